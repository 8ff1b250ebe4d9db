"""How a job ended, for the reader and for the metrics."""

from __future__ import annotations

import logging
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as OutOfTime

from acts.compute import settings, words
from acts.compute.places import Lost
from acts.text import Trouble

_log = logging.getLogger(__name__)


def name(error: BaseException | None) -> str:
    """What the metrics call a job that ended with *error*."""
    if error is None:
        return "done"
    return "cancelled" if isinstance(error, CancelledError) else "failed"


def said(error: BaseException) -> Trouble:
    """*error* as the reader meets it; what is a fault of ours goes to the log."""
    if isinstance(error, Trouble):
        return error
    if isinstance(error, OutOfTime):
        return Trouble(words.TOO_LONG.format(seconds=f"{settings.SECONDS_LIMIT:g}"))
    if isinstance(error, CancelledError):
        return Trouble(words.CANCELLED)
    if not isinstance(error, Lost):
        _log.error("work failed", exc_info=error)
    return Trouble(words.LOST if isinstance(error, Lost) else words.FAILED)
