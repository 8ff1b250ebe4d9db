"""The forward gain keeps a signal of mean square 1; whether the balance is stable is another question.

With weights of variance gain²/n, q = 1 is a fixed point of the length map q′(q) = gain² E[f(√q Z)²]. A signal that is a
little too large or small deviates dq′/dq times as much after the next layer (Poole et al. 2016).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from acts.activations.base import Activation
from acts.meanfield import gain, length_map, length_slope

Verdict = Literal["stable", "marginal", "unstable", "none"]
_SAME, _RESTS = 1e-6, 1e-9  # a slope nearer to 1 does nothing in a hundred layers


@dataclass(frozen=True)
class Balance:
    """The two gains of a function, and the slope dq′/dq at q = 1 under the forward one; NaN if there is no such gain."""

    forward: float
    backward: float
    slope: float

    @property
    def verdict(self) -> Verdict:
        """What becomes of a small deviation: it shrinks, stays, or grows."""
        if not np.isfinite(self.slope):
            return "none"
        if abs(abs(self.slope) - 1) <= _SAME:
            return "marginal"
        return "stable" if abs(self.slope) < 1 else "unstable"


def balance(f: Activation) -> Balance:
    """The balance of *f* at q = 1."""
    forward, backward = gain(f)
    return Balance(forward, backward, length_slope(f, 1.0, forward) if np.isfinite(forward) else float("nan"))


def cobweb(f: Activation, sigma_w: float, sigma_b: float, *, steps: int, within: tuple[float, float]) -> list[float]:
    """The q of a signal that starts at 1, layer by layer, until it rests or leaves *within*."""
    path = [1.0]
    for _ in range(steps):
        path.append(length_map(f, path[-1], sigma_w, sigma_b))
        if not within[0] < path[-1] < within[1] or abs(path[-1] - path[-2]) <= _RESTS * path[-2]:
            break
    return path
