"""Dots with error bars, one line a name: the picture of measured means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.advice.evidence import Measure
from acts.blocks import Figure
from acts.rows import Rows
from acts.text import Lang, Text, num
from acts.views._charts import Axis, Spec, finish, fit, keep, rows, x

_LEAST = 1e-6
_DECADES = 2.5


def dots(
    name: str,
    said: tuple[Text, Text, Text, Text],
    names: tuple[str, ...],
    measures: Sequence[Measure],
    filled: tuple[bool, ...],
    lang: Lang,
    *,
    log: bool = False,
) -> Figure:
    """*measures* by name, see :func:`dotted`; on a logarithmic axis what is below 10⁻⁶ stands there."""
    return dotted(name, said, names, _rows(names, measures, filled, log), lang, log=log)


def dotted(
    name: str,
    said: tuple[Text, Text, Text, Text],
    names: tuple[str, ...],
    table: Rows,
    lang: Lang,
    *,
    log: bool = False,
) -> Figure:
    """Rows of *table*: name, at, lo, hi, named (whether the dot is filled).

    *said* are title, caption, alternative text (low, worst, high, best) and axis title.
    """
    title, caption, alternative, across = said
    told = _ends(table)
    return Figure(
        name=name, title=title(lang), caption=caption(lang), alt=alternative.format(**told)(lang),
        spec=fit(_dots(names), _across(across(lang), _domain(table, log), log), Axis(None)),
        data={"dots": table}, height=max(70 + 22 * len(names), 140), right=20,
    )  # fmt: skip


def _rows(names: Sequence[str], measures: Sequence[Measure], filled: Sequence[bool], log: bool) -> Rows:
    at, error = (np.array([getattr(m, which) for m in measures], float) for which in ("mean", "error"))
    error, floor = np.nan_to_num(error), _LEAST if log else 0.0
    table = Rows({"name": list(names), "at": np.maximum(at, floor), "named": list(filled)})
    table = table.having(lo=np.maximum(at - error, floor), hi=np.maximum(at + error, floor))
    return table.where(np.isfinite(at))


def _ends(table: Rows) -> dict[str, str]:
    """The least and the greatest of the means, and whose they are."""
    order = table.where(np.argsort(table["at"], kind="stable"))
    values, names = order["at"].tolist(), order["name"].tolist()
    if not values:
        return dict.fromkeys(("low", "worst", "high", "best"), "–")
    return {"low": num(values[0], 2), "worst": names[0], "high": num(values[-1], 2), "best": names[-1]}


def _domain(table: Rows, log: bool) -> tuple[float, float] | None:
    if not len(table):
        return None
    low, high = min(table["lo"].tolist()), max(table["hi"].tolist())
    return (low / 2, max(high, 1.0) * 2) if log else (min(max(low - 0.03, 0.0), 0.9), min(high + 0.03, 1.02))


def _across(title: str, domain: tuple[float, float] | None, log: bool) -> Axis:
    """The axis of the values; if it is logarithmic, with ticks at 1, 2 and 5, or at powers of ten if these are many."""
    if not (log and domain):
        return Axis(title, domain, log=log, count=5)
    low, high = np.log10(domain)
    digits = (1, 2, 5) if high - low < _DECADES else (1,)
    ticks = [d * 10.0**p for p in range(int(np.floor(low)), int(np.ceil(high))) for d in digits]
    shown = tuple(t for t in ticks if domain[0] <= t <= domain[1])
    return Axis(title, domain, shown, log=True, format="~g", count=40)  # a high count keeps every label


@keep
def _dots(names: tuple[str, ...]) -> Spec:
    up = alt.Y(field="name", type="nominal", sort=list(names), title=None, axis=alt.Axis(labelLimit=320))
    base = alt.Chart(rows("dots"))
    bar = base.mark_rule(color="@muted", strokeWidth=2).encode(x("lo"), alt.X2("hi"), up)
    tone = alt.condition("datum.named", alt.value("@blue"), alt.value("@page"))
    dot = base.mark_point(size=70, strokeWidth=2, stroke="@blue", filled=True, opacity=1).encode(x("at"), up, fill=tone)
    chart: Any = alt.layer(bar, dot)
    return finish(chart)
