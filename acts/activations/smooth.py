"""Rectifiers without a corner: positive on the left, bending gently into the identity."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from acts.activations._careful import decay, defined, scaled
from acts.activations.algebraic import isru, isru_bend, isru_slope
from acts.activations.base import Activation, Kernel
from acts.activations.sigmoids import Sigmoid
from acts.array import Array, Singles
from acts.knobs import Number
from acts.text import Text


class Softplus(Activation):
    title = Text("Softplus", "소프트플러스")
    about = Text(
        "A smooth ReLU that stays above 0; its slope is the sigmoid. Used where an output must be positive.",
        "0보다 늘 큰 매끄러운 ReLU이고 도함수는 시그모이드입니다. 출력이 양수여야 할 때 씁니다.",
    )
    family = "smooth"
    tex = r"\frac{1}{\beta} \ln\left(1 + e^{\beta x}\right)"
    tex_derivative = r"\sigma(\beta x)"
    letters = {"beta": r"\beta"}
    use = Text(
        "Outputs that must be positive (scales, rates, concentrations), and networks of signed distances with a large β.",
        "척도, 비율, 농도처럼 양수여야 하는 출력과, β를 크게 잡은 부호 거리 함수 신경망에 씁니다.",
    )
    source = "dugas2000"
    year = 2000
    pytorch = "F.softplus(x, beta=1.0, threshold=20.0)"
    keras = "activations.softplus"
    jax = "jax.nn.softplus"
    differs = Text(
        "PyTorch returns x itself once βx passes its threshold of 20; Keras and JAX have no β. Here nothing is cut off.",
        "PyTorch는 βx가 임계값 20을 넘으면 x를 그대로 돌려주고, Keras와 JAX에는 β가 없습니다. 여기서는 잘라 내지 않습니다.",
    )
    careful = Text(
        "max(x, 0) + ln(1 + exp(−|βx|))/β never overflows and needs no threshold; βx is carried in two words, as the left tail multiplies its rounding.",
        "max(x, 0) + ln(1 + exp(−|βx|))/β는 넘치지 않으므로 임계값이 필요 없습니다. 왼쪽 꼬리가 βx의 반올림 오차를 키우므로 βx를 수 두 개에 나누어 담습니다.",
    )

    defaults = {name: {"beta": 1.0} for name in ("pytorch", "keras", "jax")}

    beta: Annotated[float, Number(Text("Beta", "베타"), 0.1, 100, scale="log")] = 1.0

    def __call__(self, x: Array) -> Array:
        f, g = decay(*scaled(x, self.beta))
        return np.maximum(x, 0.0) + np.log1p(f) / self.beta * g

    def derivative(self, x: Array) -> Array:
        p, rest = scaled(x, self.beta)
        f, g = decay(p, rest)
        return np.where(p >= 0, 1.0, f) / (1.0 + f) * np.where(p >= 0, 1.0, g)

    def second_derivative(self, x: Array) -> Array:
        f, g = decay(*scaled(x, self.beta))
        return self.beta * f / (1.0 + f * (2.0 + f)) * g

    def single(self) -> Kernel:
        beta = np.float32(self.beta)

        def apply(z: Singles, slope: Singles) -> None:
            scaled = np.multiply(z, beta, out=slope)
            e = np.exp(-np.abs(scaled))
            np.exp(np.clip(scaled, -np.inf, 0, out=slope), out=slope)
            np.divide(slope, np.float32(1) + e, out=slope)
            np.add(np.clip(z, 0, np.inf, out=z), np.divide(np.log1p(e, out=e), beta, out=e), out=z)

        return apply


class Squareplus(Activation):
    title = Text("Squareplus", "스퀘어플러스")
    about = Text(
        "Softplus without an exponential: one square root bends the corner of ReLU, over a width of √b.",
        "지수 함수 없이 만든 소프트플러스입니다. 제곱근 하나로 ReLU의 모서리를 √b 정도의 너비로 굽힙니다.",
    )
    family = "smooth"
    tex = r"\frac{x + \sqrt{x^2 + b}}{2}"
    tex_derivative = r"\frac{1}{2}\left(1 + \frac{x}{\sqrt{x^2 + b}}\right)"
    letters = {"b": "b"}
    use = Text(
        "In place of softplus where exponentials are expensive.", "지수 함수가 비싼 곳에서 소프트플러스 대신 씁니다."
    )
    source = "barron2021squareplus"
    year = 2021
    keras = "activations.squareplus(x, b=4)"
    jax = "jax.nn.squareplus(x, b=4)"
    careful = Text(
        "On the left x + √(x² + b) cancels, so b/2 is divided by |x| + √(x² + b) instead.",
        "왼쪽에서는 x + √(x² + b)의 자릿수가 상쇄되므로 b/2를 |x| + √(x² + b)로 나눕니다.",
    )

    defaults = {"keras": {"b": 4.0}, "jax": {"b": 4.0}}

    b: Annotated[float, Number(Text("Roundness b", "둥근 정도 b"), 0.01, 20, step=0.01)] = 4.0

    def __call__(self, x: Array) -> Array:
        m, root = self._sides(x)
        return np.where(x >= 0, 0.5 * m + 0.5 * root, 0.25 * self.b / (0.5 * m + 0.5 * root))

    def derivative(self, x: Array) -> Array:
        m, root = self._sides(x)
        small = 0.25 * self.b / root / (0.5 * m + 0.5 * root)
        return np.where(x >= 0, 1.0 - small, small)

    def second_derivative(self, x: Array) -> Array:
        _, root = self._sides(x)
        return 0.5 * self.b / root / root / root

    def _sides(self, x: Array) -> tuple[Array, Array]:
        """|x| and √(x² + b), without overflow."""
        return np.abs(x), np.hypot(x, np.sqrt(self.b))


class SparsePlus(Activation):
    title = Text("Sparse plus", "스파스 플러스")
    about = Text(
        "ReLU with a parabola in place of its corner: exactly 0 below −1, exactly x above 1.",
        "ReLU의 모서리를 포물선으로 바꾼 함수입니다. −1 아래는 정확히 0, 1 위는 정확히 x입니다.",
    )
    family = "smooth"
    tex = r"\begin{cases}0 & \quad x \le {-1}\\ \frac{(x + 1)^2}{4} & \quad {-1} < x < 1\\ x & \quad x \ge 1\end{cases}"
    tex_derivative = r"\min\left(\max\left(\frac{x + 1}{2}, 0\right), 1\right)"
    use = Text(
        "The sparse twin of softplus, offered by Keras and JAX; rare.",
        "Keras와 JAX가 제공하는 소프트플러스의 희소한 짝이며 드물게 씁니다.",
    )
    source = "blondel2019"
    year = 2019
    keras = "activations.sparse_plus"
    jax = "jax.nn.sparse_plus"

    @property
    def breaks(self) -> tuple[float, ...]:
        return (-1.0, 1.0)

    def __call__(self, x: Array) -> Array:
        t = np.clip(x, -1.0, 1.0) + 1.0
        return np.where(x >= 1, x, 0.25 * t * t)

    def derivative(self, x: Array) -> Array:
        return (np.clip(x, -1.0, 1.0) + 1.0) / 2.0

    def second_derivative(self, x: Array) -> Array:
        return defined(x, np.where(np.abs(x) < 1, 0.5, 0.0))


class Isrlu(Activation):
    title = Text("ISRLU", "ISRLU(역제곱근 선형 유닛)")
    about = Text(
        "The shape of ELU from a square root; two derivatives pass through 0 without a jump.",
        "ELU의 모양을 제곱근으로 만들었습니다. 0에서 이계도함수까지 끊김 없이 이어집니다.",
    )
    family = "smooth"
    tex = r"\begin{cases}x & \quad x \ge 0\\ \frac{x}{\sqrt{1 + \alpha x^2}} & \quad x < 0\end{cases}"
    tex_derivative = r"\begin{cases}1 & \quad x \ge 0\\ \frac{1}{(1 + \alpha x^2)^{3/2}} & \quad x < 0\end{cases}"
    letters = {"alpha": r"\alpha"}
    use = Text(
        "The shape of ELU where exponentials are expensive; rare.",
        "지수 함수가 비싼 곳에서 ELU의 모양을 대신하며 드물게 씁니다.",
    )
    source = "carlile2017"
    year = 2017

    alpha: Annotated[float, Number(Text("Alpha", "알파"), 0.01, 10, step=0.01)] = 1.0

    @property
    def breaks(self) -> tuple[float, ...]:
        return (0.0,)

    def __call__(self, x: Array) -> Array:
        return np.where(x > 0, x, isru(np.minimum(x, 0.0), self.alpha))

    def derivative(self, x: Array) -> Array:
        return isru_slope(np.minimum(x, 0.0), self.alpha)

    def second_derivative(self, x: Array) -> Array:
        return isru_bend(np.minimum(x, 0.0), self.alpha)


class Logsigmoid(Activation):
    title = Text("Log-sigmoid", "로그 시그모이드")
    about = Text(
        "The logarithm of a sigmoid probability, softplus turned around. It belongs inside a loss, not in a hidden layer.",
        "시그모이드 확률의 로그이며 소프트플러스를 뒤집은 모양입니다. 은닉층이 아니라 손실 함수 안에서 씁니다.",
    )
    family = "smooth"
    tex = r"-\ln\left(1 + e^{-x}\right)"
    tex_derivative = r"\sigma({-x})"
    use = Text(
        "Inside losses: binary cross-entropy, ranking, and learning from preferences.",
        "이진 교차 엔트로피, 순위 학습, 선호 학습의 손실 함수 안에서 씁니다.",
    )
    source = "burges2005"
    year = 2005
    pytorch = "F.logsigmoid(x)"
    keras = "activations.log_sigmoid"
    jax = "jax.nn.log_sigmoid"
    careful = Text(
        "min(x, 0) − ln(1 + exp(−|x|)): the logarithm is never taken of a sigmoid that has rounded to 0 or 1.",
        "min(x, 0) − ln(1 + exp(−|x|))로 계산합니다. 0이나 1로 반올림된 시그모이드의 로그를 취하지 않습니다.",
    )

    def __call__(self, x: Array) -> Array:
        return np.minimum(x, 0.0) - np.log1p(np.exp(-np.abs(x)))

    def derivative(self, x: Array) -> Array:
        return _SIGMOID(-x)

    def second_derivative(self, x: Array) -> Array:
        return -_SIGMOID.derivative(x)


_SIGMOID = Sigmoid()
