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


def leveling(rise: float, plateau: float, width: float) -> Kernel:
    """rise · x for x > 0, plateau · (exp(x / width) - 1) below."""
    left, level = np.float32(plateau / width), np.float32(plateau)
    rest = np.float32(rise - plateau / width)

    def apply(z: Singles, slope: Singles) -> None:
        np.exp(np.divide(np.clip(z, -np.inf, 0, out=slope), np.float32(width), out=slope), out=slope)
        fall = np.subtract(np.multiply(slope, level), level)  # near 0 good to 6e-8, not to as many digits
        np.multiply(slope, left, out=slope)
        if rest:
            np.add(slope, rest * (z > 0), out=slope)
        np.multiply(np.clip(z, 0, np.inf, out=z), np.float32(rise), out=z)
        np.add(z, fall, out=z)

    return apply
