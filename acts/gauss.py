"""Expectations under a normal distribution, to about 14 digits.

The line is cut into panels at the kinks; each panel is integrated with 16 Gauss-Legendre nodes. Where the highest
Legendre coefficients of the integrand have not died away, the panel is halved, so a wave or a sharp bend is resolved
wherever it lies. Gauss-Hermite quadrature is not used: a kink costs it all but two or three digits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar, cast, overload

import numpy as np

from acts.activations.base import Activation
from acts.array import Array

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(16)
_HIGHEST = np.polynomial.legendre.legvander(_NODES, 15)[:, 13:] * _WEIGHTS[:, None] * (np.arange(13, 16) + 0.5)
_ERROR = 1e-16  # of the whole; where coefficients fall off steadily, the error is about the square of the last ones
_BEYOND = 1e-18  # how much of the whole the outermost panels may hold
_REACH, _FURTHEST = 12, 36  # standard deviations; beyond 38 the density is no longer a normal number
_HALVINGS = 50
_PANELS = 2048  # per scale; what waves faster than that give is an average over their phases


T = TypeVar("T", float, Array)


class Moments(NamedTuple, Generic[T]):
    """E f(X), E f(X)² and E f′(X)² for X ~ N(0, q): numbers for one q, arrays of its shape for many."""

    mean: T
    square: T
    slope_square: T


def expect(g: Callable[[Array], Array], kinks: Sequence[float] = (), scale: float = 1.0) -> float:
    """E g(X) for X ~ N(0, scale²); *g* is called with float64 arrays, *kinks* are where it is not smooth."""
    return float(_integrals(lambda x, weight: (g(x) * weight)[None], kinks, np.array([scale]), _REACH)[0, 0])


@overload
def moments(f: Activation, q: float) -> Moments[float]: ...
@overload
def moments(f: Activation, q: Array) -> Moments[Array]: ...
def moments(f: Activation, q: float | Array) -> Moments[float] | Moments[Array]:
    """The moments of *f* under X ~ N(0, q), for one second moment q ≥ 0 or an array of them at once."""
    if isinstance(q, np.ndarray):
        return Moments[Array](*_moments(f, q.ravel()).reshape(3, *q.shape))
    return _moments_at(cast("Any", f), float(q))  # a frozen spec can be hashed, though its type does not say so


@lru_cache(4096)
def _moments_at(f: Activation, q: float) -> Moments[float]:
    return Moments[float](*_moments(f, np.array([q]))[:, 0].tolist())


def _moments(f: Activation, q: Array) -> Array:
    known = f.gaussian_moments(q)
    if known is not None:
        return np.stack(known)
    return _integrals(lambda x, weight: _powers(f(x), f.derivative(x), weight), f.breaks, np.sqrt(q), _REACH)


def _powers(y: Array, slope: Array, weight: Array) -> Array:
    root = np.sqrt(weight)  # weighted before they are squared, so that a square overflows only if the mean does
    return np.stack([y * weight, np.square(y * root), np.square(slope * root)])


_Mask = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
_Owners = np.ndarray[tuple[int, ...], np.dtype[np.intp]]
_Weighted = Callable[[Array, Array], Array]  # (points, weights) to the weighted values of each component


class _Panels(NamedTuple):
    """Intervals of the standard normal variable, and the number of the scale that each belongs to."""

    low: Array
    high: Array
    owner: _Owners


def _integrals(g: _Weighted, kinks: Sequence[float], scales: Array, reach: int) -> Array:
    """E g(s Z) for every scale s, shape (components of g, number of scales)."""
    panels, total, whole = _cut(kinks, scales, reach), np.zeros(()), np.zeros(())
    for halving in range(_HALVINGS):
        part, size, tail = _panel_sums(g, panels, scales)
        if not halving:
            whole = _by_owner(size, panels.owner, scales.size)
            hidden = (whole == 0).any(0) & (_farthest(kinks) >= reach * scales)
            if reach < _FURTHEST and (hidden.any() or _spills(size, panels, whole, reach)):
                return _integrals(g, kinks, scales, reach + 4)
        rough = _is_rough(size, tail, whole[:, panels.owner])
        rough &= (rough.sum() <= _PANELS * scales.size) & (halving + 1 < _HALVINGS)
        total = total + _by_owner(part[:, ~rough], panels.owner[~rough], scales.size)
        panels = _halved(panels, rough)
        if not panels.low.size:
            break
    return total


def _farthest(kinks: Sequence[float]) -> float:
    return max(map(abs, kinks), default=-1.0)


def _cut(kinks: Sequence[float], scales: Array, reach: int) -> _Panels:
    steps = np.broadcast_to(np.arange(-reach, reach + 1.0), (scales.size, 2 * reach + 1))
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        at = np.nan_to_num(np.asarray(kinks, dtype=np.float64) / scales[:, None])
    edges = np.sort(np.concatenate([steps, np.clip(at, -reach, reach)], axis=1), axis=1)
    low, high = edges[:, :-1], edges[:, 1:]
    real = high > low
    return _Panels(low[real], high[real], np.nonzero(real)[0])


def _panel_sums(g: _Weighted, panels: _Panels, scales: Array) -> tuple[Array, Array, Array]:
    """Per component and panel: the integral, the integral of the absolute value, and the last Legendre coefficients."""
    half = 0.5 * (panels.high - panels.low)
    z = 0.5 * (panels.high + panels.low)[:, None] + half[:, None] * _NODES
    density = np.exp(-0.5 * z * z) / np.sqrt(2 * np.pi) * half[:, None]
    with np.errstate(over="ignore", invalid="ignore"):
        values = g((scales[panels.owner, None] * z).ravel(), density.ravel()).reshape(-1, *z.shape)
        tail = np.abs(values @ _HIGHEST).max(-1)
        return values @ _WEIGHTS, np.abs(values) @ _WEIGHTS, tail


def _by_owner(parts: Array, owner: _Owners, count: int) -> Array:
    return np.stack([np.bincount(owner, row, count).astype(np.float64) for row in parts])


def _spills(size: Array, panels: _Panels, whole: Array, reach: int) -> bool:
    outer = (panels.low == -reach) | (panels.high == reach)
    return bool((size[:, outer] > _BEYOND * whole[:, panels.owner[outer]]).any())


def _is_rough(size: Array, tail: Array, whole: Array) -> _Mask:
    with np.errstate(invalid="ignore"):  # what is infinite stays so, however finely it is cut
        return np.logical_or.reduce(tail / np.where(whole > 0, whole, 1.0) * tail > _ERROR * size)


def _halved(panels: _Panels, rough: _Mask) -> _Panels:
    low, high, owner = panels.low[rough], panels.high[rough], panels.owner[rough]
    middle = 0.5 * (low + high)
    return _Panels(np.concatenate([low, middle]), np.concatenate([middle, high]), np.concatenate([owner, owner]))
