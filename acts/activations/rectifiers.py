"""Rectifiers of straight pieces: cheap, unbounded on the right, silent or quiet on the left."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from acts.activations._careful import defined
from acts.activations._single import clipped
from acts.activations.base import Activation, Kernel
from acts.array import Array, Singles
from acts.knobs import Number
from acts.text import Text


class Relu(Activation):
    title = Text("ReLU", "ReLU")
    about = Text(
        "Passes what is positive and silences the rest, so half of a symmetric signal is lost at every layer.",
        "양수는 그대로 통과시키고 나머지는 0으로 만듭니다. 대칭인 신호의 절반이 층마다 사라집니다.",
    )
    family = "rectifier"
    tex = r"\max(0, x)"
    tex_derivative = r"\begin{cases}1 & \quad x > 0\\ 0 & \quad x \le 0\end{cases}"
    use = Text(
        "The usual first choice for the hidden layers of convolutional networks and multilayer perceptrons.",
        "합성곱 신경망과 다층 퍼셉트론의 은닉층에서 보통 가장 먼저 고르는 함수입니다.",
    )
    source = "nair2010"
    year = 1969
    pytorch = "F.relu(x)"
    keras = "activations.relu"
    jax = "jax.nn.relu"
    switch = True

    @property
    def kinks(self) -> tuple[float, ...]:
        return (0.0,)

    def __call__(self, x: Array) -> Array:
        return np.maximum(x, 0.0)

    def derivative(self, x: Array) -> Array:
        return defined(x, np.where(x > 0, 1.0, 0.0))

    def second_derivative(self, x: Array) -> Array:
        return defined(x, np.zeros_like(x))

    def single(self) -> Kernel:
        return _relu


def _relu(z: Singles, slope: Singles) -> None:
    np.copyto(slope, z > 0)
    np.multiply(z, slope, out=z)  # faster than np.maximum or np.clip; −∞ · 0 is NaN, so a lost run stays lost


class Relu6(Activation):
    title = Text("ReLU6", "ReLU6")
    about = Text(
        "ReLU that stops at 6, so that its range fits the few bits of a mobile network.",
        "6에서 멈추는 ReLU입니다. 출력 범위가 좁아 모바일 신경망의 적은 비트로도 나타낼 수 있습니다.",
    )
    family = "rectifier"
    tex = r"\min(\max(0, x), 6)"
    tex_derivative = r"\begin{cases}1 & \quad 0 < x < 6\\ 0 & \quad x \notin (0, 6)\end{cases}"
    use = Text(
        "Convolutional networks for mobile phones and fixed-point arithmetic, such as MobileNet.",
        "MobileNet처럼 모바일·고정 소수점 연산용 합성곱 신경망에 씁니다.",
    )
    source = "krizhevsky2010"
    year = 2010
    pytorch = "F.relu6(x)"
    keras = "activations.relu6"
    jax = "jax.nn.relu6"

    @property
    def kinks(self) -> tuple[float, ...]:
        return (0.0, 6.0)

    def __call__(self, x: Array) -> Array:
        return np.clip(x, 0.0, 6.0)

    def derivative(self, x: Array) -> Array:
        return defined(x, np.where((x > 0) & (x < 6), 1.0, 0.0))

    def second_derivative(self, x: Array) -> Array:
        return defined(x, np.zeros_like(x))

    def single(self) -> Kernel:
        return clipped(0.0, 6.0)


class _Leaky(Activation):
    """The identity on the right, a line of another slope on the left."""

    @property
    def _left(self) -> float:
        raise NotImplementedError

    @property
    def kinks(self) -> tuple[float, ...]:
        return () if self._left == 1 else (0.0,)

    @property
    def jax_at_kinks(self) -> tuple[float, ...]:
        return (1.0,) * len(self.kinks) if self.jax else ()  # JAX asks for x >= 0, PyTorch for x > 0

    def __call__(self, x: Array) -> Array:
        with np.errstate(over="ignore"):  # a slope beyond ±1 takes the largest numbers to infinity, rightly
            left = self._left * x if self._left else np.zeros_like(x)
        return np.where(x > 0, x, defined(x, left))

    def derivative(self, x: Array) -> Array:
        return defined(x, np.where(x > 0, 1.0, self._left))

    def second_derivative(self, x: Array) -> Array:
        return defined(x, np.zeros_like(x))

    def single(self) -> Kernel:
        low, step = np.float32(self._left), np.float32(1 - self._left)

        def apply(z: Singles, slope: Singles) -> None:
            np.copyto(slope, z > 0)
            np.add(np.multiply(slope, step, out=slope), low, out=slope)
            np.multiply(z, slope, out=z)

        return apply


class LeakyRelu(_Leaky):
    title = Text("Leaky ReLU", "Leaky ReLU")
    about = Text(
        "Lets a fraction of the negative side through, so no unit can fall entirely silent.",
        "음수 쪽도 일부 통과시켜 어떤 유닛도 완전히 죽지 않습니다.",
    )
    family = "rectifier"
    tex = r"\begin{cases}x & \quad x > 0\\ a x & \quad x \le 0\end{cases}"
    tex_derivative = r"\begin{cases}1 & \quad x > 0\\ a & \quad x \le 0\end{cases}"
    letters = {"negative_slope": "a"}
    use = Text(
        "Discriminators of generative adversarial networks, detectors of the YOLO line, and insurance against dead units.",
        "생성적 적대 신경망의 판별자와 YOLO 계열 검출기에 쓰며, 죽은 유닛을 막는 보험으로도 씁니다.",
    )
    source = "maas2013"
    year = 2013
    pytorch = "F.leaky_relu(x, negative_slope=0.01)"
    keras = "activations.leaky_relu(x, negative_slope=0.2)"
    jax = "jax.nn.leaky_relu(x, negative_slope=0.01)"
    differs = Text(
        "The default slope is 0.01 in PyTorch and JAX, 0.2 in keras.activations.leaky_relu, 0.3 in keras.layers.LeakyReLU.",
        "기본 기울기는 PyTorch와 JAX에서 0.01, keras.activations.leaky_relu에서 0.2, keras.layers.LeakyReLU에서 0.3입니다.",
    )

    defaults = {
        "pytorch": {"negative_slope": 0.01},
        "keras": {"negative_slope": 0.2},
        "keras_layer": {"negative_slope": 0.3},
        "jax": {"negative_slope": 0.01},
    }

    negative_slope: Annotated[float, Number(Text("Negative slope", "음수 구간 기울기"), -2, 2, step=0.01)] = 0.01

    @property
    def _left(self) -> float:
        return self.negative_slope


class Prelu(_Leaky):
    title = Text("PReLU", "PReLU")
    about = Text(
        "Leaky ReLU whose negative slope is learned with the weights; here that slope is held at one value.",
        "음수 구간 기울기를 가중치와 함께 학습하는 Leaky ReLU입니다. 여기서는 그 기울기를 한 값으로 고정해 봅니다.",
    )
    family = "rectifier"
    tex = r"\max(0, x) + a\,\min(0, x)"
    tex_derivative = r"\begin{cases}1 & \quad x > 0\\ a & \quad x \le 0\end{cases}"
    letters = {"weight": "a"}
    use = Text(
        "Convolutional networks with enough data, for instance in face recognition and super-resolution.",
        "얼굴 인식과 초해상도처럼 데이터가 넉넉한 합성곱 신경망에 씁니다.",
    )
    source = "he2015delving"
    year = 2015
    pytorch = "F.prelu(x, weight)"
    keras = "layers.PReLU()"
    jax = "flax.linen.PReLU()"
    differs = Text(
        "The learned slope starts at 0.25 in PyTorch, at 0 in Keras (one per element) and at 0.01 in Flax.",
        "학습하는 기울기의 초깃값은 PyTorch에서 0.25, Keras에서 0(원소마다 하나), Flax에서 0.01입니다.",
    )

    defaults = {"pytorch": {"weight": 0.25}, "keras_layer": {"weight": 0.0}, "flax": {"weight": 0.01}}

    weight: Annotated[float, Number(Text("Learned slope", "학습한 기울기"), -2, 2, step=0.01)] = 0.25

    @property
    def _left(self) -> float:
        return self.weight


class Rrelu(_Leaky):
    title = Text("RReLU", "RReLU")
    about = Text(
        "Draws its negative slope at random while training and uses the mean of the two bounds afterwards, as drawn here.",
        "학습할 때는 음수 구간 기울기를 무작위로 뽑고, 그 뒤에는 두 경계의 평균을 씁니다. 여기 그린 것은 학습 뒤의 모습입니다.",
    )
    family = "rectifier"
    tex = r"\begin{cases}x & \quad x > 0\\ \frac{l + u}{2}\,x & \quad x \le 0\end{cases}"
    tex_derivative = r"\begin{cases}1 & \quad x > 0\\ \frac{l + u}{2} & \quad x \le 0\end{cases}"
    letters = {"lower": "l", "upper": "u"}
    use = Text(
        "Small data sets, where the random slope acts as a regularizer; rare today.",
        "무작위 기울기가 규제 역할을 하는 작은 데이터에 쓰며, 지금은 드뭅니다.",
    )
    source = "xu2015"
    year = 2015
    pytorch = "F.rrelu(x, lower=1/8, upper=1/3)"
    differs = Text(
        "The paper divides by a number from 3 to 8 and tests with 1/5.5 ≈ 0.182; PyTorch tests with the mean slope, 0.229.",
        "논문은 3~8 사이의 수로 나누고 시험 때 1/5.5 ≈ 0.182를 쓰지만, PyTorch는 기울기의 평균인 0.229를 씁니다.",
    )

    defaults = {"pytorch": {"lower": 1 / 8, "upper": 1 / 3}}

    lower: Annotated[float, Number(Text("Smallest slope", "가장 작은 기울기"), 0, 0.3, step=0.005)] = 0.125
    upper: Annotated[float, Number(Text("Largest slope", "가장 큰 기울기"), 0.3, 1, step=0.005)] = 1 / 3

    @property
    def _left(self) -> float:
        return (self.lower + self.upper) / 2
