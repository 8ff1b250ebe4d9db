"""What a wide random network does on average: the mean-field theory of signal propagation.

A pre-activation of a wide layer is nearly normal with mean 0. Its variance q, the part s of q that differs from input to
input, and the variance of the error are then carried from layer to layer by integrals over that normal law (Poole et al.
2016, Schoenholz et al. 2016).
"""

from __future__ import annotations

import numpy as np

from acts.activations.base import Activation
from acts.array import Array
from acts.gauss import moments
from acts.lengths import FixedPoint, fixed_point, fixed_points, square_rate

__all__ = [
    "FixedPoint", "chi", "critical_line", "fixed_point", "fixed_points", "gain", "length_map", "length_slope", "scale",
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


def scale(factor: float) -> float:
    """The number of layers over which a quantity that each multiplies by *factor* changes e-fold."""
    if factor in (0.0, float("inf")):
        return 0.0
    return 1 / abs(np.log(abs(factor))) if abs(abs(factor) - 1) > _ROUNDING else float("inf")


_ROUNDING = 1e-12


def _inverse_root(value: float) -> float:
    return value**-0.5 if value > 0 else float("inf")
