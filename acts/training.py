"""Training with every hidden unit watched: R runs at once, each with the same bits as if it were alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import repeat
from math import ceil

import numpy as np
from numpy.random import Generator

from acts import progress
from acts.array import AnyArray, Array
from acts.asymmetric import asymmetric
from acts.datasets.base import Targets
from acts.diary import Diary, lengths
from acts.network import Network, size
from acts.optimizers.base import Step
from acts.portions import Portion, batches, cuts, everything
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
    chunk = _evenly(len(setups), together(len(x), x.shape[1], outputs(y), setups[0]))
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
    portion = cuts(setup.batch or samples, whole=setup.norm == "batch")[0].stop
    step = portion * (2 * sum(setup.hidden) + features + ends) + 4 * parameters
    return max(1, min(_MOST, _CACHE // (8 * step if setup.double else 4 * step)))


_CACHE, _MOST = 8_000_000, 16  # bytes, runs; the fastest with the networks of bench/training.py


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
        whole = replace(first, batch=0)
        seats = _evenly(runs, together(len(x), x.shape[1], ends, whole) if self.batch else runs)
        self.seated = [slice(one, min(one + seats, runs)) for one in range(0, runs, seats)]
        crowds = {place.stop - place.start for place in self.seated}
        self.all = {few: everything(self.rows, self.targets, self.network, few) for few in crowds}
        recorded = moments(self.steps, first.looks)
        self.recorded = set(recorded.tolist())
        self.diary = Diary(self.network, first.activation, y, recorded, thorough=first.thorough)
        self.rate: AnyArray = np.array([[s.rate] for s in setups], dtype)
        self.clip = np.array([s.clip or np.inf for s in setups]) if any(s.clip for s in setups) else None
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

    def _portions(self) -> Iterator[list[Portion]]:
        """What each step sees."""
        if self.batch:
            return batches(self.rows, self.targets, self.network, self.batch, self.orders)
        return repeat(self.all[len(self.setups)])

    def _look(self, step: int, portions: Iterator[list[Portion]]) -> bool:
        """Take the gradient for *step*, and write down what there is to see; whether this step is recorded."""
        seen = step in self.recorded
        self.diary.check(step, self.network)
        if seen and self.batch:
            deque(self._watch(step), 0)
        if not self.diary.over:
            sent = self._watch(step) if seen and not self.batch else self._send(next(portions))
            self._differentiate(sent, step if seen else None)
        return seen

    def _send(self, portions: list[Portion]) -> Iterator[Portion]:
        for portion in portions:
            self.network.forward(portion.x, portion.desk)
            yield portion

    def _watch(self, step: int) -> Iterator[Portion]:
        """Send all samples forward, as many runs at once as there are seats for, and let the diary see them."""
        for runs in self.seated:
            yield from self.diary.watch(step, self.network, self.all[runs.stop - runs.start], runs)
        progress.report(step / self.steps)

    def _differentiate(self, sent: Iterator[Portion], watched: int | None) -> None:
        """The gradient of a step, from portions that were just *sent* forward."""
        network, samples = self.network, self.batch or len(self.rows)
        for number, portion in enumerate(sent):
            network.backward(portion.target, portion.desk, samples, more=number > 0)
            if watched is not None and self.batch:
                self.diary.used(watched, portion.desk)
        if watched is not None:
            if not self.batch:
                self.diary.used_all(watched)
            self.diary.differentiated(watched, network)

    def _step(self, move: Step, step: int) -> None:
        """Clip, let decay pull, and move."""
        network, part = self.network, schedule(self.setups[0].schedule, step, self.steps)
        rate = self.rate if part == 1 else self.rate * part
        if self.clip is not None:
            length = np.sqrt(np.square(lengths(network, network.gradient)).sum(1))
            kept = np.minimum(1, self.clip / (length + 1e-6)).astype(network.dtype)
            np.multiply(network.gradient, kept[:, None], out=network.gradient)
        if self.decay is not None:
            pull = self.decay * network.parameters
            if self.setups[0].optimizer.decoupled:
                np.subtract(network.parameters, rate * pull, out=network.parameters)
            else:
                np.add(network.gradient, pull, out=network.gradient)
        move(network.parameters, network.gradient, rate, step + 1)


def _evenly(runs: int, most: int) -> int:
    """How many of *runs* at once, at most *most*: in as few calls, but of about one size where it can be."""
    return ceil(runs / ceil(runs / most))


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
