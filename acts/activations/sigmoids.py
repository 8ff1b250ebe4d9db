"""Smooth S-shaped functions: bounded on both sides, so their slope dies away in both tails."""

from __future__ import annotations

import numpy as np

from acts.activations._careful import bump, two_quotient
from acts.activations.base import Activation, Kernel
from acts.array import Array, Singles
from acts.text import Text


class Sigmoid(Activation):
    title = Text("Sigmoid", "시그모이드")
    about = Text(
        "Turns any number into one between 0 and 1: a probability or a gate. Its slope never exceeds 1/4.",
        "어떤 수든 0과 1 사이로 바꾸어 확률이나 게이트로 씁니다. 접선 기울기는 1/4을 넘지 않습니다.",
    )
    family = "sigmoid"
    tex = r"\frac{1}{1 + e^{-x}}"
    tex_derivative = r"\sigma(x)\,(1 - \sigma(x))"
    use = Text(
        "Binary and multi-label outputs, and gates: LSTM, GRU, squeeze-and-excitation, GLU; seldom the hidden layers of deep plain networks.",
        "이진·다중 레이블 출력과 LSTM, GRU, SE 블록, GLU의 게이트에 쓰며, 깊은 신경망의 은닉층에는 거의 쓰지 않습니다.",
    )
    source = "rumelhart1986"
    year = 1986
    pytorch = "F.sigmoid(x)"
    keras = "activations.sigmoid"
    jax = "jax.nn.sigmoid"
    careful = Text(
        "The exponential is always taken of −|x|, so it cannot overflow; the slope is e/(1 + e(2 + e)), as 1 − σ(x) would lose every digit for large x.",
        "지수는 늘 −|x|에 대해서만 계산하므로 넘치지 않습니다. x가 크면 1 − σ(x)의 유효 자릿수가 모두 사라지므로 접선 기울기는 e/(1 + e(2 + e))로 계산합니다.",
    )

    def __call__(self, x: Array) -> Array:
        e = np.exp(-np.abs(x))
        return np.where(x >= 0, 1.0, e) / (1.0 + e)

    def derivative(self, x: Array) -> Array:
        e = np.exp(-np.abs(x))
        return e / (1.0 + e * (2.0 + e))

    def second_derivative(self, x: Array) -> Array:
        return -self.derivative(x) * np.tanh(0.5 * x)

    def single(self) -> Kernel:
        return _sigmoid


def _sigmoid(z: Singles, slope: Singles) -> None:
    np.exp(np.negative(np.abs(z, out=slope), out=slope), out=slope)
    once = slope + np.float32(1)
    np.divide(np.exp(np.clip(z, -np.inf, 0, out=z), out=z), once, out=z)
    np.divide(slope, np.square(once, out=once), out=slope)


class Tanh(Activation):
    title = Text("Tanh", "Tanh")
    about = Text(
        "A sigmoid stretched to run from −1 to 1, centered on 0, with slope 1 at the center.",
        "시그모이드를 −1과 1 사이로 늘인 함수입니다. 0을 중심으로 대칭이고 가운데 접선 기울기는 1입니다.",
    )
    family = "sigmoid"
    tex = r"\tanh x"
    tex_derivative = r"1 - \tanh^2 x"
    use = Text(
        "The state of recurrent cells, outputs between −1 and 1, policies in reinforcement learning, and physics-informed networks.",
        "순환 셀의 상태, −1과 1 사이의 출력, 강화 학습의 정책, 물리 정보 신경망에 씁니다.",
    )
    source = "lecun1998"
    year = 1998
    pytorch = "F.tanh(x)"
    keras = "activations.tanh"
    jax = "jax.nn.tanh"
    careful = Text(
        "The slope is 4e/(1 + e)² with e = exp(−2|x|): 1 − tanh² x is exactly 0 from x = 20 on, where the true slope is not.",
        "접선 기울기는 e = exp(−2|x|)로 4e/(1 + e)²를 계산합니다. x가 20쯤을 넘으면 1 − tanh² x는 정확히 0이 되지만 참값은 0이 아닙니다.",
    )

    def __call__(self, x: Array) -> Array:
        return np.tanh(x)

    def derivative(self, x: Array) -> Array:
        return bump(np.exp(-np.abs(x)))

    def second_derivative(self, x: Array) -> Array:
        return bump(np.exp(-np.abs(x)), -2.0 * np.tanh(x))

    def single(self) -> Kernel:
        return _tanh


def _tanh(z: Singles, slope: Singles) -> None:
    np.exp(np.multiply(np.abs(z, out=slope), np.float32(-2), out=slope), out=slope)
    once = slope + np.float32(1)
    np.divide(np.multiply(slope, np.float32(4), out=slope), np.square(once, out=once), out=slope)
    np.tanh(z, out=z)


class LecunTanh(Activation):
    title = Text("LeCun's tanh", "LeCun의 스케일드 tanh")
    about = Text(
        "Tanh scaled so that inputs of 1 and −1 keep their size, where the function bends most.",
        "입력 1과 −1의 크기가 그대로 유지되도록 늘인 tanh입니다. 그 부근에서 가장 크게 휩니다.",
    )
    family = "sigmoid"
    tex = r"1.7159\,\tanh\left(\frac{2}{3}x\right)"
    tex_derivative = r"1.7159 \cdot \frac{2}{3}\left(1 - \tanh^2\left(\frac{2}{3}x\right)\right)"
    use = Text(
        "Mostly historic: the hidden units of early convolutional networks.",
        "주로 역사적인 함수로, 초기 합성곱 신경망의 은닉 유닛에 쓰였습니다.",
    )
    source = "lecun1998"
    year = 1998
    careful = Text(
        "As for tanh; the quotient 2x/3 is carried in two words, since its rounding grows with x in the tail.",
        "Tanh와 같은 방법입니다. 2x/3의 반올림 오차는 꼬리에서 x만큼 커지므로 몫을 수 두 개에 나누어 담습니다.",
    )

    def __call__(self, x: Array) -> Array:
        return 1.7159 * np.tanh(x / 1.5)

    def derivative(self, x: Array) -> Array:
        q, rest = two_quotient(np.clip(x, -1e4, 1e4), 1.5)
        return bump(_fading(q, rest), 1.7159 / 1.5)

    def second_derivative(self, x: Array) -> Array:
        q, rest = two_quotient(np.clip(x, -1e4, 1e4), 1.5)
        return bump(_fading(q, rest), (-2.0 * 1.7159 / 2.25) * np.tanh(q))


def _fading(q: Array, rest: Array) -> Array:
    """exp(-|q + rest|)."""
    h = np.exp(-np.abs(q))
    return h - h * (np.sign(q) * rest)
