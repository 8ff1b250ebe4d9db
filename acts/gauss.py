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
_REACH, _FURTHEST = 12, 36  # standard deviations; beyond 38 the density is no longer a normal number
_HALVINGS, _WIDE, _BEYOND = 50, 64.0, 1e-18  # the last: how much of the whole the outermost panels may hold
_PANELS = 2048  # per scale; what waves faster than that give is an average over their phases
_FEW, _NONE = 24, 1e-300  # where hundreds of laws are integrated at once: panels for each, and what hardly counts

T = TypeVar("T", float, Array)


class Moments(NamedTuple, Generic[T]):
    """E f(X), E f(X)² and E f′(X)² for X ~ N(0, q): numbers for one q, arrays of its shape for many."""

    mean: T
    square: T
    slope_square: T


def expect(g: Callable[[Array], Array], kinks: Sequence[float] = (), scale: float = 1.0) -> float:
    """E g(X) for X ~ N(0, scale²); *g* is called with float64 arrays, *kinks* are where it is not smooth."""
    return float(integrals(lambda x, weight, _: (g(x) * weight)[None], kinks, np.array([scale]))[0, 0])


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
    return integrals(lambda x, weight, _: _powers(f(x), f.derivative(x), weight), f.breaks, np.sqrt(q))


def _powers(y: Array, slope: Array, weight: Array) -> Array:
    root = np.sqrt(weight)  # weighted before they are squared, so that a square overflows only if the mean does
    return np.stack([y * weight, np.square(y * root), np.square(slope * root)])


_Mask = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
Owners = np.ndarray[tuple[int, ...], np.dtype[np.intp]]
Weighted = Callable[[Array, Array, Owners], Array]
"""(points, weights, which law each belongs to), all of one shape, to the weighted values of each component."""


class _Laws(NamedTuple):
    """Normal laws: their means and deviations, how far out and how finely they are cut at first, how many panels at most."""

    means: Array
    scales: Array
    reach: int
    step: int
    most: int = _PANELS


class _Panels(NamedTuple):
    """Intervals of the standard normal variable, and the number of the law that each belongs to."""

    low: Array
    high: Array
    owner: Owners


def integrals(
    g: Weighted, kinks: Sequence[float], scales: Array, means: Array | None = None, *, step: int = 1
) -> Array:
    """E g(m + s Z) for each of the laws (*means*, *scales*), shape (components of g, number of laws).

    *step* is the width of the first panels; smooth functions that are integrated many times may begin with 2.
    """
    laws = _Laws(np.zeros_like(scales) if means is None else means, scales, _REACH, step)
    return _integrals(
        lambda z, weight, owner: g(laws.means[owner] + laws.scales[owner] * z, weight, owner), kinks, laws
    )


def around(g: Weighted, kinks: Sequence[float], scale: float, means: Array, shares: Array) -> Array:
    """As :func:`integrals` for laws of one *scale*, but *g* is called with Z itself: m + s Z may lose it in rounding.

    *shares* (laws,) say what each law counts for in a sum over all of them; those that count for little are not refined.
    """
    laws = _Laws(means, np.full(means.size, scale), _REACH, 2, _FEW)
    return _integrals(g, kinks, laws, np.maximum(shares, _NONE))


def nodes(kinks: Sequence[float], scale: float) -> tuple[Array, Array]:
    """Points and weights that give the mean of a smooth function under N(0, scale²) without a second look."""
    z, density = _points(_cut(kinks, _Laws(np.zeros(1), np.array([scale]), _REACH, 2)))
    return scale * z.ravel(), (density * _WEIGHTS).ravel()


def _integrals(g: Weighted, kinks: Sequence[float], laws: _Laws, shares: Array | None = None) -> Array:
    panels, total, whole, count = _cut(kinks, laws), np.zeros(()), np.zeros(()), laws.scales.size
    for halving in range(_HALVINGS):
        part, size, tail = _panel_sums(g, panels)
        if not halving:
            whole = _by_owner(size, panels.owner, count)
            whole = whole if shares is None else np.maximum(whole, (whole @ shares)[:, None] / shares)
            hidden = (whole == 0).any(0) & _reaches_past(kinks, laws)
            if laws.reach < _FURTHEST and (hidden.any() or _spills(size, panels, whole, laws.reach)):
                return _integrals(g, kinks, laws._replace(reach=laws.reach + 4), shares)
        rough = _is_rough(size, tail, whole[:, panels.owner])
        rough &= (rough.sum() <= laws.most * count) & (halving + 1 < _HALVINGS)
        total = total + _by_owner(part[:, ~rough], panels.owner[~rough], count)
        panels = _halved(panels, rough)
        if not panels.low.size:
            break
    return total


def _reaches_past(kinks: Sequence[float], laws: _Laws) -> _Mask:
    """Which laws have a kink beyond their panels."""
    at = np.asarray(kinks, dtype=np.float64).reshape(-1, 1)
    return np.logical_or.reduce(np.abs(at - laws.means) >= laws.reach * laws.scales)


def _cut(kinks: Sequence[float], laws: _Laws) -> _Panels:
    edges = np.arange(-laws.reach, laws.reach + 1.0, laws.step)
    steps = np.broadcast_to(edges, (laws.scales.size, edges.size))
    places = np.array([*kinks, *_sizes(float(laws.scales.max(initial=0.0)) * laws.reach)])
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        at = np.nan_to_num((places - laws.means[:, None]) / laws.scales[:, None])
    edges = np.sort(np.concatenate([steps, np.clip(at, -laws.reach, laws.reach)], axis=1), axis=1)
    low, high = edges[:, :-1], edges[:, 1:]
    real = high > low
    return _Panels(low[real], high[real], np.nonzero(real)[0])


def _sizes(far: float) -> list[float]:
    """Edges at ±1, ±8, ±64, … of a law that reaches far, lest what happens near 0 falls between two points."""
    powers = [] if far < _WIDE else [8.0**k for k in range(int(np.log(far) / np.log(8)) + 1)]
    return [side * power for power in powers for side in (-1, 1)]


def _points(panels: _Panels) -> tuple[Array, Array]:
    """The nodes of each panel, and the density there times half the length of the panel; (panels, 16)."""
    half = 0.5 * (panels.high - panels.low)
    z = 0.5 * (panels.high + panels.low)[:, None] + half[:, None] * _NODES
    return z, np.exp(-0.5 * z * z) * (half / np.sqrt(2 * np.pi))[:, None]


def _panel_sums(g: Weighted, panels: _Panels) -> tuple[Array, Array, Array]:
    """Per component and panel: the integral, the integral of the absolute value, and the last Legendre coefficients."""
    z, density = _points(panels)
    owner = np.broadcast_to(panels.owner[:, None], z.shape)
    with np.errstate(over="ignore", invalid="ignore"):
        values = g(z, density, owner)
        tail = np.abs(values @ _HIGHEST).max(-1)
        return values @ _WEIGHTS, np.abs(values) @ _WEIGHTS, tail


def _by_owner(parts: Array, owner: Owners, count: int) -> Array:
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
