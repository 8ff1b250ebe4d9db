"""Rectifiers that level off exponentially on the left: negative outputs keep the mean near 0."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from acts.activations._careful import two_quotient
from acts.activations._single import leveling
from acts.activations.base import Activation, Kernel
from acts.array import Array
from acts.knobs import Number
from acts.text import Text

SELU_SCALE = 1.0507009873554805
SELU_PLATEAU = 1.7580993408473768  # scale × alpha, rounded once

_ALPHA = Text("Alpha", "알파")


class Elu(Activation):
    title = Text("ELU", "ELU")
    about = Text(
        "Keeps the positive side and lets the negative side settle smoothly at −α, which draws the mean output toward 0.",
        "양수는 그대로 두고 음수는 −α까지 부드럽게 포화시켜 출력의 평균을 0에 가깝게 끌어당깁니다.",
    )
    family = "exponential"
    tex = r"\begin{cases}x & \quad x > 0\\ \alpha (e^{x} - 1) & \quad x \le 0\end{cases}"
    tex_derivative = r"\begin{cases}1 & \quad x > 0\\ \alpha e^{x} & \quad x \le 0\end{cases}"
    letters = {"alpha": r"\alpha"}
    use = Text(
        "Multilayer perceptrons and convolutional networks without batch normalization.",
        "배치 정규화가 없는 다층 퍼셉트론과 합성곱 신경망에 씁니다.",
    )
    source = "clevert2015"
    year = 2015
    pytorch = "F.elu(x, alpha=1.0)"
    keras = "activations.elu(x, alpha=1.0)"
    jax = "jax.nn.elu(x, alpha=1.0)"
    careful = Text(
        "exp(x) − 1 is taken in one step (expm1): near 0 the difference of two numbers close to 1 would keep no digit.",
        "exp(x) − 1을 한 번에(expm1) 계산합니다. 0 근처에서 1에 가까운 두 수를 빼면 유효 자릿수가 남지 않습니다.",
    )

    defaults = {name: {"alpha": 1.0} for name in ("pytorch", "keras", "jax")}

    alpha: Annotated[float, Number(_ALPHA, 0, 5, step=0.05)] = 1.0

    @property
    def kinks(self) -> tuple[float, ...]:
        return () if self.alpha == 1 else (0.0,)

    @property
    def breaks(self) -> tuple[float, ...]:
        return (0.0,)

    def __call__(self, x: Array) -> Array:
        return np.where(x > 0, x, self.alpha * np.expm1(np.minimum(x, 0.0)))

    def derivative(self, x: Array) -> Array:
        return np.where(x > 0, 1.0, self.alpha * np.exp(np.minimum(x, 0.0)))

    def second_derivative(self, x: Array) -> Array:
        return np.where(x > 0, 0.0, self.alpha * np.exp(np.minimum(x, 0.0)))

    def single(self) -> Kernel:
        return leveling(1.0, self.alpha, 1.0)


class Selu(Activation):
    title = Text("SELU", "SELU")
    about = Text(
        "ELU with two constants chosen so that mean 0 and variance 1 reproduce themselves from layer to layer.",
        "평균 0과 분산 1이 층마다 저절로 유지되도록 두 상수를 정한 ELU입니다.",
    )
    family = "exponential"
    tex = (
        r"\lambda \begin{cases}x & \quad x > 0\\ \alpha (e^{x} - 1) & \quad x \le 0\end{cases}"
        r"\quad \lambda \approx 1.0507,\ \alpha \approx 1.6733"
    )
    tex_derivative = r"\lambda \begin{cases}1 & \quad x > 0\\ \alpha e^{x} & \quad x \le 0\end{cases}"
    use = Text(
        "Deep plain perceptrons on standardized tabular data, with LeCun normal weights and alpha dropout.",
        "표준화한 표 데이터를 다루는 깊은 다층 퍼셉트론에 LeCun 정규 초깃값, 알파 드롭아웃과 함께 씁니다.",
    )
    source = "klambauer2017"
    year = 2017
    pytorch = "F.selu(x)"
    keras = "activations.selu"
    jax = "jax.nn.selu"
    careful = Text(
        "As for ELU, and scale × α is one constant that is rounded once.",
        "ELU와 같은 방법이며, 배율 × α는 한 번만 반올림한 상수 하나입니다.",
    )

    @property
    def kinks(self) -> tuple[float, ...]:
        return (0.0,)

    def __call__(self, x: Array) -> Array:
        with np.errstate(over="ignore"):
            return np.where(x > 0, SELU_SCALE * x, SELU_PLATEAU * np.expm1(np.minimum(x, 0.0)))

    def derivative(self, x: Array) -> Array:
        return np.where(x > 0, SELU_SCALE, SELU_PLATEAU * np.exp(np.minimum(x, 0.0)))

    def second_derivative(self, x: Array) -> Array:
        return np.where(x > 0, 0.0, SELU_PLATEAU * np.exp(np.minimum(x, 0.0)))

    def single(self) -> Kernel:
        return leveling(SELU_SCALE, SELU_PLATEAU, 1.0)


class Celu(Activation):
    title = Text("CELU", "CELU")
    about = Text(
        "ELU with the exponent divided by α, so that the slope is 1 on both sides of 0 whatever α is.",
        "지수를 α로 나눈 ELU입니다. α 값과 관계없이 0의 양쪽에서 접선 기울기가 1입니다.",
    )
    family = "exponential"
    tex = r"\begin{cases}x & \quad x > 0\\ \alpha (e^{x / \alpha} - 1) & \quad x \le 0\end{cases}"
    tex_derivative = r"\begin{cases}1 & \quad x > 0\\ e^{x / \alpha} & \quad x \le 0\end{cases}"
    letters = {"alpha": r"\alpha"}
    use = Text(
        "As ELU, where α is to be varied without putting a kink at 0.",
        "ELU와 같은 곳에 쓰며, 0에서 꺾이지 않게 하면서 α를 바꾸고 싶을 때 알맞습니다.",
    )
    source = "barron2017"
    year = 2017
    pytorch = "F.celu(x, alpha=1.0)"
    keras = "activations.celu(x, alpha=1.0)"
    jax = "jax.nn.celu(x, alpha=1.0)"
    careful = Text(
        "What is lost when x is divided by α is added back: the exponential would multiply that rounding by |x/α|.",
        "x를 α로 나눌 때 잃은 나머지를 다시 더합니다. 지수 함수가 그 반올림 오차를 |x/α|배로 키우기 때문입니다.",
    )

    defaults = {name: {"alpha": 1.0} for name in ("pytorch", "keras", "jax")}

    alpha: Annotated[float, Number(_ALPHA, 0.1, 5, step=0.05)] = 1.0

    @property
    def breaks(self) -> tuple[float, ...]:
        return (0.0,)

    def __call__(self, x: Array) -> Array:
        return np.where(x > 0, x, self.alpha * np.expm1(_held(x, self.alpha) / self.alpha))

    def derivative(self, x: Array) -> Array:
        return np.where(x > 0, 1.0, _shrunk(x, self.alpha))

    def second_derivative(self, x: Array) -> Array:
        return np.where(x > 0, 0.0, _shrunk(x, self.alpha) / self.alpha)

    def single(self) -> Kernel:
        return leveling(1.0, self.alpha, self.alpha)


def _held(x: Array, width: float) -> Array:
    """x where exp(x / width) is neither 1 nor 0."""
    return np.minimum(np.maximum(x, -1e4 * width), 0.0)


def _shrunk(x: Array, width: float) -> Array:
    """exp(x / width) for x ≤ 0, 1 beyond."""
    q, rest = two_quotient(_held(x, width), width)
    e = np.exp(q)
    return e + e * rest


class Pelu(Activation):
    title = Text("PELU", "PELU")
    about = Text(
        "ELU with two learned parameters, depth a and width b, tied so that the slope never jumps.",
        "깊이 a와 너비 b를 학습하는 ELU입니다. 두 값이 묶여 있어 접선 기울기가 끊기지 않습니다.",
    )
    family = "exponential"
    tex = r"\begin{cases}\frac{a}{b}\,x & \quad x > 0\\ a (e^{x / b} - 1) & \quad x \le 0\end{cases}"
    tex_derivative = r"\begin{cases}\frac{a}{b} & \quad x > 0\\ \frac{a}{b}\,e^{x / b} & \quad x \le 0\end{cases}"
    letters = {"a": "a", "b": "b"}
    use = Text(
        "Convolutional networks for images, in the experiments of its authors; rare today.",
        "저자들의 실험에서는 이미지용 합성곱 신경망에 썼으며 지금은 드뭅니다.",
    )
    source = "trottier2016"
    year = 2016
    careful = Text(
        "What is lost when x is divided by b is added back: the exponential would multiply that rounding by |x/b|.",
        "x를 b로 나눌 때 잃은 나머지를 다시 더합니다. 지수 함수가 그 반올림 오차를 |x/b|배로 키우기 때문입니다.",
    )

    a: Annotated[float, Number(Text("Depth a", "깊이 a"), 0.1, 5, step=0.05)] = 1.0
    b: Annotated[float, Number(Text("Width b", "너비 b"), 0.1, 5, step=0.05)] = 1.0

    @property
    def breaks(self) -> tuple[float, ...]:
        return (0.0,)

    def __call__(self, x: Array) -> Array:
        with np.errstate(over="ignore"):
            return np.where(x > 0, self.a / self.b * x, self.a * np.expm1(_held(x, self.b) / self.b))

    def derivative(self, x: Array) -> Array:
        return self.a / self.b * np.where(x > 0, 1.0, _shrunk(x, self.b))

    def second_derivative(self, x: Array) -> Array:
        return self.a / self.b * np.where(x > 0, 0.0, _shrunk(x, self.b) / self.b)

    def single(self) -> Kernel:
        return leveling(self.a / self.b, self.a, self.b)
