"""Makes the typefaces of this folder anew from those in ``static/fonts``: ``python -m reports.yardstick``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from reports.fonts import FOLDER as WHOLE
from reports.yardstick import COVERED, MEASURED, NAME, WEIGHTS, files

_FAMILY, _STYLE, _FULL, _POSTSCRIPT, _WHOLE_FAMILY, _WHOLE_STYLE = 1, 2, 4, 6, 16, 17
_COPYRIGHT, _LICENSE, _ADDRESS = 0, 13, 14


def cut(weight: str, path: Path) -> None:
    """Write Pretendard in *weight* to *path*: the covered characters as boxes, their widths and kerning, renamed."""
    font: Any = TTFont(WHOLE / f"{MEASURED}-{weight}.ttf", recalcTimestamp=False)
    names = {_FAMILY: f"{NAME} {weight}", _STYLE: "Regular", _FULL: f"{NAME} {weight}", _POSTSCRIPT: f"{NAME}-{weight}"}
    names |= {_WHOLE_FAMILY: NAME, _WHOLE_STYLE: weight}
    options = Options(hinting=False, layout_features=["kern"], name_IDs=[*names, _COPYRIGHT, _LICENSE, _ADDRESS])
    options.drop_tables += ["GSUB", "GDEF", "meta", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=map(ord, COVERED))
    subsetter.subset(font)
    for glyph in font.getGlyphOrder():
        font["glyf"][glyph] = _box(font["glyf"][glyph])
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font.save(path)


def _box(glyph: Any) -> Any:
    pen = TTGlyphPen(None)
    if glyph.numberOfContours:
        pen.moveTo((glyph.xMin, glyph.yMin))
        pen.lineTo((glyph.xMin, glyph.yMax))
        pen.lineTo((glyph.xMax, glyph.yMax))
        pen.lineTo((glyph.xMax, glyph.yMin))
        pen.closePath()
    return pen.glyph()


if __name__ == "__main__":
    for each, place in zip(WEIGHTS.values(), files(), strict=True):
        cut(each, place)
