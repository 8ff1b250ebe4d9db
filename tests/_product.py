"""The product of two inputs after a function, another way than `acts.spreads` goes: under two correlated normal variables.

u₁ and u₂ with variance q and correlation c ≥ 0 share a part √(q c) A and have parts √(q (1−c)) B of their own, so that
E f(u₁) f(u₂) = E m(A)², where m(A) is the mean of f over B: a smooth function, however many kinks and jumps f has. For
c < 0 the shared part enters with opposite signs, and it is E m(A) m(−A).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from acts.activations.base import Activation
from acts.array import Array
from acts.gauss import Owners, integrals


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
