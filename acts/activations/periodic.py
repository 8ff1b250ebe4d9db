"""Waves, and a bump: the functions of coordinate networks and radial basis networks."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from acts.activations._careful import decay, two_product
from acts.activations.base import Activation
from acts.array import Array
from acts.knobs import Number
from acts.text import Text


class Sine(Activation):
    title = Text("Sine", "사인")
    about = Text(
        "A wave of angular frequency ω. Networks that map coordinates to images or fields are built from it.",
        "각진동수가 ω인 파동입니다. 좌표를 이미지나 장으로 바꾸는 신경망에 씁니다.",
    )
    family = "periodic"
    tex = r"\sin(\omega x)"
    tex_derivative = r"\omega \cos(\omega x)"
    letters = {"omega": r"\omega"}
    use = Text(
        "Networks that map coordinates to images, shapes or fields, and the solving of differential equations.",
        "좌표를 이미지, 형태, 장으로 바꾸는 신경망과 미분 방정식 풀이에 씁니다.",
    )
    source = "sitzmann2020"
    year = 1987
    pytorch = "torch.sin(omega * x)"
    keras = "ops.sin(omega * x)"
    jax = "jnp.sin(omega * x)"
    differs = Text(
        "No library sets a frequency; 30 is the choice of the SIREN paper.",
        "진동수를 정해 둔 라이브러리는 없습니다. 30은 SIREN 논문의 값입니다.",
    )
    careful = Text(
        "ωx is carried in two words: far out its rounding alone would turn the wave by a visible angle.",
        "ωx를 수 두 개에 나누어 담습니다. 멀리서는 반올림 오차만으로도 파동의 위상이 크게 어긋납니다.",
    )

    omega: Annotated[float, Number(Text("Frequency ω", "진동수 ω"), 0.1, 60, step=0.1)] = 30.0

    def __call__(self, x: Array) -> Array:
        return _sin(*_angle(x, self.omega))

    def derivative(self, x: Array) -> Array:
        return self.omega * _cos(*_angle(x, self.omega))

    def second_derivative(self, x: Array) -> Array:
        return -(self.omega * self.omega) * _sin(*_angle(x, self.omega))

    def gaussian_moments(self, q: Array) -> tuple[Array, Array, Array]:
        t = self.omega * self.omega * q
        return np.zeros_like(t), -0.5 * np.expm1(-2.0 * t), self.omega * self.omega * (0.5 + 0.5 * np.exp(-2.0 * t))

    def blurred(self, at: Array, width: float) -> tuple[Array, Array]:
        t = np.square(self.omega * width)
        lost = -np.expm1(-t)
        p, rest = _angle(at, self.omega)
        return np.exp(-0.5 * t) * _sin(p, rest), 0.5 * lost**2 + np.exp(-t) * lost * np.square(_cos(p, rest))


class Snake(Activation):
    title = Text("Snake", "스네이크")
    about = Text(
        "A line with a wave on it, so a network can carry a period beyond the data it has seen.",
        "직선에 파동을 얹은 함수입니다. 학습한 데이터 바깥까지 주기를 이어 갈 수 있습니다.",
    )
    family = "periodic"
    tex = r"x + \frac{1}{a} \sin^2(a x)"
    tex_derivative = r"1 + \sin(2 a x)"
    letters = {"a": "a"}
    use = Text(
        "Neural vocoders and audio codecs such as BigVGAN and DAC, and periodic time series.",
        "BigVGAN, DAC 같은 신경망 보코더와 오디오 코덱, 주기가 있는 시계열에 씁니다.",
    )
    source = "ziyin2020"
    year = 2020
    careful = Text(
        "1 + sin(2ax) is 2 sin²(ax + π/4), which does not cancel where the slope vanishes.",
        "1 + sin(2ax)를 2 sin²(ax + π/4)로 바꾸면 접선 기울기가 0인 곳에서 상쇄가 없습니다.",
    )

    a: Annotated[float, Number(Text("Frequency a", "진동수 a"), 0.1, 30, step=0.1)] = 1.0

    def __call__(self, x: Array) -> Array:
        wave = np.square(_sin(*_angle(x, self.a))) / self.a
        return np.where(np.isinf(x), x, x + wave)

    def derivative(self, x: Array) -> Array:
        return 2.0 * np.square(_sin(*_eighth_turn_on(*_angle(x, self.a))))

    def second_derivative(self, x: Array) -> Array:
        p, rest = _angle(x, self.a)
        return 2.0 * self.a * _cos(2.0 * p, 2.0 * rest)

    def gaussian_moments(self, q: Array) -> tuple[Array, Array, Array]:
        t = self.a * self.a * q
        fourth = (np.expm1(-8.0 * t) - 4.0 * np.expm1(-2.0 * t)) / 8.0  # E sin⁴(ax)
        return -0.5 / self.a * np.expm1(-2.0 * t), q + fourth / self.a**2, 1.0 - 0.5 * np.expm1(-8.0 * t)


class Gaussian(Activation):
    title = Text("Gaussian", "가우시안")
    about = Text(
        "A bump that answers only near 0: the unit of radial basis networks.",
        "0 근처에서만 반응하는 봉우리 모양입니다. 방사형 기저 함수 신경망의 유닛입니다.",
    )
    family = "periodic"
    tex = r"e^{-x^2}"
    tex_derivative = r"-2 x e^{-x^2}"
    use = Text(
        "Radial basis networks, and some networks of coordinates.",
        "방사형 기저 함수 신경망과 일부 좌표 신경망에 씁니다.",
    )
    source = "broomhead1988"
    year = 1988
    careful = Text(
        "x² is carried in two words, since the exponential multiplies its rounding by x².",
        "지수 함수가 반올림 오차를 x²배로 키우므로 x²을 수 두 개에 나누어 담습니다.",
    )

    def __call__(self, x: Array) -> Array:
        _, f, g = _squared_decay(x)
        return f * g

    def derivative(self, x: Array) -> Array:
        c, f, g = _squared_decay(x)
        return -2.0 * c * f * g

    def second_derivative(self, x: Array) -> Array:
        c, f, g = _squared_decay(x)
        m = np.abs(c)
        return 4.0 * ((m - _BEND) - _BEND_REST) * (m + _BEND) * f * g


_BEND, _BEND_REST = 0.7071067811865476, -4.833646656726457e-17  # √½ in two words
_EIGHTH, _EIGHTH_REST = 0.7853981633974483, 3.061616997868383e-17  # π/4 in two words


def _squared_decay(x: Array) -> tuple[Array, Array, Array]:
    """x held within ±40, and exp(-x²) as two factors."""
    c = np.clip(x, -40.0, 40.0)
    return c, *decay(*two_product(c, c))


def _angle(x: Array, frequency: float) -> tuple[Array, Array]:
    """frequency · x in two words, held below 1e290; NaN at ±∞, where a wave has no limit."""
    edge = 1e290 / frequency
    return two_product(np.where(np.isinf(x), np.nan, np.clip(x, -edge, edge)), frequency)


def _eighth_turn_on(p: Array, rest: Array) -> tuple[Array, Array]:
    """p + rest + π/4 in two words."""
    total = p + _EIGHTH
    back = total - p
    return total, rest + ((p - (total - back)) + (_EIGHTH - back)) + _EIGHTH_REST


def _sin(p: Array, rest: Array) -> Array:
    return np.sin(p) * np.cos(rest) + np.cos(p) * np.sin(rest)


def _cos(p: Array, rest: Array) -> Array:
    return np.cos(p) * np.cos(rest) - np.sin(p) * np.sin(rest)
