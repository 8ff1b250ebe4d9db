"""What every elementwise activation function can do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

import numpy as np

from acts.array import Array, Singles
from acts.described import Described
from acts.text import Text

Kernel = Callable[[Singles, Singles], None]
"""``kernel(z, slope)`` turns z into f(z) in place and writes f′(z) into *slope*, an array of the same shape."""


class Activation(Described):
    """A function of one number, applied to every element, with its exact first and second derivative.

    Subclasses describe themselves (see `Described`) and name their ``family``; ``careful`` says why
    the formula in use is not the one in ``tex``, where that matters. They implement :meth:`__call__`,
    :meth:`derivative` and :meth:`second_derivative` for float64 arrays of any shape, without a warning on the whole
    extended real line: NaN stays NaN, and an infinite input gives the limit, or NaN where there is none.
    """

    family: ClassVar[str]
    careful: ClassVar[Text | None] = None
    switch: ClassVar[bool] = False  #: whether its slope is 1 for x > 0 and 0 elsewhere, so that one count tells both
    fixed: ClassVar[bool] = True  #: whether the catalogue holds its formula; the reader holds the other

    def typeset(self) -> tuple[str, str]:
        """The TeX of f(x) and of f′(x); the second is empty if it would be too long to read."""
        return self.tex, self.tex_derivative

    @property
    def kinks(self) -> tuple[float, ...]:
        """Where the function or its slope jumps, in ascending order."""
        return ()

    @property
    def jumps(self) -> tuple[float, ...]:
        """Those of the kinks where the function itself jumps."""
        return ()

    @property
    def breaks(self) -> tuple[float, ...]:
        """Where two formulas meet: the kinks, and the points where only a higher derivative jumps.

        Between two of them the function is analytic.
        """
        return self.kinks

    @property
    def pytorch_at_kinks(self) -> tuple[float, ...]:
        """What PyTorch's autograd returns at each of the kinks; empty if it has no such function."""
        return tuple(map(float, self.derivative(floats(self.kinks)))) if self.pytorch else ()

    @property
    def jax_at_kinks(self) -> tuple[float, ...]:
        """What ``jax.grad`` returns at each of the kinks, PyTorch's value unless a class says otherwise; empty as above."""
        return tuple(map(float, self.derivative(floats(self.kinks)))) if self.jax else ()

    @property
    def analytic(self) -> bool:
        """Whether every place where two formulas meet is among the breaks; else a meeting may be too smooth to be seen."""
        return True

    def __call__(self, x: Array) -> Array:
        """f(x), same shape as *x*."""
        raise NotImplementedError

    def derivative(self, x: Array) -> Array:
        """f′(x), same shape as *x*; at a kink, the value that PyTorch's autograd returns."""
        raise NotImplementedError

    def second_derivative(self, x: Array) -> Array:
        """f″(x), same shape as *x*; where it jumps, the value of the side that :meth:`derivative` takes, or the mean."""
        raise NotImplementedError

    def single(self) -> Kernel | None:
        """A form in place and in float32 that is fast enough to train with; None if only the careful one will do.

        It agrees with :meth:`__call__` and :meth:`derivative` to 2e-6, relative or absolute, for inputs within ±80, and
        a value that is NaN stays NaN.
        """
        return None

    def gaussian_moments(self, q: Array) -> tuple[Array, Array, Array] | None:
        """E f(X), E f(X)² and E f′(X)² for X ~ N(0, q) in closed form, where quadrature would have to count waves."""
        return None

    def blurred(self, at: Array, width: float) -> tuple[Array, Array] | None:
        """Mean and variance of f(a + *width* Z) for Z ~ N(0, 1) and each a of *at* in closed form, where there are waves."""
        return None


FAMILIES: Mapping[str, Text] = {
    "linear": Text("Linear", "선형"),
    "step": Text("Steps", "계단형"),
    "sigmoid": Text("Sigmoids", "시그모이드형"),
    "rectifier": Text("Rectifiers", "정류 함수"),
    "exponential": Text("Exponential units", "지수 선형 유닛"),
    "smooth": Text("Smooth rectifiers", "매끄러운 정류 함수"),
    "gated": Text("Self-gated units", "자기 게이트 함수"),
    "shrink": Text("Shrinkage", "수축 함수"),
    "periodic": Text("Periodic and radial", "주기·방사형 함수"),
    "other": Text("Other", "기타"),
    "own": Text("Your own", "직접 쓴 함수"),
}
"""The families in reading order, by the word that ``family`` holds."""


def floats(x: object) -> Array:
    """*x* as a float64 array."""
    return np.asarray(x, dtype=np.float64)
