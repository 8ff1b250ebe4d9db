"""A formula that was read, checked and searched: its values, its derivatives, and where it bends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import inf

import numpy as np

from acts.array import Array
from acts.formula import sentences as say
from acts.formula.ends import limits
from acts.formula.far import evaluate_far, lost, watched
from acts.formula.jets import evaluate
from acts.formula.joints import Sides, apart, broken, jumps_across, jumps_at, sides_of, slack_of
from acts.formula.parameters import check_used, read_parameters
from acts.formula.places import GRID, MOST, USABLE, Guard, Place, guards, merged, near, turns, without_waves, zeros
from acts.formula.read import read
from acts.formula.rewrite import steady
from acts.formula.tree import Node, walk


@dataclass(frozen=True, eq=False)
class Written:
    """A formula, as it was typed (``shown``) and as it is computed (``tree``); ``places`` are its breaks."""

    shown: Node
    tree: Node
    places: tuple[Place, ...]

    def __call__(self, x: Array, order: int = 0) -> Array:
        """The derivative of that *order* (0, 1, 2) at *x*: float64, same shape.

        NaN stays NaN. Where the arithmetic overflows beyond ±20, it is done again with wider exponents; where even those
        are too narrow, and at ±∞, the limit stands.
        """
        x = self._snapped(np.asarray(x, dtype=np.float64))
        y, overflowed = watched(self.tree, x, order)
        for at, value in self._repairs[order]:
            y = np.where(x == at, value, y)
        far = ~(np.abs(x) <= USABLE)
        if (far & (overflowed | ~np.isfinite(x) | ~np.isfinite(y))).any():
            y = np.array(y)
            far = far & lost(self.tree, x, order)
            y[far] = self._far(x[far], order)
        return np.asarray(y)

    def _far(self, x: Array, order: int) -> Array:
        y, beyond, _ = evaluate_far(self.tree, x, order)
        ends = np.where(x > 0, self._limits[order][1], self._limits[order][0])
        unknown = np.isnan(ends) & np.isinf(y) & np.isfinite(x)  # a wave that grows has no limit, but it is large
        return np.where(np.isnan(x), np.nan, np.where((beyond | np.isinf(x)) & ~unknown, ends, y))

    def _snapped(self, x: Array) -> Array:
        """Inputs that rounding would take for a break, put beside it where they belong."""
        for low, at, high in self.places:
            if low < high:
                x = np.where((x >= low) & (x < at), np.nextafter(low, -inf), x)
                x = np.where((x > at) & (x <= high), np.nextafter(high, inf), x)
        return x

    @cached_property
    def _limits(self) -> tuple[tuple[float, float], ...]:
        return tuple(limits(self.tree, order) for order in range(3))

    @cached_property
    def _joints(self) -> list[tuple[Place, Sides]]:
        return list(zip(self.places, sides_of(self.tree, self.places), strict=True))

    @cached_property
    def _repairs(self) -> tuple[list[tuple[float, float]], ...]:
        """Derivatives at the breaks, where both sides agree and the arithmetic does not, or where it has no value."""
        found: tuple[list[tuple[float, float]], ...] = ([], [], [])
        for place, (_, *sides) in self._joints:
            for order, (left, here, right) in enumerate(sides, 1):
                slack = slack_of(place, order)
                if not np.isfinite(here) or (not apart(left, right, slack) and apart(left, here, slack)):
                    found[order].append((place.at, left if abs(left) < _WILD else 0.0))
        return found

    @cached_property
    def pieced(self) -> bool:
        """Whether it is put together from pieces, as by abs or where, though nothing may be seen where they meet."""
        return any(not guard.singular for guard in guards(self.tree))

    @property
    def breaks(self) -> tuple[float, ...]:
        """Where two analytic pieces meet, in ascending order."""
        return tuple(place.at for place in self.places)

    @cached_property
    def jumps(self) -> tuple[float, ...]:
        """The breaks where the function itself jumps."""
        return tuple(place.at for place, sides in self._joints if jumps_at(place, sides))

    @cached_property
    def kinks(self) -> tuple[float, ...]:
        """The breaks where the function or its slope jumps."""
        return tuple(
            place.at for place, sides in self._joints if jumps_at(place, sides) or jumps_across(place, sides[1], 1)
        )


@lru_cache(maxsize=256)
@np.errstate(all="ignore")  # what is infinite or no number is looked for, and said in words
def written(expression: str, parameters: str = "") -> Written:
    """The formula of these two texts; raises `Trouble` with the place of what is wrong."""
    values = read_parameters(parameters)
    shown = read(expression, values)
    check_used(parameters, values, {node.name for node in walk(shown)})
    tree = steady(shown)
    places = merged(_searched(expression, tree))
    made = Written(shown, tree, tuple(broken(tree, places)))
    _check_finite(expression, made)
    return made


def _searched(source: str, tree: Node) -> list[Place]:
    """Every place where something may happen; raises `Trouble` for too many of them, and for one that is infinite."""
    changes = {guard: turns(guard) for guard in guards(tree)}
    count, found = 0, list[Place]()
    for guard, places in changes.items():
        count += near(places)
        if count > MOST:
            raise say.trouble(say.KINKED, source, *guard.outer.span, most=MOST)
    for guard, places in changes.items():
        at = zeros(guard, without_waves(places))
        _check_singular(source, tree, guard, at)
        found += at
    return found


def _check_singular(source: str, tree: Node, guard: Guard, places: list[Place]) -> None:
    """Refuse a value or a slope that grows without bound toward one of *places*."""
    for at in (place.at for place in places if guard.singular and abs(place.at) <= USABLE):
        for order, what in ((0, say.INFINITE), (1, say.STEEP)):
            if _explodes(tree, at, order):
                raise say.unfit(what, at, source, guard.outer.span)


def _explodes(tree: Node, at: float, order: int) -> bool:
    """Whether a curve changes more and more on each of three steps toward a point."""
    steps = np.array([1e-3, 1e-6, 1e-12]) * max(1.0, abs(at))
    for side in (-1, 1):
        y = evaluate(tree, np.asarray(at + side * steps, dtype=np.float64), order)
        first, second = np.abs(np.diff(y))
        if second > first and second > 1e-3 * (1 + abs(y[0])):
            return True
    return False


def _check_finite(source: str, made: Written) -> None:
    beside = np.nextafter(np.array(made.breaks)[:, None], [-inf, inf]).ravel()
    x = np.concatenate([GRID[np.abs(GRID) <= USABLE], made.breaks, beside])
    x = x[np.abs(x) <= USABLE]
    for order, what in enumerate((say.INFINITE, say.STEEP, say.STEEP)):
        lost = x[~np.isfinite(made(x, order))]
        if lost.size:
            at = float(lost[np.abs(lost).argmin()])
            raise say.unfit(what, at, source, _culprit(made.tree, np.array([at]), order).span)


def _culprit(node: Node, x: Array, order: int) -> Node:
    """The smallest piece that has no finite value at *x*, while its own pieces have one."""
    chosen = node.args
    if node.op == "where":
        chosen = (node.args[1 if evaluate(node.args[0], x)[0] else 2],)
    lost = (arg for arg in chosen if not np.isfinite(evaluate(arg, x, order))[0])
    below = next(lost, None)
    return node if below is None or below.span == (0, 0) else _culprit(below, x, order)


_WILD = 1e100  # beside a break, a second derivative beyond this grows without bound
