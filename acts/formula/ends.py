"""What a formula tends to far out, where its own arithmetic overflows into NaN."""

from __future__ import annotations

import numpy as np

from acts.array import Array
from acts.formula.jets import evaluate
from acts.formula.tree import Node

LADDER = 2.0 ** np.concatenate([np.arange(5, 10, 0.25), np.arange(10, 1020, 8)])


def limits(tree: Node, order: int) -> tuple[float, float]:
    """The limits of the derivative of that order at -∞ and ∞, judged from values up to 1e306; NaN where there is none."""
    return _limit(evaluate(tree, -LADDER, order)), _limit(evaluate(tree, LADDER, order))


def _limit(values: Array) -> float:
    """Settled, vanishing, or growing without bound; anything else has no limit."""
    tail = values[~np.isnan(values)][-8:]
    if tail.size < 4:
        return np.nan
    last = float(tail[-1]) + 0.0  # no negative zero
    if np.isinf(last):
        return last
    if np.ptp(tail[-4:]) <= 1e-12 * abs(last):
        return last
    with np.errstate(over="ignore", invalid="ignore"):
        size, steps = np.abs(tail), np.diff(tail)
    if (np.diff(size) <= 0).all() and size[-1] < 1e-30:
        return 0.0
    grows = (np.sign(steps) == np.sign(last)).all() and abs(steps[-1]) > 0.5 * abs(steps[0])
    return float(np.copysign(np.inf, last)) if grows else np.nan
