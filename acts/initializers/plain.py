"""Random weights of one size, whatever the layer."""

from __future__ import annotations

from typing import Annotated

from acts.initializers.base import CUT_VARIANCE, Cut, Flat, Gaussian, spelling
from acts.knobs import Number
from acts.text import Text

_DEVIATION = Number(Text("Deviation σ", "표준편차 σ"), 0.001, 10, scale="log")


class Normal(Gaussian):
    title = Text("Normal", "정규분포 초기화")
    about = Text(
        "Normal numbers with one deviation for every layer, however many inputs a unit has. The lecture shows it with 1 "
        "and with 0.01.",
        "유닛의 입력 수와 상관없이 모든 층에 같은 표준편차의 정규분포 난수를 씁니다. 강의에서는 1과 0.01을 썼습니다.",
    )
    tex = r"w \sim \mathcal{N}(0, \sigma^2)"
    source = "saitoh2016"
    code = spelling("normal_(layer.weight, std={deviation})", "RandomNormal(stddev={deviation})", "normal({deviation})")

    deviation: Annotated[float, _DEVIATION] = 1.0

    def variance(self, fan_in: float, fan_out: float) -> float:
        return self.deviation**2


class Uniform(Flat):
    title = Text("Uniform", "균등분포 초기화")
    about = Text(
        "Uniform numbers between −a and a for every layer; the deviation is a/√3. Keras takes a = 0.05.",
        "모든 층에 −a와 a 사이의 균등분포 난수를 씁니다. 표준편차는 a/√3이며 Keras의 기본값은 a = 0.05입니다.",
    )
    tex = r"w \sim \mathcal{U}(-a, a), \quad \mathrm{Var}(w) = \frac{a^2}{3}"
    source = "chollet2015"
    code = spelling("uniform_(layer.weight, -{bound}, {bound})", "RandomUniform(-{bound}, {bound})")

    bound: Annotated[float, Number(Text("Bound a", "경계 a"), 0.001, 10, scale="log")] = 0.05

    def variance(self, fan_in: float, fan_out: float) -> float:
        return self.bound**2 / 3


class TruncatedNormal(Cut):
    title = Text("Truncated normal", "절단 정규분포 초기화")
    about = Text(
        "Normal numbers without those beyond ±2σ. As in Keras nothing makes up for the cut, so the deviation that "
        "remains is 0.88 σ. BERT and vision transformers take σ = 0.02.",
        "정규분포에서 ±2σ 밖의 값을 버립니다. Keras처럼 잘라 낸 만큼을 보정하지 않으므로 실제 표준편차는 0.88σ입니다. BERT와 "
        "비전 트랜스포머는 σ = 0.02를 씁니다.",
    )
    tex = r"w \sim \mathcal{N}(0, \sigma^2),\ |w| \le 2\sigma, \quad \mathrm{Var}(w) = 0.774\,\sigma^2"
    source = "chollet2015"
    code = spelling(
        "trunc_normal_(layer.weight, std={deviation}, a=-2 * {deviation}, b=2 * {deviation})",
        "TruncatedNormal(stddev={deviation})",
        "truncated_normal({deviation})",
    )

    deviation: Annotated[float, _DEVIATION] = 0.02

    def variance(self, fan_in: float, fan_out: float) -> float:
        return CUT_VARIANCE * self.deviation**2
