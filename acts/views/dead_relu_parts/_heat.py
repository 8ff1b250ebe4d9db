"""Heat maps with the number in every cell, readable without color."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from acts.blocks import Figure
from acts.rows import Rows
from acts.views._charts import Spec, finish, keep, rows

ROW, FRAME = 42, 76


@dataclass(frozen=True)
class Heat:
    """The frame of a heat map: titles of both axes, and the names along them, in order."""

    across: str
    up: str
    columns: tuple[str, ...]
    lines: tuple[str, ...]


def heat(name: str, frame: Heat, cells: Rows, token: str, *, title: str, caption: str, alt_text: str) -> Figure:
    """A map of *cells*: column, line, shade from 0 to 1, text and small print; a cell that is missing is left out."""
    return Figure(
        name=name, title=title, caption=caption, alt=alt_text, height=ROW * len(frame.lines) + FRAME, wide=True,
        spec=_heat(frame, token), data={"cells": cells},
    )  # fmt: skip


@keep
def _heat(frame: Heat, token: str) -> Spec:
    base = alt.Chart(rows("cells"))
    axis: dict[str, Any] = {"labelLimit": 150, "domain": False, "ticks": False}
    x = alt.X(
        field="column", type="ordinal", title=frame.across, scale=alt.Scale(domain=list(frame.columns), paddingInner=0),
        axis=alt.Axis(labelAngle=0, labelOverlap=True, domain=False, ticks=False),
    )  # fmt: skip
    y = alt.Y(field="line", type="ordinal", title=frame.up, scale=alt.Scale(domain=list(frame.lines)), axis=axis)
    strength = alt.FillOpacity(field="shade", type="quantitative", scale=_SHADES, legend=None)
    cell = base.mark_rect(fill=token, stroke="@rule", strokeWidth=1).encode(x, y, strength)
    value = base.mark_text(color="@ink", fontWeight=600, baseline="bottom", dy=3).encode(x, y, text="text:N")
    small = base.mark_text(color="@ink", fontSize=10, baseline="top", dy=4).encode(x, y, text="small:N")
    return finish(alt.layer(cell, value, small))


_SHADES = alt.Scale(domain=[0, 1], range=[0.0, 0.6], clamp=True)
"""At most 0.6, so that ink stays readable on every cell."""
