"""What theory predicts of a random network layer by layer, for very wide layers.

What a unit adds up is then normal with mean 0. Its variance, the part of it that differs from input to input, and the variance
of the error are carried from layer to layer (Poole et al. 2016, Schoenholz et al. 2016).

* Dropout multiplies values with factors of mean 1 that are drawn anew for every input: mean square and slope grow by
  1/(1 − rate), what two inputs have in common stays (Schoenholz et al. 2016).
* A residual connection adds two values that know nothing of each other: mean squares and errors add up, but for the product of
  the means (Yang and Schoenholz 2017).
* Layer normalization divides by √(q + ε): over the many units of one input, their mean is 0 and their mean square q.
* Batch normalization takes what all inputs have in common and divides by the root of the rest, so that all of z differs from
  input to input. In a large batch the error is divided by the same root (Yang et al. 2019).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Unpack

import numpy as np

from acts.activations.base import Activation
from acts.array import Array
from acts.gauss import moments
from acts.inflows import Inflow
from acts.initializers.base import Initializer
from acts.normalizing import EPSILON
from acts.spreads import apart, by_unit
from acts.stack import Build, Stack

_SMALLEST, _LARGEST = 1e-290, 1e76  # outside, squares leave the range of the numbers or of 32-bit floats


@dataclass(frozen=True)
class Prediction:
    """The same quantities as in `acts.propagation.Profile`, for infinite width; arrays of shape (layers,).

    length: the mean square q of what reaches f. correlation: of what reaches f from two inputs, 1 − s/q.
    """

    mean: Array
    std: Array
    unit_spread: Array
    gradient_std: Array
    length: Array
    correlation: Array
    second_moment: Array


class _Signal(NamedTuple):
    """Of all values h of a layer: the mean, the mean square, and the variance over the inputs for one unit, on average."""

    mean: float
    square: float
    varying: float

    def plus(self, other: _Signal) -> _Signal:
        """Of the sum with values that know nothing of these."""
        square = self.square + other.square + 2 * self.mean * other.mean
        return _Signal(self.mean + other.mean, square, self.varying + other.varying)


class _Sums(NamedTuple):
    """Of all z: the mean square q and the part s that varies with the input; what h is multiplied by on the way to z, squared."""

    q: float
    s: float
    factor: float


class _Row(NamedTuple):
    """A layer: z, what it hands on, what it adds to what came in, by what f and dropout multiply the square of an error."""

    z: _Sums
    out: _Signal
    deviation: float
    steep: float


def predict(
    f: Activation, w: Initializer, inputs: Inflow, *, layers: int, width: int, **build: Unpack[Build]
) -> Prediction | None:
    """What to expect of *layers* layers; None if the weights are not random, NaN from where numbers leave their range."""
    if not w.random:
        return None
    stack = Stack(activation=f, initializer=w, depth=layers, width=width, **build)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        rows = list(_up(stack, inputs))
        spreads = _unit_spreads(stack, inputs, rows)
        errors = _down(stack, rows) if len(rows) == layers else [np.nan] * layers
        known = [
            (h.mean, np.sqrt(max(h.square - h.mean**2, 0.0)), spread, z.q, 1 - z.s / z.q, h.square)
            for (z, h, _, _), spread in zip(rows, spreads, strict=True)
        ]
    table = np.full((layers, 6), np.nan)
    table[: len(rows)] = known or table[:0]
    mean, std, spread, length, correlation, square = table.T
    return Prediction(mean, std, spread, np.array(errors), length, correlation, square)


def _up(stack: Stack, inputs: Inflow) -> Iterator[_Row]:
    h, features, kept = _Signal(inputs.mean, inputs.second_moment, inputs.variance), inputs.features, 1 - stack.dropout
    for _ in range(stack.depth):
        z = _sums(stack, h, features)
        if not _SMALLEST < z.q < _LARGEST:
            return
        mean, square, steep = moments(stack.activation, z.q)
        varying, deviation = apart(stack.activation, z.q, z.s, 1 / kept - 1)
        own = _Signal(mean, square / kept, varying)
        h, features = h.plus(own) if stack.residual and features == stack.width else own, stack.width
        yield _Row(z, h, deviation, steep / kept)


def _sums(stack: Stack, h: _Signal, features: int) -> _Sums:
    factor = stack.initializer.carries(h.square, features, stack.width)
    q, s = factor * h.square + stack.bias**2, factor * h.varying
    over = {"none": 1.0, "layer": q + EPSILON, "batch": s + EPSILON}[stack.normalization]
    return _Sums((s if stack.normalization == "batch" else q) / over, min(s, q) / over, factor / over)


def _down(stack: Stack, rows: Sequence[_Row]) -> list[float]:
    """The deviation of the derivative by each layer's z; as logarithms of squares, which never leave their range."""
    found, error = list[float](), np.float64(0.0)
    for z, _, _, steep in reversed(rows):
        by_z = error + np.log(steep)
        found.append(float(np.exp(by_z / 2)))
        back = by_z + np.log(z.factor)
        error = np.logaddexp(error, back) if stack.residual else back
    return found[::-1]


def _unit_spreads(stack: Stack, inputs: Inflow, rows: Sequence[_Row]) -> list[float]:
    """The deviation over the inputs for one unit, averaged over the units.

    With residual connections, the variances of the layers below add up, each a random number of the unit.
    """
    if not stack.residual or not rows:
        return [row.deviation for row in rows]
    noise = 1 / (1 - stack.dropout) - 1
    whole = np.array([row.out.varying for row in rows])
    u = np.arange(-14 - np.log(whole.max()), 32 - np.log(whole[whole > 0].min(initial=whole.max())), 0.5)
    times = np.exp(u)[:, None]
    start = -times * inputs.variance if inputs.features == stack.width else np.zeros_like(times)
    added = [_transform(stack.activation, row.z, noise, times) for row in rows]
    logs = start + np.cumsum(added, axis=0).T
    return list(np.sqrt(whole) + _LAPLACE * ((np.exp(-times * whole) - np.exp(logs)) / np.sqrt(times)).sum(0))


_LAPLACE = 0.5 / (2 * np.sqrt(np.pi))
"""E √X = √m + ∫ (exp(−m t) − E exp(−t X)) t^(−3/2) dt / (2 √π) for X ≥ 0 and any m ≥ 0; in steps of ½ of log t."""


def _transform(f: Activation, z: _Sums, noise: float, times: Array) -> Array:
    """log E exp(−t X) of the variance X of a unit over the inputs; (times,)."""
    variances, shares = by_unit(f, z.q, z.s, noise)
    return np.log(np.maximum(np.exp(-times * variances) @ shares, 1e-300))
