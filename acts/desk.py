"""Where networks work on some samples."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from acts.array import AnyArray
from acts.norms import Normalizer
from acts.products import Cut, cut, pieces

if TYPE_CHECKING:
    from acts.network import Network


class Level(NamedTuple):
    """What the products of one layer read and write, in the pieces in which they are done."""

    places: Cut
    below: list[AnyArray]  #: what feeds the layer
    back: list[AnyArray]  #: the errors of the layer below, in the place of its values; none of the inputs
    out: list[AnyArray]  #: what the layer gives
    error: list[AnyArray]  #: its errors
    parts: AnyArray  #: the gradient of every piece


class Desk:
    """Room for what *runs* networks compute on a fixed number of samples.

    ``sums`` are the units of ``values`` without the ones, ``ones`` the ones, and ``ends`` the logits sample by sample.
    ``spare`` has room as large as ``values`` for whoever looks at them.
    """

    def __init__(self, network: Network, samples: int, runs: int) -> None:
        *hidden, outputs = network.widths[1:]
        kind, dtype = network.norm, network.dtype
        self.values: list[AnyArray] = [np.ones((runs, samples, m + 1), dtype) for m in hidden]
        self.sums: list[AnyArray] = [values[:, :, :-1] for values in self.values]
        self.ones: list[AnyArray] = [values[:, :, -1] for values in self.values]
        self.slopes: list[AnyArray] = [np.empty((runs, samples, m + 1), dtype) for m in hidden]
        spare = {m: np.empty((runs, samples, m + 1), dtype) for m in hidden}
        self.spare: list[AnyArray] = [spare[m] for m in hidden]
        self.norms: list[Normalizer] = [kind((runs, samples, m), dtype) for m in hidden] if kind else []
        self.ends: AnyArray = np.empty((runs, samples, outputs), dtype)
        self.logits: AnyArray = np.empty((runs, outputs, samples), dtype)
        self.levels = [self._level(layer, n + 1, m) for layer, (n, m) in enumerate(pairwise(network.widths))]
        self._fed: AnyArray | None = None

    def feed(self, x: AnyArray) -> None:
        """Lay out the inputs, (samples, n + 1) or one such a run."""
        if x is not self._fed:
            self._fed, first = x, self.levels[0]
            first.below[:] = pieces(x, first.places)

    def _level(self, layer: int, n: int, m: int) -> Level:
        runs, samples, _ = self.ends.shape
        places, last = cut(samples, n * m), layer == len(self.values)
        out = self.ends if last else self.norms[layer].sums if self.norms else self.sums[layer]
        return Level(
            places,
            pieces(self.values[layer - 1], places) if layer else [],
            pieces(self.sums[layer - 1], places) if layer else [],
            pieces(out, places),
            pieces(self.logits.swapaxes(1, 2) if last else self.sums[layer], places),
            np.empty((runs, sum(count for _, count in places), n, m), self.ends.dtype),
        )
