"""What libraries do: the general rule of Keras and JAX, and the default of PyTorch."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from numpy.random import Generator

from acts.array import Array
from acts.initializers.base import Flat, Initializer
from acts.initializers.plain import TRUNCATED_VARIANCE, truncated
from acts.knobs import Number, Option
from acts.text import Text


class TorchLinear(Flat):
    title = Text("PyTorch's Linear default", "PyTorch Linear 기본값")
    about = Text(
        "What torch.nn.Linear does if nobody chooses: kaiming_uniform_ with a = √5, so the variance is 1/(3 inputs), a sixth "
        "of He's. The √5 keeps an old rule alive; it is no advice.",
        "아무것도 고르지 않았을 때 torch.nn.Linear가 쓰는 방법입니다. a = √5인 kaiming_uniform_이므로 분산은 1/(3 × 입력 수), "
        "곧 He 초기화의 6분의 1입니다. √5는 옛 규칙을 그대로 두려고 넣은 값이며 권장값이 아닙니다.",
    )
    tex = r"w \sim \mathcal{U}\left(\pm\frac{1}{\sqrt{n_{\mathrm{in}}}}\right), \quad \mathrm{Var}(w) = \frac{1}{3\,n_{\mathrm{in}}}"
    source = "paszke2019"

    def variance(self, fan_in: int, fan_out: int) -> float:
        return 1 / (3 * fan_in)


_FANS = {
    "fan_in": Text("inputs", "입력 수"),
    "fan_out": Text("outputs", "출력 수"),
    "fan_avg": Text("their mean", "둘의 평균"),
}
_LAWS = {
    "normal": Text("normal", "정규분포"),
    "truncated_normal": Text("truncated normal", "절단 정규분포"),
    "uniform": Text("uniform", "균등분포"),
}


class VarianceScaling(Initializer):
    title = Text("Variance scaling", "분산 스케일링")
    about = Text(
        "The general rule: variance scale/n, where n counts the inputs, the outputs or their mean. LeCun, He and Glorot "
        "are the scales 1, 2 and 1. The truncated form is widened to keep the variance, as in Keras and JAX.",
        "분산을 (배율)/n로 두는 일반 규칙입니다. n은 입력 수, 출력 수 또는 둘의 평균입니다. LeCun, He, Glorot 초기화는 배율이 "
        "1, 2, 1인 경우입니다. 절단 정규분포는 Keras와 JAX처럼 분산이 같아지도록 넓힙니다.",
    )
    tex = r"\mathrm{Var}(w) = \frac{s}{n}"
    source = "chollet2015"

    scale: Annotated[float, Number(Text("Scale s", "배율 s"), 0.01, 100, scale="log")] = 1.0
    mode: Annotated[Literal["fan_in", "fan_out", "fan_avg"], Option(Text("n counts", "n을 세는 법"), _FANS)] = "fan_in"
    distribution: Annotated[
        Literal["normal", "truncated_normal", "uniform"], Option(Text("Distribution", "분포"), _LAWS)
    ] = "normal"

    def variance(self, fan_in: int, fan_out: int) -> float:
        return self.scale / {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}[self.mode]

    def draw(self, rng: Generator, fan_in: int, fan_out: int) -> Array:
        shape, deviation = (fan_in, fan_out), np.sqrt(self.variance(fan_in, fan_out))
        if self.distribution == "uniform":
            return deviation * rng.uniform(-np.sqrt(3), np.sqrt(3), shape)
        if self.distribution == "normal":
            return deviation * rng.standard_normal(shape)
        return deviation * truncated(rng, shape) / np.sqrt(TRUNCATED_VARIANCE)
