"""Softmax drawn or explained as something with one input."""

from __future__ import annotations

import numpy as np

from acts.activations.sigmoids import Sigmoid
from acts.array import Array
from acts.errata.base import OTHERS, Erratum, hushed
from acts.text import Text
from acts.vectors.softmaxes import Softmax

_CODE = "e = np.exp(x - x.max())\ne / e.sum()"


class _OfSoftmax(Erratum):
    """The first output of softmax, as its own logit moves beside two others that stay."""

    true = Softmax()
    right_code = _CODE
    source = "bridle1990"
    span = (-6.0, 8.0)
    at = 2.0
    right_line = Text("softmax, its logit moved", "로짓을 움직인 소프트맥스")
    says = Text(
        "For the logits ({at}, 1, 0.1) the first output becomes {wrong} instead of {right}.",
        "로짓 ({at}, 1, 0.1)의 첫 출력이 {wrong}. 올바른 값은 {right}.",
    )


class SoftmaxAsSigmoid(_OfSoftmax):
    title = Text("Softmax drawn as eˣ/(1 + eˣ)", "eˣ/(1 + eˣ)로 그린 소프트맥스")
    about = Text(
        "Softmax is drawn as a function of one number, which is the sigmoid.",
        "소프트맥스를 수 하나의 함수로 그립니다. 그것은 시그모이드입니다.",
    )
    truth = Text(
        "Softmax takes a vector: each output is a sigmoid of its own logit, shifted by the logarithm of the others' sum.",
        "소프트맥스는 벡터를 받습니다. 각 출력은 자기 로짓의 시그모이드를 나머지의 로그 합만큼 옮긴 것입니다.",
    )
    tex = r"\frac{e^{x}}{1 + e^{x}}"
    code = "np.exp(x) / (1 + np.exp(x))"
    line = Text("sigmoid", "시그모이드")

    def wrong(self, x: Array) -> Array:
        return Sigmoid()(x)


class SoftmaxOfSigmoids(_OfSoftmax):
    title = Text("Softmax as a combination of sigmoids", "시그모이드를 모은 것이라는 소프트맥스")
    about = Text(
        "Softmax is called a combination of sigmoids; divided by their sum, these are other numbers.",
        "소프트맥스가 시그모이드의 조합이라고 말하지만, 시그모이드를 합으로 나누면 다른 수가 됩니다.",
    )
    truth = Text(
        "Exponentials are divided by their sum, not sigmoids; only with two classes is it one sigmoid of the difference.",
        "시그모이드가 아니라 지수 함수를 합으로 나눕니다. 클래스가 둘일 때만 차이의 시그모이드와 같습니다.",
    )
    tex = r"\frac{\sigma(x_i)}{\sum_j \sigma(x_j)}"
    code = "s = expit(x)\ns / s.sum()"
    line = Text("shares of sigmoids", "시그모이드의 몫")

    def wrong(self, x: Array) -> Array:
        own = Sigmoid()(x)
        return own / (own + Sigmoid()(np.array(OTHERS)).sum())


class SoftmaxNaive(_OfSoftmax):
    kind = "numerics"
    title = Text("Softmax without a shift", "최댓값을 빼지 않은 소프트맥스")
    about = Text(
        "Large logits overflow, and ∞/∞ is not a number.",
        "큰 로짓에서 오버플로가 일어나고, ∞/∞는 숫자가 아닙니다.",
    )
    truth = Text(
        "A common shift changes nothing, so the largest logit is taken away first.",
        "모든 로짓을 똑같이 옮겨도 결과가 같으므로 가장 큰 로짓을 먼저 뺍니다.",
    )
    tex = r"\frac{e^{x_i}}{\sum_j e^{x_j}}"
    code = "e = np.exp(x)\ne / e.sum()"
    source = "goodfellow2016"
    span = (-1000.0, 1000.0)
    at = 1000.0
    line = Text("as often computed", "흔한 계산")

    def wrong(self, x: Array) -> Array:
        return hushed(lambda: np.exp(x) / (np.exp(x) + sum(np.exp(v) for v in OTHERS)))

    @property
    def right_tex(self) -> str:
        return r"\frac{e^{x_i - m}}{\sum_j e^{x_j - m}} \quad m = \max_j x_j"
