"""A formula that was read, checked and searched: its values, its derivatives, and where it bends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import inf

import numpy as np

from acts.array import Array
from acts.formula import sentences as say
from acts.formula.ends import limits
from acts.formula.far import evaluate_far, lost, watched
from acts.formula.jets import evaluate
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
    def _repairs(self) -> tuple[list[tuple[float, float]], ...]:
        """Derivatives at the breaks, where both sides agree and the arithmetic does not, or where it has no value."""
        found: tuple[list[tuple[float, float]], ...] = ([], [], [])
        for place, (_, *sides) in zip(self.places, _sides(self.tree, self.places), strict=True):
            for order, (left, here, right) in enumerate(sides, 1):
                slack = _slack(place, order)
                if not np.isfinite(here) or (not _apart(left, right, slack) and _apart(left, here, slack)):
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
        pairs = zip(self.places, _sides(self.tree, self.places), strict=True)
        return tuple(place.at for place, sides in pairs if _steps(place, sides))

    @cached_property
    def kinks(self) -> tuple[float, ...]:
        """The breaks where the function or its slope jumps."""
        pairs = zip(self.places, _sides(self.tree, self.places), strict=True)
        return tuple(place.at for place, sides in pairs if _steps(place, sides) or _bends(place, sides[1], 1))


@lru_cache(maxsize=256)
@np.errstate(all="ignore")  # what is infinite or no number is looked for, and said in words
def written(expression: str, parameters: str = "") -> Written:
    """The formula of these two texts; raises `Trouble` with the place of what is wrong."""
    values = read_parameters(parameters)
    shown = read(expression, values)
    check_used(parameters, values, {node.name for node in walk(shown)})
    tree = steady(shown)
    places = merged(_searched(expression, tree))
    made = Written(shown, tree, tuple(_breaks(tree, places)))
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


Sides = tuple[tuple[float, float, float], ...]


@np.errstate(all="ignore")
def _sides(tree: Node, places: Sequence[Place]) -> list[Sides]:
    """For each place f, f′ and f″: as each arrives at it, at it, and as each leaves it."""
    x = np.array([(np.nextafter(low, -inf), at, np.nextafter(high, inf)) for low, at, high in places]).reshape(-1, 3)
    y = np.stack([evaluate(tree, x, order) for order in range(3)])
    blurred = np.array([[place.low < place.high] for place in places], dtype=np.bool_).reshape(-1, 1)
    rises = y[1:] * (x[:, 1:2] - x)  # from the rim of its run to the place itself
    y[:2] += np.where(blurred & np.isfinite(rises), rises, 0.0)
    return [tuple(tuple(map(float, one)) for one in orders) for orders in y.swapaxes(0, 1)]  # type: ignore[misc]


def _apart(a: float, b: float, slack: float = 0.0) -> bool:
    return not abs(a - b) <= 1e-13 * (1 + abs(a)) + slack


def _slack(place: Place, order: int) -> float:
    """What the next derivatives may add across the run of a place."""
    return 10 * (place.high - place.low) ** (3 - order)


def _steps(place: Place, sides: Sides) -> bool:
    left, here, _ = sides[0]
    return _bends(place, sides[0], 0) or _apart(left, here, _slack(place, 0))


def _bends(place: Place, side: tuple[float, float, float], order: int) -> bool:
    return _apart(side[0], side[2], _slack(place, order))


def _breaks(tree: Node, places: list[Place]) -> Iterator[Place]:
    """The places where anything happens: f, f′ or f″ differs on its sides, or f″ does not go on as it came."""
    at = np.array([place.at for place in places], dtype=np.float64)[:, None]
    bends = evaluate(tree, at + _STEP * np.arange(-6, 2), 2)
    for place, sides, row in zip(places, _sides(tree, places), bends, strict=True):
        before, beyond = row[5::-1], row[7]
        goes_on = abs(_ONWARD @ before - beyond) <= 1e-9 + 1e-7 * np.abs(before).max()
        if not goes_on or _steps(place, sides) or any(_bends(place, sides[order], order) for order in (1, 2)):
            yield place


_WILD = 1e100  # beside a break, a second derivative beyond this grows without bound
_STEP = 1 / 64
_ONWARD = np.linalg.solve(np.vander(-np.arange(1.0, 7)).T, np.vander([1.0], 6)[0])  # of a polynomial of degree 5
