"""The curve with the cliff in it."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from typing import Any

import altair as alt
import numpy as np

from acts.blocks import Figure
from acts.cliff import Cliff, Crossing
from acts.ends import ends
from acts.rows import Rows
from acts.text import Lang, num
from acts.views._charts import Axis, Spec, finish, fit, keep, named, rows, x, y
from acts.views.dead_relu_parts import _cliff_words as words

HEIGHT, TOP = 300, 112.0
_MARKS = (1, 3, 0)


def figure(found: Cliff, level: str, finding: str, lang: Lang) -> Figure:
    """Dead units, diverged runs and accuracy over the learning rate, the brackets upright behind them."""
    low, high = found.rates[0], found.rates[-1]
    said = {"low": num(low), "high": num(high), "finding": finding, "seeds": len(found.outcomes[0])}
    names = tuple(text(lang) for text in (words.DEAD_LINE, words.DIVERGED_LINE, words.ACCURACY_LINE))
    lines = _lines(found, names)
    final = {str(n): float(v) for n, v in zip(lines["series"], lines["y"], strict=True)}
    last = np.array([final.get(name, 0.0) for name in names])
    return Figure(
        name="cliff", title=words.FIGURE(lang), caption=words.CAPTION.format(**said)(lang), wide=True,
        alt=words.ALT.format(**said)(lang), height=HEIGHT, right=24 + 8 * max(map(len, names)),
        spec=_drawn(names, _axis(low, high, lang), Axis(words.SHARE_AXIS(lang), (0, TOP), (0, 25, 50, 75, 100))),
        data={"lines": lines, "ends": ends(names, last, high, (0, TOP), HEIGHT), "brackets": _brackets(found, level, lang)},
    )  # fmt: skip


def _axis(low: float, high: float, lang: Lang) -> Axis:
    ticks = [u * 10.0**p for p in range(-5, 3) for u in (1, 3) if low <= u * 10.0**p <= high]
    return Axis(words.RATE_AXIS(lang), (low, high), tuple(ticks) or None, log=True, format="~g")


def _lines(found: Cliff, names: Sequence[str]) -> Rows:
    """Rows x, y, lo, hi, series; a mean that is not there is left out."""
    each: list[tuple[float, float, float, str]] = []
    for rate, cell in zip(found.rates, found.cells, strict=True):
        each += [(rate, cell.dead.value, cell.dead.error, names[0]), (rate, cell.diverged_share, 0.0, names[1])]
        each.append((rate, cell.accuracy.value, cell.accuracy.error, names[2]))
    there = Rows.of(("x", "y", "error", "series"), (row for row in each if not isnan(row[1])))
    y, error = there["y"], np.nan_to_num(there["error"])
    low, high = 100 * (y - error).clip(0, 1), 100 * (y + error).clip(0, 1)
    return Rows({"x": there["x"], "y": 100 * y, "series": there["series"], "lo": low, "hi": high})


def _brackets(found: Cliff, level: str, lang: Lang) -> Rows:
    marks = ((found.death, words.DEATH_MARK.format(level=level)), (found.ruin, words.RUIN_MARK))
    there = [(c.low, c.high, c.at, text(lang)) for c, text in marks if isinstance(c, Crossing)]
    marked = Rows.of(("low", "high", "at", "label"), there).having(floor=0.0, roof=TOP - 9, top=TOP - 3)
    if len(marked) == 2:  # two labels side by side may be too close to each other
        close = np.log(marked["at"][1] / marked["at"][0]) < 0.3 * np.log(found.rates[-1] / found.rates[0])
        return marked.having(align=["right", "left"] if close else "center")
    return marked.having(align="center")


@keep
def _drawn(names: tuple[str, ...], across: Axis, up: Axis) -> Spec:
    return fit(_curves(names), across, up)


@keep
def _curves(names: tuple[str, ...]) -> Spec:
    color, strokes = named(names, _MARKS)
    base = alt.Chart(rows("lines"))
    area = base.mark_area(opacity=0.16, clip=True).encode(x("x"), y("lo"), alt.Y2("hi"), color)
    line = base.mark_line(clip=True).encode(x("x"), y("y"), color, strokes)
    dot = base.mark_point(filled=True, size=26, opacity=1, clip=True).encode(x("x"), y("y"), color)
    label = alt.Chart(rows("ends")).mark_text(align="left", dx=10, fontWeight=600, baseline="middle")
    label = label.encode(x("x"), y("at"), color, text="series:N")
    mark = alt.Chart(rows("brackets"))
    span = mark.mark_rect(color="@ink", opacity=0.14).encode(x("low"), alt.X2("high"), y("floor"), alt.Y2("roof"))
    here = mark.mark_rule(color="@muted", strokeDash=[2, 3], strokeWidth=1.2).encode(
        x("at"), y("floor"), alt.Y2("roof")
    )
    return finish(alt.layer(span, here, area, line, dot, label, *(_name(mark, side) for side in _SIDES)))


_SIDES = {"left": 5, "center": 0, "right": -5}


def _name(mark: alt.Chart, side: str) -> alt.Chart:
    """What a bracket is called, on one *side* of it: two that are close must not run into each other."""
    mine = mark.transform_filter(alt.FieldEqualPredicate(field="align", equal=side))
    kind: dict[str, Any] = {"align": side, "dx": _SIDES[side], "baseline": "middle", "fontWeight": 600}
    return mine.mark_text(color="@ink", **kind).encode(x("at"), y("top"), text="label:N")
