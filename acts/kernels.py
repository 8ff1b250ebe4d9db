"""Activation functions in place and in single precision, as training needs them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.special import erfc, expit

from acts.activations.base import Activation
from acts.optimizers.base import Singles

Kernel = Callable[[Singles, Singles], None]
"""``kernel(z, slope)`` turns z into f(z) in place and writes f′(z) into slope."""


def kernel(activation: Activation) -> Kernel:
    """*activation* in single precision: a fast form of a few, for the others the catalogue's double precision."""
    fast = _FAST.get(activation.slug)
    return fast(**dict(activation)) if fast else _careful(activation)


def is_fast(activation: Activation) -> bool:
    """Whether *activation* has a form in place."""
    return activation.slug in _FAST


def _careful(f: Activation) -> Kernel:
    def apply(z: Singles, slope: Singles) -> None:
        exact = z.astype(np.float64)
        slope[...] = f.derivative(exact)
        z[...] = f(exact)

    return apply


# np.clip is three times as fast as np.maximum; np.where would cost more than all of the rest.
def _relu() -> Kernel:
    def apply(z: Singles, slope: Singles) -> None:
        np.greater(z, 0, out=slope, casting="unsafe")
        np.clip(z, 0, np.inf, out=z)

    return apply


def _leaky_relu(negative_slope: float) -> Kernel:
    low, step = np.float32(negative_slope), np.float32(1 - negative_slope)

    def apply(z: Singles, slope: Singles) -> None:
        np.greater(z, 0, out=slope, casting="unsafe")
        np.add(np.multiply(slope, step, out=slope), low, out=slope)
        np.multiply(z, slope, out=z)

    return apply


def _elu(alpha: float) -> Kernel:
    scale, rest = np.float32(alpha), np.float32(1 - alpha)

    def apply(z: Singles, slope: Singles) -> None:
        low = np.clip(z, -np.inf, 0)
        np.multiply(np.exp(low, out=slope), scale, out=slope)
        if rest:
            np.add(slope, rest * (z > 0), out=slope)
        half = np.tanh(np.multiply(low, np.float32(0.5), out=low), out=low)  # eˣ − 1 = 2t / (1 − t); expm1 is slow
        np.clip(z, 0, np.inf, out=z)
        np.add(z, np.float32(2 * alpha) * half / (np.float32(1) - half), out=z)

    return apply


def _tanh() -> Kernel:
    def apply(z: Singles, slope: Singles) -> None:
        np.exp(np.multiply(np.abs(z, out=slope), np.float32(-2), out=slope), out=slope)
        once = slope + np.float32(1)
        np.divide(np.multiply(slope, np.float32(4), out=slope), np.square(once, out=once), out=slope)
        np.tanh(z, out=z)

    return apply


def _sigmoid() -> Kernel:
    def apply(z: Singles, slope: Singles) -> None:
        np.exp(np.negative(np.abs(z, out=slope), out=slope), out=slope)
        once = slope + np.float32(1)
        np.divide(np.exp(np.clip(z, -np.inf, 0, out=z), out=z), once, out=z)
        np.divide(slope, np.square(once, out=once), out=slope)

    return apply


def _silu() -> Kernel:
    def apply(z: Singles, slope: Singles) -> None:
        share = expit(z)
        np.multiply(z, np.subtract(np.float32(1), share, out=slope), out=slope)
        np.multiply(np.add(slope, np.float32(1), out=slope), share, out=slope)
        np.multiply(z, share, out=z)

    return apply


def _gelu() -> Kernel:
    def apply(z: Singles, slope: Singles) -> None:
        share = erfc(np.multiply(z, -_ROOT_HALF, out=slope))
        np.multiply(share, np.float32(0.5), out=share)
        np.exp(np.negative(np.square(slope, out=slope), out=slope), out=slope)
        np.multiply(np.multiply(slope, _PEAK, out=slope), z, out=slope)
        np.add(slope, share, out=slope)
        np.multiply(z, share, out=z)

    return apply


_ROOT_HALF, _PEAK = np.float32(0.5**0.5), np.float32((2 * np.pi) ** -0.5)
_FAST: dict[str, Callable[..., Kernel]] = {
    "relu": _relu,
    "leaky_relu": _leaky_relu,
    "elu": _elu,
    "tanh": _tanh,
    "sigmoid": _sigmoid,
    "silu": _silu,
    "gelu": _gelu,
}
"""The makers of fast forms by slug; their arguments are the knobs of the function."""
