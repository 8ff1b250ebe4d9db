"""Where a formula may bend, jump or lose its value: the zeros of what stands inside abs, max, a comparison, a fraction.

Each zero is refined to neighboring floating-point numbers. Where rounding makes a short run of them zero, the run is
one place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from acts._extremes import bracket
from acts.array import Array
from acts.formula.blur import blurred, brackets
from acts.formula.jets import evaluate
from acts.formula.tree import COMPARISONS, Node, call, depends, number, walk

USABLE = 20.0
"""A formula has finite values and slopes from minus this to this, the widest input range of the curves."""
MOST = 60
"""How many kinks a formula may have in that range."""
_FAR_MOST = 12  # far out the grid is coarse, and what crosses zero more often than this is a wave that it cannot follow


class Place(NamedTuple):
    """A zero: the run of floating-point numbers that share it, and the one of them that stands for it."""

    low: float
    at: float
    high: float


class Guard(NamedTuple):
    """Something whose zeros matter: the node that they matter to, and whether a value is lost there, not only a slope."""

    inner: Node
    outer: Node
    singular: bool


def guards(tree: Node) -> Iterator[Guard]:
    """Every place in *tree* where something non-smooth may happen."""
    for node in walk(tree):
        for inner in _bends(node):
            if depends(inner):
                yield Guard(inner, node, False)
        inner = _breaks_down(node)
        if inner is not None and depends(inner):
            yield Guard(inner, node, True)


def _bends(node: Node) -> tuple[Node, ...]:
    args = node.args
    if node.op in {"abs", "relu", "sign"}:
        return args
    if node.op in {"max", "min", *COMPARISONS}:
        return (call("-", *args),)
    return (call("-", args[0], args[1]), call("-", args[0], args[2])) if node.op == "clip" else ()


def _breaks_down(node: Node) -> Node | None:
    args = node.args
    if node.op in {"sqrt", "log"}:
        return args[0]
    if node.op == "/":
        return args[1]
    if node.op == "**":
        return None if _is_whole(args[1]) else args[0]
    watched = {"log1p": lambda u: call("+", number(1), u), "tan": lambda u: call("cos", u)}
    return watched[node.op](args[0]) if node.op in watched else None


def _is_whole(top: Node) -> bool:
    return not depends(top) and (n := float(evaluate(top, np.zeros(1))[0])) >= 0 and n.is_integer()


def _grid() -> Array:
    """Even steps in the usable range, finer and finer toward 0, and wider and wider outside."""
    small, far = 2.0 ** np.arange(-60, -6), USABLE * 1.03 ** np.arange(1, 400)
    return np.unique(np.concatenate([np.linspace(-USABLE, USABLE, 2561), small, -small, far, -far])).astype(np.float64)


GRID = _grid()


def turns(guard: Guard) -> list[int]:
    """After which points of the grid what *guard* watches changes its sign, or becomes or stops being 0."""
    signs = _sign_of(lambda x: evaluate(guard.inner, x))(GRID)
    return [int(i) for i in np.flatnonzero(signs[1:] != signs[:-1])]


def near(places: list[int]) -> int:
    """How many of these points lie in the usable range; a zero on the grid is two changes and counts once."""
    inside = [i for i in places if abs(GRID[i]) <= USABLE]
    return sum(i - 1 not in inside for i in inside)


def without_waves(places: list[int]) -> list[int]:
    """*places* without those far out if they are so many that the grid cannot have seen them all."""
    far = [i for i in places if abs(GRID[i]) > USABLE]
    return places if len(far) <= _FAR_MOST else [i for i in places if abs(GRID[i]) <= USABLE]


def zeros(guard: Guard, changes: list[int]) -> list[Place]:
    """The zeros of what *guard* watches, from its *changes* and, if a value is lost there, where it touches 0."""
    sharp = _runs(_sign_of(lambda x: evaluate(guard.inner, x)), changes)
    noise = blurred(guard.inner, np.array([place.at for place in sharp]))
    found = [_widened(place, *run) for place, run in zip(sharp, noise, strict=True)]
    return sorted(found + (_touches(guard.inner) if guard.singular else []))


def _widened(place: Place, low: float, high: float) -> Place:
    """*place* with the run of noise around it, whose own rim is noise too."""
    if not (low < place.low or high > place.high):
        return place
    at = _plain(low - (high - low) / 8, high + (high - low) / 8)
    return Place(min(low, at), at, max(high, at))


def _sign_of(g: Callable[[Array], Array]) -> Callable[[Array], Array]:
    """-1, 0, 1, and 9 for NaN, so that the rim of a domain is a change too."""
    return lambda x: np.nan_to_num(np.sign(g(x)), nan=9.0)


def _runs(u: Callable[[Array], Array], turns: list[int]) -> list[Place]:
    a, b = GRID[turns], GRID[np.array(turns, dtype=np.intp) + 1]
    before, behind = u(a), u(b)
    last, first = brackets(u, before, a, np.where(before == 0, a, b))
    run = (before == 0) | (u(first) == 0)
    end, _ = brackets(u, 0 * b, first, np.where(run & (behind != 0), b, first))
    found, opened = list[Place](), list[float]()  # opened: where a run of zeros has begun
    for sides in zip(before, behind, last, first, run, end, strict=True):
        came, goes, low, high, zero, rim = (float(v) for v in sides)
        if not zero:
            found.append(Place(*[_plain(low, high)] * 3))
            continue
        opened = [high] if came != 0 else opened
        if goes != 0:
            found += _closed(opened.pop() if opened else None, rim)
    return found + [Place(at, at, at) for at in opened]


def _closed(first: float | None, last: float) -> list[Place]:
    """A run of zeros: one place if it is short, else its two ends."""
    if first is not None and last - first <= 1e-9 * (1 + abs(first)):
        return [Place(first, _plain(first, last), last)]
    return [Place(at, at, at) for at in ([] if first is None else [first]) + [last]]


def _plain(low: float, high: float) -> float:
    """The number from *low* to *high* that is written shortest."""
    if low <= 0 <= high:
        return 0.0
    middle = low + (high - low) / 2
    tries = [float(f"{middle:.{digits}g}") for digits in range(1, 18)]
    return next((t for t in tries if low <= t <= high), low)


def _touches(inner: Node) -> list[Place]:
    """Where a value comes down to 0 and goes up again, which shows in its slope alone."""
    slope = _sign_of(lambda x: evaluate(inner, x, 1))
    x = GRID[np.abs(GRID) <= USABLE]
    signs, sizes = slope(x), np.abs(evaluate(inner, x))
    found = list[Place]()
    for i in np.flatnonzero((signs[1:] * signs[:-1] == -1) & (np.minimum(sizes[1:], sizes[:-1]) < 1e-3))[:MOST]:
        pair = np.array(bracket(lambda t, s=signs[i]: slope(t) == s, float(x[i]), float(x[i + 1])))
        small = np.abs(evaluate(inner, pair))
        if small.min() < 1e-24 * sizes[i : i + 2].max():
            found.append(Place(*[float(pair[small.argmin()])] * 3))
    return found


def merged(places: list[Place]) -> list[Place]:
    """*places* in ascending order, those that only rounding keeps apart as one."""
    found = list[Place]()
    for place in sorted(places):
        if found and place.low - found[-1].high <= 8 * np.spacing(abs(place.at)):
            last = found.pop()
            at = min((last.at, place.at), key=lambda v: len(repr(v)))
            place = Place(min(last.low, place.low), at, max(last.high, place.high))  # noqa: PLW2901 - it grew
        found.append(place)
    return found
