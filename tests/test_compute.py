"""Work beside the server: shared, cancelled, replaced, and gone when the server is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
import psutil
import pytest
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st

from acts import compute, progress
from acts.compute import settings
from acts.compute.line import Line
from acts.compute.store import Store, size
from acts.rows import Rows
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
    assert jobs[-1].waits == compute.WAITING_LIMIT - 1
    for job in jobs:
        compute.leave(job)
    assert all(job.finished.wait(SOON) for job in jobs)


def note(log: Path, word: str) -> str:
    """Work that leaves a trace of when it was done."""
    time.sleep(0.05)
    with log.open("a") as file:
        file.write(word)
    return word


def test_ten_jobs_of_one_do_not_starve_another_s_one(tmp_path: Path) -> None:
    """Who comes second with one job is served before the other's ten are done."""
    blocks = [compute.submit(f"block{i}", partial(slow, 0.4)) for i in range(compute.WORKERS)]
    many = [compute.submit(f"a{i}", note, tmp_path / "log", "a", owner="a") for i in range(10)]
    one = compute.submit("b", note, tmp_path / "log", "b", owner="b")
    assert (one.waits, many[1].waits) == (1, 2)
    assert all(job.finished.wait(SOON) for job in [*blocks, *many, one])
    assert (tmp_path / "log").read_text().index("b") <= 1 + compute.WORKERS


def test_one_session_may_not_fill_the_queue() -> None:
    """A session that asks for more than its share is told so, and others are still served."""
    jobs = [compute.submit(f"mine{i}", slow, 30, owner="me") for i in range(settings.OWNER_LIMIT)]
    with pytest.raises(Trouble, match=str(settings.OWNER_LIMIT)):
        compute.submit("one more", slow, 30, owner="me")
    other = compute.submit("other", slow, 30, owner="you")
    for job in [*jobs, other]:
        compute.leave(job)
    assert compute.census()["waiting"] == 0


def hoard(megabytes: int) -> int:
    """Work that fills memory."""
    return int(np.ones(megabytes << 17).sum())


def test_work_that_needs_too_much_memory_is_told_so() -> None:
    """The limit ends the job with a sentence, not the worker, which serves the next one."""
    large = compute.submit("large", hoard, settings.MEGABYTES_LIMIT + 50)
    assert large.finished.wait(SOON)
    assert large.trouble is not None
    assert str(settings.MEGABYTES_LIMIT) in large.trouble.text.ko
    small = compute.submit("small", hoard, 8)
    assert small.finished.wait(SOON) and small.result == 8 << 17


def test_workers_stand_behind_the_server() -> None:
    """Whatever thread of a worker wants the processor, those of the server come first."""
    job = compute.submit("behind", partial(slow, 2))
    while job.share == 0:
        time.sleep(0.02)
    workers = [p for p in psutil.Process().children(recursive=True) if p.ppid() != os.getpid()]
    assert workers
    at = {os.getpriority(os.PRIO_PROCESS, thread.id) for worker in workers for thread in worker.threads()}
    assert min(at) >= os.getpriority(os.PRIO_PROCESS, 0) + 10
    compute.leave(job)


def spin() -> None:
    """Work that never ends."""
    while True:
        pass


def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A job may use a processor for so long, and last ten times as long where it gets none; the sentence names the limit."""
    assert compute.submit("somebody is there", partial(double, 1)).finished.wait(SOON)
    monkeypatch.setattr(settings, "SECONDS_LIMIT", 0.3)
    kept_waiting = compute.submit("kept waiting", partial(slow, 0.6))
    assert kept_waiting.finished.wait(SOON) and kept_waiting.trouble is None
    began, endless = time.monotonic(), compute.submit("endless", spin)
    asleep = compute.submit("asleep", partial(slow, 600))
    for job in (endless, asleep):
        assert job.finished.wait(SOON)
        assert job.trouble is not None and "0.3" in job.trouble.text.en
    assert time.monotonic() - began > 0.3 * settings.SLACK


@settings_of(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 99)), max_size=20))
def test_the_place_in_the_queue_is_the_order_of_service(puts: list[tuple[str, int]]) -> None:
    """What is said to wait behind n others is taken after exactly n others; owners take turns."""
    line: Line[tuple[str, int, int]] = Line()
    items = [(owner, value, number) for number, (owner, value) in enumerate(puts)]
    for item in items:
        line.put(item[0], item)
    told = {item: line.before(item) for item in items}
    taken = [line.take() for _ in items]
    assert [told[item] for item in taken if item] == list(range(len(items)))
    first = [item[0] for item in taken if item][: len({owner for owner, _ in puts})]
    assert len(set(first)) == len(first)


def test_a_batch_is_found_piece_by_piece() -> None:
    """What is there can be looked at before the rest is; at the end the whole is known by its key."""
    pieces = [partial(double, i) for i in range(3)] + [partial(slow, 2)]
    batch = compute.submit_batch("batch", pieces)
    while batch.done < 3:
        time.sleep(0.02)
    assert batch.found[:3] == [0, 2, 4] and not batch.finished.is_set() and 0.7 < batch.share < 1
    assert batch.finished.wait(SOON)
    assert compute.known("batch") == batch.result == batch.found


def test_a_cancelled_batch_keeps_what_it_found() -> None:
    """Cancelling ends it within a second; asked again, only the missing pieces are computed."""
    again = "resumed"
    batch = compute.submit_batch(again, [partial(double, 1), partial(slow, 60), partial(slow, 60)])
    while batch.done < 1:
        time.sleep(0.02)
    compute.leave(batch)
    assert batch.finished.wait(1) and batch.trouble is not None
    batch = compute.submit_batch(again, [refuse, partial(double, 2), partial(double, 3)])
    assert batch.finished.wait(SOON) and batch.result == [2, 4, 6]


def test_a_lost_worker_costs_only_its_own_piece(tmp_path: Path) -> None:
    """The piece of a killed worker is done again once; the others never notice."""
    pieces = [partial(crash_once, tmp_path / "crashed"), *(partial(note, tmp_path / "log", "x") for _ in range(6))]
    batch = compute.submit_batch("crashing", pieces)
    assert batch.finished.wait(SOON)
    assert batch.result == ["survived", *"xxxxxx"] and (tmp_path / "log").read_text() == "xxxxxx"


def test_one_piece_that_fails_does_not_take_the_others_along() -> None:
    """Its sentence is told, and what the others found is there."""
    batch = compute.submit_batch("partly", [partial(double, 1), refuse, partial(double, 2)])
    assert batch.finished.wait(SOON)
    assert batch.found == [2, None, 4] and batch.trouble is not None and batch.result is None


def test_light_work_asked_for_at_once_is_done_once() -> None:
    """Thirty who open the same page wait for one computation."""
    done: list[int] = []

    def work() -> str:
        time.sleep(0.2)
        done.append(1)
        return "result"

    with ThreadPoolExecutor(30) as herd:
        assert set(herd.map(lambda _: compute.here("herd", work), range(30))) == {"result"}
    assert done == [1]


def test_a_result_weighs_what_it_holds() -> None:
    """An array counts once however often it is named, also inside rows, and words count as well."""
    array = np.zeros(10_000)
    assert array.nbytes <= size([array, {"again": array}]) < 1.1 * array.nbytes
    assert size((Rows({"x": array, "name": "f"}),)) >= array.nbytes
    assert size("x" * 5000) >= 5000


@settings_of(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 400), max_size=30))
def test_what_is_kept_is_bounded_in_bytes(sizes: list[int]) -> None:
    """The results kept never hold more than the limit, and the latest that fits is there."""
    store = Store(1000, 60)
    for key, length in enumerate(sizes):
        store.keep(str(key), bytes(length))
        assert store.bytes <= 1000 and store.get(str(key)) == bytes(length)


def test_what_nobody_asks_for_is_forgotten() -> None:
    """Age counts from the last time that a result was asked for."""
    now = [0.0]
    store = Store(1000, 10, lambda: now[0])
    store.keep("old", 1)
    now[0] = 9
    assert store.get("old") == 1
    now[0] = 18.9
    assert store.get("old") == 1
    now[0] = 29
    assert store.get("old") is None and store.bytes == 0


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
    _, alive = psutil.wait_procs(workers, timeout=SOON)
    assert workers
    assert not alive
