"""What every weight initializer can do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar, Self

import numpy as np
from numpy.random import Generator
from scipy.special import ndtr, ndtri

from acts.activations.base import Activation
from acts.array import Array
from acts.fans import Kernel
from acts.spec import Spec


class Initializer(Spec):
    """A recipe for the first weights of a fully connected layer y = x W, with W of shape (fan_in, fan_out).

    Subclasses set ``tex`` (an equation in LaTeX: what is drawn and with which size), ``source`` (a key of
    ``references.json``) and implement :meth:`variance` and :meth:`draw`. ``random`` says whether the weights of a wide
    layer act as independent draws with mean 0, which is what mean-field theory asks for; ``from_data`` says that
    :meth:`adapt` changes the weights, so that a network has to be drawn with its inputs at hand. ``code`` spells it by framework ("pytorch", "keras", "jax") with the
    names of the knobs in braces; a framework that lacks it is left out; those in ``cut_in`` cut its normal distribution
    at two deviations and keep the variance.
    """

    tex: ClassVar[str]
    source: ClassVar[str]
    random: ClassVar[bool] = True
    from_data: ClassVar[bool] = False
    code: ClassVar[Mapping[str, str]] = MappingProxyType({})
    cut_in: ClassVar[tuple[str, ...]] = ()

    def variance(self, fan_in: float, fan_out: float) -> float:
        """The variance of one weight; 0 if all weights are the same number."""
        raise NotImplementedError

    def carries(self, square: float, fan_in: int, fan_out: int) -> float:
        """The variance of a sum of a wide layer by the mean *square* of what comes in."""
        return fan_in * self.variance(fan_in, fan_out)

    def draw(self, rng: Generator, fan_in: int, fan_out: int) -> Array:
        """Weights of shape (fan_in, fan_out), a function of the state of *rng* alone."""
        raise NotImplementedError

    def draw_kernel(self, rng: Generator, kernel: Kernel) -> Array:
        """Weights of a convolution, of shape (*extent, channels_in / groups, channels_out).

        Unless a class says otherwise, the matrix from everything that a unit sees to the units, folded.
        """
        return self.draw(rng, kernel.fans.fan_in, kernel.channels_out).reshape(kernel.shape)

    def largest(self, fan_in: float, fan_out: float) -> float:
        """The largest size that a weight can have; infinite if there is none."""
        return float("inf")

    def spelled(self, framework: str) -> str:
        """The call that asks *framework* for it, with the knobs filled in; empty if it has none."""
        return self.code.get(framework, "").format(**dict(self))

    def suited(self, f: Activation) -> Self:
        """The initializer for a network of the function *f*: itself, unless its size depends on *f*."""
        return self

    def adapt(self, weights: Array, h: Array, f: Activation) -> Array:
        """*weights* (fan_in, fan_out) after a look at their inputs h (samples, fan_in) in a network of *f*.

        Unchanged, unless the initializer is ``from_data``.
        """
        return weights


class Independent(Initializer):
    """Independent draws of mean 0 from one distribution, as wide as the size of the layer asks."""

    law: ClassVar[Law]

    @property
    def drawn(self) -> Law:
        """The distribution."""
        return self.law

    def draw(self, rng: Generator, fan_in: int, fan_out: int) -> Array:
        return np.sqrt(self.variance(fan_in, fan_out)) * self.drawn.draw(rng, (fan_in, fan_out))

    def draw_kernel(self, rng: Generator, kernel: Kernel) -> Array:
        return np.sqrt(self.variance(*kernel.fans)) * self.drawn.draw(rng, kernel.shape)

    def largest(self, fan_in: float, fan_out: float) -> float:
        return float(self.drawn.reach * np.sqrt(self.variance(fan_in, fan_out)))


@dataclass(frozen=True)
class Law:
    """A distribution of mean 0 and variance 1: how it is drawn in any shape, and the largest number it gives."""

    draw: Callable[[Generator, tuple[int, ...]], Array]
    reach: float


def _normal(rng: Generator, shape: tuple[int, ...]) -> Array:
    return rng.standard_normal(shape)


def _uniform(rng: Generator, shape: tuple[int, ...]) -> Array:
    return rng.uniform(-np.sqrt(3), np.sqrt(3), shape)


def _cut(rng: Generator, shape: tuple[int, ...]) -> Array:
    edge = ndtr(-CUT)  # by inversion: no draw is thrown away
    return np.clip(ndtri(rng.uniform(edge, 1 - edge, shape)), -CUT, CUT) / np.sqrt(CUT_VARIANCE)


CUT = 2.0
CUT_VARIANCE = 0.7737413035499232
"""Variance of a standard normal number cut at ±2: 1 − 4 φ(2) / (2 Φ(2) − 1); its root is 0.8796."""
NORMAL, UNIFORM = Law(_normal, float("inf")), Law(_uniform, 3**0.5)
CUT_NORMAL = Law(_cut, CUT / CUT_VARIANCE**0.5)


class Gaussian(Independent):
    """A normal distribution, cut nowhere."""

    law = NORMAL


class Flat(Independent):
    """A uniform distribution, whose bound is √3 times its deviation."""

    law = UNIFORM


class Cut(Independent):
    """A normal distribution without what lies beyond two deviations, widened to make up for it."""

    law = CUT_NORMAL


def spelling(pytorch: str = "", keras: str = "", jax: str = "") -> Mapping[str, str]:
    """What ``Initializer.code`` holds: for PyTorch the arguments of a function that fills ``layer.weight``."""
    said = {"pytorch": f"nn.init.{pytorch}" if pytorch else "", "keras": keras, "jax": jax}
    said |= {name: f"initializers.{said[name]}" for name in ("keras", "jax") if said[name]}
    return MappingProxyType({name: text for name, text in said.items() if text})
