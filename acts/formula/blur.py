"""Zeros that rounding blurs: where a curve only touches 0, or crosses it flat, noise decides its sign nearby.

1/2 - x/(1 + x²) touches 0 at 1, and is 0 or a little less for all numbers within 1e-8 of it. Such a run is one place,
whatever the signs in it, as long as no value in it is larger than rounding makes one.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from acts.array import Array
from acts.formula.jets import Jet, evaluate, jet
from acts.formula.tree import Node

_OFFSETS = 1e-3 * 2.0 ** -np.arange(20)  # down to 2e-9; what is narrower is found as a run of zeros
_INNER = np.arange(1, 32) / 32
_NEAR = 20.0  # where a formula is drawn; further out every zero is crowded by rounding
_NOISE = 4 * np.finfo(np.float64).eps


def brackets(u: Callable[[Array], Array], sign: Array, a: Array, b: Array) -> tuple[Array, Array]:
    """For each pair of ends the neighboring numbers between which *u*, which is *sign* at a and not at b, ceases to be so.

    Arrays of one shape in and out. All pairs are narrowed at once, as a formula costs a call and hardly more a number. Equal ends stay as they are.
    """
    a, b = _beside(u, sign, a, b)
    for _ in range(20):
        wide = np.flatnonzero(np.nextafter(a, b) != b)
        if not wide.size:
            break
        low, high = a[wide, None], b[wide, None]
        t = low + (high - low) * _INNER
        holds = u(t) == sign[wide, None]
        i = np.where(holds.any(-1), 31 - holds[:, ::-1].argmax(-1), 0)
        t, rows = np.concatenate([low, t, high], axis=1), np.arange(wide.size)
        a[wide], b[wide] = t[rows, i], t[rows, i + 1]
    return a, b


def _beside(u: Callable[[Array], Array], sign: Array, a: Array, b: Array) -> tuple[Array, Array]:
    """Often the neighbor of an end says it all, as the zeros of most formulas are plain numbers."""
    after, before = np.nextafter(a, b), np.nextafter(b, a)
    ends, late = u(np.stack([after, before])) != sign
    return np.where(ends | late, a, before), np.where(ends, after, b)


def blurred(inner: Node, at: Array) -> list[tuple[float, float]]:
    """For each zero *at* of *inner*, from where to where its sign is noise: from it to itself, if nowhere."""
    if not at.size:
        return []
    x = at[:, None] + np.concatenate([-_OFFSETS, _OFFSETS]) * (1 + np.abs(at[:, None]))
    values = evaluate(inner, x).reshape(at.size, 2, -1)
    signs = _plain_sign(values)
    inside = np.logical_or.accumulate(signs != signs[..., :1], axis=-1)
    noisy = (
        inside.any((1, 2))
        & (np.abs(at) <= _NEAR)
        & (np.where(inside, np.abs(values), 0.0).max((1, 2)) <= _noise(inner, at))
    )
    runs = list[tuple[float, float]]()
    for a, n in zip(map(float, at), noisy, strict=True):
        again = bool(n and runs and runs[-1][0] <= a <= runs[-1][1])  # several zeros may lie in one run of noise
        runs.append(runs[-1] if again else _run(inner, a) if n else (a, a))
    return runs


def _noise(inner: Node, x: Array) -> Array:
    """How large rounding can make a value that is 0: some of the last digits of the largest piece of *inner*."""
    seen = dict[int, Jet]()
    with np.errstate(all="ignore"):
        jet(inner, x, 0, seen)
        return _NOISE * np.max([np.broadcast_to(np.abs(value), x.shape) for value, _, _ in seen.values()], axis=0)


def _run(inner: Node, at: float) -> tuple[float, float]:
    low, high = (_edge(inner, at, side) for side in (-1, 1))
    x = np.linspace(low, high, 65)
    return (low, high) if (np.abs(evaluate(inner, x)) <= _noise(inner, x)).all() else (at, at)


def _edge(inner: Node, at: float, side: int) -> float:
    """The last number on one *side* of a zero whose sign is not that of all further out."""
    out = side * _OFFSETS[0] * (1 + abs(at))
    sign = _sign(inner, np.array([at + out]))
    fine = at + out * np.concatenate([2.0 ** (-np.arange(0, 20, 1 / 8)), [0.0]])
    i = int((_sign(inner, fine) != sign).argmax())
    if i == 0:
        return at
    return float(brackets(lambda t: _sign(inner, t), sign, fine[i - 1 : i], fine[i : i + 1])[1][0])


def _sign(inner: Node, x: Array) -> Array:
    return _plain_sign(evaluate(inner, x))


def _plain_sign(values: Array) -> Array:
    return np.nan_to_num(np.sign(values), nan=9.0)
