"""Where heavy work runs: in worker processes beside the server, never in it.

A plain module, not a Streamlit resource: any visitor can empty those. Work with the same key is done once, however
many wait for it; owners take turns; a worker that dies is replaced and its work done again once; whoever stops
waiting cancels only for itself, and the last one to leave stops the worker. `acts.compute.settings` says what can be
set from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from acts import files
from acts.compute.desk import Desk
from acts.compute.jobs import Batch, Job
from acts.compute.settings import WAITING_LIMIT, WORKERS
from acts.text import Text

__all__ = ["WAITING_LIMIT", "WORKERS", "Batch", "Job"]

_DESK = Desk()


def known(key: str) -> Any:
    """The result of finished work, or ``None``."""
    return _DESK.store.get(key)


def submit(key: str, work: Callable[..., Any], *arguments: Any, owner: str = "") -> Job:
    """Have *work* done beside the server; *key* says which work it is. Raises `Trouble` when too much is waiting.

    *work* and its arguments must be importable and picklable. *owner* says whose turn it is; nobody's work is not
    counted. Say :func:`leave` when its result is no longer wanted.
    """
    return _DESK.submit(key, partial(work, *arguments), owner)


def submit_batch(key: str, pieces: Sequence[Callable[[], Any]], *, owner: str = "") -> Batch:
    """Have *pieces* done, each as a job of its own; as :func:`submit`, and what they found is known by *key* after."""
    return _DESK.submit_batch(key, pieces, owner)


def here(key: str, work: Callable[[], Any]) -> Any:
    """The result of light work, done in this thread unless it is known already or another thread is at it."""
    return _DESK.store.get_or_make(key, work)


def leave(request: Job | Batch) -> None:
    """Stop waiting for *request*; it ends when nobody waits for it any more."""
    _DESK.leave(request)


def warm() -> None:
    """Start the workers before anybody needs them."""
    _DESK.warm()


def close(grace: float = 0.0) -> None:
    """End all workers, after at most *grace* seconds for the work that they are at."""
    _DESK.close(grace)


def said() -> Text | None:
    """What a reader should know about where work is done: that a cluster is missing."""
    return _DESK.said


def alone() -> bool:
    """Whether a cluster was named that cannot be reached now, so that this machine would do the work."""
    return _DESK.alone


def census() -> Mapping[str, int]:
    """Jobs that wait, jobs at work, bytes of results kept, and how many jobs ended in which way so far."""
    return {**_DESK.census(), **{f"ended_{name}": count for name, count in sorted(_DESK.ended.items())}}


def experiment(work: Callable[[], Any], brought: Mapping[str, bytes]) -> Any:
    """What *work* finds, with the files that came along; the work that a worker does for a page."""
    with files.brought(brought):
        return work()
