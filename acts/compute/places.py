"""Where work is done: in processes of this machine, or in this process; `acts.compute.cluster` has a third place."""

from __future__ import annotations

import multiprocessing as mp
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, InvalidStateError, ThreadPoolExecutor
from concurrent.futures import TimeoutError as OutOfTime
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.sharedctypes import RawArray
from typing import Any, Protocol

from pebble import ProcessExpired, ProcessPool

from acts.compute import settings, worker

_LOOK_EVERY = 0.25  # seconds


class Lost(Exception):
    """Whoever did the work is gone; somebody else may do it."""


class Broken(Lost):
    """All workers are gone at once, whatever they were at."""


@dataclass(frozen=True)
class Task:
    """Work that was handed over: what will come of it, how far it is, and how to end it."""

    future: Future[Any]
    share: Callable[[], float]
    cancel: Callable[[], Any]


class Place(Protocol):
    """Somewhere to do work."""

    @property
    def room(self) -> int:
        """How many jobs may be there at once."""
        ...

    @property
    def there(self) -> bool:
        """Whether it can take work."""
        ...

    def start(self, work: Callable[[], Any]) -> Task:
        """Begin *work*."""
        ...

    def close(self) -> None:
        """End everything at once."""
        ...


class Processes:
    """Worker processes beside this one: niced, limited, replaced when they die, gone when this one is gone.

    *patience*: seconds that a worker waits for another to hand over; it may have been killed in the act.
    """

    room, there = settings.WORKERS, True

    def __init__(self, patience: float = 15.0) -> None:
        self._patience = patience
        cells = 8 * self.room  # work that was given up holds its cell a moment longer
        self._cells: Any = RawArray(worker.Cell, cells)
        self._free = list(range(cells))
        self._open: dict[Future[Any], tuple[float, int, Future[Any], ProcessPool]] = {}
        self._lock, self._closed = threading.Lock(), threading.Event()
        self._pool = self._new_pool()
        threading.Thread(target=self._watch, daemon=True).start()

    def _new_pool(self) -> ProcessPool:
        context = mp.get_context("forkserver")
        context.set_forkserver_preload(["acts.views", "acts.compute"])
        return ProcessPool(self.room, 200, worker.enter, (self._cells, self._patience), context)

    def start(self, work: Callable[[], Any]) -> Task:
        """Begin *work* in a process."""
        slot = self._free.pop()
        self._cells[slot] = worker.Cell()
        inner = self._whole().schedule(worker.at_work, (work, slot, settings.MEGABYTES_LIMIT))
        outer: Future[Any] = Future()
        self._open[outer] = (time.monotonic(), slot, inner, self._pool)

        def ended(_: Future[Any]) -> None:
            self._open.pop(outer, None)
            self._free.append(slot)
            pass_on(inner, outer, ProcessExpired, BrokenProcessPool)

        inner.add_done_callback(ended)
        return Task(outer, lambda: self._cells[slot].share, inner.cancel)

    def _whole(self) -> ProcessPool:
        """The pool, or a new one: it breaks for good when a worker is killed that was idle or had just taken its work."""
        with self._lock:
            if not self._pool.active:
                threading.Thread(target=self._pool.join, daemon=True).start()
                self._pool = self._new_pool()
            return self._pool

    def _watch(self) -> None:
        """End what takes too long, as the pool's own limit reads a clock that may be set; give up what a broken pool had."""
        while not self._closed.wait(_LOOK_EVERY):
            for outer, (began, slot, inner, pool) in list(self._open.items()):
                if not pool.active or self._late(began, slot):
                    fail(outer, OutOfTime() if pool.active else Broken())
                    inner.cancel()

    def _late(self, began: float, slot: int) -> bool:
        """Whether the limit is passed; who is kept from the processor by others, being niced, has ten times as long."""
        lasted = time.monotonic() - began
        taken = worker.taken(self._cells[slot])
        return (lasted if taken is None else max(taken, lasted / settings.SLACK)) > settings.SECONDS_LIMIT

    def warm(self) -> None:
        """Start the workers before anybody needs them."""
        self._whole().schedule(worker.nothing)

    def close(self) -> None:
        """End all workers at once."""
        self._closed.set()
        self._pool.stop()
        self._pool.join(5)


class Here:
    """One thread of this process, for tests and the command line; work can be ended only where it says how far it is."""

    room, there = 1, True

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, "work")

    def start(self, work: Callable[[], Any]) -> Task:
        """Begin *work* in the thread."""
        shares, ended = [0.0], threading.Event()

        def hear(share: float) -> None:
            shares.append(share)
            if ended.is_set():
                raise CancelledError

        return Task(self._pool.submit(worker.in_turn, work, hear), lambda: shares[-1], ended.set)

    def close(self) -> None:
        """Begin nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def pass_on(inner: Future[Any], outer: Future[Any], *lost: type[BaseException]) -> None:
    """Give to *outer* what came of *inner*; errors of the kinds *lost* say that nobody is at work any more."""
    if inner.cancelled():
        error: BaseException | None = CancelledError()
    else:
        error = inner.exception()
    if isinstance(error, lost):
        error = Broken() if isinstance(error, BrokenProcessPool) else Lost()
    if error is not None:
        fail(outer, error)
    else:
        with suppress(InvalidStateError):
            outer.set_result(inner.result())


def fail(outer: Future[Any], error: BaseException) -> None:
    """Give *error* to *outer*, unless something came of it before."""
    with suppress(InvalidStateError):  # somebody was quicker
        outer.set_exception(error)
