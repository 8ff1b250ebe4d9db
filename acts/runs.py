"""The same experiment with several seeds: what is typical, and between which bounds it lies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from acts import progress
from acts.array import Array
from acts.propagation import COLUMNS, Profile


@dataclass(frozen=True)
class Runs:
    """The mean of each column over the seeds, and its least and largest value, layer by layer.

    All have as many layers as the run that exploded first; the histograms are those of the first seed.
    """

    typical: Profile
    low: Profile
    high: Profile
    seeds: int


def run(experiment: Callable[[int], Profile], first: int, seeds: int) -> Runs:
    """*experiment* with the seeds *first*, *first* + 1, …, one after the other, so that memory does not grow with them."""
    profiles: list[Profile] = []
    for number in range(seeds):
        with progress.part(number / seeds, (number + 1) / seeds):
            profiles.append(experiment(first + number))
    return together(profiles)


def together(profiles: Sequence[Profile]) -> Runs:
    """What is typical of *profiles*."""
    layers = min(p.layers for p in profiles)
    exploded = min((p.exploded_at for p in profiles if p.exploded_at is not None), default=None)
    first = profiles[0]
    panels, fields = (
        {seen: tuple(h for h in found if h.layer <= layers) for seen, found in every.items()}
        for every in (first.histograms, first.fields)
    )
    base = replace(first, histograms=panels, fields=fields, exploded_at=exploded)
    return Runs(*(_each(base, profiles, layers, join) for join in (_mean, _least, _most)), seeds=len(profiles))


def _each(base: Profile, profiles: Sequence[Profile], layers: int, join: Callable[[Array], Array]) -> Profile:
    columns: dict[str, Any] = {c: join(np.array([getattr(p, c)[:layers] for p in profiles])) for c in COLUMNS}
    return replace(base, **columns)


def _mean(values: Array) -> Array:
    return values.mean(axis=0)


def _least(values: Array) -> Array:
    return values.min(axis=0)


def _most(values: Array) -> Array:
    return values.max(axis=0)
