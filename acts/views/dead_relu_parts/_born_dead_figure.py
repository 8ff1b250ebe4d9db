"""Counted shares between their bounds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import altair as alt
import numpy as np

from acts.array import Array
from acts.blocks import Figure
from acts.ends import ends
from acts.rows import Rows, stack
from acts.statistics import wilson
from acts.text import Lang
from acts.views._charts import Axis, Spec, finish, fit, keep, named, rows, x, y
from acts.views.dead_relu_parts import _born_dead_words as words

HEIGHT = 340


class Row(NamedTuple):
    """One kind of network: its name, its place among the colors, dead ones by depth, and the bounds that hold for it."""

    name: str
    mark: int
    dead: Array
    low: Array | None
    high: Array | None
    other: Array | None  #: dead ones by depth with asymmetric weights


def figure(found: Sequence[Row], networks: int, finding: str, lang: Lang) -> Figure:
    """One color a kind: dots with intervals, lines for the bounds."""
    names, marks = tuple(row.name for row in found), tuple(row.mark for row in found)
    depth, domain = len(found[0].dead), (0.0, 102.0)
    counted = stack([_counted(row.name, row.dead, networks) for row in found])
    others = [_counted(row.name, row.other, networks) for row in found if row.other is not None]
    last = np.array([100 * row.dead[-1] / networks for row in found])
    bounds = [_bounds(row) for row in found if row.high is not None]
    lower = any(row.low is not None for row in found)
    caption = words.CAPTION.format(networks=f"{networks:,}")(lang)
    step = 1 if depth <= 10 else 5
    ticks = tuple(float(t) for t in sorted({1, *range(step, depth + 1, step)}))
    return Figure(
        name="born_dead", title=words.FIGURE(lang), alt=words.ALT.format(finding=finding)(lang), height=HEIGHT, wide=True,
        caption=caption + (words.CAPTION_LOWER if lower else words.CAPTION_ONE)(lang) + (words.CAPTION_RINGS(lang) if others else ""), right=24 + 8 * max(map(len, names)),
        spec=fit(_drawn(names, marks), Axis(words.DEPTH_AXIS(lang), (0.5, depth + 0.5), ticks, format="d"), Axis(words.SHARE_AXIS(lang), domain, (0, 25, 50, 75, 100))),
        data={
            "counted": counted, "others": stack(others) if others else counted.where(slice(0)), "ends": ends(names, last, depth + 0.5, domain, HEIGHT),
            "bounds": stack(bounds) if bounds else Rows.of(("x", "lo", "hi", "series"), ()),
        },
    )  # fmt: skip


def _counted(name: str, dead: Array, networks: int) -> Rows:
    low, high = wilson(dead.astype(np.float64), networks)
    frame = {"x": np.arange(1, len(dead) + 1), "y": 100 * dead / networks, "lo": 100 * low, "hi": 100 * high}
    return Rows(frame | {"series": name})


def _bounds(row: Row) -> Rows:
    high = np.zeros(len(row.dead)) if row.high is None else row.high
    low = np.full(len(high), np.nan) if row.low is None else row.low
    return Rows({"x": np.arange(1, len(high) + 1), "lo": 100 * low, "hi": 100 * high, "series": row.name})


@keep
def _drawn(names: tuple[str, ...], marks: tuple[int, ...]) -> Spec:
    color, _ = named(names, marks)
    base, dots = alt.Chart(rows("bounds")), alt.Chart(rows("counted"))
    there = base.transform_filter("isValid(datum.lo)")
    area = there.mark_area(opacity=0.13).encode(x("x"), y("lo"), alt.Y2("hi"), color)
    upper = base.mark_line(strokeWidth=1.6).encode(x("x"), y("hi"), color)
    lower = there.mark_line(strokeWidth=1.6, strokeDash=[5, 4]).encode(x("x"), y("lo"), color)
    bar = dots.mark_rule(strokeWidth=1.4).encode(x("x"), y("lo"), alt.Y2("hi"), color)
    shape = alt.Shape(
        field="series", type="nominal", legend=None, scale=alt.Scale(domain=list(names), range=_shapes(marks))
    )
    dot = dots.mark_point(filled=True, size=46, opacity=1).encode(x("x"), y("y"), color, shape)
    rings = alt.Chart(rows("others"))
    ring = rings.mark_point(filled=False, fill="@page", size=36, opacity=1, strokeWidth=1.4)
    others = (
        rings.mark_rule(strokeWidth=1).encode(x("x"), y("lo"), alt.Y2("hi"), color),
        ring.encode(x("x"), y("y"), color, shape),
    )
    label = alt.Chart(rows("ends")).mark_text(align="left", dx=10, fontWeight=600, baseline="middle")
    return finish(
        alt.layer(area, upper, lower, *others, bar, dot, label.encode(x("x"), y("at"), color, text="series:N"))
    )


def _shapes(marks: tuple[int, ...]) -> list[str]:
    known = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross", "triangle-left", "triangle-right")
    return [known[mark % len(known)] for mark in marks]
