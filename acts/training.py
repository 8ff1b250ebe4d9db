"""Training with every hidden unit watched: R runs at once, each with the same bits as if it were alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from math import cos, pi
from typing import Literal, NamedTuple

import numpy as np
from numpy.random import Generator

from acts import progress
from acts.activations.base import Activation
from acts.array import AnyArray, Array
from acts.asymmetric import asymmetric
from acts.datasets.base import Targets
from acts.diary import Diary, lengths
from acts.initializers.base import Initializer
from acts.kernels import is_fast
from acts.network import Desk, Network, size
from acts.norms import Norm
from acts.optimizers.base import Optimizer, Step
from acts.record import Record, moments
from acts.text import Text, Trouble, num

LIMIT = 60.0
Schedule = Literal["constant", "warmup", "cosine"]


@dataclass(frozen=True, kw_only=True)
class Setup:
    """One run: a multilayer perceptron with ``hidden`` units a layer, and how it is trained.

    ``bias`` is where the biases of the hidden layers start; those of the output start at 0. ``batch`` is the number of
    samples a step, 0 for all of them; what is left over at the end of an epoch is skipped. ``decay`` pulls at weights,
    not at biases or gains. ``clip`` is the greatest length of the whole gradient, 0 for any. ``norm`` stands before
    each activation. ``asymmetric`` draws the hidden layers as Lu et al. 2019 (arXiv:1903.06733), whatever the
    ``initializer``. At most about ``looks`` steps are recorded; a ``thorough`` run has the sizes, ranks and boundaries
    of `Record` too. ``double`` computes in float64, about half as fast.
    """

    hidden: tuple[int, ...]
    activation: Activation
    initializer: Initializer
    optimizer: Optimizer
    rate: float
    steps: int
    bias: float = 0.0
    batch: int = 0
    decay: float = 0.0
    seed: int = 0
    norm: Norm = "none"
    clip: float = 0.0
    schedule: Schedule = "constant"
    asymmetric: bool = False
    looks: int = 200
    thorough: bool = False
    double: bool = False

    @property
    def shape(self) -> tuple[object, ...]:
        """What runs must share to train together."""
        kind = self.hidden, self.activation, self.optimizer, self.steps, self.batch, self.norm
        return *kind, self.schedule, self.looks, self.thorough, self.double


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
    _admit(x, y, setups)
    chunk = together(len(x), x.shape[1], outputs(y), setups[0])
    found: list[Record] = []
    with np.errstate(all="ignore"):
        for first in range(0, len(setups), chunk):
            some = setups[first : first + chunk]
            with progress.part(first / len(setups), (first + len(some)) / len(setups)):
                found += _Runs(x, y, some).train()
    return tuple(found)


def outputs(y: Targets) -> int:
    """The units of the output layer: one a class, or one for a number."""
    return int(y.max()) + 1 if y.dtype == np.int64 else 1


def together(samples: int, features: int, ends: int, setup: Setup) -> int:
    """How many runs advance at once: few enough that what one step touches stays in the processor's caches.

    With more, every pass waits for memory; with fewer, the calls cost more than the arithmetic. The bits are the same.
    """
    parameters = size((features, *setup.hidden, ends))
    step = (setup.batch or samples) * (2 * sum(setup.hidden) + features + ends) + 4 * parameters
    return max(1, min(_MOST, _CACHE // (8 * step if setup.double else 4 * step)))


_CACHE, _MOST = 4_000_000, 16  # bytes, runs; the fastest with the networks of bench/training.py


def cost(samples: int, features: int, classes: int, setup: Setup) -> float:
    """About how many seconds the run takes on one core."""
    pair = size((features, *setup.hidden, classes)) * 6 / (2e10 if setup.double else 4e10)
    pair += sum(setup.hidden) * (2e-9 if is_fast(setup.activation) else 2e-7)
    pair += sum(setup.hidden) * (1e-8 if setup.norm != "none" else 0)
    looks = len(moments(setup.steps, setup.looks)) * samples
    pair += 2e-9 * sum(setup.hidden) * looks / (setup.steps * samples) if setup.thorough else 0
    return setup.steps * 5e-5 + pair * (setup.steps * (setup.batch or samples) + (looks / 2 if setup.batch else 0))


def _admit(x: Array, y: Targets, setups: Sequence[Setup]) -> None:
    """Raise `Trouble` for what cannot be trained."""
    batch, worst = setups[0].batch, next((s.rate for s in setups if not 0 < s.rate < np.inf), None)
    seconds = sum(cost(len(x), x.shape[1], outputs(y), s) for s in setups)
    reasons = (
        (batch > len(x), _BATCH.format(batch=batch, samples=len(x))),
        (setups[0].norm == "batch" and (batch or len(x)) < 2, _LONELY),
        (y.dtype != np.int64 and not y.var() > 0, _LEVEL),
        (worst is not None, _RATE.format(rate=num(worst or 0.0))),
        (seconds > LIMIT, _LONG.format(minutes=num(seconds / 60, 2))),
    )
    for wrong, reason in reasons:
        if wrong:
            raise Trouble(reason)


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


def schedule(kind: Schedule, step: int, steps: int) -> float:
    """The share of the learning rate that is used at *step*, from 0, of *steps*.

    A warm-up climbs evenly through the first tenth; a cosine falls from 1 to 0.
    """
    if kind == "warmup":
        return min(1.0, (step + 1) / max(1, steps // 10))
    return (1 + cos(pi * step / steps)) / 2 if kind == "cosine" else 1.0


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


_BATCH = Text(
    "A batch of {batch} is larger than the data: there are {samples} samples. Choose a smaller batch, or 0 for all.",
    "배치가 데이터보다 큽니다. 배치: {batch}, 데이터: {samples}개. 배치를 줄이거나 0(전체)으로 두세요.",
)
_LONG = Text(
    "This run would take about {minutes} minutes. Choose fewer steps, narrower or fewer layers, or a smaller batch.",
    "이 설정의 학습은 예상 시간이 너무 깁니다(약 {minutes}분). 단계 수, 층의 너비나 개수, 배치 크기를 줄이세요.",
)
_RATE = Text(
    "A learning rate of {rate} cannot train anything: choose a positive number.",
    "학습률 {rate}: 이 값으로는 학습할 수 없습니다. 양수를 고르세요.",
)
_LONELY = Text(
    "Batch normalization needs at least two samples a step. Choose a larger batch, or layer normalization.",
    "배치 정규화에는 한 단계에 표본이 두 개 이상 있어야 합니다. 배치를 늘리거나 층 정규화를 고르세요.",
)
_LEVEL = Text(
    "The number to be found is the same in every row, so there is nothing to learn. Choose another last column.",
    "예측할 값이 모든 행에서 같아 학습할 것이 없습니다. 마지막 열을 바꾸세요.",
)
