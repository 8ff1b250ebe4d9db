"""Wall time of reports beside other printers, and the multipliers that would come back if somebody undid a decision.

Run ``python -m bench.reports``. Chromium prints the same HTML with the charts drawn already; Typst and matplotlib take part
where they are installed. Both sides of a ratio take turns, and the ratio is that of their best times, so it means
something on a busy machine too. Our press is a worker that is kept warm, as in the dashboard: "ours, all of it" computes
nothing again but draws every chart and sets every page.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
from fontTools.ttLib import TTFont
from markupsafe import Markup
from weasyprint import CSS, HTML
from weasyprint.pdf import fonts as weasy_fonts
from weasyprint.text.fonts import FontConfiguration

from acts.blocks import Figure, Raster
from acts.rows import Rows
from acts.study import Entry, Study
from acts.views import VIEWS
from acts.views import _charts as charts
from bench import printers
from reports import charts as paper
from reports.document import Document, document, told
from reports.engine import pages, typeset
from reports.fonts import FOLDER
from reports.notes import note
from reports.sheet import Attached, Sheet
from reports.style import PLAIN

DAY = datetime(2026, 11, 20, tzinfo=UTC)
TURNS = 3
STUDIES = {
    "one view": (VIEWS["dead_relu"](steps=200),),
    "four views": (
        VIEWS["curves"](parts=()), VIEWS["initialization"](), VIEWS["dead_relu"](steps=200), VIEWS["recommendations"](layer="gate"),
    ),
}  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    """How long *work* takes on the clock on the wall."""
    start = perf_counter()
    work()
    return perf_counter() - start


def both(work: Callable[[], object]) -> tuple[float, float]:
    """On the clock on the wall, and of this process and those that it waited for on the processor."""
    before = os.times()
    wall, after = seconds(work), os.times()
    return wall, sum(after[:4]) - sum(before[:4])


def times() -> None:
    """Each study by each printer; the ratio is ours, all of it, to that printer: below 1 we are faster."""
    for name, views in STUDIES.items():
        study = Study(date="2026-11-20", entries=tuple(Entry(view) for view in views))
        found = told(study, "en")
        made = document(study, "en", PLAIN, found)
        with TemporaryDirectory() as folder, ExitStack() as stack:
            rows = _printers(study, made, Path(folder), stack)
            best = dict.fromkeys(rows, (float("inf"), float("inf")))
            for _ in range(TURNS):
                for way, work in rows.items():
                    best[way] = tuple(map(min, best[way], both(work)))
        _table(name, made, best)


def _printers(study: Study, made: Document, folder: Path, stack: ExitStack) -> dict[str, Callable[[], object]]:
    page = printers.laid_down(made, folder)
    ways: dict[str, Callable[[], object] | None] = {
        "ours, all of it": lambda: _ours(study, made),
        "ours, charts drawn already": lambda: _typeset(made),
        "Chromium, newly started": printers.chromium(page),
        "Chromium, running already": stack.enter_context(printers.running_chromium(page)),
        "matplotlib PdfPages, newly started": printers.matplotlib(made, folder),
        "Typst, newly started": printers.typst(made, folder),
    }
    return {name: work for name, work in ways.items() if work is not None}


def _ours(study: Study, made: Document) -> bytes:
    vars(paper)["_svg"].cache_clear()
    return _typeset(document(study, "en", PLAIN, made.told))


def _typeset(made: Document) -> bytes:
    return typeset(made.html, made.sheet.assets, made.sheet.attached, DAY)


def _table(name: str, made: Document, best: dict[str, tuple[float, float]]) -> None:
    length, ours = pages(made.html, made.sheet.assets, "a4"), best["ours, all of it"]
    drawn = sum(kind.endswith(".svg") for kind in made.sheet.assets)
    print(
        f"\n{name}: {drawn} drawings, {length} pages\n{'printer':44} {'wall':>8} {'ours / it':>10} {'CPU':>8} {'ours / it':>10}"
    )
    for way, (wall, cpu) in best.items():
        apart = way.endswith("already") and way.startswith("Chromium")  # its processes are not waited for
        spent = "" if apart else f"{cpu:7.2f}s {ours[1] / cpu:9.2f}x"
        print(f"{way:44} {wall:7.2f}s {ours[0] / wall:9.2f}x {spent}")


GROWING = """
import io, resource, sys, time
import pikepdf
from acts.study import Entry, Study
from acts.views import VIEWS
from reports.pdf import pdf
view, count = VIEWS["initialization"](samples=50, depth=2, width=20), int(sys.argv[1])
note = "\\n\\n".join(["a line of a long note"] * 498)
start = time.process_time()
made = pdf(Study("Long", entries=(Entry(view, note),) * count, date="2026-11-20"), "en")
print(time.process_time() - start, len(pikepdf.open(io.BytesIO(made)).pages), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
"""


def growth() -> None:
    """What a further page costs, and how much memory a report of more than 100 pages takes."""
    print(f"\n{'sections with a long note':44} {'CPU':>8} {'pages':>8} {'MB':>8}")
    for count in (2, 5, 10):
        ran = subprocess.run([sys.executable, "-c", GROWING, str(count)], check=True, capture_output=True, text=True)
        time, pages, megabytes = ran.stdout.split()
        print(f"{count:<44} {float(time):7.1f}s {pages:>8} {float(megabytes):8.0f}")


def printed(body: Markup, sheet: Sheet) -> bytes:
    """A bare page around *body*."""
    html = (
        f'<html lang="en"><title>t</title><body data-title="t" data-study="s"><h1>t</h1><div class="body">{body}</div>'
    )
    return typeset(html, sheet.assets, [*sheet.attached, Attached("study.json", b"{}", "s", "Source")], DAY)


def drawn(figure: Figure) -> bytes:
    """*figure* on paper, drawn anew."""
    vars(paper)["_svg"].cache_clear()
    sheet = Sheet("en")
    source = sheet.lay(paper.chart(figure, paper.WIDE), "svg")
    return printed(Markup('<img src="{}" alt="a">').format(source), sheet)


def rows_inline() -> object:
    """20,000 rows through Altair, which checks each of them."""
    rows = [{"x": i, "y": i} for i in range(20_000)]
    return alt.Chart(alt.InlineData(values=rows)).mark_line().encode(x="x:Q", y="y:Q").to_dict()


def rows_by_name() -> object:
    """The same rows beside a chart that only names them."""
    frame = pd.DataFrame({"x": np.arange(20_000), "y": np.arange(20_000)})
    chart = alt.Chart(alt.NamedData("rows")).mark_line().encode(x="x:Q", y="y:Q")
    return charts.finish(chart), vars(paper)["_records"](frame)


CELLS = np.random.default_rng(0).integers(0, 255, (100, 200)).astype(np.uint8)
MAP = Figure(
    name="map", title="t", caption="c", alt="a", spec=charts.heat(charts.Axis("x", (0, 200)), charts.Axis("y", (0, 100))),
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


PAIRS = (
    ("20,000 rows: checked by Altair / named", rows_inline, rows_by_name),
    ("heat map: 20,000 rectangles / one picture", map_as_rectangles, map_as_picture),
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
    times()
    growth()
    multipliers()
