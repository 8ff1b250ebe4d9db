"""Where a function is flat: the measure behind "saturated"."""

from __future__ import annotations

import numpy as np

from acts.activations.base import Activation

FLAT = 0.01
"""A slope is flat if it is under this share of the function's largest slope."""
FAR = 30.0
"""How far from 0 a function has shown what becomes of it."""


def largest_slope(f: Activation) -> float:
    """The largest |f′| on a grid; NaN if it is 0 everywhere or still grows 30 units from 0."""
    near, far = (float(np.abs(f.derivative(np.linspace(-a, a, 4001))).max()) for a in (FAR / 2, FAR))
    return near if 0 < far <= 1.001 * near < np.inf else np.nan


def saturates(f: Activation) -> bool:
    """Whether *f* goes flat on both sides: its slope 30 units from 0 is under 1 % of the largest."""
    return bool((np.abs(f.derivative(np.array([-FAR, FAR]))) < FLAT * largest_slope(f)).all())
