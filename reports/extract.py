"""The study inside a PDF, found without a PDF library: the file is a compressed stream that says what it is."""

from __future__ import annotations

import re
import zlib

from acts.text import Text, Trouble

_EMBEDDED = re.compile(rb"/EmbeddedFile\b.{0,600}?\bstream\r?\n", re.DOTALL)
_LARGEST = 64_000_000


def study_text(pdf: bytes) -> str:
    """The JSON text of the study that *pdf* carries; raises `Trouble` if it carries none."""
    for found in _EMBEDDED.finditer(pdf):
        text = _inflated(pdf[found.end() :])
        if '"activation-lab-study"' in text[:200]:
            return text
    raise Trouble(_NONE)


def _inflated(stream: bytes) -> str:
    try:
        return zlib.decompressobj().decompress(stream, _LARGEST).decode()
    except (zlib.error, UnicodeDecodeError):
        return ""


_NONE = Text(
    "This file holds no study. Choose a PDF made by Activation Lab.",
    "이 파일에는 스터디가 없습니다. Activation Lab에서 만든 PDF를 고르세요.",
)
