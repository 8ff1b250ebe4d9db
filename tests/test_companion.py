"""Charts are drawn by a companion while pages are set: the same bytes, and nothing of it stays behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import psutil
import pytest

from acts import compute
from acts.blocks import Figure
from acts.study import Entry, Study
from acts.text import Trouble
from acts.views import VIEWS
from reports import companion, engine, limits, promise, work
from reports.charts import WIDE, chart
from reports.drawer import drawn
from reports.figures import figure
from reports.limits import within
from reports.pdf import pdf
from reports.promise import Promise
from reports.sheet import Sheet
from reports.style import Style
from reports.text import noted
from tests._paper import ADDRESS, Demo, printed, single

ROOT = Path(__file__).parents[1]
SOON = 30


@pytest.fixture(autouse=True)
def _room(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As on a machine with two cores, where no companion was lost before; none is there in the beginning or the end."""
    companion.stop()
    monkeypatch.setattr(companion, "_CORES", 2)
    monkeypatch.setattr(companion, "_lost", 0)
    yield
    companion.stop()


@pytest.fixture(autouse=True, scope="module")
def _workers() -> Iterator[None]:
    yield
    compute.close()


@cache
def _figure() -> Figure:
    return next(block for block in Demo().show(Demo().compute(), "en") if isinstance(block, Figure))


def specs(count: int) -> list[str]:
    """Charts that look the same, and are drawn anew each."""
    spec = chart(_figure(), WIDE).spec
    return [f'{spec[:-1]}, "usermeta": {{"number": {number}}}}}' for number in range(count)]


def drawers(*, of_workers: bool = False) -> list[psutil.Process]:
    """The companions of this process, or of its workers as well."""
    return [child for child in psutil.Process().children(of_workers) if "reports.drawer" in _line(child)]


def _line(process: psutil.Process) -> list[str]:
    """The command line of *process*; none once it has ended."""
    with suppress(psutil.NoSuchProcess):
        return process.cmdline()
    return []


def soon(found: Callable[[], Any]) -> Any:
    """What is *found* within half a minute."""
    end = time.monotonic() + SOON
    while not (what := found()) and time.monotonic() < end:
        time.sleep(0.02)
    return what


def test_a_companion_draws_what_the_press_would(monkeypatch: pytest.MonkeyPatch) -> None:
    """To the byte and each its own, while the press itself draws nothing."""
    wanted = specs(4)
    wanted[2] = wanted[2].replace("ReLU", "Other")
    with monkeypatch.context() as alone:
        alone.setattr(promise, "drawn", lambda _: pytest.fail("the press drew it"))
        asked = [Promise(spec, WIDE, 1) for spec in wanted]
        found = [one.content() for one in asked]
    assert found == [drawn(spec) for spec in wanted] and found[0] == found[3] != found[2]


def test_a_companion_steps_back_behind_the_server() -> None:
    """It is nice, and in the session of its press: of another, Linux would not ask how nice it is. Ctrl-C is not for it."""
    asked = companion.ask(specs(1)[0])
    assert asked and asked.result()
    process = psutil.Process(companion.__dict__["_now"].process.pid)
    assert process.nice() >= 9
    assert (os.getsid(process.pid), os.getpgid(process.pid)) == (os.getsid(0), process.pid)


def test_a_character_that_no_typeface_has_is_drawn_at_once_and_named() -> None:
    """The text of a report names it, so it must be known before the last page is written."""
    spec = specs(1)[0]
    with noted() as missing:
        Promise(spec, WIDE, 1)
        assert not missing
        Promise(spec.replace("ReLU", "ReLU \U00013000"), WIDE, 1)
    assert missing == {"\U00013000"}


ALONE = """
import sys
from acts import compute
from reports import work
if __name__ == "__main__":
    job = compute.submit("alone", work.make, sys.argv[1], "en", "")
    job.finished.wait(120)
    print(job.trouble.text.en if job.trouble else len(job.result))
    compute.close()
"""


def test_a_worker_on_one_core_prints_within_its_limits(tmp_path: Path) -> None:
    """The chart engine starts late there, and reserves more addresses than the limit of a job has left."""
    study = Study(entries=(Entry(VIEWS["curves"]()),), date="2026-11-20").dumps()
    script = tmp_path / "alone.py"
    script.write_text(ALONE, encoding="utf-8")
    one = "import os, runpy, sys; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); sys.argv = sys.argv[1:]; "
    line = [sys.executable, "-c", one + "runpy.run_path(sys.argv[0], run_name='__main__')", str(script), study]
    ran = subprocess.run(
        line, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip().isdigit(), ran.stdout


def test_setting_pages_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The size of a chart is enough to know where it stands, so a handout is tried in several sizes for little."""
    monkeypatch.setattr(companion, "_CORES", 1)
    monkeypatch.setattr(promise, "drawn", lambda _: pytest.fail("it was drawn"))
    sheet = Sheet("en")
    body = figure(_figure(), sheet) + figure(_figure(), sheet) + figure(_figure(), sheet)
    assert engine.pages(f"<html lang=en><title>t</title><body>{body}", sheet.assets, "a4") == 1


@pytest.mark.parametrize("cores", [1, 2])
def test_a_report_needs_no_companion(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is one core, or every companion is killed as soon as it was asked: the press draws, after two of them."""
    begun = list[int]()

    def lost(spec: str, ask: Callable[[str], Future[bytes] | None] = companion.ask) -> Future[bytes] | None:
        asked = ask(spec)
        for process in drawers():
            begun.append(process.pid)
            process.kill()
        soon(lambda: not drawers())
        return asked

    usual = printed("single", "ko")
    companion.stop()
    monkeypatch.setattr(companion, "_CORES", cores)
    monkeypatch.setattr(companion, "ask", lost)
    assert pdf(single(), "ko", Style(link_base=ADDRESS)) == usual and len(set(begun)) == 2 * (cores - 1)


@pytest.mark.parametrize("end", ["left", "killed"])
def test_nothing_of_a_companion_stays_behind(end: str) -> None:
    """Nobody waits for the report any more, or its worker is killed: whoever is drawing for it ends too."""
    entries = tuple(Entry(VIEWS["initialization"](samples=50, depth=2, width=20, seed=seed)) for seed in range(12))
    job = compute.submit(f"report {end}", work.make, Study(entries=entries, date="2026-11-20").dumps(), "ko", "")
    found = soon(lambda: drawers(of_workers=True) if job.share > 0.56 else [])
    assert found, job.trouble
    if end == "killed":
        found[0].parent().kill()
    compute.leave(job)
    assert psutil.wait_procs(found, timeout=SOON)[1] == []


def test_an_endless_chart_ends_though_nobody_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """The companion has as much time on a processor for one chart as a job has in all; the press learns that it is gone."""
    monkeypatch.setattr(companion, "SECONDS_LIMIT", 0.2)
    points = {"sequence": {"start": 0, "stop": 3e7}}
    asked = companion.ask(json.dumps({"data": points, "mark": "point", "encoding": {"x": {"field": "data"}}}))
    assert asked and isinstance(asked.exception(SOON), EOFError | OSError)
    assert companion._now and companion._now.process.wait(SOON) == -signal.SIGXCPU


def test_what_a_companion_takes_counts_as_the_report_s(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time on a processor and memory end the report by the same limits, and its companion with it."""
    companion.start()
    began = time.process_time()
    monkeypatch.setattr(limits, "monotonic", lambda: 0.0)  # a clock that stands still ends nobody
    with pytest.raises(Trouble, match=r"longer than 0\.8 seconds"), companion.beside(), within(0.8, 1e6):
        for spec in specs(400):
            Promise(spec, WIDE, 1).content()
    assert time.process_time() - began < 0.7 and drawers() == []
    with pytest.raises(Trouble, match="more than 40 MB"), companion.beside(), within(1e6, 40):
        soon(lambda: False)
    assert drawers() == []
