"""SELU: two constants that must be exact, and a derivative that needs both."""

from __future__ import annotations

from typing import Annotated, ClassVar

import numpy as np

from acts.activations.exponentials import Selu
from acts.array import Array
from acts.errata.base import Erratum
from acts.gauss import expect
from acts.knobs import Number
from acts.text import Text

_CODE = "scale * np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))"


class _Constants(Erratum):
    """SELU with other constants; the number is the second moment of the output, which must be 1."""

    true = Selu()
    right_code = f"scale, alpha = 1.0507009873554805, 1.6732632423543772\n{_CODE}"
    source = "klambauer2017"
    says = Text(
        "From a standard normal input E[f²] becomes {wrong} instead of {right}.",
        "표준정규분포 입력에서 E[f²] 값이 {wrong}. 올바른 값은 {right}.",
    )

    def wrong(self, x: Array) -> Array:
        alpha, scale = self.constants()
        return scale * np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0.0)))

    def constants(self) -> tuple[float, float]:
        """α and λ as they are mistaken."""
        raise NotImplementedError

    def becomes(self) -> tuple[float, float]:
        return expect(lambda z: self.wrong(z) ** 2, (0.0,)), expect(lambda z: self.right(z) ** 2, (0.0,))


class SeluConstants(_Constants):
    title = Text("SELU: other constants", "SELU: 다른 상수")
    about = Text(
        "Scale and alpha are left at 1, which is plain ELU and normalizes nothing.",
        "λ와 α를 1로 두면 ELU가 되어 아무것도 정규화하지 못합니다.",
    )
    truth = Text(
        "λ and α are the one pair that keeps mean 0 and variance 1; they are no settings.",
        "λ와 α는 평균 0, 분산 1을 지키는 단 한 쌍의 수이며 마음대로 정하는 값이 아닙니다.",
    )
    tex = (
        r"s \begin{cases}x & \quad x > 0\\ a\,(e^{x} - 1) & \quad x \le 0\end{cases}\quad (s, a) \ne (\lambda, \alpha)"
    )
    code = f"scale, alpha = 1.0, 1.0\n{_CODE}"

    scale: Annotated[float, Number(Text("Scale λ", "배율 λ"), 0.5, 2, step=0.01)] = 1.0
    alpha: Annotated[float, Number(Text("Alpha α", "알파 α"), 0.1, 3, step=0.01)] = 1.0

    def constants(self) -> tuple[float, float]:
        return self.alpha, self.scale


class SeluExchanged(_Constants):
    title = Text("SELU: λ and α exchanged", "SELU: λ와 α를 바꿈")
    about = Text(
        "The two constants are given to each other's letter: positive inputs then grow by 1.67.",
        "두 상수를 서로 바꿔 썼습니다. 양수 입력이 1.67배로 커집니다.",
    )
    truth = Text(
        "The smaller one, λ ≈ 1.0507, multiplies everything; α ≈ 1.6733 stands on the left alone.",
        "작은 쪽 λ ≈ 1.0507을 전체에 곱하고, α ≈ 1.6733은 왼쪽에만 씁니다.",
    )
    tex = r"\alpha \begin{cases}x & \quad x > 0\\ \lambda (e^{x} - 1) & \quad x \le 0\end{cases}"
    code = f"scale, alpha = 1.6732632423543772, 1.0507009873554805\n{_CODE}"

    def constants(self) -> tuple[float, float]:
        alpha, scale = _klambauer()
        return scale, alpha


class SeluOfLeaky(_Constants):
    title = Text("SELU: scale times leaky ReLU", "SELU: Leaky ReLU의 배수")
    about = Text(
        "The left side is α x, a leak, where an exponential belongs.",
        "왼쪽이 지수 함수가 아니라 직선 αx입니다.",
    )
    truth = Text("Without an exponential that levels off, the variance cannot be held.", "평평해지는 지수 함수가 있어야 분산을 지킬 수 있습니다.")  # fmt: skip
    tex = r"\lambda \begin{cases}x & \quad x > 0\\ \alpha x & \quad x \le 0\end{cases}"
    code = "scale * np.where(x > 0, x, alpha * x)"

    def wrong(self, x: Array) -> Array:
        alpha, scale = _klambauer()
        return scale * np.where(x > 0, x, alpha * x)


class SeluSlope(Erratum):
    title = Text("SELU′ = λ(f + α)", "SELU′ = λ(f + α)")
    about = Text(
        "The slope on the left is written λ(f + α), though f already holds λ.",
        "f에 이미 λ가 들어 있는데 왼쪽 접선 기울기를 λ(f + α)로 씁니다.",
    )
    truth = Text(
        "It is f + λα, which is λαeˣ and never negative.",
        "f + λα, 곧 λαeˣ이며 음수가 되지 않습니다.",
    )
    true = Selu()
    tex = r"\begin{cases}\lambda & \quad x > 0\\ \lambda\,(f(x) + \alpha) & \quad x \le 0\end{cases}"
    code = "np.where(x > 0, scale, scale * (f + alpha))"
    right_code = "np.where(x > 0, scale, f + scale * alpha)"
    source = "klambauer2017"
    axis = "slope"
    at: ClassVar[float] = -10.0

    def wrong(self, x: Array) -> Array:
        alpha, scale = _klambauer()
        return np.where(x > 0, scale, scale * (Selu()(x) + alpha))


def _klambauer() -> tuple[float, float]:
    """α and λ, read off the function itself: its slope on the right, and its floor on the left."""
    scale = float(Selu().derivative(np.array([1.0]))[0])
    return -float(Selu()(np.array([-1e3]))[0]) / scale, scale
