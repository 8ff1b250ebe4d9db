"""A value times a function of its gate: GLU and its variants in transformers."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from acts.activations import Activation
from acts.activations.gated import Silu
from acts.activations.gelus import Gelu
from acts.activations.linear import Identity
from acts.activations.rectifiers import Relu
from acts.activations.sigmoids import Sigmoid
from acts.array import Array
from acts.gates.base import Gate
from acts.text import Text


class Product(Gate):
    """a s(b), right as far as s is: ``opening`` is s."""

    opening: ClassVar[Activation]

    def __call__(self, a: Array, b: Array) -> Array:
        return _times(a, self.opening(b))

    def gradient(self, a: Array, b: Array) -> tuple[Array, Array]:
        a, b = np.broadcast_arrays(a, b)
        return self.opening(b), _times(a, self.opening.derivative(b))

    def second_derivatives(self, a: Array, b: Array) -> tuple[Array, Array, Array]:
        a, b = np.broadcast_arrays(a, b)
        slope, bend = self.opening.derivative(b), self.opening.second_derivative(b)
        return np.where(np.isnan(a + slope), np.nan, 0.0), slope, _times(a, bend)


def _times(a: Array, s: Array) -> Array:
    with np.errstate(over="ignore", invalid="ignore"):
        return a * s


_SHARED = Text(
    "No framework has it as one function: the layer is split into two halves, the first the value, the second the gate.",
    "하나의 함수로 들어 있는 프레임워크는 없습니다. 층을 둘로 나누어 앞쪽 절반을 값, 뒤쪽 절반을 게이트로 씁니다.",
)


class Glu(Product):
    title = Text("GLU", "GLU")
    about = Text(
        "The sigmoid of the gate says how much of the value passes: from nothing to all of it.",
        "게이트의 시그모이드가 값을 얼마나 통과시킬지 정합니다. 전혀 통과시키지 않을 수도, 그대로 통과시킬 수도 있습니다.",
    )
    tex = r"a\,\sigma(b)"
    tex_derivative = r"\left(\sigma(b),\ a\,\sigma(b)\,(1 - \sigma(b))\right)"
    use = Text(
        "Convolutional models of language and speech, such as the Conformer, and some networks for tables, such as TabNet.",
        "Conformer 같은 언어·음성용 합성곱 모델과 TabNet 같은 일부 표 데이터용 신경망에 씁니다.",
    )
    source = "dauphin2016"
    year = 2016
    pytorch = "F.glu(x, dim=-1)"
    keras = "activations.glu(x, axis=-1)"
    jax = "jax.nn.glu(x, axis=-1)"
    differs = Text(
        "In all three frameworks the first half of x is the value and the second half the gate.",
        "세 프레임워크 모두 x의 앞쪽 절반이 값이고 뒤쪽 절반이 게이트입니다.",
    )
    opening = Sigmoid()


class Reglu(Product):
    title = Text("ReGLU", "ReGLU")
    about = Text(
        "A gate that is closed below 0 and opens without limit above: the value is multiplied by a ReLU.",
        "0 아래에서는 닫혀 있고 위에서는 끝없이 열리는 게이트입니다. 값에 ReLU를 곱합니다.",
    )
    tex = r"a\,\max(0, b)"
    tex_derivative = r"\left(\max(0, b),\ \begin{cases}a & \quad b > 0\\ 0 & \quad b \le 0\end{cases}\right)"
    use = Text(
        "Feed-forward blocks of transformers where exact zeros are wanted; less common than SwiGLU.",
        "정확한 0이 필요한 트랜스포머의 피드포워드 블록에 쓰며, SwiGLU보다는 드뭅니다.",
    )
    source = "shazeer2020"
    year = 2020
    pytorch = "a * F.relu(b)"
    keras = "a * activations.relu(b)"
    jax = "a * jax.nn.relu(b)"
    differs = _SHARED
    opening = Relu()


class Geglu(Product):
    title = Text("GEGLU", "GEGLU")
    about = Text(
        "The value times the GELU of the gate: smooth, and slightly reversed where the gate is a little below 0.",
        "값에 게이트의 GELU를 곱합니다. 매끄럽고, 게이트가 0보다 조금 작으면 부호가 살짝 뒤집힙니다.",
    )
    tex = r"a\,b\,\Phi(b)"
    tex_derivative = r"\left(b\,\Phi(b),\ a\left(\Phi(b) + b\,\varphi(b)\right)\right)"
    use = Text(
        "Feed-forward blocks of transformers such as T5 1.1 and Gemma.",
        "T5 1.1과 Gemma 같은 트랜스포머의 피드포워드 블록에 씁니다.",
    )
    source = "shazeer2020"
    year = 2020
    pytorch = "a * F.gelu(b)"
    keras = "a * activations.gelu(b)"
    jax = "a * jax.nn.gelu(b, approximate=False)"
    differs = Text(
        "The gate is the exact GELU here; JAX's gelu, and many models, take the tanh approximation unless told otherwise.",
        "여기서는 게이트가 정확한 GELU입니다. JAX의 gelu와 여러 모델은 따로 지정하지 않으면 tanh 근사식을 씁니다.",
    )
    opening = Gelu()


class Swiglu(Product):
    title = Text("SwiGLU", "SwiGLU")
    about = Text(
        "The value times the SiLU of the gate: the usual feed-forward unit of today's large language models.",
        "값에 게이트의 SiLU를 곱합니다. 오늘날 대규모 언어 모델의 피드포워드 블록에 흔히 쓰입니다.",
    )
    tex = r"a\,b\,\sigma(b)"
    tex_derivative = r"\left(b\,\sigma(b),\ a\,\sigma(b)\left(1 + b\,(1 - \sigma(b))\right)\right)"
    use = Text(
        "Feed-forward blocks of large language models such as PaLM, LLaMA, Mistral and Qwen.",
        "PaLM, LLaMA, Mistral, Qwen 같은 대규모 언어 모델의 피드포워드 블록에 씁니다.",
    )
    source = "shazeer2020"
    year = 2020
    pytorch = "a * F.silu(b)"
    keras = "a * activations.silu(b)"
    jax = "a * jax.nn.silu(b)"
    differs = _SHARED
    opening = Silu()


class Bilinear(Product):
    title = Text("Bilinear", "쌍선형 게이트")
    about = Text(
        "The plain product of the two halves, with no other nonlinearity at all.",
        "두 절반을 그대로 곱합니다. 다른 비선형 함수는 전혀 없습니다.",
    )
    tex = r"a\,b"
    tex_derivative = r"\left(b,\ a\right)"
    use = Text(
        "A baseline for the other gates, and models that are to be taken apart analytically; rare in large models.",
        "다른 게이트와 비교하는 기준이나 수식으로 분석하려는 모델에 쓰며, 큰 모델에는 드뭅니다.",
    )
    source = "dauphin2016"
    year = 2007
    pytorch = "a * b"
    keras = "a * b"
    jax = "a * b"
    differs = Text(
        "A product is a product everywhere; nn.Bilinear of PyTorch is another thing, a layer with a weight for every pair.",
        "곱셈은 어디서나 같습니다. PyTorch의 nn.Bilinear는 이와 달리 모든 쌍에 가중치가 있는 층입니다.",
    )
    opening = Identity()
