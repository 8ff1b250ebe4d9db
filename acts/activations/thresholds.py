"""Rectifiers that wait for a threshold, and rectifiers that grow with the square."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from acts.activations._careful import defined, two_product
from acts.activations.base import Activation
from acts.array import Array
from acts.knobs import Number
from acts.text import Text

_THRESHOLD = Text("Threshold", "임계값")


class Threshold(Activation):
    title = Text("Threshold", "임계값 함수")
    about = Text(
        "Passes what exceeds a threshold and replaces the rest by one value, with a jump between the two.",
        "임계값보다 큰 값은 통과시키고 나머지는 한 값으로 바꿉니다. 그 사이에서 값이 끊깁니다.",
    )
    family = "rectifier"
    tex = r"\begin{cases}x & \quad x > \theta\\ v & \quad x \le \theta\end{cases}"
    tex_derivative = r"\begin{cases}1 & \quad x > \theta\\ 0 & \quad x \le \theta\end{cases}"
    letters = {"threshold": r"\theta", "value": "v"}
    use = Text(
        "Sparse coding, and a building block of the libraries; JumpReLU is its best-known relative.",
        "희소 부호화와 라이브러리의 부품으로 쓰며, 가장 잘 알려진 친척은 JumpReLU입니다.",
    )
    source = "konda2014"
    year = 2014
    pytorch = "F.threshold(x, threshold, value)"
    keras = "activations.threshold(x, threshold, default_value)"

    threshold: Annotated[float, Number(_THRESHOLD, -5, 5, step=0.1)] = 1.0
    value: Annotated[float, Number(Text("Value below", "임계값 이하에서의 값"), -5, 5, step=0.1)] = 0.0

    @property
    def kinks(self) -> tuple[float, ...]:
        return (self.threshold,)

    @property
    def jumps(self) -> tuple[float, ...]:
        return () if self.value == self.threshold else self.kinks

    def __call__(self, x: Array) -> Array:
        return defined(x, np.where(x > self.threshold, x, self.value))

    def derivative(self, x: Array) -> Array:
        return defined(x, np.where(x > self.threshold, 1.0, 0.0))

    def second_derivative(self, x: Array) -> Array:
        return defined(x, np.zeros_like(x))


class Jumprelu(Activation):
    title = Text("JumpReLU", "JumpReLU")
    about = Text(
        "ReLU that stays silent up to a threshold and then jumps to its input; sparse autoencoders learn the threshold.",
        "임계값까지는 0이다가 그 위에서 입력값으로 뛰어오르는 ReLU입니다. 희소 오토인코더가 임계값을 학습합니다.",
    )
    family = "rectifier"
    tex = r"\begin{cases}x & \quad x > \theta\\ 0 & \quad x \le \theta\end{cases}"
    tex_derivative = r"\begin{cases}1 & \quad x > \theta\\ 0 & \quad x \le \theta\end{cases}"
    letters = {"threshold": r"\theta"}
    use = Text(
        "Sparse autoencoders that take language models apart into features.",
        "언어 모델을 특징으로 분해하는 희소 오토인코더에 씁니다.",
    )
    source = "erichson2019"
    year = 2019

    threshold: Annotated[float, Number(_THRESHOLD, 0, 5, step=0.1)] = 0.5

    @property
    def kinks(self) -> tuple[float, ...]:
        return (self.threshold,)

    @property
    def jumps(self) -> tuple[float, ...]:
        return self.kinks if self.threshold else ()

    def __call__(self, x: Array) -> Array:
        return defined(x, np.where(x > self.threshold, x, 0.0))

    def derivative(self, x: Array) -> Array:
        return defined(x, np.where(x > self.threshold, 1.0, 0.0))

    def second_derivative(self, x: Array) -> Array:
        return defined(x, np.zeros_like(x))


class Relu2(Activation):
    title = Text("Squared ReLU", "제곱 ReLU")
    about = Text(
        "ReLU squared: no corner, but it grows with the square of its input and wants normalization after it.",
        "ReLU의 제곱입니다. 모서리는 없지만 입력의 제곱으로 커지므로 뒤에 정규화가 필요합니다.",
    )
    family = "rectifier"
    tex = r"\max(0, x)^2"
    tex_derivative = r"2\,\max(0, x)"
    use = Text(
        "Feed-forward blocks of some transformers, such as Primer and Nemotron-4.",
        "Primer와 Nemotron-4 같은 일부 트랜스포머의 피드포워드 블록에 씁니다.",
    )
    source = "so2021"
    year = 2021

    @property
    def breaks(self) -> tuple[float, ...]:
        return (0.0,)

    def __call__(self, x: Array) -> Array:
        with np.errstate(over="ignore"):
            return np.square(np.maximum(x, 0.0))

    def derivative(self, x: Array) -> Array:
        with np.errstate(over="ignore"):
            return 2.0 * np.maximum(x, 0.0)

    def second_derivative(self, x: Array) -> Array:
        return defined(x, np.where(x > 0, 2.0, 0.0))


class Starrelu(Activation):
    title = Text("StarReLU", "StarReLU")
    about = Text(
        "Squared ReLU with a scale and a bias that make its output have mean 0 and variance 1 for standard normal input.",
        "표준정규분포 입력에서 출력의 평균이 0, 분산이 1이 되도록 배율과 편향을 더한 제곱 ReLU입니다.",
    )
    family = "rectifier"
    tex = r"s\,\max(0, x)^2 + b"
    tex_derivative = r"2s\,\max(0, x)"
    letters = {"scale": "s", "bias": "b"}
    use = Text(
        "The vision models ConvFormer and CAFormer, whose authors made it.",
        "이 함수를 만든 저자들의 비전 모델 ConvFormer와 CAFormer에 씁니다.",
    )
    source = "yu2022"
    year = 2022
    careful = Text(
        "The square and the bias are added in two words, so that the zero keeps its digits.",
        "제곱과 편향을 수 두 개에 나누어 더하므로 함숫값이 0이 되는 곳에서도 자릿수가 남습니다.",
    )

    scale: Annotated[float, Number(Text("Scale", "배율"), 0.1, 5, step=0.01)] = 0.8944271909999159
    bias: Annotated[float, Number(Text("Bias", "편향"), -2, 2, step=0.01)] = -0.4472135954999579

    @property
    def breaks(self) -> tuple[float, ...]:
        return (0.0,)

    def __call__(self, x: Array) -> Array:
        m = np.maximum(x, 0.0)
        square, e = two_product(np.minimum(m, 1e100), np.minimum(m, 1e100))
        p, r = two_product(square, self.scale)
        total = p + self.bias
        back = total - p  # what of the bias arrived in the sum, so that the zero of f keeps its digits
        rest = (p - (total - back)) + (self.bias - back)
        with np.errstate(over="ignore"):
            return np.where(m > 1e100, self.scale * m * m, total + (rest + (r + e * self.scale)))

    def derivative(self, x: Array) -> Array:
        with np.errstate(over="ignore"):
            return 2.0 * self.scale * np.maximum(x, 0.0)

    def second_derivative(self, x: Array) -> Array:
        return defined(x, np.where(x > 0, 2.0 * self.scale, 0.0))
