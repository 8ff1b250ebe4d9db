"""One state for every hidden unit at every recorded step."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from acts.record import Record

DORMANT_AT = 0.025
"""The usual τ: a unit is dormant if its mean size is at most this share of its layer's (Sokar et al. 2023)."""

SATURATED_AT = 0.1
"""A unit of a bounded function is saturated while its slope stays below this share of the steepest one everywhere.

For tanh that is |f| > 0.949 on every training sample.
"""


class State(IntEnum):
    """What a unit is at a recorded step; where several would fit, the first one.

    Everything is about the whole training set, but for INACTIVE, which is about the batch of the step that follows.
    """

    DIVERGED = 0  #: a value of its run is no longer finite: neither alive nor dead
    BORN_DEAD = 1  #: slope 0 on every training sample, at this and all earlier recorded steps
    DIED = 2  #: slope 0 on every training sample, but not at some earlier recorded step
    SATURATED = 3  #: nearly level on every training sample, with a function that is bounded on both sides
    SILENT = 4  #: no training sample gives a positive pre-activation, yet some have a slope
    DORMANT = 5  #: its mean size is at most τ times its layer's
    REVIVED = 6  #: alive, after a recorded step at which it was dead
    INACTIVE = 7  #: no slope on the batch; not dead, for other training samples have one
    ALIVE = 8


def states(record: Record, tau: float = DORMANT_AT) -> NDArray[np.uint8]:
    """(moments, U), a `State` for every unit at every moment, those after a divergence included."""
    dead = record.dead
    before = np.zeros_like(dead)
    before[1:] = np.logical_or.accumulate(dead, 0)[:-1]
    born = np.logical_and.accumulate(dead, 0)
    rules = (born, dead, record.saturated, record.silent, record.dormant(tau), before, record.quiet)
    kinds = (State.BORN_DEAD, State.DIED, State.SATURATED, State.SILENT, State.DORMANT, State.REVIVED, State.INACTIVE)
    seen = np.select(rules, [np.uint8(k) for k in kinds], np.uint8(State.ALIVE))
    gone = np.full((len(record.moments) - len(seen), seen.shape[1]), np.uint8(State.DIVERGED))
    return np.concatenate([seen, gone])
