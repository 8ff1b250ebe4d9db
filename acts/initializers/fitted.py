"""Weights that are made to measure: for the function of the network, or for its data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

import numpy as np
from numpy.random import Generator
from pydantic import PrivateAttr

from acts.activations.base import Activation
from acts.array import Array
from acts.gauss import moments
from acts.initializers.base import Gaussian, Initializer, spelling
from acts.initializers.structured import rotation
from acts.knobs import Number, Option
from acts.text import Text, Trouble

_PASSES: Mapping[str, Text] = {
    "forward": Text("signal forward", "앞으로 가는 신호"),
    "backward": Text("gradient back", "뒤로 가는 기울기"),
    "compromise": Text("both, halfway", "둘의 가운데"),
}


class Matched(Gaussian):
    title = Text("Matched to the function", "함수에 맞춘 초기화")
    about = Text(
        "Variance g²/n with the gain g computed for the chosen activation function, also one of your own: forward "
        "g² = 1/E[f(Z)²] over the inputs, backward g² = 1/E[f′(Z)²] over the outputs, or their compromise, as Glorot's "
        "rule is. It keeps a signal of size 1; whether that size is stable is another question.",
        "고른 활성화 함수의 이득 g를 계산해 분산을 g²/n으로 둡니다. 직접 쓴 함수에도 쓸 수 있습니다. 순전파는 입력 수와 "
        "g² = 1/E[f(Z)²], 역전파는 출력 수와 g² = 1/E[f′(Z)²]을 쓰며, Glorot의 규칙처럼 둘의 가운데를 고를 수도 있습니다. 크기가 "
        "1인 신호를 유지하는 값이며, 그 크기가 안정한지는 또 다른 문제입니다.",
    )
    tex = (
        r"\mathrm{Var}(w) = \frac{1}{n_{\mathrm{in}}\,\mathbb{E}[f(Z)^2]}, \quad "
        r"\frac{1}{n_{\mathrm{out}}\,\mathbb{E}[f'(Z)^2]} \quad \text{or} \quad "
        r"\frac{2}{n_{\mathrm{in}}\,\mathbb{E}[f(Z)^2] + n_{\mathrm{out}}\,\mathbb{E}[f'(Z)^2]}"
    )
    source = "he2015delving"
    _squares: tuple[float, float] = PrivateAttr((1.0, 1.0))  # E[f(Z)²], E[f′(Z)²]; before `suited`, of the identity

    keep: Annotated[
        Literal["forward", "backward", "compromise"], Option(Text("Keep the size of", "크기를 유지할 것"), _PASSES)
    ] = "forward"

    def suited(self, f: Activation) -> Self:
        """A copy that knows *f*; raises `Trouble` if no weights keep the size of what is asked."""
        found = moments(f, 1.0)
        squares = float(found.square), float(found.slope_square)
        sums = {"forward": squares[0], "backward": squares[1], "compromise": sum(squares)}
        if not 0 < sums[self.keep] < np.inf:
            raise Trouble(_NOTHING.format(name=f.title, kept=_PASSES[self.keep]))
        fitted = self.model_copy()
        fitted._squares = squares  # noqa: SLF001 - its own; no knob, so that a link says nothing about it
        return fitted

    def variance(self, fan_in: float, fan_out: float) -> float:
        ahead, back = fan_in * self._squares[0], fan_out * self._squares[1]
        return 1 / {"forward": ahead, "backward": back, "compromise": (ahead + back) / 2}[self.keep]


class Lsuv(Initializer):
    title = Text("LSUV (from data)", "LSUV(데이터로 맞춤)")
    about = Text(
        "Starts from a random rotation, then, layer by layer from the first, divides the weights by the deviation that "
        "is measured behind them, until it is 1 within the tolerance. It asks no theory and fits any function, but needs "
        "a batch of data.",
        "무작위 회전으로 시작한 뒤 첫 층부터 차례로, 가중치를 곱한 값의 표준편차를 재어 허용 오차 안에서 1이 되도록 가중치를 나눕니다. "
        "이론 없이 어떤 함수에나 맞지만 데이터 배치가 필요합니다.",
    )
    tex = r"W \leftarrow \frac{W}{\sqrt{\mathrm{Var}(h W)}}, \quad W^{\mathsf{T}} W = I \ \text{at the start}"
    source = "mishkin2015"
    code = spelling("orthogonal_(layer.weight)", "Orthogonal()", "orthogonal()")
    from_data = True

    tolerance: Annotated[
        float, Number(Text("Tolerance of the variance", "분산의 허용 오차"), 1e-6, 0.5, scale="log", more=True)
    ] = 0.01

    def variance(self, fan_in: float, fan_out: float) -> float:
        """The variance of a weight before the look at the data."""
        return 1 / max(fan_in, fan_out)

    def carries(self, square: float, fan_in: int, fan_out: int) -> float:
        """After the look at the data: the variance of the sums is 1, or within the tolerance what it was."""
        first = super().carries(square, fan_in, fan_out)
        return first if abs(first * square - 1) <= self.tolerance or square == 0 else 1 / square

    def draw(self, rng: Generator, fan_in: int, fan_out: int) -> Array:
        return rotation(rng, fan_in, fan_out)

    def adapt(self, weights: Array, h: Array, f: Activation) -> Array:
        """*weights* scaled until Var(h W) over all inputs and units is 1 within the tolerance.

        On one and the same batch a single division does it up to rounding; what has no variance stays as it is.
        """
        for _ in range(_ROUNDS):
            variance = float((h @ weights).var())
            if abs(variance - 1) <= self.tolerance or not 0 < variance < np.inf:
                break
            weights = weights / np.sqrt(variance)
        return weights


_ROUNDS = 10  # as in the paper
_NOTHING = Text(
    "No size of the weights fits {name}: it has nothing to keep of this ({kept}). Choose another entry under “Keep the "
    "size of”, or another initializer.",
    "{name}: 유지할 값({kept})이 없어 알맞은 가중치 크기도 없습니다. ‘크기를 유지할 것’에서 다른 항목을 고르거나 다른 초기화를 "
    "고르세요.",
)
