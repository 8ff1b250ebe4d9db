"""Where heavy work runs: in worker processes beside the server, never in it.

A plain module, not a Streamlit resource: any visitor can empty those. Work with the same key is done once, however
many wait for it; a worker that dies is replaced and its work done again once; whoever stops waiting cancels only
for itself, and the last one to leave stops the worker.
"""

from __future__ import annotations

import atexit
import multiprocessing as mp
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as OutOfTime
from functools import partial
from multiprocessing.connection import wait
from multiprocessing.sharedctypes import RawArray
from typing import Any

from pebble import ProcessExpired, ProcessPool

from acts import files, progress
from acts.text import Text, Trouble

WORKERS = int(os.environ.get("ACTS_WORKERS", "2"))
WAITING_LIMIT = int(os.environ.get("ACTS_QUEUE", "24"))
SECONDS_LIMIT = float(os.environ.get("ACTS_JOB_SECONDS", "120"))
KEPT_RESULTS = 64
_SLOTS = 64


class Job:
    """A piece of work on its way; several readers may wait for the same one."""

    def __init__(self, work: Callable[[], Any], slot: int) -> None:
        self._work, self._slot = work, slot
        self._again = True
        self._future: Future[Any] | None = None
        self.readers = 0
        self.finished = threading.Event()
        self.result: Any = None
        self.trouble: Trouble | None = None

    @property
    def share(self) -> float:
        """How much of the work is done, from 0 to 1."""
        return 1.0 if self.finished.is_set() else _POOL.shares[self._slot]

    def start(self) -> None:
        """Hand the work to a worker."""
        _POOL.shares[self._slot] = 0.0
        self._future = _POOL.processes().schedule(_at_work, (self._work, self._slot), timeout=SECONDS_LIMIT)
        self._future.add_done_callback(self._ended)

    def stop(self) -> None:
        """End the work, even if a worker is in the middle of it."""
        self._again = False
        if self._future is not None:
            self._future.cancel()

    def _ended(self, future: Future[Any]) -> None:
        error = None if future.cancelled() else future.exception()
        if isinstance(error, ProcessExpired) and self._again:
            self._again = False
            self.start()
            return
        if future.cancelled():
            self.trouble = Trouble(_CANCELLED)
        elif error is not None:
            self.trouble = _words_for(error)
        else:
            self.result = future.result()
        _POOL.forget(self, self._slot)  # before anybody hears of it, so that its room is free by then
        self.finished.set()


def _words_for(error: BaseException) -> Trouble:
    if isinstance(error, Trouble):
        return error
    if isinstance(error, OutOfTime):
        return Trouble(_TOO_LONG.format(seconds=f"{SECONDS_LIMIT:g}"))
    return Trouble(_FAILED)


class _Pool:
    """The worker processes, the work under way by key, and the results worth keeping."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._processes: ProcessPool | None = None
        self._running: dict[str, Job] = {}
        self._done: OrderedDict[str, Any] = OrderedDict()
        self._free = list(range(_SLOTS))
        self.shares: Any = RawArray("d", _SLOTS)

    def processes(self) -> ProcessPool:
        with self._lock:
            if self._processes is None:
                context = mp.get_context("forkserver")
                context.set_forkserver_preload(["acts.views", "acts.compute"])
                self._processes = ProcessPool(WORKERS, 200, _enter, (self.shares,), context)
                atexit.register(self.close)
            return self._processes

    def known(self, key: str) -> Any:
        with self._lock:
            if key in self._done:
                self._done.move_to_end(key)
            return self._done.get(key)

    def submit(self, key: str, work: Callable[[], Any]) -> Job:
        with self._lock:
            job = self._running.get(key)
            if job is None:
                if len(self._running) >= min(WORKERS + WAITING_LIMIT, _SLOTS):
                    raise Trouble(_BUSY)
                job = self._running[key] = Job(work, self._free.pop())
                job.start()
            job.readers += 1
            return job

    def leave(self, job: Job) -> None:
        with self._lock:
            job.readers -= 1
            if job.readers <= 0:
                job.stop()

    def forget(self, job: Job, slot: int) -> None:
        with self._lock:
            self._free.append(slot)
            for key in [key for key, other in self._running.items() if other is job]:
                del self._running[key]
                if job.trouble is None:
                    self.keep(key, job.result)

    def keep(self, key: str, result: Any) -> Any:
        with self._lock:
            self._done[key] = result
            while len(self._done) > KEPT_RESULTS:
                self._done.popitem(last=False)
        return result

    def close(self) -> None:
        with self._lock:
            processes, self._processes = self._processes, None
        if processes is not None:
            processes.stop()
            processes.join(5)


_POOL = _Pool()


def known(key: str) -> Any:
    """The result of finished work, or ``None``."""
    return _POOL.known(key)


def submit(key: str, work: Callable[..., Any], *arguments: Any) -> Job:
    """Have *work* done beside the server; *key* says which work it is. Raises `Trouble` when too much is waiting.

    *work* and its arguments must be importable and picklable. Say :func:`leave` when its result is no longer wanted.
    """
    return _POOL.submit(key, partial(work, *arguments))


def here(key: str, work: Callable[[], Any]) -> Any:
    """The result of light work, done in this thread unless it is known already."""
    result = _POOL.known(key)
    return _POOL.keep(key, work()) if result is None else result


def leave(job: Job) -> None:
    """Stop waiting for *job*; it ends when nobody waits for it any more."""
    _POOL.leave(job)


def warm() -> None:
    """Start the workers before anybody needs them."""
    _POOL.processes().schedule(_enter_nothing)


def close() -> None:
    """End all workers at once."""
    _POOL.close()


def experiment(work: Callable[[], Any], brought: Mapping[str, bytes]) -> Any:
    """What *work* finds, with the files that came along; what a worker does for a page."""
    with files.brought(brought):
        return work()


_shares: Any = None


def _enter(shares: Any) -> None:
    """What a worker does first: step back behind the server, and leave when the server is gone."""
    global _shares  # noqa: PLW0603 - one worker, one place to say how far it is
    _shares = shares
    os.nice(10)
    parent = mp.parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()


def _enter_nothing() -> None:
    """Work that is none: a worker that has done it has started."""


def _at_work(work: Callable[[], Any], slot: int) -> Any:
    def hear(share: float) -> None:
        _shares[slot] = share

    with progress.heard(hear):
        return work()


_BUSY = Text(
    "Too many computations are waiting right now. Try again in a few seconds.",
    "지금 기다리는 계산이 너무 많습니다. 몇 초 뒤에 다시 시도하세요.",
)
_CANCELLED = Text("The computation was cancelled.", "계산을 취소했습니다.")
_TOO_LONG = Text(
    "The computation took longer than {seconds} seconds and was stopped. Choose fewer steps or a smaller network.",
    "계산이 {seconds}초를 넘어 멈췄습니다. 단계 수를 줄이거나 신경망을 작게 하세요.",
)
_FAILED = Text(
    "The computation failed. Change a setting, or try again.",
    "계산하지 못했습니다. 설정을 바꾸거나 다시 시도하세요.",
)
