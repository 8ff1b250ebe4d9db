"""The study inside a PDF, found without a PDF library: the file is a compressed stream that says what it is."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from acts.text import Text, Trouble

_EMBEDDED = re.compile(rb"/EmbeddedFile\b.{0,600}?\bstream\r?\n", re.DOTALL)
_LARGEST = 64_000_000


def study_text(pdf: bytes) -> str:
    """The JSON text of the study that *pdf* carries; raises `Trouble` if it carries none."""
    for part in _parts(pdf):
        if b'"activation-lab-study"' in part[:200]:
            return part.decode("utf-8", "replace")
    raise Trouble(_NONE)


def embedded(pdf: bytes) -> list[bytes]:
    """Every file inside *pdf*, without their names."""
    return list(_parts(pdf))


def _parts(pdf: bytes) -> Iterator[bytes]:
    for found in _EMBEDDED.finditer(pdf):
        try:
            yield zlib.decompressobj().decompress(pdf[found.end() :], _LARGEST)
        except zlib.error:
            continue


_NONE = Text(
    "This file holds no study. Choose a PDF made by Activation Lab.",
    "이 파일에는 스터디가 없습니다. Activation Lab에서 만든 PDF를 고르세요.",
)
