"""Figures, pictures and strips: the drawing, its number, and the words beside it."""

from __future__ import annotations

from io import BytesIO

from markupsafe import Markup
from PIL import Image

from acts.blocks import Figure, KeyItem, Picture, Strip
from acts.rows import Rows
from acts.text import Text
from acts.theme import PALETTES
from reports.charts import COLUMN, WIDE, chart, csv, height
from reports.sheet import Sheet
from reports.text import clean, say, width

_GAP = 16
_MARGIN, _LINE = 11.6, 15.6  # ems a line, and pixels from line to line, of a caption in the margin
_MOST_ABREAST = 5
_CRISP_BELOW = 256  # a picture whose longer side has fewer pixels is a map of cells, and its cells have edges
_FINEST = 96 / 200  # a photograph takes no more room than its pixels fill at 200 an inch
_TALLEST = 1.5  # times its width: a strip of cells on end would fill pages


def figure(block: Figure, sheet: Sheet) -> Markup:
    """A chart in the text column, or across the whole page if it is wide."""
    drawn = _drawn(block, sheet, sheet.narrow or (WIDE if block.wide else COLUMN))
    beside = "above" if _lines(block) * _LINE > height(block) else "beside"
    return _framed(block, sheet, drawn, "wide" if block.wide else beside, _attach(block, sheet))


def _lines(block: Figure) -> float:
    """How many lines the caption takes in the margin; where they would reach below the chart, it stands above."""
    return (width(block.title) + width(block.caption)) / _MARGIN + 2


def picture(block: Picture, sheet: Sheet) -> Markup:
    """A photograph or a map of cells in the text column."""
    return _framed(block, sheet, _photograph(block, sheet, sheet.narrow or COLUMN), "beside", "")


def strip(block: Strip, sheet: Sheet) -> Markup:
    """Small panels across the whole page, each under its own short title."""
    count = len(block.panels)
    abreast = count if count <= _MOST_ABREAST else -(-count // -(-count // _MOST_ABREAST))
    room = ((sheet.narrow or WIDE) - _GAP * (abreast - 1)) // abreast
    panels = Markup().join(_panel(panel, sheet, room) for panel in block.panels)
    files = [_attach(panel, sheet) for panel in block.panels if isinstance(panel, Figure)]
    return _framed(block, sheet, Markup('<div class="panels">{}</div>').format(panels), "wide", ", ".join(files))


def _panel(panel: Figure | Picture, sheet: Sheet, room: int) -> Markup:
    drawn = _drawn(panel, sheet, room) if isinstance(panel, Figure) else _photograph(panel, sheet, room)
    line = Markup('<div class="panel" style="width:{}px"><p class="name">{}</p>{}</div>')
    return line.format(room, say(panel.title), drawn)


def _drawn(block: Figure, sheet: Sheet, room: int) -> Markup:
    source = sheet.lay(chart(block, room), "svg")
    drawn = Markup('<img class="chart" style="width:{}px" src="{}" alt="{}">').format(room, source, clean(block.alt))
    return _key(block) + drawn


def _key(block: Figure) -> Markup:
    """What the colors stand for, in front of the chart."""
    line = Markup('<span class="item"><i class="{}" style="background:{}"></i>{}</span> ')
    items = (line.format("ramp" if item.tokens[1:] else "", _paint(item), say(item.label)) for item in block.key)
    return Markup('<p class="key">{}</p>').format(Markup().join(items)) if block.key else Markup()


def _paint(item: KeyItem) -> str:
    tones = [PALETTES["paper"][token[1:]] for token in item.tokens]
    return f"linear-gradient(90deg, {', '.join(tones)})" if len(tones) > 1 else tones[0]


def _photograph(block: Picture, sheet: Sheet, room: int) -> Markup:
    """The picture in *room* pixels: a photograph as large as it is sharp, cells as large as they fit."""
    with Image.open(BytesIO(block.png)) as opened:
        across, down = opened.size
    kind, most = ("cells", room / across) if max(across, down) < _CRISP_BELOW else ("photograph", _FINEST)
    wide = across * min(most, room / across, _TALLEST * room / down)
    line = Markup('<img class="{}" style="width:{:.1f}px" src="{}" alt="{}">')
    return line.format(kind, wide, sheet.lay(block.png, "png"), clean(block.alt))


def _framed(block: Figure | Picture | Strip, sheet: Sheet, drawn: Markup, place: str, file: str) -> Markup:
    sheet.figures += 1
    number = FIGURE(sheet.lang).format(n=sheet.figures)
    line = Markup('<figure class="{}"><figcaption><b>{}. {}.</b> <span>{}</span></figcaption>{}</figure>')
    return line.format(place, say(number), say(block.title), say(block.caption), drawn)


def _attach(block: Figure, sheet: Sheet) -> str:
    return sheet.attach(block.name, rows_of(block), clean(block.title))


def rows_of(block: Figure) -> bytes:
    """The rows behind *block* as CSV; a map without rows brings its cells."""
    if not block.data and block.raster is not None:
        return csv({"cells": Rows({str(i): column for i, column in enumerate(block.raster.cells.T)})})
    return csv(block.data)


FIGURE = Text("Figure {n}", "그림 {n}")
