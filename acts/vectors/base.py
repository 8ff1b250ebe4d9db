"""What every function of a vector can do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from acts.array import Array
from acts.spec import Spec
from acts.text import Text


class VectorFunction(Spec):
    """A function of the last axis of an array, with its exact Jacobian.

    Subclasses describe themselves as an activation does: LaTeX of the right-hand sides with a letter for each knob, a
    source, and how frameworks spell them.
    """

    tex: ClassVar[str]
    tex_derivative: ClassVar[str]
    letters: ClassVar[Mapping[str, str]] = {}
    source: ClassVar[str]
    year: ClassVar[int]
    pytorch: ClassVar[str] = ""
    keras: ClassVar[str] = ""
    jax: ClassVar[str] = ""
    differs: ClassVar[Text | None] = None

    def __call__(self, x: Array) -> Array:
        """f(x) for float64 *x* of shape (..., n), same shape."""
        raise NotImplementedError

    def jacobian(self, x: Array) -> Array:
        """∂f_i/∂x_j, shape (..., n, n)."""
        raise NotImplementedError
