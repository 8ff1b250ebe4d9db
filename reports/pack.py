"""What pydyf does again and again while it writes a PDF is done once.

It spells every object and compresses every stream twice, for the fingerprint and for the file, at the slowest level; and
it lists all pages anew for every tag, so that a page costs the more the more there are. Its version is pinned, as in
`reports.tags`.
"""

# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false

from __future__ import annotations

import zlib
from functools import cache
from typing import Any

import pydyf

_LEVEL = 5  # a fortieth larger than at level 9, in a quarter of the time


class _Spelled(pydyf.Object):
    """An object that will not change any more, as the bytes that are written for it."""

    def __init__(self, source: Any) -> None:
        super().__init__()
        self.number, self.known = source.number, source.data

    @property
    def data(self) -> bytes:
        """The bytes."""
        return self.known


@cache
def install() -> None:
    """From now on every PDF of this process keeps the list of its pages, and every stream its bytes."""
    pydyf.PDF.page_references = property(_pages)
    pydyf.Stream.data = property(_data)


def _pages(pdf: Any) -> tuple[bytes, ...]:
    numbers = pdf.pages["Kids"][::3]
    known: tuple[bytes, ...] = getattr(pdf, "known_pages", ())
    if len(known) != len(numbers):
        known = pdf.known_pages = tuple(b"%d 0 R" % number for number in numbers)
    return known


def _data(stream: Any) -> bytes:
    """*stream* as it is written; asked for only when it is."""
    if "known" not in vars(stream):
        content = b"\n".join(map(pydyf._to_bytes, stream.stream))  # noqa: SLF001 - as it would be written
        extra = pydyf.Dictionary(stream.extra)
        if stream.compress:
            content, extra["Filter"] = zlib.compress(content, _LEVEL), "/FlateDecode"
        extra["Length"] = len(content)
        stream.known, stream.stream = b"\n".join((extra.data, b"stream", content, b"endstream")), []
    return stream.known


def pack(pdf: Any) -> None:
    """Spell the objects of *pdf*, which is complete."""
    kinds = (pydyf.Dictionary, pydyf.Array, pydyf.String)
    pdf.objects[:] = [_Spelled(part) if isinstance(part, kinds) else part for part in pdf.objects]
