"""A class in front of one server: how long each thing takes that thirty or fifty people do at once.

``python -m bench.load table`` prints the load table as Markdown: one reader at an idle server, two hundred who think,
fifty within a second, a class of fifty with four trainings and four reports always in progress, twenty who come and
leave for some minutes, and the same class at a server as Streamlit comes, with the work in its own process.
``idle``, ``think``, ``herd``, ``crowd`` and ``soak MINUTES`` print one row each.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from bench.people import Person, Seen, browser, gathering, memory, printer, prober, reading, trainer
from bench.servers import serving

STOCK = (
    "--server.fileWatcherType=auto", "--runner.postScriptGC=true", "--server.enableWebsocketCompression=false",
)  # fmt: skip
KINDS = ("knob", "other view", "first page", "training", "report", "health")
SECONDS = 40.0
CLASS: list[Person] = [prober, *[reading(2)] * 42, *[trainer] * 4, *[printer] * 4]
ROUND = 15.0  #: seconds that the twenty of the soak stay


@dataclass(frozen=True)
class Row:
    """One line of the load table, and the aims that it missed."""

    name: str
    seen: Seen
    missed: Sequence[str] = ()
    curve: Sequence[float] = field(default=())  #: megabytes after each round of a soak


def came(port: int, people: Sequence[Person], seconds: float, ramp: float) -> Seen:
    """What *people* saw."""
    return asyncio.run(gathering(port, people, seconds, ramp))


@contextmanager
def warmed(script: str = "hosted.py", *flags: str, scheduler: str = "processes") -> Generator[int]:
    """A server at which every page was opened before."""
    with serving(script, *flags, ACTS_SCHEDULER=scheduler) as port:
        came(port, [browser] * 3, 15, 3)
        yield port


def idle(port: int) -> Row:
    """One reader alone."""
    return Row("1 reader, idle server", came(port, [prober, reading(0.3)], SECONDS / 2, 0))


def think(port: int, sessions: int = 200) -> Row:
    """Many who read more than they turn; also what one session more costs in memory."""
    before = memory()
    seen = came(port, [prober, *[reading(4)] * sessions], SECONDS, 10)
    each = (seen.megabytes - before) / sessions
    aims = {
        "a knob under 250 ms at the 95th percentile": seen.at("knob", 0.95) <= 250,
        f"less than 1 MB a session ({each:.2f})": each < 1,
    }
    return Row(f"{sessions} who think 4 s ({each:.2f} MB each)", seen, _missed(aims, seen))


def herd(port: int, sessions: int = 50) -> Row:
    """Everybody within one second; the health check goes on."""
    seen = came(port, [prober, *[reading(5)] * sessions], 15, 1)
    aims = {
        "health under a second": seen.at("health", 1) < 1000,
        "a page for everybody": len(seen.seconds["first page"]) >= sessions,
    }
    return Row(f"{sessions} within one second", seen, _missed(aims, seen))


def crowd(port: int) -> Row:
    """A class of fifty."""
    seen = came(port, CLASS, SECONDS, 5)
    aims = {"health under a second": seen.at("health", 1) < 1000}
    return Row("50, of them 4 train and 4 print", seen, _missed(aims, seen))


def soak(port: int, minutes: float) -> Row:
    """Twenty people come, turn and leave, again and again; the server's memory must not grow."""
    curve, whole, end = list[float](), Seen(), time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        seen = came(port, [prober, *[reading(1)] * 20], ROUND, 2)
        curve.append(memory())
        whole.wrong += seen.wrong
        for kind, seconds in seen.seconds.items():
            whole.seconds[kind] += seconds
        print(f"{len(curve) * ROUND:6.0f} s  {curve[-1]:7.1f} MB", flush=True)
    level = len(curve) < 8 or curve[-1] <= 1.1 * max(curve[: len(curve) // 2])
    return Row(f"20 come and leave for {minutes:g} min", whole, _missed({"level memory": level}, whole), curve)


def _missed(aims: dict[str, bool], seen: Seen) -> list[str]:
    return [*(aim for aim, reached in aims.items() if not reached), *(f"no error: {wrong}" for wrong in seen.wrong)]


def alone(scenario: Callable[..., Row], *arguments: float) -> int:
    """One row, with a server of its own."""
    with warmed() as port:
        rows = [scenario(port, *arguments)]
    return tell(rows)


def table(minutes: float = 2) -> int:
    """The whole table; exit status 1 where an aim is missed, which is then said."""
    rows: list[Row] = []
    with warmed() as port:
        for scenario in (idle, think, herd, crowd):
            rows.append(scenario(port))
            print(rows[-1].name, flush=True)
        rows.append(soak(port, minutes))
    with warmed("dashboard.py", *STOCK, scheduler="here") as port:
        rows.insert(4, Row("the same at stock Streamlit", came(port, CLASS, SECONDS, 5)))
    at_rest, ours, stock = (rows[i].seen.at("knob", 0.95) for i in (0, 3, 4))
    said = f"A knob's 95th percentile in the class is {ours / at_rest:.1f} times the idle server's; stock takes {stock / ours:.0f} times ours."
    aims = {"at most 3 times the idle server's": ours <= 3 * at_rest, "10 times better than stock": stock >= 10 * ours}
    return tell(rows, said, _missed(aims, Seen()))


def tell(rows: Sequence[Row], said: str = "", missed: Iterable[str] = ()) -> int:
    """Print the table as Markdown, the curve of a soak, and the aims that were missed; the exit status."""
    print(
        f"\n| median / 95th percentile, ms | {' | '.join(KINDS)} | turns | errors |\n|---|{'---|' * (len(KINDS) + 2)}"
    )
    for row in rows:
        print(f"| {row.name} | {' | '.join(_cell(row.seen, kind) for kind in KINDS)} | {_counts(row.seen)} |")
    for row in rows:
        if row.curve:
            print(f"\n{curve(row.curve)}")
    print(f"\n{said}")
    late = [f"{row.name}: {aim}" for row in rows for aim in row.missed] + list(missed)
    print(*(f"missed: {aim}" for aim in late), sep="\n")
    return int(bool(late))


def _counts(seen: Seen) -> str:
    return f"{len(seen.seconds['knob'])} | {sum(seen.wrong.values())}"


def _cell(seen: Seen, kind: str) -> str:
    return f"{seen.at(kind, 0.5):.0f} / {seen.at(kind, 0.95):.0f}" if seen.seconds[kind] else "–"


def curve(megabytes: Sequence[float]) -> str:
    """A soak's memory at a dozen moments, the later ones further apart."""
    steps = sorted({0, *(round((len(megabytes) - 1) * (k / 9) ** 2) for k in range(10))})
    ats = [f"{(step + 1) * ROUND / 60:.3g}" for step in steps]
    return (
        f"| minutes | {' | '.join(ats)} |\n|---|{'---|' * len(steps)}\n"
        f"| server, MB | {' | '.join(f'{megabytes[step]:.0f}' for step in steps)} |"
    )
