"""Which values a function can give, found by asking it."""

from __future__ import annotations

from functools import cache
from math import inf

import numpy as np

from acts.activations import ACTIVATIONS

_FAR = np.concatenate([np.linspace(-60, 60, 2401), [-1e6, 1e6]])


@cache
def reach(slug: str) -> tuple[float, float]:
    """The least and the greatest value of the function; beyond ±1000 counts as infinite."""
    if slug in ("softmax", "softmin", "sparsemax", "entmax"):
        return 0.0, 1.0
    if slug == "log_softmax":
        return -inf, 0.0
    if slug not in ACTIVATIONS:
        return -inf, inf
    with np.errstate(all="ignore"):
        values = ACTIVATIONS[slug]()(_FAR)
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    return (low if low > -1000 else -inf), (high if high < 1000 else inf)


def covers(slug: str, wanted: tuple[float, float]) -> bool:
    """Whether the function reaches all of *wanted*, its ends aside."""
    low, high = reach(slug)
    return low <= wanted[0] + 1e-6 and high >= wanted[1] - 1e-6


def one_sided(slug: str) -> bool:
    """Whether the function gives no negative number, and has no upper end: a rectifier of some kind."""
    low, high = reach(slug)
    return low >= 0 and high == inf
