"""All or nothing: the units of the first neural networks, with no slope to learn from."""

from __future__ import annotations

import numpy as np

from acts.activations._careful import defined
from acts.activations.base import Activation
from acts.array import Array
from acts.text import Text


class _Steps(Activation):
    """Constant on both sides of 0."""

    @property
    def kinks(self) -> tuple[float, ...]:
        return (0.0,)

    @property
    def jumps(self) -> tuple[float, ...]:
        return self.kinks

    def derivative(self, x: Array) -> Array:
        return defined(x, np.zeros_like(x))

    def second_derivative(self, x: Array) -> Array:
        return self.derivative(x)


class Step(_Steps):
    title = Text("Binary step", "계단 함수")
    about = Text(
        "Fires or stays silent, with nothing between. Its slope is 0 everywhere, so backpropagation cannot train it.",
        "켜지거나 꺼질 뿐 중간이 없습니다. 접선 기울기가 어디서나 0이라 역전파로는 학습할 수 없습니다.",
    )
    family = "step"
    tex = r"\begin{cases}1 & \quad x > 0\\ 0 & \quad x \le 0\end{cases}"
    tex_derivative = r"0 \quad (x \ne 0)"
    use = Text(
        "Mostly history; binary and spiking networks use it forward, with another slope for the backward pass.",
        "주로 역사적인 함수이며, 이진 신경망과 스파이킹 신경망이 역전파에 대체 기울기를 붙여 씁니다.",
    )
    source = "mcculloch1943"
    year = 1943
    pytorch = "torch.heaviside(x, values)"
    keras = "ops.heaviside(x1, x2)"
    jax = "jnp.heaviside(x1, x2)"
    defaults = {}
    differs = Text(
        "The value at 0 is a convention that every library asks for; here it is 0.",
        "0에서의 값은 정하기 나름이라 라이브러리마다 직접 지정해야 합니다. 여기서는 0입니다.",
    )

    def __call__(self, x: Array) -> Array:
        return defined(x, np.where(x > 0, 1.0, 0.0))

    @property
    def pytorch_at_kinks(self) -> tuple[float, ...]:
        return ()  # torch.heaviside refuses to be differentiated


class Sign(_Steps):
    title = Text("Sign", "부호 함수")
    about = Text(
        "Keeps only the direction of its input. Binary networks use it with a made-up slope for the backward pass.",
        "입력의 부호만 남깁니다. 이진 신경망에서는 역전파에 대체 기울기를 붙여 씁니다.",
    )
    family = "step"
    tex = r"\begin{cases}1 & \quad x > 0\\ 0 & \quad x = 0\\ -1 & \quad x < 0\end{cases}"
    tex_derivative = r"0 \quad (x \ne 0)"
    use = Text(
        "Binary networks with a straight-through gradient, and Hopfield networks.",
        "스트레이트 스루 기울기를 쓰는 이진 신경망과 홉필드 신경망에 씁니다.",
    )
    source = "rosenblatt1958"
    year = 1958
    pytorch = "torch.sign(x)"
    keras = "ops.sign(x)"
    jax = "jnp.sign(x)"
    differs = Text(
        "Some binary networks use 1 at 0; the libraries return 0.",
        "일부 이진 신경망은 0에서 1을 쓰지만 라이브러리는 모두 0을 돌려줍니다.",
    )

    def __call__(self, x: Array) -> Array:
        return np.sign(x)
