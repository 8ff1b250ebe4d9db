"""What a training run is: its network and its knobs, what it costs, and whether it can be done at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi
from typing import Literal

import numpy as np

from acts.activations.base import Activation
from acts.array import Array
from acts.datasets.base import Targets
from acts.initializers.base import Initializer
from acts.kernels import is_fast
from acts.network import size
from acts.norms import Norm
from acts.optimizers.base import Optimizer
from acts.record import moments
from acts.text import Text, Trouble, num

LIMIT = 60.0
Schedule = Literal["constant", "warmup", "cosine"]
SCHEDULE_NAMES: Mapping[str, Text] = {
    "constant": Text("Constant", "일정"),
    "warmup": Text("Warm-up, a tenth of the steps", "워밍업(처음 10%)"),
    "cosine": Text("Cosine, down to 0", "코사인(0까지 감소)"),
}


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


def schedule(kind: Schedule, step: int, steps: int) -> float:
    """The share of the learning rate that is used at *step*, from 0, of *steps*.

    A warm-up climbs evenly through the first tenth; a cosine falls from 1 to 0.
    """
    if kind == "warmup":
        return min(1.0, (step + 1) / max(1, steps // 10))
    return (1 + cos(pi * step / steps)) / 2 if kind == "cosine" else 1.0


def outputs(y: Targets) -> int:
    """The units of the output layer: one a class, or one for a number."""
    return int(y.max()) + 1 if y.dtype == np.int64 else 1


def cost(samples: int, features: int, classes: int, setup: Setup) -> float:
    """About how many seconds the run takes on one core."""
    pair = size((features, *setup.hidden, classes)) * 6 / (2e10 if setup.double else 4e10)
    pair += sum(setup.hidden) * (2e-9 if is_fast(setup.activation) else 2e-7)
    pair += sum(setup.hidden) * (1e-8 if setup.norm != "none" else 0)
    looks = len(moments(setup.steps, setup.looks)) * samples
    pair += 2e-9 * sum(setup.hidden) * looks / (setup.steps * samples) if setup.thorough else 0
    return setup.steps * 5e-5 + pair * (setup.steps * (setup.batch or samples) + (looks / 2 if setup.batch else 0))


def admit(x: Array, y: Targets, setups: Sequence[Setup]) -> None:
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
