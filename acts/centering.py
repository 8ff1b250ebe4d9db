"""What the mean of a layer's inputs does to the gradient of the next layer: equal signs, and a narrow valley."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from acts.activations.base import Activation
from acts.array import Array
from acts.gauss import moments

UNITS = 10  #: weights of the unit whose signs are counted
PROBLEMS = 400
BATCHES = (1, 2, 4, 8, 16, 32, 64, 128, 256)
SHOWN = 12
POOL = 8192
START = np.array([-2.0, 0.5])  #: where descent begins, counted from the solution
GOAL = 1e-3  #: the share of the first loss at which descent has arrived
LONGEST = 100_000
DRAWN = 200


@dataclass(frozen=True, eq=False)
class Signs:
    """The signs of the gradient of one unit's weights, and how often they are all equal."""

    shown: NDArray[np.int8]  #: (SHOWN, UNITS), -1, 0 or 1, one sample a row
    equal: Array  #: (batches,), the share of problems without two weights of opposite sign
    low: Array  #: (batches,), the lower end of the 95 % interval of that share
    high: Array  #: (batches,), its upper end


def signs(f: Activation, seed: int) -> Signs:
    """Logistic problems with :data:`UNITS` inputs f(z), z standard normal; the seed draws the same for every f.

    A unit with random weights w learns the labels of another one with weights v; the gradient over a batch is
    mean((σ(w·h) - y) h). z is drawn from :data:`POOL` quantiles of the normal distribution.
    """
    rng = np.random.default_rng(seed)
    pool = np.nan_to_num(f(ndtri((np.arange(POOL) + 0.5) / POOL)))
    pool = np.clip(pool, -1e100, 1e100)  # the logistic is flat long before, and sums of these stay finite
    h = pool[rng.integers(0, POOL, (PROBLEMS, BATCHES[-1], UNITS), np.uint16)]
    w, v = rng.normal(0, UNITS**-0.5, (2, PROBLEMS, UNITS, 1))
    chance = rng.random((PROBLEMS, BATCHES[-1]))
    wrong = _logistic((h @ w)[:, :, 0]) - (chance < _logistic((h @ v)[:, :, 0]))
    each = wrong[:, :, None] * h
    edges = (0, *BATCHES[:-1])
    summed = np.add.reduceat(each, edges, axis=1).cumsum(1)
    mixed = (summed > 0).any(2) & (summed < 0).any(2)
    equal = 1 - mixed.mean(0)
    return Signs(np.sign(each[:SHOWN, 0]).astype(np.int8), equal, *wilson(equal, PROBLEMS))


def _logistic(z: Array) -> Array:
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def wilson(share: Array, count: int) -> tuple[Array, Array]:
    """The 95 % interval of a share that was found in *count* trials (Wilson 1927)."""
    z2 = 1.959963984540054**2
    middle = (share + z2 / (2 * count)) / (1 + z2 / count)
    half = np.sqrt(z2 * (share * (1 - share) / count + z2 / (4 * count**2))) / (1 + z2 / count)
    return np.maximum(middle - half, 0), np.minimum(middle + half, 1)


def by_chance() -> float:
    """How often :data:`UNITS` signs are equal if each is drawn by a coin."""
    return 2.0 ** (1 - UNITS)


@dataclass(frozen=True, eq=False)
class Valley:
    """Least squares on two weights behind inputs f(z): its shape, and gradient descent in it."""

    hessian: Array  #: (2, 2), E[h hᵀ]
    condition: float  #: its largest over its smallest eigenvalue
    wide: float  #: the same with 100 inputs
    path: Array  #: (up to DRAWN + 1, 2), the weights counted from the solution
    steps: int | None  #: until the loss is GOAL of the first; None if LONGEST steps were not enough


def valley(f: Activation, share: float) -> Valley | None:
    """Descent from :data:`START` at *share* of the best constant rate 2/(λmax + λmin); None without finite moments."""
    mean, square, _ = moments(f, 1.0)
    mean = 0.0 if abs(mean) < 1e-12 else mean  # what the integral of an odd function leaves is rounding
    spread = square - mean * mean  # infinite where a power of Python's own would raise
    if not (isfinite(square) and spread > 1e-12 * square > 0):
        return None
    hessian = np.array([[square, mean * mean], [mean * mean, square]])
    values, axes = np.linalg.eigh(hessian)
    shrink = 1 - share * 2 / values.sum() * values
    along = axes.T @ START
    steps = _arrival(values * along**2, shrink)
    last = DRAWN if steps is None else min(max(steps, 1), DRAWN)
    path = (along * shrink ** np.arange(last + 1)[:, None]) @ axes.T
    return Valley(hessian, condition(mean, spread, 2), condition(mean, spread, 100), path, steps)


def condition(mean: float, spread: float, inputs: int) -> float:
    """The condition number of E[h hᵀ] for independent inputs of this mean and variance: 1 + inputs · mean²/variance."""
    return 1 + inputs * mean * mean / spread if spread > 0 else inf


def _arrival(first: Array, shrink: Array) -> int | None:
    """The first step at which Σ first · shrink^(2 step) is below the goal."""
    steps = np.arange(1, LONGEST + 1)
    left = (first * np.abs(shrink) ** (2 * steps[:, None])).sum(1)
    arrived = np.flatnonzero(left <= GOAL * first.sum())
    return int(steps[arrived[0]]) if arrived.size else None


def contour(hessian: Array, level: float) -> Array:
    """(121, 2), the weights at which ½ wᵀHw is *level*, once around."""
    turn = np.linspace(0, 2 * np.pi, 121)
    values, axes = np.linalg.eigh(hessian)
    circle = np.stack([np.cos(turn), np.sin(turn)], 1)
    return circle * np.sqrt(2 * level / values) @ axes.T
