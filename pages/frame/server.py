"""What the server does once, before its first answer."""

from __future__ import annotations

import gc
import sys
import threading
import time
from functools import cache

from acts import compute
from pages.frame import spared

try:
    import resource
except ImportError:  # Windows knows no such limits
    resource = None

FILES = 65536
COLLECT_EVERY = 60  #: seconds


@cache
def ready() -> None:
    """Settle the memory of what is loaded, and start the workers in the background.

    The server is told not to collect garbage after every run of a script; what is loaded by now lives as long as
    the process, so collections that do happen need not look at it again. The young are collected often and few at a
    time, as everybody waits meanwhile: 50,000 at once were a tenth of a second, every other second in a class. What
    grows old is collected once a minute: left to its own counts, Python would take hours, and the server grew by a
    megabyte a minute.
    """
    _open_files()
    gc.collect()
    gc.freeze()
    gc.set_threshold(2_000, 5, 5_000)
    spared.settings()
    spared.charts()
    spared.waiting()
    sys.setswitchinterval(0.002)  # shorter turns between threads cost more than they give
    threading.Thread(target=compute.warm, daemon=True).start()
    threading.Thread(target=_collect, daemon=True).start()


def _collect() -> None:
    while True:
        time.sleep(COLLECT_EVERY)
        gc.collect()


def _open_files() -> None:
    """Every visitor holds about four open files; the usual limit of 1,024 would end at the 253rd."""
    if resource is not None:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
        if soft < most:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
