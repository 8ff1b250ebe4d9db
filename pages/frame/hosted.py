"""The server as a whole: what it does when it starts and stops, and the answers beside the pages."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from types import FrameType
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from acts import compute
from acts.compute.settings import number
from acts.spec import decode
from acts.study import Entry, Study
from acts.text import Trouble
from acts.views import VIEWS
from pages.frame import logs, metrics, server
from reports import work

GRACE = number("ACTS_GRACE_SECONDS", 25)  #: for work under way when the server is told to stop
FETCH_SECONDS = 5  #: for a reader to fetch what was finished meanwhile
READY_SECONDS = 20

_log = logging.getLogger(__name__)
_leaving = threading.Event()


@asynccontextmanager
async def lifespan(_: Any) -> AsyncGenerator[None]:
    """Start the workers and the metrics; when told to stop, let running work finish first."""
    logs.begin()
    server.ready()
    metrics.serve()
    _wait_before_stopping()
    try:
        yield
    finally:
        compute.close()


def _wait_before_stopping() -> None:
    """Put a wait before whatever else happens on SIGTERM; pages are served meanwhile, :func:`ready` says no."""
    if threading.current_thread() is not threading.main_thread():
        return
    before = signal.getsignal(signal.SIGTERM)

    def stop(number: int, frame: FrameType | None) -> None:
        if _leaving.is_set():  # told twice: at once
            signal.signal(signal.SIGTERM, before)
            signal.raise_signal(signal.SIGTERM)
            return
        _leaving.set()
        threading.Thread(target=_leave, args=(before,), daemon=True).start()

    signal.signal(signal.SIGTERM, stop)


def _leave(before: Any) -> None:
    worked = compute.census()["working"]
    compute.close(GRACE)
    if worked:
        time.sleep(FETCH_SECONDS)
    if callable(before):
        before(signal.SIGTERM, None)
    else:
        os.kill(os.getpid(), signal.SIGKILL)


async def ready(_: Request) -> JSONResponse:
    """Whether this server can do all it is for: a small report is printed beside it, at most once an hour."""
    why = "stopping" if _leaving.is_set() else await asyncio.to_thread(_what_keeps_from_printing)
    well = not why and not _leaving.is_set()
    said = {"ready": well, "report": not why, "stopping": _leaving.is_set(), "why": why}
    return JSONResponse(said, 200 if well else 503)


def _what_keeps_from_printing() -> str:
    """Print a small report; what went wrong, or nothing."""
    view, _ = decode(VIEWS["recommendations"], {})
    text = Study(title="Ready?", date="2000-01-01", entries=(Entry(view),)).dumps()
    key = work.key(text, "en", "")
    if compute.known(key):
        return ""
    try:
        job = compute.submit(key, work.make, text, "en", "")
    except Trouble as trouble:
        return _noted(str(trouble))
    if not job.finished.wait(READY_SECONDS):
        return "not yet"  # it goes on, and whoever asks next finds it
    return _noted(str(job.trouble)) if job.trouble else ""


def _noted(why: str) -> str:
    _log.warning("not ready: %s", why)
    return why


ROUTES = [Route("/ready", ready)]
