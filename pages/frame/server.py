"""What the server does once, before its first answer."""

from __future__ import annotations

import gc
import sys
import threading
from functools import cache

from acts import compute


@cache
def ready() -> None:
    """Settle the memory of what is loaded, and start the workers in the background.

    The server is told not to collect garbage after every run of a script; what is loaded by now lives as long as
    the process, so collections that do happen need not look at it again.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    sys.setswitchinterval(0.0005)
    threading.Thread(target=compute.warm, daemon=True).start()
