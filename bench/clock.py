"""What the benchmarks of the press share: a day to print on, and two clocks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from time import perf_counter

from reports.companion import used

DAY = datetime(2026, 11, 20, tzinfo=UTC)
TURNS = 3


def seconds(work: Callable[[], object]) -> float:
    """How long *work* takes on the clock on the wall."""
    start = perf_counter()
    work()
    return perf_counter() - start


def both(work: Callable[[], object]) -> tuple[float, float]:
    """On the clock on the wall; and on the processor that of this process, its companion and those that it waited for."""
    before = used()
    wall = seconds(work)
    return wall, used() - before
