"""Batch and layer normalization, without the scale and shift that training would add: forward, and the error back."""

from __future__ import annotations

from typing import Literal

import numpy as np

from acts.array import AnyArray

Normalization = Literal["none", "batch", "layer"]
EPSILON = 1e-5
"""What is added to a variance before its root is taken: PyTorch's value."""


def normalize(s: AnyArray, kind: Normalization) -> tuple[AnyArray, AnyArray | None]:
    """*s* (samples, units) with mean 0 and variance 1, and 1 / √(variance + ε), by which it was multiplied.

    ``"batch"``: each unit over the samples (1, units). ``"layer"``: each sample over its units (samples, 1).
    """
    if kind == "none":
        return s, None
    over = _over(kind)
    apart = s - s.mean(axis=over, keepdims=True, dtype=np.float64).astype(s.dtype)
    inverse = 1 / np.sqrt(np.square(apart).mean(axis=over, keepdims=True) + s.dtype.type(EPSILON))
    return apart * inverse, inverse


def pull_back(error: AnyArray, z: AnyArray, inverse: AnyArray | None, kind: Normalization) -> AnyArray:
    """The derivative by s, where z = :func:`normalize` (s) and *error* is the derivative by z."""
    if inverse is None:
        return error
    over = _over(kind)
    mean = error.mean(axis=over, keepdims=True)
    along = (error * z).mean(axis=over, keepdims=True)
    return (error - mean - z * along) * inverse


def _over(kind: Normalization) -> int:
    return 0 if kind == "batch" else 1
