"""Sigmoids: a constant, a variant, a largest slope, and claims about range and direction."""

from __future__ import annotations

import numpy as np

from acts.activations.algebraic import Arctan, Softsign
from acts.activations.bounded import Hardsigmoid
from acts.activations.sigmoids import LecunTanh, Sigmoid
from acts.array import Array
from acts.errata.base import Claim, Erratum
from acts.text import Text


class LecunConstant(Erratum):
    title = Text("LeCun's tanh: 1.7519", "LeCun의 tanh: 1.7519")
    about = Text(
        "Two pairs of digits of the factor 1.7159 changed places.",
        "계수 1.7159의 숫자 순서가 바뀌었습니다.",
    )
    truth = Text(
        "The factor is there to make f(1) = 1, and 1.7159 does.",
        "이 계수는 f(1) = 1이 되게 하는 수이며 1.7159가 그렇습니다.",
    )
    true = LecunTanh()
    tex = r"1.7519\,\tanh\left(\frac{2}{3}x\right)"
    code = "1.7519 * np.tanh(2 * x / 3)"
    right_code = "1.7159 * np.tanh(2 * x / 3)"
    source = "lecun1998"

    def wrong(self, x: Array) -> Array:
        return 1.7519 * np.tanh(2 * x / 3)


class HardSigmoids(Erratum):
    kind = "variant"
    title = Text("Hard sigmoid: 0.2x + 0.5 or x/6 + 0.5", "하드 시그모이드: 0.2x + 0.5 또는 x/6 + 0.5")
    about = Text(
        "No mistake, but two functions of one name: one clips 0.2x + 0.5, the other x/6 + 0.5.",
        "오류가 아니라 이름이 같은 두 함수입니다. 하나는 0.2x + 0.5, 다른 하나는 x/6 + 0.5를 자릅니다.",
    )
    truth = Text(
        "Say which: PyTorch, Keras 3 and JAX use x/6 + 0.5; Theano and older versions of Keras 0.2x + 0.5.",
        "어느 쪽인지 밝힙니다. PyTorch, Keras 3, JAX는 x/6 + 0.5를, Theano와 예전 Keras는 0.2x + 0.5를 씁니다.",
    )
    true = Hardsigmoid()
    tex = r"\min(\max(0.2\,x + 0.5, 0), 1)"
    code = "np.clip(0.2 * x + 0.5, 0, 1)"
    right_code = "np.clip(x / 6 + 0.5, 0, 1)"
    source = "theano2013"
    line = Text("0.2x + 0.5", "0.2x + 0.5")
    right_line = Text("x/6 + 0.5", "x/6 + 0.5")
    says = Text("At x = {at}: {wrong} in one, {right} in the other.", "x = {at}에서 한쪽은 {wrong}, 다른 쪽은 {right}.")

    def wrong(self, x: Array) -> Array:
        return np.clip(0.2 * x + 0.5, 0.0, 1.0)


class SigmoidSlope(Claim):
    title = Text("Sigmoid: largest slope 0.3", "시그모이드: 접선 기울기의 최댓값 0.3")
    about = Text("The largest slope is read off a plot as 0.3.", "그림을 보고 접선 기울기의 최댓값을 0.3으로 적습니다.")
    truth = Text(
        "σ(1 − σ) is largest where σ = 1/2, and 1/4 there: ten layers leave at most a millionth of a gradient.",
        "σ(1 − σ)는 σ = 1/2에서 최댓값 1/4이 됩니다. 열 층을 지나면 기울기(그레이디언트)가 백만분의 일도 남지 않습니다.",
    )
    true = Sigmoid()
    tex = r"\max f'(x) = 0.3"
    code = "largest = 0.3"
    right_code = "largest = expit(0.0) * (1 - expit(0.0))"
    source = "rumelhart1986"
    axis = "slope"
    span = (-6.0, 6.0)
    says = Text("The largest slope is {right}, not {wrong}.", "접선 기울기의 최댓값은 {right}. 주장하는 값은 {wrong}.")

    def wrong(self, x: Array) -> Array:
        return np.full_like(x, 0.3)

    def becomes(self) -> tuple[float, float]:
        return 0.3, self.facts().slope_supremum

    @property
    def right_tex(self) -> str:
        return r"\max f'(x) = \frac{1}{4}"


class ArctanMonotone(Claim):
    title = Text("Arctan: not monotone", "아크탄젠트: 단조가 아니라는 주장")
    about = Text(
        "A public table ticks “not monotone” for the arctangent.",
        "공개된 표에 아크탄젠트가 단조가 아니라고 적혀 있습니다.",
    )
    truth = Text(
        "Its slope 1/(1 + x²) is positive everywhere, so it always rises.",
        "접선 기울기 1/(1 + x²)은 어디서나 양수이므로 항상 증가합니다.",
    )
    true = Arctan()
    tex = r"\exists x: f'(x) < 0"
    code = "np.any(derivative < 0)  # claimed: True"
    right_code = "np.all(1 / (1 + x**2) > 0)  # True"
    source = "kunc2024"
    axis = "slope"
    span = (-8.0, 8.0)
    at = 8.0
    line = Text("must be crossed to fall", "감소하려면 넘을 선")
    says = Text(
        "Even at x = {at} the slope is {right}, above {wrong}.",
        "x = {at}에서도 접선 기울기가 {right}. 감소하려면 {wrong}보다 작아야 합니다.",
    )

    def wrong(self, x: Array) -> Array:
        return np.zeros_like(x)

    @property
    def right_tex(self) -> str:
        return r"f'(x) = \frac{1}{1 + x^2} > 0"


class SoftsignRange(Claim):
    title = Text("Softsign: range (0, ∞)", "소프트사인: 출력 범위 (0, ∞)")
    about = Text(
        "A public table gives the range (0, ∞), that of softplus.",
        "공개된 표에 소프트플러스의 출력 범위인 (0, ∞)가 적혀 있습니다.",
    )
    truth = Text(
        "Softsign runs from −1 to 1 and reaches neither.",
        "소프트사인은 −1과 1 사이의 값을 가지며 양 끝에는 닿지 않습니다.",
    )
    true = Softsign()
    tex = r"0 < f(x) < \infty"
    code = "lowest, highest = 0, np.inf"
    right_code = "lowest, highest = -1, 1"
    source = "turian2009"
    span = (-10.0, 10.0)
    line = Text("claimed lower end", "주장하는 아래 끝")
    says = Text("The lower end is {right}, not {wrong}.", "아래 끝은 {right}. 주장하는 값은 {wrong}.")

    def wrong(self, x: Array) -> Array:
        return np.zeros_like(x)

    def becomes(self) -> tuple[float, float]:
        return 0.0, self.facts().infimum

    @property
    def right_tex(self) -> str:
        return r"-1 < f(x) < 1"
