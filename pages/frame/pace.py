"""How fast one session may speak: what comes faster waits in the network, where it costs its sender and nobody else.

One connection that sent messages without a pause kept the server from answering anybody.
"""

from __future__ import annotations

import asyncio
import time

RATE = 25  #: messages a second; a person who drags a slider sends ten
BYTES = 1_000_000  #: a second; a study that is kept in the browser may come at once
PAUSE = 3.0  #: seconds' worth of both that may come in a burst


class Pace:
    """The pace of one session."""

    def __init__(self) -> None:
        self._due = 0.0  #: when all that was said so far is paid for

    async def keep(self, size: int) -> None:
        """Wait until a message of *size* bytes may be heard."""
        now = time.monotonic()
        self._due = max(self._due, now - PAUSE) + 1 / RATE + size / BYTES
        if self._due > now:
            await asyncio.sleep(self._due - now)
