"""A stack of random layers: how values go up through it, and errors down.

A layer adds up s = h W + b, brings it to unit size if it normalizes (z, which is s otherwise), takes f(z), drops some of
the values, and adds what came in if it has a residual connection. Of each layer one array of the size of its values is
kept on the way up: z, from which f(z) and f′(z) follow, or with residual connections its input, from which z follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

import numpy as np

from acts.activations.base import Activation
from acts.array import AnyArray
from acts.initializers.base import Initializer
from acts.kernels import values_and_slopes
from acts.normalizing import Normalization, normalize, pull_back

LARGEST = float(np.finfo(np.float32).max)  # networks are trained in 32-bit floats, so that is the range that counts
_WEIGHTS, _DROPS = 1, 3  # which stream of random numbers


class Build(TypedDict, total=False):
    """What may be said of the layers of a `Stack` besides function, weights and sizes."""

    bias: float
    normalization: Normalization
    residual: bool
    dropout: float


@dataclass(frozen=True, kw_only=True)
class Stack:
    """*depth* layers of *width* units; biases come from N(0, bias²), ``dropout`` is the share of values dropped."""

    activation: Activation
    initializer: Initializer
    depth: int
    width: int
    bias: float = 0.0
    normalization: Normalization = "none"
    residual: bool = False
    dropout: float = 0.0

    @property
    def plain(self) -> bool:
        """Whether the layers are f(h W + b) and nothing more, as theory has it."""
        return self.normalization == "none" and not self.residual and not self.dropout


@dataclass(frozen=True, eq=False)
class Layer:
    """A layer at work, counted from 1: the z that f sees, the slopes f′(z), and the values h that it hands on.

    All three are (samples, width); ``weights`` is (fan_in, width).
    """

    number: int
    weights: AnyArray
    z: AnyArray
    slopes: AnyArray
    values: AnyArray


@dataclass(frozen=True, eq=False)
class Error:
    """What comes down to a layer: the derivative by z, of which ``exp(log)`` has been taken out, and by the weights.

    ``weights`` is the Frobenius norm of the derivative by the weights, summed over the samples, on the same scale.
    """

    layer: Layer
    by_z: AnyArray
    log: float
    weights: float


@dataclass(frozen=True, eq=False)
class _Kept:
    weights: AnyArray
    biases: AnyArray
    big: AnyArray  #: z, or the input of the layer if the connections are residual
    inverse: AnyArray | None  #: 1 / deviation of the sums, if they are normalized


class Walk:
    """One batch *x* (samples, features), float64 or float32, in a network with the weights of *seed*.

    *masks* counts the choices of what is dropped.
    """

    def __init__(self, stack: Stack, x: AnyArray, seed: int, masks: int = 0) -> None:
        self.stack, self.x, self.seed, self.masks = stack, x, seed, masks
        self._kept: list[_Kept] = []
        self._layers: list[Layer] = []  # double precision is for small networks, which can be kept whole

    def up(self) -> Iterator[Layer]:
        """Layer by layer, first layer first; ends before the first whose numbers leave the range of 32-bit floats."""
        rng, h = np.random.default_rng((self.seed, _WEIGHTS)), self.x
        for number in range(1, self.stack.depth + 1):
            weights, biases = self._draw(rng, h)
            with np.errstate(all="ignore"):
                z, inverse = self._sums(h, weights, biases)
                layer = self._layer(number, weights, z, h)
            if not all(map(_in_range, (z, layer.values, layer.slopes))):
                return
            self._kept.append(_Kept(weights, biases, h if self.stack.residual else z, inverse))
            if h.dtype == np.float64:
                self._layers.append(layer)
            h = layer.values
            yield layer

    def down(self, error: AnyArray) -> Iterator[Error]:
        """Layer by layer, last layer first, for the derivative *error* by the values of the last."""
        log, layer = 0.0, self._again(len(self._kept))
        while layer is not None:
            kept, under = self._kept[layer.number - 1], self._again(layer.number - 1)
            below = self.x if under is None else under.values
            log += _unit(error) if self.stack.residual else 0.0
            by_z = error * layer.slopes
            self._drop(layer.number, by_z)
            log += 0.0 if self.stack.residual else _unit(by_z)
            by_s = pull_back(by_z, layer.z, kept.inverse, self.stack.normalization)
            yield Error(layer, by_z, log, _product_norm(below, by_s))
            if under is not None:
                back = by_s @ kept.weights.T
                error = np.add(back, error, out=back) if self.stack.residual else back
            layer = under

    def _draw(self, rng: np.random.Generator, h: AnyArray) -> tuple[AnyArray, AnyArray]:
        f = self.stack.activation
        w = self.stack.initializer.suited(f)
        weights = w.draw(rng, h.shape[1], self.stack.width)
        if w.from_data:
            weights = w.adapt(weights, h.astype(np.float64, copy=False), f)
        biases = self.stack.bias * rng.standard_normal(self.stack.width)
        return weights.astype(h.dtype, copy=False), biases.astype(h.dtype)

    def _sums(self, h: AnyArray, weights: AnyArray, biases: AnyArray) -> tuple[AnyArray, AnyArray | None]:
        s = h @ weights
        if self.stack.bias:
            s += biases
        return normalize(s, self.stack.normalization)

    def _layer(self, number: int, weights: AnyArray, z: AnyArray, below: AnyArray) -> Layer:
        values, slopes = values_and_slopes(self.stack.activation, z)
        self._drop(number, values)
        if self.stack.residual and below.shape == values.shape:
            values += below
        return Layer(number, weights, z, slopes, values)

    def _again(self, number: int) -> Layer | None:
        """Layer *number* as it was on the way up; None below the first."""
        if number == 0:
            return None
        if self._layers:
            return self._layers[number - 1]
        kept = self._kept[number - 1]
        z = self._sums(kept.big, kept.weights, kept.biases)[0] if self.stack.residual else kept.big
        return self._layer(number, kept.weights, z, kept.big)

    def _drop(self, number: int, values: AnyArray) -> None:
        """Set the same share of *values* in the same places to 0 each time, and widen the others (inverted dropout)."""
        if self.stack.dropout:
            rng = np.random.default_rng((self.seed, _DROPS, number, self.masks))
            values *= rng.random(values.shape, dtype=np.float32) >= self.stack.dropout
            values *= values.dtype.type(1 / (1 - self.stack.dropout))


def _in_range(values: AnyArray) -> bool:
    return bool(values.min() >= -LARGEST and values.max() <= LARGEST)  # NaN fails both


def _unit(values: AnyArray) -> float:
    """Divide *values* by their largest size, in place; the logarithm of what was taken out, 0 if there was nothing."""
    size = max(-float(values.min()), float(values.max()))
    if size == 0:
        return 0.0
    values /= values.dtype.type(size)
    return float(np.log(size))


def _product_norm(below: AnyArray, error: AnyArray) -> float:
    """‖belowᵀ error‖, for an *error* of unit size."""
    size = max(-float(below.min()), float(below.max()))
    if not 1e-12 < size < 1e12:
        below = below / below.dtype.type(size or 1)
    else:
        size = 1.0
    product = below.T @ error
    return size * float(np.sqrt(np.vdot(product, product)))
