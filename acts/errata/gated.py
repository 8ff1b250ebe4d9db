"""Self-gated functions: the ranges, the mean and the second input that tables get wrong."""

from __future__ import annotations

from math import inf
from typing import Annotated

import numpy as np

from acts.activations.gated import Mish, Silu
from acts.activations.gelus import Gelu
from acts.array import Array
from acts.errata.base import Claim, Erratum
from acts.knobs import Number
from acts.text import Text


class _Dips(Claim):
    """A function with a lowest point, said to take every value."""

    about = Text(
        "Tables give the range (−∞, ∞), as if the curve went on falling on the left.",
        "출력 범위를 (−∞, ∞)로 적은 표가 있습니다. 그렇다면 왼쪽에서 끝없이 내려가야 합니다.",
    )
    truth = Text(
        "It has one lowest point, turns there and climbs back toward 0: bounded below, and not monotone.",
        "가장 낮은 점이 하나 있고, 그 왼쪽에서는 다시 0으로 올라갑니다. 아래로 유계이며 단조가 아닙니다.",
    )
    tex = r"-\infty < f(x) < \infty"
    code = "lowest = -np.inf"
    span = (-6.0, 3.0)
    line = Text("takes every value", "모든 값을 갖는 직선")
    says = Text("Its lowest value is {right}, not {wrong}.", "가장 작은 값은 {right}. 주장대로라면 {wrong}.")

    def wrong(self, x: Array) -> Array:
        return x

    def becomes(self) -> tuple[float, float]:
        return -inf, self.facts().infimum

    @property
    def right_tex(self) -> str:
        return r"\min_t f(t) \le f(x) < \infty"


class GeluRange(_Dips):
    title = Text("GELU: range (−∞, ∞)", "GELU: 출력 범위 (−∞, ∞)")
    true = Gelu()
    right_code = "lowest = minimize_scalar(lambda x: x * norm.cdf(x), bounds=(-3, 0)).fun"
    source = "hendrycks2016"


class SiluRange(_Dips):
    title = Text("SiLU: range (−∞, ∞)", "SiLU: 출력 범위 (−∞, ∞)")
    true = Silu()
    right_code = "lowest = minimize_scalar(lambda x: x * expit(x), bounds=(-3, 0)).fun"
    source = "elfwing2017"


class MishRange(_Dips):
    title = Text("Mish: range (−∞, ∞)", "Mish: 출력 범위 (−∞, ∞)")
    true = Mish()
    right_code = "lowest = minimize_scalar(lambda x: x * np.tanh(np.logaddexp(0, x)), bounds=(-3, 0)).fun"
    source = "misra2019"


class GeluCentered(Claim):
    title = Text("GELU: zero-centered", "GELU: 0을 중심으로 한다는 주장")
    about = Text(
        "GELU is listed among the functions whose outputs are centered at 0.",
        "GELU의 출력이 0을 중심으로 퍼진다고 적은 표가 있습니다.",
    )
    truth = Text(
        "Its mean under a standard normal input is 1/(2√π), that of ReLU divided by √2; turned half around 0 it is another curve.",
        "표준정규분포 입력에서 평균은 1/(2√π), 곧 ReLU 평균을 √2로 나눈 값입니다. 원점을 중심으로 반 바퀴 돌리면 다른 곡선이 됩니다.",
    )
    true = Gelu()
    tex, right_code = (
        r"\mathbb{E}\,f(Z) = 0",
        "mean = quad(lambda z: z * norm.cdf(z) * norm.pdf(z), -np.inf, np.inf)[0]",
    )
    code = "mean = 0"
    source = "hendrycks2016"
    line = Text("half a turn around 0", "반 바퀴 돌린 곡선")
    says = Text("The mean output is {right}, not {wrong}.", "출력 평균은 {right}. 주장대로라면 {wrong}.")

    def wrong(self, x: Array) -> Array:
        return -Gelu()(-x)

    def becomes(self) -> tuple[float, float]:
        return 0.0, self.facts().mean

    @property
    def right_tex(self) -> str:
        return r"\mathbb{E}\,f(Z) = \frac{1}{2\sqrt{\pi}}"


class SwigluAsSilu(Erratum):
    title = Text("SwiGLU drawn as SiLU", "SiLU로 그린 SwiGLU")
    about = Text(
        "SwiGLU is drawn as a curve of one input, which is SiLU alone.",
        "SwiGLU를 입력이 하나인 곡선으로 그립니다. 그것은 SiLU입니다.",
    )
    truth = Text(
        "A gated linear unit has two inputs: SiLU of one, times the other. The curve tilts, shrinks and turns over with the second.",
        "게이트 선형 유닛은 입력이 둘입니다. 하나의 SiLU에 다른 하나를 곱하므로, 두 번째 입력에 따라 기울고 줄고 뒤집힙니다.",
    )
    true = Silu()
    tex = r"x\,\sigma(x)"
    code = "silu(x)"
    right_code = "silu(gate) * value"
    source = "shazeer2020"
    right_line = Text("SwiGLU", "SwiGLU")
    line = Text("SiLU", "SiLU")

    value: Annotated[float, Number(Text("Second input", "두 번째 입력"), -3, 3, step=0.1)] = 0.5

    def wrong(self, x: Array) -> Array:
        return Silu()(x)

    def right(self, x: Array) -> Array:
        return Silu()(x) * np.float64(self.value)

    @property
    def right_tex(self) -> str:
        return r"x\,\sigma(x)\,v"
