"""Who comes to a class, what they do there, and how long each thing took them.

Every person is a tab of `bench.browserless` with thinking times of its own; the dice of each are seeded.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from urllib.request import urlopen

import psutil

from bench.browserless import Run, Tab

PAGES = ("initialization", "recommendations", "curves")
SEED = 7


@dataclass
class Seen:
    """What the class saw: seconds by kind of action, and what went wrong."""

    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: Counter[str] = field(default_factory=Counter)
    megabytes: float = 0.0  #: of the server, while everybody was still there

    def note(self, kind: str, run: Run) -> None:
        self.seconds[kind].append(run.seconds)
        self.wrong.update(run.errors)

    def at(self, kind: str, share: float) -> float:
        """The *share*-quantile in milliseconds; not a number if the kind was not seen."""
        ordered = sorted(self.seconds[kind])
        return 1e3 * ordered[round(share * (len(ordered) - 1))] if ordered else float("nan")


Person = Callable[[int, random.Random, Seen], Awaitable[None]]


def reading(think: float) -> Person:
    """A reader who thinks for *think* seconds on average."""
    return lambda port, dice, seen: reader(port, dice, seen, think)


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


async def browser(port: int, dice: random.Random, seen: Seen) -> None:
    """Opens every page once."""
    for page in (*PAGES, "dead_relu"):
        async with Tab(port, page, "lang=en") as tab:
            seen.note("first page", await tab.run())


async def gathering(port: int, people: Sequence[Person], seconds: float, ramp: float) -> Seen:
    """Everybody comes within *ramp* seconds and stays for *seconds* in all; what was seen, with every failure counted."""
    seen = Seen()

    async def one(number: int, person: Person) -> None:
        await asyncio.sleep(ramp * number / len(people))
        try:
            await person(port, random.Random(SEED + number), seen)
        except Exception as error:  # noqa: BLE001 - counted, and the others go on
            seen.wrong[f"{type(error).__name__}: {error}"[:120]] += 1

    tasks = [asyncio.create_task(one(i, person)) for i, person in enumerate(people)]
    await asyncio.sleep(seconds)
    seen.megabytes = memory()
    for task in tasks:
        task.cancel()
    _, stayed = await asyncio.wait(tasks, timeout=30)
    if stayed:
        seen.wrong["did not leave when it was over"] += len(stayed)
    return seen


def memory() -> float:
    """Megabytes of the server that this process started, without its workers."""
    servers = [p for p in psutil.Process().children() if "streamlit" in " ".join(p.cmdline())]
    return sum(p.memory_info().rss for p in servers) / 1e6
