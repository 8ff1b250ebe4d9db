"""What breaks around the program, one after the other: what a reader is told, and that nothing is lost."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import psutil
import pytest

from acts import compute
from acts.compute import settings, words
from acts.compute.places import Lost, Processes
from acts.study import Study
from acts.text import Trouble
from bench.browserless import Tab
from bench.servers import ROOT, serving
from reports import batch, fonts, work, yardstick
from tests.test_compute import double, slow
from tests.test_hosted import fetched, processes

SOON = 30
LONG = "lang=ko&data=digits&steps=2000&width=512&layers=3&batch=128&rate=0.001"


@pytest.fixture(autouse=True, scope="module")
def _workers() -> Iterator[None]:
    yield
    compute.close()


@pytest.mark.parametrize("jump", [86_400, -86_400])
def test_a_clock_that_jumps_ends_no_work_and_lets_none_go_on(monkeypatch: pytest.MonkeyPatch, jump: float) -> None:
    """The clock is set a day on or back in mid-job: the job ends well, and the limit of the next is still kept."""
    wall = time.time
    job = compute.submit(f"jump {jump}", partial(slow, 1.5))
    while job.share == 0:
        time.sleep(0.02)
    monkeypatch.setattr(time, "time", lambda: wall() + jump)
    assert job.finished.wait(SOON) and job.trouble is None and job.result
    monkeypatch.setattr(settings, "SECONDS_LIMIT", 0.15)
    endless = compute.submit(f"endless {jump}", partial(slow, 600))
    assert endless.finished.wait(6)
    assert endless.trouble is not None and "0.15" in endless.trouble.text.ko


def kill_workers(server: psutil.Process) -> None:
    """All that are there, with whoever starts them staying alive."""
    workers = [p for p in server.children(recursive=True) if p.nice() >= 10]
    assert workers
    for worker in workers:
        worker.kill()


def test_idle_workers_that_are_killed_are_replaced() -> None:
    """Whoever comes next, at once or a little later, notices nothing."""
    for pause in (0.0, 0.6):
        assert compute.submit(f"before {pause}", partial(double, 1)).finished.wait(SOON)
        time.sleep(0.5)
        kill_workers(psutil.Process())
        time.sleep(pause)
        job = compute.submit(f"after {pause}", partial(double, 21))
        assert job.finished.wait(SOON) and job.result == 42, job.trouble


def test_a_worker_killed_while_it_takes_its_work_holds_nobody_up() -> None:
    """Its lock stays behind; those who wait for it give up, and the work is done again in a new pool."""
    place = Processes(patience=0.5)
    try:
        assert place.start(partial(double, 1)).future.result(SOON) == 2
        inside: Any = place._pool  # pyright: ignore[reportPrivateUsage] - what a killed worker leaves is a lock in there
        assert inside._pool_manager.worker_manager.workers_channel.mutex.acquire(timeout=5)
        with pytest.raises(Lost):
            place.start(partial(double, 2)).future.result(SOON)
        assert place.start(partial(double, 21)).future.result(SOON) == 42
    finally:
        place.close()


def shown(tab: Tab) -> str:
    """All words of a page and of its progress bars, without what holds a line together."""
    parts = (element for element, _ in tab.elements.values())
    return " ".join(str(getattr(part, "body", "") or getattr(part, "text", "")) for part in parts).replace("\u2060", "")


def test_without_disk_scheduler_and_workers_a_report_is_still_made(tmp_path: Path) -> None:
    """No file can be written, the cluster is not there, all workers die in mid-report: it comes, and all is said."""
    log = tmp_path / "log"
    with serving("hosted.py", log=log, ACTS_LOG="INFO", ACTS_SCHEDULER="tcp://127.0.0.1:9") as port:
        server = max(processes(), key=lambda p: p.create_time())

        async def go() -> None:
            async with Tab(port, "dead_relu", LONG) as waiting, Tab(port, "curves", "lang=en&point=1.7") as tab:
                await waiting.run()
                for process in (server, *server.children(recursive=True)):
                    process.rlimit(psutil.RLIMIT_FSIZE, (64, 64))  # a lock of the workers is 32 bytes in memory
                assert words.ASK.ko in shown(waiting)
                await waiting.press("이 컴퓨터에서 계산")
                assert words.ALONE.ko in shown(waiting)
                await waiting.press("취소")
                assert (await tab.run()).errors == []
                await tab.press("pdf")
                assert words.ASK.en in shown(tab)
                await tab.press("Compute on this machine")
                kill_workers(server)
                await tab.settle()
                status, _, body = await asyncio.to_thread(fetched, port, tab.find("download")[0].url)
                assert status == 200 and body.startswith(b"%PDF")

        asyncio.run(go())


NO_PANGO = """
import cffi

class FFI(cffi.FFI):
    def dlopen(self, name, *flags):
        if "pango" in str(name):
            raise OSError(f"cannot load library {name!r}: no such file")
        return super().dlopen(name, *flags)

cffi.FFI = FFI
"""


def test_a_server_without_pango_says_so_and_serves_all_but_paper(tmp_path: Path) -> None:
    """The reader gets a sentence that names the library, the view stays, and the server is not ready."""
    (tmp_path / "sitecustomize.py").write_text(NO_PANGO)
    with serving("hosted.py", PYTHONPATH=str(tmp_path)) as port:

        async def go() -> None:
            async with Tab(port, "recommendations", "lang=ko") as tab:
                assert (await tab.run()).errors == []
                await tab.press("pdf")
                await tab.settle()
                assert "시스템 라이브러리가 없습니다(libpango-1.0-0)" in shown(tab)
                assert "추천" in shown(tab)

        asyncio.run(go())
        status, _, body = fetched(port, "/ready")
    said = json.loads(body)
    assert status == 503 and not said["ready"] and "libpango-1.0-0" in said["why"]


def test_without_pango_other_forms_are_still_written(tmp_path: Path) -> None:
    """HTML is made from the same report, and needs no Pango."""
    (tmp_path / "sitecustomize.py").write_text(NO_PANGO)
    command = [sys.executable, "-m", "reports", "view", "recommendations", "-o", str(tmp_path / "a.html")]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(tmp_path)}, check=True)
    assert "</html>" in (tmp_path / "a.html").read_text()


@pytest.mark.parametrize("size", [None, 0, 5000])
@pytest.mark.parametrize(("room", "name"), [(fonts, "Pretendard-Medium.ttf"), (yardstick, "Yardstick-Medium.ttf")])
def test_a_typeface_that_is_missing_or_damaged_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: ModuleType, name: str, size: int | None
) -> None:
    """Nothing is printed or measured in another typeface unsaid; once it is back, reports are made again."""
    shutil.copytree(room.FOLDER, tmp_path / "fonts")
    face = tmp_path / "fonts" / name
    whole = face.read_bytes()
    face.unlink() if size is None else face.write_bytes(whole[:size])
    monkeypatch.setattr(room, "FOLDER", tmp_path / "fonts")
    fonts.advances.cache_clear()
    with pytest.raises(Trouble) as said:
        work.make(Study(title="Title").dumps(), "ko", "")
    assert f"(fonts/{name})" in said.value.text.ko
    face.write_bytes(whole)
    assert fonts.advances()


def test_a_full_disk_leaves_the_report_that_was_there(tmp_path: Path) -> None:
    """A report that does not fit is not begun in the place of an older one."""
    target = tmp_path / "report.html"
    target.write_bytes(b"before")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(Trouble, match="The disk has no room"):
            batch.write(target, bytes(5000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert target.read_bytes() == b"before" and [p.name for p in tmp_path.iterdir()] == ["report.html"]
    batch.write(target, b"after")
    assert target.read_bytes() == b"after"
