"""The data cloud of the dead-ReLU view, and the lines along which first-layer units switch."""

from __future__ import annotations

import altair as alt
import numpy as np
import pandas as pd

from acts.array import Array
from acts.blocks import Figure
from acts.datasets.base import Labels
from acts.record import Record
from acts.text import Lang
from acts.views import _dead_relu_words as words
from acts.views._charts import Axis, Spec, finish, fit, keep, rows, x, y


def cloud(record: Record, points: Array, labels: Labels, lang: Lang) -> Figure:
    """The points, and the line along which each unit of the first layer switches."""
    first = record.layer == 0
    state = np.where(record.dead[-1, first], 2, np.where(record.silent[-1, first], 1, 0))
    low, high = points.min(0) - 0.5, points.max(0) + 0.5
    every = -(-len(state) // 128)
    cuts, outside = _cuts(record.lines.astype(float), low, high, every)
    cuts["state"] = state[cuts["unit"]]
    dots = pd.DataFrame({"x": points[:, 0], "y": points[:, 1], "class": labels % len(_SHAPES)})
    across, up = (
        Axis(t(lang), (lo, hi), grid=False, count=6) for t, lo, hi in zip((words.X1, words.X2), low, high, strict=True)
    )
    counts = {"samples": f"{len(points):,}", "alive": int((state < 2).sum()), "dead": int((state == 2).sum())}
    caption = (words.CLOUD_TWO if labels.max() < 2 else words.CLOUD_MORE)(lang)
    caption += words.CLOUD_CAPTION.format(step=f"{record.steps[-1]:,}", outside=f"{outside:,}")(lang)
    if every > 1:
        caption += words.CLOUD_SOME.format(shown=len(cuts) // 2, units=f"{len(state):,}")(lang)
    return Figure(
        name="cloud", title=words.CLOUD_TITLE(lang), caption=caption, alt=words.CLOUD_ALT.format(**counts)(lang),
        spec=fit(_cloud(), across, up), data={"cuts": cuts, "dots": dots}, height=320,
    )  # fmt: skip


_SHAPES = ("circle", "diamond", "square", "triangle-up", "cross", "triangle-down")


@keep
def _cloud() -> Spec:
    color = alt.Color("state:N", scale=alt.Scale(domain=[0, 1, 2], range=["@blue", "@gold", "@orange"]), legend=None)
    strokes = alt.StrokeDash("state:N", scale=alt.Scale(domain=[0, 1, 2], range=[[1, 0], [1, 3], [6, 4]]), legend=None)
    cut = alt.Chart(rows("cuts")).mark_line(clip=True, strokeWidth=1.2, opacity=0.55)
    shape = alt.Shape("class:N", scale=alt.Scale(domain=list(range(len(_SHAPES))), range=list(_SHAPES)), legend=None)
    dot = alt.Chart(rows("dots")).mark_point(filled=True, size=20, opacity=0.7, color="@ink")
    return finish(
        alt.layer(cut.encode(x("x"), y("y"), color, strokes, detail="unit:N"), dot.encode(x("x"), y("y"), shape))
    )


def _cuts(units: Array, low: Array, high: Array, every: int) -> tuple[pd.DataFrame, int]:
    """Where w·x + b = 0 crosses the window for *every* so many of *units* (m, 3), and how many of all do not.

    Rows: unit, x, y, two a unit.
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
    return pd.DataFrame({"unit": near.repeat(2), "x": ends_at[:, 0], "y": ends_at[:, 1]}), outside
