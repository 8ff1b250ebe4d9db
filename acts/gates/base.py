"""What every gate of two inputs can do."""

from __future__ import annotations

from acts.array import Array
from acts.described import Described


class Gate(Described):
    """A function g(a, b) of a value a and a gate b, element by element, with its exact derivatives.

    Where a framework splits one vector, its first half is the value and its second half the gate. Arrays are float64
    and broadcast; NaN stays NaN, and so does the product of 0 and ∞.
    """

    def __call__(self, a: Array, b: Array) -> Array:
        """g(a, b)."""
        raise NotImplementedError

    def gradient(self, a: Array, b: Array) -> tuple[Array, Array]:
        """∂g/∂a and ∂g/∂b; at a kink of the gate, the value that PyTorch's autograd returns."""
        raise NotImplementedError

    def second_derivatives(self, a: Array, b: Array) -> tuple[Array, Array, Array]:
        """∂²g/∂a², ∂²g/∂a∂b and ∂²g/∂b²."""
        raise NotImplementedError
