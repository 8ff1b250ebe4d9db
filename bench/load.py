"""How quickly a page answers, against the smallest possible page of the same server.

``python -m bench.load`` starts both on loopback with the project's own configuration and prints the ratios: a knob's
change against a bare rerun, and the first page of a new session against a bare first run; both also against the same
bare page with one chart of 2,000 points. ``table``, ``idle``, ``think``, ``herd``, ``crowd`` and ``soak MINUTES`` bring
a class instead: see `bench.crowd`.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from bench import crowd
from bench.browserless import Run, Tab
from bench.servers import serving

SESSIONS, TURNS = 12, 40


@dataclass(frozen=True)
class Subject:
    """A page and the knob that is turned on it."""

    name: str
    page: str
    query: str
    key: str
    values: tuple[float, ...]


BARE = Subject("bare page", "", "", "n", tuple(i / 4 for i in range(40)))
CHART = Subject("bare page, 2,000 points", "", "chart=1", "n", tuple(i / 4 for i in range(40)))
OURS = (
    Subject("curves, the point", "curves", "lang=en", "curves.point", tuple(-4 + i / 5 for i in range(40))),
    Subject("curves, the range", "curves", "lang=ko", "curves.span", tuple(1 + i / 2 for i in range(30))),
    Subject(
        "with gates, the range", "curves", "lang=en&parts=gates", "curves.span", tuple(1 + i / 2 for i in range(30))
    ),
    Subject("curves alone, the range", "curves", "lang=en&parts=", "curves.span", tuple(1 + i / 2 for i in range(30))),
    Subject("initialization", "initialization", "lang=en", "initialization.depth", (4, 5, 6, 7, 8, 3)),
    Subject("recommendations", "recommendations", "lang=en", "recommendations.task", ()),
)


async def first_pages(ports: Sequence[int], subjects: Sequence[Subject]) -> list[list[float]]:
    """Seconds from connecting to a finished page, a list for each subject; they take turns, so a busy moment hits all."""
    times: list[list[float]] = [[] for _ in subjects]
    for _ in range(SESSIONS):
        for port, subject, found in zip(ports, subjects, times, strict=True):
            async with Tab(port, subject.page, subject.query) as tab:
                found.append(_fine(await tab.run()))
    return [found[2:] for found in times]


async def turns(ports: Sequence[int], subjects: Sequence[Subject]) -> list[list[float]]:
    """Seconds from a knob's change to the finished page, a list for each subject; they take turns."""
    times: list[list[float]] = [[] for _ in subjects]
    async with AsyncExitStack() as stack:
        tabs = [await stack.enter_async_context(Tab(p, s.page, s.query)) for p, s in zip(ports, subjects, strict=True)]
        for tab in tabs:
            await tab.run()
        for i in range(TURNS):
            for tab, subject, found in zip(tabs, subjects, times, strict=True):
                found.append(_fine(await tab.turn(subject.key, subject.values[i % len(subject.values)])))
    return [found[4:] for found in times]


def _fine(run: Run) -> float:
    assert not run.errors, run.errors
    return run.seconds


def main() -> int:
    """What the first argument names; without one, :func:`pages`."""
    what, *rest = sys.argv[1:] or ["pages"]
    numbers = [float(number) for number in rest]
    if what in {"pages", "table"}:
        return pages() if what == "pages" else crowd.table(*numbers)
    rows: dict[str, Callable[..., crowd.Row]] = {
        "idle": crowd.idle, "think": crowd.think, "herd": crowd.herd, "crowd": crowd.crowd, "soak": crowd.soak,
    }  # fmt: skip
    return crowd.alone(rows[what], *numbers)


def pages() -> int:
    """Print the table; exit status 1 when a page costs more than 3 times the bare page with one chart."""
    subjects = [BARE, CHART, *(subject for subject in OURS if subject.values)]
    with serving("bench/bare.py") as bare, serving("dashboard.py") as ours:
        asyncio.run(_warm(ours))
        ports = [bare, bare, *[ours] * (len(subjects) - 2)]
        costs = [asyncio.run(measure(ports, subjects)) for measure in (first_pages, turns)]
    print(f"{'page':26} {'first page':>13} {'of bare':>8} {'of chart':>8} {'knob':>13} {'of bare':>8} {'of chart':>8}")
    for number, subject in enumerate(subjects):
        print(f"{subject.name:26} {' '.join(_cell(times, number) for times in costs)}")
    return int(any(_ratio(times[i], times[1]) > 3 for times in costs for i in range(2, len(subjects))))


def _cell(times: list[list[float]], number: int) -> str:
    own = times[number]
    return f"{statistics.median(own) * 1e3:10.1f} ms {_ratio(own, times[0]):8.2f} {_ratio(own, times[1]):8.2f}"


def _ratio(own: list[float], other: list[float]) -> float:
    """The median over the rounds of how many times as long it took."""
    return statistics.median(a / b for a, b in zip(own, other, strict=True))


async def _warm(port: int) -> None:
    """Every page once, and time for the workers to start: the claim is about a warm server."""
    for subject in OURS:
        async with Tab(port, subject.page, subject.query) as tab:
            await tab.run()
    await asyncio.sleep(10)


if __name__ == "__main__":
    sys.exit(main())
