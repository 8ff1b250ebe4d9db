"""How many directions a cloud of activations really uses."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from acts.array import Array


def effective_rank(values: NDArray[Any]) -> Array:
    """The participation ratio (Σλ)²/Σλ² of the eigenvalues λ of the uncentered second-moment matrix.

    *values* is (..., samples, units); the answer, (...), lies between 1 and the smaller of both, and is 0 where every
    value is 0. It needs no eigenvalues: Σλ is the trace, Σλ² the squared Frobenius norm of the smaller Gram matrix.
    Values are brought to a largest size of 1 first, so that squares of squares stay in range.
    """
    scaled, _ = _scaled(values)
    flipped = scaled.swapaxes(-1, -2)
    return participation(flipped @ scaled if values.shape[-2] >= values.shape[-1] else scaled @ flipped)


def second_moment(values: NDArray[Any]) -> Array:
    """The sum over samples of the products of all pairs of units, (..., units, units), of *values* as above."""
    scaled, top = _scaled(values)
    return (scaled.swapaxes(-1, -2) @ scaled) * np.square(top, dtype=np.float64)


def participation(moment: NDArray[Any]) -> Array:
    """The participation ratio of a second-moment matrix, or of any number of them, (..., units, units)."""
    trace = np.trace(moment, axis1=-2, axis2=-1, dtype=np.float64)
    square = np.square(moment, dtype=np.float64).sum(axis=(-2, -1))
    return np.asarray(np.where(square > 0, trace**2 / np.where(square > 0, square, 1), 0.0))


def _scaled(values: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    top = np.abs(values).max(axis=(-2, -1), keepdims=True)
    return values / np.where(top > 0, top, 1), top
