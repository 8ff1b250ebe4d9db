"""What a formula tends to far out, judged only from values that nothing overflowed on the way to."""

from __future__ import annotations

import numpy as np

from acts.array import Array
from acts.formula.far import evaluate_far
from acts.formula.tree import Node

LADDER = 2.0 ** np.concatenate([np.arange(5, 10, 0.25), np.arange(10, 1020, 8)])


def limits(tree: Node, order: int) -> tuple[float, float]:
    """The limits of the derivative of that order at -∞ and ∞, judged from values up to 1e306; NaN where there is none."""
    return _limit(tree, -LADDER, order), _limit(tree, LADDER, order)


def _limit(tree: Node, x: Array, order: int) -> float:
    """Settled, vanishing, or growing without bound; anything else has no limit, or none that is known."""
    values, _, doubtful = evaluate_far(tree, x, order)
    tail = values[~doubtful][-8:]
    if tail.size < 4:
        return np.nan
    last = float(tail[-1]) + 0.0  # no negative zero
    if np.isinf(last):
        return last if (np.sign(tail) == np.sign(last)).all() else np.nan
    if np.ptp(tail[-4:]) <= 1e-12 * abs(last):
        return last
    with np.errstate(over="ignore", invalid="ignore"):
        size, steps = np.abs(tail), np.diff(tail)
    if (np.diff(size) <= 0).all() and size[-1] < 1e-30:
        return 0.0
    grows = (np.sign(steps) == np.sign(last)).all() and abs(steps[-1]) > 0.5 * abs(steps[0])
    return float(np.copysign(np.inf, last)) if grows else np.nan
