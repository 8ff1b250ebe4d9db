"""The input times a gate made from itself: smooth, with a shallow dip on the left."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from acts.activations._careful import decay, defined, near_roots, scaled
from acts.activations._roots import ROOTS
from acts.activations.base import Activation, Kernel
from acts.array import Array, Singles
from acts.knobs import Number
from acts.text import Text


class _Gate(Activation):
    """x σ(βx), all of it read off SiLU at βx; β and βx are carried in two words."""

    careful = Text(
        "Far left the exponential is split into two factors and the tiny one comes last, so that x does not magnify its rounding; around the zeros of the slope a Taylor series takes over.",
        "왼쪽 멀리서는 지수를 두 인수로 나누고 아주 작은 쪽을 마지막에 곱하여 x가 반올림 오차를 키우지 않게 합니다. 도함수가 0이 되는 곳 근처에서는 테일러 급수를 씁니다.",
    )

    @property
    def _sharpness(self) -> tuple[float, float]:
        raise NotImplementedError

    def _inner(self, x: Array) -> tuple[Array, Array | None]:
        high, low = self._sharpness
        if high == 1:
            return np.minimum(np.maximum(x, -1e4), 1e4), None
        p, rest = scaled(x, high)
        return p, rest + p * (low / high)

    def __call__(self, x: Array) -> Array:
        p, rest = self._inner(x)
        f, g = decay(p, rest)
        left = np.clip(x, -1e4 / self._sharpness[0], 0.0) * f * g
        return np.where(p >= 0, x, left) / (1.0 + f)

    def derivative(self, x: Array) -> Array:
        p, rest = self._inner(x)
        f, g = decay(p, rest)
        q = 1.0 + f
        y = np.where(p >= 0, 1.0 + p * f / q, (1.0 + p / q) * f * g) / q
        return near_roots(p, rest, y, ROOTS["silu", 1])

    def second_derivative(self, x: Array) -> Array:
        p, rest = self._inner(x)
        f, g = decay(p, rest)
        times = self._sharpness[0]
        y = times * (2.0 - p * np.tanh(0.5 * p)) * f / (1.0 + f * (2.0 + f)) * g
        return near_roots(p, rest, y, ROOTS["silu", 2], times)


class Silu(_Gate):
    title = Text("SiLU", "SiLU")
    about = Text(
        "The input times its own sigmoid, also called Swish: smooth, and slightly negative below 0.",
        "입력에 자기 시그모이드를 곱한 함수로 Swish라고도 합니다. 매끄럽고 0 아래에서 조금 음수가 됩니다.",
    )
    family = "gated"
    tex = r"x\,\sigma(x)"
    tex_derivative = r"\sigma(x)\left(1 + x\,(1 - \sigma(x))\right)"
    use = Text(
        "EfficientNet, recent YOLO detectors and diffusion U-Nets; as a gate it makes SwiGLU.",
        "EfficientNet, 최근의 YOLO 검출기, 확산 모델의 U-Net에 쓰며, 게이트로 쓰면 SwiGLU가 됩니다.",
    )
    source = "elfwing2017"
    year = 2016
    pytorch = "F.silu(x)"
    keras = "activations.silu"
    jax = "jax.nn.silu"
    also = ("activations.swish", "jax.nn.swish")

    @property
    def _sharpness(self) -> tuple[float, float]:
        return 1.0, 0.0

    def single(self) -> Kernel:
        return _silu


def _silu(z: Singles, slope: Singles) -> None:
    with np.errstate(over="ignore"):  # ∞ for a large negative z, and the share rightly 0
        share = np.exp(np.negative(z, out=slope), out=slope)
    np.reciprocal(np.add(share, np.float32(1), out=share), out=share)  # three times as fast as SciPy's expit
    rest = np.subtract(np.float32(1), share)
    np.multiply(z, share, out=z)
    np.add(slope, np.multiply(rest, z, out=rest), out=slope)


class Swish(_Gate):
    title = Text("Swish-β", "Swish-β")
    about = Text(
        "SiLU with an adjustable gate: a small β gives nearly the line x/2, a large β nearly ReLU.",
        "게이트의 날카로움을 조절하는 SiLU입니다. β가 작으면 직선 x/2, 크면 ReLU에 가까워집니다.",
    )
    family = "gated"
    tex = r"x\,\sigma(\beta x)"
    tex_derivative = r"\sigma(\beta x)\left(1 + \beta x\,(1 - \sigma(\beta x))\right)"
    letters = {"beta": r"\beta"}
    use = Text(
        "Where the sharpness of the gate is to be chosen or learned; most models keep β at 1.",
        "게이트의 날카로움을 고르거나 학습하고 싶을 때 쓰며, 대부분의 모델은 β를 1로 둡니다.",
    )
    source = "ramachandran2017"
    year = 2017

    beta: Annotated[float, Number(Text("Beta", "베타"), 0.05, 50, scale="log")] = 1.5

    @property
    def _sharpness(self) -> tuple[float, float]:
        return self.beta, 0.0


class QuickGelu(_Gate):
    title = Text("QuickGELU", "QuickGELU")
    about = Text(
        "The sigmoid approximation of GELU that CLIP was trained with.",
        "GELU를 시그모이드로 근사한 함수로, CLIP이 이것으로 학습되었습니다.",
    )
    family = "gated"
    tex = r"x\,\sigma(1.702\,x)"
    tex_derivative = r"\sigma(1.702\,x)\left(1 + 1.702\,x\,(1 - \sigma(1.702\,x))\right)"
    use = Text(
        "CLIP and models that start from its weights, which must keep it.",
        "CLIP과 그 가중치에서 출발하는 모델에 쓰며, 이런 모델은 다른 함수로 바꾸면 안 됩니다.",
    )
    source = "hendrycks2016"
    year = 2016

    @property
    def _sharpness(self) -> tuple[float, float]:
        return 1.702, 4.263256414560601e-17


class Hardswish(Activation):
    title = Text("Hard swish", "하드 스위시")
    about = Text(
        "SiLU with a hard sigmoid as its gate: exactly 0 below −3, exactly x above 3; made for mobile networks.",
        "하드 시그모이드를 게이트로 쓴 SiLU입니다. −3 아래는 정확히 0, 3 위는 정확히 x이며 모바일 신경망용입니다.",
    )
    family = "gated"
    tex = r"x\,\frac{\min(\max(x + 3, 0), 6)}{6}"
    tex_derivative = (
        r"\begin{cases}0 & \quad x \le {-3}\\ \frac{2x + 3}{6} & \quad {-3} < x < 3\\ 1 & \quad x \ge 3\end{cases}"
    )
    use = Text(
        "Convolutional networks for mobile phones and integer arithmetic, such as MobileNetV3.",
        "MobileNetV3처럼 모바일·정수 연산용 합성곱 신경망에 씁니다.",
    )
    source = "howard2019"
    year = 2019
    pytorch = "F.hardswish(x)"
    keras = "activations.hard_silu"
    jax = "jax.nn.hard_silu"
    also = ("activations.hard_swish", "jax.nn.hard_swish")

    @property
    def kinks(self) -> tuple[float, ...]:
        return (-3.0, 3.0)

    def __call__(self, x: Array) -> Array:
        c = np.clip(x, -3.0, 3.0)
        return np.where(x >= 3, x, c * (c + 3.0) / 6.0)

    def derivative(self, x: Array) -> Array:
        inner = (2.0 * np.clip(x, -3.0, 3.0) + 3.0) / 6.0
        return np.where(x <= -3, 0.0, np.where(x >= 3, 1.0, inner))

    def second_derivative(self, x: Array) -> Array:
        return defined(x, np.where(np.abs(x) < 3, 1.0 / 3.0, 0.0))

    def single(self) -> Kernel:
        return _hardswish


def _hardswish(z: Singles, slope: Singles) -> None:
    inner = np.clip(z, -3, 3)
    np.add(np.multiply(inner, np.float32(1 / 3), out=slope), np.float32(0.5), out=slope)
    np.multiply(slope, np.abs(z) < 3, out=slope)
    np.add(slope, z >= 3, out=slope)
    np.clip(np.subtract(z, np.float32(3), out=z), 0, np.inf, out=z)
    np.multiply(inner, np.add(np.multiply(inner, np.float32(1 / 6)), np.float32(0.5)), out=inner)
    np.add(z, inner, out=z)


class Mish(Activation):
    title = Text("Mish", "Mish")
    about = Text(
        "The input times the tanh of its softplus, close to SiLU with a slightly deeper dip.",
        "입력에 소프트플러스의 tanh를 곱한 함수입니다. SiLU와 비슷하지만 조금 더 깊게 파입니다.",
    )
    family = "gated"
    tex = r"x \tanh\left(\ln\left(1 + e^{x}\right)\right)"
    tex_derivative = r"\tanh s + x\,\sigma(x)\left(1 - \tanh^2 s\right) \quad s = \ln\left(1 + e^{x}\right)"
    use = Text(
        "The backbone of YOLOv4, and some recipes for image classification.",
        "YOLOv4의 백본과 일부 이미지 분류 레시피에 씁니다.",
    )
    source = "misra2019"
    year = 2019
    pytorch = "F.mish(x)"
    keras = "activations.mish"
    jax = "jax.nn.mish"
    careful = Text(
        "tanh(ln(1 + eˣ)) is a fraction of polynomials in exp(−|x|): no logarithm, no overflow; around the zeros of the slope a Taylor series takes over.",
        "tanh(ln(1 + eˣ))를 exp(−|x|)의 분수식으로 바꾸므로 로그도 넘침도 없습니다. 도함수가 0이 되는 곳 근처에서는 테일러 급수를 씁니다.",
    )

    def __call__(self, x: Array) -> Array:
        c, f, g, d = _mish(x)
        return np.where(x >= 0, x * ((1.0 + 2.0 * f) / d), c * (f + 2.0) / d * f * g)

    def derivative(self, x: Array) -> Array:
        c, f, g, d = _mish(x)
        k = 4.0 * c * (1.0 + f) / d
        y = np.where(c >= 0, (1.0 + 2.0 * f) + k * f * f, ((f + 2.0) + k) * f * g) / d
        return near_roots(c, None, y, ROOTS["mish", 1])

    def second_derivative(self, x: Array) -> Array:
        c, f, g, d = _mish(x)
        right = ((2.0 * f + 2.0) * f - 3.0) * f - 2.0
        left = 2.0 + f * (2.0 - f * (3.0 + 2.0 * f))
        bracket = 2.0 * (1.0 + f) * d + c * np.where(c >= 0, right, left)
        y = 4.0 * bracket / (d * d * d) * f * np.where(c >= 0, f, g)
        return near_roots(c, None, y, ROOTS["mish", 2])

    def single(self) -> Kernel:
        return _single_mish


def _mish(x: Array) -> tuple[Array, Array, Array, Array]:
    """x held within ±1e4, exp(-|x|) as two factors, and the denominator of tanh(softplus(x)) freed of exp(|x|)."""
    c = np.clip(x, -1e4, 1e4)
    f, g = decay(c)
    return c, f, g, np.where(c >= 0, 1.0 + 2.0 * f * (1.0 + f), 2.0 + f * (f + 2.0))


def _single_mish(z: Singles, slope: Singles) -> None:
    e = np.exp(np.clip(z, -np.inf, 20))  # beyond 20, Mish is x in single precision
    below = np.reciprocal(e * (e + np.float32(2)) + np.float32(2))
    share = np.float32(1) - np.float32(2) * below
    np.multiply(np.square(below, out=below), z, out=slope)
    np.multiply(slope, np.float32(4) * e * (np.float32(1) + e), out=slope)
    np.add(slope, share, out=slope)
    np.multiply(z, share, out=z)
