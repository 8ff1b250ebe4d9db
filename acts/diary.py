"""The records of R runs while they are written."""

from __future__ import annotations

import numpy as np

from acts.activations.base import Activation
from acts.array import AnyArray, Array
from acts.network import Desk, Network
from acts.rank import effective_rank
from acts.record import Counts, Record
from acts.states import SATURATED_AT


class Diary:
    """Room for what is seen of R runs at every moment; *target* holds classes (int64) or standardized numbers."""

    def __init__(
        self, network: Network, activation: Activation, target: AnyArray, moments: Counts, *, thorough: bool
    ) -> None:
        self.moments, self._target, self._hidden = moments, target, network.widths[1:-1]
        self._thorough, self._steep_from = thorough, _steep_from(activation)
        self._edges = np.cumsum((0, *self._hidden)).tolist()
        times, runs = len(moments), len(network.parameters)
        units, layers = sum(self._hidden), len(network.weights)
        self._loss, self._accuracy = np.zeros((times, runs)), np.zeros((times, runs))
        self._on, self._sloped, self._steep, self._size = np.zeros((4, times, runs, units), np.float32)
        self._quiet = np.zeros((times, runs, units), np.bool_)
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
        """Look for parameters that are no longer finite. A finite sum rules them out in one quick pass."""
        for run in np.flatnonzero(~np.isfinite(network.parameters.sum(1))).tolist():
            if not np.isfinite(network.parameters[run]).all():
                self._stop(run, step)

    def watch(self, step: int, network: Network, x: AnyArray, desk: Desk, runs: slice) -> None:
        """Send the training set x (n + 1, samples) through the networks *runs* and write down what every unit does."""
        row, ones, work = self._row(step), np.ones((x.shape[-1], 1), network.dtype), _Room()
        finite = np.ones(len(self._end[runs]), np.bool_)

        def see(layer: int, z: AnyArray) -> None:
            np.logical_and(finite, _finite(z, ones), out=finite)
            self._on[row, runs, self._units(layer)] = _share(np.greater, z, 0, ones, work)

        network.forward(x, desk, runs, see)
        for layer in range(len(self._hidden)):
            self._look((row, runs, self._units(layer)), layer, desk, ones, work)
        finite &= np.isfinite(desk.logits).all((1, 2))
        self._judge(row, runs, desk.logits)
        self._paths[row if len(self._paths) > 1 else 0, runs] = self._kept(network, desk, runs, finite)
        self._tick(step, row, runs, finite)

    def _look(self, place: tuple[int, slice, slice], layer: int, desk: Desk, ones: AnyArray, work: _Room) -> None:
        """What the slopes and outputs of a hidden layer say of its units."""
        slope, values = desk.slopes[layer], desk.values[layer][:, :-1]
        self._sloped[place] = _share(np.not_equal, slope, 0, ones, work)
        self._steep[place] = 1
        if self._steep_from is not None:
            self._steep[place] = _share(np.greater, np.abs(slope), self._steep_from, ones, work)
        if self._thorough:
            self._size[place] = (np.abs(values, out=work.like(values)) @ ones)[..., 0] / len(ones)
            self._rank[*place[:2], layer] = effective_rank(values.swapaxes(1, 2))

    def _tick(self, step: int, row: int, runs: slice, finite: AnyArray) -> None:
        for run, fine in zip(range(len(self._end))[runs], finite.tolist(), strict=True):
            if not fine:
                self._stop(run, step)
            elif self._end[run] is None:
                self._written[run] = row + 1

    def differentiated(self, step: int, network: Network, desk: Desk) -> None:
        """Write down the gradient of the step that follows, and which units have no slope on its batch."""
        row = self._row(step)
        self._gradient[row] = lengths(network, network.gradient)
        for layer, slope in enumerate(desk.slopes):
            self._quiet[row, :, self._units(layer)] = ~slope.any(2)

    def moved(self, step: int, network: Network, before: AnyArray) -> None:
        """Write down how far the parameters went from *before*, as a share of their own length."""
        self._update[self._row(step)] = lengths(network, network.parameters - before) / lengths(network, before)

    def records(self) -> tuple[Record, ...]:
        """One record a run, cut where the run diverged."""
        return tuple(self._record(run, rows) for run, rows in enumerate(self._written.tolist()))

    def _row(self, step: int) -> int:
        return int(np.searchsorted(self.moments, step))

    def _units(self, layer: int) -> slice:
        return slice(self._edges[layer], self._edges[layer + 1])

    def _kept(self, network: Network, desk: Desk, runs: slice, finite: AnyArray) -> AnyArray:
        """The boundaries now, or for a run that is over those of its last recorded step, if only these are kept."""
        now = network.boundaries(desk, runs)
        if len(self._paths) > 1:
            return now
        alive = finite & np.array([end is None for end in self._end[runs]])
        return np.where(alive[:, None, None], now, self._paths[0, runs])

    def _judge(self, row: int, runs: slice, logits: AnyArray) -> None:
        judge = _classified if self._target.dtype == np.int64 else _fitted
        self._loss[row, runs], self._accuracy[row, runs] = judge(logits, self._target)

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


class _Room:
    """One array to work in, kept while its shape is asked for."""

    def __init__(self) -> None:
        self._kept: AnyArray = np.empty(0)

    def like(self, values: AnyArray) -> AnyArray:
        """An array of the shape of *values*, holding whatever was last written to it."""
        if self._kept.shape != values.shape:
            self._kept = np.empty_like(values)
        return self._kept


def lengths(network: Network, flat: AnyArray) -> Array:
    """(R, L), the Euclidean length of each layer's part of *flat* (R, P), gains included."""
    squares = np.stack([_squares(part.reshape(len(flat), -1)) for part in network.split(flat)], 1)
    for layer, gain in enumerate(network.rest(flat)):
        squares[:, layer] += _squares(gain)
    return np.sqrt(squares)


def _squares(part: AnyArray) -> Array:
    """(R,), sums of squares of the rows of *part*; once more in double precision where single has no room."""
    quick = np.vecdot(part, part).astype(np.float64)
    poor = ~(np.isfinite(quick) & (quick > 1e-30))
    quick[poor] = np.square(part[poor], dtype=np.float64).sum(1)
    return quick


def _share(compare: np.ufunc, values: AnyArray, bound: float, ones: AnyArray, work: _Room) -> AnyArray:
    """(R, m), the share of samples at which values (R, m, samples) compare so. A product counts faster than a count."""
    seen = compare(values, bound, out=work.like(values), casting="unsafe")
    return (seen @ ones)[..., 0] / len(ones)


def _finite(z: AnyArray, ones: AnyArray) -> AnyArray:
    """(R,), whether all of z (R, m, samples) is finite; a finite sum says so at once."""
    sums: AnyArray = np.isfinite((z @ ones)[..., 0])
    return np.all(sums, axis=1) if sums.all() else np.all(np.isfinite(z), axis=(1, 2))


def _classified(logits: AnyArray, labels: AnyArray) -> tuple[Array, Array]:
    top = logits.max(1, keepdims=True)
    right = logits[:, labels, np.arange(len(labels))].astype(np.float64)
    sums = np.exp(logits - top).sum(1, dtype=np.float64)
    loss = np.log(sums) + (top[:, 0].astype(np.float64) - right)
    return loss.mean(1), (logits.argmax(1) == labels).mean(1)


def _fitted(outputs: AnyArray, target: AnyArray) -> tuple[Array, Array]:
    loss = np.square(outputs[:, 0] - target, dtype=np.float64).mean(1)
    return loss, 1 - loss / target.var()


def _steep_from(f: Activation) -> float | None:
    """The slope from which on a unit is not saturated; None if f has no level end on both sides."""
    with np.errstate(all="ignore"):
        bounded = np.isfinite(f(np.array([-np.inf, np.inf]))).all()
        slopes = np.abs(f.derivative(np.linspace(-30, 30, 12_001)))
    return SATURATED_AT * float(np.nanmax(slopes)) if bounded else None
