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
from acts.views._dead_relu_figures import Steps, accurate, deaths, layer_names

_GAP = 255


def lives(record: Record, samples: int, lang: Lang) -> Figure:
    """Every unit over all steps, one picture."""
    cells, units = _cells(record)
    last, back, dead = int(record.steps[-1]), int(record.revived.sum()), int(record.dead[-1].sum())
    caption = words.LIVES_CAPTION.format(samples=f"{samples:,}")(lang)
    more = words.LIVES_BACK.format(back=f"{back:,}")(lang) if back else ""
    said = {"units": f"{sum(record.hidden):,}", "steps": f"{last:,}", "dead": f"{dead:,}"}
    return Figure(
        name="lives", title=words.LIVES_TITLE(lang), caption=caption + more, alt=words.LIVES_ALT.format(**said)(lang),
        spec=fit(_lives(), Steps(words.STEP_AXIS(lang), (0, last)), Axis(words.UNITS_AXIS(lang), (len(cells), 0), ())),
        data={"layers": _layers(record, units, lang), "units": stories(record, units, lang)}, height=300, right=74,
        key=(KeyItem(("@dead",), words.KEY_DEAD(lang)), KeyItem(("@off", "@live"), words.KEY_ON(lang))),
        raster=Raster(cells=cells, colors=_COLORS, x=(0, max(last, 1)), y=(0, len(cells))),
    )  # fmt: skip


_COLORS = ((0, "@dead"), (1, "@off"), (_GAP - 1, "@live"), (_GAP, "@page"))


def _cells(record: Record) -> tuple[NDArray[np.uint8], Rows]:
    """The picture, layers with a gap between them, and where every unit stands in it: unit (from 0), top, bottom."""
    shade = (
        np.where(record.dead, 0, 1 + np.rint((_GAP - 2) * record.on**0.7)).astype(np.uint8)[evenly(record.steps, 400)].T
    )
    times = -(-200 // sum(record.hidden))  # few units get several rows each, so that the gaps stay thin
    gap = max(2, times * sum(record.hidden) // 100)
    order = np.lexsort((record.on[-1], deaths(record), record.layer))
    blocks = np.split(shade[order].repeat(times, 0), np.cumsum(record.hidden)[:-1] * times)
    spaced = [part for block in blocks for part in (np.full((gap, shade.shape[1]), _GAP, np.uint8), block)][1:]
    top = np.arange(len(order)) * times + gap * record.layer[order]
    return np.ascontiguousarray(np.concatenate(spaced)), Rows({"unit": order, "top": top, "bottom": top + times})


def _layers(record: Record, units: Rows, lang: Lang) -> Rows:
    """The name of every layer beside the middle of its block, and how many of it ended dead."""
    ended = record.by_layer(record.dead[-1]).astype(int)
    counts = [words.DEAD_COUNT.format(dead=f"{n:,}")(lang) for n in ended]
    first = np.cumsum((0, *record.hidden[:-1]))
    middles = (units["top"][first] + units["bottom"][first + np.array(record.hidden) - 1]) / 2
    across = max(int(record.steps[-1]), 1)
    return Rows({"x": across, "y": middles, "dead": ended, "name": layer_names(record, lang), "count": counts})


def stories(record: Record, units: Rows, lang: Lang) -> Rows:
    """What there is to say of each of *units*: its name, its state at the end, when it was dead, how often it is positive.

    Units and layers are counted from 1, as everywhere on the page.
    """
    order = units["unit"]
    layer = record.layer[order]
    number = 1 + order - np.cumsum((0, *record.hidden[:-1]))[layer]
    names = layer_names(record, lang)
    ended = record.states[len(record.steps) - 1]
    said = {
        "name": [words.UNIT_NAME.format(layer=names[i], unit=int(n))(lang) for i, n in zip(layer, number, strict=True)],
        words.AT_END(lang): [words.STATE_NAMES[ended[unit]](lang) for unit in order],
        words.WHEN_DEAD(lang): [_spells(record, unit, lang) for unit in order],
        words.POSITIVE(lang): [accurate(float(record.on[-1, unit]), lang) for unit in order],
    }
    return Rows({"layer": layer + 1, "unit": number, "top": units["top"], "bottom": units["bottom"], **said})


def _spells(record: Record, unit: int, lang: Lang) -> str:
    """The steps during which *unit* was seen dead: "12 to 30, from 240"."""
    dead = record.dead[:, unit]
    turns = np.flatnonzero(np.diff(dead, prepend=False, append=False))
    spells = [_spell(record, first, past - 1, lang) for first, past in turns.reshape(-1, 2)]
    rest = words.MORE_SPELLS.format(count=len(spells) - _SPELLS)(lang) if len(spells) > _SPELLS else ""
    return ", ".join([*spells[:_SPELLS], *([rest] if rest else [])]) or words.NEVER(lang)


def _spell(record: Record, first: int, last: int, lang: Lang) -> str:
    since, until = f"{record.steps[first]:,}", f"{record.steps[last]:,}"
    if last == len(record.steps) - 1:
        return words.SPELL_ON.format(since=since)(lang)
    return since if since == until else words.SPELL.format(since=since, until=until)(lang)


_SPELLS = 4  # of a unit that dies and comes back again and again, the first ones


@keep
def _lives() -> Spec:
    base = alt.Chart(rows("layers"))
    name = base.mark_text(align="left", dx=10, dy=-9, fontWeight=600, color="@ink").encode(
        x("x"), y("y"), text="name:N"
    )
    color = {"condition": {"test": "datum.dead > 0", "value": "@orange"}, "value": "@muted"}
    count = base.mark_text(align="left", dx=10, dy=9).encode(x("x"), y("y"), color=color, text="count:N")
    return finish(alt.layer(raster(), name, count))
