"""Random matrices with a structure: rotations, and units with few inputs."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from numpy.random import Generator

from acts.array import Array
from acts.fans import Kernel
from acts.initializers.base import Initializer, spelling
from acts.knobs import Number, Option
from acts.text import Text

_PLACES = {
    "whole": Text("the whole kernel, unfolded", "펼친 커널 전체"),
    "center": Text("only its center (delta-orthogonal)", "가운데 칸만(델타 직교)"),
}


class Orthogonal(Initializer):
    title = Text("Orthogonal", "직교 초기화")
    about = Text(
        "A random rotation times the gain: every direction keeps the same length, so a linear network of any depth "
        "neither fades nor explodes. PyTorch draws it the same way.",
        "무작위 회전에 이득을 곱합니다. 모든 방향의 길이가 똑같이 유지되므로 선형 신경망은 아무리 깊어도 신호가 사라지거나 "
        "폭주하지 않습니다. PyTorch와 같은 방법으로 뽑습니다.",
    )
    tex = r"W^{\mathsf{T}} W = g^2 I, \quad \mathrm{Var}(w) = \frac{g^2}{\max(n_{\mathrm{in}}, n_{\mathrm{out}})}"
    source = "saxe2013"
    code = spelling("orthogonal_(layer.weight, gain={gain})", "Orthogonal({gain})", "orthogonal({gain})")

    gain: Annotated[float, Number(Text("Gain g", "이득 g"), 0.01, 5, step=0.01)] = 1.0

    kernel: Annotated[
        Literal["whole", "center"], Option(Text("In a convolution", "합성곱에서"), _PLACES, more=True)
    ] = "whole"

    def variance(self, fan_in: float, fan_out: float) -> float:
        return self.gain**2 / max(fan_in, fan_out)

    def draw(self, rng: Generator, fan_in: int, fan_out: int) -> Array:
        return self.gain * rotation(rng, fan_in, fan_out)

    def draw_kernel(self, rng: Generator, kernel: Kernel) -> Array:
        if self.kernel == "whole":
            return super().draw_kernel(rng, kernel)
        weights = np.zeros(kernel.shape)
        weights[kernel.center] = self.draw(rng, *kernel.shape[-2:])
        return weights


class Sparse(Initializer):
    title = Text("Sparse", "희소 초기화")
    about = Text(
        "Each unit listens to a few inputs with normal weights and ignores the rest, so units differ from the start. "
        "PyTorch counts the zeros for each input instead.",
        "유닛마다 일부 입력만 정규분포 가중치로 받고 나머지는 0으로 둡니다. 유닛들이 처음부터 서로 달라집니다. PyTorch는 유닛이 "
        "아니라 입력마다 0의 개수를 맞춥니다.",
    )
    tex = r"\mathrm{Var}(w) = (1 - s)\,\sigma^2"
    source = "martens2010"
    code = spelling("sparse_(layer.weight, sparsity={share}, std={deviation})")

    share: Annotated[float, Number(Text("Share of zeros s", "0의 비율 s"), 0, 0.99, step=0.01)] = 0.85
    deviation: Annotated[float, Number(Text("Deviation σ", "표준편차 σ"), 0.001, 10, scale="log")] = 0.25

    def variance(self, fan_in: float, fan_out: float) -> float:
        return self.deviation**2 * self._kept(fan_in) / fan_in

    def draw(self, rng: Generator, fan_in: int, fan_out: int) -> Array:
        values = rng.normal(0.0, self.deviation, (fan_in, fan_out))
        place = rng.random((fan_in, fan_out)).argsort(axis=0).argsort(axis=0)
        return np.where(place < self._kept(fan_in), values, 0.0)

    def _kept(self, fan_in: float) -> float:
        return max(1, fan_in - round(self.share * fan_in))


def rotation(rng: Generator, fan_in: int, fan_out: int) -> Array:
    """A matrix (fan_in, fan_out) with orthonormal rows or columns, whichever are fewer, no direction preferred."""
    tall = rng.standard_normal((max(fan_in, fan_out), min(fan_in, fan_out)))
    q, r = np.linalg.qr(tall)
    turned = q * np.where(np.diag(r) < 0, -1.0, 1.0)  # without the signs, QR favors some rotations
    return turned if fan_in >= fan_out else np.ascontiguousarray(turned.T)
