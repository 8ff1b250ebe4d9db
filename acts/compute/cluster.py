"""Work on the workers of a Dask scheduler."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as OutOfTime
from contextlib import suppress
from typing import Any

from acts.compute import settings, worker
from acts.compute.places import Lost, Task, fail, pass_on

CONNECT_SECONDS = 3


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
                fail(outer, Lost())

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
        late = threading.Timer(settings.SECONDS_LIMIT + 5, lambda: (fail(outer, OutOfTime()), inner.cancel()))
        late.daemon = True
        late.start()

        def ended(_: Future[Any]) -> None:
            late.cancel()
            self._aside.submit(pass_on, inner, outer, self._lost, CancelledError, OSError)

        inner.add_done_callback(ended)
        return Task(outer, lambda: 0.0, lambda: (fail(outer, CancelledError()), inner.cancel()))

    def close(self) -> None:
        """Leave the cluster; it goes on without us."""
        self._gone = self._closed = True
        self._client.close(timeout=1)
