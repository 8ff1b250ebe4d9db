"""Weights that are set rather than drawn."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from numpy.random import Generator

from acts.array import Array
from acts.fans import Kernel
from acts.initializers.base import Initializer, spelling
from acts.knobs import Number
from acts.text import Text


class _Same(Initializer):
    """Every weight is the same number, so all units of a layer say the same and learn the same."""

    random = False

    @property
    def level(self) -> float:
        """The number."""
        raise NotImplementedError

    def variance(self, fan_in: float, fan_out: float) -> float:
        return 0.0

    def draw(self, rng: Generator, fan_in: int, fan_out: int) -> Array:
        return np.full((fan_in, fan_out), self.level)


class Zeros(_Same):
    title = Text("Zeros", "영 초기화")
    about = Text(
        "Sets every weight to 0. Right for biases and for the last layer of a residual branch; in every hidden layer at "
        "once it keeps all units identical, and no gradient gets below the last layer.",
        "모든 가중치를 0으로 둡니다. 편향이나 잔차 가지의 마지막 층에는 알맞지만, 은닉층 전체에 쓰면 모든 유닛이 똑같이 "
        "움직이고 마지막 층 아래로는 기울기(그레이디언트)가 전달되지 않습니다.",
    )
    tex = r"w = 0"
    source = "goodfellow2016"
    code = spelling("zeros_(layer.weight)", "Zeros()", "zeros")

    @property
    def level(self) -> float:
        return 0.0


class Ones(_Same):
    title = Text("Ones", "일 초기화")
    about = Text(
        "Sets every weight to 1. Meant for the scale of a normalization layer; in a hidden layer all units are one unit.",
        "모든 가중치를 1로 둡니다. 정규화 층의 배율에 쓰는 값이며, 은닉층에 쓰면 모든 유닛이 유닛 하나처럼 동작합니다.",
    )
    tex = r"w = 1"
    source = "goodfellow2016"
    code = spelling("ones_(layer.weight)", "Ones()", "ones")

    @property
    def level(self) -> float:
        return 1.0


class Constant(_Same):
    title = Text("Constant", "상수 초기화")
    about = Text(
        "Sets every weight to the same number. Meant for biases; weights that start equal stay equal, because they all "
        "receive the same gradient.",
        "모든 가중치를 같은 수로 둡니다. 편향에 쓰는 방법입니다. 똑같이 시작한 가중치는 똑같은 기울기(그레이디언트)를 받아 "
        "끝까지 똑같습니다.",
    )
    tex = r"w = c"
    source = "goodfellow2016"
    code = spelling("constant_(layer.weight, {value})", "Constant({value})", "constant({value})")

    value: Annotated[float, Number(Text("Value c", "값 c"), -5, 5, step=0.01)] = 0.1

    @property
    def level(self) -> float:
        return self.value


class Identity(Initializer):
    title = Text("Identity", "항등 초기화")
    about = Text(
        "Hands each input on to one unit, times the gain. Made for the recurrent weights of a ReLU network: at first "
        "nothing is mixed and nothing is lost. In a convolution the center of the kernel does it, which PyTorch calls Dirac.",
        "입력 하나를 유닛 하나에 이득만큼 곱해 그대로 넘깁니다. ReLU 순환 신경망의 순환 가중치를 위한 방법입니다. 처음에는 "
        "아무것도 섞이지 않고 아무것도 사라지지 않습니다. 합성곱에서는 커널의 가운데 칸이 같은 일을 하며 PyTorch에서는 Dirac이라고 "
        "부릅니다.",
    )
    tex = r"W = g\,I"
    source = "le2015"
    code = spelling("eye_(layer.weight)", "Identity({gain})")
    random = False

    gain: Annotated[float, Number(Text("Gain g", "이득 g"), 0.01, 5, step=0.01)] = 1.0

    def variance(self, fan_in: float, fan_out: float) -> float:
        share = min(fan_in, fan_out) / (fan_in * fan_out)
        return self.gain**2 * share * (1 - share)

    def draw(self, rng: Generator, fan_in: int, fan_out: int) -> Array:
        return self.gain * np.eye(fan_in, fan_out)

    def draw_kernel(self, rng: Generator, kernel: Kernel) -> Array:
        """What ``torch.nn.init.dirac_`` does: the center of the kernel hands each channel on, group by group."""
        weights, (inputs, outputs) = np.zeros(kernel.shape), kernel.shape[-2:]
        each = outputs // kernel.groups
        weights[kernel.center] = np.tile(self.gain * np.eye(inputs, each), kernel.groups)
        return weights
