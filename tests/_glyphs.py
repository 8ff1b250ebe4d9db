"""Whether every glyph that a PDF draws is in its fonts, as wide as it says, and stands for a character."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont

Used = dict[tuple[int, int], set[int]]


def findings(content: bytes) -> list[str]:
    """Everything that is wrong with the glyphs of a PDF, one sentence each."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        used: Used = defaultdict(set)
        for page in pdf.pages:
            _collect(page, page.Resources, used)
        return [words for key, glyphs in used.items() for words in _font(pdf.get_object(key), glyphs)]


def _collect(content: Any, resources: Any, used: Used) -> None:
    """Note which glyphs *content* draws with which font, also inside the drawings it uses."""
    font: Any = None
    for operands, operator in ((o.operands, str(o.operator)) for o in pikepdf.parse_content_stream(content)):
        if operator == "Tf":
            font = resources.Font[str(operands[0])]
        elif operator in ("Tj", "TJ"):
            used[font.objgen] |= set(_codes(operands[0]))
        elif operator == "Do":
            form = resources.XObject[str(operands[0])]
            if form.get("/Subtype") == "/Form":
                _collect(form, form.get("/Resources", resources), used)


def _codes(operand: Any) -> Iterator[int]:
    for part in operand if isinstance(operand, pikepdf.Array) else [operand]:
        if isinstance(part, pikepdf.String):
            raw = bytes(part)
            yield from (raw[i] << 8 | raw[i + 1] for i in range(0, len(raw), 2))


def _font(font: Any, glyphs: set[int]) -> Iterator[str]:
    inner, name = font.DescendantFonts[0], str(font.BaseFont)
    descriptor = inner.FontDescriptor
    program: Any = TTFont(
        io.BytesIO((descriptor.get("/FontFile2") or descriptor.get("/FontFile3")).read_bytes()), lazy=True
    )
    order, metrics, unit = program.getGlyphOrder(), program["hmtx"].metrics, program["head"].unitsPerEm
    widths, spoken = dict(_widths(inner)), _spoken(font)
    for glyph in sorted(glyphs):
        if glyph == 0 or glyph >= len(order):
            yield f"{name} draws a glyph that it does not have ({glyph})"
        elif abs(metrics[order[glyph]][0] * 1000 / unit - widths.get(glyph, float(inner.get("/DW", 1000)))) > 1:
            yield f"{name}: glyph {glyph} is not as wide as it says"
        elif glyph not in spoken:
            yield f"{name}: glyph {glyph} stands for no character"


def _widths(inner: Any) -> Iterator[tuple[int, float]]:
    rest = list(inner.get("/W", []))
    while rest:
        first, second = int(rest.pop(0)), rest.pop(0)
        if isinstance(second, pikepdf.Array):
            yield from ((first + i, float(width)) for i, width in enumerate(second))
        else:
            width = float(rest.pop(0))
            yield from ((glyph, width) for glyph in range(first, int(second) + 1))


def _spoken(font: Any) -> set[int]:
    return {int(code, 16) for code in re.findall(rb"<([0-9a-fA-F]{4})>\s*<[0-9a-fA-F]+>", font.ToUnicode.read_bytes())}
