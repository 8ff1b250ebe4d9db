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
