"""The formulas of the textbook, as they are copied into code: right on paper, and careless with digits.

Each is written once over the operations of `acts.formats`, so that it runs in every number format. Where a function
has settings, the formula reads them from the function that it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import pi, sqrt
from types import MappingProxyType
from typing import Any

from acts.activations.base import Activation
from acts.formats import Ops

Work = Callable[[Ops, Any, Any], Any]
"""From operations, numbers and the function with its settings to values."""


@dataclass(frozen=True)
class Textbook:
    """How f, and where it is as well known f′, is written in a hurry; ``said`` and ``slope_said`` are its code."""

    said: str
    value: Work
    slope_said: str = ""
    slope: Work | None = None

    @property
    def orders(self) -> tuple[Work, ...]:
        """The formulas that there are, by the order of the derivative."""
        return (self.value,) if self.slope is None else (self.value, self.slope)


def _logistic(o: Ops, x: Any) -> Any:
    return 1 / (1 + o.exp(-x))


def _tanh(o: Ops, x: Any) -> Any:
    return (o.exp(x) - o.exp(-x)) / (o.exp(x) + o.exp(-x))


def _softplus(o: Ops, x: Any) -> Any:
    return o.log(1 + o.exp(x))


def _elu(o: Ops, x: Any, alpha: float, width: float) -> Any:
    return o.where(x > 0, x, alpha * (o.exp(x / width) - 1))


def _selu(o: Ops, x: Any) -> Any:
    return _SCALE * o.where(x > 0, x, _ALPHA * (o.exp(x) - 1))


def _gelu_tanh(o: Ops, x: Any) -> Any:
    return x / 2 * (1 + o.tanh(sqrt(2 / pi) * (x + 0.044715 * x**3)))


_SCALE, _ALPHA = 1.0507009873554805, 1.6732632423543772

_SIGMOIDS = {
    "sigmoid": Textbook(
        "1 / (1 + exp(-x))", lambda o, x, _: _logistic(o, x),
        "s = 1 / (1 + exp(-x));  s * (1 - s)", lambda o, x, _: _logistic(o, x) * (1 - _logistic(o, x)),
    ),
    "tanh": Textbook(
        "(exp(x) - exp(-x)) / (exp(x) + exp(-x))", lambda o, x, _: _tanh(o, x),
        "1 - tanh(x)**2", lambda o, x, _: 1 - o.tanh(x) ** 2,
    ),
    "softsign": Textbook(
        "x / (1 + abs(x))", lambda o, x, _: x / (1 + o.abs(x)),
        "1 / (1 + abs(x))**2", lambda o, x, _: 1 / (1 + o.abs(x)) ** 2,
    ),
    "isru": Textbook(
        "x / sqrt(1 + alpha * x**2)", lambda o, x, f: x / o.sqrt(1 + f.alpha * x**2),
        "1 / sqrt(1 + alpha * x**2)**3", lambda o, x, f: 1 / o.sqrt(1 + f.alpha * x**2) ** 3,
    ),
}  # fmt: skip
_RECTIFIERS = {
    "elu": Textbook(
        "where(x > 0, x, alpha * (exp(x) - 1))", lambda o, x, f: _elu(o, x, f.alpha, 1.0),
        "where(x > 0, 1, alpha * exp(x))", lambda o, x, f: o.where(x > 0, x / x, f.alpha * o.exp(x)),
    ),
    "selu": Textbook("scale * where(x > 0, x, alpha * (exp(x) - 1))", lambda o, x, _: _selu(o, x)),
    "celu": Textbook("where(x > 0, x, alpha * (exp(x / alpha) - 1))", lambda o, x, f: _elu(o, x, f.alpha, f.alpha)),
    "softplus": Textbook(
        "log(1 + exp(beta * x)) / beta", lambda o, x, f: _softplus(o, f.beta * x) / f.beta,
        "1 / (1 + exp(-beta * x))", lambda o, x, f: _logistic(o, f.beta * x),
    ),
    "logsigmoid": Textbook(
        "log(1 / (1 + exp(-x)))", lambda o, x, _: o.log(_logistic(o, x)),
        "1 - 1 / (1 + exp(-x))", lambda o, x, _: 1 - _logistic(o, x),
    ),
    "squareplus": Textbook(
        "(x + sqrt(x**2 + b)) / 2", lambda o, x, f: (x + o.sqrt(x**2 + f.b)) / 2,
        "(1 + x / sqrt(x**2 + b)) / 2", lambda o, x, f: (1 + x / o.sqrt(x**2 + f.b)) / 2,
    ),
}  # fmt: skip
_GATED = {
    "gelu": Textbook("x / 2 * (1 + erf(x / sqrt(2)))", lambda o, x, _: x / 2 * (1 + o.erf(x / sqrt(2)))),
    "gelu_tanh": Textbook(
        "x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x**3)))", lambda o, x, _: _gelu_tanh(o, x)
    ),
    "silu": Textbook(
        "x / (1 + exp(-x))", lambda o, x, _: x * _logistic(o, x),
        "s = 1 / (1 + exp(-x));  s * (1 + x * (1 - s))",
        lambda o, x, _: _logistic(o, x) * (1 + x * (1 - _logistic(o, x))),
    ),
    "swish": Textbook("x / (1 + exp(-beta * x))", lambda o, x, f: x * _logistic(o, f.beta * x)),
    "quick_gelu": Textbook("x / (1 + exp(-1.702 * x))", lambda o, x, _: x * _logistic(o, 1.702 * x)),
    "mish": Textbook("x * tanh(log(1 + exp(x)))", lambda o, x, _: x * o.tanh(_softplus(o, x))),
    "tanhexp": Textbook("x * tanh(exp(x))", lambda o, x, _: x * o.tanh(o.exp(x))),
}  # fmt: skip
_OTHERS = {
    "tanhshrink": Textbook(
        "x - tanh(x)", lambda o, x, _: x - o.tanh(x), "tanh(x)**2", lambda o, x, _: o.tanh(x) ** 2
    ),
    "sine": Textbook(
        "sin(omega * x)", lambda o, x, f: o.sin(f.omega * x),
        "omega * cos(omega * x)", lambda o, x, f: f.omega * o.cos(f.omega * x),
    ),
    "snake": Textbook(
        "x + sin(a * x)**2 / a", lambda o, x, f: x + o.sin(f.a * x) ** 2 / f.a,
        "1 + sin(2 * a * x)", lambda o, x, f: 1 + o.sin(2 * f.a * x),
    ),
    "gaussian": Textbook(
        "exp(-x**2)", lambda o, x, _: o.exp(-(x**2)), "-2 * x * exp(-x**2)", lambda o, x, _: -2 * x * o.exp(-(x**2))
    ),
    "symlog": Textbook("where(x > 0, 1, -1) * log(1 + abs(x))", lambda o, x, _: _symlog(o, x)),
    "bent_identity": Textbook(
        "(sqrt(x**2 + 1) - 1) / 2 + x", lambda o, x, _: (o.sqrt(x**2 + 1) - 1) / 2 + x,
        "x / (2 * sqrt(x**2 + 1)) + 1", lambda o, x, _: x / (2 * o.sqrt(x**2 + 1)) + 1,
    ),
}  # fmt: skip


def _symlog(o: Ops, x: Any) -> Any:
    size = o.log(1 + o.abs(x))
    return o.where(x > 0, size, -size)


TEXTBOOK: Mapping[str, Textbook] = MappingProxyType({**_SIGMOIDS, **_RECTIFIERS, **_GATED, **_OTHERS})
"""By the slug of the function."""


def naive(f: Activation, order: int) -> Work | None:
    """The textbook's formula of f (order 0) or f′ (order 1), if it has one."""
    book = TEXTBOOK.get(f.slug)
    return book.orders[order] if book is not None and order < len(book.orders) else None
