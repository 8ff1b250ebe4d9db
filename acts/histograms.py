"""How the values of some layers are spread, counted on one scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from acts.activations.base import Activation
from acts.array import AnyArray, Array
from acts.slopes import FAR, saturates

_TINY = 1e-300  # less cannot be divided by without leaving the range of numbers
BINS = 30
PANELS = 5


@dataclass(frozen=True)
class Histogram:
    """The values of one layer (counted from 1), none left out.

    ``counts`` has shape (bins,), ``edges`` (bins + 1,); ``below`` and ``above`` count what lies outside them.
    """

    layer: int
    edges: Array
    counts: NDArray[np.int64]
    below: int
    above: int

    @property
    def outside(self) -> float:
        """The share of the values that the edges leave out."""
        hidden = self.below + self.above
        return hidden / max(1, hidden + int(self.counts.sum()))


def panels(depth: int) -> tuple[int, ...]:
    """The layers that get a histogram, from 1: all of them, or five evenly spread with the first and the last."""
    return tuple(int(v) for v in np.linspace(1, depth, min(depth, PANELS)).round())


def bounds(f: Activation | None, values: Iterable[float]) -> tuple[float, float]:
    """Round edges around all *values*; for those of a function *f* that goes flat on both sides, around its range too."""
    found = list(values) or [0.0]
    if f is not None and saturates(f):
        found += list(f(np.linspace(-FAR, FAR, 601)))
    low, high = float(min(found)), float(max(found))
    if high - low < _TINY:  # one value, or several too close for a bin of their own
        pad = max(abs(low), abs(high))
        low, high = (low - pad, high + pad) if pad >= _TINY else (low - 1, high + 1)
    step = 10.0 ** np.floor(np.log10(high - low)) / 2
    return min(low, np.floor(low / step) * step), max(high, np.ceil(high / step) * step)


def histogram(layer: int, values: AnyArray, span: tuple[float, float]) -> Histogram:
    """*values*, of any shape, counted in 30 equal bins over *span*, both ends included."""
    low, high = map(float, span)  # plain numbers keep single precision single
    if high - low > float(np.finfo(values.dtype).max) / 2:
        values = values.astype(np.float64)  # whose range holds the difference of any two
    place = (values.ravel() - low) * (BINS / (high - low))
    np.clip(place, -1, BINS, out=place)
    place += 1
    filled = np.bincount(place.astype(np.uint8), minlength=BINS + 2)  # the first is below, the last at or above the end
    above = np.count_nonzero(values > high)
    filled[BINS] += filled[BINS + 1] - above
    return Histogram(layer, np.linspace(low, high, BINS + 1), filled[1 : BINS + 1], int(filled[0]), int(above))
