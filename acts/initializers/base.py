"""What every weight initializer can do."""

from __future__ import annotations

from typing import ClassVar, Self

import numpy as np
from numpy.random import Generator

from acts.activations.base import Activation
from acts.array import Array
from acts.spec import Spec


class Initializer(Spec):
    """A recipe for the first weights of a fully connected layer y = x W, with W of shape (fan_in, fan_out).

    Subclasses set ``tex`` (an equation in LaTeX: what is drawn and with which size), ``source`` (a key of
    ``references.json``) and implement :meth:`variance` and :meth:`draw`. ``random`` says whether the weights of a wide
    layer act as independent draws with mean 0, which is what mean-field theory asks for; ``from_data`` says that
    :meth:`adapt` changes the weights, so that a network has to be drawn with its inputs at hand.
    """

    tex: ClassVar[str]
    source: ClassVar[str]
    random: ClassVar[bool] = True
    from_data: ClassVar[bool] = False

    def variance(self, fan_in: int, fan_out: int) -> float:
        """The variance of one weight; 0 if all weights are the same number."""
        raise NotImplementedError

    def draw(self, rng: Generator, fan_in: int, fan_out: int) -> Array:
        """Weights of shape (fan_in, fan_out), a function of the state of *rng* alone."""
        raise NotImplementedError

    def suited(self, f: Activation) -> Self:
        """The initializer for a network of the function *f*: itself, unless its size depends on *f*."""
        del f
        return self

    def adapt(self, weights: Array, h: Array, f: Activation) -> Array:
        """*weights* (fan_in, fan_out) after a look at their inputs h (samples, fan_in) in a network of *f*.

        Unchanged, unless the initializer is ``from_data``.
        """
        del h, f
        return weights


class Gaussian(Initializer):
    """Independent draws from a normal distribution with mean 0, cut nowhere."""

    def draw(self, rng: Generator, fan_in: int, fan_out: int) -> Array:
        return rng.normal(0.0, np.sqrt(self.variance(fan_in, fan_out)), (fan_in, fan_out))


class Flat(Initializer):
    """Independent draws from a uniform distribution with mean 0, whose bound is √3 times its deviation."""

    def draw(self, rng: Generator, fan_in: int, fan_out: int) -> Array:
        bound = np.sqrt(3 * self.variance(fan_in, fan_out))
        return rng.uniform(-bound, bound, (fan_in, fan_out))
