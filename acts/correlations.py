"""How far apart two inputs are after a function: expectations under two correlated normal variables.

u₁ and u₂ with variance q and correlation c ≥ 0 share a part √(q c) A and have parts √(q (1−c)) B of their own, so that
E f(u₁) f(u₂) = E m(A)², where m(A) is the mean of f over B: a smooth function, however many kinks and jumps f has. For
c < 0 the shared part enters with opposite signs, and it is E m(A) m(−A).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

import numpy as np

from acts.activations.base import Activation
from acts.array import Array
from acts.gauss import Owners, integrals, moments


def _outer(inner: Callable[[Array], Array], f: Activation, scales: Array) -> Array:
    def weighted(x: Array, weight: Array, _: Owners) -> Array:
        return inner(x.ravel()).reshape(-1, *x.shape) * weight

    return integrals(weighted, f.breaks, scales, step=2)


def product(f: Activation, q: float, c: float) -> float:
    """E f(u₁) f(u₂) for u₁ and u₂ of variance *q* and correlation *c* from −1 to 1."""
    own = float(np.sqrt(q * (1 - abs(c))))

    def inner(at: Array) -> Array:
        here = _mean(f, at, own)
        return (here * (here if c >= 0 else _mean(f, -at, own)))[None]

    return float(_outer(inner, f, np.array([np.sqrt(q * abs(c))]))[0, 0])


def _mean(f: Activation, at: Array, own: float) -> Array:
    known = f.blurred(at, own)
    if known is not None:
        return known[0]
    return integrals(lambda x, weight, _: (f(x) * weight)[None], f.breaks, np.full(at.size, own), at, step=2)[0]


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
