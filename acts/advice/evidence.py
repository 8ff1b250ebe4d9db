"""What a recommendation is worth at a given size: its functions and first weights through two experiments, with seeds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from acts import progress
from acts.activations import Activation
from acts.advice.row import Row
from acts.array import Array
from acts.datasets import DATASETS
from acts.initializers import INITIALIZERS, Initializer
from acts.optimizers import OPTIMIZERS
from acts.propagation import propagate
from acts.record import Record
from acts.setup import Setup, cost
from acts.text import Text, Trouble, num
from acts.training import train_together

RIVALS = ("he_normal", "glorot_normal", "lecun_normal")
SAMPLES = 256
LIMIT = 60.0
_SIZED = ("he_", "glorot_", "lecun_", "orthogonal")
_MOST = 3


@dataclass(frozen=True)
class Pair:
    """A function and the weights that it starts with; ``named`` if the row names both."""

    activation: Activation
    initializer: Initializer
    named: bool


@dataclass(frozen=True)
class Sizes:
    """The network, the training, and how many seeds, counted from 0."""

    depth: int
    width: int
    steps: int
    rate: float
    seeds: int


@dataclass(frozen=True)
class Measure:
    """A mean over the seeds with its standard error; NaN where no run was left, or only one."""

    mean: float
    error: float


@dataclass(frozen=True)
class Trial:
    """What became of one pair.

    signal: the spread across inputs in the last layer by that in the first. gradient: its size in the first layer by
    that in the last. accuracy, dead: shares of the training points, and of the hidden units, after training. lost: runs
    that left the range of 32-bit numbers or diverged; they are not in the means.
    """

    pair: Pair
    signal: Measure
    gradient: Measure
    accuracy: Measure
    dead: Measure
    lost: int


def pairs(row: Row) -> tuple[Pair, ...]:
    """Every function of *row* with its weights and with their rivals; raises `Trouble` for a row without a hidden one."""
    functions = [use.activation for use in row.use if use.activation is not None][:_MOST]
    if row.layer not in ("hidden", "state") or not functions:
        raise Trouble(_NOT_HIDDEN.format(what=row.what))
    own = [row.initializer] if (row.initializer or "").startswith(_SIZED) else []
    starts = [slug for slug in dict.fromkeys((*own, *RIVALS)) if slug]
    return tuple(Pair(f, INITIALIZERS[slug](), slug == row.initializer) for f in functions for slug in starts)


def check(chosen: Sequence[Pair], sizes: Sizes) -> None:
    """Raise `Trouble` if all of it would take more than about a minute."""
    data = DATASETS["spiral"]()
    seconds = sum(sizes.seeds * cost(data.size, data.features, data.classes, _setup(pair, sizes, 0)) for pair in chosen)
    if seconds > LIMIT:
        raise Trouble(_LONG.format(minutes=num(seconds / 60, 2)))


def trial(pair: Pair, sizes: Sizes) -> Trial:
    """Both experiments for *pair*: a random network, then one trained on two spirals with Adam."""
    signals, gradients = _carried(pair, sizes)
    progress.report(0.3)
    points, labels = DATASETS["spiral"]().load(0)
    setups = [_setup(pair, sizes, seed) for seed in range(sizes.seeds)]
    with progress.part(0.3, 1):
        records = train_together(points, labels, setups)
    done = [record for record in records if record.diverged_at is None]
    lost = sum(not np.isfinite(s) for s in signals) + len(records) - len(done)
    accuracy, dead = (_mean([_last(record, which) for record in done]) for which in ("accuracy", "dead"))
    return Trial(pair, _mean(signals), _mean(gradients), accuracy, dead, lost)


def _setup(pair: Pair, sizes: Sizes, seed: int) -> Setup:
    return Setup(
        hidden=(sizes.width,) * sizes.depth, activation=pair.activation, initializer=pair.initializer,
        optimizer=OPTIMIZERS["adam"](), rate=sizes.rate, steps=sizes.steps, batch=64, seed=seed,
    )  # fmt: skip


def _carried(pair: Pair, sizes: Sizes) -> tuple[list[float], list[float]]:
    """For every seed how much of the signal reaches the last layer, and how much of the gradient the first."""
    signals: list[float] = []
    gradients: list[float] = []
    for seed in range(sizes.seeds):
        found = propagate(
            pair.activation, pair.initializer, depth=sizes.depth, width=sizes.width, samples=SAMPLES, seed=seed
        )
        kept = found.exploded_at is None
        signals.append(_ratio(found.unit_spread) if kept else np.nan)
        gradients.append(_ratio(found.gradient_std[::-1]) if kept else np.nan)
    return signals, gradients


def _ratio(values: Array) -> float:
    return float(values[-1] / values[0]) if len(values) and values[0] > 0 else 0.0


def _last(record: Record, which: str) -> float:
    return float(record.accuracy[-1] if which == "accuracy" else record.dead[-1].mean())


def _mean(values: Sequence[float]) -> Measure:
    kept = np.array([v for v in values if np.isfinite(v)])
    error = float(kept.std(ddof=1) / np.sqrt(len(kept))) if len(kept) > 1 else np.nan
    return Measure(float(kept.mean()) if len(kept) else np.nan, error)


def best(trials: Sequence[Trial]) -> Trial:
    """The one that classifies best; among equals the one that stands first."""
    return max(trials, key=lambda t: -1.0 if np.isnan(t.accuracy.mean) else t.accuracy.mean)


_NOT_HIDDEN = Text(
    "“{what}” names no hidden function that both experiments can run. Choose “Hidden layer” above to measure one.",
    "‘{what}’ 행에는 두 실험으로 시험할 은닉층 함수가 없습니다. 위에서 ‘은닉층’을 고르면 측정합니다.",
)
_LONG = Text(
    "These runs would take about {minutes} minutes. Choose fewer layers, units, steps or seeds.",
    "이 실험은 예상 시간이 너무 깁니다(약 {minutes}분). 층, 유닛, 단계, 시드의 수를 줄이세요.",
)
