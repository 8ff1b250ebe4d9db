"""S-shaped functions without an exponential: cheaper, and slower to reach their limits."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from acts.activations.base import Activation, Kernel
from acts.array import Array, Singles
from acts.knobs import Number
from acts.text import Text


class Softsign(Activation):
    title = Text("Softsign", "소프트사인")
    about = Text(
        "Like tanh, but it nears its limits slowly, as 1/|x|, so its slope fades far less abruptly.",
        "Tanh와 비슷하지만 1/|x|의 속도로 천천히 한계에 다가가므로 접선 기울기가 훨씬 완만하게 줄어듭니다.",
    )
    family = "sigmoid"
    tex = r"\frac{x}{1 + |x|}"
    tex_derivative = r"\frac{1}{(1 + |x|)^2}"
    use = Text(
        "Now and then in place of tanh, where slower saturation is wanted.",
        "포화가 더 느려야 할 때 tanh 대신 가끔 씁니다.",
    )
    source = "turian2009"
    year = 2009
    pytorch = "F.softsign(x)"
    keras = "activations.softsign"
    jax = "jax.nn.soft_sign"
    careful = Text(
        "The slope divides by 1 + |x| twice instead of squaring it, which would overflow beyond 10¹⁵⁴.",
        "접선 기울기는 1 + |x|를 제곱하지 않고 두 번 나눕니다. 제곱하면 10¹⁵⁴을 넘는 입력에서 넘칩니다.",
    )

    @property
    def breaks(self) -> tuple[float, ...]:
        return (0.0,)

    def __call__(self, x: Array) -> Array:
        held = np.clip(x, -1e300, 1e300)
        return held / (1.0 + np.abs(held))

    def derivative(self, x: Array) -> Array:
        q = 1.0 + np.abs(x)
        return 1.0 / q / q

    def second_derivative(self, x: Array) -> Array:
        q = 1.0 + np.abs(x)
        return -2.0 * np.sign(x) / q / q / q

    def single(self) -> Kernel:
        return _softsign


def _softsign(z: Singles, slope: Singles) -> None:
    np.divide(np.float32(1), np.add(np.abs(z, out=slope), np.float32(1), out=slope), out=slope)
    np.multiply(z, slope, out=z)
    np.square(slope, out=slope)


class Arctan(Activation):
    title = Text("Arctan", "아크탄젠트")
    about = Text(
        "The angle whose tangent is x: an S between −π/2 and π/2 with slow tails.",
        "탄젠트 값이 x인 각도입니다. −π/2와 π/2 사이의 S자 곡선이며 꼬리가 완만합니다.",
    )
    family = "sigmoid"
    tex = r"\arctan x"
    tex_derivative = r"\frac{1}{1 + x^2}"
    use = Text(
        "Rarely a hidden unit; an output that is an angle is usually made with atan2 instead.",
        "은닉층에는 드물게 쓰며, 각도를 출력할 때는 보통 atan2를 대신 씁니다.",
    )
    source = "kunc2024"
    year = 1990
    pytorch = "torch.atan(x)"
    keras = "ops.arctan(x)"
    jax = "jnp.arctan(x)"
    careful = Text(
        "Beyond 10⁹ the slope is 1/x/x, as x² would overflow.",
        "10⁹을 넘으면 접선 기울기를 1/x/x로 계산합니다. x²은 넘칠 수 있기 때문입니다.",
    )

    def __call__(self, x: Array) -> Array:
        return np.arctan(x)

    def derivative(self, x: Array) -> Array:
        a = np.abs(x)
        near, far = np.minimum(a, _FAR), np.maximum(a, _FAR)
        return np.where(a > _FAR, 1.0 / far / far, 1.0 / (1.0 + near * near))

    def second_derivative(self, x: Array) -> Array:
        slope = self.derivative(x)
        return -2.0 * np.clip(x, -1e300, 1e300) * slope * slope


_FAR = 1e9  # where 1 + x² has long been x²


def _halves(x: Array) -> tuple[Array, Array]:
    """x held within ±1, and 1/x² for x beyond: between them they cover the line without overflow."""
    r = 1.0 / np.maximum(np.abs(x), 1.0)
    return np.clip(x, -1.0, 1.0), r * r


class Isru(Activation):
    title = Text("ISRU", "ISRU(역제곱근 유닛)")
    about = Text(
        "An S-shaped function built from one square root, much cheaper than an exponential.",
        "제곱근 하나로 만든 S자 함수로, 지수 함수보다 계산이 훨씬 가볍습니다.",
    )
    family = "sigmoid"
    tex = r"\frac{x}{\sqrt{1 + \alpha x^2}}"
    tex_derivative = r"\frac{1}{(1 + \alpha x^2)^{3/2}}"
    letters = {"alpha": r"\alpha"}
    use = Text(
        "A cheap replacement for tanh, proposed for recurrent networks; rare in practice.",
        "순환 신경망에서 tanh를 값싸게 대신하도록 제안되었으며 실제로는 드뭅니다.",
    )
    source = "carlile2017"
    year = 2017
    careful = Text(
        "Beyond ±1 everything is written in 1/x², so that no square overflows.",
        "±1 밖에서는 모두 1/x²으로 바꾸어 계산하므로 제곱이 넘치지 않습니다.",
    )

    alpha: Annotated[float, Number(Text("Alpha", "알파"), 0.01, 10, step=0.01)] = 1.0

    def __call__(self, x: Array) -> Array:
        return isru(x, self.alpha)

    def derivative(self, x: Array) -> Array:
        return isru_slope(x, self.alpha)

    def second_derivative(self, x: Array) -> Array:
        return isru_bend(x, self.alpha)


def isru(x: Array, alpha: float) -> Array:
    """x / √(1 + alpha x²)."""
    small, r2 = _halves(x)
    far = np.copysign(1.0 / np.sqrt(alpha + r2), x)
    return np.where(np.abs(x) > 1, far, small / np.sqrt(1.0 + alpha * (small * small)))


def isru_slope(x: Array, alpha: float) -> Array:
    """(1 + alpha x²)^(-3/2)."""
    small, r2 = _halves(x)
    q, far = 1.0 + alpha * (small * small), alpha + r2
    return np.where(np.abs(x) > 1, r2 / (far * np.sqrt(far)) / np.maximum(np.abs(x), 1.0), 1.0 / (q * np.sqrt(q)))


def isru_bend(x: Array, alpha: float) -> Array:
    """-3 alpha x (1 + alpha x²)^(-5/2)."""
    small, r2 = _halves(x)
    q, far = 1.0 + alpha * (small * small), alpha + r2
    tail = np.copysign(r2 / (far * far * np.sqrt(far)) * r2, x)
    return (-3.0 * alpha) * np.where(np.abs(x) > 1, tail, small / (q * q * np.sqrt(q)))
