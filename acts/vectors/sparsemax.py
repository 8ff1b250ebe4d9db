"""Probabilities with exact zeros."""

from __future__ import annotations

import numpy as np

from acts.array import Array
from acts.text import Text
from acts.vectors.base import VectorFunction


class Sparsemax(VectorFunction):
    title = Text("Sparsemax", "스파스맥스")
    about = Text(
        "The nearest point of the probability simplex: like softmax, but small scores get exactly 0.",
        "확률 단체에서 가장 가까운 점입니다. 소프트맥스와 비슷하지만 작은 점수는 정확히 0이 됩니다.",
    )
    tex = r"\max(x_i - \tau, 0) \quad \sum_i \max(x_i - \tau, 0) = 1"
    tex_derivative = (
        r"s_i\,\delta_{ij} - \frac{s_i s_j}{s_1 + \cdots + s_n} "
        r"\quad s_i = \begin{cases}1 & \quad f_i > 0\\ 0 & \quad f_i = 0\end{cases}"
    )
    use = Text(
        "Attention and probabilities that should ignore most entries entirely; less common than softmax.",
        "대부분의 원소를 완전히 무시해야 하는 어텐션과 확률에 쓰며, 소프트맥스보다는 드뭅니다.",
    )
    source = "martins2016"
    year = 2016
    keras = "activations.sparsemax(x, axis=-1)"
    differs = Text(
        "Keras 3.15 gets it wrong as soon as two entries are positive; PyTorch needs the package entmax.",
        "Keras 3.15는 양수인 원소가 둘 이상이면 틀린 값을 냅니다. PyTorch에서는 entmax 패키지가 필요합니다.",
    )

    def __call__(self, x: Array) -> Array:
        d, threshold = _threshold(x)
        return np.maximum(d - threshold, 0.0)

    def jacobian(self, x: Array) -> Array:
        d, threshold = _threshold(x)
        s = np.where(d > threshold, 1.0, 0.0)
        share = s / s.sum(-1, keepdims=True)
        return s[..., :, None] * (np.eye(x.shape[-1]) - share[..., None, :])


def _threshold(x: Array) -> tuple[Array, Array]:
    """x minus its largest entry, and the threshold τ of that (Martins & Astudillo 2016, algorithm 1).

    Only entries less than 1 below the largest can matter, so the rest are held at -2.
    """
    largest = x.max(-1, keepdims=True)
    with np.errstate(invalid="ignore", over="ignore"):
        d = np.maximum(np.where(x == largest, 0.0, x - largest), -2.0)
    ordered = -np.sort(-d, axis=-1)
    count = np.arange(1, x.shape[-1] + 1)
    excess = np.cumsum(ordered, axis=-1) - 1.0
    support = np.where(ordered * count > excess, count, 1).max(-1, keepdims=True)
    return d, np.take_along_axis(excess, support - 1, axis=-1) / support


class Entmax(VectorFunction):
    title = Text("1.5-Entmax", "1.5-엔트맥스")
    about = Text(
        "Halfway from softmax to sparsemax: small scores get exactly 0, and the others change smoothly.",
        "소프트맥스와 스파스맥스의 중간입니다. 작은 점수는 정확히 0이 되고 나머지는 매끄럽게 변합니다.",
    )
    tex = r"\max\left(\frac{x_i}{2} - \tau, 0\right)^2 \quad \sum_i \max\left(\frac{x_i}{2} - \tau, 0\right)^2 = 1"
    tex_derivative = r"s_i\,\delta_{ij} - \frac{s_i s_j}{s_1 + \cdots + s_n} \quad s_i = \sqrt{f_i}"
    use = Text(
        "Sparse attention and sparse outputs of sequence models; less common than softmax.",
        "희소한 어텐션과 시퀀스 모델의 희소한 출력에 쓰며, 소프트맥스보다는 드뭅니다.",
    )
    source = "peters2019"
    year = 2019
    differs = Text(
        "No framework has it built in; PyTorch needs the package entmax, where it is called entmax15.",
        "어느 프레임워크에도 들어 있지 않습니다. PyTorch에서는 entmax 패키지의 entmax15를 씁니다.",
    )

    def __call__(self, x: Array) -> Array:
        return np.square(_roots(x))

    def jacobian(self, x: Array) -> Array:
        s = _roots(x)
        share = s / s.sum(-1, keepdims=True)
        return s[..., :, None] * (np.eye(x.shape[-1]) - share[..., None, :])


def _roots(x: Array) -> Array:
    """The square roots of the shares, by the exact algorithm of Peters et al. 2019.

    Only entries less than 2 below the largest can matter, so the rest are held at -4.
    """
    largest = x.max(-1, keepdims=True)
    with np.errstate(invalid="ignore", over="ignore"):
        half = 0.5 * np.maximum(np.where(x == largest, 0.0, x - largest), -4.0)
    ordered = -np.sort(-half, axis=-1)
    thresholds = _thresholds(ordered)
    support = np.where(thresholds <= ordered, np.arange(1, x.shape[-1] + 1), 1).max(-1, keepdims=True)
    return np.maximum(half - np.take_along_axis(thresholds, support - 1, axis=-1), 0.0)


def _thresholds(ordered: Array) -> Array:
    """What τ would be if just the first 1, 2, … entries had a share; they stand in descending order.

    It is the smaller root of Σ(z - τ)² = 1 over these entries, or their mean where there is none.
    """
    count = np.arange(1, ordered.shape[-1] + 1)
    mean = np.cumsum(ordered, axis=-1) / count
    spread = np.cumsum(np.square(ordered), axis=-1) - count * mean * mean
    return mean - np.sqrt(np.maximum(1.0 - spread, 0.0) / count)
