"""ReLU and its relatives: the maximum that is no leak, the slope at the kink, a slope of 0 taken for none; and ELU."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from acts.activations.exponentials import Elu
from acts.activations.rectifiers import LeakyRelu, Prelu, Relu
from acts.array import Array
from acts.errata.base import Claim, Erratum
from acts.knobs import Number
from acts.text import Text


class LeakyMaximum(Erratum):
    title = Text("PReLU: max(αx, x)", "PReLU: max(αx, x)")
    about = Text(
        "max(αx, x) picks the wrong piece as soon as the slope α is above 1, and a learned slope may be.",
        "기울기 α가 1보다 크면 max(αx, x)는 엉뚱한 쪽을 고릅니다. 학습하는 기울기는 1을 넘을 수 있습니다.",
    )
    truth = Text(
        "max(0, x) + α min(0, x) holds for every α.",
        "모든 α에서 성립하는 식은 max(0, x) + α min(0, x)입니다.",
    )
    true = Prelu()
    tex = r"\max(\alpha x, x)"
    code = "np.maximum(alpha * x, x)"
    right_code = "np.maximum(x, 0) + alpha * np.minimum(x, 0)"
    source = "he2015delving"
    at = -1.0
    right_line = Text("PReLU", "PReLU")

    alpha: Annotated[float, Number(Text("Slope α", "기울기 α"), -1, 2, step=0.1)] = 2.0

    def wrong(self, x: Array) -> Array:
        return np.maximum(self.alpha * x, x)

    def right(self, x: Array) -> Array:
        return Prelu(weight=self.alpha)(x)


class LeakyZero(Erratum):
    title = Text("Leaky ReLU: a slope of 0 taken for none", "Leaky ReLU: 기울기 0을 없는 값으로 처리")
    about = Text(
        "“if alpha:” treats a slope of 0 as not given, so the default leaks through.",
        "“if alpha:”는 기울기 0을 지정하지 않은 것으로 보아 기본값만큼 흘립니다.",
    )
    truth = Text("With slope 0 it is ReLU; ask “if alpha is None”.", "기울기가 0이면 ReLU입니다. “if alpha is None”으로 검사합니다.")  # fmt: skip
    true = Relu()
    tex = r"\begin{cases}x & \quad x > 0\\ a_0\,x & \quad x \le 0\end{cases} \quad a_0 \ne 0"
    code = "alpha = alpha if alpha else default\nnp.where(x > 0, x, alpha * x)"
    right_code = "alpha = default if alpha is None else alpha\nnp.where(x > 0, x, alpha * x)"
    source = "maas2013"
    at = -4.0

    default: Annotated[float, Number(Text("Default slope", "기본 기울기"), 0, 1, step=0.01)] = 0.3

    def wrong(self, x: Array) -> Array:
        return LeakyRelu(negative_slope=self.default)(x)


class ReluQuotient(Erratum):
    title = Text("ReLU: slope by differences", "ReLU: 차분으로 구한 접선 기울기")
    about = Text(
        "A central difference draws a ramp through 0.5 where the slope jumps from 0 to 1.",
        "접선 기울기가 0에서 1로 뛰는 곳을 중앙 차분은 0.5를 지나는 비탈로 그립니다.",
    )
    truth = Text(
        "The slope is 0 on the left and 1 on the right; at 0 itself PyTorch and JAX return 0, a convention.",
        "접선 기울기는 왼쪽이 0, 오른쪽이 1입니다. 0에서 PyTorch와 JAX는 관례에 따라 0을 돌려줍니다.",
    )
    true = Relu()
    tex = r"\frac{f(x + h) - f(x - h)}{2h}"
    code = "(relu(x + h) - relu(x - h)) / (2 * h)"
    right_code = "np.where(x > 0, 1.0, 0.0)"
    source = "bertoin2021"
    axis = "slope"
    span = (-2.0, 2.0)
    at = 0.0

    step: Annotated[float, Number(Text("Step h", "간격 h"), 0.01, 1, step=0.01)] = 0.25

    def wrong(self, x: Array) -> Array:
        return (np.maximum(x + self.step, 0.0) - np.maximum(x - self.step, 0.0)) / (2 * self.step)


class EluSmooth(Claim):
    title = Text("ELU: differentiable at 0 for every α", "ELU: 모든 α에서 미분 가능")
    about = Text(
        "ELU is called differentiable at 0 beside a slider for α.",
        "α를 바꿀 수 있게 해 두고 ELU가 0에서 미분 가능하다고 말합니다.",
    )
    truth = Text(
        "Its slope comes from the left with α and leaves with 1, so only α = 1 is smooth; CELU was made to mend this.",
        "왼쪽에서는 접선 기울기가 α, 오른쪽에서는 1이므로 α = 1일 때만 매끄럽습니다. 이를 고친 함수가 CELU입니다.",
    )
    true = Elu()
    tex = r"\lim_{x \uparrow 0} f'(x) = \lim_{x \downarrow 0} f'(x)"
    code = "np.where(x > 0, 1.0, np.exp(np.minimum(x, 0)))"
    right_code = "np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0)))"
    source = "barron2017"
    axis = "slope"
    right_line = Text("ELU", "ELU")
    line = Text("smooth for every α", "매끄럽다는 주장")
    says = Text(
        "At 0 the slope jumps by {right}, not by {wrong}.",
        "0에서 접선 기울기가 뛰는 크기 {right}. 주장대로라면 {wrong}.",
    )

    alpha: Annotated[float, Number(Text("Alpha α", "알파 α"), 0.1, 3, step=0.1)] = 2.0

    def wrong(self, x: Array) -> Array:
        return Elu().derivative(x)

    def right(self, x: Array) -> Array:
        return Elu(alpha=self.alpha).derivative(x)

    @property
    def kinks(self) -> tuple[float, ...]:
        return Elu(alpha=self.alpha).kinks

    def becomes(self) -> tuple[float, float]:
        left, right = self.right(np.array([np.nextafter(0.0, -1.0), np.nextafter(0.0, 1.0)]))
        return 0.0, float(abs(right - left))

    @property
    def right_tex(self) -> str:
        return r"\lim_{x \uparrow 0} f'(x) = \alpha \qquad \lim_{x \downarrow 0} f'(x) = 1"


class EluSubtracted(Erratum):
    kind = "numerics"
    title = Text("ELU: exp(x) − 1 near 0", "ELU: 0 근처의 exp(x) − 1")
    about = Text(
        "exp(x) is rounded near 1 before 1 is taken away, so small inputs climb a staircase.",
        "exp(x)를 1 근처에서 반올림한 뒤 1을 빼므로 작은 입력에서 계단이 됩니다.",
    )
    truth = Text(
        "expm1 computes the difference itself, with every digit.", "expm1은 차를 직접 계산해 자릿수를 모두 지킵니다."
    )
    true = Elu()
    tex = r"\begin{cases}x & \quad x > 0\\ \mathrm{rd}(e^{x}) - 1 & \quad x \le 0\end{cases}"
    code = "np.where(x > 0, x, np.exp(x) - 1)"
    right_code = "np.where(x > 0, x, np.expm1(np.minimum(x, 0)))"
    source = "goodfellow2016"
    span = (-6e-16, 2e-16)
    at = -1e-17

    def wrong(self, x: Array) -> Array:
        return np.where(x > 0, x, np.exp(np.minimum(x, 0.0)) - 1.0)
