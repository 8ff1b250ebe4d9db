"""Sigmoids of straight pieces: exactly flat beyond their corners, cheap on small hardware."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from acts.activations._careful import defined
from acts.activations._single import clipped
from acts.activations.base import Activation, Kernel
from acts.array import Array, Singles
from acts.knobs import Number
from acts.text import Text


class _Clipped(Activation):
    """A straight line between two corners, flat beyond them."""

    @property
    def _rise(self) -> float:
        return 1.0

    def derivative(self, x: Array) -> Array:
        low, high = self.kinks
        return defined(x, np.where((low < x) & (x < high), self._rise, 0.0))

    def second_derivative(self, x: Array) -> Array:
        return defined(x, np.zeros_like(x))


class Hardsigmoid(_Clipped):
    title = Text("Hard sigmoid", "하드 시그모이드")
    about = Text(
        "A sigmoid of three straight pieces, exactly 0 below −3 and exactly 1 above 3; a gate for small devices.",
        "직선 세 개로 만든 시그모이드입니다. −3 아래는 정확히 0, 3 위는 정확히 1이며 소형 기기의 게이트로 씁니다.",
    )
    family = "sigmoid"
    tex = r"\frac{\min(\max(x + 3, 0), 6)}{6}"
    tex_derivative = r"\begin{cases}\frac{1}{6} & \quad |x| < 3\\ 0 & \quad |x| \ge 3\end{cases}"
    use = Text(
        "Gates in networks for mobile phones and integer arithmetic, such as the attention blocks of MobileNetV3.",
        "MobileNetV3의 어텐션 블록처럼 모바일·정수 연산용 신경망의 게이트에 씁니다.",
    )
    source = "howard2019"
    year = 2013
    pytorch = "F.hardsigmoid(x)"
    keras = "activations.hard_sigmoid"
    jax = "jax.nn.hard_sigmoid"
    differs = Text(
        "The slope is 1/6 in PyTorch, Keras 3 and JAX; it is 0.2 in Keras 2 and in ONNX, and 1/2 in BinaryConnect.",
        "접선 기울기는 PyTorch, Keras 3, JAX에서 1/6이고, Keras 2와 ONNX에서 0.2, BinaryConnect에서 1/2입니다.",
    )

    @property
    def _rise(self) -> float:
        return 1.0 / 6.0

    @property
    def kinks(self) -> tuple[float, ...]:
        return (-3.0, 3.0)

    def __call__(self, x: Array) -> Array:
        return (np.clip(x, -3.0, 3.0) + 3.0) / 6.0

    def single(self) -> Kernel:
        return _hardsigmoid


def _hardsigmoid(z: Singles, slope: Singles) -> None:
    np.multiply(np.less(np.abs(z, out=slope), 3), np.float32(1 / 6), out=slope)
    np.divide(np.add(np.clip(z, -3, 3, out=z), np.float32(3), out=z), np.float32(6), out=z)


class Hardtanh(_Clipped):
    title = Text("Hard tanh", "하드 tanh")
    about = Text(
        "Leaves the middle as it is and cuts off everything beyond its two bounds.",
        "가운데는 그대로 두고 두 경계를 벗어난 값은 잘라 냅니다.",
    )
    family = "sigmoid"
    tex = r"\min(\max(x, a), b)"
    tex_derivative = r"\begin{cases}1 & \quad a < x < b\\ 0 & \quad x \notin (a, b)\end{cases}"
    letters = {"min_val": "a", "max_val": "b"}
    use = Text(
        "Quantized and binary networks, and outputs that must stay within bounds.",
        "양자화 신경망과 이진 신경망, 그리고 범위를 벗어나면 안 되는 출력에 씁니다.",
    )
    source = "collobert2004"
    year = 2004
    pytorch = "F.hardtanh(x, min_val=-1.0, max_val=1.0)"
    keras = "activations.hard_tanh"
    jax = "jax.nn.hard_tanh"
    differs = Text(
        "Only PyTorch lets the bounds be chosen. At a bound, JAX takes the slope 1 and PyTorch 0.",
        "경계를 바꿀 수 있는 것은 PyTorch뿐입니다. 경계에서의 미분값은 JAX가 1, PyTorch가 0입니다.",
    )

    defaults = {name: {"min_val": -1.0, "max_val": 1.0} for name in ("pytorch", "keras", "jax")}

    min_val: Annotated[float, Number(Text("Lower bound", "아래 경계"), -10, 0, step=0.1)] = -1.0
    max_val: Annotated[float, Number(Text("Upper bound", "위 경계"), 0.1, 10, step=0.1)] = 1.0

    @property
    def kinks(self) -> tuple[float, ...]:
        return (self.min_val, self.max_val)

    @property
    def jax_at_kinks(self) -> tuple[float, ...]:
        return (1.0, 1.0) if "jax" in self.drawn_as_in() else ()  # JAX has no other bounds than -1 and 1

    def __call__(self, x: Array) -> Array:
        return np.clip(x, self.min_val, self.max_val)

    def single(self) -> Kernel:
        return clipped(self.min_val, self.max_val)


class SparseSigmoid(_Clipped):
    title = Text("Sparse sigmoid", "스파스 시그모이드")
    about = Text(
        "Gives probabilities that can be exactly 0 or 1; it is sparsemax for two classes.",
        "정확히 0이나 1인 확률을 낼 수 있습니다. 클래스가 두 개인 sparsemax와 같습니다.",
    )
    family = "sigmoid"
    tex = r"\min\left(\max\left(\frac{x + 1}{2}, 0\right), 1\right)"
    tex_derivative = r"\begin{cases}\frac{1}{2} & \quad |x| < 1\\ 0 & \quad |x| \ge 1\end{cases}"
    use = Text(
        "Probabilities and gates that should be able to reach exactly 0 or 1; rare.",
        "정확히 0이나 1이 될 수 있어야 하는 확률과 게이트에 드물게 씁니다.",
    )
    source = "blondel2019"
    year = 2019
    keras = "activations.sparse_sigmoid"
    jax = "jax.nn.sparse_sigmoid"

    @property
    def _rise(self) -> float:
        return 0.5

    @property
    def kinks(self) -> tuple[float, ...]:
        return (-1.0, 1.0)

    @property
    def jax_at_kinks(self) -> tuple[float, ...]:
        return (0.25, 0.25)  # JAX clips, and clipping takes the mean of the two slopes

    def __call__(self, x: Array) -> Array:
        return (np.clip(x, -1.0, 1.0) + 1.0) / 2.0
