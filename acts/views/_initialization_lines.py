"""Quantities by layer: measured points over the line that theory draws, on a log axis where they span a decade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from acts.array import Array
from acts.ends import spread as pushed_apart
from acts.rows import Rows, stack
from acts.text import Lang, Text
from acts.theme import hue
from acts.views import _initialization_words as words
from acts.views._charts import Axis, finish, fit, keep, named, rows, x, y

_DECADES, _LINE = 5, 19


@dataclass(frozen=True)
class Series:
    """One quantity: the name at the end of its line, its place in the palette, measured and theory (layers,).

    ``band`` has the least and the largest value over the seeds.
    """

    name: str
    mark: int
    measured: Array
    theory: Array | None
    band: tuple[Array, Array] | None = None


def by_layer(
    series: Sequence[Series], up: tuple[Text, Text], height: int, lang: Lang, domain: tuple[float, float] | None = None
) -> dict[str, Any]:
    """Spec and rows of a `Figure`. *up* names the vertical axis when it is linear, and when it is logarithmic.

    The axis is linear over *domain*, if there is one, and otherwise as the numbers ask for.
    """
    axis = Axis(up[0](lang), domain) if domain else _axis(series, up, lang)
    measured = _frame([(s.name, s.measured) for s in series], axis.log)
    theory = _frame([(s.name, s.theory) for s in series if s.theory is not None], axis.log)
    banded = any(s.band for s in series)
    data = {"measured": measured, "theory": theory, "ends": _ends(series, axis, height)}
    data |= {"band": _bands(series, axis.log)} if banded else {}
    spec = _points(tuple(s.name for s in series), tuple(s.mark for s in series), banded)
    return {"spec": fit(spec, _layers(len(series[0].measured), lang), axis), "data": data}


def _axis(series: Sequence[Series], up: tuple[Text, Text], lang: Lang) -> Axis:
    every = np.concatenate([v for s in series for v in (s.measured, s.theory, *(s.band or ())) if v is not None])
    good = every[_drawn(every, log=True)]
    log = len(good) > 0 and bool(good.max() > 10 * good.min())
    return _decades(up[1](lang), good) if log else Axis(up[0](lang), (0.0, 1.1 * float(good.max(initial=0.0)) or 1.0))


def _bands(series: Sequence[Series], log: bool) -> Rows:
    frames: list[Rows] = []
    for s in series:
        low, high = s.band or (s.measured, s.measured)
        there = np.flatnonzero(_drawn(low, log) & _drawn(high, log))
        frames.append(Rows({"x": there + 1, "lo": low[there], "hi": high[there], "series": s.name}))
    return stack(frames)


def _frame(columns: Sequence[tuple[str, Array]], log: bool) -> Rows:
    shown = [(name, values, _drawn(values, log)) for name, values in columns]
    layers = [np.flatnonzero(there) + 1 for _, _, there in shown] or [np.zeros(0)]
    values = [values[there] for _, values, there in shown] or [np.zeros(0)]
    names = [name for name, _, there in shown for _ in range(np.count_nonzero(there))]
    return Rows({"x": np.concatenate(layers), "y": np.concatenate(values), "series": names})


_TINY = 1e-290  # below it, ratios leave the range of numbers


def _drawn(values: Array, log: bool) -> NDArray[np.bool_]:
    return np.isfinite(values) & ((values > _TINY) | (not log))


def _layers(count: int, lang: Lang) -> Axis:
    pad = 0.25 + 0.02 * (count - 1)
    step = 1 if count <= 12 else 5 if count <= 25 else 10
    ticks = tuple(float(v) for v in sorted({1, *range(step, count + 1, step)}))
    return Axis(words.LAYER(lang), (1 - pad, count + pad), ticks=ticks, format="d")


def _decades(title: str, values: Array) -> Axis:
    low, high = int(np.floor(np.log10(values.min()))), int(np.ceil(np.log10(values.max())))
    step = -(-(high - low) // _DECADES)
    ticks = tuple(10.0**power for power in range(high, low - 1, -step))
    return _Powers(title, (10.0**low, 10.0**high), ticks=ticks, log=True)


class _Powers(Axis):
    """A log axis that writes 0.01, 1 and 100, and powers of ten beyond them."""

    def encoding(self) -> dict[str, Any]:
        found = super().encoding()
        return found | {"axis": found["axis"] | {"labelExpr": _POWER}}


def _ends(series: Sequence[Series], axis: Axis, height: int) -> Rows:
    """The names beside the last points, pushed apart on the scale of the axis; of two that agree, the first is on top."""
    shown = [(s, np.flatnonzero(_drawn(s.measured, axis.log))) for s in series]
    ends = [(s.name, int(at[-1]), float(s.measured[at[-1]])) for s, at in shown if len(at)]
    values, (low, high) = np.array([value for *_, value in ends]), axis.domain or (0.0, 1.0)
    span, scaled = (np.log10(high) - np.log10(low), np.log10(values)) if axis.log else (high - low, values)
    at = pushed_apart(scaled[::-1].tolist(), float(span) * _LINE / (height - 62))[::-1]
    frame = {"x": [layer + 1 for _, layer, _ in ends], "at": 10**at if axis.log else at}
    return Rows(frame | {"series": [name for name, *_ in ends]})


@keep
def _points(names: tuple[str, ...], marks: tuple[int, ...], banded: bool) -> dict[str, Any]:
    color, strokes = named(names, marks)
    area = alt.Chart(rows("band")).mark_area(opacity=0.2, clip=True).encode(x("x"), y("lo"), alt.Y2("hi"), color)
    line = alt.Chart(rows("theory")).mark_line(clip=True).encode(x("x"), y("y"), color, strokes)
    points = [_point(name, mark, ring=place == 0) for place, (name, mark) in enumerate(zip(names, marks, strict=True))]
    label = alt.Chart(rows("ends")).mark_text(align="left", dx=12, fontWeight=600, baseline="middle")
    named_ends = label.encode(x("x"), y("at"), color, text="series:N")
    return finish(alt.layer(*([area] if banded else []), line, *points, named_ends))


def _point(name: str, mark: int, ring: bool) -> alt.Chart:
    """The first series has rings, the next diamonds that fit into them."""
    look = _RING if ring else _DIAMOND
    mine = alt.Chart(rows("measured")).transform_filter(alt.FieldEqualPredicate(field="series", equal=name))
    return mine.mark_point(color=hue(mark), opacity=1, **look).encode(x("x"), y("y"))


_RING: dict[str, Any] = {"shape": "circle", "size": 100, "strokeWidth": 2, "filled": False}
_DIAMOND: dict[str, Any] = {"shape": "diamond", "size": 50, "filled": True}
_EXPONENT = "round(log(datum.value) / LN10)"
_DIGITS = "'⁰¹²³⁴⁵⁶⁷⁸⁹'"


def _digit(unit: int) -> str:
    place = f"floor(abs({_EXPONENT}) / {unit}) % 10"
    there = "true" if unit == 1 else f"abs({_EXPONENT}) >= {unit}"
    return f"({there} ? substring({_DIGITS}, {place}, {place} + 1) : '')"


_POWER = (
    f"abs({_EXPONENT}) <= 3 ? format(datum.value, '~g') : "
    f"'10' + ({_EXPONENT} < 0 ? '⁻' : '') + {_digit(100)} + {_digit(10)} + {_digit(1)}"
)
