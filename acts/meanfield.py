"""What a wide random network does on average: the mean-field theory of signal propagation.

A pre-activation of a wide layer is nearly normal with mean 0. Its variance q, the part s of q that differs from input to
input, and the variance of the error are then carried from layer to layer by integrals over that normal law (Poole et al.
2016, Schoenholz et al. 2016).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from acts.activations.base import Activation
from acts.array import Array
from acts.correlations import product, slope_product, square_rate
from acts.gauss import moments
from acts.lengths import FixedPoint, fixed_point, fixed_points

__all__ = [
    "Depths", "FixedPoint", "chi", "correlation_map", "correlation_slope", "critical_line", "depth_scales",
    "fixed_correlation", "fixed_point", "fixed_points", "gain", "length_map", "length_slope",
]  # fmt: skip


def gain(f: Activation) -> tuple[float, float]:
    """By how much weights of variance 1/n must be widened at q = 1 to keep the size of the signal, and of the error.

    The first is 1/√E[f(Z)²], the second 1/√E[f′(Z)²]; infinite where there is nothing to keep.
    """
    found = moments(f, 1.0)
    return _inverse_root(float(found.square)), _inverse_root(float(found.slope_square))


def length_map(f: Activation, q: float, sigma_w: float, sigma_b: float) -> float:
    """The next layer's q: σ_w² E[f(√q Z)²] + σ_b², for weights of variance σ_w²/n and biases of variance σ_b²."""
    return sigma_w**2 * float(moments(f, q).square) + sigma_b**2


def chi(f: Activation, q: float, sigma_w: float) -> float:
    """σ_w² E[f′(√q Z)²]: the factor by which the variance of an error grows when it goes one layer down."""
    return sigma_w**2 * float(moments(f, q).slope_square)


def length_slope(f: Activation, q: float, sigma_w: float) -> float:
    """dq′/dq of the length map at *q* > 0: at a fixed point, below 1 if it is stable."""
    return sigma_w**2 * square_rate(f, q)


def critical_line(f: Activation, qs: Array) -> tuple[Array, Array]:
    """For each q > 0 the σ_w² and σ_b² that make it a fixed point with χ = 1, in the shape of *qs*.

    NaN where σ_b² would be negative.
    """
    _, square, steep = moments(f, np.asarray(qs, dtype=np.float64))
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        weights = 1 / steep
        biases = qs - weights * square
        biases = np.where(np.abs(biases) < _ROUNDING * qs, 0.0, biases)
        there = np.isfinite(weights) & (biases >= 0)
    return np.where(there, weights, np.nan), np.where(there, biases, np.nan)


def correlation_map(f: Activation, c: float, q: float, sigma_w: float, sigma_b: float) -> float:
    """The correlation c′ of two inputs after a layer that they reach with variance *q* and correlation *c*."""
    return (sigma_w**2 * product(f, q, c) + sigma_b**2) / length_map(f, q, sigma_w, sigma_b)


def correlation_slope(f: Activation, c: float, q: float, sigma_w: float) -> float:
    """dc′/dc where *q* is a fixed point: at c = 1 it is χ, but infinite if f jumps, as no two inputs then stay together."""
    return sigma_w**2 * slope_product(f, q, c)


def fixed_correlation(f: Activation, q: float, sigma_w: float, sigma_b: float) -> float:
    """The correlation from 0 to 1 to which two different inputs come, at the fixed point *q* > 0 of the length map.

    c′ is a power series in c without negative terms, so on [0, 1] it bends upward: beside 1 it keeps at most one
    correlation, and exactly then when its slope at 1 exceeds 1.
    """
    if correlation_slope(f, 1.0, q, sigma_w) <= 1 + _ROUNDING:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = 0.5 * (low + high)
        if correlation_map(f, middle, q, sigma_w, sigma_b) > middle:
            low = middle
        else:
            high = middle
        if high - low < _ROUNDING:
            break
    return 0.5 * (low + high)


@dataclass(frozen=True)
class Depths:
    """Over how many layers a difference shrinks e-fold (Schoenholz et al. 2016); infinite where it does not shrink."""

    length: float  #: ξ_q, for the distance from the fixed point of the length map
    correlation: float  #: ξ_c, for the distance from the fixed correlation
    gradient: float  #: 1 / |ln χ|, over which an error shrinks or grows e-fold


def depth_scales(f: Activation, q: float, sigma_w: float, sigma_b: float) -> Depths:
    """The depth scales at the fixed point *q* > 0 of the length map."""
    c = fixed_correlation(f, q, sigma_w, sigma_b)
    slopes = length_slope(f, q, sigma_w), correlation_slope(f, c, q, sigma_w), chi(f, q, sigma_w)
    return Depths(_shrinking(slopes[0]), _shrinking(slopes[1]), scale(slopes[2]))


def scale(factor: float) -> float:
    """The number of layers over which a quantity that each multiplies by *factor* changes e-fold."""
    if factor in (0.0, float("inf")):
        return 0.0
    return 1 / abs(np.log(abs(factor))) if abs(abs(factor) - 1) > _ROUNDING else float("inf")


def _shrinking(factor: float) -> float:
    return scale(factor) if abs(factor) < 1 else float("inf")


_ROUNDING = 1e-12


def _inverse_root(value: float) -> float:
    return value**-0.5 if value > 0 else float("inf")
