"""What pydyf does again and again while it writes a PDF is done once.

It compresses every stream twice, for the fingerprint and for the file, at the slowest level; and it lists all pages anew
for every tag, so that a page costs the more the more there are. Its version is pinned, as in `reports.tags`.
"""

# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false

from __future__ import annotations

import zlib
from functools import cache
from typing import Any

import pydyf

_LEVEL = 6  # a hundredth larger than at level 9, in a third of the time


@cache
def install() -> None:
    """From now on every PDF of this process keeps the list of its pages."""
    pydyf.PDF.page_references = property(_pages)


def _pages(pdf: Any) -> tuple[bytes, ...]:
    numbers = pdf.pages["Kids"][::3]
    known: tuple[bytes, ...] = getattr(pdf, "known_pages", ())
    if len(known) != len(numbers):
        known = pdf.known_pages = tuple(b"%d 0 R" % number for number in numbers)
    return known


def pack(pdf: Any) -> None:
    """Compress the streams of *pdf* that are to be compressed."""
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and stream.compress:
            content = b"\n".join(map(pydyf._to_bytes, stream.stream))  # noqa: SLF001 - as it would be written
            stream.stream, stream.compress = [zlib.compress(content, _LEVEL)], False
            stream.extra["Filter"] = "/FlateDecode"
