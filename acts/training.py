"""Training with every hidden unit watched: R runs at once, each with the same bits as if it were alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from acts.activations.base import Activation
from acts.array import Array, Singles
from acts.datasets.base import Labels
from acts.initializers.base import Initializer
from acts.kernels import is_fast
from acts.network import Desk, Network, size
from acts.optimizers.base import Optimizer
from acts.progress import report
from acts.record import LOOKS, Diary, Record, moments
from acts.text import Text, Trouble, num

LIMIT = 60.0


@dataclass(frozen=True, kw_only=True)
class Setup:
    """One run: a multilayer perceptron with ``hidden`` units a layer, and how it is trained.

    ``bias`` is where the biases of the hidden layers start; those of the output start at 0. ``batch`` is the number of
    samples a step, 0 for all of them; what is left over at the end of an epoch is skipped. ``decay`` pulls at weights,
    not at biases.
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


def train(x: Array, y: Labels, setup: Setup) -> Record:
    """Train one network on the points x (n, d) and their classes y (n,), counted from 0.

    Raises `Trouble` if the batch is larger than the data or the run would take more than about a minute.
    """
    return train_together(x, y, [setup])[0]


def train_together(x: Array, y: Labels, setups: Sequence[Setup], looks: int = LOOKS) -> tuple[Record, ...]:
    """One record for each of *setups*, which may differ in rate, bias, decay, initializer and seed.

    The training set is looked at *looks* times at most; the run itself does not depend on that.
    """
    if len({(s.hidden, s.activation, s.optimizer, s.steps, s.batch) for s in setups}) != 1:
        raise ValueError("runs that train together must have the same shape, activation, optimizer, steps and batch")
    if setups[0].batch > len(x):
        raise Trouble(_BATCH.format(batch=setups[0].batch, samples=len(x)))
    seconds = sum(cost(len(x), x.shape[1], int(y.max()) + 1, s, looks) for s in setups)
    if seconds > LIMIT:
        raise Trouble(_LONG.format(minutes=num(seconds / 60, 2)))
    with np.errstate(all="ignore"):
        return _Runs(x, y, setups, looks).train()


def cost(samples: int, features: int, classes: int, setup: Setup, looks: int = LOOKS) -> float:
    """About how many seconds the run takes on one core."""
    pair = size((features, *setup.hidden, classes)) * 6 / 4e10
    pair += sum(setup.hidden) * (2e-9 if is_fast(setup.activation) else 2e-7)
    watched = len(moments(setup.steps, looks)) * samples / 2 if setup.batch else 0
    return setup.steps * 5e-5 + pair * (setup.steps * (setup.batch or samples) + watched)


class Portion(NamedTuple):
    """The samples of one step, (n + 1, samples) or one such a run; their classes as columns; where to work on them."""

    x: Singles
    target: Singles
    desk: Desk


class _Runs:
    """R runs on one data set."""

    def __init__(self, x: Array, y: Labels, setups: Sequence[Setup], looks: int) -> None:
        first, classes = setups[0], int(y.max()) + 1
        self.steps, self.batch = first.steps, first.batch % len(x)
        self.network = Network((x.shape[1], *first.hidden, classes), first.activation, len(setups))
        for run, setup in enumerate(setups):
            _draw(setup, np.random.default_rng((setup.seed, 1)), [weight[run] for weight in self.network.weights])
        self.orders = [np.random.default_rng((setup.seed, 2)) for setup in setups]  # whatever the weights have drawn
        self.rows: Singles = np.concatenate([x, np.ones((len(x), 1))], 1).astype(np.float32)
        self.targets: Singles = np.eye(classes, dtype=np.float32)[y]
        self.all = Portion(self.rows.T.copy(), self.targets.T.copy(), Desk(self.network, len(x)))
        self.diary = Diary(self.network, y, moments(self.steps, looks))
        self.optimizer = first.optimizer
        self.rate = np.array([[setup.rate] for setup in setups], np.float32)
        self.decay = _on_weights(self.network, np.array([[setup.decay] for setup in setups], np.float32))

    def train(self) -> tuple[Record, ...]:
        recorded, portions = set(self.diary.moments.tolist()), self._portions()
        move = self.optimizer.start(self.network.parameters.shape)
        for step in range(self.steps + 1):
            self.diary.check(step, self.network)
            if step in recorded:
                self.diary.watch(step, self.network, self.all.x, self.all.desk)
                report(step / self.steps)
            if self.diary.over or step == self.steps:
                break
            self._differentiate(next(portions), known=step in recorded and not self.batch)
            move(self.network.parameters, self.network.gradient, self.rate, step + 1)
        return self.diary.records()

    def _differentiate(self, portion: Portion, known: bool) -> None:
        """The gradient on *portion*; its forward pass is *known* if the diary has just watched the same samples."""
        if not known:
            self.network.forward(portion.x, portion.desk)
        self.network.backward(portion.x, portion.target, portion.desk)
        if self.decay is not None:
            self._pull(self.decay * self.network.parameters)

    def _pull(self, pull: Singles) -> None:
        if self.optimizer.decoupled:
            np.subtract(self.network.parameters, self.rate * pull, out=self.network.parameters)
        else:
            np.add(self.network.gradient, pull, out=self.network.gradient)

    def _portions(self) -> Iterator[Portion]:
        if not self.batch:
            yield from repeat(self.all)
        desk, last = Desk(self.network, self.batch), len(self.rows) - self.batch
        while True:
            order = np.stack([rng.permutation(len(self.rows)) for rng in self.orders])
            for first in range(0, last + 1, self.batch):
                chosen = order[:, first : first + self.batch]
                yield Portion(self.rows[chosen].swapaxes(1, 2), self.targets[chosen].swapaxes(1, 2), desk)


def _draw(setup: Setup, rng: Generator, weights: Sequence[Singles]) -> None:
    for weight in weights:
        units, inputs = weight.shape
        weight[:, :-1] = setup.initializer.draw(rng, inputs - 1, units).T
        weight[:, -1] = setup.bias
    weights[-1][:, -1] = 0


def _on_weights(network: Network, decay: Singles) -> Singles | None:
    """*decay* (R, 1) for every weight and 0 for every bias, (R, P); nothing if it is 0 everywhere."""
    spread = np.repeat(decay, network.parameters.shape[1], axis=1)
    for part in network.split(spread):
        part[:, :, -1] = 0
    return spread if decay.any() else None


_BATCH = Text(
    "A batch of {batch} is larger than the data: there are {samples} samples. Choose a smaller batch, or 0 for all.",
    "배치가 데이터보다 큽니다. 배치: {batch}, 데이터: {samples}개. 배치를 줄이거나 0(전체)으로 두세요.",
)
_LONG = Text(
    "This run would take about {minutes} minutes. Choose fewer steps, narrower or fewer layers, or a smaller batch.",
    "이 설정의 학습은 예상 시간이 너무 깁니다(약 {minutes}분). 단계 수, 층의 너비나 개수, 배치 크기를 줄이세요.",
)
