"""Formulas that are right on paper and break in floating point."""

from __future__ import annotations

import numpy as np

from acts.activations.sigmoids import Sigmoid, Tanh
from acts.activations.smooth import Logsigmoid, Softplus
from acts.array import Array
from acts.errata.base import Erratum, complaints, hushed
from acts.text import Text


class _Overflow(Erratum):
    """A formula whose exponential grows beyond the largest number."""

    kind = "numerics"
    source = "goodfellow2016"
    span = (-1000.0, 1000.0)
    line = Text("as often computed", "흔한 계산")


class _TanhQuotient(_Overflow):
    """tanh as it is defined."""

    about = Text(
        "The quotient of exponentials becomes ∞/∞, which is not a number.",
        "지수 함수의 비가 ∞/∞가 되어 숫자가 아닌 값(NaN)이 됩니다.",
    )
    truth = Text(
        "np.tanh is 1 from there on; so is the truth, to every digit.",
        "np.tanh는 그 뒤로 1이며, 참값도 모든 자릿수까지 1입니다.",
    )
    true = Tanh()
    tex = r"\frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}"
    right_code = "np.tanh(x)"


class TanhQuotient(_TanhQuotient):
    title = Text("Tanh as a quotient (float64)", "지수 함수의 비로 쓴 tanh(float64)")
    code = "(np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))"
    at = 710.0

    def wrong(self, x: Array) -> Array:
        return hushed(lambda: (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x)))


class TanhQuotientSingle(_TanhQuotient):
    title = Text("Tanh as a quotient (float32)", "지수 함수의 비로 쓴 tanh(float32)")
    code = "x = x.astype(np.float32)\n(np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))"
    span = (-120.0, 120.0)
    at = 89.0

    def wrong(self, x: Array) -> Array:
        single = x.astype(np.float32)
        up, down = hushed(lambda: np.exp(single)), hushed(lambda: np.exp(-single))
        return hushed(lambda: ((up - down) / (up + down)).astype(np.float64))


class SigmoidNaive(_Overflow):
    title = Text("Sigmoid: 1/(1 + exp(−x))", "시그모이드: 1/(1 + exp(−x))")
    about = Text(
        "exp(−x) overflows on the left: NumPy warns, the result is exactly 0, and its logarithm −∞.",
        "왼쪽에서 exp(−x)가 오버플로를 일으켜 경고가 나오고, 결과는 정확히 0, 그 로그는 −∞가 됩니다.",
    )
    truth = Text(
        "scipy.special.expit never warns, and log_expit keeps the logarithm that a loss needs.",
        "scipy.special.expit은 경고 없이 계산하고, log_expit은 손실에 필요한 로그를 지킵니다.",
    )
    true = Sigmoid()
    tex = r"\frac{1}{1 + e^{-x}}"
    code = "1 / (1 + np.exp(-x))"
    right_code = "expit(x)  # its logarithm: log_expit(x)"
    axis = "logarithm"
    at = -1000.0
    right_line = Text("sigmoid", "시그모이드")
    says = Text(
        "The logarithm of sigmoid({at}) becomes {wrong} instead of {right}.",
        "시그모이드의 로그를 x = {at}에서 계산한 값: {wrong}. 올바른 값: {right}.",
    )

    def wrong(self, x: Array) -> Array:
        return hushed(lambda: np.log(1 / (1 + np.exp(-x))))

    def right(self, x: Array) -> Array:
        return Logsigmoid()(x)


class SigmoidWhere(_Overflow):
    title = Text("Sigmoid: np.where with two forms", "시그모이드: 두 식을 고르는 np.where")
    about = Text(
        "np.where computes both forms everywhere and then throws half away, so the form that was to be avoided still overflows.",
        "np.where는 두 식을 모든 곳에서 계산한 뒤 절반을 버리므로, 피하려던 식이 그대로 오버플로를 일으킵니다.",
    )
    truth = Text(
        "Use expit, or exp(−|x|), which cannot overflow.", "expit을 쓰거나, 오버플로가 없는 exp(−|x|)를 씁니다."
    )
    true = Sigmoid()
    tex = r"\begin{cases}1 / (1 + e^{-x}) & \quad x \ge 0\\ e^{x} / (1 + e^{x}) & \quad x < 0\end{cases}"
    code = "np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))"
    right_code = "e = np.exp(-np.abs(x))\nnp.where(x >= 0, 1 / (1 + e), e / (1 + e))"
    line = Text("second form, computed too", "함께 계산되는 둘째 식")
    says = Text(
        "From −1000 to 1000 NumPy complains {wrong} times instead of {right}.",
        "−1000부터 1000까지 계산할 때 NumPy가 경고하는 횟수 {wrong}. 올바른 횟수는 {right}.",
    )

    def wrong(self, x: Array) -> Array:
        return hushed(lambda: np.exp(x) / (1 + np.exp(x)))

    def becomes(self) -> tuple[float, float]:
        x = np.linspace(*self.span, 201)
        naive = complaints(lambda: np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x))))
        return float(naive), float(complaints(lambda: self.right(x)))


class SoftplusNaive(_Overflow):
    title = Text("Softplus: log(1 + exp(x))", "소프트플러스: log(1 + exp(x))")
    about = Text(
        "exp(x) overflows on the right, and the logarithm of ∞ is ∞.",
        "오른쪽에서 exp(x)가 오버플로를 일으키고, ∞의 로그는 ∞입니다.",
    )
    truth = Text(
        "np.logaddexp(0, x) is x there, as it must be.", "np.logaddexp(0, x)는 그곳에서 x가 되며, 이것이 옳습니다."
    )
    true = Softplus()
    tex = r"\ln\left(1 + e^{x}\right)"
    code = "np.log(1 + np.exp(x))"
    right_code = "np.logaddexp(0, x)"
    at = 1000.0

    def wrong(self, x: Array) -> Array:
        return hushed(lambda: np.log(1 + np.exp(x)))
