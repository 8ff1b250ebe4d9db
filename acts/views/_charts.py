"""The few charts the views are made of, as Vega-Lite without colors and without rows.

The structure of a chart depends on little (names, titles, scales), so it is built once and kept; the rows travel
beside it by name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar, cast

import altair as alt
import numpy as np

from acts.array import Array
from acts.rows import Rows
from acts.theme import dash, hue

Spec = dict[str, Any]
F = TypeVar("F", bound=Callable[..., Any])


def keep(work: F) -> F:
    """*work* that remembers its last 256 answers; its arguments are names, numbers, specs, or values known by identity."""
    return cast("F", lru_cache(maxsize=256)(work))


@dataclass(frozen=True)
class Axis:
    """One axis: its title with the unit, and where it begins, ends and has its ticks (left open: Vega decides).

    Ends that are *named* stand among the ``ranges`` of the figure.
    """

    title: str | None
    domain: tuple[float, float] | None = None
    ticks: tuple[float, ...] | None = None
    log: bool = False
    format: str | None = None
    grid: bool | None = None
    count: int | None = None
    named: str = ""

    def encoding(self) -> Spec:
        """The ``scale``, ``axis`` and ``title`` of a Vega-Lite channel."""
        axis = {"values": list(self.ticks) if self.ticks is not None else None, "format": self.format}
        axis |= {"grid": self.grid, "tickCount": self.count}
        scale: Spec = {"nice": False, "zero": False}
        scale |= {"domain": list(self.domain)} if self.domain else {}
        scale |= {"domain": f"@{self.named}"} if self.named else {}
        scale |= {"type": "log"} if self.log else {}
        return {"scale": scale, "axis": {k: v for k, v in axis.items() if v is not None}, "title": self.title}


def finish(chart: alt.Chart | alt.LayerChart | alt.FacetChart) -> Spec:
    """The Vega-Lite of *chart*, without what the theme decides; its axes are still open, see :func:`fit`."""
    spec = chart.to_dict(validate=False)
    return {k: _bare(v) for k, v in spec.items() if k not in ("$schema", "config", "datasets")}


def _bare(value: Any) -> Any:
    if value == {"name": "empty"}:  # what Altair makes of one empty row
        return {"values": [{}]}
    if isinstance(value, dict):
        return {k: _bare(v) for k, v in value.items()}
    return [_bare(v) for v in value] if isinstance(value, list) else value


def fit(spec: Spec, across: Axis, up: Axis) -> Spec:
    """*spec* with its open axes (see :func:`x` and :func:`y`) filled in."""
    return _fit(spec, {_X: across.encoding(), _Y: up.encoding()})


def _fit(value: Any, axes: dict[str, Spec]) -> Any:
    if isinstance(value, list):
        return [_fit(v, axes) if isinstance(v, _NESTED) else v for v in value]
    title = value.get("title")
    more = axes.get(title, {}) if isinstance(title, str) else {}
    return {k: _fit(v, axes) if isinstance(v, _NESTED) else v for k, v in value.items()} | more


_NESTED = (dict, list)
_X, _Y = "@@x", "@@y"


def rows(name: str) -> alt.NamedData:
    """The rows called *name*; Altair never sees them."""
    return alt.NamedData(name)


def x(field: str, **more: Any) -> alt.X:
    """Channel x on a quantitative *field*, its axis left open for :func:`fit`."""
    return alt.X(field=field, type="quantitative", title=_X, **more)


def y(field: str, **more: Any) -> alt.Y:
    """Channel y on a quantitative *field*, its axis left open for :func:`fit`."""
    return alt.Y(field=field, type="quantitative", title=_Y, **more)


def named(names: tuple[str, ...], marks: tuple[int, ...], field: str = "series") -> tuple[alt.Color, alt.StrokeDash]:
    """Color and dash by series, each series with the place (*marks*) that it keeps on the whole page."""
    tones = alt.Scale(domain=list(names), range=[hue(m) for m in marks])
    strokes = alt.Scale(domain=list(names), range=[dash(m) for m in marks])
    kind: dict[str, Any] = {"field": field, "type": "nominal"}
    return alt.Color(**kind, scale=tones, legend=None), alt.StrokeDash(**kind, scale=strokes, legend=None)


def zero(axis: str) -> alt.Chart:
    """A hairline through zero of *axis* (``"x"`` or ``"y"``)."""
    rule = alt.Chart(alt.InlineData(values=[{}])).mark_rule(color="@axis", strokeWidth=1)
    return rule.encode(x=alt.X(datum=0, title=_X)) if axis == "x" else rule.encode(y=alt.Y(datum=0, title=_Y))


@keep
def lines(
    names: tuple[str, ...],
    marks: tuple[int, ...],
    across: Axis,
    up: Axis,
    zeros: str = "",
    *,
    band: bool = False,
    rule: bool = False,
    dots: bool = False,
) -> Spec:
    """Lines named at their ends. Rows ``lines``: x, y, series, part (a broken curve has several), with a band lo, hi.

    Rows ``ends``: x, at, series, from :func:`acts.ends.ends`. *zeros* names the axes whose zero is drawn: "", "x", "y", "xy".
    Rows ``rule``, when asked for: x, where a dashed line stands. Rows ``dots``: x, y, series, with the dashed line where
    they stand. Rows ``tangent``, with them: x, y, x2, y2, series.
    """
    return fit(_lines(names, marks, zeros, band, rule, dots), across, up)


@keep
def _lines(names: tuple[str, ...], marks: tuple[int, ...], zeros: str, band: bool, rule: bool, dots: bool) -> Spec:
    color, strokes = named(names, marks)
    base = alt.Chart(rows("lines"))
    line = base.mark_line(clip=True).encode(x("x"), y("y"), color, strokes, detail="part:N")
    area = base.mark_area(opacity=0.16, clip=True).encode(x("x"), y("lo"), alt.Y2("hi"), color)
    label = alt.Chart(rows("ends")).mark_text(align="left", dx=10, fontWeight=600, baseline="middle")
    label = label.encode(x("x"), y("at"), color, text="series:N")
    here = (
        alt.Chart(rows("dots" if dots else "rule"))
        .mark_rule(color="@muted", strokeDash=[2, 3], strokeWidth=1.2)
        .encode(x("x"))
    )
    before = [*map(zero, zeros), *([area] if band else []), *([here] if rule or dots else [])]
    return finish(alt.layer(*before, line, *(_touch(color) if dots else []), label))


def _touch(color: alt.Color) -> list[alt.Chart]:
    """A line that touches a curve, and dots on all of them."""
    tangent = alt.Chart(rows("tangent")).mark_rule(strokeWidth=1.6, opacity=0.75, clip=True)
    dot = alt.Chart(rows("dots")).mark_point(
        filled=True, size=70, opacity=1, stroke="@page", strokeWidth=1.5, clip=True
    )
    return [tangent.encode(x("x"), y("y"), alt.X2("x2"), alt.Y2("y2"), color), dot.encode(x("x"), y("y"), color)]


def bars(across: Axis, up: Axis, mark: int | None = None) -> Spec:
    """A histogram. Rows ``bars``: lo, hi, count."""
    return fit(_bars(mark), across, up)


@keep
def _bars(mark: int | None) -> Spec:
    color = "@muted" if mark is None else hue(mark)
    bar = alt.Chart(rows("bars")).mark_bar(color=color, binSpacing=0)
    return finish(bar.encode(x("lo", bin="binned"), alt.X2("hi"), y("count")))


def tally(values: Array, lo: float, hi: float, bins: int) -> Rows:
    """Counts of *values* in *bins* equal bins from *lo* to *hi*; what lies outside is not counted."""
    count, edges = np.histogram(values[np.isfinite(values)], bins=bins, range=(lo, hi))
    return Rows({"lo": edges[:-1], "hi": edges[1:], "count": count})


def raster(*, smooth: bool = False, **more: Any) -> alt.Chart:
    """A dense map. Rows ``raster``: x, x2, y, y2, url, filled in by the theme from a `Raster`; *more* goes to the mark."""
    picture = alt.Chart(rows("raster")).mark_image(aspect=False, smooth=smooth, **more)
    return picture.encode(x("x"), alt.X2("x2"), y("y"), alt.Y2("y2"), alt.Url("url:N"))
