"""Work on its way: one job, or a batch of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from acts.compute.places import Task
from acts.text import Trouble


class Job:
    """A piece of work on its way; several readers may wait for the same one."""

    def __init__(self, key: str, work: Callable[[], Any], before: Callable[[Job], int | None]) -> None:
        self.key, self.work = key, work
        self._before = before
        self.again = True  #: whether it is done once more if its worker dies
        self.broken = 0  #: how often all workers were gone while it was under way; that is not held against it
        self.task: Task | None = None
        self.readers = 0
        self.owners: set[str] = set()
        self.heard: list[Callable[[], None]] = []  #: called once it has finished
        self.finished = threading.Event()
        self.result: Any = None
        self.trouble: Trouble | None = None

    @property
    def share(self) -> float:
        """How much of the work is done, from 0 to 1."""
        if self.finished.is_set():
            return 1.0
        task = self.task
        return 0.0 if task is None else min(max(task.share(), 0.0), 1.0)

    @property
    def waits(self) -> int | None:
        """How many jobs will be begun before this one; None once it has been begun."""
        return self._before(self)

    @property
    def jobs(self) -> Sequence[Job]:
        """The job itself, as a batch of one."""
        return (self,)


class Batch:
    """Many pieces of one computation, each a job of its own; what is there so far can be looked at any time."""

    def __init__(self, key: str, jobs: Sequence[Job]) -> None:
        self.key, self.jobs = key, jobs
        self.readers = 0
        self.owners: set[str] = set()
        self.finished = threading.Event()

    @property
    def found(self) -> list[Any | None]:
        """What each piece gave, in their order; None for a piece that has not finished, or failed."""
        return [job.result for job in self.jobs]

    @property
    def done(self) -> int:
        """How many pieces have finished."""
        return sum(job.finished.is_set() for job in self.jobs)

    @property
    def share(self) -> float:
        """How much of the work is done, from 0 to 1."""
        return sum(job.share for job in self.jobs) / max(1, len(self.jobs))

    @property
    def trouble(self) -> Trouble | None:
        """What the first piece that failed says; the others go on all the same."""
        return next((job.trouble for job in self.jobs if job.trouble is not None), None)

    @property
    def result(self) -> list[Any] | None:
        """What all pieces gave; None until all have finished well."""
        return self.found if self.finished.is_set() and self.trouble is None else None

    @property
    def waits(self) -> int | None:
        """How many jobs will be begun before the first of these; None once one has been begun."""
        waits = [job.waits for job in self.jobs if not job.finished.is_set()]
        begun = len(waits) < len(self.jobs) or None in waits
        return None if begun else min((w for w in waits if w is not None), default=None)
