"""What the benchmarks of the press share: a day to print on, and two clocks."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from time import perf_counter

DAY = datetime(2026, 11, 20, tzinfo=UTC)
TURNS = 3


def seconds(work: Callable[[], object]) -> float:
    """How long *work* takes on the clock on the wall."""
    start = perf_counter()
    work()
    return perf_counter() - start


def both(work: Callable[[], object]) -> tuple[float, float]:
    """On the clock on the wall, and of this process and those that it waited for on the processor."""
    before = os.times()
    wall, after = seconds(work), os.times()
    return wall, sum(after[:4]) - sum(before[:4])
