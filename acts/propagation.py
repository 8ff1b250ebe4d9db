"""Signals through a random network: a batch goes up, an error comes down, and every layer is measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, Unpack

import numpy as np

from acts import progress
from acts.activations.base import Activation
from acts.array import AnyArray, Array
from acts.histograms import Histogram, bounds, histogram, panels
from acts.inflows import draw_inputs
from acts.initializers.base import Initializer
from acts.layerwise import Measured, column_sums, measure
from acts.slopes import largest_slope
from acts.stack import LARGEST, Build, Error, Stack, Walk

__all__ = ["LARGEST", "Profile", "Seen", "Stack", "draw_inputs", "propagate", "size"]

Seen = Literal["sums", "values", "gradients"]
DOUBLE_ALWAYS, DOUBLE_MOST = 100_000, 1_000_000
"""Up to so many values in all layers together, a network is computed in double precision at once, or if it has to be."""
COARSE = 3e-4
"""Where the values of a unit spread less than this by their size, single precision has too few digits of the spread."""
_INPUTS, _ERRORS = 0, 2  # which stream of random numbers


@dataclass(frozen=True)
class Profile:
    """What is left of signal and error at each layer; arrays of shape (layers,), first layer first.

    mean, std, second_moment: of all values h that a layer hands on. unit_spread: std across the inputs for a fixed unit,
    averaged over the units. unit_difference: std across the units for a fixed input, averaged over the inputs.
    saturated: share of slopes under 1 % of the largest, NaN for a function without a largest slope. zero: share of
    values that are exactly 0. outside: share of values below 0 or above 1. dead: number of units whose slope is 0 for
    every input. distinct: number of units that differ. length: mean square q of all z.
    correlation: of the z of two inputs, over all pairs (`acts.layerwise.length_and_correlation`).
    effective_rank: how many directions the values use. weight_std: of the weights.
    gradient_std: of the derivative by z, when errors drawn from N(0, 1) arrive at the values of the top layer.
    gradient_norm: its length for one input (root mean square over the inputs). weight_gradient: length of the
    derivative of the mean over the inputs, by the weights.

    ``histograms`` of at most five layers, of z and of h on one scale each, of the gradients on scales of their own.
    ``exploded_at`` is the first layer, from 1, whose values left the range of 32-bit floats; the profile is then that of
    the layers below.
    """

    mean: Array
    std: Array
    second_moment: Array
    unit_spread: Array
    unit_difference: Array
    saturated: Array
    zero: Array
    outside: Array
    dead: Array
    distinct: Array
    length: Array
    correlation: Array
    effective_rank: Array
    weight_std: Array
    gradient_std: Array
    gradient_norm: Array
    weight_gradient: Array
    histograms: Mapping[Seen, tuple[Histogram, ...]]
    exploded_at: int | None = None

    @property
    def layers(self) -> int:
        """How many layers were measured."""
        return len(self.mean)


COLUMNS = tuple(field.name for field in fields(Profile))[:-2]
_GOING_UP = COLUMNS[:-3]


def propagate(
    f: Activation,
    w: Initializer,
    *,
    depth: int,
    width: int,
    samples: int,
    inputs: str = "normal",
    correlation: float = 0.0,
    seed: int = 0,
    span: tuple[float, float] | None = None,
    **build: Unpack[Build],
) -> Profile:
    """Send *samples* inputs through a `Stack`, and errors back.

    `acts.inflows.draw_inputs` describes the inputs. *span* sets the outer edges of the histograms of the values, which
    otherwise enclose every value. Large networks are computed in single precision, as they would be trained, small ones
    in double precision, and those between again in double precision if the spread of a layer is `COARSE`.
    """
    stack = Stack(activation=f, initializer=w, depth=depth, width=width, **build)
    x = draw_inputs(inputs, samples, width, np.random.default_rng((seed, _INPUTS)), correlation)
    walk, rows = _rise(stack, x, seed, largest_slope(f))
    found = _Fall(f, rows, span)
    error = np.random.default_rng((seed, _ERRORS)).standard_normal((len(x), width), dtype=np.float32)
    found.follow(walk, error.astype(walk.x.dtype, copy=False))
    return found.profile(len(rows) + 1 if len(rows) < depth else None)


def size(depth: int, width: int, samples: int) -> int:
    """About how many bytes one network needs: an array a layer, its weights, and room to work on a layer.

    In double precision, where networks are small, three arrays a layer are kept to save time.
    """
    arrays, each = (1, 4) if depth * width * samples > DOUBLE_MOST else (3, 8)
    values, weights = samples * width, width**2
    return each * (depth * (arrays * values + weights) + _DESK * values + 3 * weights)


_DESK = 14


def _rise(stack: Stack, x: Array, seed: int, steepest: float) -> tuple[Walk, list[Measured]]:
    """The way up, in the precision that it needs."""
    total = stack.depth * stack.width * len(x)
    if total > DOUBLE_ALWAYS:
        walk = Walk(stack, x.astype(np.float32), seed)
        rows = _measured(walk, steepest, settle=total > DOUBLE_MOST)
        if rows is not None:
            return walk, rows
    walk = Walk(stack, x, seed)
    return walk, _measured(walk, steepest, settle=True) or []


def _measured(walk: Walk, steepest: float, *, settle: bool) -> list[Measured] | None:
    """Every layer; None if one is too coarse to *settle* for."""
    rows: list[Measured] = []
    for layer in walk.up():
        rows.append(measure(layer, steepest))
        if not settle and rows[-1].unit_spread <= COARSE * (abs(rows[-1].mean) + rows[-1].std):
            return None
        progress.report(0.5 * layer.number / walk.stack.depth)
    return rows


class _Fall:
    """What is seen on the way down, when the ends of all layers are known: histograms and errors."""

    def __init__(self, f: Activation, rows: Sequence[Measured], span: tuple[float, float] | None) -> None:
        self.rows, self.shown = rows, panels(len(rows))
        shown = [rows[number - 1] for number in self.shown]
        values = [v for row in shown for v in (row.lowest, row.highest)]
        sums = [v for row in shown for v in (row.lowest_z, row.highest_z)]
        self.edges: dict[Seen, tuple[float, float]] = {"sums": bounds(None, sums), "values": span or bounds(f, values)}
        self.errors = np.zeros((3, len(rows)))
        self.histograms: dict[Seen, list[Histogram]] = {"sums": [], "values": [], "gradients": []}

    def follow(self, walk: Walk, error: AnyArray) -> None:
        for fall in walk.down(error):
            layer = fall.layer
            self.errors[:, layer.number - 1] = _sizes(fall)
            if layer.number in self.shown:
                self._count("sums", layer.number, layer.z)
                self._count("values", layer.number, layer.values)
                self.histograms["gradients"].append(_of_error(fall))
            progress.report(1 - 0.5 * layer.number / len(self.rows))

    def _count(self, seen: Seen, number: int, values: AnyArray) -> None:
        self.histograms[seen].append(histogram(number, values, self.edges[seen]))

    def profile(self, exploded_at: int | None) -> Profile:
        columns: dict[str, Any] = {
            name: np.array([float(getattr(row, name)) for row in self.rows]) for name in _GOING_UP
        }
        columns |= dict(zip(COLUMNS[-3:], self.errors, strict=True))
        drawn: dict[Seen, tuple[Histogram, ...]] = {seen: tuple(found[::-1]) for seen, found in self.histograms.items()}
        return Profile(**columns, histograms=drawn, exploded_at=exploded_at)


def _sizes(fall: Error) -> tuple[float, float, float]:
    """Std and length of the derivative by z, length of that by the weights."""
    samples, width = fall.by_z.shape
    square = float(np.vdot(fall.by_z, fall.by_z)) / fall.by_z.size
    mean = float(column_sums(fall.by_z).sum()) / fall.by_z.size
    taken = np.exp(fall.log) if fall.log < _OVERFLOW else np.inf
    sizes = np.array([max(square - mean**2, 0.0) ** 0.5, (square * width) ** 0.5, fall.weights / samples])
    return tuple(np.where(sizes > 0, sizes * taken, 0.0))


def _of_error(fall: Error) -> Histogram:
    """The derivative by z on a scale of its own, which is the same on both sides of 0."""
    found = histogram(fall.layer.number, fall.by_z, (-1.0, 1.0))
    size = float(np.abs(fall.by_z).max())
    taken = np.exp(fall.log) if fall.log < _OVERFLOW and size > 0 else 1.0
    return replace(found, edges=found.edges * (taken or 1.0))


_OVERFLOW = 700
