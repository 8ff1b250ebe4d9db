"""GELU as it is mistyped: precedence, brackets, and a digit too few."""

from __future__ import annotations

import numpy as np
from scipy.special import erf

from acts.activations.gelus import Gelu, GeluTanh
from acts.array import Array
from acts.errata.base import Erratum
from acts.text import Text

_TANH = "0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))"
_ERF = "0.5 * x * (1 + erf(x / np.sqrt(2)))"


class _TanhForm(Erratum):
    """A slip in the approximation by tanh."""

    true = GeluTanh()
    right_code = _TANH
    source = "hendrycks2016"
    span = (-3.0, 3.0)


class _ErfForm(Erratum):
    """A slip in the exact form."""

    true = Gelu()
    right_code = _ERF
    source = "hendrycks2016"
    span = (-3.0, 3.0)


class GeluPrecedence(_TanhForm):
    title = Text("GELU: (2/π) ** 1/2", "GELU: (2/π) ** 1/2")
    about = Text(
        "(2 / np.pi) ** 1/2 is read as ((2/π)¹)/2, which is 1/π and not the square root of 2/π.",
        "(2 / np.pi) ** 1/2는 ((2/π)¹)/2로 읽혀 2/π의 제곱근이 아니라 1/π가 됩니다.",
    )
    truth = Text("Powers bind before division: write np.sqrt(2 / np.pi).", "거듭제곱을 나눗셈보다 먼저 계산하므로 np.sqrt(2 / np.pi)로 씁니다.")  # fmt: skip
    tex = r"\frac{x}{2}\left(1 + \tanh\left(\frac{1}{\pi}\left(x + 0.044715\,x^3\right)\right)\right)"
    code = "0.5 * x * (1 + np.tanh(((2 / np.pi) ** 1/2) * (x + 0.044715 * x**3)))"

    def wrong(self, x: Array) -> Array:
        return 0.5 * x * (1 + np.tanh((x + 0.044715 * x**3) / np.pi))


class GeluCoefficient(_TanhForm):
    title = Text("GELU: 0.44715 for 0.044715", "GELU: 0.044715 대신 0.44715")
    about = Text("The coefficient of x³ lost a zero.", "x³의 계수에서 0 하나가 빠졌습니다.")
    truth = Text("The paper has 0.044715.", "논문의 계수는 0.044715입니다.")
    tex = r"\frac{x}{2}\left(1 + \tanh\left(\sqrt{\frac{2}{\pi}}\left(x + 0.44715\,x^3\right)\right)\right)"
    code = "0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.44715 * x**3)))"

    def wrong(self, x: Array) -> Array:
        return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.44715 * x**3)))


class GeluOverwritten(_TanhForm):
    title = Text("GELU: x is overwritten", "GELU: x를 덮어쓴 코드")
    about = Text(
        "The inner argument is stored under the name x, so the factor in front multiplies the wrong number.",
        "안쪽 인자를 x에 저장해 앞에 곱하는 x까지 바뀝니다.",
    )
    truth = Text("The factor in front is the input itself.", "앞에 곱하는 수는 입력 그대로입니다.")
    tex = r"\frac{u}{2}\left(1 + \tanh u\right) \quad u = \sqrt{\frac{2}{\pi}}\left(x + 0.044715\,x^3\right)"
    code = "x = np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)\n0.5 * x * (1 + np.tanh(x))"

    def wrong(self, x: Array) -> Array:
        u = np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)
        return 0.5 * u * (1 + np.tanh(u))


class GeluThreeSlips(_TanhForm):
    title = Text("GELU: three slips in one line", "GELU: 한 줄에 겹친 세 오류")
    about = Text(
        "Precedence, coefficient and an overwritten x at once; beyond 3 the curve grows like x³.",
        "연산 순서, 계수, 덮어쓴 x가 한꺼번에 틀린 코드입니다. 3을 넘으면 x³처럼 커집니다.",
    )
    truth = Text("GELU never exceeds its input.", "GELU는 입력보다 클 수 없습니다.")
    tex = r"\frac{u}{2}\left(1 + \tanh u\right) \quad u = \frac{1}{\pi}\left(x + 0.44715\,x^3\right)"
    code = "x = ((2 / np.pi) ** 1/2) * (x + 0.44715 * x**3)\n0.5 * x * (1 + np.tanh(x))"

    def wrong(self, x: Array) -> Array:
        u = (x + 0.44715 * x**3) / np.pi
        return 0.5 * u * (1 + np.tanh(u))


class GeluRootOverPi(_TanhForm):
    title = Text("GELU: √2/π for √(2/π)", "GELU: √(2/π) 대신 √2/π")
    about = Text("The root was drawn over the 2 alone.", "근호를 2에만 씌웠습니다.")
    truth = Text("The root covers the whole fraction 2/π.", "근호는 분수 2/π 전체에 걸립니다.")
    tex = r"\frac{x}{2}\left(1 + \tanh\left(\frac{\sqrt{2}}{\pi}\left(x + 0.044715\,x^3\right)\right)\right)"
    code = "0.5 * x * (1 + np.tanh(np.sqrt(2) / np.pi * (x + 0.044715 * x**3)))"

    def wrong(self, x: Array) -> Array:
        return 0.5 * x * (1 + np.tanh(np.sqrt(2) / np.pi * (x + 0.044715 * x**3)))


class GeluBrackets(_ErfForm):
    title = Text("GELU: 0.5*x*1 + erf(…)", "GELU: 0.5*x*1 + erf(…)")
    about = Text("Without its brackets the sum is taken last.", "괄호가 없으면 덧셈을 맨 나중에 합니다.")
    truth = Text("The factor x/2 multiplies the whole sum.", "x/2는 합 전체에 곱합니다.")
    tex = r"\frac{x}{2} + \operatorname{erf}\left(\frac{x}{\sqrt{2}}\right)"
    code = "0.5 * x * 1 + erf(x / np.sqrt(2))"

    def wrong(self, x: Array) -> Array:
        return 0.5 * x + erf(x / np.sqrt(2))


class GeluErfOverRoot(_ErfForm):
    title = Text("GELU: erf(x)/√2 for erf(x/√2)", "GELU: erf(x/√2) 대신 erf(x)/√2")
    about = Text(
        "The result of erf is divided by √2, not its argument.", "erf의 인자가 아니라 결과를 √2로 나누었습니다."
    )
    truth = Text(
        "Only x/√2 inside makes it the normal distribution function, which runs from 0 to 1.",
        "인자가 x/√2일 때만 0에서 1까지 가는 정규분포의 누적분포함수가 됩니다.",
    )
    tex = r"\frac{x}{2}\left(1 + \frac{\operatorname{erf}(x)}{\sqrt{2}}\right)"
    code = "0.5 * x * (1 + erf(x) / np.sqrt(2))"

    def wrong(self, x: Array) -> Array:
        return 0.5 * x * (1 + erf(x) / np.sqrt(2))
