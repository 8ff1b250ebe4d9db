"""Numbers for whoever runs the server, on a port of their own; off unless ``ACTS_METRICS_PORT`` says where."""

from __future__ import annotations

import json
import logging
import os
import time
from collections import Counter, defaultdict
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

from acts import compute
from acts.compute.settings import number
from pages.frame import logs
from pages.frame.guard import Guard

_log = logging.getLogger(logs.RUNS)
_seconds: defaultdict[tuple[str, str], float] = defaultdict(float)
_runs: Counter[tuple[str, str]] = Counter()


@contextmanager
def run(view: str) -> Generator[None]:
    """Log what is drawn inside as one line of JSON: the view, how long it took, and how it ended; nothing of the reader."""
    began, outcome = time.perf_counter(), "stopped"
    try:
        yield
        outcome = "done"
    except Exception:
        outcome = "failed"
        raise
    finally:
        seconds = time.perf_counter() - began
        _runs[view, outcome] += 1
        _seconds[view, outcome] += seconds
        _log.info(json.dumps({"view": view, "seconds": round(seconds, 4), "outcome": outcome}))


class Numbers:
    """What Prometheus asks for, looked up when it asks."""

    def collect(self) -> Iterator[Any]:
        """Sessions, jobs, and the runs of each view."""
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily  # noqa: PLC0415 - optional

        yield GaugeMetricFamily("acts_sessions", "Open sessions", Guard.open)
        for name, value in compute.census().items():
            yield GaugeMetricFamily(f"acts_jobs_{name}", "Jobs, and bytes of their results", value)
        runs = CounterMetricFamily("acts_runs", "Pages drawn", labels=["view", "outcome"])
        seconds = CounterMetricFamily("acts_run_seconds", "Seconds spent drawing them", labels=["view", "outcome"])
        for labels, count in list(_runs.items()):
            runs.add_metric(labels, count)
            seconds.add_metric(labels, _seconds[labels])
        yield from (runs, seconds)


def serve() -> None:
    """Answer on the port that was set, for this machine only unless ``ACTS_METRICS_ADDRESS`` says otherwise."""
    port = int(number("ACTS_METRICS_PORT", 0))
    if not port:
        return
    from prometheus_client import CollectorRegistry, start_http_server  # noqa: PLC0415 - optional

    registry = CollectorRegistry()
    registry.register(Numbers())  # pyright: ignore[reportArgumentType] - it asks for no more than collect()
    start_http_server(port, os.environ.get("ACTS_METRICS_ADDRESS", "127.0.0.1"), registry)
