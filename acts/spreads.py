"""How f(z) varies with the input, when a part of z that belongs to the unit does not.

z = √(q−s) A + √s B with A fixed by the unit and B by the input, both normal. What B does to f(z) is summed from differences,
and those of neighboring points from the slope between them, so that a spread keeps its digits however small s is beside q.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple, cast

import numpy as np

from acts.activations.base import Activation
from acts.array import Array
from acts.gauss import Owners, Weighted, around, expect, integrals, moments, nodes

_NEAR = 0.003
"""Nearer points than that are compared by the slope between them."""
_BETWEEN, _SHARES = (np.polynomial.legendre.leggauss(3)[0] + 1) / 2, np.polynomial.legendre.leggauss(3)[1] / 2
_LINEAR = 3e-6  # of the size of z: a smooth function is a line over less
_ALONG, _AWAY = np.linspace(-12, 12, 17), 4.0 ** np.arange(-1, 14)
"""In units of √s: where panels end around a kink that B carries z across, and around a point where f is level."""
_LEVELS = 6


class Apart(NamedTuple):
    """How f(z) varies with the input, over all units.

    ``variance`` is the mean over the units of the variance over the inputs, ``deviation`` the mean of its root.
    """

    variance: float
    deviation: float


def apart(f: Activation, q: float, s: float, noise: float = 0.0) -> Apart:
    """For z of variance *q*, of which *s* ≤ *q* differs from input to input: correlation 1 − s/q.

    *noise* is the variance of factors of mean 1, one for every value, as dropout multiplies with.
    """
    return _apart(cast("Any", f), q, min(s, q), noise)


@lru_cache(1024)
def _apart(f: Activation, q: float, s: float, noise: float) -> Apart:
    mean, square, _ = moments(f, q)
    if s == q or not 0 < square < np.inf:
        variance = max(square * (1 + noise) - mean**2, 0.0)
        return Apart(variance, variance**0.5)
    if s == 0:
        return Apart(noise * square, noise**0.5 * expect(lambda x: np.abs(f(x)), f.breaks, q**0.5) if noise else 0.0)
    moving, fixed = s**0.5, (q - s) ** 0.5
    if not f.breaks and not noise and moving < _LINEAR * min(1.0, fixed):
        steep = expect(lambda x: np.abs(f.derivative(x)), _level(f), q**0.5)
        return Apart(s * moments(f, q).slope_square, moving * steep)

    def found(a: Array, weight: Array, _: Owners) -> Array:
        v = _varying(f, a.ravel(), moving, noise, weight.ravel()).reshape(a.shape)
        return np.stack([v, np.sqrt(v)]) * weight

    variance, deviation = integrals(found, _edges(f, moving, fixed), np.array([fixed]), step=2)[:, 0]
    return Apart(float(variance), float(deviation))


def by_unit(f: Activation, q: float, s: float, noise: float = 0.0) -> tuple[Array, Array]:
    """The variance over the inputs for each of n kinds of unit (n,), and the share of all units of each kind (n,)."""
    if s == 0 or s >= q:
        every = apart(f, q, s, noise).variance
        return np.array([every]), np.ones(1)
    moving, fixed = s**0.5, (q - s) ** 0.5
    at, shares = nodes(_edges(f, moving, fixed), fixed)
    return _varying(f, at, moving, noise, shares), shares


def _varying(f: Activation, at: Array, moving: float, noise: float, shares: Array) -> Array:
    """The variance of f(a + *moving* B) over B for each a in *at*, and what *noise* adds; digits are spent where *shares* are."""
    known = f.blurred(at, moving)
    if known is None:
        middle = f(at)
        mean, square = around(_differences(f, at, middle, moving), f.breaks, moving, at, shares)
        known = middle + moving * mean, np.maximum(square - mean**2, 0) * moving**2
    mean, variance = known
    return variance + noise * (variance + mean**2) if noise else variance


def _differences(f: Activation, at: Array, middle: Array, moving: float) -> Weighted:
    """(f(a + *moving* z) − f(a)) / *moving* and its square, weighted."""

    def differences(z: Array, weight: Array, owner: Owners) -> Array:
        a, away = at[owner], moving * z
        x = a + away
        near = np.abs(away) <= _NEAR
        for place in f.breaks:
            near &= (x - place) * (a - place) > 0
        y = np.empty_like(z) if near.all() else (f(x) - middle[owner]) / moving
        if near.any():
            between = a[near][:, None] + away[near][:, None] * _BETWEEN
            y[near] = (f.derivative(between) @ _SHARES) * z[near]
        return np.stack([y * weight, np.square(y * np.sqrt(weight))])

    return differences


def _edges(f: Activation, moving: float, fixed: float) -> list[float]:
    """Where the panels over the units end: around kinks and level points as finely as B is wide."""
    if moving > fixed / 3:
        return list(f.breaks)
    kinked = [place + moving * t for place in f.breaks for t in _ALONG]
    return kinked + [
        place + side * moving * t for place in _level(f) for t in _AWAY if moving * t < 2 for side in (-1, 1)
    ]


def _level(f: Activation) -> tuple[float, ...]:
    """Where a smooth part of *f* is level, if that is at few places near 0: the deviation bends there."""
    return _level_at(cast("Any", f))


@lru_cache(64)
def _level_at(f: Activation) -> tuple[float, ...]:
    x = np.linspace(-30, 30, 4002)  # 0 is not among them
    rising = np.sign(f.derivative(x))
    at = np.flatnonzero(rising[1:] * rising[:-1] < 0)
    low, high = x[at], x[at + 1]
    for _ in range(50 if 0 < at.size <= _LEVELS else 0):
        middle = 0.5 * (low + high)
        before = np.sign(f.derivative(middle)) == rising[at]
        low, high = np.where(before, middle, low), np.where(before, high, middle)
    return (
        tuple(v for v in low.tolist() if min([1.0, *(abs(v - k) for k in f.breaks)]) > 1e-9)
        if at.size <= _LEVELS
        else ()
    )
