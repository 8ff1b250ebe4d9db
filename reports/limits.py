"""How much time and memory a report may take: more ends it with a sentence, and everything else lives on."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from time import monotonic
from types import FrameType

from acts.compute.settings import SLACK, number
from acts.text import Text, Trouble
from reports.companion import held, used

SECONDS = number("ACTS_REPORT_SECONDS", 110)
MEGABYTES = number("ACTS_REPORT_MEGABYTES", 1500)
_LOOK_EVERY = 0.25


class _Stop(BaseException):
    """Passes through whatever catches exceptions on the way: a section that was stopped found nothing to keep."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@contextmanager
def within(seconds: float = SECONDS, megabytes: float = MEGABYTES) -> Generator[None]:
    """Raise `Trouble` inside the block once it took *seconds* of a processor, or once this process grew by *megabytes*.

    The companion counts as part of this process.

    A timer interrupts the main thread of the process, which is where a worker and the command line print; in another
    thread nobody watches. The timer of an outer block is put back at the end.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _look(seconds, megabytes))
    timer = signal.setitimer(signal.ITIMER_REAL, _LOOK_EVERY, _LOOK_EVERY)
    try:
        yield
    except _Stop as stop:
        raise Trouble(stop.text) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, *timer)
        signal.signal(signal.SIGALRM, before)


def _look(seconds: float, megabytes: float) -> Callable[[int, FrameType | None], None]:
    """What the timer does, from now on."""
    began, worked, most = monotonic(), used(), held() + megabytes

    def look(_: int, __: FrameType | None) -> None:
        if max(used() - worked, (monotonic() - began) / SLACK) > seconds:
            raise _Stop(_TOO_SLOW.format(seconds=f"{seconds:g}"))
        if held() > most:
            raise _Stop(_TOO_BIG.format(megabytes=f"{megabytes:g}"))

    return look


_TOO_SLOW = Text(
    "Making this report took longer than {seconds} seconds and was stopped. Print fewer views at once, or shorten the notes.",
    "보고서를 만드는 데 {seconds}초가 넘게 걸려 멈췄습니다. 화면을 나누어 만들거나 메모를 줄이세요.",
)
_TOO_BIG = Text(
    "Making this report needed more than {megabytes} MB of memory and was stopped. Print fewer views at once.",
    "보고서를 만드는 데 메모리 {megabytes} MB가 넘게 필요해 멈췄습니다. 화면을 나누어 만드세요.",
)
