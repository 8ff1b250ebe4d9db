"""“As much as 40 % of your network can be dead”: where that holds, and where it does not, here and in PyTorch."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from acts.datasets import DATASETS
from acts.sweep import Cell
from bench.claim import SETTINGS, Setting, apart, ours, theirs, torch_run

SEEDS = range(5)
HOLDING = [SETTINGS[0], SETTINGS[4]]
EACH = pytest.mark.parametrize("setting", HOLDING, ids=lambda s: s.name)


@cache
def measured(setting: Setting) -> tuple[Cell, Cell]:
    """Five seeds at the small and at the large rate."""
    small, large = (ours(setting, rate, SEEDS) for rate in setting.rates)
    return small, large


@EACH
def test_two_in_five_units_die_at_a_large_rate_and_hardly_any_at_a_small_one(setting: Setting) -> None:
    """On digits and on a cloud in the plane: below 5 % and above 40 % less two standard errors, all losses finite."""
    small, large = measured(setting)
    assert small.dead.value < 0.05
    assert large.dead.value + 2 * large.dead.error > 0.4
    assert large.dead.value > 0.35
    assert small.diverged == large.diverged == 0


@EACH
def test_pytorch_finds_the_same_shares(setting: Setting) -> None:
    """With its own weights, batches, gradients and count, within three standard errors at both rates."""
    torch = pytest.importorskip("torch")
    torch.set_num_threads(1)
    for rate, cell in zip(setting.rates, measured(setting), strict=True):
        other = theirs(torch, setting, rate, SEEDS)
        assert other.diverged == 0
        assert apart(cell, other) < 3


def test_the_claim_does_not_hold_everywhere() -> None:
    """All digits a step, plain SGD: at a rate seven times that of an ordinary run hardly a unit is dead."""
    setting = SETTINGS[6]
    assert not setting.holds
    cell = ours(replace(setting, setup=replace(setting.setup, steps=100)), setting.rates[1], range(2))
    assert cell.dead.value < 0.02
    assert cell.accuracy.value > 0.9


def test_the_rival_tells_divergence_from_death() -> None:
    """A PyTorch run that overflows is called diverged and has no dead share."""
    torch = pytest.importorskip("torch")
    one: Any = replace(SETTINGS[0].setup, rate=1e20, steps=5)
    ended = torch_run(torch, *DATASETS["digits"]().load(0), one)
    assert ended.diverged
    assert ended.share != ended.share
