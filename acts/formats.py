"""The number formats that networks are computed in, and arithmetic that rounds to them after every operation.

NumPy has float16, float32 and float64. It has no bfloat16: that one is emulated by `Brain`, which computes in float32
and rounds every result to 8 significant bits, ties to even.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

from acts.array import AnyArray, Array

Single = NDArray[np.float32]


Step = Callable[..., Any]


@dataclass(frozen=True)
class Ops:
    """The functions that a textbook formula calls; + - * / ** and comparisons belong to the numbers themselves."""

    exp: Step
    log: Step
    sqrt: Step
    tanh: Step
    erf: Step
    sin: Step
    cos: Step
    abs: Step
    where: Step


def _erf(x: AnyArray) -> AnyArray:
    return special.erf(x).astype(x.dtype)  # SciPy answers float16 in float32


NUMPY = Ops(np.exp, np.log, np.sqrt, np.tanh, _erf, np.sin, np.cos, np.abs, np.where)
"""Arithmetic in the format of the arrays themselves."""


def to_brain(x: AnyArray | float) -> Single:
    """*x* rounded to bfloat16, ties to even, kept in float32; through float32 first, as frameworks do."""
    with np.errstate(over="ignore", under="ignore"):
        bits = np.asarray(x, np.float32).view(np.uint32)
    kept = (bits + np.uint32(0x7FFF) + ((bits >> np.uint32(16)) & np.uint32(1))) & np.uint32(0xFFFF0000)
    return np.where(np.isnan(x), np.float32(np.nan), kept.view(np.float32))


class Brain:
    """A bfloat16 array that rounds after every operation."""

    __array_ufunc__ = None

    def __init__(self, value: Any) -> None:
        self.value = to_brain(value)

    def _with(self, other: Any, work: Callable[[Any, Any], Any]) -> Brain:
        return Brain(work(self.value, _plain(other)))

    def __add__(self, other: Any) -> Brain:
        return self._with(other, lambda a, b: a + b)

    def __sub__(self, other: Any) -> Brain:
        return self._with(other, lambda a, b: a - b)

    def __rsub__(self, other: Any) -> Brain:
        return self._with(other, lambda a, b: b - a)

    def __mul__(self, other: Any) -> Brain:
        return self._with(other, lambda a, b: a * b)

    def __truediv__(self, other: Any) -> Brain:
        return self._with(other, lambda a, b: a / b)

    def __rtruediv__(self, other: Any) -> Brain:
        return self._with(other, lambda a, b: b / a)

    def __pow__(self, power: float) -> Brain:
        return self._with(power, lambda a, b: a**b)

    def __neg__(self) -> Brain:
        return Brain(-self.value)

    def __gt__(self, other: Any) -> Any:
        return self.value > _plain(other)

    __radd__, __rmul__ = __add__, __mul__


def _plain(x: Any) -> Any:
    return x.value if isinstance(x, Brain) else to_brain(x)


def _brained(step: Step) -> Step:
    """*step* on `Brain` numbers: computed in float32, rounded once."""
    return lambda x: Brain(step(x.value))


def _where(chosen: Any, yes: Any, no: Any) -> Brain:
    return Brain(np.where(chosen, _plain(yes), _plain(no)))


BRAIN = Ops(*(_brained(getattr(NUMPY, field.name)) for field in fields(Ops) if field.name != "where"), where=_where)
"""Arithmetic in bfloat16."""


@dataclass(frozen=True)
class Format:
    """A format by its name: how many significant bits it keeps, its largest number, and how to compute in it."""

    name: str
    bits: int
    largest: float
    rounded: Callable[[AnyArray], Any]  #: the nearest numbers of the format
    emulated: bool = False

    def run(self, formula: Callable[[Ops, Any], Any], x: Array) -> Array:
        """*formula* at x, every intermediate result rounded to the format: float64, same shape; overflow is silent."""
        with np.errstate(all="ignore"):
            if self.emulated:
                return formula(BRAIN, Brain(x)).value.astype(np.float64)
            return np.asarray(formula(NUMPY, self.rounded(x))).astype(np.float64)

    def nearest(self, x: Array) -> Array:
        """*x* rounded once: float64, same shape."""
        with np.errstate(all="ignore"):
            return np.asarray(self.rounded(x)).astype(np.float64)


def _native(kind: Any) -> Format:
    about = np.finfo(kind)
    return Format(np.dtype(kind).name, int(about.nmant) + 1, float(about.max), lambda x: x.astype(kind))


_brain = Format("bfloat16", 8, float(to_brain(3.3895e38)), to_brain, emulated=True)
_found = (_native(np.float16), _brain, _native(np.float32), _native(np.float64))
FORMATS: Mapping[str, Format] = MappingProxyType({f.name: f for f in _found})
"""From the coarsest to the finest."""
