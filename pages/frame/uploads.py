"""How much a session may bring: Streamlit bounds each file, but keeps as many as a session cares to send."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from typing import cast

from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

PATH = "/_stcore/upload_file/"
MOST = 16_000_000  #: bytes of one file, see maxUploadSize
SESSION_LIMIT, TOTAL_LIMIT = 5 * MOST, 64 * MOST  #: bytes
SECONDS = 120  #: for one file to arrive

_arriving: Counter[str] = Counter()


@contextmanager
def place(path: str) -> Generator[bool]:
    """Whether there is room for one more file at *path*; while it arrives it counts as the largest it may be."""
    session = path.partition(PATH)[2].partition("/")[0]
    if not _room(session):
        yield False
        return
    _arriving[session] += 1
    try:
        yield True
    finally:
        _arriving[session] -= 1
        if not _arriving[session]:
            del _arriving[session]


def _room(session: str) -> bool:
    """Whether one more file fits; there is none for a session that does not exist."""
    server = runtime.get_instance()
    if not server.is_active_session(session):
        return False
    held = cast("MemoryUploadedFileManager", server.uploaded_file_mgr).file_storage
    mine = sum(len(file.data) for file in list(held.get(session, {}).values()))
    total = sum(len(file.data) for files in list(held.values()) for file in list(files.values()))
    coming = sum(_arriving.values())
    return mine + MOST * (1 + _arriving[session]) <= SESSION_LIMIT and total + MOST * (1 + coming) <= TOTAL_LIMIT
