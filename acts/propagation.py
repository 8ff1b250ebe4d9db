"""Signals through a random network: a batch goes up, an error comes down, and every layer is measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Unpack

import numpy as np

from acts import progress
from acts.activations.base import Activation
from acts.array import Array
from acts.falling import Fall, Seen
from acts.histograms import Histogram
from acts.inflows import draw_inputs
from acts.initializers.base import Initializer
from acts.layerwise import Measured, measure
from acts.slopes import largest_slope
from acts.stack import LARGEST, Build, Stack, Walk

__all__ = ["LARGEST", "Profile", "Stack", "draw_inputs", "propagate", "size"]

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

    ``histograms`` of at most five layers, of z and of h on one scale each, of the gradients on scales of their own. Where
    there are more layers, ``fields`` has one for each: on one scale, or on scales of their own where sizes differ too much.
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
    fields: Mapping[Seen, tuple[Histogram, ...]]
    exploded_at: int | None = None

    @property
    def layers(self) -> int:
        """How many layers were measured."""
        return len(self.mean)


COLUMNS = tuple(field.name for field in fields(Profile))[:-3]
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
    otherwise enclose every value.
    """
    stack = Stack(activation=f, initializer=w, depth=depth, width=width, **build)
    x = draw_inputs(inputs, samples, width, np.random.default_rng((seed, _INPUTS)), correlation)
    walk, rows = _rise(stack, x, seed, largest_slope(f))
    found = Fall(f, rows, span)
    error = np.random.default_rng((seed, _ERRORS)).standard_normal((len(x), width), dtype=np.float32)
    found.follow(walk, error.astype(walk.x.dtype, copy=False))
    return _profile(rows, found, depth)


def _profile(rows: Sequence[Measured], found: Fall, depth: int) -> Profile:
    columns: dict[str, Any] = {name: np.array([float(getattr(row, name)) for row in rows]) for name in _GOING_UP}
    columns |= dict(zip(COLUMNS[len(_GOING_UP) :], found.errors, strict=True))
    exploded = len(rows) + 1 if len(rows) < depth else None
    return Profile(**columns, histograms=_upward(found.panels), fields=_upward(found.fields), exploded_at=exploded)


def size(depth: int, width: int, samples: int) -> int:
    """About how many bytes one network needs: an array a layer, its weights, and room to work on a layer.

    In double precision, where networks are small, three arrays a layer are kept to save time.
    """
    arrays, each = (1, 4) if depth * width * samples > DOUBLE_MOST else (3, 8)
    values, weights = samples * width, width**2
    return each * (depth * (arrays * values + weights) + _DESK * values + 3 * weights)


_DESK = 14


def _rise(stack: Stack, x: Array, seed: int, steepest: float) -> tuple[Walk, list[Measured]]:
    """The way up, in the precision that it needs.

    Large networks in single precision, as they would be trained, small ones in double precision, and those between again
    in double precision if the spread of a layer is `COARSE`.
    """
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


def _upward(seen: Mapping[Seen, Sequence[Histogram]]) -> dict[Seen, tuple[Histogram, ...]]:
    """First layer first."""
    return {name: tuple(found[::-1]) for name, found in seen.items()}
