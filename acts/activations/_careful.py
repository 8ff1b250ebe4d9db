"""Pieces that keep a formula right to the last digits.

Products in two words, exponentials that neither overflow nor amplify the rounding of denormal numbers, and a Taylor
series where a value passes through zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from scipy import special

from acts.array import Array

SPLIT = 134217729.0  # 2**27 + 1
STEEP = 600.0  # exp(-STEEP) is still a normal number
ROOT_HALF = 0.7071067811865476
PEAK = 0.3989422804014327  # the standard normal density at 0


class Root(NamedTuple):
    """A simple zero in two words, and the Taylor coefficients (from the first on) for use within *near* of it."""

    high: float
    low: float
    near: float
    taylor: tuple[float, ...]


def defined(x: Array, y: Array) -> Array:
    """*y*, but NaN where *x* is."""
    return np.where(np.isnan(x), x, y)


def two_product(a: Array, b: Array | float) -> tuple[Array, Array]:
    """The product of *a* and *b* and its rounding error, both exact (Dekker 1971); |a|, |b| and |a b| below 1e290."""
    p = a * b
    up, lo = _split(a)
    c = SPLIT * b
    head = c - (c - b)
    rest = b - head
    return p, ((up * head - p) + up * rest + lo * head) + lo * rest


def _split(a: Array) -> tuple[Array, Array]:
    c = SPLIT * a
    head = c - (c - a)
    return head, a - head


def two_quotient(a: Array, b: float) -> tuple[Array, Array]:
    """a / b and what is missing to the exact quotient."""
    q = a / b
    p, e = two_product(q, b)
    return q, ((a - p) - e) / b


def scaled(x: Array, factor: float) -> tuple[Array, Array]:
    """factor · x in two words, held at ±1e4, where every exponential has long come to rest."""
    edge = 1e4 / factor
    return two_product(np.minimum(np.maximum(x, -edge), edge), factor)


def decay(p: Array, rest: Array | None = None) -> tuple[Array, Array]:
    """exp(-|p + rest|) as two factors; the second is 1 unless the product is nearly denormal.

    Whoever multiplies by something large multiplies by the second factor last.
    """
    t = np.abs(p)
    f = np.exp(-np.minimum(t, STEEP))
    g = np.exp(-np.maximum(t - STEEP, 0.0)) if np.any(t > STEEP) else np.ones_like(t)
    return (f if rest is None else f - f * (np.sign(p) * rest)), g


def bump(h: Array, times: Array | float = 1.0) -> Array:
    """times / cosh²(t), where h = exp(-|t|)."""
    e = h * h
    return (4.0 * times) * h * h / (1.0 + e * (2.0 + e))


def bell(x: Array) -> tuple[Array, Array]:
    """exp(-x²/2) as two factors, for |x| ≤ 40."""
    p, e = two_product(x, x)
    f, g = decay(0.5 * p)
    return f - f * (0.5 * e), g


def mills(x: Array) -> Array:
    """Φ(x) / exp(-x²/2) for x ≤ 0: what is left of the normal distribution function without its fast decay."""
    return 0.5 * special.erfcx(-ROOT_HALF * x)


def normal_cdf(x: Array) -> Array:
    """Φ(x) for x ≥ -1/2."""
    return 0.5 + 0.5 * special.erf(ROOT_HALF * x)


def near_roots(x: Array, rest: Array | None, y: Array, roots: Sequence[Root], times: float = 1.0) -> Array:
    """*y*, replaced around each root by *times* the Taylor series there; x is carried in two words, x + rest."""
    y = np.array(y, ndmin=1)
    for root in roots:
        d = np.atleast_1d((x - root.high) - (root.low if rest is None else root.low - rest))
        near = np.abs(d) < root.near
        if near.any():
            y[near] = times * _series(d[near], _by_fours(root.taylor))
    return y.reshape(x.shape)


@cache
def _by_fours(taylor: tuple[float, ...]) -> Array:
    filled = np.pad(np.array(taylor), (0, -len(taylor) % 4))
    return filled.reshape(-1, 4, 1)


def _series(d: Array, taylor: Array) -> Array:
    """d (c₀ + c₁ d + …), as four polynomials in d⁴ side by side: a third of the steps of Horner's rule."""
    d2 = d * d
    d4, s = d2 * d2, taylor[-1]
    for c in taylor[-2::-1]:
        s = s * d4 + c
    return d * ((s[0] + d * s[1]) + d2 * (s[2] + d * s[3]))
