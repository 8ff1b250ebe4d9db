"""Where two pieces of a formula meet: what arrives there, what leaves, and whether the two agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

import numpy as np

from acts.formula.jets import evaluate
from acts.formula.places import Place
from acts.formula.tree import Node

Sides = tuple[tuple[float, float, float], ...]
"""For each order a derivative as it arrives at a place, at it, and as it leaves."""


@np.errstate(all="ignore")
def sides_of(tree: Node, places: Sequence[Place]) -> list[Sides]:
    """For each place f, f′ and f″: as each arrives at it, at it, and as each leaves it."""
    x = np.array([(np.nextafter(low, -inf), at, np.nextafter(high, inf)) for low, at, high in places]).reshape(-1, 3)
    y = np.stack([evaluate(tree, x, order) for order in range(3)])
    blurred = np.array([[place.low < place.high] for place in places], dtype=np.bool_).reshape(-1, 1)
    rises = y[1:] * (x[:, 1:2] - x)  # from the rim of its run to the place itself
    y[:2] += np.where(blurred & np.isfinite(rises), rises, 0.0)
    return [tuple((float(a), float(b), float(c)) for a, b, c in orders) for orders in y.swapaxes(0, 1)]


def apart(a: float, b: float, slack: float = 0.0) -> bool:
    """Whether two values differ by more than rounding and *slack*; what is no number differs from all."""
    return not abs(a - b) <= 1e-13 * (1 + abs(a)) + slack


def slack_of(place: Place, order: int) -> float:
    """What the next derivatives may add across the run of a place."""
    return 10 * (place.high - place.low) ** (3 - order)


def jumps_at(place: Place, sides: Sides) -> bool:
    """Whether the function itself jumps there, or has a value of its own at the place."""
    left, here, _ = sides[0]
    return jumps_across(place, sides[0], 0) or apart(left, here, slack_of(place, 0))


def jumps_across(place: Place, side: tuple[float, float, float], order: int) -> bool:
    """Whether the derivative of that *order* leaves the place otherwise than it came."""
    return apart(side[0], side[2], slack_of(place, order))


def broken(tree: Node, places: list[Place]) -> Iterator[Place]:
    """The places where anything happens: f, f′ or f″ differs on its sides, or f″ does not go on as it came."""
    at = np.array([place.at for place in places], dtype=np.float64)[:, None]
    bends = evaluate(tree, at + _STEP * np.arange(-6, 2), 2)
    for place, sides, row in zip(places, sides_of(tree, places), bends, strict=True):
        before, beyond = row[5::-1], row[7]
        goes_on = abs(_ONWARD @ before - beyond) <= 1e-9 + 1e-7 * np.abs(before).max()
        if not goes_on or jumps_at(place, sides) or any(jumps_across(place, sides[order], order) for order in (1, 2)):
            yield place


_STEP = 1 / 64
_ONWARD = np.linalg.solve(np.vander(-np.arange(1.0, 7)).T, np.vander([1.0], 6)[0])  # of a polynomial of degree 5
