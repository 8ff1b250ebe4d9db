"""Training with every hidden unit watched: R runs at once, each with the same bits as if it were alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from acts import progress
from acts.array import AnyArray, Array
from acts.asymmetric import asymmetric
from acts.datasets.base import Targets
from acts.diary import Diary, lengths
from acts.network import Desk, Network, size
from acts.optimizers.base import Step
from acts.record import Record, moments
from acts.setup import Setup, admit, outputs, schedule


def train(x: Array, y: Targets, setup: Setup) -> Record:
    """Train one network on the points x (n, d) and their classes y (n,), counted from 0, or numbers (float64).

    Raises `Trouble` if the batch is larger than the data, the rate is no positive number, a number to be found never
    changes, or the run would take more than about a minute.
    """
    return train_together(x, y, [setup])[0]


def train_together(x: Array, y: Targets, setups: Sequence[Setup]) -> tuple[Record, ...]:
    """One record for each of *setups*, which may differ in rate, bias, decay, clip, seed and first weights.

    They advance in chunks that stay in the processor's cache; the chunks change no bit.
    """
    if len({s.shape for s in setups}) != 1:
        raise ValueError("runs that train together must have the same shape, activation, optimizer, steps and batch")
    admit(x, y, setups)
    chunk = together(len(x), x.shape[1], outputs(y), setups[0])
    found: list[Record] = []
    with np.errstate(all="ignore"):
        for first in range(0, len(setups), chunk):
            some = setups[first : first + chunk]
            with progress.part(first / len(setups), (first + len(some)) / len(setups)):
                found += _Runs(x, y, some).train()
    return tuple(found)


def together(samples: int, features: int, ends: int, setup: Setup) -> int:
    """How many runs advance at once: few enough that what one step touches stays in the processor's caches.

    With more, every pass waits for memory; with fewer, the calls cost more than the arithmetic. The bits are the same.
    """
    parameters = size((features, *setup.hidden, ends))
    step = (setup.batch or samples) * (2 * sum(setup.hidden) + features + ends) + 4 * parameters
    return max(1, min(_MOST, _CACHE // (8 * step if setup.double else 4 * step)))


_CACHE, _MOST = 4_000_000, 16  # bytes, runs; the fastest with the networks of bench/training.py


class Portion(NamedTuple):
    """The samples of one step, (n + 1, samples) or one such a run; their targets as columns; where to work on them."""

    x: AnyArray
    target: AnyArray
    desk: Desk


class _Runs:
    """R runs on one data set."""

    def __init__(self, x: Array, y: Targets, setups: Sequence[Setup]) -> None:
        self.setups, first, ends = setups, setups[0], outputs(y)
        self.steps, self.batch = first.steps, first.batch % len(x)
        dtype, runs = np.dtype(np.float64 if first.double else np.float32), len(setups)
        loss = "entropy" if y.dtype == np.int64 else "square"
        widths = x.shape[1], *first.hidden, ends
        self.network = Network(widths, first.activation, runs, norm=first.norm, loss=loss, dtype=dtype)
        for run, setup in enumerate(setups):
            draw, rng = _draw_asymmetric if setup.asymmetric else _draw, np.random.default_rng((setup.seed, 1))
            draw(setup, rng, x, [weight[run] for weight in self.network.weights])
        self.orders = [np.random.default_rng((setup.seed, 2)) for setup in setups]  # whatever the weights have drawn
        self.rows: AnyArray = np.concatenate([x, np.ones((len(x), 1))], 1).astype(dtype)
        targets = np.eye(ends)[y.astype(np.int64)] if loss == "entropy" else y[:, None]
        self.targets: AnyArray = targets.astype(dtype)
        seats = together(len(x), x.shape[1], ends, _whole(first)) if self.batch else runs
        self.seats = min(seats, runs)
        self.all = Portion(self.rows.T.copy(), self.targets.T.copy(), Desk(self.network, len(x), self.seats))
        recorded = moments(self.steps, first.looks)
        self.recorded = set(recorded.tolist())
        self.diary = Diary(self.network, first.activation, y, recorded, thorough=first.thorough)
        self.rate: AnyArray = np.array([[s.rate] for s in setups], dtype)
        self.clip = np.array([s.clip or np.inf for s in setups])
        self.decay = _on_weights(self.network, np.array([[s.decay] for s in setups], dtype))

    def train(self) -> tuple[Record, ...]:
        portions, network = self._portions(), self.network
        move = self.setups[0].optimizer.start(network.parameters.shape, network.dtype)
        for step in range(self.steps):
            seen = self._look(step, portions)
            if self.diary.over:
                return self.diary.records()
            before = network.parameters.copy() if seen else None
            self._step(move, step)
            if before is not None:
                self.diary.moved(step, network, before)
        self._look(self.steps, portions)
        return self.diary.records()

    def _look(self, step: int, portions: Iterator[Portion]) -> bool:
        """Take the gradient for *step*, and write down what there is to see; whether this step is recorded."""
        seen = step in self.recorded
        self.diary.check(step, self.network)
        if seen:
            self._watch(step)
        if not self.diary.over:
            self._differentiate(next(portions), step if seen else None)
        return seen

    def _watch(self, step: int) -> None:
        for first in range(0, len(self.setups), self.seats):
            runs = slice(first, min(first + self.seats, len(self.setups)))
            desk = (
                self.all.desk
                if runs.stop - first == self.seats
                else Desk(self.network, len(self.rows), runs.stop - first)
            )
            self.diary.watch(step, self.network, self.all.x, desk, runs)
        progress.report(step / self.steps)

    def _differentiate(self, portion: Portion, watched: int | None) -> None:
        """The gradient on *portion*; at a *watched* step the diary has just sent the full batch forward."""
        if watched is None or self.batch:
            self.network.forward(portion.x, portion.desk)
        self.network.backward(portion.x, portion.target, portion.desk)
        if watched is not None:
            self.diary.differentiated(watched, self.network, portion.desk)

    def _step(self, move: Step, step: int) -> None:
        """Clip, let decay pull, and move."""
        network, rate = self.network, self.rate * schedule(self.setups[0].schedule, step, self.steps)
        if np.isfinite(self.clip).any():
            length = np.sqrt(np.square(lengths(network, network.gradient)).sum(1))
            share = np.minimum(1, self.clip / (length + 1e-6)).astype(network.dtype)
            np.multiply(network.gradient, share[:, None], out=network.gradient)
        if self.decay is not None:
            pull = self.decay * network.parameters
            if self.setups[0].optimizer.decoupled:
                np.subtract(network.parameters, rate * pull, out=network.parameters)
            else:
                np.add(network.gradient, pull, out=network.gradient)
        move(network.parameters, network.gradient, rate, step + 1)

    def _portions(self) -> Iterator[Portion]:
        if not self.batch:
            yield from repeat(self.all)
        desk, last = Desk(self.network, self.batch, len(self.setups)), len(self.rows) - self.batch
        while True:
            order = np.stack([rng.permutation(len(self.rows)) for rng in self.orders])
            for first in range(0, last + 1, self.batch):
                chosen = order[:, first : first + self.batch]
                yield Portion(self.rows[chosen].swapaxes(1, 2), self.targets[chosen].swapaxes(1, 2), desk)


def _whole(setup: Setup) -> Setup:
    return replace(setup, batch=0)


def _draw(setup: Setup, rng: Generator, x: Array, weights: Sequence[AnyArray]) -> None:
    f, w = setup.activation, setup.initializer.suited(setup.activation)
    for weight in weights:
        units, inputs = weight.shape
        start = w.draw(rng, inputs - 1, units)
        if w.from_data:
            start = w.adapt(start, x, f)
            x = f(x @ start + setup.bias)
        weight[:, :-1] = start.T
        weight[:, -1] = setup.bias
    weights[-1][:, -1] = 0


def _draw_asymmetric(_: Setup, rng: Generator, _x: Array, weights: Sequence[AnyArray]) -> None:
    """The same, of `acts.asymmetric`; the biases of the output are 0."""
    for weight in weights:
        units, inputs = weight.shape
        weight[:] = asymmetric(rng, inputs - 1, units, last=weight is weights[-1])
    weights[-1][:, -1] = 0


def _on_weights(network: Network, decay: AnyArray) -> AnyArray | None:
    """*decay* (R, 1) for every weight and 0 for every bias and gain, (R, P); nothing if it is 0 everywhere."""
    spread = np.zeros_like(network.parameters)
    for part in network.split(spread):
        part[:, :, :-1] = decay[:, :, None]
    return spread if decay.any() else None
