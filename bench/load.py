"""How quickly a page answers, against the smallest possible page of the same server.

``python -m bench.load`` starts both on loopback with the project's own configuration and prints the ratios: a knob's
change against a bare rerun, and the first page of a new session against a bare first run; both also against the same
bare page with one chart of 2,000 points. ``crowd``, ``herd``, ``think`` and ``soak MINUTES`` bring a class instead:
see `bench.crowd`.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bench import crowd
from bench.browserless import Tab
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
    Subject("initialization", "initialization", "lang=en", "initialization.depth", (4, 5, 6, 7, 8, 3)),
    Subject("recommendations", "recommendations", "lang=en", "recommendations.task", ()),
)


async def first_pages(port: int, subject: Subject) -> float:
    """Seconds from connecting to a finished page, median over new sessions."""
    times: list[float] = []
    for _ in range(SESSIONS):
        async with Tab(port, subject.page, subject.query) as tab:
            run = await tab.run()
            assert not run.errors, run.errors
            times.append(run.seconds)
    return statistics.median(times[2:])


async def turns(port: int, subject: Subject) -> float:
    """Seconds from a knob's change to the finished page, median over the values."""
    async with Tab(port, subject.page, subject.query) as tab:
        await tab.run()
        times: list[float] = []
        for i in range(TURNS):
            run = await tab.turn(subject.key, subject.values[i % len(subject.values)])
            assert not run.errors, run.errors
            times.append(run.seconds)
    return statistics.median(times[4:])


def main() -> int:
    """What the first argument names; without one, :func:`pages`."""
    what, *rest = sys.argv[1:] or ["pages"]
    ways: dict[str, Callable[..., int]] = {
        "pages": pages,
        "crowd": crowd.crowd,
        "herd": crowd.herd,
        "think": crowd.think,
        "soak": crowd.soak,
    }
    return ways[what](*map(int, rest))


def pages() -> int:
    """Print the table; exit status 1 when a page costs more than 3 times the bare page with one chart."""
    worst = 0.0
    with serving("bench/bare.py") as bare, serving("dashboard.py") as ours:
        asyncio.run(_warm(ours))
        floors = [_costs(bare, BARE), _costs(bare, CHART)]
        print(
            f"{'page':24} {'first page':>13} {'of bare':>8} {'of chart':>8} {'knob':>10} {'of bare':>8} {'of chart':>8}"
        )
        for name, costs in ((BARE.name, floors[0]), (CHART.name, floors[1])):
            print(_line(name, costs, floors))
        for subject in (s for s in OURS if s.values):
            costs = _costs(ours, subject)
            print(_line(subject.name, costs, floors))
            worst = max(worst, *(cost / floor for cost, floor in zip(costs, floors[1], strict=True)))
    return int(worst > 3)


def _costs(port: int, subject: Subject) -> tuple[float, float]:
    """Seconds of a first page, and of a turned knob."""
    return _median(first_pages, port, subject), _median(turns, port, subject)


def _line(name: str, costs: tuple[float, float], floors: list[tuple[float, float]]) -> str:
    cells = [
        f"{cost * 1e3:10.1f} ms {cost / floors[0][i]:8.2f} {cost / floors[1][i]:8.2f}" for i, cost in enumerate(costs)
    ]
    return f"{name:24} {cells[0]} {cells[1]}"


async def _warm(port: int) -> None:
    """Every page once, and time for the workers to start: the claim is about a warm server."""
    for subject in OURS:
        async with Tab(port, subject.page, subject.query) as tab:
            await tab.run()
    await asyncio.sleep(10)


def _median(work: Callable[[int, Subject], Awaitable[float]], port: int, subject: Subject) -> float:
    async def run() -> float:
        return await work(port, subject)

    return asyncio.run(run())


if __name__ == "__main__":
    sys.exit(main())
