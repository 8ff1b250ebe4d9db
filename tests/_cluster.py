"""A Dask scheduler and its workers on this machine, for tests; ended by their own process ids."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.servers import free_port

ROOT = Path(__file__).parents[1]


class Cluster:
    """One scheduler, and the processes of its workers."""

    def __init__(
        self, address: str, scheduler: subprocess.Popen[bytes], workers: Sequence[subprocess.Popen[bytes]]
    ) -> None:
        self.address, self.scheduler, self.workers = address, scheduler, workers


def _start(*arguments: str) -> subprocess.Popen[bytes]:
    env = os.environ | {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]]
    return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def cluster(workers: int = 2) -> Generator[Cluster]:
    """A scheduler on a free port with *workers* of one thread each."""
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    scheduler = _start("dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-show")
    flags = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
    with ExitStack() as stack:
        started = [scheduler, *(_start("dask_worker", address, *flags) for _ in range(workers))]
        for process in started:
            stack.callback(process.wait, 10)
            stack.callback(process.kill)
        yield Cluster(address, scheduler, started[1:])
