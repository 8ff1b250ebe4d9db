"""Differences within pairs, as dots with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from typing import Any

import altair as alt

from acts.blocks import Figure
from acts.rows import Rows
from acts.statistics import Mean
from acts.text import Lang, Text
from acts.views._charts import Axis, Spec, finish, fit, keep, rows, x, zero
from acts.views.dead_relu_parts import _remedies_words as words
from acts.views.dead_relu_parts._runs import change

ROW, FRAME = 30, 66


def panel(
    name: str, texts: tuple[Text, Text, Text], names: Sequence[str], means: Sequence[Mean], good: int, lang: Lang
) -> Figure:
    """One dot a remedy, from the top; *good* is the sign of a change for the better."""
    title, caption, spoken = texts
    there = [_row(n, m, good) for n, m in zip(names, means, strict=True) if not isnan(m.value)]
    dots = Rows.of(("name", "x", "lo", "hi", "kind"), there)
    lost = [n for n, m in zip(names, means, strict=True) if isnan(m.value)]
    edge = 1.08 * max([1.0, *map(abs, dots["lo"]), *map(abs, dots["hi"])])
    said = ", ".join(f"{n} {change(m)}" for n, m in zip(names, means, strict=True))
    return Figure(
        name=name, title=title(lang), caption=caption(lang), wide=True, alt=spoken.format(list=said)(lang), height=ROW * len(names) + FRAME,
        spec=fit(_dots(tuple(names)), _Points(words.POINTS_AXIS(lang), (-edge, edge), count=5), Axis(None)),
        data={"dots": dots, "lost": Rows({"name": lost, "label": words.LOST(lang)})},
    )  # fmt: skip


class _Points(Axis):
    """Percentage points with their sign, which 0 has not."""

    def encoding(self) -> Spec:
        plain = super().encoding()
        plain["axis"]["labelExpr"] = "datum.value ? format(datum.value, '+.2~f') : '0'"
        return plain


def _row(name: str, m: Mean, good: int) -> tuple[str, float, float, float, str]:
    value, reach = 100 * m.value, 0.0 if isnan(m.reach) else 100 * m.reach
    low, high = max(value - reach, -100.0), min(value + reach, 100.0)
    return name, value, low, high, ("worse", "unsure", "better")[m.sign * good + 1]


@keep
def _dots(names: tuple[str, ...]) -> Spec:
    base = alt.Chart(rows("dots"))
    axis = alt.Axis(labelLimit=150, domain=False, ticks=False, grid=True)
    up = alt.Y(field="name", type="nominal", title=None, scale=alt.Scale(domain=list(names)), axis=axis)
    span = base.mark_rule(strokeWidth=2, color="@muted").encode(x("lo"), alt.X2("hi"), up)
    none = alt.Chart(rows("lost")).mark_text(color="@muted", align="left", dx=8, baseline="middle")
    none = none.encode(alt.X(datum=0, title="@@x"), up, text="label:N")
    return finish(alt.layer(zero("x"), span, none, *(_dot(base, kind).encode(x("x"), up) for kind in _LOOKS)))


def _dot(base: alt.Chart, kind: str) -> alt.Chart:
    mine = base.transform_filter(alt.FieldEqualPredicate(field="kind", equal=kind))
    return mine.mark_point(opacity=1, **_LOOKS[kind])


_LOOKS: dict[str, dict[str, Any]] = {
    "better": {"shape": "circle", "size": 90, "filled": True, "color": "@blue"},
    "worse": {"shape": "diamond", "size": 110, "filled": True, "color": "@orange"},
    "unsure": {"shape": "circle", "size": 80, "filled": False, "color": "@muted", "fill": "@page", "strokeWidth": 2},
}
