"""Axes along which another recipe is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar

from acts.activations import ACTIVATIONS, Activation
from acts.axes.base import Axis, bare
from acts.initializers import INITIALIZERS, Initializer
from acts.knobs import Several
from acts.norms import NORM_NAMES
from acts.optimizers import OPTIMIZERS, Optimizer
from acts.setup import SCHEDULE_NAMES
from acts.text import Text

_ENTRIES = Text("Compared", "비교할 항목")

_NO_NORM = Text("no normalization", "정규화 없음")


class ByInitializer(Axis):
    title = Text("Initial weights", "가중치 초깃값")
    about = Text("Other first weights.", "가중치 초깃값을 바꿉니다.")
    field = "initializer"

    entries: Annotated[tuple[Initializer, ...], Several(_ENTRIES, INITIALIZERS, most=6)] = (
        INITIALIZERS["lecun_normal"](), INITIALIZERS["glorot_normal"](), INITIALIZERS["he_normal"](),
    )  # fmt: skip


class ByActivation(Axis):
    title = Text("Activation", "활성화 함수")
    about = Text("Another function in the hidden layers.", "은닉층의 활성화 함수를 바꿉니다.")
    field = "activation"

    entries: Annotated[tuple[Activation, ...], Several(_ENTRIES, ACTIVATIONS, most=6)] = (
        ACTIVATIONS["relu"](), ACTIVATIONS["leaky_relu"](), ACTIVATIONS["elu"](), ACTIVATIONS["tanh"](),
    )  # fmt: skip


class ByOptimizer(Axis):
    title = Text("Optimizer", "옵티마이저")
    about = Text("Another way to step.", "옵티마이저를 바꿉니다.")
    field = "optimizer"

    entries: Annotated[tuple[Optimizer, ...], Several(_ENTRIES, OPTIMIZERS, most=6)] = (
        OPTIMIZERS["sgd"](), OPTIMIZERS["momentum"](), OPTIMIZERS["adam"](),
    )  # fmt: skip


class _Words(Axis):
    """An axis that goes through every word of a short list."""

    words: ClassVar[Mapping[str, Text]]

    @property
    def chosen(self) -> Sequence[str]:
        return tuple(self.words)

    def name(self, value: str) -> Text:
        return self.words[value]

    def said(self, value: str) -> Text:
        name = self.name(value)
        return Text(name.en.partition(",")[0].lower(), bare(name.ko))


class ByNorm(_Words):
    title = Text("Normalization", "정규화")
    about = Text("Without, by the batch, by the layer.", "정규화 없음, 배치 정규화, 층 정규화를 견줍니다.")
    field = "norm"
    words = NORM_NAMES

    def said(self, value: str) -> Text:
        return _NO_NORM if value == "none" else super().said(value)


class BySchedule(_Words):
    title = Text("Learning-rate schedule", "학습률 일정")
    about = Text("Constant, with a warm-up, or falling to 0.", "일정한 학습률, 워밍업, 0까지 감소를 견줍니다.")
    field = "schedule"
    words = SCHEDULE_NAMES
