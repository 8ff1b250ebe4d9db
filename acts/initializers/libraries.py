"""What libraries do: the general rule of Keras and JAX, and the default of PyTorch."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np

from acts.initializers.base import CUT_NORMAL, NORMAL, UNIFORM, Cut, Flat, Independent, Law, spelling
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
    code = spelling(
        "kaiming_uniform_(layer.weight, a=5**0.5)",
        'VarianceScaling(1 / 3, "fan_in", "uniform")',
        'variance_scaling(1 / 3, "fan_in", "uniform")',
    )

    def variance(self, fan_in: float, fan_out: float) -> float:
        return 1 / (3 * fan_in)


class KerasDense(Flat):
    title = Text("Keras's Dense default", "Keras Dense 기본값")
    about = Text(
        "What Dense and the convolutions of Keras do if nobody chooses: Glorot's uniform rule, with variance "
        "2/(inputs + outputs) and biases of 0. Kept under its own name, so that the three defaults can be compared.",
        "아무것도 고르지 않았을 때 Keras의 Dense와 합성곱층이 쓰는 방법입니다. 분산이 2/(입력 수 + 출력 수)인 Glorot 균등분포이며 "
        "편향은 0입니다. 세 프레임워크의 기본값을 견줄 수 있도록 따로 두었습니다.",
    )
    tex = r"w \sim \mathcal{U}\left(\pm\sqrt{\frac{6}{n_{\mathrm{in}} + n_{\mathrm{out}}}}\right)"
    source = "chollet2015"
    code = spelling("xavier_uniform_(layer.weight)", "GlorotUniform()", "glorot_uniform()")

    def variance(self, fan_in: float, fan_out: float) -> float:
        return 2 / (fan_in + fan_out)


class FlaxDense(Cut):
    title = Text("Flax's Dense default", "Flax Dense 기본값")
    about = Text(
        "What Dense and Conv of Flax do if nobody chooses: LeCun's rule, variance 1/inputs, from a normal distribution "
        "cut at ±2 and divided by 0.8796 so that the variance is kept; biases of 0.",
        "아무것도 고르지 않았을 때 Flax의 Dense와 Conv가 쓰는 방법입니다. 분산이 1/(입력 수)인 LeCun의 규칙을 ±2에서 자른 정규분포로 "
        "구현하고, 분산이 유지되도록 0.8796으로 나눕니다. 편향은 0입니다.",
    )
    tex = r"w = \frac{t}{0.8796\sqrt{n_{\mathrm{in}}}}, \quad t \sim \mathcal{N}(0, 1),\ |t| \le 2"
    source = "lecun1998"
    code = spelling(keras="LecunNormal()", jax="lecun_normal()")

    def variance(self, fan_in: float, fan_out: float) -> float:
        return 1 / fan_in


_FANS = {
    "fan_in": Text("inputs", "입력 수"),
    "fan_out": Text("outputs", "출력 수"),
    "fan_avg": Text("their mean", "둘의 평균"),
    "fan_geo_avg": Text("their geometric mean", "둘의 기하평균"),
}
_LAWS = {
    "normal": Text("normal", "정규분포"),
    "truncated_normal": Text("truncated normal", "절단 정규분포"),
    "uniform": Text("uniform", "균등분포"),
}


class VarianceScaling(Independent):
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
    mode: Annotated[
        Literal["fan_in", "fan_out", "fan_avg", "fan_geo_avg"], Option(Text("n counts", "n을 세는 법"), _FANS)
    ] = "fan_in"
    distribution: Annotated[
        Literal["normal", "truncated_normal", "uniform"], Option(Text("Distribution", "분포"), _LAWS)
    ] = "normal"

    def variance(self, fan_in: float, fan_out: float) -> float:
        mean = (fan_in + fan_out) / 2
        sizes = {
            "fan_in": fan_in,
            "fan_out": fan_out,
            "fan_avg": mean,
            "fan_geo_avg": np.sqrt(fan_in) * np.sqrt(fan_out),
        }
        return float(self.scale / sizes[self.mode])

    @property
    def drawn(self) -> Law:
        return {"normal": NORMAL, "truncated_normal": CUT_NORMAL, "uniform": UNIFORM}[self.distribution]

    def spelled(self, framework: str) -> str:
        law, mode, scale = self.distribution, self.mode, self.scale
        if framework == "keras" and mode != "fan_geo_avg":
            law = "untruncated_normal" if law == "normal" else law
            return f'initializers.VarianceScaling({scale}, "{mode}", "{law}")'
        return f'initializers.variance_scaling({scale}, "{mode}", "{law}")' if framework == "jax" else ""
