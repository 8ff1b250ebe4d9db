"""Axes along which another recipe is chosen."""

from __future__ import annotations

from typing import Annotated

from acts.activations import ACTIVATIONS, Activation
from acts.axes.base import Axis
from acts.initializers import INITIALIZERS, Initializer
from acts.knobs import Several
from acts.optimizers import OPTIMIZERS, Optimizer
from acts.text import Text

_ENTRIES = Text("Compared", "비교할 항목")


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
