"""A study folded into an address: compressed, in letters that an address may hold, while it fits."""

from __future__ import annotations

import base64
import zlib

from acts.study import Study
from acts.text import Text, Trouble

LIMIT = 8000  #: characters; browsers, mail and proxies pass such an address on whole
LARGEST = 1_000_000  #: bytes that are unfolded at most


def fold(study: Study) -> str:
    """*study* in letters, digits, ``-`` and ``_``; empty if that would be longer than an address should be."""
    if sum(len(study.files[name]) for name in study.used()) > LIMIT:
        return ""
    packed = zlib.compress(study.dumps().encode("utf-8", "replace"), 9)
    text = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    return text if len(text) <= LIMIT else ""


def unfold(text: str) -> Study:
    """The study in *text*; raises `Trouble` if there is none, or if it is larger than what is ever folded."""
    unpacking = zlib.decompressobj()
    try:
        packed = base64.urlsafe_b64decode(text[: LIMIT + 1] + "=" * (-len(text) % 4))
        content = unpacking.decompress(packed, LARGEST)
    except (ValueError, zlib.error) as error:
        raise Trouble(_DAMAGED) from error
    if not unpacking.eof:
        raise Trouble(_DAMAGED)
    return Study.loads(content.decode("utf-8", "replace"))


_DAMAGED = Text(
    "The study in this link cannot be read; the link may have been cut off. Ask for it again, or for the saved file.",
    "이 링크에 든 스터디를 읽을 수 없습니다. 링크가 잘렸을 수 있으니 링크나 저장한 파일을 다시 받으세요.",
)
