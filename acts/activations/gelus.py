"""The input times the probability that a standard normal number lies below it, and a famous approximation."""

from __future__ import annotations

import numpy as np

from acts.activations._careful import PEAK, ROOT_HALF, bell, decay, mills, near_roots, normal_cdf, two_product
from acts.activations._roots import ROOTS
from acts.activations.base import Activation, Kernel
from acts.array import Array, Singles
from acts.text import Text

_HELD = 40.0  # beyond ±40 the normal distribution function is 0 or 1 to the last bit
_LEFT = -0.5  # below it Φ is written as a Mills ratio times exp(-x²/2)

_DIFFERS = Text(
    "gelu(x) is the exact form in PyTorch and Keras, but the tanh approximation in JAX; they differ by up to 0.0005.",
    "gelu(x)는 PyTorch와 Keras에서 정확한 식이지만 JAX에서는 tanh 근사식입니다. 둘의 차이는 최대 0.0005입니다.",
)


class Gelu(Activation):
    title = Text("GELU", "GELU")
    about = Text(
        "Weights the input by the probability that a standard normal number is smaller; the usual choice in transformers.",
        "표준정규분포의 값이 입력보다 작을 확률을 입력에 곱합니다. 트랜스포머에서 흔히 씁니다.",
    )
    family = "gated"
    tex = r"x\,\Phi(x) = \frac{x}{2}\left(1 + \operatorname{erf}\left(\frac{x}{\sqrt{2}}\right)\right)"
    tex_derivative = r"\Phi(x) + x\,\varphi(x)"
    use = Text(
        "Feed-forward blocks of transformers such as BERT and ViT, and ConvNeXt.",
        "BERT와 ViT 같은 트랜스포머의 피드포워드 블록과 ConvNeXt에 씁니다.",
    )
    source = "hendrycks2016"
    year = 2016
    pytorch = 'F.gelu(x, approximate="none")'
    keras = "activations.gelu(x, approximate=False)"
    jax = "jax.nn.gelu(x, approximate=False)"
    differs = _DIFFERS
    defaults = {"pytorch": {}, "keras": {}}
    careful = Text(
        "Left of −1/2, 1 + erf cancels, so Φ is written as exp(−x²/2) times a slowly varying factor (erfcx), with x² in two words.",
        "−1/2보다 왼쪽에서는 1 + erf의 자릿수가 상쇄되므로 Φ를 exp(−x²/2)와 완만한 인수(erfcx)의 곱으로 쓰고, x²은 수 두 개에 나누어 담습니다.",
    )

    def __call__(self, x: Array) -> Array:
        c = np.clip(x, -_HELD, _HELD)
        left = np.minimum(c, _LEFT)
        f, g = bell(left)
        right = np.maximum(x, _LEFT) * normal_cdf(np.maximum(c, _LEFT))
        return np.where(c < _LEFT, left * mills(left) * f * g, right)

    def derivative(self, x: Array) -> Array:
        c = np.clip(x, -_HELD, _HELD)
        left = np.minimum(c, _LEFT)
        f, g = bell(c)
        right = normal_cdf(np.maximum(c, _LEFT)) + PEAK * c * f * g
        y = np.where(c < _LEFT, (PEAK * c + mills(left)) * f * g, right)
        return near_roots(c, None, y, ROOTS["gelu", 1])

    def second_derivative(self, x: Array) -> Array:
        m = np.abs(np.clip(x, -_HELD, _HELD))
        f, g = bell(m)
        return PEAK * ((_ROOT2 - m) + _ROOT2_REST) * (_ROOT2 + m) * f * g

    def single(self) -> Kernel:
        return _gelu


def _gelu(z: Singles, slope: Singles) -> None:
    size = np.abs(np.multiply(z, np.float32(ROOT_HALF), out=slope))
    np.exp(np.negative(np.square(slope, out=slope), out=slope), out=slope)
    t = np.divide(1, np.add(np.multiply(size, np.float32(_TAIL_AT), out=size), 1, out=size), out=size)
    tail = np.multiply(t, np.float32(_TAIL[0]))
    for factor in _TAIL[1:]:
        np.multiply(np.add(tail, np.float32(factor), out=tail), t, out=tail)
    np.subtract(np.float32(0.5), np.multiply(tail, slope, out=tail), out=tail)
    share = np.add(np.copysign(tail, z, out=tail), np.float32(0.5), out=tail)
    np.multiply(np.multiply(slope, np.float32(PEAK), out=slope), z, out=slope)
    np.add(slope, share, out=slope)
    np.multiply(z, share, out=z)


_TAIL_AT, _TAIL = 0.3275911, (0.5307027145, -0.7265760135, 0.7107068705, -0.142248368, 0.127414796)
"""Half of erfc(x) is exp(−x²) times a polynomial in t = 1 / (1 + 0.3275911 x), to 8e-8: C. Hastings, Approximations for Digital
Computers, 1955, sheet 43, for x ≥ 0."""

_ROOT2, _ROOT2_REST = 1.4142135623730951, -9.667293313452913e-17


class GeluTanh(Activation):
    title = Text("GELU (tanh)", "GELU(tanh 근사)")
    about = Text(
        "The tanh approximation of GELU: what GPT-2 used, and what JAX calls gelu unless told otherwise.",
        "GELU를 tanh로 근사한 함수입니다. GPT-2가 썼고, JAX의 gelu도 따로 지정하지 않으면 이것입니다.",
    )
    family = "gated"
    tex = r"\frac{x}{2}\left(1 + \tanh u\right) \quad u = \sqrt{\frac{2}{\pi}}\left(x + 0.044715\,x^3\right)"
    tex_derivative = (
        r"\frac{1 + \tanh u}{2} + \frac{x}{2}\left(1 - \tanh^2 u\right)"
        r"\sqrt{\frac{2}{\pi}}\left(1 + 0.134145\,x^2\right)"
    )
    use = Text(
        "GPT-2 and models that start from its weights; what JAX computes unless told otherwise.",
        "GPT-2와 그 가중치에서 출발하는 모델에 쓰며, JAX는 따로 지정하지 않으면 이 함수를 계산합니다.",
    )
    source = "hendrycks2016"
    year = 2016
    pytorch = 'F.gelu(x, approximate="tanh")'
    keras = "activations.gelu(x, approximate=True)"
    jax = "jax.nn.gelu(x, approximate=True)"
    differs = _DIFFERS
    defaults = {"jax": {}}
    careful = Text(
        "(1 + tanh u)/2 is σ(2u), which does not cancel on the left; 2u is carried in two words, as the tail multiplies its rounding by up to 745.",
        "(1 + tanh u)/2는 σ(2u)와 같고 왼쪽에서 상쇄가 없습니다. 꼬리에서 반올림 오차가 745배까지 커지므로 2u를 수 두 개에 나누어 담습니다.",
    )

    def __call__(self, x: Array) -> Array:
        c = np.clip(x, -_HELD, _HELD)
        p, rest = _twice_u(c)
        f, g = decay(p, rest)
        return np.where(c >= 0, x, c * f * g) / (1.0 + f)

    def derivative(self, x: Array) -> Array:
        c = np.clip(x, -_HELD, _HELD)
        p, rest = _twice_u(c)
        f, g = decay(p, rest)
        q = 1.0 + f
        a = c * _twice_u_slope(c)
        y = np.where(c >= 0, 1.0 + a * f / q, (1.0 + a / q) * f * g) / q
        return near_roots(c, None, y, ROOTS["gelu_tanh", 1])

    def second_derivative(self, x: Array) -> Array:
        c = np.clip(x, -_HELD, _HELD)
        p, rest = _twice_u(c)
        f, g = decay(p, rest)
        v = _twice_u_slope(c)
        a = 2.0 * v + 6.0 * _CUBE * (c * c) - c * v * v * np.tanh(0.5 * p)
        return near_roots(c, None, a * f / (1.0 + f * (2.0 + f)) * g, ROOTS["gelu_tanh", 2])

    def single(self) -> Kernel:
        return _gelu_tanh


def _gelu_tanh(z: Singles, slope: Singles) -> None:
    inner = np.square(z, out=slope) * np.float32(_CUBE / 2)
    half = np.tanh((inner + np.float32(_LINE / 2)) * z)
    np.multiply(np.add(half, np.float32(1), out=half), np.float32(0.5), out=half)
    np.multiply(np.add(np.multiply(inner, 3, out=inner), np.float32(_LINE / 2), out=inner), z, out=slope)
    np.multiply(slope, 2 * half * (np.float32(1) - half), out=slope)
    np.add(slope, half, out=slope)
    np.multiply(z, half, out=z)


_LINE, _LINE_REST = 1.5957691216057308, -9.96930880911092e-17  # 2 √(2/π) in two words
_CUBE, _CUBE_REST = 0.07135481627260025, -6.175149918155315e-19  # 0.044715 times that


def _twice_u(x: Array) -> tuple[Array, Array]:
    """2u = x (k + c x²) in two words: where it is large, its rounding is what the tail multiplies."""
    square, e = two_product(x, x)
    cube, rest = two_product(square, _CUBE)
    total = _LINE + cube
    back = total - _LINE
    rest = rest + e * _CUBE + square * _CUBE_REST + ((_LINE - (total - back)) + (cube - back)) + _LINE_REST
    p, e = two_product(x, total)
    return p, e + x * rest


def _twice_u_slope(x: Array) -> Array:
    return _LINE + 3.0 * _CUBE * (x * x)
