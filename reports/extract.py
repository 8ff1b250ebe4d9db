"""The study inside a PDF, found without a PDF library: the file is a compressed stream that says what it is."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from itertools import islice

from acts.text import Text, Trouble

_MARK, _START = re.compile(rb"/EmbeddedFile\b"), re.compile(rb"\bstream\r?\n")
_HEAD = 600  #: bytes within which a file that is embedded begins
_LARGEST = 64_000_000
_MOST = 500  #: files; a report carries a few dozen, and what claims more was made to keep a reader busy


def study_text(pdf: bytes) -> str:
    """The JSON text of the study that *pdf* carries; raises `Trouble` if it carries none."""
    for start in _starts(pdf):
        if b'"activation-lab-study"' in _unpacked(pdf[start : start + 4096], 200):
            return _unpacked(pdf[start:], _LARGEST).decode("utf-8", "replace")
    raise Trouble(_NONE)


def embedded(pdf: bytes) -> list[bytes]:
    """Every file inside *pdf*, without their names."""
    return [part for part in (_unpacked(pdf[start:], _LARGEST) for start in _starts(pdf)) if part]


def _starts(pdf: bytes) -> Iterator[int]:
    """Where the content of each embedded file begins."""
    for mark in islice(_MARK.finditer(pdf), _MOST):
        found = _START.search(pdf, mark.end(), mark.end() + _HEAD)
        if found:
            yield found.end()


def _unpacked(packed: bytes, most: int) -> bytes:
    """The beginning of what was packed; nothing if it was not."""
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""


_NONE = Text(
    "This file holds no study. Choose a PDF made by Activation Lab.",
    "이 파일에는 스터디가 없습니다. Activation Lab에서 만든 PDF를 고르세요.",
)
