"""The length map q′ = σ_w² V(q) + σ_b² with V(q) = E f(√q Z)², and its fixed points.

V and E f′² depend on q alone, so they are computed once on a grid of q and serve every (σ_w, σ_b).

√q V(q) never falls, whatever f: it is an integral of f² e^(−x²/2q), which grows with q at every x. On a scale of log q the
map therefore never falls by more than half a step a step, so it cannot swing around a fixed point for long: the signal goes to
the next one in the direction in which it sets off. (Where the map falls it may overshoot, by half the distance at most.)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple, cast

import numpy as np

from acts.activations.base import Activation
from acts.array import Array
from acts.gauss import integrals, moments

SAME = 1e-12
"""q′ and q that differ by less, relative to q, are the same."""
_FAR = np.concatenate([np.arange(-280, -12, 4), np.linspace(-12, 12, 193)[:-1], np.arange(12, 76, 4)])
GRID: Array = np.power(10.0, _FAR + 0.01, dtype=np.float64)  # 1 itself is between two points


@dataclass(frozen=True)
class FixedPoint:
    """A variance *q* that the length map keeps, and the slope dq′/dq of the map there: stable below 1."""

    q: float
    slope: float

    @property
    def stable(self) -> bool:
        """Whether a signal nearby comes closer; at a slope of exactly 1 this is not decided by the slope, and False."""
        return abs(self.slope) < 1 - SAME


class Curves(NamedTuple):
    """Over the grid ``q``: E f² and E f′², arrays of its shape."""

    q: Array
    square: Array
    slope_square: Array


def curves(f: Activation) -> Curves:
    """The moments of *f* from q = 1e-280 to 1e72, eight points a decade in the middle."""
    return _curves(cast("Any", f))


@lru_cache(64)
def _curves(f: Activation) -> Curves:
    found = moments(f, GRID)
    return Curves(GRID, *(np.nan_to_num(v, nan=np.inf) for v in (found.square, found.slope_square)))


def curves_forgotten() -> None:
    """Forget what was computed, for a fair start of a measurement."""
    _curves.cache_clear()


def _excess(f: Activation, sigma_w: float, sigma_b: float) -> Callable[[float], float]:
    """q′/q − 1, which is 0 if it is no more than rounding."""

    def excess(q: float) -> float:
        value = (sigma_w**2 * moments(f, q).square + sigma_b**2) / q - 1
        return 0.0 if abs(value) < SAME else value

    return excess


def fixed_points(f: Activation, sigma_w: float, sigma_b: float) -> tuple[FixedPoint, ...]:
    """Every fixed point in ascending order, with 0 if it is one, and infinity if large signals run away.

    If the map keeps every q, as for ReLU at σ_w = √2 without biases, 1 stands for them all.
    """
    found = _scan(f, sigma_w, sigma_b)
    if not found.any():
        return (FixedPoint(1.0, 1.0),)
    excess, roots = _excess(f, sigma_w, sigma_b), list[float]()
    signs = np.sign(found)
    there = np.flatnonzero(signs)
    for left, right in pairwise(there):
        if signs[left] != signs[right]:
            roots.append(_root(excess, GRID[left], GRID[right]))
    inside = [FixedPoint(q, sigma_w**2 * square_rate(f, q)) for q in roots]
    zero = [FixedPoint(0.0, float(found[0]) + 1)] if _begins_at_zero(f, sigma_w, sigma_b, found) else []
    return (*zero, *inside, *([FixedPoint(np.inf, 0.0)] if signs[there[-1]] > 0 else []))


def _begins_at_zero(f: Activation, sigma_w: float, sigma_b: float, found: Array) -> bool:
    """Whether q′ goes to 0 with q: there is no bias, and f is 0 at 0 from both sides."""
    return sigma_b == 0 and bool(np.isfinite(found[0])) and sigma_w**2 * curves(f).square[0] < 1e-200


def _scan(f: Activation, sigma_w: float, sigma_b: float) -> Array:
    """q′/q − 1 over the grid; rounding counts as 0."""
    with np.errstate(over="ignore", invalid="ignore"):
        found = (sigma_w**2 * curves(f).square + sigma_b**2) / GRID - 1
    return np.where(np.abs(found) < SAME, 0.0, np.nan_to_num(found, nan=np.inf))


def fixed_point(f: Activation, sigma_w: float, sigma_b: float) -> float:
    """The variance that a signal of q = 1 comes to: 0 if it dies out, infinity if it runs away, 1 if it stays."""
    excess = _excess(f, sigma_w, sigma_b)
    first = excess(1.0)
    if first == 0:
        return 1.0
    every = fixed_points(f, sigma_w, sigma_b)
    ahead = [p.q for p in every if (p.q > 1 if first > 0 else p.q < 1)]
    return (min(ahead) if first > 0 else max(ahead)) if ahead else (np.inf if first > 0 else 0.0)


def _root(excess: Callable[[float], float], low: float, high: float) -> float:
    """Where *excess* is 0 between two points of opposite sign, on a scale of log q, by the method of Illinois."""
    a, b, at_a, at_b = np.log(low), np.log(high), excess(low), excess(high)
    for _ in range(200):
        middle = b - at_b * (b - a) / (at_b - at_a) if np.isfinite(at_b - at_a) else 0.5 * (a + b)
        middle = middle if min(a, b) < middle < max(a, b) else 0.5 * (a + b)
        here = excess(float(np.exp(middle)))
        if here == 0 or abs(b - a) < 4e-16 * max(1.0, abs(a)):
            return float(np.exp(middle))
        if (here > 0) != (at_b > 0):
            a, at_a = b, at_b
        else:
            at_a *= 0.5
        done = abs(middle - b) < 1e-15 * max(1.0, abs(middle))
        b, at_b = middle, here
        if done:
            break
    return float(np.exp(b))


def square_rate(f: Activation, q: float) -> float:
    """d E f(X)² / dq for X ~ N(0, q): E x f(x) f′(x) / q, and what each jump of f² adds."""
    steps = [(at, float(np.diff(f(np.nextafter(at, [-np.inf, np.inf])) ** 2)[0])) for at in f.jumps]
    jumped = sum(rise * at * np.exp(-at * at / (2 * q)) for at, rise in steps) / (2 * q * np.sqrt(2 * np.pi * q))
    return _smooth_rate(cast("Any", f), q) + float(jumped)


@lru_cache(4096)
def _smooth_rate(f: Activation, q: float) -> float:
    known = f.gaussian_moments(np.array([q]))
    if known is not None:  # E f² is known in closed form, and smooth in q
        return _difference(f, q)
    found = integrals(lambda x, weight, _: (x * f(x) * f.derivative(x) * weight)[None], f.breaks, np.array([q**0.5]))
    return float(found[0, 0]) / q


def _difference(f: Activation, q: float) -> float:
    h = 1e-3 * q
    at = np.array([q - 2 * h, q - h, q + h, q + 2 * h])
    low, lower, higher, high = moments(f, at).square.tolist()
    return (8 * (higher - lower) - (high - low)) / (12 * h)
