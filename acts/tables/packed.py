"""Files that come packed."""

from __future__ import annotations

import gzip
import io
import zlib

from acts.text import Text, Trouble

UNPACKED_LIMIT = 100_000_000  #: bytes, twice the pictures of MNIST; a packed file may claim anything


def unpacked(content: bytes, most: int = UNPACKED_LIMIT) -> bytes:
    """*content* without its gzip packing, if it has one; raises `Trouble` where that is longer than *most*."""
    raw = content
    if content[:2] == b"\x1f\x8b":
        try:
            with gzip.open(io.BytesIO(content)) as file:
                raw = file.read(most + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise Trouble(CUT_OFF) from error
    if len(raw) > most:
        raise Trouble(_ENORMOUS.format(limit=str(most // 1_000_000)))
    return raw


CUT_OFF = Text(
    "This file is damaged or cut off: it ends before its own heading says. Copy or download it again.",
    "파일이 손상되었거나 중간에 잘렸습니다. 다시 복사하거나 내려받으세요.",
)
_ENORMOUS = Text(
    "This file is larger than {limit} MB once unpacked, and is not read. Bring a part of it.",
    "파일이 압축을 푼 상태로 {limit} MB를 넘어 읽지 않았습니다. 일부만 올리세요.",
)
