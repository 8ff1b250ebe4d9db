"""Remedies, measured in pairs: the same data, first weights and batches, with one thing changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from acts.remedies import Remedy
from acts.setup import Setup
from acts.statistics import Mean, mean
from acts.sweep import Cell, Outcome, summary

Verdict = Literal["helps", "costs", "nothing", "worse", "same", "missing"]


@dataclass(frozen=True)
class Pairing:
    """What one remedy changed. A difference is with the remedy minus without it, of pairs in which neither diverged.

    ``alone`` says how the runs with the remedy ended; ``diverged`` is the difference in diverged runs, over all pairs.
    """

    alone: Cell
    dead: Mean
    accuracy: Mean
    diverged: Mean
    pairs: int
    changed: bool

    @property
    def verdict(self) -> Verdict:
        """What the measurement says, at 95 % confidence; a change that saves units and costs nothing "helps"."""
        if not self.pairs:
            return "missing"
        if not self.changed:
            return "same"
        lost = self.accuracy.sign < 0 or self.diverged.sign > 0
        gained = self.dead.sign < 0 or self.diverged.sign < 0
        if lost:
            return "costs" if gained else "worse"
        return "helps" if gained else "worse" if self.dead.sign > 0 else "nothing"


def plan(setup: Setup, remedies: Sequence[Remedy], seeds: Iterable[int]) -> list[Setup]:
    """The runs: seed after seed, first without and then with each of *remedies*."""
    changes = [setup, *(remedy.apply(setup) for remedy in remedies)]
    return [replace(change, seed=seed) for seed in seeds for change in changes]


def pairings(
    outcomes: Sequence[Outcome | None], setup: Setup, remedies: Sequence[Remedy]
) -> tuple[Cell, list[Pairing]]:
    """How the runs without a remedy ended, and what each remedy changed, from the *outcomes* of `plan`."""
    rows = [outcomes[i : i + 1 + len(remedies)] for i in range(0, len(outcomes), 1 + len(remedies))]
    base = [row[0] for row in rows]
    found = [
        _pairing(base, [row[i] for row in rows], remedy.apply(setup) != setup) for i, remedy in enumerate(remedies, 1)
    ]
    return summary(base), found


def _pairing(without: Sequence[Outcome | None], other: Sequence[Outcome | None], changed: bool) -> Pairing:
    both = [(a, b) for a, b in zip(without, other, strict=True) if a is not None and b is not None]
    return Pairing(
        summary(b for _, b in both),
        mean(b.share - a.share for a, b in both),
        mean(b.accuracy - a.accuracy for a, b in both),
        mean(float(b.diverged) - float(a.diverged) for a, b in both),
        len(both),
        changed,
    )
