"""The functions that a formula may call: their values, and their first two derivatives.

Each derivative is a function of u and of y = g(u), so that none is computed twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import e, pi, sqrt

import numpy as np
from scipy.special import erf, erfc, expit

from acts.array import Array

Curve = Callable[[Array], Array]
Slope = Callable[[Array, Array], "Array | None"]


@dataclass(frozen=True)
class Unary:
    """A function of one value; a derivative that is zero everywhere is None."""

    value: Curve
    first: Slope
    second: Slope


def _sech2(u: Array, y: Array) -> Array:
    return 1 / np.square(np.cosh(u))


def _bell(u: Array, y: Array) -> Array:
    return 2 / sqrt(pi) * np.exp(-u * u)


def _in_double(g: Curve) -> Curve:
    """SciPy has erf in double precision only; at its ends that is enough."""
    return lambda u: g(np.asarray(u, dtype=np.float64))


def _zero(u: Array, y: Array) -> None:
    return None


UNARY: Mapping[str, Unary] = {
    "exp": Unary(np.exp, lambda _u, y: y, lambda _u, y: y),
    "expm1": Unary(np.expm1, lambda u, _y: np.exp(u), lambda u, _y: np.exp(u)),
    "log": Unary(np.log, lambda u, _y: 1 / u, lambda u, _y: -1 / (u * u)),
    "log1p": Unary(np.log1p, lambda u, _y: 1 / (1 + u), lambda u, _y: -1 / np.square(1 + u)),
    "sqrt": Unary(np.sqrt, lambda _u, y: 0.5 / y, lambda u, y: -0.25 / (u * y)),
    "abs": Unary(np.abs, lambda u, _y: np.sign(u), _zero),
    "sign": Unary(np.sign, _zero, _zero),
    "relu": Unary(lambda u: np.maximum(u, 0.0), lambda u, _y: np.where(u > 0, 1.0, 0.0), _zero),
    "sigmoid": Unary(expit, lambda u, y: y * expit(-u), lambda u, y: y * expit(-u) * (1 - 2 * y)),
    "softplus": Unary(lambda u: np.logaddexp(0.0, u), lambda u, _y: expit(u), lambda u, _y: expit(u) * expit(-u)),
    "erf": Unary(_in_double(erf), _bell, lambda u, y: -2 * u * _bell(u, y)),
    "erfc": Unary(_in_double(erfc), lambda u, y: -_bell(u, y), lambda u, y: 2 * u * _bell(u, y)),
    "sin": Unary(np.sin, lambda u, _y: np.cos(u), lambda _u, y: -y),
    "cos": Unary(np.cos, lambda u, _y: -np.sin(u), lambda _u, y: -y),
    "tan": Unary(np.tan, lambda _u, y: 1 + y * y, lambda _u, y: 2 * y * (1 + y * y)),
    "sinh": Unary(np.sinh, lambda u, _y: np.cosh(u), lambda _u, y: y),
    "cosh": Unary(np.cosh, lambda u, _y: np.sinh(u), lambda _u, y: y),
    "tanh": Unary(np.tanh, _sech2, lambda u, y: -2 * y * _sech2(u, y)),
    "atan": Unary(np.arctan, lambda u, _y: 1 / (1 + u * u), lambda u, _y: -2 * u / np.square(1 + u * u)),
    "asinh": Unary(np.arcsinh, lambda u, _y: 1 / np.sqrt(1 + u * u), lambda u, _y: -u / (1 + u * u) ** 1.5),
}
ARITY: Mapping[str, int] = dict.fromkeys(UNARY, 1) | {"max": 2, "min": 2, "clip": 3, "where": 3}
ALIASES: Mapping[str, str] = {"ln": "log", "arctan": "atan", "arcsinh": "asinh"}
CONSTANTS: Mapping[str, float] = {"pi": pi, "e": e}
