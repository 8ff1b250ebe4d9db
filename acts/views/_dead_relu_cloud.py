"""The data cloud of the dead-ReLU view, and the lines along which first-layer units switch, as training goes on."""

from __future__ import annotations

import altair as alt
import numpy as np

from acts.array import AnyArray, Array
from acts.blocks import Figure, Strip
from acts.record import Record
from acts.rows import Rows
from acts.text import Lang
from acts.views import _dead_relu_words as words
from acts.views._charts import Axis, Spec, finish, fit, keep, rows, x, y


def clouds(record: Record, points: Array, labels: AnyArray, lang: Lang) -> Strip:
    """The points, and the line along which each unit of the first layer switches, at up to four moments."""
    chosen = _moments(record)
    every = -(-record.hidden[0] // 64)
    panels = tuple(_cloud_at(record, row, points, labels, every, lang) for row in chosen)
    caption = (
        words.CLOUD_NUMBERS if labels.dtype != np.int64 else words.CLOUD_TWO if labels.max() < 2 else words.CLOUD_MORE
    )(lang)
    caption += words.CLOUD_CAPTION.format(samples=f"{len(points):,}")(lang)
    if every > 1:
        caption += words.CLOUD_SOME.format(every=every)(lang)
    return Strip(name="clouds", title=words.CLOUD_TITLE(lang), caption=caption, panels=panels)


def _moments(record: Record) -> list[int]:
    """Rows of the record: the first, where half and nearly all of the final deaths of layer 1 had happened, the last."""
    last, first = len(record.steps) - 1, record.layer == 0
    counts = record.dead[:, first].sum(1)
    if counts[-1] > counts[0]:
        inner = [int(np.argmax(counts >= counts[0] + share * (counts[-1] - counts[0]))) for share in (0.5, 0.9)]
    else:
        inner = [last // 4, last // 2]
    return sorted({0, *inner, last})


def _cloud_at(record: Record, row: int, points: Array, labels: AnyArray, every: int, lang: Lang) -> Figure:
    first, step = record.layer == 0, f"{record.steps[row]:,}"
    state = np.where(record.dead[row, first], 2, np.where(record.silent[row, first], 1, 0))
    low, high = points.min(0) - 1, points.max(0) + 1  # wide enough to see lines leave the cloud
    cuts, arrows, outside = _cuts(record.paths[row].astype(float), low, high, every)
    cuts, arrows = (lines.having(state=state[lines["unit"]]) for lines in (cuts, arrows))
    kinds = labels % len(_SHAPES) if labels.dtype == np.int64 else (labels > 0).astype(int)
    dots = Rows({"x": points[:, 0], "y": points[:, 1], "class": kinds})
    across, up = (
        Axis(t(lang), (lo, hi), grid=False, count=4) for t, lo, hi in zip((words.X1, words.X2), low, high, strict=True)
    )
    counts = {"step": step, "alive": int((state < 2).sum()), "dead": int((state == 2).sum()), "outside": outside}
    return Figure(
        name=f"cloud_{row}", title=words.CLOUD_AT.format(**counts)(lang), caption=words.CLOUD_UNDER.format(**counts)(lang),
        alt=words.CLOUD_ALT.format(samples=f"{len(points):,}", **counts)(lang), spec=fit(_cloud(), across, up),
        data={"cuts": cuts, "arrows": arrows, "dots": dots}, height=250,
    )  # fmt: skip


_SHAPES = ("circle", "diamond", "square", "triangle-up", "cross", "triangle-down")


@keep
def _cloud() -> Spec:
    color = alt.Color("state:N", scale=alt.Scale(domain=[0, 1, 2], range=["@blue", "@gold", "@orange"]), legend=None)
    strokes = alt.StrokeDash("state:N", scale=alt.Scale(domain=[0, 1, 2], range=[[1, 0], [1, 3], [6, 4]]), legend=None)
    cut = alt.Chart(rows("cuts")).mark_line(clip=True, strokeWidth=1.2, opacity=0.55)
    shape = alt.Shape("class:N", scale=alt.Scale(domain=list(range(len(_SHAPES))), range=list(_SHAPES)), legend=None)
    dot = alt.Chart(rows("dots")).mark_point(filled=True, size=12, opacity=0.55, color="@muted")
    arrow = alt.Chart(rows("arrows")).mark_rule(clip=True, strokeWidth=2.4)
    arrow = arrow.encode(x("x"), y("y"), alt.X2("x2"), alt.Y2("y2"), color)
    cut = cut.encode(x("x"), y("y"), color, strokes, detail="unit:N")
    return finish(alt.layer(dot.encode(x("x"), y("y"), shape), cut, arrow))


def _cuts(units: Array, low: Array, high: Array, every: int) -> tuple[Rows, Rows, int]:
    """Where w · x + b = 0 crosses the window for *every* so many of *units* (m, 3), and how many of all do not.

    Rows of the first: unit, x, y, two a unit; of the second, from the line to the side that it switches on: x2, y2 too.
    """
    middle, half = (low + high) / 2, (high - low) / 2
    length = np.hypot(units[:, 0], units[:, 1])
    unit = units / np.where(length > 0, length, 1)[:, None]
    normal, offset = unit[:, :2], unit[:, :2] @ middle + unit[:, 2]
    near = np.flatnonzero((length > 0) & (np.abs(offset) < np.abs(normal) @ half))
    outside, near = len(units) - len(near), near[near % every == 0]
    foot = middle - offset[near, None] * normal[near]
    along = np.hypot(*half) * np.stack([-normal[near, 1], normal[near, 0]], 1)
    ends_at = np.stack([foot - along, foot + along], 1).reshape(-1, 2)
    cuts = Rows({"unit": near.repeat(2), "x": ends_at[:, 0], "y": ends_at[:, 1]})
    tip = foot + 0.06 * np.hypot(*half) * normal[near]
    arrows = Rows({"unit": near, "x": foot[:, 0], "y": foot[:, 1], "x2": tip[:, 0], "y2": tip[:, 1]})
    return cuts, arrows, outside
