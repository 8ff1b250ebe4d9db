"""The companion of a press: a process that draws its charts while the press sets the pages.

The chart engine keeps the interpreter's lock while it draws, so a thread would not do. What the companion does not draw
(there is one core, no room for a process, or somebody ended it) the press draws itself. It is gone when the press is.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import Pipe
from pathlib import Path
from threading import Lock
from time import process_time

from acts.compute.settings import SECONDS_LIMIT
from acts.compute.worker import used_by
from reports.drawer import ready

_ROOT = Path(__file__).parents[1]
_CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
_PATIENCE = 2  # so many in a row may be lost before they have drawn anything


class _Companion:
    """One process that draws, and the way to it; it has the limits of the job that started it."""

    def __init__(self) -> None:
        self._ours, theirs = Pipe()
        with theirs:
            line = [sys.executable, "-m", "reports.drawer", str(theirs.fileno()), str(SECONDS_LIMIT)]
            # a group of its own, which no Ctrl-C reaches; a session of its own would have as much of the processor as
            # all of ours together, however nice it is: Linux shares it out by sessions first
            self.process = subprocess.Popen(  # noqa: S603 - a module of ours
                line, cwd=_ROOT, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()], process_group=0
            )
        self._asking, self._hearing = Lock(), Lock()
        self._two = ThreadPoolExecutor(2, "charts")  # while one hears an answer, the other has asked for the next
        self.drew = False  #: whether it has drawn anything

    def ask(self, spec: str) -> Future[bytes]:
        """*spec* drawn; in its place ``OSError`` or ``EOFError`` if the process is gone, ``ValueError`` if it could not."""
        return self._two.submit(self._exchange, spec.encode())

    def _exchange(self, spec: bytes) -> bytes:
        with self._asking:
            self._ours.send_bytes(spec)
            self._hearing.acquire()  # before anybody else asks: answers come in the order of the questions
        try:
            drawing = self._ours.recv_bytes()
        finally:
            self._hearing.release()
        if not drawing:
            raise ValueError("it could not be drawn")
        self.drew = True
        return drawing

    def used(self) -> float:
        """Seconds of a processor that it has used, as far as the system says."""
        return used_by(self.process.pid) or 0.0

    def end(self) -> None:
        """End the process, whatever it is at."""
        self.process.kill()
        self.process.wait()
        self._two.shutdown(cancel_futures=True)
        self._ours.close()


_lock = Lock()
_now: _Companion | None = None
_lost = 0


def start() -> None:
    """Have a companion ready soon, or where there can be none the chart engine in this process."""
    companion = None
    with _lock, suppress(OSError):
        companion = _at_hand()
    if companion is None:
        ready()


def ask(spec: str) -> Future[bytes] | None:
    """*spec* (Vega-Lite as JSON) as it will be drawn, if somebody else than the press can draw it."""
    with _lock, suppress(OSError, RuntimeError):  # no room for a process, or for a thread
        companion = _at_hand()
        return companion.ask(spec) if companion else None
    return None


def stop() -> None:
    """End the companion; whoever needs one later gets another."""
    global _now
    with _lock:
        ended, _now = _now, None
        if ended:
            ended.end()


atexit.register(stop)


def _at_hand() -> _Companion | None:
    global _now, _lost  # noqa: PLW0603 - one process, one companion
    if _now and _now.process.poll() is not None:
        _lost = 0 if _now.drew else _lost + 1
        _now.end()
        _now = None
    if _now is None and _CORES > 1 and _lost < _PATIENCE:
        _now = _Companion()
    return _now


@contextmanager
def beside() -> Generator[None]:
    """Have a companion beside whatever is printed inside the block; what it is still at if that fails is ended."""
    start()
    try:
        yield
    except BaseException:
        stop()
        raise


def used() -> float:
    """Seconds of a processor that this process, its companion, and those before it have used."""
    ended, companion = os.times(), _now
    return process_time() + ended.children_user + ended.children_system + (companion.used() if companion else 0.0)


def held() -> float:
    """How many megabytes this process and its companion hold in memory; 0 where the system does not say."""
    companion = _now
    return _held("self") + (_held(companion.process.pid) if companion else 0.0)


def _held(process: int | str) -> float:
    try:
        state = Path(f"/proc/{process}/statm").read_text(encoding="ascii")
        return int(state.split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, IndexError):
        return 0.0
