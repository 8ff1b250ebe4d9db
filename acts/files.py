"""Files that a reader brought, named after their content.

A link holds only the name; the bytes travel beside it (in the session, in a study, in a job). The same name always
means the same bytes, so a view that reads a brought file is still a function of its knobs alone.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from pathlib import Path

from acts.text import Text, Trouble

_brought: ContextVar[Mapping[str, bytes] | None] = ContextVar("brought", default=None)


def name_of(content: bytes) -> str:
    """The name of *content*: ``file-`` and the first 16 hexadecimal digits of its SHA-256."""
    return f"file-{sha256(content).hexdigest()[:16]}"


def is_brought(name: str) -> bool:
    """Whether *name* stands for a file that a reader brought."""
    return name.startswith("file-")


@contextmanager
def brought(files: Mapping[str, bytes]) -> Generator[None]:
    """Make *files* readable by name inside the block, for this thread of work only."""
    token = _brought.set(files)
    try:
        yield
    finally:
        _brought.reset(token)


def read(name: str) -> bytes:
    """The bytes of the brought file *name*; raises `Trouble` if it did not come along."""
    content = (_brought.get() or {}).get(name)
    if content is None:
        raise Trouble(_MISSING)
    return content


def at(path: Path) -> bytes:
    """The bytes of the file at *path*; raises `Trouble`."""
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise Trouble(_UNREADABLE.format(path=str(path)[:200])) from error


_UNREADABLE = Text("The file “{path}” cannot be read.", "파일을 읽을 수 없습니다: “{path}”")
_MISSING = Text(
    "This link uses a file that stays with the person who made it; bring the file again, or open the study that holds it.",
    "이 링크에 쓰인 파일은 만든 사람에게만 있습니다. 파일을 다시 올리거나 파일이 담긴 스터디를 여세요.",
)
