"""What is written down while networks train: every hidden unit, at up to 200 steps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from acts.array import Array, Singles
from acts.datasets.base import Labels
from acts.network import Desk, Network

Bools = NDArray[np.bool_]
Counts = NDArray[np.int64]
LOOKS = 200
"""How often a run is looked at, unless somebody asks for less."""


@dataclass(frozen=True)
class Record:
    """What was seen at T recorded steps of the U hidden units, layer after layer.

    A unit is dead while its slope is 0 on every training sample; then its gradient is 0 too. Once a run has diverged
    nothing more is recorded: its units are neither alive nor dead.

    hidden: units of every hidden layer.
    steps: (T,), ascending, the first one 0.
    loss: (T,), mean cross-entropy on the whole training set, in nats.
    accuracy: (T,), share of the training set that is classified correctly.
    on: (T, U), share of the training samples with a positive pre-activation.
    sloped: (T, U), share of the training samples with a slope other than 0.
    lines: (m, n + 1), weights of the first layer at the last recorded step, bias last.
    diverged_at: the step at which a loss, a pre-activation or a parameter was first found not finite.
    """

    hidden: tuple[int, ...]
    steps: Counts
    loss: Array
    accuracy: Array
    on: Singles
    sloped: Singles
    lines: Singles
    diverged_at: int | None

    @cached_property
    def dead(self) -> Bools:
        """(T, U)."""
        return self.sloped == 0

    @cached_property
    def silent(self) -> Bools:
        """(T, U), positive for no training sample; a leaky unit can be silent without being dead."""
        return self.on == 0

    @cached_property
    def layer(self) -> Counts:
        """(U,), the layer of every unit, from 0."""
        return np.repeat(np.arange(len(self.hidden)), self.hidden)

    @cached_property
    def born_dead(self) -> Bools:
        """(U,), dead before the first step."""
        return np.logical_or.reduce(self.dead[:1])

    @cached_property
    def ever_dead(self) -> Bools:
        """(U,), dead at some recorded step."""
        return np.logical_or.reduce(self.dead)

    @cached_property
    def revived(self) -> Bools:
        """(U,), dead at one recorded step and alive at a later one."""
        return np.logical_or.reduce(self.dead[:-1] & ~self.dead[1:])

    def by_layer(self, units: Bools) -> Array:
        """How many of *units*, (..., U), there are in every layer, (..., layers)."""
        first = np.cumsum((0, *self.hidden[:-1]))
        return np.add.reduceat(units, first, axis=-1, dtype=np.float64)


class Diary:
    """The records of R runs while they are written."""

    def __init__(self, network: Network, labels: Labels, moments: Counts) -> None:
        self.moments, self._labels, self._hidden = moments, labels, network.widths[1:-1]
        shape = len(moments), len(network.parameters)
        self._loss, self._accuracy = np.zeros(shape), np.zeros(shape)
        self._on = np.zeros((*shape, sum(self._hidden)), np.float32)
        self._sloped = np.zeros_like(self._on)
        self._lines = np.zeros_like(network.weights[0])
        self._written = np.zeros(shape[1], int)
        self._end: list[int | None] = [None] * shape[1]

    @property
    def over(self) -> bool:
        """Whether every run has diverged."""
        return None not in self._end

    def check(self, step: int, network: Network) -> None:
        """Look for parameters that are no longer finite. A finite sum rules them out in one quick pass."""
        for run in np.flatnonzero(~np.isfinite(network.parameters.sum(1))).tolist():
            if not np.isfinite(network.parameters[run]).all():
                self._stop(run, step)

    def watch(self, step: int, network: Network, x: Singles, desk: Desk) -> None:
        """Send the training set x (n + 1, samples) forward and write down what every unit does."""
        row, finite = int(np.searchsorted(self.moments, step)), np.ones(len(self._end), bool)
        samples, edges = x.shape[-1], np.cumsum((0, *self._hidden))

        def see(layer: int, z: Singles) -> None:
            self._on[row, :, edges[layer] : edges[layer + 1]] = np.count_nonzero(z > 0, axis=2) / samples
            finite[:] &= np.isfinite(z).all((1, 2))

        network.forward(x, desk, see)
        for layer, slope in enumerate(desk.slopes):
            self._sloped[row, :, edges[layer] : edges[layer + 1]] = np.count_nonzero(slope, axis=2) / samples
        finite &= np.isfinite(desk.logits).all((1, 2))
        for run in range(len(self._end)):
            self._write(run, row, network, desk) if finite[run] else self._stop(run, step)

    def _write(self, run: int, row: int, network: Network, desk: Desk) -> None:
        if self._end[run] is None:
            logits = desk.logits[run].astype(np.float64)
            right = logits[self._labels, np.arange(len(self._labels))]
            top = logits.max(0)
            self._loss[row, run] = (top + np.log(np.exp(logits - top).sum(0)) - right).mean()
            self._accuracy[row, run] = (logits.argmax(0) == self._labels).mean()
            self._lines[run] = network.weights[0][run]
            self._written[run] = row + 1

    def _stop(self, run: int, step: int) -> None:
        if self._end[run] is None:
            self._end[run] = step

    def records(self) -> tuple[Record, ...]:
        """One record a run, cut where the run diverged."""
        return tuple(self._record(run, rows) for run, rows in enumerate(self._written))

    def _record(self, run: int, rows: int) -> Record:
        loss, accuracy = self._loss[:rows, run].copy(), self._accuracy[:rows, run].copy()
        on, sloped = self._on[:rows, run].copy(), self._sloped[:rows, run].copy()
        return Record(self._hidden, self.moments[:rows], loss, accuracy, on, sloped, self._lines[run], self._end[run])


def moments(steps: int, most: int = LOOKS) -> Counts:
    """The recorded steps: every one if there are few, else 0, *steps* and fewer than *most* between them.

    Half of these lie evenly; the others are denser towards the start, where most units die.
    """
    if steps <= most:
        return np.arange(steps + 1)
    even, early = np.linspace(0, steps, most // 2), np.geomspace(1, steps + 1, most // 2) - 1
    return np.unique(np.concatenate([even, early]).round().astype(np.int64))
