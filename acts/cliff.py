"""The learning rate at which units begin to die, and the one at which runs diverge, found by narrowing a bracket."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp, isnan, log, nan
from typing import Literal, NamedTuple

import numpy as np

from acts import progress
from acts.array import Array
from acts.datasets.base import Dataset
from acts.setup import Setup
from acts.sweep import Cell, Outcome, allow, join, pieces, summary, tidy

HALF, LIMIT = 0.5, 100.0
INSIDE = 3
"""Rates that are tried inside a bracket at once: they train together, and narrow it as much as two bisections."""

Nowhere = Literal["below", "above"]
"""Not crossed within the range: already past at the smallest rate, or not even at the largest."""


class Crossing(NamedTuple):
    """A mean over seeds passes a level between the measured rates ``low`` and ``high``.

    ``at`` lies between them where the straight line on a log scale passes the level. ``error`` is the standard error of
    ln ``at`` over the seeds, from leaving out one at a time; NaN if it is not crossed without some of them.
    """

    low: float
    high: float
    at: float
    error: float


@dataclass(frozen=True)
class Cliff:
    """Every run of the search, by ascending rate: (rates) times (seeds); and where the two levels are crossed."""

    rates: tuple[float, ...]
    outcomes: tuple[tuple[Outcome, ...], ...]
    death: Crossing | Nowhere
    ruin: Crossing | Nowhere

    @property
    def cells(self) -> tuple[Cell, ...]:
        """What the runs of every rate have in common."""
        return tuple(map(summary, self.outcomes))


def find(data: Dataset, setup: Setup, seeds: Sequence[int], rates: Array, level: float, rounds: int) -> Cliff:
    """Where the mean dead share passes *level*, and where half of the runs diverge.

    First every one of *rates* is tried, then in each of *rounds* three more inside both brackets, all with the same
    *seeds*. The dead share of a rate counts if at least half of its runs did not diverge.
    """
    total = len(rates) + 2 * INSIDE * rounds
    allow(data, [replace(setup, seed=seed) for seed in seeds for _ in range(total)], LIMIT)
    known: dict[float, tuple[Outcome, ...]] = {}
    wanted = rates
    for round_ in range(rounds + 1):
        done = len(rates) + 2 * INSIDE * (round_ - 1) if round_ else 0
        with progress.part(done / total, min(1.0, (done + len(wanted)) / total)):
            known |= _measure(data, setup, seeds, wanted)
        wanted = _inside(*_crossings(known, level), known)
        if not len(wanted):
            break
    tried = tuple(sorted(known))
    return Cliff(tried, tuple(known[rate] for rate in tried), *_crossings(known, level))


def _measure(data: Dataset, setup: Setup, seeds: Sequence[int], rates: Array) -> dict[float, tuple[Outcome, ...]]:
    setups = [replace(setup, rate=float(rate), seed=seed) for seed in seeds for rate in rates]
    work, found = pieces(data, setups), list[tuple[Outcome, ...]]()
    for number, piece in enumerate(work):
        with progress.part(number / len(work), (number + 1) / len(work)):
            found.append(piece())
    outcomes = [one for one in join(setups, found) if one is not None]
    return {float(rate): tuple(outcomes[i :: len(rates)]) for i, rate in enumerate(rates)}


def _inside(death: Crossing | Nowhere, ruin: Crossing | Nowhere, known: dict[float, tuple[Outcome, ...]]) -> Array:
    brackets = [c for c in (death, ruin) if isinstance(c, Crossing)]
    new = [rate for c in brackets for rate in tidy(np.geomspace(c.low, c.high, INSIDE + 2)[1:-1])]
    return np.array(sorted(set(new) - set(known)))


def _crossings(known: dict[float, tuple[Outcome, ...]], level: float) -> tuple[Crossing | Nowhere, Crossing | Nowhere]:
    rates = sorted(known)
    rows = [known[rate] for rate in rates]
    return _with_error(rates, rows, dead_share, level), _with_error(rates, rows, diverged_share, HALF)


def dead_share(outcomes: Sequence[Outcome]) -> float:
    """The mean dead share, NaN if more than half of the runs diverged: those that are left are no fair sample."""
    cell = summary(outcomes)
    return cell.dead.value if cell.diverged_share <= HALF else nan


def diverged_share(outcomes: Sequence[Outcome]) -> float:
    """Diverged runs out of all."""
    return summary(outcomes).diverged_share


def _with_error(
    rates: Sequence[float], rows: Sequence[Sequence[Outcome]], share: Callable[[Sequence[Outcome]], float], level: float
) -> Crossing | Nowhere:
    found = crossing(rates, [share(row) for row in rows], level)
    if isinstance(found, str):
        return found
    seeds = len(rows[0])
    without = [crossing(rates, [share([*row[:k], *row[k + 1 :]]) for row in rows], level) for k in range(seeds)]
    logs = np.array([nan if isinstance(c, str) else log(c.at) for c in without])
    error = np.sqrt((seeds - 1) * logs.var()) if seeds > 1 else nan
    return found._replace(error=float(error))


def crossing(rates: Sequence[float], means: Sequence[float], level: float) -> Crossing | Nowhere:
    """Where *means*, over ascending *rates*, first come from below *level* to it or above; NaN are passed over."""
    there = [(rate, mean) for rate, mean in zip(rates, means, strict=True) if not isnan(mean)]
    if there and there[0][1] >= level:
        return "below"
    for (low, under), (high, over) in pairwise(there):
        if over >= level:
            step = (level - under) / (over - under)
            return Crossing(low, high, exp(log(low) + step * (log(high) - log(low))), nan)
    return "above"
