"""Zeros that rounding blurs: where a curve only touches 0, or crosses it flat, noise decides its sign nearby.

1/2 - x/(1 + x²) touches 0 at 1, and is 0 or a little less for all numbers within 1e-8 of it. Such a run is one place,
whatever the signs in it, as long as no value in it is larger than rounding makes one.
"""

from __future__ import annotations

import numpy as np

from acts._extremes import bracket
from acts.array import Array
from acts.formula.jets import Jet, evaluate, jet
from acts.formula.tree import Node

_OFFSETS = 1e-3 * 2.0 ** -np.arange(20)  # down to 2e-9; what is narrower is found as a run of zeros
_NOISE = 4 * np.finfo(np.float64).eps


def blurred(inner: Node, at: Array) -> list[tuple[float, float]]:
    """For each zero *at* of *inner*, from where to where its sign is noise: from it to itself, if nowhere."""
    if not at.size:
        return []
    steps = _OFFSETS * (1 + np.abs(at[:, None]))
    left, right = (np.sign(evaluate(inner, at[:, None] + side * steps)) for side in (-1, 1))
    mixed = (left != left[:, :1]).any(1) | (right != right[:, :1]).any(1)
    return [_run(inner, float(a)) if m else (float(a), float(a)) for a, m in zip(at, mixed, strict=True)]


def _run(inner: Node, at: float) -> tuple[float, float]:
    low, high = (_edge(inner, at, side) for side in (-1, 1))
    x = np.linspace(low, high, 65)
    seen = dict[int, Jet]()
    with np.errstate(all="ignore"):
        size = np.abs(jet(inner, x, 0, seen)[0]).max()
        scale = max(float(np.abs(value).max()) for value, _, _ in seen.values())
    return (low, high) if size <= _NOISE * scale else (at, at)


def _edge(inner: Node, at: float, side: int) -> float:
    """The last number on one *side* of a zero whose sign is not that of all further out."""
    out = side * _OFFSETS[0] * (1 + abs(at))
    sign = np.sign(evaluate(inner, np.array([at + out])))
    fine = at + out * np.concatenate([2.0 ** (-np.arange(0, 20, 1 / 8)), [0.0]])
    other = np.flatnonzero(np.sign(evaluate(inner, fine)) != sign)
    if not other.size:
        return at
    i = int(other[0])
    return bracket(lambda t: np.sign(evaluate(inner, t)) == sign, float(fine[i - 1]), float(fine[i]))[1]
