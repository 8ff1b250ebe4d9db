"""What may be set from outside, in the environment; each with its unit."""

from __future__ import annotations

import os


def _number(name: str, default: float) -> float:
    """The setting *name*; one that is no number is as good as none."""
    try:
        return float(os.environ.get(name, default))
    except ValueError:
        return default


SCHEDULER = os.environ.get("ACTS_SCHEDULER", "processes")  #: "processes", "here", or the address of a Dask scheduler
WORKERS = max(1, int(_number("ACTS_WORKERS", 2)))  #: processes
WAITING_LIMIT = int(_number("ACTS_QUEUE", 64))  #: jobs and batches that may wait in all
OWNER_LIMIT = int(_number("ACTS_JOBS_A_SESSION", 16))  #: jobs and batches that one owner may have under way
PIECES_LIMIT = int(_number("ACTS_PIECES", 2000))  #: pieces of one batch
SECONDS_LIMIT = _number("ACTS_JOB_SECONDS", 120)  #: for one job or piece
MEGABYTES_LIMIT = int(_number("ACTS_JOB_MEGABYTES", 1500))  #: beyond what a worker needs at rest
KEPT_MEGABYTES = _number("ACTS_CACHE_MEGABYTES", 256)  #: finished results in memory
KEPT_SECONDS = _number("ACTS_CACHE_SECONDS", 3600)  #: after a result was last asked for
