"""Wall time of reports, and the multipliers that would come back if somebody undid a decision.

Run ``python -m bench.reports [VIEW]...``. The times are those of this machine at this moment; both sides of a ratio
take turns in one process, and the ratio is that of their best times, so it means something on a busy machine too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
from markupsafe import Markup

from acts.blocks import Figure, Raster
from acts.study import Entry, Study
from acts.views import VIEWS
from acts.views import _charts as charts
from reports import charts as paper
from reports.document import document
from reports.engine import typeset
from reports.notes import note
from reports.pdf import pdf
from reports.sheet import Attached, Sheet

DAY = datetime(2026, 11, 20, tzinfo=UTC)
TURNS = 3


def seconds(work: Callable[[], object]) -> float:
    """How long *work* takes on the clock on the wall."""
    start = perf_counter()
    work()
    return perf_counter() - start


def times(names: list[str]) -> None:
    """Reports of single views and of all of them: the first in this process, and the best of the next ones."""
    print(f"{'report':44} {'first':>8} {'again':>8} {'typeset':>8} {'kB':>6}")
    for name, views in [*((slug, [slug]) for slug in names), (f"all {len(names)}", names)]:
        study = Study(date="2026-11-20", entries=tuple(Entry(VIEWS[slug]()) for slug in views))
        first = seconds(lambda study=study: pdf(study, "en"))
        again = min(seconds(lambda study=study: pdf(study, "en")) for _ in range(TURNS))
        made = document(study, "en")
        page = min(
            seconds(lambda made=made: typeset(made.html, made.sheet.assets, made.sheet.attached, DAY))
            for _ in range(TURNS)
        )
        print(f"{name:44} {first:7.2f}s {again:7.2f}s {page:7.2f}s {len(pdf(study, 'en')) / 1000:6.0f}")


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
    rows = pd.DataFrame({"x": x, "x2": x + 1, "y": y, "y2": y + 1, "v": CELLS.ravel()})
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


PAIRS = (
    ("20,000 rows: checked by Altair / named", rows_inline, rows_by_name),
    ("heat map: 20,000 rectangles / one picture", map_as_rectangles, map_as_picture),
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
    times(sys.argv[1:] or list(VIEWS))
    multipliers()
