"""The letters of a line, each worked out once for a typeface and a size.

WeasyPrint 70 asks the fonts for every letter anew: its number, its width, how far it is moved. In a report the same letters stand
beside the same letters many thousand times. Emoji, letters that are raised and lines that are cut off are drawn the usual way.
The loop is inside a private function, so the version is pinned, as in `reports.tags`.
"""

# pyright: reportPrivateUsage=false, reportMissingTypeStubs=false, reportOptionalMemberAccess=false

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

from weasyprint.draw import text as original
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

_GLYPH = struct.Struct("=Iiii4x")  # its number, its width and two offsets
_NOTHING = pango.PANGO_GLYPH_EMPTY  # the greatest number; greater ones are letters that no typeface has
Glyph = tuple[int, int, int, int]
Run = tuple[Any, list[Glyph], Any, float, bool]
_usual = original.draw_first_line


def draw_first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: str, matrix: Any) -> Any:
    """What ``draw_first_line`` of WeasyPrint does, where letters are only letters."""
    whole = (
        text_overflow != "ellipsis"
        and block_ellipsis == "none"
        and textbox.text.strip()
        and textbox.style["font_size"] >= 1e-6
    )
    runs = list(_runs(stream, textbox)) if whole else []
    if not runs or any(strange for *_, strange in runs):
        return _usual(stream, textbox, text_overflow, block_ellipsis, matrix)
    stream.set_text_matrix(*matrix.values)
    _write(stream, textbox, runs)
    return []


def _write(stream: Any, textbox: Any, runs: list[Run]) -> None:
    """The letters of *runs*, where every typeface begins a piece of text of its own."""
    before, string = None, ""
    for item, glyphs, font, size, _ in runs:
        if item.item.analysis.font != before:
            before = item.item.analysis.font
            if string:
                stream.show_text(string)
            string = ""
            stream.set_font_size(font.hash, size)
        known = vars(font).setdefault("known", {})
        pieces = [
            known.get((glyph, size)) or _piece(i, glyphs, item, font, size, textbox, stream)
            for i, glyph in enumerate(glyphs)
        ]
        string = f"{string}<{''.join(pieces)}>".removesuffix("<>")
    stream.show_text(string)


def _runs(stream: Any, box: Any) -> Iterator[Run]:
    """The runs of a line: its letters, their typeface and size, and whether they need more than letters do."""
    pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)
    run = box.pango_layout.get_first_line()[0].runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        count = item.glyphs.num_glyphs
        glyphs = list(_GLYPH.iter_unpack(ffi.buffer(item.glyphs.glyphs, count * _GLYPH.size)))
        font, size = stream.add_font(item.item.analysis.font)
        drawn = font.bitmap or font.png or font.svg or font.colr or pango.pango_version() < 14802
        yield item, glyphs, font, size, bool(drawn) or any(glyph[0] > _NOTHING or glyph[3] for glyph in glyphs)


def _piece(i: int, glyphs: list[Glyph], item: Any, font: Any, size: float, box: Any, stream: Any) -> str:
    """Letter *i* of *glyphs* as it is written, with its distance to the next; the font is told what it stands for."""
    number, width, across, _ = glyphs[i]
    if number == _NOTHING:
        return f">{-width / size}<"
    if number not in font.to_unicode:
        font.to_unicode[number] = _spoken(i, len(glyphs), item, box.pango_layout.text.encode())
    if number not in font.widths:
        pango.pango_font_get_glyph_extents(item.item.analysis.font, number, stream.ink_rect, stream.logical_rect)
        font.widths[number] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    offset = across / size
    kerning = font.widths[number] + offset - width * 1000 * FROM_UNITS / size
    piece = f"{f'>{-offset}<' if offset else ''}{number:04x}{f'>{int(kerning)}<' if kerning else ''}"
    font.known[glyphs[i], size] = piece
    return piece


def _spoken(i: int, count: int, item: Any, text: bytes) -> str:
    """What letter *i* of *count* stands for in *text*."""
    starts, after = item.glyphs.log_clusters, i - 1 if item.item.analysis.level % 2 else i + 1
    end = starts[after] if 0 <= after < count else item.item.length
    return text[item.item.offset + starts[i] : item.item.offset + end].decode()
