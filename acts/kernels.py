"""Activation functions in single precision, as training calls them."""

from __future__ import annotations

import numpy as np

from acts.activations.base import Activation, Kernel
from acts.array import Singles


def kernel(activation: Activation) -> Kernel:
    """*activation* in place: its fast form if it declares one, otherwise its double precision."""
    return activation.single() or _careful(activation)


def is_fast(activation: Activation) -> bool:
    """Whether *activation* has a form in place."""
    return activation.single() is not None


def _careful(f: Activation) -> Kernel:
    def apply(z: Singles, slope: Singles) -> None:
        exact = z.astype(np.float64)
        slope[...] = f.derivative(exact)
        z[...] = f(exact)

    return apply
