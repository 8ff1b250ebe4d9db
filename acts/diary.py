"""The records of R runs while they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isfinite

import numpy as np

from acts.activations.base import Activation
from acts.array import AnyArray, Array
from acts.desk import Desk
from acts.glance import Glance
from acts.network import Network
from acts.portions import Portion
from acts.record import Counts, Record
from acts.states import SATURATED_AT


class Diary:
    """Room for what is seen of R runs at every moment; *target* holds classes (int64) or standardized numbers."""

    def __init__(
        self, network: Network, activation: Activation, target: AnyArray, moments: Counts, *, thorough: bool
    ) -> None:
        self.moments, self._target, self._hidden = moments, target, network.widths[1:-1]
        self._thorough, self._steep_from, self._switch = thorough, _steep_from(activation), activation.switch
        self._edges = np.cumsum((0, *self._hidden)).tolist()
        self._rows = {step: row for row, step in enumerate(moments.tolist())}
        times, runs = len(moments), len(network.parameters)
        units, layers = sum(self._hidden), len(network.weights)
        self._loss, self._accuracy = np.zeros((times, runs)), np.zeros((times, runs))
        self._on, self._sloped, self._steep, self._size = np.zeros((4, times, runs, units), np.float32)
        self._quiet = np.ones((times, runs, units), np.bool_)
        self._gradient, self._update = np.full((2, times, runs, layers), np.nan)
        self._rank = np.zeros((times, runs, layers - 1))
        every = thorough and network.widths[0] <= 3
        self._paths: AnyArray = np.zeros((times if every else 1, *network.weights[0].shape), network.dtype)
        self._written = np.zeros(runs, int)
        self._end: list[int | None] = [None] * runs

    @property
    def over(self) -> bool:
        """Whether every run has diverged."""
        return None not in self._end

    def check(self, step: int, network: Network) -> None:
        """Look for parameters that are no longer finite. A finite sum of squares rules them out in one quick pass."""
        flat = network.parameters.ravel()
        if not isfinite(np.dot(flat, flat)):
            for run in np.flatnonzero(~np.isfinite(network.parameters).all(1)).tolist():
                self._stop(run, step)

    def watch(self, step: int, network: Network, portions: Iterable[Portion], runs: slice) -> Iterator[Portion]:
        """Send the training set through the networks *runs* and write down what every unit does.

        Each portion is handed on as soon as it was seen, for what is on its desk is lost when the next one comes.
        """
        count = len(self._end[runs])
        kind = {"switch": self._switch, "thorough": self._thorough}
        glance, desk = Glance(self._hidden, count, self._target, self._steep_from, **kind), None
        for portion in portions:
            desk = portion.desk
            network.forward(portion.x, desk, runs, glance.see)
            glance.look(desk)
            yield portion
        glance.finish()
        if desk is not None:
            self._note(step, network, glance, desk, runs)

    def _note(self, step: int, network: Network, glance: Glance, desk: Desk, runs: slice) -> None:
        row = self._row(step)
        self._on[row, runs], self._sloped[row, runs], self._steep[row, runs] = glance.on, glance.sloped, glance.steep
        self._loss[row, runs], self._accuracy[row, runs] = glance.loss, glance.accuracy
        if self._thorough:
            self._size[row, runs], self._rank[row, runs] = glance.size, glance.rank
        self._paths[row if len(self._paths) > 1 else 0, runs] = self._kept(network, desk, runs, glance.finite)
        self._tick(step, row, runs, glance.finite)

    def _tick(self, step: int, row: int, runs: slice, finite: AnyArray) -> None:
        for run, fine in zip(range(len(self._end))[runs], finite.tolist(), strict=True):
            if not fine:
                self._stop(run, step)
            elif self._end[run] is None:
                self._written[run] = row + 1

    def used(self, step: int, desk: Desk) -> None:
        """Write down which units have no slope on a portion of the batch of the step that follows."""
        row = self._row(step)
        for layer, slope in enumerate(desk.slopes):
            self._quiet[row, :, self._units(layer)] &= ~slope[:, :, :-1].any(1)

    def used_all(self, step: int) -> None:
        """Write down the same where the step that follows sees what was watched."""
        row = self._row(step)
        self._quiet[row] = self._sloped[row] == 0

    def differentiated(self, step: int, network: Network) -> None:
        """Write down the gradient of the step that follows."""
        self._gradient[self._row(step)] = lengths(network, network.gradient)

    def moved(self, step: int, network: Network, before: AnyArray) -> None:
        """Write down how far the parameters went from *before*, as a share of their own length."""
        self._update[self._row(step)] = lengths(network, network.parameters - before) / lengths(network, before)

    def records(self) -> tuple[Record, ...]:
        """One record a run, cut where the run diverged."""
        return tuple(self._record(run, rows) for run, rows in enumerate(self._written.tolist()))

    def _row(self, step: int) -> int:
        return self._rows[step]

    def _units(self, layer: int) -> slice:
        return slice(self._edges[layer], self._edges[layer + 1])

    def _kept(self, network: Network, desk: Desk, runs: slice, finite: AnyArray) -> AnyArray:
        """The boundaries now, or for a run that is over those of its last recorded step, if only these are kept."""
        now = network.boundaries(desk, runs)
        if len(self._paths) > 1:
            return now
        alive = finite & np.array([end is None for end in self._end[runs]])
        return np.where(alive[:, None, None], now, self._paths[0, runs])

    def _stop(self, run: int, step: int) -> None:
        if self._end[run] is None:
            self._end[run] = step

    def _record(self, run: int, rows: int) -> Record:
        def cut(values: AnyArray) -> AnyArray:
            return values[:rows, run].copy()

        paths = self._paths[:rows, run] if len(self._paths) > 1 else self._paths[:, run]
        more = {"size": cut(self._size), "rank": cut(self._rank)} if self._thorough else {}
        more |= {"paths": paths.copy()} if len(self._paths) > 1 else {}
        return Record(
            hidden=self._hidden, moments=self.moments, steps=self.moments[:rows], loss=cut(self._loss),
            accuracy=cut(self._accuracy), on=cut(self._on), sloped=cut(self._sloped), steep=cut(self._steep),
            quiet=cut(self._quiet), gradient=cut(self._gradient), update=cut(self._update),
            lines=paths[-1].copy() if rows else np.zeros_like(self._paths[0, run]), diverged_at=self._end[run], **more,
        )  # fmt: skip


def lengths(network: Network, flat: AnyArray) -> Array:
    """(R, L), the Euclidean length of each layer's part of *flat* (R, P), gains included."""
    squares = _squares(network.layers(flat))
    if gains := network.rest(flat):
        squares[:, : len(gains)] += _squares(gains)
    return np.sqrt(squares)


def _squares(parts: Sequence[AnyArray]) -> Array:
    """(R, parts), sums of squares of rows; once more in double precision where single has no room."""
    quick = np.stack([np.vecdot(part, part) for part in parts], 1, dtype=np.float64)
    poor = ~(np.isfinite(quick) & (quick > 1e-30))
    for place in np.flatnonzero(poor.any(0)).tolist():
        rows = poor[:, place]
        quick[rows, place] = np.square(parts[place][rows], dtype=np.float64).sum(1)
    return quick


def _steep_from(f: Activation) -> float | None:
    """The slope from which on a unit is not saturated; None if f has no level end on both sides."""
    with np.errstate(all="ignore"):
        bounded = np.isfinite(f(np.array([-np.inf, np.inf]))).all()
        slopes = np.abs(f.derivative(np.linspace(-30, 30, 12_001)))
    return SATURATED_AT * float(np.nanmax(slopes)) if bounded else None
