"""The life lines of the dead-ReLU view: every unit at every step, one picture."""

from __future__ import annotations

import altair as alt
import numpy as np
from numpy.typing import NDArray

from acts.blocks import Figure, KeyItem, Raster
from acts.record import Record, evenly
from acts.rows import Rows
from acts.text import Lang
from acts.views import _dead_relu_words as words
from acts.views._charts import Axis, Spec, finish, fit, keep, raster, rows, x, y
from acts.views._dead_relu_figures import Steps, deaths, layer_names

_GAP = 255


def lives(record: Record, samples: int, lang: Lang) -> Figure:
    """Every unit over all steps, one picture."""
    cells, middles = _cells(record)
    last, back, dead = int(record.steps[-1]), int(record.revived.sum()), int(record.dead[-1].sum())
    ended = record.by_layer(record.dead[-1]).astype(int)
    counts = [words.DEAD_COUNT.format(dead=f"{n:,}")(lang) for n in ended]
    layers = {"x": max(last, 1), "y": middles, "dead": ended, "name": layer_names(record, lang), "count": counts}
    caption = words.LIVES_CAPTION.format(samples=f"{samples:,}")(lang)
    more = words.LIVES_BACK.format(back=f"{back:,}")(lang) if back else ""
    said = {"units": f"{sum(record.hidden):,}", "steps": f"{last:,}", "dead": f"{dead:,}"}
    return Figure(
        name="lives", title=words.LIVES_TITLE(lang), caption=caption + more, alt=words.LIVES_ALT.format(**said)(lang),
        spec=fit(_lives(), Steps(words.STEP_AXIS(lang), (0, last)), Axis(words.UNITS_AXIS(lang), (len(cells), 0), ())),
        data={"layers": Rows(layers)}, height=300, right=74,
        key=(KeyItem(("@dead",), words.KEY_DEAD(lang)), KeyItem(("@off", "@live"), words.KEY_ON(lang))),
        raster=Raster(cells=cells, colors=_COLORS, x=(0, max(last, 1)), y=(0, len(cells))),
    )  # fmt: skip


_COLORS = ((0, "@dead"), (1, "@off"), (_GAP - 1, "@live"), (_GAP, "@page"))


def _cells(record: Record) -> tuple[NDArray[np.uint8], list[float]]:
    """The picture, layers with a gap between them, and the middle of every layer in rows of the picture."""
    shade = (
        np.where(record.dead, 0, 1 + np.rint((_GAP - 2) * record.on**0.7)).astype(np.uint8)[evenly(record.steps, 400)].T
    )
    times = -(-200 // sum(record.hidden))  # few units get several rows each, so that the gaps stay thin
    gap = max(2, times * sum(record.hidden) // 100)
    order = np.lexsort((record.on[-1], deaths(record), record.layer))
    blocks = np.split(shade[order].repeat(times, 0), np.cumsum(record.hidden)[:-1] * times)
    starts = np.cumsum([0, *(len(block) + gap for block in blocks)])
    spaced = [part for block in blocks for part in (np.full((gap, shade.shape[1]), _GAP, np.uint8), block)][1:]
    return np.ascontiguousarray(np.concatenate(spaced)), [s + len(b) / 2 for s, b in zip(starts, blocks, strict=False)]


@keep
def _lives() -> Spec:
    base = alt.Chart(rows("layers"))
    name = base.mark_text(align="left", dx=10, dy=-9, fontWeight=600, color="@ink").encode(
        x("x"), y("y"), text="name:N"
    )
    color = {"condition": {"test": "datum.dead > 0", "value": "@orange"}, "value": "@muted"}
    count = base.mark_text(align="left", dx=10, dy=9).encode(x("x"), y("y"), color=color, text="count:N")
    return finish(alt.layer(raster(), name, count))
