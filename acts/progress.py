"""How far a long computation is: it says so, and whoever waits listens."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar

_listener: ContextVar[Callable[[float], None] | None] = ContextVar("listener", default=None)


def report(share: float) -> None:
    """Say that *share* of the work, from 0 to 1, is done; whoever listens may raise to stop it."""
    listener = _listener.get()
    if listener is not None:
        listener(share)


@contextmanager
def heard(listener: Callable[[float], None]) -> Generator[None]:
    """Send every :func:`report` inside the block to *listener*."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


@contextmanager
def part(start: float, end: float) -> Generator[None]:
    """Every :func:`report` inside the block is about the stretch from *start* to *end* of the whole."""
    whole = _listener.get()
    if whole is None:
        yield
        return
    with heard(lambda share: whole(start + share * (end - start))):
        yield
