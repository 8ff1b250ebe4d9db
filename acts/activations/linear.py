"""The function that changes nothing."""

from __future__ import annotations

import numpy as np

from acts.activations._careful import defined
from acts.activations.base import Activation, Kernel
from acts.array import Array, Singles
from acts.text import Text


class Identity(Activation):
    title = Text("Identity", "항등 함수")
    about = Text(
        "Changes nothing: a stack of layers with it is still one linear map. Used for the output of a regression.",
        "아무것도 바꾸지 않으므로 층을 아무리 쌓아도 선형 변환 하나와 같습니다. 회귀의 출력에 씁니다.",
    )
    family = "linear"
    tex = "x"
    tex_derivative = "1"
    use = Text(
        "The output of a regression, the logits before a loss that contains the softmax, and linear bottlenecks such as those of MobileNetV2.",
        "회귀의 출력, 소프트맥스가 들어 있는 손실 함수 앞의 로짓, MobileNetV2와 같은 선형 병목에 씁니다.",
    )
    source = "widrow1960"
    year = 1960
    pytorch = "nn.Identity()"
    keras = "activations.linear"
    jax = "jax.nn.identity"

    def __call__(self, x: Array) -> Array:
        return x + 0.0

    def derivative(self, x: Array) -> Array:
        return defined(x, np.ones_like(x))

    def second_derivative(self, x: Array) -> Array:
        return defined(x, np.zeros_like(x))

    def single(self) -> Kernel:
        return _single


def _single(_: Singles, slope: Singles) -> None:
    slope.fill(1)
