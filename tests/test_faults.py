"""What breaks around the program, one after the other: what a reader is told, and that nothing is lost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial

import pytest

from acts import compute
from acts.compute import settings
from tests.test_compute import slow

SOON = 30


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
    monkeypatch.setattr(settings, "SECONDS_LIMIT", 1.5)
    endless = compute.submit(f"endless {jump}", partial(slow, 600))
    assert endless.finished.wait(6)
    assert endless.trouble is not None and "1.5" in endless.trouble.text.ko
