"""What may be set from outside, in the environment; each with its unit."""

from __future__ import annotations

import logging
import math
import os

_log = logging.getLogger(__name__)


def number(name: str, default: float) -> float:
    """The setting *name*; one that is no number, or below zero, is as good as none, and the log says so."""
    raw = os.environ.get(name, "")
    try:
        found = float(raw or default)
    except ValueError:
        found = math.nan
    if math.isfinite(found) and found >= 0:
        return found
    _log.warning("%s=%r is no number that fits; %g is used", name, raw[:40], default)
    return default


SCHEDULER = os.environ.get("ACTS_SCHEDULER", "processes")  #: "processes", "here", or the address of a Dask scheduler
WORKERS = max(1, int(number("ACTS_WORKERS", 2)))  #: processes
WAITING_LIMIT = int(number("ACTS_QUEUE", 64))  #: jobs and batches that may wait in all
OWNER_LIMIT = int(number("ACTS_JOBS_A_SESSION", 16))  #: jobs and batches that one owner may have under way
PIECES_LIMIT = int(number("ACTS_PIECES", 2000))  #: pieces of one batch
SECONDS_LIMIT = number("ACTS_JOB_SECONDS", 120)  #: of a processor, for one job or piece
SLACK = 10  #: times as long it may last by the clock, where the machine is busy with something else
MEGABYTES_LIMIT = int(number("ACTS_JOB_MEGABYTES", 1500))  #: beyond what a worker needs at rest
KEPT_MEGABYTES = number("ACTS_CACHE_MEGABYTES", 256)  #: finished results in memory
KEPT_SECONDS = number("ACTS_CACHE_SECONDS", 3600)  #: after a result was last asked for
