"""Functions that pull small inputs to 0: the tools of denoising and sparse coding."""

from __future__ import annotations

from math import factorial
from typing import Annotated

import numpy as np

from acts.activations._careful import bump, defined
from acts.activations.base import Activation
from acts.array import Array
from acts.knobs import Number
from acts.text import Text

_LAMBDA = Text("Lambda", "람다")


class _Shrink(Activation):
    """Zero up to ±lambd, slope 1 beyond; with lambd = 0 nothing is left to shrink."""

    lambd: Annotated[float, Number(_LAMBDA, 0, 5, step=0.05)] = 0.5

    @property
    def kinks(self) -> tuple[float, ...]:
        return (-self.lambd, self.lambd) if self.lambd else ()

    def derivative(self, x: Array) -> Array:
        return defined(x, np.where((np.abs(x) > self.lambd) | (self.lambd == 0), 1.0, 0.0))

    def second_derivative(self, x: Array) -> Array:
        return defined(x, np.zeros_like(x))


class Softshrink(_Shrink):
    title = Text("Soft shrink", "소프트 슈링크")
    about = Text(
        "Moves every input toward 0 by λ and silences the small ones: the core step of sparse coding.",
        "모든 입력을 0 쪽으로 λ만큼 옮기고 작은 값은 0으로 만듭니다. 희소 부호화의 핵심 단계입니다.",
    )
    family = "shrink"
    tex = r"\begin{cases}x - \lambda & \quad x > \lambda\\ 0 & \quad |x| \le \lambda\\ x + \lambda & \quad x < {-\lambda}\end{cases}"
    tex_derivative = r"\begin{cases}1 & \quad |x| > \lambda\\ 0 & \quad |x| \le \lambda\end{cases}"
    letters = {"lambd": r"\lambda"}
    use = Text(
        "Sparse coding, unrolled iterative thresholding, and denoising.",
        "희소 부호화, 펼친 반복 임계 알고리즘, 잡음 제거에 씁니다.",
    )
    source = "donoho1995"
    year = 1994
    pytorch = "F.softshrink(x, lambd=0.5)"
    keras = "activations.soft_shrink(x, threshold=0.5)"
    defaults = {"pytorch": {"lambd": 0.5}, "keras": {"lambd": 0.5}}

    def __call__(self, x: Array) -> Array:
        return np.where(x > 0, np.maximum(x - self.lambd, 0.0), np.minimum(x + self.lambd, 0.0))


class Hardshrink(_Shrink):
    title = Text("Hard shrink", "하드 슈링크")
    about = Text(
        "Keeps large inputs untouched and replaces small ones by 0, with a jump at ±λ.",
        "큰 입력은 그대로 두고 작은 입력은 0으로 바꿉니다. ±λ에서 값이 끊깁니다.",
    )
    family = "shrink"
    tex = r"\begin{cases}x & \quad |x| > \lambda\\ 0 & \quad |x| \le \lambda\end{cases}"
    tex_derivative = r"\begin{cases}1 & \quad |x| > \lambda\\ 0 & \quad |x| \le \lambda\end{cases}"
    letters = {"lambd": r"\lambda"}
    use = Text(
        "Denoising with wavelets, and wherever small values should become exactly 0.",
        "웨이블릿 잡음 제거처럼 작은 값을 정확히 0으로 만들 때 씁니다.",
    )
    source = "donoho1994"
    year = 1994
    pytorch = "F.hardshrink(x, lambd=0.5)"
    keras = "activations.hard_shrink(x, threshold=0.5)"
    defaults = {"pytorch": {"lambd": 0.5}, "keras": {"lambd": 0.5}}

    @property
    def jumps(self) -> tuple[float, ...]:
        return self.kinks

    def __call__(self, x: Array) -> Array:
        return np.where(np.abs(x) <= self.lambd, 0.0, x)


class Tanhshrink(Activation):
    title = Text("Tanh shrink", "Tanh 슈링크")
    about = Text(
        "What tanh leaves over: flat at 0, where the slope vanishes, and a line of slope 1 far out.",
        "tanh를 빼고 남는 부분입니다. 0에서는 접선 기울기가 0이고 멀리서는 기울기 1인 직선이 됩니다.",
    )
    family = "shrink"
    tex = r"x - \tanh x"
    tex_derivative = r"\tanh^2 x"
    use = Text("Rare; sparse autoencoders are the usual example.", "드물게 쓰며, 흔히 드는 예는 희소 오토인코더입니다.")
    source = "kunc2024"
    year = 2010
    pytorch = "F.tanhshrink(x)"
    keras = "activations.tanh_shrink"
    careful = Text(
        "Near 0, x − tanh x is a difference of nearly equal numbers; there a series is used in which every term is positive.",
        "0 근처에서 x − tanh x는 거의 같은 두 수의 차입니다. 그래서 모든 항이 양수인 급수를 씁니다.",
    )

    def __call__(self, x: Array) -> Array:
        c = np.clip(x, -_CENTER, _CENTER)
        near = c * (c * c * np.polynomial.polynomial.polyval(c * c, _SERIES) / np.cosh(c))
        return np.where(np.abs(x) < _CENTER, near, x - np.tanh(x))

    def derivative(self, x: Array) -> Array:
        return np.square(np.tanh(x))

    def second_derivative(self, x: Array) -> Array:
        return bump(np.exp(-np.abs(x)), 2.0 * np.tanh(x))


_CENTER = 1.5
# x cosh x - sinh x = x³ (1/3 + x²/30 + …): every term is positive, so nothing cancels
_SERIES = [2 * k / factorial(2 * k + 1) for k in range(1, 14)]
