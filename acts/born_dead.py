"""Networks that are dead before the first step: how many there are, and how many theory allows.

A ReLU network is born dead if some hidden layer is 0 on every input, so that its output never changes; no training can
bring it back. Lu, Shin, Su and Karniadakis, Communications in Computational Physics 28, 2020, arXiv:1903.06733.
"""

from __future__ import annotations

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from acts.array import Array
from acts.asymmetric import asymmetric
from acts.initializers.base import Initializer

Counts = NDArray[np.int64]
AT_ONCE = 500


def upper(width: int, depth: int) -> Array:
    """At most this share of networks with *width* units a layer is dead by hidden layer 1, 2, … to *depth*: (depth,).

    With weights and biases that are independent and symmetric about 0, each unit ignores a given input with
    probability 1/2, so that input gets through a layer with probability 1 − 2⁻ⁿ; a dead network stops all inputs.
    """
    return 1 - np.power(1 - 0.5**width, np.arange(1, depth + 1), dtype=np.float64)


def lower(width: int, depth: int) -> Array:
    """At least this share is dead, for one number as input and no biases: (depth,).

    Such a network is two rays, x > 0 and x < 0. Each gets through d layers with probability sᵈ, s = 1 − 2⁻ⁿ; both get
    through the first with 1 − 2¹⁻ⁿ, and, as their values are never negative and so at most at a right angle, through each later
    one with s² or more. Inclusion and exclusion gives the bound; it is exact for one and two layers.
    """
    s, deep = 1 - 0.5**width, np.arange(1, depth + 1)
    return 1 - 2 * s**deep + (1 - 2 * 0.5**width) * s ** (2 * (deep - 1))


def safe_width(depth: int, share: float) -> int:
    """The smallest number of units a layer with which at most *share* of networks of *depth* layers is born dead."""
    return next(width for width in range(1, 64) if upper(width, depth)[-1] <= share)


RAYS = np.array([[-1.0, 1.0]])
"""All inputs of a network with one input and no biases: what happens at ±1 happens on the whole ray."""
GRID, MOST_POINTS = 61, 256


def inputs(x: Array | None, spread: float) -> Array:
    """The inputs on which a network is looked at, (features, n): some of the points *x* (n, features), or one number.

    One number without biases is `RAYS`; with them (*spread* above 0) a grid of mean 0 and variance 1.
    """
    if x is None:
        return np.linspace(-np.sqrt(3), np.sqrt(3), GRID)[None] if spread else RAYS
    return x[np.linspace(0, len(x) - 1, min(len(x), MOST_POINTS)).round().astype(int)].T


def dead_by_layer(
    seed: int, inputs: Array, initializer: Initializer | None, width: int, depth: int, networks: int, spread: float
) -> Counts:
    """How many of *networks* networks are 0 on all *inputs* (features, n) by hidden layer 1, 2 and so on.

    Weights come from *initializer*, biases from a normal distribution of deviation *spread*; without an initializer both
    are those of `acts.asymmetric`. The same networks are looked at layer by layer.
    """
    rng, lost = np.random.default_rng((seed, width, len(inputs))), np.zeros(depth, np.int64)
    for first in range(0, networks, AT_ONCE):
        alive = min(AT_ONCE, networks - first)
        values = np.broadcast_to(inputs, (alive, *inputs.shape))
        for layer in range(depth):
            through = _through(rng, values, initializer, width, spread)
            lost[layer] += len(values) - len(through)
            values = through
            if not len(values):
                break
    return np.cumsum(lost)


def _through(rng: Generator, values: Array, initializer: Initializer | None, width: int, spread: float) -> Array:
    """What one layer makes of *values* (networks, features, n), of those networks that it does not stop."""
    networks, features, _ = values.shape
    if initializer is None:
        both = np.stack([asymmetric(rng, features, width) for _ in range(networks)])
        weights, biases = both[:, :, :-1], both[:, :, -1:]
    else:
        weights = np.stack([initializer.draw(rng, features, width).T for _ in range(networks)])
        biases = spread * rng.standard_normal((networks, width, 1))
    z = weights @ values + biases
    return np.maximum(z[(z > 0).any((1, 2))], 0)
