"""Activation functions as training calls them: in place, block by block, in single or double precision."""

from __future__ import annotations

import numpy as np
from numpy.typing import DTypeLike

from acts.activations.base import Activation, Kernel
from acts.array import AnyArray

_BLOCK = 30_000
"""Numbers a block: what a function needs besides stays in the second-level cache, and is never given back to the system."""

KERNEL_REACH = 1e9
"""The fast forms of functions are right up to here; beyond, some lose themselves."""


def kernel(activation: Activation, dtype: DTypeLike = np.float32) -> Kernel:
    """*activation* in place: in single precision its fast form if it declares one, otherwise its double precision."""
    fast = activation.single() if np.dtype(dtype) == np.float32 else None
    return _blocks(fast or _careful(activation))


def values_and_slopes(f: Activation, z: AnyArray) -> tuple[AnyArray, AnyArray]:
    """f(z) and f′(z) in the precision of *z*."""
    if z.dtype == np.float64:
        return f(z), f.derivative(z)
    values, slopes = z.copy(), np.empty_like(z)
    work = kernel(f) if max(-z.min(), z.max()) <= KERNEL_REACH else _careful(f)
    work(values, slopes)
    return values, slopes


def is_fast(activation: Activation) -> bool:
    """Whether *activation* has a form in place."""
    return activation.single() is not None


def _blocks(work: Kernel) -> Kernel:
    """*work*, done in blocks where (R, samples, m) are in one piece; a number is the same in whatever block it stands."""

    def apply(z: AnyArray, slope: AnyArray) -> None:
        if z.ndim != 3 or z.size <= _BLOCK:
            work(z, slope)
            return
        values, slopes = z.reshape(-1, copy=False), slope.reshape(-1, copy=False)
        length = -(-z.size // -(-z.size // _BLOCK))
        for first in range(0, z.size, length):
            work(values[first : first + length], slopes[first : first + length])

    return apply


def _careful(f: Activation) -> Kernel:
    def apply(z: AnyArray, slope: AnyArray) -> None:
        exact = z.astype(np.float64)
        slope[...] = f.derivative(exact)
        z[...] = f(exact)

    return apply
