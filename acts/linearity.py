"""What makes a map linear, tested; and what becomes of a stack of layers without, and with, a non-linear function."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf, isfinite

import numpy as np

from acts.activations.base import Activation
from acts.array import Array
from acts.properties import properties

Map = Callable[[Array], Array]

REACH = 4.0  #: |a| and |b| of the test
INPUTS = np.unique(np.concatenate([np.arange(-8, 9) / 2, [-0.375, 0.375]]))  #: exact in binary, and so are their sums
FACTORS = np.array([-2.0, -1.0, -0.5, 0.5, 2.0])
SLACK = 1e-12  #: a gap below this share of the values is rounding
SAMPLES = 1000
BIAS = 0.1  #: the deviation of the biases of a stack


@dataclass(frozen=True)
class Gap:
    """How far a law is missed at worst, and the pair of numbers that shows it."""

    size: float
    at: tuple[float, float]  #: (a, b), or (a, c)
    holds: bool  #: whether the gap is no more than rounding


@dataclass(frozen=True)
class Laws:
    """The laws of a linear map, each with its worst miss."""

    additive: Gap  #: f(a + b) = f(a) + f(b)
    homogeneous: Gap  #: f(c a) = c f(a)
    positive: Gap  #: the same for c > 0
    affine: Gap  #: f(a + b) + f(0) = f(a) + f(b): a straight line that may miss the origin


def laws(f: Map) -> Laws:
    """The laws on every pair of :data:`INPUTS`, and of an input and one of :data:`FACTORS`."""
    with np.errstate(over="ignore", invalid="ignore"):  # what overflows breaks the law
        return _laws(f)


def _laws(f: Map) -> Laws:
    value, zero = f(INPUTS), float(f(np.zeros(1))[0])
    a, b = np.meshgrid(INPUTS, INPUTS, indexing="ij")
    apart = value[:, None] + value[None, :]
    together = f(a + b)
    size = np.maximum(np.abs(together), np.abs(value)[:, None] + np.abs(value)[None, :])
    scale = _scaling(f, value, FACTORS)
    positive = _scaling(f, value, FACTORS[FACTORS > 0])
    return Laws(_worst(together - apart, size, a, b), scale, positive, _worst(together + zero - apart, size, a, b))


def _scaling(f: Map, value: Array, factors: Array) -> Gap:
    a, c = np.meshgrid(INPUTS, factors, indexing="ij")
    scaled, right = f(c * a), c * value[:, None]
    return _worst(scaled - right, np.maximum(np.abs(scaled), np.abs(right)), a, c)


def _worst(miss: Array, size: Array, first: Array, second: Array) -> Gap:
    i = int(np.abs(miss).argmax())
    gap = float(np.abs(miss).flat[i])
    holds = gap <= SLACK * max(1.0, float(size.flat[i]))
    return Gap(gap, (float(first.flat[i]), float(second.flat[i])), holds)


@dataclass(frozen=True, eq=False)
class Layers:
    """A stack of affine layers from *width* numbers to one: (matrix, bias) a layer, matrices of shape (out, in)."""

    each: tuple[tuple[Array, Array], ...]

    def __call__(self, x: Array, f: Map | None = None) -> Array:
        """The output (samples,) for *x* (samples, width); with *f* after every layer but the last."""
        with np.errstate(all="ignore"):  # what overflows is told by the result
            for matrix, bias in self.each[:-1]:
                x = x @ matrix.T + bias
                x = x if f is None else f(x)
            matrix, bias = self.each[-1]
            return (x @ matrix.T + bias)[:, 0]

    def product(self) -> tuple[Array, Array]:
        """The one layer that the stack without a function is: its matrix (1, width) and its bias (1,)."""
        matrix, bias = self.each[0]
        with np.errstate(all="ignore"):  # as in a call
            for then, more in self.each[1:]:
                matrix, bias = then @ matrix, then @ bias + more
        return matrix, bias


def stack(rng: np.random.Generator, depth: int, width: int, gain: float) -> Layers:
    """*depth* random layers; weights of deviation gain/√width, biases of deviation :data:`BIAS`."""
    outs: Sequence[int] = (*[width] * (depth - 1), 1)
    return Layers(
        tuple((rng.normal(0, gain / width**0.5, (m, width)), rng.normal(0, BIAS, m)) for m in outs),
    )


@dataclass(frozen=True, eq=False)
class Collapse:
    """A stack without and with a function: one matrix does the work of the first, and how much of the second's."""

    t: Array  #: (points,), the place along a line through input space, in deviations of the inputs
    straight: Array  #: (points,), the output along it without a function, in its own deviations
    bent: Array  #: (points,), the output with the function; NaN where it overflowed or does not vary
    apart: (
        float  #: the largest difference between the stack without a function and its one matrix, of the largest output
    )
    left: (
        float  #: the share of the variance with the function that no affine map explains; NaN if there is none to share
    )


def collapse(f: Activation, depth: int, width: int, seed: int) -> Collapse:
    """The experiment on :data:`SAMPLES` standard normal inputs; the same weights serve both stacks."""
    rng = np.random.default_rng(seed)
    gain = properties(f).forward_gain
    layers = stack(rng, depth, width, gain if isfinite(gain) else 1.0)
    x, way = rng.standard_normal((SAMPLES, width)), rng.standard_normal(width)
    t = np.linspace(-3, 3, 241)
    line = t[:, None] * (way * width**0.5 / np.linalg.norm(way))
    matrix, bias = layers.product()
    plain, curved = layers(x), layers(x, f)
    apart = np.abs(plain - (x @ matrix.T + bias)[:, 0]).max() / np.abs(plain).max()
    bent = _standard(layers(line, f), curved)
    return Collapse(t, _standard(layers(line), plain), bent, float(apart), unexplained(x, curved))


def _standard(values: Array, sample: Array) -> Array:
    """*values* counted from the mean of *sample* in its deviations."""
    with np.errstate(all="ignore"):
        deviation = float(sample.std())
        alive = isfinite(deviation) and deviation > SLACK * float(np.abs(sample).max())
        counted = (values - sample.mean()) / deviation if alive else np.full_like(values, np.nan)
    return np.where(np.isfinite(counted), counted, np.nan)


def unexplained(x: Array, y: Array) -> float:
    """The share of the variance of *y* (samples,) that the best affine map of *x* (samples, width) leaves.

    It is corrected for the numbers that the map was free to choose, 1 - R² adjusted (Wherry 1931); NaN where *y* has no
    finite variance, or none.
    """
    biggest = float(np.abs(y).max()) if np.isfinite(y).all() else inf
    if biggest > 1e150 or y.std() <= SLACK * biggest:
        return float("nan")
    design = np.column_stack([x, np.ones(len(x))])
    left = y - design @ np.linalg.lstsq(design, y, rcond=None)[0]
    share = float((left @ left) / ((y - y.mean()) @ (y - y.mean())))
    return min(share * (len(y) - 1) / (len(y) - design.shape[1]), 1.0)
