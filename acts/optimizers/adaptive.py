"""Steps whose length is set for every parameter by the size of its earlier gradients."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from acts.array import Singles
from acts.knobs import Number
from acts.optimizers.base import Optimizer, Step
from acts.text import Text

_TINY, _TINIER = np.float32(1e-8), np.float32(1e-10)


class Adagrad(Optimizer):
    title = Text("AdaGrad", "AdaGrad")
    about = Text(
        "Divides the gradient by the root of the sum of all its squares so far, so steps only ever become shorter.",
        "기울기(그레이디언트)를 지금까지의 제곱을 모두 더한 값의 제곱근으로 나눕니다. 걸음은 갈수록 짧아지기만 합니다.",
    )
    tex = r"s \leftarrow s + g^2,\quad \theta \leftarrow \theta - \eta\, g / (\sqrt{s} + \epsilon)"
    source = "duchi2011"

    def start(self, shape: tuple[int, int]) -> Step:
        square, move = np.zeros(shape, np.float32), np.empty(shape, np.float32)

        def step(parameters: Singles, gradient: Singles, rate: Singles, number: int) -> None:
            np.add(square, np.square(gradient, out=move), out=square)
            np.add(np.sqrt(square, out=move), _TINIER, out=move)
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

    def start(self, shape: tuple[int, int]) -> Step:
        square, move = np.zeros(shape, np.float32), np.empty(shape, np.float32)

        def step(parameters: Singles, gradient: Singles, rate: Singles, number: int) -> None:
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

    def start(self, shape: tuple[int, int]) -> Step:
        mean, square, move = np.zeros(shape, np.float32), np.zeros(shape, np.float32), np.empty(shape, np.float32)

        def step(parameters: Singles, gradient: Singles, rate: Singles, number: int) -> None:
            np.copyto(move, gradient)
            _running(mean, move, self.beta1)
            _running(square, np.square(gradient, out=gradient), self.beta2)
            np.multiply(square, np.float32(1 / (1 - self.beta2**number)), out=gradient)
            np.add(np.sqrt(gradient, out=gradient), _TINY, out=gradient)
            np.multiply(np.divide(mean, gradient, out=move), rate * np.float32(1 / (1 - self.beta1**number)), out=move)
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


def _running(mean: Singles, new: Singles, memory: float) -> None:
    """*mean* becomes the running mean with *new*, which is spoiled."""
    np.multiply(mean, np.float32(memory), out=mean)
    np.add(mean, np.multiply(new, np.float32(1 - memory), out=new), out=mean)
