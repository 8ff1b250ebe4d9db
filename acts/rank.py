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
    top = np.abs(values).max(axis=(-2, -1), keepdims=True)
    scaled = values / np.where(top > 0, top, 1)
    flipped = scaled.swapaxes(-1, -2)
    gram = flipped @ scaled if values.shape[-2] >= values.shape[-1] else scaled @ flipped
    trace = np.trace(gram, axis1=-2, axis2=-1, dtype=np.float64)
    square = np.square(gram, dtype=np.float64).sum(axis=(-2, -1))
    return np.asarray(np.where(square > 0, trace**2 / np.where(square > 0, square, 1), 0.0))
