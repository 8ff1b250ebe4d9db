"""A class in front of one server: how long each thing takes that thirty or fifty people do at once.

``python -m bench.load crowd`` runs the same class three times: alone (one session, an idle server), a class of fifty with
four trainings and four reports always in progress, and the same class at a server as Streamlit comes, with the work in
its own process. ``herd``, ``think`` and ``soak`` are the other ways to come: all at once, many who read, and for hours.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.request import urlopen

import psutil

from bench.browserless import Run, Tab
from bench.servers import serving

STOCK = (
    "--server.fileWatcherType=auto", "--runner.postScriptGC=true", "--server.enableWebsocketCompression=false",
)  # fmt: skip
PAGES = ("initialization", "recommendations", "curves")
SEED = 7


@dataclass
class Seen:
    """What the class saw: seconds by kind of action, and what went wrong."""

    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: Counter[str] = field(default_factory=Counter)

    def note(self, kind: str, run: Run) -> None:
        self.seconds[kind].append(run.seconds)
        self.wrong.update(run.errors)

    def at(self, kind: str, share: float) -> float:
        """The *share*-quantile in milliseconds; not a number if the kind was not seen."""
        ordered = sorted(self.seconds[kind])
        return 1e3 * ordered[round(share * (len(ordered) - 1))] if ordered else float("nan")


Person = Callable[[int, random.Random, Seen], Awaitable[None]]


async def reader(port: int, dice: random.Random, seen: Seen, think: float) -> None:
    """Opens the curves, turns a knob nine times of ten, and goes to another page and back once."""
    async with Tab(port, "curves", "lang=ko") as tab:
        seen.note("first page", await tab.run())
        while True:
            await asyncio.sleep(dice.expovariate(1 / think))
            if dice.random() < 0.9:
                seen.note("knob", await tab.turn("curves.point", round(dice.uniform(-4, 4), 1)))
                continue
            async with Tab(port, dice.choice(PAGES), "lang=en") as other:
                seen.note("other view", await other.run())


async def trainer(port: int, dice: random.Random, seen: Seen) -> None:
    """Trains one network after the other, each with another seed."""
    while True:
        began = time.perf_counter()
        async with Tab(port, "dead_relu", f"lang=en&seed={dice.randrange(10_000)}") as tab:
            await tab.run()
            await tab.settle()
        seen.seconds["training"].append(time.perf_counter() - began)


async def printer(port: int, dice: random.Random, seen: Seen) -> None:
    """Prints one report after the other, none like another."""
    while True:
        began = time.perf_counter()
        async with Tab(port, "curves", f"lang=en&point={dice.uniform(-4, 4):.1f}&span={dice.uniform(2, 9):.1f}") as tab:
            await tab.run()
            await tab.press("pdf")
            await tab.settle()
            tab.find("download")
        seen.seconds["report"].append(time.perf_counter() - began)


async def prober(port: int, dice: random.Random, seen: Seen) -> None:
    """Asks four times a second whether the server is well."""
    while True:
        began = time.perf_counter()
        await asyncio.to_thread(lambda: urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=10).read())
        seen.seconds["health"].append(time.perf_counter() - began)
        await asyncio.sleep(0.25)


async def gathering(port: int, people: list[Callable[..., Awaitable[None]]], seconds: float, ramp: float) -> Seen:
    """Everybody comes within *ramp* seconds and stays for *seconds* in all; what was seen, with every failure counted."""
    seen = Seen()

    async def one(number: int, person: Callable[..., Awaitable[None]]) -> None:
        await asyncio.sleep(ramp * number / len(people))
        try:
            await person(port, random.Random(SEED + number), seen)
        except Exception as error:  # noqa: BLE001 - counted, and the others go on
            seen.wrong[f"{type(error).__name__}: {error}"[:120]] += 1

    tasks = [asyncio.create_task(one(i, person)) for i, person in enumerate(people)]
    await asyncio.sleep(seconds)
    for task in tasks:
        task.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.gather(*tasks, return_exceptions=True)
    return seen


def reading(think: float) -> Callable[..., Awaitable[None]]:
    """A reader who thinks for *think* seconds on average."""
    return lambda port, dice, seen: reader(port, dice, seen, think)


def line(name: str, seen: Seen) -> str:
    """One row of the load table."""
    kinds = ("knob", "other view", "first page", "training", "report", "health")
    cells = [f"{seen.at(kind, 0.5):8.0f} {seen.at(kind, 0.95):7.0f}" for kind in kinds]
    return f"{name:26}{len(seen.seconds['knob']):6}" + "".join(cells) + f"{sum(seen.wrong.values()):7}"


HEAD = (
    f"{'median, 95th percentile, ms':26}{'turns':>6}"
    + "".join(f"{kind:>16}" for kind in ("knob", "other view", "first page", "training", "report", "health"))
    + f"{'wrong':>7}"
)


def crowd(seconds: float = 40, sessions: int = 50) -> int:
    """The load table; exit status 1 where an aim is missed, which is then said."""
    people = [prober, *[reading(2)] * (sessions - 8), *[trainer] * 4, *[printer] * 4]
    rows: dict[str, Seen] = {}
    with serving("hosted.py", ACTS_LOG="WARNING") as port:
        asyncio.run(gathering(port, [reader_once] * 3, 15, 3))  # warm
        rows["one reader, idle"] = asyncio.run(gathering(port, [prober, reading(0.3)], seconds / 2, 0))
        rows[f"{sessions}, 4 train, 4 print"] = asyncio.run(gathering(port, people, seconds, 5))
    with serving("dashboard.py", *STOCK, ACTS_SCHEDULER="here") as port:
        asyncio.run(gathering(port, [reader_once] * 3, 15, 3))
        rows["the same, stock Streamlit"] = asyncio.run(gathering(port, people, seconds, 5))
    print(HEAD)
    for name, seen in rows.items():
        print(line(name, seen))
        for wrong, count in seen.wrong.items():
            print(f"  {count} x {wrong}")
    idle, ours, stock = rows.values()
    tail = [seen.at("knob", 0.95) for seen in (idle, ours, stock)]
    print(
        f"a knob's 95th percentile: {tail[1] / tail[0]:.1f} times the idle server's; stock {tail[2] / tail[1]:.1f} times ours"
    )
    return int(not (tail[1] <= 3 * tail[0] and tail[2] >= 10 * tail[1] and not ours.wrong))


async def reader_once(port: int, dice: random.Random, seen: Seen) -> None:
    """Opens every page once."""
    for page in (*PAGES, "dead_relu"):
        async with Tab(port, page, "lang=en") as tab:
            seen.note("first page", await tab.run())


def herd(sessions: int = 50) -> int:
    """Everybody within one second; the health check goes on."""
    with serving("hosted.py") as port:
        asyncio.run(gathering(port, [reader_once], 12, 0))
        seen = asyncio.run(gathering(port, [prober, *[reading(5)] * sessions], 15, 1))
    print(HEAD, line(f"{sessions} within a second", seen), *seen.wrong, sep="\n")
    return int(bool(seen.wrong) or seen.at("health", 1) >= 1000 or len(seen.seconds["first page"]) < sessions)


def think(sessions: int = 200, seconds: float = 40) -> int:
    """Many who read more than they turn; also what one session more costs in memory."""
    with serving("hosted.py") as port:
        asyncio.run(gathering(port, [reader_once], 12, 0))
        before = memory()
        seen = asyncio.run(gathering(port, [prober, *[reading(4)] * sessions], seconds, 10))
        each = (memory() - before) / sessions
    print(
        HEAD, line(f"{sessions}, thinking 4 s", seen), f"memory: {each:.2f} MB for each session", *seen.wrong, sep="\n"
    )
    return int(bool(seen.wrong) or seen.at("knob", 0.95) > 250 or each >= 1)


def soak(minutes: float) -> int:
    """Twenty people come, turn and leave, again and again; the server's memory must not grow."""
    curve: list[float] = []
    with serving("hosted.py") as port:
        asyncio.run(gathering(port, [reader_once], 12, 0))
        end = time.monotonic() + 60 * minutes
        while time.monotonic() < end:
            seen = asyncio.run(gathering(port, [prober, *[reading(1)] * 20], 15, 2))
            curve.append(memory())
            print(f"{len(curve) * 15:6} s  {curve[-1]:7.1f} MB  wrong: {sum(seen.wrong.values())}", flush=True)
    return int(len(curve) > 4 and curve[-1] > 1.1 * max(curve[: len(curve) // 2]))


def memory() -> float:
    """Megabytes of the server that this process started, without its workers."""
    servers = [p for p in psutil.Process().children() if "streamlit" in " ".join(p.cmdline())]
    return sum(p.memory_info().rss for p in servers) / 1e6
