"""What is written down while networks train: every hidden unit, at up to 200 steps."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from acts.array import AnyArray, Array, Singles
from acts.states import DORMANT_AT, states

Bools = NDArray[np.bool_]
Counts = NDArray[np.int64]


def _nothing() -> Singles:
    return np.zeros((0, 0), np.float32)


@dataclass(frozen=True, kw_only=True)
class Record:
    """What was seen at T recorded steps of the U hidden units, layer after layer; L counts all layers, output included.

    A unit is dead while its slope is 0 on every training sample; then its gradient is 0 too. Once a run has diverged
    nothing more is recorded: its units are neither alive nor dead. Fields with a default are there only for a
    ``thorough`` run, ``paths`` only if the data have at most three features.
    """

    hidden: tuple[int, ...]  #: units of every hidden layer
    moments: Counts  #: the steps that were to be recorded, ascending, the first one 0
    steps: Counts  #: (T,), those of them before the run diverged
    loss: Array  #: (T,), mean over the whole training set: cross-entropy in nats, or the squared error
    accuracy: Array  #: (T,), share of the training set that is classified correctly; R² where a number is to be found
    on: Singles  #: (T, U), share of the training samples with a positive pre-activation
    sloped: Singles  #: (T, U), share of the training samples with a slope other than 0
    steep: Singles  #: (T, U), share with at least a tenth of the steepest slope; 1 if the function is not bounded
    quiet: Bools  #: (T, U), no slope on the batch of the step that follows
    gradient: Array  #: (T, L), length of the gradient of a layer's parameters, before it is clipped
    update: Array  #: (T, L), length of the step that follows, over that of the parameters; NaN after the last step
    lines: AnyArray  #: (m, n + 1), boundaries of the first layer at the last recorded step, bias last
    diverged_at: int | None  #: the step at which a loss, a pre-activation or a parameter was first found not finite
    size: Singles = field(default_factory=_nothing)  #: (T, U), mean absolute output
    rank: Array = field(default_factory=lambda: np.zeros((0, 0)))  #: (T, hidden layers), effective rank of the outputs
    paths: AnyArray = field(default_factory=_nothing)  #: (T, m, n + 1), ``lines`` at every recorded step

    @cached_property
    def dead(self) -> Bools:
        """(T, U)."""
        return self.sloped == 0

    @cached_property
    def silent(self) -> Bools:
        """(T, U), positive for no training sample; a leaky unit can be silent without being dead."""
        return self.on == 0

    @cached_property
    def saturated(self) -> Bools:
        """(T, U), level to within a tenth of the steepest slope on every sample, with a function bounded on both sides."""
        return self.steep == 0

    def dormant(self, tau: float = DORMANT_AT) -> Bools:
        """(T, U), mean size at most *tau* times the mean of the layer (Sokar et al. 2023); none unless thorough."""
        if not self.size.size:
            return np.zeros_like(self.dead)
        mean = self.by_layer(self.size) / np.array(self.hidden)
        return self.size <= tau * np.repeat(mean, self.hidden, axis=1)

    @cached_property
    def states(self) -> NDArray[np.uint8]:
        """(moments, U), the one `State` of every unit at every moment."""
        return states(self)

    @cached_property
    def layer(self) -> Counts:
        """(U,), the layer of every unit, from 0."""
        return np.repeat(np.arange(len(self.hidden)), self.hidden)

    @cached_property
    def born_dead(self) -> Bools:
        """(U,), dead before the first step."""
        return np.logical_or.reduce(self.dead[:1])

    @cached_property
    def ever_dead(self) -> Bools:
        """(U,), dead at some recorded step."""
        return np.logical_or.reduce(self.dead)

    @cached_property
    def revived(self) -> Bools:
        """(U,), dead at one recorded step and alive at a later one."""
        return np.logical_or.reduce(self.dead[:-1] & ~self.dead[1:])

    def by_layer(self, units: AnyArray) -> Array:
        """The sum of *units*, (..., U), over every layer, (..., layers): of a yes or no, how many."""
        first = np.cumsum((0, *self.hidden[:-1]))
        return np.add.reduceat(units, first, axis=-1, dtype=np.float64)


def moments(steps: int, most: int = 200) -> Counts:
    """The recorded steps: every one if there are few, else 0, *steps* and fewer than *most* between them.

    Half of these lie evenly; the others are denser toward the start, where most units die.
    """
    if steps <= most:
        return np.arange(steps + 1)
    even, early = np.linspace(0, steps, max(most // 2, 2)), np.geomspace(1, steps + 1, max(most // 2, 2)) - 1
    return np.unique(np.concatenate([even, early]).round().astype(np.int64))


def evenly(steps: Counts, count: int) -> Counts:
    """(count,), the rows of *steps* next to *count* places that lie evenly on a scale of log(1 + step)."""
    place = np.log1p(steps)
    return np.searchsorted((place[1:] + place[:-1]) / 2, np.linspace(0, place[-1], count))
