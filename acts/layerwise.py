"""What is measured of one layer of a random network: a dozen numbers, summed up in double precision where it matters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from acts.array import AnyArray, Array
from acts.rank import effective_rank
from acts.slopes import FLAT
from acts.stack import Layer

_SAFE = 1e12  # squares of what lies within are far from the end of single precision
_TAME = 1e-4  # so are fourth powers, summed up
_GLANCE = 32
SAME = {"float64": 1e-12, "float32": 1e-5}  # units whose values differ by less, relative to the largest, are the same


@dataclass(frozen=True, slots=True)
class Measured:
    """The numbers of one layer; `acts.propagation.Profile` says what they are."""

    mean: float
    std: float
    second_moment: float
    unit_spread: float
    unit_difference: float
    saturated: float
    zero: float
    outside: float
    dead: float
    distinct: float
    length: float
    correlation: float
    effective_rank: float
    weight_std: float
    lowest: float
    highest: float
    lowest_z: float
    highest_z: float


def measure(layer: Layer, steepest: float) -> Measured:
    """Look at *layer*; *steepest* is the largest slope of its function, or NaN."""
    h, (low, high) = layer.values, _ends(layer.values)
    size = max(-low, high)
    scale = 1.0 if 1 / _SAFE < size < _SAFE else size or 1.0
    unit = h if scale == 1 else h / h.dtype.type(scale)
    means, within = _by_unit(unit)
    second = float((within + means**2).mean())
    low_z, high_z = _ends(layer.z)
    length, alike = length_and_correlation(layer.z)
    saturated, dead = _flat(layer.slopes, steepest)
    return Measured(
        mean=scale * float(means.mean()), std=scale * float(np.sqrt(within.mean() + means.var())),
        second_moment=scale**2 * second, unit_spread=scale * float(np.sqrt(within).mean()),
        unit_difference=scale * _difference(unit), saturated=saturated, dead=dead,
        zero=1 - np.count_nonzero(h) / h.size,
        outside=float(np.count_nonzero(h < 0) + np.count_nonzero(h > 1)) / h.size if low < 0 or high > 1 else 0.0,
        distinct=distinct(unit, means, np.sqrt(within)), length=length, correlation=alike,
        effective_rank=float(effective_rank(h)) if not _TAME < size < 1 / _TAME else used_directions(h),
        weight_std=_std(layer.weights), lowest=low, highest=high, lowest_z=low_z, highest_z=high_z,
    )  # fmt: skip


def _ends(values: AnyArray) -> tuple[float, float]:
    return float(values.min()), float(values.max())


def _by_unit(h: AnyArray) -> tuple[Array, Array]:
    """Mean and variance of every unit over the samples."""
    means = column_sums(h) / len(h)
    apart = h - means.astype(h.dtype)
    left = column_sums(apart) / len(h)  # what rounding the means has left over
    squares = column_sums(np.square(apart, out=apart)) / len(h)
    return means, np.maximum(squares - left**2, 0.0)


def column_sums(values: AnyArray) -> Array:
    """The sum of every column, (columns,): a matrix product, whose partial sums lose less than adding row by row."""
    return np.ones(len(values), values.dtype) @ values * np.float64(1)


def _std(weights: AnyArray) -> float:
    mean = float(column_sums(weights).mean()) / len(weights)
    apart = weights - weights.dtype.type(mean)
    return float(np.sqrt(np.vdot(apart, apart) / apart.size))


def _difference(h: AnyArray) -> float:
    """The std across the units for a fixed input, averaged over the inputs."""
    apart = h - h.mean(axis=1, keepdims=True)
    return float(np.sqrt(np.einsum("ij,ij->i", apart, apart, dtype=h.dtype) / h.shape[1]).mean(dtype=np.float64))


def _flat(slopes: AnyArray, steepest: float) -> tuple[float, float]:
    """The share of slopes under 1 % of the steepest, and the number of units without any slope."""
    steep = np.abs(slopes)
    dead = float(np.count_nonzero(steep.max(axis=0) == 0))
    share = np.count_nonzero(steep < FLAT * steepest) / steep.size if np.isfinite(steepest) else np.nan
    return float(share), dead


def length_and_correlation(z: AnyArray) -> tuple[float, float]:
    """The mean square of z, and the mean product of two different inputs' z by it, over all pairs.

    Σᵢ≠ⱼ zᵢ·zⱼ is ‖Σ zᵢ‖² − Σ ‖zᵢ‖², so the sums of the columns are enough. The second is NaN for one input or all zeros.
    """
    size = max(map(abs, _ends(z)))
    if size == 0:
        return 0.0, np.nan
    scale = 1.0 if 1 / _SAFE < size < _SAFE else size
    unit = z if scale == 1 else z / z.dtype.type(scale)
    sums, squares = column_sums(unit), float(np.vdot(unit, unit))
    alike = min(1.0, float((sums @ sums - squares) / ((len(z) - 1) * squares))) if len(z) > 1 else np.nan  # rounding
    return scale**2 * squares / z.size, alike


def distinct(h: AnyArray, means: Array, spreads: Array) -> int:
    """How many units of h (samples, units) differ from each other on at least one input, up to rounding.

    Units that agree have the same mean and the same spread (units,), so they are neighbors in the order of the means.
    """
    allowed = SAME[h.dtype.name] * max(map(abs, _ends(h)))
    order = np.lexsort((spreads, means))
    alike = (np.diff(means[order]) <= allowed) & (np.abs(np.diff(spreads[order])) <= allowed)
    still = spreads[order] <= allowed  # says the same whatever comes in: the mean is all there is to compare
    same = sum(still[i] or _agree(h, order[i], order[i + 1], allowed) for i in np.flatnonzero(alike))
    return h.shape[1] - int(same)


def _agree(h: AnyArray, one: int, other: int, allowed: float) -> bool:
    step = max(1, len(h) // _GLANCE)
    return all(bool((np.abs(part[:, one] - part[:, other]) <= allowed).all()) for part in (h[::step], h))


def used_directions(h: AnyArray) -> float:
    """`acts.rank.effective_rank` of values that need no scaling."""
    gram = h.T @ h if len(h) >= h.shape[1] else h @ h.T
    square = float(np.vdot(gram, gram))
    return float(np.trace(gram, dtype=np.float64)) ** 2 / square if square > 0 else 0.0
