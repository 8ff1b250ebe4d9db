"""Units that start the same and stay the same: a small network under plain gradient descent, watched unit by unit."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from acts.activations.base import Activation
from acts.array import Array
from acts.datasets.base import Labels
from acts.initializers.base import Initializer
from acts.progress import report

SAME = 1e-6
"""Units whose weights differ by less than this share of the largest one are one unit: rounding is no difference."""


@dataclass(frozen=True, eq=False)
class Descent:
    """What was seen at T recorded steps.

    steps: (T,), the first one 0. distinct: (T, layers), different units of every hidden layer. loss: (T,), mean
    cross-entropy in nats.
    """

    steps: NDArray[np.int64]
    distinct: NDArray[np.int64]
    loss: Array


def descend(
    x: Array, y: Labels, f: Activation, w: Initializer, *, hidden: tuple[int, ...], rate: float, steps: int, seed: int
) -> Descent:
    """Full-batch gradient descent on the points x (n, d) and their classes y (n,), biases starting at 0, in float64.

    It ends early once the loss is no longer finite.
    """
    rng, classes = np.random.default_rng(seed), np.eye(int(y.max()) + 1)[y]
    weights = _drawn(x, f, w.suited(f), (x.shape[1], *hidden, classes.shape[1]), rng)
    recorded = np.unique(np.linspace(0, steps, min(steps, 60) + 1).round().astype(np.int64))
    seen: list[tuple[int, list[int], float]] = []
    with np.errstate(all="ignore"):
        for step in range(steps + 1):
            loss, gradients = _differentiate(x, classes, f, weights)
            if not np.isfinite(loss):
                break
            if step in recorded:
                seen.append((step, [distinct(weight.T) for weight in weights[:-1]], loss))
                report(step / max(steps, 1))
            weights = [weight - rate * gradient for weight, gradient in zip(weights, gradients, strict=True)]
    found = [np.array(column) for column in zip(*seen, strict=True)] or [np.zeros(0)] * 3
    return Descent(found[0].astype(np.int64), found[1].astype(np.int64).reshape(len(seen), -1), found[2].astype(float))


def distinct(units: Array) -> int:
    """How many of the rows of *units* (units, weights) differ from every earlier one, up to `SAME`."""
    apart = np.abs(units[:, None] - units).max(-1)
    same = apart <= SAME * np.abs(units).max()
    return len(units) - int(np.tril(same, -1).any(1).sum())


def _drawn(x: Array, f: Activation, w: Initializer, widths: tuple[int, ...], rng: np.random.Generator) -> list[Array]:
    """One matrix (fan_in + 1, fan_out) a layer, the biases in its last row."""
    found: list[Array] = []
    for fan_in, fan_out in pairwise(widths):
        weight = w.adapt(w.draw(rng, fan_in, fan_out), x, f)
        x = f(x @ weight) if w.from_data else x
        found.append(np.vstack([weight, np.zeros(fan_out)]))
    return found


def _differentiate(x: Array, classes: Array, f: Activation, weights: list[Array]) -> tuple[float, list[Array]]:
    """The mean cross-entropy, and its gradient by every matrix of weights."""
    values, slopes = [_with_one(x)], list[Array]()
    for weight in weights[:-1]:
        z = values[-1] @ weight
        values.append(_with_one(f(z)))
        slopes.append(f.derivative(z))
    logits = values[-1] @ weights[-1]
    logits -= logits.max(1, keepdims=True)
    log = logits - np.log(np.exp(logits).sum(1, keepdims=True))
    error, gradients = (np.exp(log) - classes) / len(x), list[Array]()
    for layer in reversed(range(len(weights))):
        gradients.insert(0, values[layer].T @ error)
        if layer:
            error = error @ weights[layer][:-1].T * slopes[layer - 1]
    return float(-(log * classes).sum() / len(x)), gradients


def _with_one(x: Array) -> Array:
    return np.hstack([x, np.ones((len(x), 1))])
