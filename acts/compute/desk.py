"""Where work is handed in: what is known, under way and waiting, and who is at work."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from functools import partial
from typing import Any

from acts.compute import outcome, settings, words
from acts.compute.chosen import Places
from acts.compute.jobs import Batch, Job
from acts.compute.line import Line
from acts.compute.places import Broken, Lost, Processes
from acts.compute.store import Store
from acts.text import Text, Trouble

_log = logging.getLogger(__name__)
_BROKEN = 3


class Desk:
    """The queue of one process, its workers, and the results worth keeping."""

    def __init__(self, scheduler: str = settings.SCHEDULER) -> None:
        self._lock = threading.RLock()
        self._line: Line[Job] = Line()
        self._under_way: dict[str, Job | Batch] = {}
        self._working = 0
        self._places = Places(scheduler)
        self.store = Store(settings.KEPT_MEGABYTES * 1e6, settings.KEPT_SECONDS)
        self.ended: Counter[str] = Counter()  #: how jobs ended, by outcome

    @property
    def said(self) -> Text | None:
        """What a reader should know about where work is done."""
        return self._places.said

    @property
    def alone(self) -> bool:
        """Whether a cluster was named that is not there; looks for it, but not all the time."""
        self._places.now()
        return self.said is not None

    def census(self) -> dict[str, int]:
        """How many jobs wait and are at work, and the bytes of the results kept."""
        with self._lock:
            return {"waiting": len(self._line), "working": self._working, "kept_bytes": self.store.bytes}

    def submit(self, key: str, work: Callable[[], Any], owner: str) -> Job:
        """See `acts.compute.submit`."""
        with self._lock:
            job = self._under_way.get(key)
            if not isinstance(job, Job):
                self._check_room(owner)
                job = self._under_way[key] = Job(key, work, self._before)
            self._join(job, owner)
        self._serve()
        return job

    def submit_batch(self, key: str, pieces: Sequence[Callable[[], Any]], owner: str) -> Batch:
        """See `acts.compute.submit_batch`."""
        with self._lock:
            batch = self._under_way.get(key)
            if not isinstance(batch, Batch):
                self._check_room(owner, len(pieces))
                batch = self._under_way[key] = Batch(key, [self._piece(key, i, p) for i, p in enumerate(pieces)])
                for job in batch.jobs:
                    job.heard.append(partial(self._look_at, batch))
            self._join(batch, owner)
            self._look_at(batch)
        self._serve()
        return batch

    def leave(self, request: Job | Batch) -> None:
        """See `acts.compute.leave`."""
        with self._lock:
            request.readers -= 1
            if request.readers > 0 or request.finished.is_set():
                return
            for job in request.jobs:
                self._line.drop(job)  # all of them first, or each that is stopped would let the next one begin
            for job in request.jobs:
                self._stop(job)
        self._serve()

    def warm(self) -> None:
        """Start the workers before anybody needs them."""
        place = self._places.now()
        if isinstance(place, Processes):
            place.warm()

    def close(self, grace: float = 0.0) -> None:
        """End all work, after *grace* seconds at most for what is at work now."""
        end = time.monotonic() + grace
        while self._working and time.monotonic() < end:
            time.sleep(0.05)
        with self._lock:
            for request in list(self._under_way.values()):
                for job in request.jobs:
                    self._stop(job)
        self._places.close()

    def _check_room(self, owner: str, pieces: int = 1) -> None:
        requests = [r for k, r in self._under_way.items() if "#piece" not in k]
        if len(requests) >= settings.WORKERS + settings.WAITING_LIMIT:
            raise Trouble(words.BUSY)
        if owner and sum(owner in request.owners for request in requests) >= settings.OWNER_LIMIT:
            raise Trouble(words.YOURS.format(count=str(settings.OWNER_LIMIT)))
        if pieces > settings.PIECES_LIMIT:
            raise Trouble(words.PIECES.format(count=str(pieces), limit=str(settings.PIECES_LIMIT)))

    def _piece(self, key: str, number: int, work: Callable[[], Any]) -> Job:
        """One piece; what an earlier, cancelled batch found is not computed again."""
        job = Job(f"{key}#piece{number}", work, self._before)
        job.result = self.store.get(job.key)
        if job.result is None:
            self._under_way[job.key] = job
        else:
            job.finished.set()
        return job

    def _join(self, request: Job | Batch, owner: str) -> None:
        """One reader more; what waits already now waits in the turn of this owner as well."""
        request.readers += 1
        new = owner not in request.owners
        request.owners.add(owner)
        for job in request.jobs if new else ():
            if job.task is None and not job.finished.is_set():
                job.owners.add(owner)
                self._line.put(owner, job)

    def _before(self, job: Job) -> int | None:
        with self._lock:
            return self._line.before(job)

    def _serve(self) -> None:
        """Begin what there is room for."""
        while True:
            place = self._places.now()
            room = place.room
            if not place.there:
                continue
            with self._lock:
                job = self._line.take() if self._working < room else None
                if job is None:
                    return
                self._working += 1
                try:
                    job.task = place.start(job.work)
                except Exception:  # noqa: BLE001 - one that cannot begin must not hold up the others
                    _log.exception("cannot begin work")
                    self._working -= 1
                    self._end(job, Trouble(words.FAILED), None)
                    continue
            job.task.future.add_done_callback(partial(self._came, job))

    def _came(self, job: Job, future: Future[Any]) -> None:
        with self._lock:
            self._working -= 1
            if not job.finished.is_set():
                error = CancelledError() if future.cancelled() else future.exception()
                if isinstance(error, Broken) and job.broken < _BROKEN:
                    self._once_more(job, again=job.again)
                elif isinstance(error, Lost) and job.again:
                    self._once_more(job, again=False)
                else:
                    self._end(job, error, None if error else future.result())
        self._serve()

    def _once_more(self, job: Job, *, again: bool) -> None:
        job.broken += 1
        job.again, job.task = again, None
        self.ended["lost"] += 1
        self._line.put(min(job.owners, default=""), job, first=True)

    def _stop(self, job: Job) -> None:
        """End *job* for its readers at once; whoever is at work on it ends as soon as it can."""
        if job.finished.is_set():
            return
        self._line.drop(job)
        self._end(job, CancelledError(), None)
        if job.task is not None:
            job.task.cancel()

    def _end(self, job: Job, error: BaseException | None, result: Any) -> None:
        self.ended[outcome.name(error)] += 1
        job.trouble = outcome.said(error) if error else None
        job.result = result
        del self._under_way[job.key]  # before anybody hears of it, so that its room is free by then
        if error is None:
            self.store.keep(job.key, result)
        job.finished.set()
        for hear in job.heard:
            hear()

    def _look_at(self, batch: Batch) -> None:
        """See whether *batch* has finished."""
        if batch.finished.is_set() or batch.done < len(batch.jobs):
            return
        self._under_way.pop(batch.key, None)
        if batch.trouble is None:
            self.store.keep(batch.key, batch.found)
            for job in batch.jobs:
                self.store.drop(job.key)
        batch.finished.set()
