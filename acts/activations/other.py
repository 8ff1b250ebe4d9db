"""Functions that belong to no family: mostly for outputs and targets."""

from __future__ import annotations

import numpy as np

from acts.activations._careful import defined
from acts.activations.base import Activation
from acts.array import Array
from acts.text import Text


class Exponential(Activation):
    title = Text("Exponential", "지수 함수")
    about = Text(
        "Turns a sum into a product and is always positive: the rate of a Poisson model. It grows without restraint.",
        "합을 곱으로 바꾸고 늘 양수입니다. 푸아송 모형의 비율을 낼 때 쓰며 끝없이 커집니다.",
    )
    family = "other"
    tex = r"e^{x}"
    tex_derivative = r"e^{x}"
    use = Text(
        "Outputs that are rates, as in a Poisson model; usually clipped, or trained on the logarithm.",
        "푸아송 모형처럼 비율을 내는 출력에 쓰며, 보통 값을 제한하거나 로그로 학습합니다.",
    )
    source = "nelder1972"
    year = 1972
    pytorch = "torch.exp(x)"
    keras = "activations.exponential"
    jax = "jnp.exp(x)"

    def __call__(self, x: Array) -> Array:
        with np.errstate(over="ignore"):
            return np.exp(x)

    def derivative(self, x: Array) -> Array:
        return self(x)

    def second_derivative(self, x: Array) -> Array:
        return self(x)


class Abs(Activation):
    title = Text("Absolute value", "절댓값")
    about = Text(
        "Forgets the sign and keeps the size, so the second moment of a signal passes unchanged.",
        "부호를 버리고 크기만 남깁니다. 신호의 2차 모멘트가 그대로 유지됩니다.",
    )
    family = "other"
    tex = r"|x|"
    tex_derivative = r"\begin{cases}1 & \quad x > 0\\ 0 & \quad x = 0\\ -1 & \quad x < 0\end{cases}"
    use = Text(
        "Rectification in early convolutional networks and in scattering networks; rare in trained layers.",
        "초기 합성곱 신경망과 산란 신경망의 정류에 쓰며, 학습하는 층에는 드뭅니다.",
    )
    source = "jarrett2009"
    year = 2009
    pytorch = "torch.abs(x)"
    keras = "ops.abs(x)"
    jax = "jnp.abs(x)"
    differs = Text(
        "At 0 the slope is 0 in PyTorch and 1 in JAX.",
        "0에서의 미분값은 PyTorch에서 0, JAX에서 1입니다.",
    )

    @property
    def kinks(self) -> tuple[float, ...]:
        return (0.0,)

    @property
    def jax_at_kinks(self) -> tuple[float, ...]:
        return (1.0,)

    def __call__(self, x: Array) -> Array:
        return np.abs(x)

    def derivative(self, x: Array) -> Array:
        return np.sign(x)

    def second_derivative(self, x: Array) -> Array:
        return defined(x, np.zeros_like(x))


class Symlog(Activation):
    title = Text("Symlog", "심로그")
    about = Text(
        "The identity near 0 and a logarithm far out, on both sides: it squashes targets of very different sizes.",
        "0 근처에서는 항등 함수, 멀리서는 양쪽 모두 로그입니다. 크기가 크게 다른 목표값을 눌러 줍니다.",
    )
    family = "other"
    tex = r"\operatorname{sgn}(x) \ln(1 + |x|)"
    tex_derivative = r"\frac{1}{1 + |x|}"
    use = Text(
        "Targets of very different sizes, such as returns in the reinforcement learning of DreamerV3.",
        "DreamerV3의 강화 학습 보상처럼 크기가 크게 다른 목표값에 씁니다.",
    )
    source = "hafner2023"
    year = 2023
    careful = Text(
        "ln(1 + |x|) is taken in one step (log1p), or small inputs would vanish beside the 1.",
        "ln(1 + |x|)를 한 번에(log1p) 계산합니다. 그러지 않으면 작은 입력이 1에 묻혀 사라집니다.",
    )

    @property
    def breaks(self) -> tuple[float, ...]:
        return (0.0,)

    def __call__(self, x: Array) -> Array:
        return np.copysign(np.log1p(np.abs(x)), x)

    def derivative(self, x: Array) -> Array:
        return 1.0 / (1.0 + np.abs(x))

    def second_derivative(self, x: Array) -> Array:
        return -np.sign(x) * np.square(self.derivative(x))


class BentIdentity(Activation):
    title = Text("Bent identity", "벤트 아이덴티티")
    about = Text(
        "A line that bends softly from slope 1/2 on the left to slope 3/2 on the right. Found in teaching, rarely in use.",
        "왼쪽 기울기 1/2에서 오른쪽 기울기 3/2로 부드럽게 휘는 선입니다. 교재에는 나오지만 실제로는 거의 쓰지 않습니다.",
    )
    family = "other"
    tex = r"\frac{\sqrt{x^2 + 1} - 1}{2} + x"
    tex_derivative = r"\frac{x}{2\sqrt{x^2 + 1}} + 1"
    use = Text("Teaching; no established use is known.", "교재에 나오며 자리 잡은 쓰임은 알려져 있지 않습니다.")
    source = "kunc2024"
    year = 2010
    careful = Text(
        "√(x² + 1) − 1 is written as x²/(√(x² + 1) + 1), which neither cancels near 0 nor overflows.",
        "√(x² + 1) − 1을 x²/(√(x² + 1) + 1)로 바꾸면 0 근처에서 상쇄되지도, 멀리서 넘치지도 않습니다.",
    )

    def __call__(self, x: Array) -> Array:
        a = np.minimum(np.abs(x), _FAR)
        with np.errstate(over="ignore"):
            return x * (1.0 + np.copysign(0.5 * a / (np.hypot(a, 1.0) + 1.0), x))

    def derivative(self, x: Array) -> Array:
        a = np.minimum(np.abs(x), _FAR)
        return 1.0 + np.copysign(0.5 * a / np.hypot(a, 1.0), x)

    def second_derivative(self, x: Array) -> Array:
        h = np.hypot(x, 1.0)
        return 0.5 / h / h / h


_FAR = 1e300  # where x / √(x² + 1) has long been ±1
