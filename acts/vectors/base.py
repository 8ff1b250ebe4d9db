"""What every function of a vector can do."""

from __future__ import annotations

from acts.array import Array
from acts.described import Described


class VectorFunction(Described):
    """A function of the last axis of an array, with its exact Jacobian; it describes itself as every `Described` does."""

    def __call__(self, x: Array) -> Array:
        """f(x) for float64 *x* of shape (..., n), same shape."""
        raise NotImplementedError

    def jacobian(self, x: Array) -> Array:
        """∂f_i/∂x_j, shape (..., n, n)."""
        raise NotImplementedError
