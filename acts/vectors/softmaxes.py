"""From scores to probabilities: softmax and its two relatives."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from acts.activations._careful import two_quotient
from acts.array import Array
from acts.knobs import Number
from acts.text import Text
from acts.vectors.base import VectorFunction

_AXIS = Text(
    "PyTorch wants the axis to be named; Keras and JAX take the last one.",
    "PyTorch에서는 축을 지정해야 하고, Keras와 JAX는 마지막 축을 씁니다.",
)


class Softmax(VectorFunction):
    title = Text("Softmax", "소프트맥스")
    about = Text(
        "Turns scores into probabilities that sum to 1; a low temperature sharpens them toward the largest score.",
        "점수를 합이 1인 확률로 바꿉니다. 온도가 낮을수록 가장 큰 점수 쪽으로 쏠립니다.",
    )
    tex = r"\frac{e^{x_i / T}}{\sum_j e^{x_j / T}}"
    tex_derivative = r"\frac{1}{T}\,f_i\,(\delta_{ij} - f_j)"
    letters = {"temperature": "T"}
    use = Text(
        "Outputs with one class out of many, attention weights, and mixture weights.",
        "다중 클래스 출력, 어텐션 가중치, 혼합 비율에 씁니다.",
    )
    source = "bridle1990"
    year = 1990
    pytorch = "F.softmax(x, dim=-1)"
    keras = "activations.softmax(x, axis=-1)"
    jax = "jax.nn.softmax(x, axis=-1)"
    also = ("nn.Softmax2d",)
    differs = Text(
        f"{_AXIS.en} PyTorch's nn.Softmax2d is softmax over the channels of an image, pixel by pixel.",
        f"{_AXIS.ko} PyTorch의 nn.Softmax2d는 이미지의 픽셀마다 채널 방향으로 취한 소프트맥스입니다.",
    )

    temperature: Annotated[float, Number(Text("Temperature", "온도"), 0.05, 20, scale="log")] = 1.0

    def __call__(self, x: Array) -> Array:
        return _shares(x, self.temperature)[0]

    def jacobian(self, x: Array) -> Array:
        p, others = _shares(x, self.temperature)
        return _spread(p, p * others) / self.temperature


class Softmin(VectorFunction):
    title = Text("Softmin", "소프트민")
    about = Text(
        "Softmax of the negative scores: the smallest number gets the largest share, as a distance should.",
        "부호를 바꾼 점수의 소프트맥스입니다. 거리처럼 가장 작은 수가 가장 큰 몫을 받습니다.",
    )
    tex = r"\frac{e^{-x_i}}{\sum_j e^{-x_j}}"
    tex_derivative = r"-f_i\,(\delta_{ij} - f_j)"
    use = Text("Turning distances into weights.", "거리를 가중치로 바꿀 때 씁니다.")
    source = "bridle1990"
    year = 1990
    pytorch = "F.softmin(x, dim=-1)"

    def __call__(self, x: Array) -> Array:
        return _shares(-x, 1.0)[0]

    def jacobian(self, x: Array) -> Array:
        p, others = _shares(-x, 1.0)
        return -_spread(p, p * others)


class LogSoftmax(VectorFunction):
    title = Text("Log-softmax", "로그 소프트맥스")
    about = Text(
        "The logarithms of the softmax probabilities, as the cross-entropy loss wants them.",
        "소프트맥스 확률의 로그입니다. 교차 엔트로피 손실에 그대로 들어갑니다.",
    )
    tex = r"x_i - \ln \sum_j e^{x_j}"
    tex_derivative = r"\delta_{ij} - e^{f_j}"
    use = Text(
        "In front of the negative log-likelihood, in classification and language modeling.",
        "분류와 언어 모델링에서 음의 로그 가능도 앞에 씁니다.",
    )
    source = "goodfellow2016"
    year = 2016
    pytorch = "F.log_softmax(x, dim=-1)"
    keras = "activations.log_softmax(x, axis=-1)"
    jax = "jax.nn.log_softmax(x, axis=-1)"
    differs = _AXIS

    def __call__(self, x: Array) -> Array:
        d, rest, top = _below_top(x)
        e = np.exp(d)
        others = np.where(top, 0.0, e + e * rest).sum(-1, keepdims=True)
        return d - (np.log1p(others) - rest)

    def jacobian(self, x: Array) -> Array:
        p, others = _shares(x, 1.0)
        return np.where(np.eye(p.shape[-1], dtype=bool), others[..., None], -p[..., None, :])


def _below_top(x: Array) -> tuple[Array, Array, Array]:
    """x - max x in two words, and where the one largest entry stands.

    An infinite entry outweighs every finite one; several share alike.
    """
    largest = x.max(-1, keepdims=True)
    with np.errstate(invalid="ignore", over="ignore"):
        d = np.where(x == largest, 0.0, x - largest)
        back = x - d
        rest = (x - (d + back)) + (back - largest)
    top = np.arange(x.shape[-1]) == x.argmax(-1)[..., None]
    return d, np.where(np.isfinite(rest), rest, 0.0), top


def _shares(x: Array, temperature: float) -> tuple[Array, Array]:
    """The probabilities, and 1 minus each, summed from the other entries where nearly nothing is left."""
    d, rest, top = _below_top(x)
    q, more = two_quotient(np.maximum(d, -1e4 * temperature), temperature)
    e = np.exp(q)
    e = e + e * (more + rest / temperature)
    total = e.sum(-1, keepdims=True)
    p = e / total
    return p, np.where(top, np.where(top, 0.0, e).sum(-1, keepdims=True) / total, 1.0 - p)


def _spread(p: Array, diagonal: Array) -> Array:
    n = p.shape[-1]
    return np.where(np.eye(n, dtype=bool), diagonal[..., None], -p[..., :, None] * p[..., None, :])
