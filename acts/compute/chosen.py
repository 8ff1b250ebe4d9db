"""Which place does the work: the one that was named, and this machine while that one is not there."""

from __future__ import annotations

import atexit
import logging
import threading
import time

from acts.compute import words
from acts.compute.cluster import Cluster
from acts.compute.places import Here, Place, Processes
from acts.text import Text

RETRY_SECONDS = 30

_log = logging.getLogger(__name__)


class Places:
    """The place that *scheduler* names; this machine while that one is not there."""

    def __init__(self, scheduler: str) -> None:
        self._scheduler = scheduler
        self._lock = threading.RLock()
        self._own: Processes | Here | None = None
        self._cluster: Cluster | None = None
        self._next_try = 0.0
        self.said: Text | None = None

    def now(self) -> Place:
        """Where work is begun now."""
        with self._lock:
            if self._scheduler in {"processes", "here"}:
                return self._at_home()
            if self._cluster is None or not self._cluster.there:
                self._reach()
            self.said = words.ALONE if self._cluster is None else None
            return self._cluster or self._at_home()

    def _at_home(self) -> Place:
        if self._own is None:
            self._own = Here() if self._scheduler == "here" else Processes()
            atexit.register(self.close)
        return self._own

    def _reach(self) -> None:
        """Look for the cluster, but not all the time."""
        if self._cluster is not None:
            threading.Thread(target=self._cluster.close, daemon=True).start()
            self._cluster = None
            self._next_try = time.monotonic() + RETRY_SECONDS
        if time.monotonic() < self._next_try:
            return
        try:
            self._cluster = Cluster(self._scheduler)
        except Exception:  # noqa: BLE001 - whatever keeps us from it, we can work here
            _log.warning("no cluster at %s; working on this machine", self._scheduler)
            self._next_try = time.monotonic() + RETRY_SECONDS

    def close(self) -> None:
        """End all workers of ours at once."""
        with self._lock:
            places, self._own, self._cluster = (self._own, self._cluster), None, None
        for place in places:
            if place is not None:
                place.close()
