"""What is seen of a network on the way down, when the ends of all layers are known: histograms and errors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from acts import progress
from acts.activations.base import Activation
from acts.array import AnyArray
from acts.histograms import PANELS, Histogram, bounds, histogram, panels
from acts.layerwise import Measured, column_sums
from acts.stack import Error, Walk

Seen = Literal["sums", "values", "gradients"]
Ends = tuple[float, float]
ALIKE = 30.0
"""Layers share a scale as long as the largest value of one is at most that many times the largest of another."""


class Fall:
    """Follows an error down through layers of *f* that measured *rows* on the way up; *span* is asked for of the values.

    ``errors`` (3, layers): std and length of the derivative by z, length of that by the weights. ``panels`` of at most five
    layers and ``fields`` of all layers, if there are more: histograms, last layer first.
    """

    def __init__(self, f: Activation, rows: Sequence[Measured], span: Ends | None) -> None:
        self.depth, self._shown = len(rows), panels(len(rows))
        self.errors = np.zeros((3, self.depth))
        self.panels: dict[Seen, list[Histogram]] = {"sums": [], "values": [], "gradients": []}
        self.fields: dict[Seen, list[Histogram]] = {"sums": [], "values": [], "gradients": []}
        z, h = [(row.lowest_z, row.highest_z) for row in rows], [(row.lowest, row.highest) for row in rows]
        self._shared: dict[Seen, Ends] = {"sums": _around(None, z), "values": span or _around(f, h)}
        self._alike: dict[Seen, bool] = {"sums": _are_alike(z), "values": span is not None or _are_alike(h)}

    def follow(self, walk: Walk, error: AnyArray) -> None:
        """Take *error* from the values of the last layer down to the first."""
        for fall in walk.down(error):
            layer = fall.layer
            self.errors[:, layer.number - 1] = _sizes(fall)
            self._count("sums", layer.number, layer.z)
            self._count("values", layer.number, layer.values)
            if self._many or layer.number in self._shown:
                self._keep("gradients", layer.number, found := _of_error(fall), found)
            progress.report(1 - 0.5 * layer.number / self.depth)

    @property
    def _many(self) -> bool:
        return self.depth > PANELS

    def _count(self, seen: Seen, number: int, values: AnyArray) -> None:
        """Once if all layers share a scale; otherwise a panel on the scale of the panels, a field on its own."""
        alike, shown = self._alike[seen], number in self._shown
        shared = histogram(number, values, self._shared[seen]) if shown or (alike and self._many) else None
        own = histogram(number, values, _own(values)) if self._many and not alike else shared
        self._keep(seen, number, shared, own)

    def _keep(self, seen: Seen, number: int, panel: Histogram | None, field: Histogram | None) -> None:
        if panel is not None and number in self._shown:
            self.panels[seen].append(panel)
        if field is not None and self._many:
            self.fields[seen].append(field)


def _around(f: Activation | None, ends: Sequence[Ends]) -> Ends:
    return bounds(f, [v for pair in ends for v in pair])


def _are_alike(ends: Sequence[Ends]) -> bool:
    sizes = [max(-low, high) for low, high in ends] or [1.0]
    return max(sizes) <= ALIKE * min(sizes)


def _own(values: AnyArray) -> Ends:
    """Edges around *values*, the same on both sides of 0."""
    size = max(-float(values.min()), float(values.max())) or 1.0
    return -size, size


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
