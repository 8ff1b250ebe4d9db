"""Randomized asymmetric initialization: first weights that rarely leave a deep and narrow network dead."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from acts.array import Array

DEVIATION = 0.6007


def asymmetric(rng: Generator, inputs: int, units: int, *, last: bool = False) -> Array:
    """Weights of one layer, (units, inputs + 1), bias last.

    Weights and biases of a unit are normal with variance 0.6007² / inputs, but for one of them, which is drawn from
    Beta(2, 1) and thus positive; the *last* layer of a network has none of those. Lu, Shin, Su and Karniadakis 2019,
    arXiv:1903.06733, section 4.
    """
    weight = rng.normal(0.0, DEVIATION / np.sqrt(inputs), (units, inputs + 1))
    if not last:
        weight[np.arange(units), rng.integers(inputs + 1, size=units)] = rng.beta(2.0, 1.0, units)
    return weight
