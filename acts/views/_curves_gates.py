"""The pictures of a gate: a map over its two inputs, and slices along either of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from acts.array import Array
from acts.blocks import Figure, KeyItem, Raster
from acts.ends import ends
from acts.gates import Gate
from acts.rows import Rows, Words
from acts.text import Lang, Text, num
from acts.views._charts import Axis, finish, fit, keep, lines, raster, rows, x, y, zero
from acts.views._curves_figures import domain_of

_CELLS = 240
_MIDDLE = 127  # the color number of 0; 0 and 254 are the two ends of the scale


@keep
def surface(gate: Gate, span: float, lang: Lang) -> Figure:
    """g over both inputs from -span to span, with labeled level lines."""
    cells, most = _cells(gate, span)
    levels = _levels(gate, span, most)
    across, up = Axis(_GATE(lang), named="x", count=9), Axis(_VALUE(lang), named="y", count=5)
    said = {"name": gate.title(lang), "most": num(most), "span": num(span), "low": num(-span)}
    left, right, corner = gate(np.array([1.0, 1.0, span]), np.array([-span, span, -span])).tolist()
    closed, said["corner"] = abs(left) < 0.1 * abs(right), num(corner)
    return Figure(
        name="gate_surface",
        title=_SURFACE_TITLE.format(**said)(lang),
        caption=_SURFACE_CAPTION.format(**said)(lang) + (_CLOSED(lang) if closed else ""),
        alt=_SURFACE_ALT.format(**said)(lang),
        spec=_surface(across, up),
        ranges={"x": (-span, span), "y": (-span, span)},
        data={"levels": levels, "level_names": _edges(levels)},
        height=300,
        right=56,
        wide=True,
        raster=Raster(cells=cells, colors=_COLORS, x=(-span, span), y=(-span, span)),
        key=(
            KeyItem(("@orange", "@page"), _BELOW.format(most=num(-most))(lang)),
            KeyItem(("@page", "@blue"), _ABOVE.format(most=num(most))(lang)),
        ),
    )


_COLORS = ((0, "@orange"), (_MIDDLE, "@page"), (254, "@blue"))


def _cells(gate: Gate, span: float) -> tuple[NDArray[np.uint8], float]:
    """The picture, values falling from top to bottom and gates rising from left to right, and the end of its scale."""
    half = span / _CELLS
    at = np.linspace(half - span, span - half, _CELLS)
    found = gate(at[::-1, None], at[None, :])
    most = float(np.abs(gate(np.array([[-span], [span]]), np.array([-span, span]))).max())
    share = np.clip(found / most, -1.0, 1.0) if most else found
    share *= _MIDDLE  # in place: room for so many numbers costs more than the sum
    share += _MIDDLE
    return np.rint(share, out=share).astype(np.uint8), most


def _levels(gate: Gate, span: float, most: float) -> Rows:
    """Where g equals a few round numbers: along each line the value is the level over what the gate lets through."""
    b = np.linspace(-span, span, 401)
    levels = _round(most / 4) * np.array([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5])
    with np.errstate(divide="ignore", over="ignore"):
        a = levels[:, None] / gate(np.ones_like(b), b)
    inside = np.abs(a) <= span
    pieces = np.cumsum(np.diff(inside, prepend=inside[:, :1]) & inside, axis=1)
    labels = tuple(f"{'+' if level > 0 else ''}{num(level)}" for level in levels.tolist())
    (level, place), piece = np.nonzero(inside), pieces[inside]
    count = int(piece.max(initial=0)) + 1
    parts = Words(level * count + piece, tuple(f"{label}/{p}" for label in labels for p in range(count)))
    return Rows({"x": b[place], "y": a[inside], "label": Words(level, labels), "part": parts})


def _round(value: float) -> float:
    """*value* rounded down to 1, 2 or 5 times a power of ten."""
    power = 10.0 ** np.floor(np.log10(value))
    return float(power * max(s for s in (1, 2, 5) if s * power <= value * (1 + 1e-9)))


def _edges(levels: Rows) -> Rows:
    """The right end of every level line that reaches the right edge, where its name stands."""
    last = levels.where(levels["x"] == levels["x"].max())
    return Rows({name: last.columns[name] for name in ("x", "y", "label")})


@keep
def _surface(across: Axis, up: Axis) -> dict[str, Any]:
    line = alt.Chart(rows("levels")).mark_line(color="@ink", strokeWidth=1, opacity=0.7)
    line = line.encode(x("x"), y("y"), detail="part:N")
    name = alt.Chart(rows("level_names")).mark_text(align="left", dx=8, color="@ink", baseline="middle")
    name = name.encode(x("x"), y("y"), text="label:N")
    return fit(finish(alt.layer(raster(), zero("x"), zero("y"), line, name)), across, up)


@keep
def along_value(gate: Gate, span: float, held: tuple[float, ...], lang: Lang) -> Figure:
    """g along the value, the gate held at each of *held*: straight lines through 0."""
    at = np.linspace(-span, span, 201)
    curves = gate(at, np.array(held)[:, None])
    opened = gate(np.ones(len(held)), np.array(held)).tolist()
    said = ", ".join(f"b = {num(b)}: {num(s)}" for b, s in zip(held, opened, strict=True))
    words = (_ALONG_VALUE, _ALONG_VALUE_CAPTION, _ALONG_VALUE_ALT.format(said=said), _VALUE)
    return _slices("gate_along_value", gate, at, curves, [f"b = {num(b)}" for b in held], words, lang)


@keep
def along_gate(gate: Gate, span: float, held: tuple[float, ...], lang: Lang) -> Figure:
    """g along the gate, the value held at each of *held*: one shape, stretched and flipped."""
    at = np.linspace(-span, span, 401)
    curves = gate(np.array(held)[:, None], at)
    said = ", ".join(f"a = {num(a)}: {num(end)}" for a, end in zip(held, curves[:, -1].tolist(), strict=True))
    words = (_ALONG_GATE, _ALONG_GATE_CAPTION, _ALONG_GATE_ALT.format(said=said, high=num(span)), _GATE)
    return _slices("gate_along_gate", gate, at, curves, [f"a = {num(a)}" for a in held], words, lang)


def _slices(
    name: str, gate: Gate, at: Array, curves: Array, called: Sequence[str], words: Sequence[Text], lang: Lang
) -> Figure:
    title, caption, alt_text, across = words
    domain = domain_of(curves, -1.0, 1.0, np.inf)
    tip = ends(tuple(called), curves[:, -1], float(at[-1]), domain, 230)
    return Figure(
        name=name,
        title=title.format(name=gate.title(lang))(lang),
        caption=caption(lang),
        alt=alt_text(lang),
        spec=lines(
            tuple(called),
            tuple(range(len(called))),
            Axis(across(lang), named="x", count=9),
            Axis(_OUTPUT(lang), named="y"),
            "yx",
        ),
        ranges={"x": (float(at[0]), float(at[-1])), "y": domain},
        data={
            "lines": Rows.lines(called, x=[at] * len(curves), y=list(curves), part=[np.zeros_like(at)] * len(curves)),
            "ends": tip,
        },
        height=230,
        right=76,
    )


_VALUE, _GATE = Text("Value a", "값 a"), Text("Gate b", "게이트 b")
_OUTPUT = Text("Output g(a, b)", "출력 g(a, b)")
_SURFACE_TITLE = Text("{name} over both inputs", "두 입력 위의 {name}")
_SURFACE_CAPTION = Text(
    "Color is the output, and 0 has the color of the page; lines join inputs with the same output, which stands at their "
    "right end. Both inputs run from {low} to {span}.",
    "색은 출력이고 바탕색이 0입니다. 선은 출력이 같은 입력을 이으며 오른쪽 끝에 그 값이 있습니다. 두 입력 모두 {low}부터 "
    "{span}까지입니다.",
)
_CLOSED = Text(
    " Toward the left edge the gate is closed or nearly so, and the value hardly matters.",
    " 왼쪽 끝으로 갈수록 게이트가 거의 닫혀서 값이 무엇이든 큰 차이가 없습니다.",
)
_SURFACE_ALT = Text(
    "Map of {name}: up to {most} in size where both inputs are large; at value {span} and gate {low} it is {corner}.",
    "{name} 지도: 두 입력이 크면 크기가 {most}까지 커지고, 값 {span}, 게이트 {low}에서는 {corner}입니다.",
)
_BELOW, _ABOVE = Text("{most} to 0", "{most}~0"), Text("0 to {most}", "0~{most}")
_ALONG_VALUE = Text("{name} along the value", "값을 따라 본 {name}")
_ALONG_VALUE_CAPTION = Text(
    "Each line holds the gate at one number b: the output is a straight line through 0, and the gate only sets its slope.",
    "선마다 게이트를 한 수 b로 고정했습니다. 출력은 0을 지나는 직선이고, 게이트는 그 기울기만 정합니다.",
)
_ALONG_VALUE_ALT = Text("Straight lines through 0 with these slopes: {said}.", "0을 지나는 직선들의 기울기: {said}.")
_ALONG_GATE = Text("{name} along the gate", "게이트를 따라 본 {name}")
_ALONG_GATE_CAPTION = Text(
    "Each line holds the value at one number a: one shape, stretched by a and turned over where a is negative.",
    "선마다 값을 한 수 a로 고정했습니다. 한 가지 모양이 a배로 늘어나고, a가 음수이면 뒤집힙니다.",
)
_ALONG_GATE_ALT = Text(
    "Slices along the gate; outputs at gate {high}: {said}.",
    "게이트를 따라 자른 단면. 게이트 {high}에서의 출력: {said}.",
)
