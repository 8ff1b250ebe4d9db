"""The date of a document: what its maker said, else what the build says, else today."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time

from acts.text import Lang

_EPOCH = "SOURCE_DATE_EPOCH"


def day(said: str) -> date:
    """The day that *said* stands for (ISO 8601), else that of ``SOURCE_DATE_EPOCH``, else today."""
    return _iso(said) or _epoch() or datetime.now().astimezone().date()


def written(said: str, lang: Lang) -> str:
    """The date as it is printed; what is not an ISO date is printed as it was said."""
    if said.strip() and _iso(said) is None:
        return said
    when = day(said)
    return (
        f"{when.year}년 {when.month}월 {when.day}일"
        if lang == "ko"
        else f"{_MONTHS[when.month - 1]} {when.day}, {when.year}"
    )


@contextmanager
def pinned(said: str) -> Generator[None]:
    """Inside the block, a document that does not say its date has that of *said* (ISO 8601)."""
    when, before = _iso(said), os.environ.get(_EPOCH)
    if when is not None:
        os.environ[_EPOCH] = str(int(datetime.combine(when, time(), UTC).timestamp()))
    try:
        yield
    finally:
        os.environ.pop(_EPOCH, None)
        if before is not None:
            os.environ[_EPOCH] = before


def _iso(said: str) -> date | None:
    try:
        return date.fromisoformat(said.strip())
    except ValueError:
        return None


def _epoch() -> date | None:
    try:
        return datetime.fromtimestamp(int(os.environ[_EPOCH]), UTC).date()
    except (KeyError, ValueError, OverflowError, OSError):
        return None


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
