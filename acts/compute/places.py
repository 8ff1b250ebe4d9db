"""Where work is done: in processes of this machine, in this process, or on a Dask cluster."""

from __future__ import annotations

import multiprocessing as mp
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, InvalidStateError, ThreadPoolExecutor
from concurrent.futures import TimeoutError as OutOfTime
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.sharedctypes import RawArray
from typing import Any, Protocol

from pebble import ProcessExpired, ProcessPool

from acts.compute import settings, worker

CONNECT_SECONDS = 3


class Lost(Exception):
    """Whoever did the work is gone; somebody else may do it."""


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
    """Worker processes beside this one: niced, limited, replaced when they die, gone when this one is gone."""

    room, there = settings.WORKERS, True

    def __init__(self) -> None:
        context = mp.get_context("forkserver")
        context.set_forkserver_preload(["acts.views", "acts.compute"])
        self._shares: Any = RawArray("d", self.room)
        self._free = list(range(self.room))
        self._pool = ProcessPool(self.room, 200, worker.enter, (self._shares,), context)

    def start(self, work: Callable[[], Any]) -> Task:
        """Begin *work* in a process."""
        slot = self._free.pop()
        self._shares[slot] = 0.0
        arguments = (work, slot, settings.MEGABYTES_LIMIT)
        inner: Future[Any] = self._pool.schedule(worker.at_work, arguments, timeout=settings.SECONDS_LIMIT)
        outer: Future[Any] = Future()

        def ended(_: Future[Any]) -> None:
            self._free.append(slot)
            _pass_on(inner, outer, ProcessExpired)

        inner.add_done_callback(ended)
        return Task(outer, lambda: self._shares[slot], inner.cancel)

    def warm(self) -> None:
        """Start the workers before anybody needs them."""
        self._pool.schedule(worker.nothing)

    def close(self) -> None:
        """End all workers at once."""
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


class Cluster:
    """The workers of a Dask scheduler at *address*; raises OSError if it is not there."""

    def __init__(self, address: str) -> None:
        from distributed import Client, KilledWorker  # noqa: PLC0415 - heavy, and only where it is asked for

        self._lost = KilledWorker
        self._client: Any = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
        self._executor: Any = self._client.get_executor(pure=False)
        self._aside = ThreadPoolExecutor(1, "cluster")  # the client's own thread must not wait for its own answers
        self._gone, self._closed, self._threads = False, False, 1
        self._open: set[Future[Any]] = set()
        self._count()
        for watch, seconds in ((self._count, 5.0), (self._miss, 0.5)):
            threading.Thread(target=self._again, args=(watch, seconds), daemon=True).start()

    @property
    def room(self) -> int:
        """Two jobs for each thread of the cluster, so that none waits for the way; none if it is gone."""
        return 2 * self._threads if self.there else 0

    def _again(self, watch: Callable[[], None], seconds: float) -> None:
        while not self._closed:
            watch()
            time.sleep(seconds)

    def _count(self) -> None:
        """How many threads there are; asking may take long when the scheduler is going, so nobody waits for it."""
        with suppress(OSError, OutOfTime, CancelledError):
            self._threads = max(1, sum(self._client.nthreads().values()))

    def _miss(self) -> None:
        """Give up what a scheduler had that no longer answers: its client may wait for it for ever."""
        if not self.there:
            self._gone = True
            for outer in list(self._open):
                _fail(outer, Lost())

    @property
    def there(self) -> bool:
        """Whether the scheduler answers."""
        return not self._gone and self._client.status == "running"

    def start(self, work: Callable[[], Any]) -> Task:
        """Begin *work* somewhere; what a lost worker had is done again by another."""
        outer: Future[Any] = Future()
        self._open.add(outer)
        outer.add_done_callback(self._open.discard)
        inner: Future[Any] = self._executor.submit(worker.on_cluster, work, settings.SECONDS_LIMIT)
        late = threading.Timer(settings.SECONDS_LIMIT + 5, lambda: (_fail(outer, OutOfTime()), inner.cancel()))
        late.daemon = True
        late.start()

        def ended(_: Future[Any]) -> None:
            late.cancel()
            self._aside.submit(_pass_on, inner, outer, self._lost, CancelledError, OSError)

        inner.add_done_callback(ended)
        return Task(outer, lambda: 0.0, lambda: (_fail(outer, CancelledError()), inner.cancel()))

    def close(self) -> None:
        """Leave the cluster; it goes on without us."""
        self._gone = self._closed = True
        self._client.close(timeout=1)


def _pass_on(inner: Future[Any], outer: Future[Any], *lost: type[BaseException]) -> None:
    """Give to *outer* what came of *inner*; errors of the kinds *lost* say that nobody is at work any more."""
    if inner.cancelled():
        error: BaseException | None = CancelledError()
    else:
        error = inner.exception()
    if isinstance(error, lost):
        error = Lost()
    if error is not None:
        _fail(outer, error)
    else:
        with suppress(InvalidStateError):
            outer.set_result(inner.result())


def _fail(outer: Future[Any], error: BaseException) -> None:
    with suppress(InvalidStateError):  # somebody was quicker
        outer.set_exception(error)
