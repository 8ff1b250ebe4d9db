"""Steps along the gradient, with and without a memory of earlier ones."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from numpy.typing import DTypeLike

from acts.array import AnyArray
from acts.knobs import Number
from acts.optimizers.base import Optimizer, Step
from acts.text import Text

_MOMENTUM = Number(Text("Momentum", "모멘텀"), 0, 0.999, step=0.01)


class Sgd(Optimizer):
    title = Text("SGD", "SGD")
    about = Text(
        "Steps against the gradient and remembers nothing: a unit without gradient stays where it is.",
        "기울기(그레이디언트)의 반대 방향으로 움직이고 아무것도 기억하지 않습니다. 기울기가 없는 유닛은 그 자리에 머뭅니다.",
    )
    tex = r"\theta \leftarrow \theta - \eta\, g"
    source = "robbins1951"

    def start(self, shape: tuple[int, int], dtype: DTypeLike = np.float32) -> Step:
        move = np.empty(shape, dtype)

        def step(parameters: AnyArray, gradient: AnyArray, rate: AnyArray, number: int) -> None:
            np.multiply(gradient, rate, out=move)
            np.subtract(parameters, move, out=parameters)

        return step


class Momentum(Optimizer):
    title = Text("SGD with momentum", "모멘텀 SGD")
    about = Text(
        "Keeps moving in the direction of earlier gradients, also after a unit has lost its own.",
        "이전 기울기(그레이디언트)의 방향으로 계속 움직입니다. 유닛의 기울기가 사라진 뒤에도 움직입니다.",
    )
    tex = r"v \leftarrow \mu v + g,\quad \theta \leftarrow \theta - \eta v"
    source = "polyak1964"

    momentum: Annotated[float, _MOMENTUM] = 0.9

    def start(self, shape: tuple[int, int], dtype: DTypeLike = np.float32) -> Step:
        velocity, move = np.zeros(shape, dtype), np.empty(shape, dtype)

        def step(parameters: AnyArray, gradient: AnyArray, rate: AnyArray, number: int) -> None:
            np.multiply(velocity, self.momentum, out=velocity)
            np.add(velocity, gradient, out=velocity)
            np.multiply(velocity, rate, out=move)
            np.subtract(parameters, move, out=parameters)

        return step


class Nesterov(Optimizer):
    title = Text("Nesterov momentum", "네스테로프 모멘텀")
    about = Text(
        "Momentum that looks one step ahead.",
        "한 걸음 앞을 내다보는 모멘텀입니다.",
    )
    tex = r"v \leftarrow \mu v + g,\quad \theta \leftarrow \theta - \eta\,(g + \mu v)"
    source = "nesterov1983"

    momentum: Annotated[float, _MOMENTUM] = 0.9

    def start(self, shape: tuple[int, int], dtype: DTypeLike = np.float32) -> Step:
        velocity, move = np.zeros(shape, dtype), np.empty(shape, dtype)

        def step(parameters: AnyArray, gradient: AnyArray, rate: AnyArray, number: int) -> None:
            np.multiply(velocity, self.momentum, out=velocity)
            np.add(velocity, gradient, out=velocity)
            np.multiply(velocity, self.momentum, out=move)
            np.add(move, gradient, out=move)
            np.multiply(move, rate, out=move)
            np.subtract(parameters, move, out=parameters)

        return step
