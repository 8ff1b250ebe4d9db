"""What happens in the process that does the work."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from ctypes import Structure, c_double, c_int
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from pebble import CONSTS

from acts import progress
from acts.compute.words import TOO_LARGE
from acts.text import Trouble

try:
    import resource
except ImportError:  # Windows knows no such limits
    resource = None


class Cell(Structure):
    """What a worker says of its work while it is at it, in memory that it shares with the server."""

    _fields_ = (
        ("share", c_double),  # how much of it is done, from 0 to 1
        ("process", c_int),  # who is at it; 0 before it was begun
        ("began", c_double),  # seconds of a processor that the worker had used by then
    )


_cells: Any = None


def enter(cells: Any, patience: float) -> None:
    """What a worker does first: step back behind the server, and leave when the server is gone."""
    global _cells  # noqa: PLW0603 - one worker, one place to say how far it is
    _cells = cells
    CONSTS.channel_lock_timeout = patience
    os.nice(10)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()


def nothing() -> None:
    """Work that is none: a worker that has done it has started."""


def at_work(work: Callable[[], Any], slot: int, megabytes: int) -> Any:
    """Do *work* in a worker process, with at most *megabytes* more than it had; raises `Trouble` beyond."""
    cell = _cells[slot]
    cell.began, cell.process = time.process_time(), os.getpid()

    def hear(share: float) -> None:
        cell.share = share

    with progress.heard(hear), _limited(megabytes):
        return work()


def taken(cell: Cell) -> float | None:
    """Seconds of a processor that the work of *cell* has taken so far; None if the system does not say."""
    if not cell.process:
        return 0.0
    used = used_by(cell.process)
    return None if used is None else used - cell.began


def used_by(process: int) -> float | None:
    """Seconds of a processor that *process* has used in its life; None if the system does not say."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    user, system = status.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def in_turn(work: Callable[[], Any], hear: Callable[[float], None]) -> Any:
    """Do *work* in this process; *hear* learns how far it is, and may raise to end it."""
    with progress.heard(hear):
        return work()


def on_cluster(work: Callable[[], Any], seconds: float) -> Any:
    """Do *work* on a machine of the cluster; nobody listens there, but it ends at its next word after *seconds*."""
    end = time.monotonic() + seconds

    def hear(_: float) -> None:
        if time.monotonic() > end:
            raise TimeoutError

    return in_turn(work, hear)


@contextmanager
def _limited(megabytes: int) -> Generator[None]:
    """No more than *megabytes* of memory are added inside the block.

    Only memory that can be written counts: a printer of charts reserves gigabytes of addresses that it never uses.
    """
    before = _data()
    if resource is None or not before:
        yield
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (before + (megabytes << 20), hard))
    try:
        yield
    except MemoryError:
        raise Trouble(TOO_LARGE.format(megabytes=str(megabytes))) from None
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (hard, hard))
        if _data() > before + (64 << 20):
            gc.collect()


def _data() -> int:
    """Bytes of writable memory that this process has, as far as the system says."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) << 10 for line in status.splitlines() if line.startswith("VmData:")), 0)
