"""The Jacobian of a function of a vector as a small map with its numbers, and its outputs as one logit is moved."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from acts.array import Array
from acts.blocks import Figure
from acts.ends import ends
from acts.rows import Rows, stack
from acts.text import Lang, Text, num
from acts.vectors import VectorFunction
from acts.views._charts import Axis, finish, keep, lines, rows
from acts.views._curves_figures import width
from acts.views.curves_parts.base import Host

SUMS_TO_ZERO = 1e-12  #: of the largest entry; rounding alone is far below it
_AROUND = 4.0  #: how far beyond the logits the moved one goes
HEIGHT = 250


def matrix(f: VectorFunction, jacobian: Array, lang: Lang) -> Figure:
    """*jacobian*, shape (outputs, logits), as cells with their numbers; color and depth only repeat the number."""
    most = float(np.abs(jacobian).max()) or 1.0
    cells = [
        (_output(i, lang), _logit(j, lang), float(v), _digits(float(v)), "+" if v > 0 else "−" if v < 0 else "0", 0.06 + 0.36 * abs(float(v)) / most)
        for (i, j), v in np.ndenumerate(jacobian)
    ]  # fmt: skip
    sums = jacobian.sum(axis=-1)
    said = {"sums": _ZERO if rows_vanish(jacobian) else _SUMS.format(sums=", ".join(num(float(s)) for s in sums))}
    words = "; ".join(", ".join(_digits(float(v)) for v in row) for row in jacobian)
    return Figure(
        name="jacobian", title=_TITLE.format(name=f.title(lang))(lang), caption=_CAPTION.format(**said)(lang),
        alt=_ALT.format(rows=words)(lang), height=56 + 32 * len(jacobian),
        spec=_cells(_OUTPUT(lang)), data={"cells": Rows.of(("output", "logit", "value", "label", "sign", "depth"), cells)},
    )  # fmt: skip


def rows_vanish(jacobian: Array) -> bool:
    """Whether every row sums to 0, so that a common shift of all logits changes nothing."""
    scale = float(np.abs(jacobian).max(initial=0.0))
    return bool((np.abs(jacobian.sum(axis=-1)) <= SUMS_TO_ZERO * scale).all())


@keep
def _cells(title: str) -> dict[str, Any]:
    up = alt.Y(field="output", type="nominal", sort=None, title=None, axis=alt.Axis(grid=False))
    across = alt.X(field="logit", type="nominal", sort=None, title=None, axis=alt.Axis(orient="top", labelAngle=0))
    tones = alt.Scale(domain=["+", "−", "0"], range=["@blue", "@orange", "@grid"])
    base = alt.Chart(rows("cells"))
    cell = base.mark_rect(stroke="@page", strokeWidth=2).encode(
        across, up, alt.Color(field="sign", type="nominal", scale=tones, legend=None),
        alt.Opacity(field="depth", type="quantitative", scale=None, legend=None),
    )  # fmt: skip
    return finish(cell + base.mark_text(color="@ink").encode(across, up, text="label:N"))


def _digits(value: float) -> str:
    """*value* with three decimals, as a cell has room for; a number that is too small for them is not called 0."""
    if value == 0 or abs(value) >= 0.0005:
        return num(round(value, 3), 4) if abs(value) < 1e4 else num(value, 2)
    return "≈ 0"


def slices(f: VectorFunction, logits: Array, moved: int, host: Host, lang: Lang) -> Figure:
    """Every output of *f* as the logit at place *moved* (from 0) takes other values and the rest stay."""
    low, high = float(logits.min()) - _AROUND, float(logits.max()) + _AROUND
    x = np.linspace(low, high, 401)
    inputs = np.tile(logits, (len(x), 1))
    inputs[:, moved] = x
    outputs = f(inputs)
    called = tuple(_output(i, lang) for i in range(outputs.shape[-1]))
    bottom, top = float(outputs.min()), float(outputs.max())
    pad = 0.05 * (top - bottom) or 0.5
    domain = (bottom - pad, top + pad)
    frames = [Rows({"x": x, "y": outputs[:, i], "part": 0.0, "series": n}) for i, n in enumerate(called)]
    rises = float(outputs[-1, min(moved, len(called) - 1)] - outputs[0, min(moved, len(called) - 1)])
    said = {"logit": _logit(moved, lang), "here": num(float(logits[moved])), "rise": num(rises)}
    across = Axis(_MOVED(lang).format(logit=said["logit"]), (low, high), count=7)
    return Figure(
        name="slice", title=_SLICE_TITLE.format(name=f.title(lang))(lang), caption=_SLICE_CAPTION.format(**said)(lang),
        alt=_SLICE_ALT.format(low=num(low), high=num(high), **said)(lang), height=HEIGHT,
        right=24 + int(8.2 * max(map(width, called))),
        spec=lines(called, tuple(range(len(called))), across, Axis(_OUTPUT(lang), domain), "y", rule=True),
        data={
            "lines": stack(frames), "ends": ends(called, outputs[-1], high, domain, HEIGHT),
            "rule": Rows({"x": [float(logits[moved])]}),
        },
    )  # fmt: skip


def _output(i: int, lang: Lang) -> str:
    return _NTH_OUTPUT.format(number=i + 1)(lang)


def _logit(j: int, lang: Lang) -> str:
    return _NTH_LOGIT.format(number=j + 1)(lang)


_OUTPUT = Text("Output", "출력")
_NTH_OUTPUT = Text("output {number}", "출력 {number}")
_NTH_LOGIT = Text("logit {number}", "로짓 {number}")
_MOVED = Text("Value of {logit}", "{logit}의 값")
_TITLE = Text("Jacobian of {name}", "{name}: 야코비 행렬")
_CAPTION = Text(
    "Row i, column j: how output i answers to logit j. Blue rises, orange falls, and the deeper the color the more. {sums}",
    "i행 j열은 로짓 j에 대한 출력 i의 변화율입니다. 파랑은 증가, 주황은 감소이며 짙을수록 큽니다. {sums}",
)
_ZERO = Text(
    "Every row sums to 0: a common shift of all logits changes nothing.",
    "모든 행의 합이 0이므로 로짓을 똑같이 옮겨도 출력이 그대로입니다.",
)
_SUMS = Text("The rows sum to {sums}.", "행의 합: {sums}.")
_ALT = Text("Matrix of derivatives, row by row: {rows}.", "미분값 행렬(행 순서): {rows}.")
_SLICE_TITLE = Text("{name} as one logit is moved", "{name}: 로짓 하나를 움직일 때")
_SLICE_CAPTION = Text(
    "The others stay where they are. The thin line marks {logit} at {here}. Over this range its own output changes by {rise}.",
    "나머지 로짓은 그대로입니다. 가는 세로선은 {logit}의 현재 값 {here}. 이 구간에서 자기 출력의 변화: {rise}.",
)
_SLICE_ALT = Text(
    "One line an output, as {logit} goes from {low} to {high}; its own output changes by {rise}.",
    "{logit}: {low}부터 {high}까지 움직일 때의 출력, 출력마다 선 하나. 자기 출력의 변화: {rise}.",
)
