"""Where curves made of analytic pieces reach their extremes, and what they tend to.

Between two breaks a curve is analytic. So its extremes lie at the breaks, at the ends of the line, or where its
derivative changes sign, and a derivative that is 0 at every sample of a piece is 0 on the whole piece.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from math import inf, isnan
from typing import NamedTuple

import numpy as np

from acts.array import Array

Curve = Callable[[Array], Array]
Mask = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
Places = np.ndarray[tuple[int, ...], np.dtype[np.intp]]


def samples(breaks: tuple[float, ...]) -> Array:
    """Points (n,) on both sides of 0 and of every break, dense near them and out to 1e300, in ascending order."""
    near = 2.0 ** np.arange(-30, 3, 0.5)
    side = np.concatenate([2.0 ** np.arange(-30, 60, 0.5), 2.0 ** np.arange(60, 1000, 40), np.linspace(0, 50, 251)])
    near_breaks = [
        np.array([at, np.nextafter(at, -inf), np.nextafter(at, inf), *(at + near), *(at - near)]) for at in breaks
    ]
    return np.unique(np.concatenate([side, -side, *near_breaks])).astype(np.float64)


def pieces(breaks: tuple[float, ...], x: Array) -> Iterator[Mask]:
    """Which of *x* lie in each open interval between neighboring breaks."""
    edges = (-inf, *breaks, inf)
    return ((low < x) & (x < high) for low, high in pairwise(edges))


def value_at(g: Curve, at: float) -> float:
    """g(at); at ±∞ the limit, NaN where there is none."""
    return float(g(np.array([at]))[0])


def around(g: Curve, dg: Curve, at: float) -> tuple[float, float, float]:
    """The limit from the left, the value, and the limit from the right of a point."""
    t = np.array([np.nextafter(at, -inf), at, np.nextafter(at, inf)])
    left, value, right = (float(v) for v in g(t) - dg(t) * (t - at))
    return left if differ(left, value) else value, value, right if differ(value, right) else value


def differ(a: float, b: float) -> bool:
    """Whether two numbers are further apart than rounding explains."""
    return abs(a - b) > 1e-15 * (1 + abs(a))


class Range(NamedTuple):
    """Infimum and supremum, whether they are values of the function, and the one point of the lowest, if there is."""

    low: float
    low_attained: bool
    low_at: float | None
    high: float
    high_attained: bool


class _Candidate(NamedTuple):
    """A number that may be an extreme, whether it is a value of the function, and where, if at one point only."""

    value: float
    attained: bool
    at: float | None = None


def extremes(g: Curve, dg: Curve, breaks: tuple[float, ...], x: Array, y: Array, dy: Array) -> Range:
    """The range of g over the whole line; dg is its derivative, *y* and *dy* their values at the samples *x*."""
    found = [
        *_at_ends(g),
        *_at_breaks(g, dg, breaks),
        *_on_flats(breaks, x, y, dy),
        *_at_turns(g, dg, breaks, x, y, dy),
    ]
    low, high = min(c.value for c in found), max(c.value for c in found)
    lowest = [c for c in found if c.value == low and c.attained]
    single = lowest[0].at if lowest and all(c.at is not None for c in lowest) else None
    return Range(low, bool(lowest), single, high, any(c.attained for c in found if c.value == high))


def _at_ends(g: Curve) -> Iterator[_Candidate]:
    limits = (value_at(g, -inf), value_at(g, inf))
    return (_Candidate(value, False) for value in limits if not isnan(value))


def _at_breaks(g: Curve, dg: Curve, breaks: tuple[float, ...]) -> Iterator[_Candidate]:
    for at in breaks:
        left, value, right = around(g, dg, at)
        yield from (_Candidate(left, False), _Candidate(value, True, at), _Candidate(right, False))


def _on_flats(breaks: tuple[float, ...], x: Array, y: Array, dy: Array) -> Iterator[_Candidate]:
    return (_Candidate(float(y[piece][0]), True) for piece in pieces(breaks, x) if not dy[piece].any())


def _at_turns(g: Curve, dg: Curve, breaks: tuple[float, ...], x: Array, y: Array, dy: Array) -> Iterator[_Candidate]:
    """The lowest and the highest place where the derivative changes sign within a piece.

    Further out than 1e4, neighboring numbers may miss whole waves.
    """
    clear = (dy != 0) & (np.abs(x) < 1e4)
    for sign in (-1.0, 1.0):
        turns = np.concatenate([_falls(np.flatnonzero(piece & clear), sign * dy) for piece in pieces(breaks, x)])
        if turns.size:
            i, j = turns[np.argmax((sign * y[turns]).max(1))]
            at, _ = bracket(lambda t, sign=sign: sign * dg(t) >= 0, float(x[i]), float(x[j]))
            value, nearby = value_at(g, at), float(np.abs(y[[i, j]]).max())
            yield _Candidate(value if abs(value) > 1e-15 * nearby else 0.0, True, at)


def _falls(places: Places, dy: Array) -> Places:
    """Pairs of neighboring *places* between which dy goes from positive to negative, shape (pairs, 2)."""
    falls = (dy[places[:-1]] > 0) & (dy[places[1:]] < 0)
    return np.stack([places[:-1][falls], places[1:][falls]], axis=1)


def bracket(holds: Callable[[Array], Mask], a: float, b: float) -> tuple[float, float]:
    """The neighboring numbers between which *holds*, true at a and false at b, ends."""
    for _ in range(12):
        t = np.linspace(a, b, 129)
        i = int(np.flatnonzero(holds(t))[-1])
        narrower = float(t[i]), float(t[i + 1])
        if narrower == (a, b):
            break
        a, b = narrower
    return a, b
