"""Fast forms in single precision that several functions share: in place, and without a mask to choose by."""

from __future__ import annotations

import numpy as np

from acts.activations.base import Kernel
from acts.array import Singles


def clipped(low: float, high: float) -> Kernel:
    """What lies between *low* and *high* as it is, the rest held at these bounds."""

    def apply(z: Singles, slope: Singles) -> None:
        np.logical_and(z > low, z < high, out=slope)
        np.clip(z, low, high, out=z)

    return apply


def levelling(rise: float, plateau: float, width: float) -> Kernel:
    """rise · x for x > 0, plateau · (exp(x / width) - 1) below."""
    left, scale = np.float32(plateau / width), np.float32(2 * plateau)
    rest = np.float32(rise - plateau / width)

    def apply(z: Singles, slope: Singles) -> None:
        low = np.clip(z, -np.inf, 0)
        np.divide(low, np.float32(width), out=low)
        np.multiply(np.exp(low, out=slope), left, out=slope)
        if rest:
            np.add(slope, rest * (z > 0), out=slope)
        half = np.tanh(np.multiply(low, np.float32(0.5), out=low), out=low)  # eˣ − 1 = 2t / (1 − t); expm1 is slow
        np.multiply(np.clip(z, 0, np.inf, out=z), np.float32(rise), out=z)
        np.add(z, scale * half / (np.float32(1) - half), out=z)

    return apply
