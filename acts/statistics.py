"""Means over seeds with their errors, and shares with their intervals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from scipy.special import stdtrit

from acts.array import Array

NORMAL_95 = 1.959963984540054
"""Half the width of the 95 % interval of a normal distribution, in deviations."""


class Mean(NamedTuple):
    """The mean of so many numbers as were seen and its standard error; NaN where there are too few of them."""

    value: float
    error: float
    seen: int

    @property
    def reach(self) -> float:
        """Half the width of the 95 % interval of Student's t."""
        return self.error * float(stdtrit(self.seen - 1, 0.975)) if self.seen > 1 else np.nan

    @property
    def sign(self) -> int:
        """-1 or 1 if the interval leaves out 0 on that side, otherwise 0; equal numbers leave no doubt."""
        return int(np.sign(self.value)) if abs(self.value) > self.reach else 0


def mean(values: Iterable[float]) -> Mean:
    """The mean of those *values* that are numbers."""
    there = np.array([v for v in values if np.isfinite(v)], np.float64)
    count = len(there)
    middle = float(there.mean()) if count else np.nan
    return Mean(middle, float(there.std(ddof=1) / np.sqrt(count)) if count > 1 else np.nan, count)


def wilson(hits: Array, trials: int) -> tuple[Array, Array]:
    """Lower and upper ends of the 95 % interval of a share, *hits* out of *trials*, in the shape of *hits*.

    E. B. Wilson, Journal of the American Statistical Association 22, 1927: it stays inside 0 to 1, also at the edges.
    """
    share, z2 = hits / trials, NORMAL_95**2
    center = (share + z2 / (2 * trials)) / (1 + z2 / trials)
    half = NORMAL_95 / (1 + z2 / trials) * np.sqrt(share * (1 - share) / trials + z2 / (4 * trials**2))
    return np.clip(center - half, 0, 1), np.clip(center + half, 0, 1)
