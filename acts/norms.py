"""Normalization of what a layer receives, before its activation: over the samples of a step, or over the units.

ẑ = (z − mean) / √(variance + ε) with the biased variance and ε = 10⁻⁵, as in PyTorch; the layer goes on with γ ẑ + β.
Sources: Ioffe and Szegedy 2015, arXiv:1502.03167; Ba, Kiros and Hinton 2016, arXiv:1607.06450.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import DTypeLike

from acts.array import AnyArray
from acts.text import Text

Norm = Literal["none", "batch", "layer"]
EPSILON = 1e-5


class Normalizer(ABC):
    """One layer of R networks on a fixed number of samples; it keeps what the way back needs."""

    def __init__(self, shape: tuple[int, int, int], dtype: DTypeLike) -> None:
        self.sums: AnyArray = np.empty(shape, dtype)  #: what is to be normalized, (R, samples, m)
        self._normal, self._work = np.empty((2, *shape), dtype)
        self._down, self._across = np.ones((1, shape[1]), dtype), np.ones((shape[2], 1), dtype)
        self._mean: AnyArray = np.empty(0, dtype)
        self._inverse: AnyArray = np.empty(0, dtype)

    @abstractmethod
    def mean(self, z: AnyArray) -> AnyArray:
        """The mean that is taken out; a product sums several times as fast as a sum."""

    def total(self, z: AnyArray, out: AnyArray) -> None:
        """The sums of z (R, samples, m) over the samples, (R, m)."""
        np.matmul(self._down, z, out=out[:, None])

    def forward(self, gain: AnyArray, bias: AnyArray, out: AnyArray) -> None:
        """*out* becomes gain · ẑ + bias, where z is in ``sums``; gain and bias are (R, m)."""
        z = self.sums
        self._mean = self.mean(z)
        np.subtract(z, self._mean, out=z)
        variance = self.mean(np.square(z, out=self._work))
        self._inverse = 1 / np.sqrt(variance + EPSILON)
        np.multiply(z, self._inverse, out=self._normal)
        np.multiply(self._normal, gain[:, None], out=z)
        np.add(z, bias[:, None], out=out)

    def backward(self, error: AnyArray, gain: AnyArray, out: AnyArray) -> None:
        """*error* with respect to gain · ẑ + bias becomes that with respect to z; *out* (R, m) is the gain's gradient."""
        self.total(np.multiply(error, self._normal, out=self._work), out)
        inner = np.multiply(error, gain[:, None], out=self.sums)
        along = self.mean(np.multiply(inner, self._normal, out=self._work))
        np.subtract(inner, self.mean(inner), out=inner)
        np.subtract(inner, np.multiply(self._normal, along, out=self._work), out=inner)
        np.multiply(inner, self._inverse, out=error)

    def folded(self, weight: AnyArray, gain: AnyArray) -> AnyArray:
        """*weight* (R, m, n + 1) without the normalization; NaN where it cannot be done without."""
        return np.full_like(weight, np.nan)


class _Batch(Normalizer):
    """Over the samples, unit by unit."""

    def mean(self, z: AnyArray) -> AnyArray:
        return (self._down @ z) / z.dtype.type(z.shape[1])

    def folded(self, weight: AnyArray, gain: AnyArray) -> AnyArray:
        stretch = gain[:, :, None] * self._inverse.swapaxes(1, 2)
        bias = weight[:, :, -1:] - stretch * self._mean.swapaxes(1, 2)
        return np.concatenate([stretch * weight[:, :, :-1], bias], 2)


class _Layer(Normalizer):
    """Over the units, sample by sample."""

    def mean(self, z: AnyArray) -> AnyArray:
        return (z @ self._across) / z.dtype.type(z.shape[2])


NORMS: Mapping[str, type[Normalizer]] = MappingProxyType({"batch": _Batch, "layer": _Layer})
"""The normalizations by the word that stands for them."""
NORM_NAMES: Mapping[str, Text] = {
    "none": Text("None", "없음"),
    "batch": Text("Batch normalization", "배치 정규화"),
    "layer": Text("Layer normalization", "층 정규화"),
}
