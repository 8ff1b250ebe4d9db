"""What can be said of an activation function, computed from its values and slopes and never typed in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import inf, isnan, sqrt
from typing import Any, Literal, NamedTuple, cast

import numpy as np

from acts._extremes import Range, around, bracket, differ, extremes, pieces, samples, value_at
from acts.activations.base import Activation
from acts.array import Array
from acts.gauss import moments

QUIET = 0.01  # a slope below this is called quiet


class Kink(NamedTuple):
    """A place where the function or its slope jumps, with the slope on either side and the height of the jump."""

    at: float
    left_slope: float
    right_slope: float
    jump: float


class Gain(NamedTuple):
    """What ``torch.nn.init.calculate_gain`` returns, and whether it follows from E f(Z)² or is only a convention."""

    value: float
    derived: bool


@dataclass(frozen=True)
class Properties:
    """The facts of one function with its knobs; gains and mean are under a standard normal input."""

    infimum: float
    supremum: float
    infimum_attained: bool
    supremum_attained: bool
    minimum: tuple[float, float] | None  #: (x, f(x)) of the lowest point, if it is a single one that is not at an end
    monotone: Literal["increasing", "decreasing", "constant", "none"]
    strict: bool  #: whether no piece of the function is flat
    odd: bool
    even: bool
    derivatives: float  #: continuous ones: -1 with a jump, 0 with a kink, ∞ if smooth, and 3 means 3 or more
    kinks: tuple[Kink, ...]
    slope_infimum: float
    slope_supremum: float
    lipschitz: float  #: the largest |f(a) - f(b)| / |a - b|; ∞ with a jump
    left_slope: float  #: the limit of the slope at -∞; NaN if there is none
    right_slope: float  #: the limit of the slope at ∞; NaN if there is none
    quiet_below: float | None  #: |f′(x)| < 0.01 for every x below it
    quiet_above: float | None  #: |f′(x)| < 0.01 for every x above it
    mean: float
    zero_centered: bool
    forward_gain: float  #: 1/√E f(Z)²
    backward_gain: float  #: 1/√E f′(Z)²
    pytorch_gain: Gain | None

    @property
    def smoothness(self) -> str:
        """The class of the function as mathematicians write it.

        C⁻¹ for one that jumps; ≥ C³ where f‴ is continuous too, as no further derivative is looked at.
        """
        if self.derivatives == inf:
            return "C∞"
        return f"{'≥ ' if self.derivatives == _TOLD else ''}C{str(int(self.derivatives)).translate(_RAISED)}"


_TOLD = 3  # beyond f‴, which is seen in how f″ goes on, continuity is not looked for
_RISE = np.array([-11, 18, -9, 2]) / 6  # of a cubic, from four values in even steps
_RAISED = str.maketrans("-0123", "⁻⁰¹²³")


def properties(f: Activation) -> Properties:
    """Everything above for *f*; a few milliseconds, then remembered."""
    return _properties(cast("Any", f))  # a frozen spec can be hashed, though its type does not say so


@lru_cache(1024)
def _properties(f: Activation) -> Properties:
    x = samples(f.breaks)
    values, slopes, bends = f(x), f.derivative(x), f.second_derivative(x)
    value = extremes(f, f.derivative, f.breaks, x, values, slopes)
    slope = extremes(f.derivative, f.second_derivative, f.breaks, x, slopes, bends)
    mean, square, slope_square = moments(f, 1.0)
    odd, even = _symmetry(f, x)
    centered = odd or abs(mean) < 1e-12
    order = min((_order(f, at) for at in f.breaks), default=inf if f.analytic else _TOLD)
    return Properties(
        value.low, value.high, value.low_attained, value.high_attained, _minimum(f, value),
        _monotone(slopes, values), not _any_flat(f.breaks, x, slopes), odd, even,
        order, tuple(_kink(f, at) for at in f.kinks),
        slope.low, slope.high, inf if order < 0 else max(-slope.low, slope.high),
        value_at(f.derivative, -inf), value_at(f.derivative, inf),
        _quiet_from(f, x[::-1], slopes[::-1]), _quiet_from(f, x, slopes),
        0.0 if centered else mean, centered, _inverse_root(square), _inverse_root(slope_square), _pytorch_gain(f),
    )  # fmt: skip


def _any_flat(breaks: tuple[float, ...], x: Array, slopes: Array) -> bool:
    return any(not slopes[piece].any() for piece in pieces(breaks, x))


def _order(f: Activation, at: float) -> int:
    """How many derivatives of f are continuous at a break, at most 3; -1 if not even f is."""
    curves = (f, f.derivative, f.second_derivative, lambda x: 0.0 * x)
    for order, (g, dg) in enumerate(pairwise(curves)):
        left, value, right = around(g, dg, at)
        if differ(left, right) or (order == 0 and differ(left, value)):
            return order - 1
    h = 1e-4
    outward = np.array([[np.nextafter(at, side), *(at + np.sign(side) * h * np.arange(1, 4))] for side in (-inf, inf)])
    before, behind = f.second_derivative(outward) @ _RISE
    return 2 if abs(before + behind) > 1e-6 * h else _TOLD


def _kink(f: Activation, at: float) -> Kink:
    left, _, right = around(f, f.derivative, at)
    left_slope, _, right_slope = around(f.derivative, f.second_derivative, at)
    return Kink(at, left_slope, right_slope, right - left if differ(left, right) else 0.0)


def _minimum(f: Activation, value: Range) -> tuple[float, float] | None:
    repeats = isnan(value_at(f, inf))  # a wave has no limit
    return None if value.low_at is None or repeats else (value.low_at, value.low)


def _monotone(slopes: Array, values: Array) -> Literal["increasing", "decreasing", "constant", "none"]:
    known = ~np.isnan(values) & ~np.isnan(slopes)  # far out, those of a written formula may be lost
    v, slopes = np.clip(values[known], -1e300, 1e300), slopes[known]
    steps, slack = np.diff(v), 1e-14 * np.abs(v[1:])
    up = (slopes >= 0).all() and (steps >= -slack).all()
    down = (slopes <= 0).all() and (steps <= slack).all()
    return "constant" if up and down else "increasing" if up else "decreasing" if down else "none"


def _symmetry(f: Activation, x: Array) -> tuple[bool, bool]:
    right, left = f(np.abs(x)), f(-np.abs(x))
    return _same(left, -right), _same(left, right)


def _same(a: Array, b: Array) -> bool:
    with np.errstate(over="ignore"):
        return bool(np.isclose(a, b, rtol=1e-14, atol=0).all())


def _quiet_from(f: Activation, x: Array, slopes: Array) -> float | None:
    """From where on, along *x*, the slope stays quiet; None if it never settles below `QUIET`."""
    end = inf if x[-1] > x[0] else -inf
    loud = np.flatnonzero(np.abs(slopes) >= QUIET)
    if not abs(value_at(f.derivative, end)) < QUIET:
        return None
    if not loud.size:
        return -end
    i = int(loud[-1])
    return bracket(lambda t: np.abs(f.derivative(t)) >= QUIET, float(x[i]), float(x[i + 1]))[1]


def _inverse_root(value: float) -> float:
    return 1 / sqrt(value) if value > 0 else inf


def _pytorch_gain(f: Activation) -> Gain | None:
    gains = {
        "identity": Gain(1.0, True),
        "relu": Gain(sqrt(2.0), True),
        "leaky_relu": Gain(sqrt(2.0 / (1 + getattr(f, "negative_slope", 0.0) ** 2)), True),
        "sigmoid": Gain(1.0, False),
        "tanh": Gain(5 / 3, False),
        "selu": Gain(3 / 4, False),
    }
    return gains.get(f.slug)
