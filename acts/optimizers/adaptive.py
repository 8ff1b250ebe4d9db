"""Steps whose length is set for every parameter by the size of its earlier gradients."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from numpy.typing import DTypeLike

from acts.array import AnyArray
from acts.knobs import Number
from acts.optimizers.base import Optimizer, Step
from acts.text import Text

_TINY = 1e-8


class Adagrad(Optimizer):
    title = Text("AdaGrad", "AdaGrad")
    about = Text(
        "Divides by the root of the sum of all squared gradients: no parameter ever moves faster again.",
        "지금까지의 기울기(그레이디언트)를 제곱해 모두 더하고, 그 제곱근으로 나눕니다. 매개변수의 걸음이 점점 짧아집니다.",
    )
    tex = r"s \leftarrow s + g^2,\quad \theta \leftarrow \theta - \eta\, g / (\sqrt{s} + \epsilon)"
    source = "duchi2011"

    def start(self, shape: tuple[int, int], dtype: DTypeLike = np.float32) -> Step:
        square, move = np.zeros(shape, dtype), np.empty(shape, dtype)

        def step(parameters: AnyArray, gradient: AnyArray, rate: AnyArray, number: int) -> None:
            np.add(square, np.square(gradient, out=move), out=square)
            np.add(np.sqrt(square, out=move), 1e-10, out=move)
            np.multiply(np.divide(gradient, move, out=move), rate, out=move)
            np.subtract(parameters, move, out=parameters)

        return step


class Rmsprop(Optimizer):
    title = Text("RMSProp", "RMSProp")
    about = Text(
        "Divides the gradient by the root of its running mean square, so every parameter moves at a similar pace.",
        "기울기(그레이디언트)를 제곱 이동 평균의 제곱근으로 나눕니다. 매개변수마다 비슷한 속도로 움직입니다.",
    )
    tex = r"s \leftarrow \rho s + (1 - \rho)\, g^2,\quad \theta \leftarrow \theta - \eta\, g / (\sqrt{s} + \epsilon)"
    source = "tieleman2012"

    memory: Annotated[float, Number(Text("Memory ρ", "기억 계수 ρ"), 0, 0.9999, step=0.001, more=True)] = 0.99

    def start(self, shape: tuple[int, int], dtype: DTypeLike = np.float32) -> Step:
        square, move = np.zeros(shape, dtype), np.empty(shape, dtype)

        def step(parameters: AnyArray, gradient: AnyArray, rate: AnyArray, number: int) -> None:
            _running(square, np.square(gradient, out=move), self.memory)
            np.add(np.sqrt(square, out=move), _TINY, out=move)
            np.multiply(np.divide(gradient, move, out=move), rate, out=move)
            np.subtract(parameters, move, out=parameters)

        return step


class Adam(Optimizer):
    title = Text("Adam", "Adam")
    about = Text(
        "Momentum with a pace of its own for every parameter; it keeps pushing a unit that no longer answers.",
        "매개변수마다 속도를 따로 맞추는 모멘텀입니다. 더 이상 반응하지 않는 유닛도 계속 밀어냅니다.",
    )
    tex = r"\theta \leftarrow \theta - \eta\, \hat{m} / (\sqrt{\hat{s}} + \epsilon)"
    source = "kingma2014"

    beta1: Annotated[
        float, Number(Text("Memory of the mean β₁", "평균의 기억 계수 β₁"), 0, 0.999, step=0.01, more=True)
    ] = 0.9
    beta2: Annotated[
        float, Number(Text("Memory of the square β₂", "제곱의 기억 계수 β₂"), 0, 0.9999, step=0.001, more=True)
    ] = 0.999

    def start(self, shape: tuple[int, int], dtype: DTypeLike = np.float32) -> Step:
        mean, square, move = np.zeros(shape, dtype), np.zeros(shape, dtype), np.empty(shape, dtype)

        def step(parameters: AnyArray, gradient: AnyArray, rate: AnyArray, number: int) -> None:
            first, second = 1 - self.beta1**number, (1 - self.beta2**number) ** 0.5
            np.subtract(gradient, mean, out=move)
            np.add(mean, np.multiply(move, 1 - self.beta1, out=move), out=mean)
            _running(square, np.square(gradient, out=gradient), self.beta2)
            np.add(np.sqrt(square, out=gradient), _TINY * second, out=gradient)  # both sides times √(1 − β₂ᵗ)
            np.multiply(np.divide(mean, gradient, out=move), rate * (second / first), out=move)
            np.subtract(parameters, move, out=parameters)

        return step


class Adamw(Adam):
    title = Text("AdamW", "AdamW")
    about = Text(
        "Adam that shrinks the weights directly; without weight decay it is Adam.",
        "가중치를 직접 줄이는 Adam입니다. 가중치 감쇠가 0이면 Adam과 같습니다.",
    )
    tex = r"\theta \leftarrow (1 - \eta\lambda)\,\theta - \eta\, \hat{m} / (\sqrt{\hat{s}} + \epsilon)"
    source = "loshchilov2017"
    decoupled = True


def _running(mean: AnyArray, new: AnyArray, memory: float) -> None:
    """*mean* becomes the running mean with *new*, which is spoiled."""
    np.multiply(mean, memory, out=mean)
    np.add(mean, np.multiply(new, 1 - memory, out=new), out=mean)
