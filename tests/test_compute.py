"""Work beside the server: shared, cancelled, replaced, and gone when the server is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psutil
import pytest

from acts import compute, progress
from acts.text import Text, Trouble

SOON = 30


@pytest.fixture(autouse=True, scope="module")
def _workers() -> Iterator[None]:
    yield
    compute.close()


def double(n: int) -> int:
    """Quick work."""
    return 2 * n


def slow(seconds: float) -> int:
    """Work that says how far it is; returns the worker's process id."""
    for i in range(20):
        progress.report(i / 20)
        time.sleep(seconds / 20)
    return os.getpid()


def refuse() -> None:
    """Work that ends with a sentence for the reader."""
    raise Trouble(Text("no", "아니요"))


def crash_once(marker: Path) -> str:
    """Work that kills its worker the first time."""
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "survived"


def test_a_result_comes_back_and_is_kept() -> None:
    """Work done once is known afterwards."""
    job = compute.submit("double", partial(double, 21))
    assert job.finished.wait(SOON)
    assert job.result == compute.known("double") == 42


def test_the_same_key_is_the_same_work() -> None:
    """Two readers who ask for the same thing wait for one computation."""
    first, second = (compute.submit("same", partial(slow, 0.5)) for _ in range(2))
    assert first is second
    assert first.finished.wait(SOON)


def test_progress_is_heard_and_cancelling_is_quick() -> None:
    """A long computation says how far it is, and ends within a second of being cancelled."""
    job = compute.submit("long", partial(slow, 60))
    while job.share == 0:
        time.sleep(0.05)
    compute.leave(job)
    assert job.finished.wait(2)
    assert job.trouble is not None
    assert compute.known("long") is None


def test_one_reader_leaving_does_not_stop_the_other() -> None:
    """Cancelling is for oneself."""
    job = compute.submit("shared", partial(slow, 1))
    compute.submit("shared", partial(slow, 1))
    compute.leave(job)
    assert job.finished.wait(SOON)
    assert job.trouble is None


def test_a_reader_s_sentence_crosses_the_process() -> None:
    """Trouble in a worker arrives in both languages."""
    job = compute.submit("refuse", refuse)
    assert job.finished.wait(SOON)
    assert job.trouble is not None
    assert job.trouble.text.ko == "아니요"


def test_a_dead_worker_is_replaced_and_its_work_done_again(tmp_path: Path) -> None:
    """A killed worker costs time, not the result."""
    job = compute.submit("crash", partial(crash_once, tmp_path / "crashed"))
    assert job.finished.wait(SOON)
    assert job.result == "survived"


def test_too_much_waiting_is_said() -> None:
    """A full queue answers with a sentence instead of growing."""
    room = compute.WORKERS + compute.WAITING_LIMIT
    jobs = [compute.submit(f"queue{i}", partial(slow, 30)) for i in range(room)]
    with pytest.raises(Trouble):
        compute.submit("one too many", partial(slow, 30))
    for job in jobs:
        compute.leave(job)
    assert all(job.finished.wait(SOON) for job in jobs)


SERVER = """
import time
from functools import partial
from acts import compute
from tests.test_compute import slow
if __name__ == "__main__":
    jobs = [compute.submit(str(i), partial(slow, 60)) for i in range(2)]
    while min(job.share for job in jobs) == 0:
        time.sleep(0.05)
    print("ready", flush=True)
    time.sleep(60)
"""


def test_no_worker_outlives_a_killed_server(tmp_path: Path) -> None:
    """When the server is killed outright, its workers end too."""
    script = tmp_path / "server.py"
    script.write_text(SERVER)
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, env=env) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == b"ready\n"
        workers = psutil.Process(server.pid).children(recursive=True)
        server.kill()
    _, alive = psutil.wait_procs(workers, timeout=5)
    assert workers
    assert not alive
