"""The multipliers of the press: what would come back if somebody undid a decision.

Run ``python -m bench.multipliers``, or ``python -m bench.reports``, which ends with them.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import altair as alt
import numpy as np
from fontTools.ttLib import TTFont
from markupsafe import Markup
from weasyprint import CSS, HTML
from weasyprint.pdf import fonts as weasy_fonts
from weasyprint.text.fonts import FontConfiguration

from acts.blocks import Figure, Raster
from acts.rows import Rows
from acts.theme import FONT
from acts.views import _charts as charts
from bench.clock import DAY, TURNS, seconds
from reports import charts as paper
from reports import drawer
from reports.engine import typeset
from reports.fonts import FOLDER
from reports.notes import note
from reports.sheet import Attached, Sheet


def printed(body: Markup, sheet: Sheet) -> bytes:
    """A bare page around *body*."""
    html = (
        f'<html lang="en"><title>t</title><body data-title="t" data-study="s"><h1>t</h1><div class="body">{body}</div>'
    )
    return typeset(html, sheet.assets, [*sheet.attached, Attached("study.json", b"{}", "s", "Source")], DAY)


def drawn(figure: Figure) -> bytes:
    """*figure* on paper, drawn anew."""
    vars(drawer)["_svg"].cache_clear()
    sheet = Sheet("en")
    source = sheet.lay(drawer.drawn(paper.written(figure, paper.WIDE)), "svg")
    return printed(Markup('<img src="{}" alt="a">').format(source), sheet)


def rows_inline() -> object:
    """20,000 rows through Altair, which checks each of them."""
    rows = [{"x": i, "y": i} for i in range(20_000)]
    return alt.Chart(alt.InlineData(values=rows)).mark_line().encode(x="x:Q", y="y:Q").to_dict()


def rows_by_name() -> object:
    """The same rows beside a chart that only names them."""
    rows = Rows({"x": np.arange(20_000), "y": np.arange(20_000)})
    chart = alt.Chart(alt.NamedData("rows")).mark_line().encode(x="x:Q", y="y:Q")
    return charts.finish(chart), paper.records(rows)


CELLS = np.random.default_rng(0).integers(0, 255, (100, 200)).astype(np.uint8)
MAP = Figure(
    name="map", title="t", caption="c", alt="a",
    spec=charts.fit(charts.finish(charts.raster()), charts.Axis("x", (0, 200)), charts.Axis("y", (0, 100))),
    data={}, height=320, raster=Raster(cells=CELLS, colors=((0, "@off"), (255, "@live")), x=(0, 200), y=(0, 100)),
)  # fmt: skip


def map_as_rectangles() -> bytes:
    """100 by 200 cells, each a rectangle."""
    y, x = np.divmod(np.arange(CELLS.size), CELLS.shape[1])
    rows = Rows({"x": x, "x2": x + 1, "y": y, "y2": y + 1, "v": CELLS.ravel()})
    ends: dict[str, Any] = {name: {"field": name, "type": "quantitative"} for name in ("x", "y")}
    ends |= {name: {"field": name} for name in ("x2", "y2")} | {"color": {"field": "v", "type": "quantitative"}}
    spec = {"data": {"name": "cells"}, "mark": {"type": "rect", "stroke": None}, "encoding": ends}
    return drawn(replace(MAP, spec=spec, data={"cells": rows}, raster=None))


def map_as_picture() -> bytes:
    """The same cells, each a pixel of one picture."""
    return drawn(MAP)


def word_unbroken() -> bytes:
    """A note of one word with 8,000 letters."""
    return printed(Markup("<p>{}</p>").format("x" * 8_000), Sheet("en"))


def word_with_breaks() -> bytes:
    """The same note, its breaks shown."""
    return printed(note("x" * 8_000), Sheet("en"))


DOTS = np.random.default_rng(1).normal(size=(600, 2))


def cloud_as_engine_draws() -> bytes:
    """600 dots and their axes, element by element."""
    svg = vars(drawer)["_svg"](paper.written(_cloud(), paper.WIDE))
    sheet = Sheet("en")
    return printed(Markup('<img src="{}" alt="a">').format(sheet.lay(_SCREEN_ONLY.sub("", svg).encode(), "svg")), sheet)


def cloud_in_few_strokes() -> bytes:
    """The same dots as the press draws them."""
    return drawn(_cloud())


def _cloud() -> Figure:
    ends: dict[str, Any] = {name: {"field": name, "type": "quantitative"} for name in ("x", "y")}
    spec = {"data": {"name": "dots"}, "mark": {"type": "circle", "opacity": 0.5}, "encoding": ends}
    return replace(MAP, spec=spec, data={"dots": Rows.of(("x", "y"), DOTS)}, raster=None)


_SCREEN_ONLY = re.compile(r' (?:class|pointer-events|aria-[a-z]+|role)="[^"]*"')
KOREAN = "<p>" + "활성화 함수와 가중치 초기화를 비교합니다. " * 40


def faces_packed() -> bytes:
    """Typefaces as WOFF2, which the printer unpacks in Python every time."""
    return _faced("woff2")


def faces_plain() -> bytes:
    """The same faces as the files of the project."""
    return _faced("ttf")


def _faced(kind: str) -> bytes:
    with TemporaryDirectory() as folder:
        return _with_face(_packed() if kind == "woff2" else FOLDER / "Pretendard-Regular.ttf", Path(folder))


def _with_face(face: Path, folder: Path) -> bytes:
    style = f"@font-face {{ font-family: Own; src: url(file://{face}) }} p {{ font-family: Own }}"
    fonts = FontConfiguration()
    made: Any = HTML(string=KOREAN).write_pdf(stylesheets=[CSS(string=style, font_config=fonts)], font_config=fonts)
    return made


def _packed() -> Path:
    target = Path(_KEPT.name) / "face.woff2"
    if not target.exists():
        with TTFont(FOLDER / "Pretendard-Regular.ttf") as opened:
            font: Any = opened
            font.flavor = "woff2"
            font.save(target)
    return target


_KEPT = TemporaryDirectory()


def subset_in_python() -> bytes:
    """Without libharfbuzz-subset0 the faces are cut down in Python."""
    library, weasy_fonts.harfbuzz_subset = weasy_fonts.harfbuzz_subset, None
    try:
        return printed(Markup(KOREAN), Sheet("ko"))
    finally:
        weasy_fonts.harfbuzz_subset = library


def subset_in_c() -> bytes:
    """With it."""
    return printed(Markup(KOREAN), Sheet("ko"))


_BARS = {"mark": "bar", "encoding": {"x": {"field": "x"}, "y": {"field": "y"}}, "config": {"axis": {"labelFont": FONT}}}
WORDS = json.dumps(_BARS | {"data": {"values": [{"x": i, "y": f"ReLU after {i} steps"} for i in range(40)]}})


def letters_whole() -> object:
    """40 words measured with the typeface that they are printed in."""
    return drawer.engine().vegalite_to_svg(WORDS, vl_version="6.1")


def letters_boxed() -> object:
    """The same with the boxes of its letters."""
    vars(drawer)["_svg"].cache_clear()
    return vars(drawer)["_svg"](WORDS)


PAIRS = (
    ("20,000 rows: checked by Altair / named", rows_inline, rows_by_name),
    ("heat map: 20,000 rectangles / one picture", map_as_rectangles, map_as_picture),
    ("600 dots: element by element / few strokes", cloud_as_engine_draws, cloud_in_few_strokes),
    ("40 words: measured by letters / by boxes", letters_whole, letters_boxed),
    ("typefaces: packed (WOFF2) / plain files", faces_packed, faces_plain),
    ("subsetting: Python / libharfbuzz-subset", subset_in_python, subset_in_c),
    ("one long word: as it is / breaks shown", word_unbroken, word_with_breaks),
)


def multipliers() -> None:
    """What each decision saves."""
    print(f"\n{'slow way / our way':44} {'slow':>8} {'ours':>8} {'ratio':>8}")
    for name, slow, ours in PAIRS:
        turns = [(seconds(slow), seconds(ours)) for _ in range(TURNS)]
        worst, best = (min(side) for side in zip(*turns, strict=True))
        print(f"{name:44} {worst:7.2f}s {best:7.2f}s {worst / best:7.1f}x")


if __name__ == "__main__":
    multipliers()
