"""Exclusive or, the smallest task that no straight line solves, learned by a small network from several starts at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from acts.activations.base import Activation
from acts.array import Array

STARTS = 10
STEPS = 250
POINTS = np.array([[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]])
LABELS = np.array([0.0, 1.0, 1.0, 0.0])


@dataclass(frozen=True, eq=False)
class Solved:
    """Networks 2-h-1 after gradient descent, R of them that differ in their starting weights."""

    hidden: Array  #: (R, h, 3), the weights and the bias of the hidden units
    output: Array  #: (R, h + 1), the weights and the bias of the output
    loss: Array  #: (R,), the mean cross-entropy at the end; NaN where the run left the finite numbers
    accuracy: Array  #: (R,), the share of the four points on their right side; a point on the border is on neither
    losses: Array  #: (steps + 1,), the loss of the first start at every step

    @property
    def learned(self) -> int:
        """How many of the starts have all four points right."""
        return int((self.accuracy == 1).sum())

    @property
    def diverged(self) -> int:
        """How many of the starts left the finite numbers."""
        return int(np.isnan(self.loss).sum())


def solve(f: Activation, hidden: int, rate: float, seed: int) -> Solved:
    """:data:`STARTS` networks with *hidden* units of *f*, :data:`STEPS` full steps of gradient descent at *rate*."""
    rng = np.random.default_rng(seed)
    first = rng.normal(0, 1, (STARTS, hidden, 3))
    last = rng.normal(0, hidden**-0.5, (STARTS, hidden + 1))
    x = np.column_stack([POINTS, np.ones(4)]).T
    losses = np.empty(STEPS + 1)
    with np.errstate(all="ignore"):  # what overflows is told by the result
        for step in range(STEPS):
            z = first @ x
            h = f(z)
            wrong, losses[step] = _error(_logit(last, h))
            back = last[:, :-1, None] * f.derivative(z) * wrong[:, None]
            last = last - rate * np.column_stack([(h @ wrong[:, :, None])[:, :, 0], wrong.sum(1)])
            first = first - rate * (back @ x.T)
        logit = _logit(last, f(first @ x))
        losses[-1] = _error(logit)[1]
        loss = np.logaddexp(0, np.where(LABELS > 0, -logit, logit)).mean(1)
    right = np.where(LABELS > 0, logit > 0, logit < 0).mean(1)
    return Solved(first, last, np.where(np.isfinite(loss), loss, np.nan), np.where(np.isfinite(loss), right, 0), losses)


def _logit(last: Array, h: Array) -> Array:
    return (last[:, None, :-1] @ h)[:, 0] + last[:, -1:]


def _error(logit: Array) -> tuple[Array, float]:
    """The slope of the mean loss by the logits (R, 4), and the loss of the first start."""
    e = np.exp(-np.abs(logit))
    chance = np.where(logit >= 0, 1, e) / (1 + e)
    margin = np.where(LABELS > 0, -logit[0], logit[0])
    return (chance - LABELS) / 4, float((np.maximum(margin, 0) + np.log1p(e[0])).mean())


def chances(f: Activation, solved: Solved, edge: float, cells: int) -> Array:
    """(cells, cells), the probability that the first start gives to "one", on the square of ±edge; row 0 on top."""
    at = (np.arange(cells) + 0.5) / cells * 2 * edge - edge
    x, y = np.meshgrid(at, at[::-1])
    inputs = np.stack([x.ravel(), y.ravel(), np.ones(cells * cells)])
    with np.errstate(all="ignore"):
        logit = solved.output[0, :-1] @ f(solved.hidden[0] @ inputs) + solved.output[0, -1]
        chance = 1 / (1 + np.exp(-logit))
    return chance.reshape(cells, cells)
