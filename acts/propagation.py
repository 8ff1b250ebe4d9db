"""Signals through a random network: a batch goes up, an error comes down, and every layer is measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any, Literal

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from acts import progress
from acts.activations.base import Activation
from acts.array import Array
from acts.datasets.handwriting import digits
from acts.histograms import Histogram, bounds, histogram, panels
from acts.initializers.base import Initializer
from acts.slopes import FLAT, largest_slope

Inputs = Literal["normal", "digits"]
LARGEST = float(np.finfo(np.float32).max)  # networks are trained in 32-bit floats, so that is the range that counts


@dataclass(frozen=True)
class Profile:
    """What is left of signal and error at each layer; arrays of shape (layers,), first layer first.

    mean, std, second_moment: of all values h = f(z) of a layer. unit_spread: std across the inputs for a fixed unit,
    averaged over the units. unit_difference: std across the units for a fixed input, averaged over the inputs.
    saturated: share of slopes under 1 % of the largest, NaN for a function without a largest slope. zero: share of
    values that are exactly 0. dead: number of units whose slope is 0 for every input. weight_std: of the weights.
    gradient_std: of the derivative by z, when errors drawn from N(0, 1) arrive at the values of the top layer.

    ``histograms`` of at most five layers share their edges. ``exploded_at`` is the first layer, from 1, whose values left
    the range of 32-bit floats; the profile is then that of the layers below.
    """

    mean: Array
    std: Array
    second_moment: Array
    unit_spread: Array
    unit_difference: Array
    saturated: Array
    zero: Array
    dead: Array
    weight_std: Array
    gradient_std: Array
    histograms: tuple[Histogram, ...]
    exploded_at: int | None = None

    @property
    def layers(self) -> int:
        """How many layers were measured."""
        return len(self.mean)


_COLUMNS = tuple(field.name for field in fields(Profile))[:9]


def propagate(
    f: Activation,
    w: Initializer,
    *,
    depth: int,
    width: int,
    samples: int,
    bias: float = 0.0,
    inputs: Inputs = "normal",
    seed: int = 0,
    span: tuple[float, float] | None = None,
) -> Profile:
    """Send *samples* inputs through *depth* layers of *width* units, z = h W + b and h = f(z), and errors back.

    Biases come from N(0, bias²); :func:`draw_inputs` describes the inputs. *span* sets the outer edges of the
    histograms, which otherwise enclose every value.
    """
    rng = np.random.default_rng(seed)
    walk = _forward(f, w, draw_inputs(inputs, samples, width, rng), depth, width, bias, rng)
    rows, kept, values = _measure(walk, largest_slope(f), depth)
    if len(rows) < depth:  # the layers in range are a network of their own, with panels of its own
        del kept, values
        again = partial(propagate, f, w, width=width, samples=samples, bias=bias, inputs=inputs, seed=seed, span=span)
        return replace(again(depth=len(rows)), exploded_at=len(rows) + 1)
    gradient = _backward(kept, rng.standard_normal((samples, width), dtype=np.float32))
    edges = span or bounds(f, values.values())
    drawn = tuple(histogram(layer, h, edges) for layer, h in values.items())
    columns: dict[str, Any] = {name: np.array([row[name] for row in rows]) for name in _COLUMNS}
    return Profile(**columns, gradient_std=gradient, histograms=drawn)


def draw_inputs(inputs: Inputs, samples: int, width: int, rng: Generator) -> Array:
    """Inputs of shape (samples, features).

    ``"normal"``: *width* independent features from N(0, 1). ``"digits"``: *samples*, at most 1,797, different images
    with 64 gray values from 0 to 1.
    """
    if inputs == "normal":
        return rng.standard_normal((samples, width))
    images, _ = digits()
    return images[rng.choice(len(images), samples, replace=False)]


@dataclass(frozen=True)
class _Layer:
    """Weights (fan_in, width), and for every input and unit (samples, width) the value f(z) and the slope f′(z)."""

    weights: Array
    values: Array
    slopes: Array


_Packed = tuple[float, NDArray[np.float32]]


def _forward(
    f: Activation, w: Initializer, h: Array, depth: int, width: int, bias: float, rng: Generator
) -> Iterator[_Layer]:
    for _ in range(depth):
        weights = w.draw(rng, h.shape[1], width)
        z = h @ weights
        z += bias * rng.standard_normal(width)
        with np.errstate(over="ignore", invalid="ignore"):
            h, slopes = f(z), f.derivative(z)
        if not (_in_range(z) and _in_range(h) and _in_range(slopes)):
            return
        yield _Layer(weights, h, slopes)


def _in_range(values: Array) -> bool:
    return bool(values.min() >= -LARGEST and values.max() <= LARGEST)  # NaN fails both


def _measure(
    walk: Iterator[_Layer], top: float, depth: int
) -> tuple[list[dict[str, float]], list[tuple[_Packed, _Packed]], dict[int, Array]]:
    rows: list[dict[str, float]] = []
    kept: list[tuple[_Packed, _Packed]] = []
    values: dict[int, Array] = {}
    shown = panels(depth)
    for number, layer in enumerate(walk, 1):
        rows.append(_statistics(layer, top))
        kept.append((_pack(layer.slopes), _pack(layer.weights)))
        values |= {number: layer.values} if number in shown else {}
        progress.report(number / (depth + 1))
    return rows, kept, values


def _statistics(layer: _Layer, top: float) -> dict[str, float]:
    h, slopes = layer.values, layer.slopes
    means = h.mean(axis=0)
    within = _variances(h - means)
    difference = np.sqrt(_variances((h - h.mean(axis=1, keepdims=True)).T))
    saturated = np.count_nonzero(np.abs(slopes) < FLAT * top) / h.size if np.isfinite(top) else np.nan
    dead = h.shape[1] - np.count_nonzero(slopes.any(axis=0))
    found: dict[str, Any] = {"mean": means.mean(), "std": np.sqrt(within.mean() + means.var())}
    found |= {"second_moment": np.vdot(h, h) / h.size, "zero": np.mean(h == 0), "saturated": saturated, "dead": dead}
    return found | {
        "unit_spread": np.sqrt(within).mean(),
        "unit_difference": difference.mean(),
        "weight_std": layer.weights.std(),
    }


def _variances(centered: Array) -> Array:
    return np.einsum("ij,ij->j", centered, centered) / len(centered)


def _pack(values: Array) -> _Packed:
    """*values* as a scale and single precision, so that neither tiny nor huge slopes are lost on the way back."""
    scale = float(np.abs(values).max()) or 1.0
    return scale, np.divide(values, scale, out=np.empty(values.shape, np.float32), casting="unsafe")


def _backward(kept: list[tuple[_Packed, _Packed]], error: NDArray[np.float32]) -> Array:
    """The size of the error at each layer; it is brought back to 1 after each, and the logarithm remembers."""
    sizes, log = np.zeros(len(kept)), 0.0
    for i, ((slope_scale, slopes), (weight_scale, weights)) in reversed(list(enumerate(kept))):
        error *= slopes
        size = float(error.std(dtype=np.float64))
        if size == 0:
            break
        log += np.log(size) + np.log(slope_scale)
        sizes[i] = np.exp(log) if log < 700 else np.inf
        log += np.log(weight_scale)
        if i:
            error /= np.float32(size)
            error = np.matmul(error, weights.T, dtype=np.float32)
    return sizes
