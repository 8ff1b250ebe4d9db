"""Files that come packed."""

from __future__ import annotations

import gzip
import io
import zlib

from acts.text import Text, Trouble

UNPACKED_LIMIT = 200_000_000  # bytes; a packed file may claim anything


def unpacked(content: bytes) -> bytes:
    """*content* without its gzip packing, if it has one; refuses what grows beyond all measure."""
    if content[:2] != b"\x1f\x8b":
        return content
    try:
        with gzip.open(io.BytesIO(content)) as file:
            raw = file.read(UNPACKED_LIMIT + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Trouble(CUT_OFF) from error
    if len(raw) > UNPACKED_LIMIT:
        raise Trouble(_ENORMOUS)
    return raw


CUT_OFF = Text(
    "This file is damaged or cut off: it ends before its own heading says. Copy or download it again.",
    "파일이 손상되었거나 중간에 잘렸습니다. 다시 복사하거나 내려받으세요.",
)
_ENORMOUS = Text(
    "This file is larger than 200 MB once unpacked. Bring a part of it.",
    "압축을 풀면 200 MB가 넘는 파일입니다. 일부만 올리세요.",
)
