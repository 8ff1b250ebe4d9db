"""Many runs at once: which of them train together, how each ended, and what they say in common.

A run of a sweep is the run that the same setup gives alone, bit for bit: its seed draws the data, the first weights
and the batches, and its company does not matter. So a sweep may be cut into pieces, done in any order and any place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import nan

import numpy as np

from acts.array import Array
from acts.datasets.base import Dataset
from acts.record import Record
from acts.setup import LIMIT as ONE_CALL
from acts.setup import Setup, cost, outputs
from acts.statistics import Mean, mean
from acts.text import Text, Trouble, num
from acts.training import train_together

TOGETHER = 8
"""Runs a crowd at most: enough to share the cost of a call, few enough that progress is told and a loss is small."""
LOOKS = 6
"""How often a run is looked at: it is its end that counts."""
LIMIT = 240.0
"""Seconds of one core that a sweep in pieces may take, by estimate."""


@dataclass(frozen=True)
class Outcome:
    """How one run ended; a run that diverged has no shares, no loss and no accuracy (NaN).

    dead: share of the units of every hidden layer whose slope is 0 on every training sample.
    share: the same of all hidden units.
    silent: share of all hidden units that are positive for no training sample.
    numeric: a number was to be found, and ``accuracy`` is R², ``loss`` the squared error.
    """

    dead: tuple[float, ...]
    share: float
    silent: float
    loss: float
    accuracy: float
    diverged: bool
    numeric: bool = False


@dataclass(frozen=True)
class Cell:
    """What the runs of one setting, with different seeds, have in common; means are over those that did not diverge."""

    runs: int
    diverged: int
    dead: Mean
    silent: Mean
    loss: Mean
    accuracy: Mean

    @property
    def diverged_share(self) -> float:
        """Diverged runs out of all, NaN if there is none yet."""
        return self.diverged / self.runs if self.runs else nan


def outcome(record: Record) -> Outcome:
    """How the run of *record* ended."""
    if record.diverged_at is not None:
        return Outcome((nan,) * len(record.hidden), nan, nan, nan, nan, diverged=True)
    shares = record.by_layer(record.dead[-1]) / np.array(record.hidden)
    dead, silent = float(record.dead[-1].mean()), float(record.silent[-1].mean())
    return Outcome(
        tuple(shares.tolist()), dead, silent, float(record.loss[-1]), float(record.accuracy[-1]), diverged=False
    )


def summary(outcomes: Iterable[Outcome | None]) -> Cell:
    """What *outcomes* have in common; those that are not there are left out."""
    there = [o for o in outcomes if o is not None]
    columns = (mean(getattr(o, name) for o in there) for name in ("share", "silent", "loss", "accuracy"))
    return Cell(len(there), sum(o.diverged for o in there), *columns)


def run(data: Dataset, setups: Sequence[Setup]) -> tuple[Outcome, ...]:
    """The runs of *setups*, which share a shape and a seed, on the points that *data* draws with that seed."""
    x, y = data.load(setups[0].seed)
    most = max(1, int(ONE_CALL / cost(len(x), x.shape[1], outputs(y), setups[0])))
    calls = (train_together(x, y, setups[i : i + most]) for i in range(0, len(setups), most))
    ended = (outcome(record) for records in calls for record in records)
    return tuple(replace(one, numeric=y.dtype != np.int64) for one in ended)


def crowds(setups: Sequence[Setup]) -> list[tuple[int, ...]]:
    """The places of those among *setups* that train together, seed after seed as they first appear."""
    kinds: dict[tuple[object, ...], list[int]] = {}
    for place, setup in enumerate(setups):
        kinds.setdefault((setup.seed, setup.shape), []).append(place)  # the seed draws the data
    return [tuple(places[i : i + TOGETHER]) for places in kinds.values() for i in range(0, len(places), TOGETHER)]


def pieces(data: Dataset, setups: Sequence[Setup]) -> list[Callable[[], tuple[Outcome, ...]]]:
    """The work of a sweep, crowd by crowd: each piece can be pickled and done anywhere, in any order.

    Raises `Trouble` if a batch is larger than the data or all of it would take more than some minutes.
    """
    allow(data, setups)
    brief = [_briefly(setup) for setup in setups]
    return [partial(run, data, tuple(brief[place] for place in crowd)) for crowd in crowds(setups)]


def _briefly(setup: Setup) -> Setup:
    return replace(setup, looks=LOOKS, thorough=False)


def join(setups: Sequence[Setup], found: Sequence[Sequence[Outcome] | None]) -> list[Outcome | None]:
    """One outcome for each of *setups* from what its pieces *found*; ``None`` where a piece is not there."""
    joined: list[Outcome | None] = [None] * len(setups)
    for crowd, outcomes in zip(crowds(setups), found, strict=True):
        for place, one in zip(crowd, outcomes or (), strict=False):
            joined[place] = one
    return joined


def allow(data: Dataset, setups: Sequence[Setup], limit: float = LIMIT) -> None:
    """Raises `Trouble` for a sweep that cannot be done, or not within about *limit* seconds on one core."""
    x, y = data.load(setups[0].seed)
    large = max(setup.batch for setup in setups)
    if large > len(x):
        raise Trouble(_BATCH.format(batch=large, samples=len(x)))
    seconds = sum(cost(len(x), x.shape[1], outputs(y), _briefly(setup)) for setup in setups)
    if seconds > limit:
        raise Trouble(_LONG.format(runs=f"{len(setups):,}", minutes=num(seconds / 60, 2)))


def rates(low: float, high: float, count: int) -> Array:
    """*count* learning rates from *low* to *high*, evenly on a log scale, of three digits each.

    Raises `Trouble` if *low* is not below *high*.
    """
    if low >= high:
        raise Trouble(_RANGE.format(low=num(low), high=num(high)))
    return tidy(np.geomspace(low, high, count))


def tidy(values: Array) -> Array:
    """*values* with three digits each, as a reader would type them."""
    return np.array([float(f"{v:.3g}") for v in values])


_BATCH = Text(
    "A batch of {batch} is larger than the data: there are {samples} samples. Choose smaller batches, or 0 for all.",
    "배치가 데이터보다 큽니다. 배치: {batch}, 데이터: {samples}개. 배치를 줄이거나 0(전체)으로 두세요.",
)
_LONG = Text(
    "These {runs} runs would take about {minutes} minutes. Choose fewer rates, entries, seeds or steps, or smaller networks.",
    "이 설정은 학습 {runs}회에 약 {minutes}분이 걸려 너무 깁니다. 학습률, 항목, 시드, 단계 수를 줄이거나 신경망을 작게 하세요.",
)
_RANGE = Text(
    "The smallest learning rate ({low}) must be below the largest ({high}).",
    "가장 작은 학습률({low})은 가장 큰 학습률({high})보다 작아야 합니다.",
)
