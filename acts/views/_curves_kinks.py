"""The figure of a kink: the slope on either side, and the number that autograd puts between."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import altair as alt
import numpy as np

from acts.activations import Activation
from acts.array import Array
from acts.blocks import Figure
from acts.properties import properties
from acts.rows import Rows, stack
from acts.text import Lang, Text, num
from acts.theme import dash, hue
from acts.views._charts import Axis, finish, fit, keep, rows, x, y, zero
from acts.views._curves_words import X_INPUT, Y_SLOPE

HEIGHT = 240


@keep
def figure(f: Activation, mark: int, name: str, lang: Lang) -> Figure:
    """f′ around all its kinks, with open circles at the one-sided slopes and dots at what autograd returns."""
    low, high = _window(f.kinks)
    curve = _curve(f, low, high)
    limits = _limits(f)
    answers = Rows.of(("x", "y", "kind", "label", "place"), _answers(f))
    values = np.concatenate([curve["y"], limits["y"], answers["y"]])
    pad = max(0.18 * float(np.ptp(values)), 0.15)
    domain = (float(values.min()) - pad, float(values.max()) + 1.6 * pad)
    return Figure(
        name="kinks",
        title=_TITLE.format(name=name)(lang),
        caption=_CAPTION(lang),
        alt=_ALT.format(name=name, said="; ".join(_said(f, lang)))(lang),
        spec=fit(_spec(mark), Axis(X_INPUT(lang), (low, high), count=5), Axis(Y_SLOPE(lang), domain, count=5)),
        data={"lines": curve, "limits": limits, "answers": answers},
        height=HEIGHT,
        right=16,
    )


def _window(kinks: tuple[float, ...]) -> tuple[float, float]:
    pad = max(1.0, 0.35 * (kinks[-1] - kinks[0]))
    return kinks[0] - pad, kinks[-1] + pad


def _curve(f: Activation, low: float, high: float) -> Rows:
    """f′ piece by piece, each piece up to its kinks."""
    rims = np.array([low, *f.kinks, high])
    pieces = [np.linspace(np.nextafter(a, b), np.nextafter(b, a), 80) for a, b in pairwise(rims)]
    frames = [Rows({"x": p, "y": f.derivative(p), "part": i}) for i, p in enumerate(pieces)]
    return stack(frames)


def _limits(f: Activation) -> Rows:
    kinks = properties(f).kinks
    sides: Array = np.array([[k.left_slope, k.right_slope] for k in kinks])
    return Rows({"x": np.repeat([k.at for k in kinks], 2), "y": sides.ravel()})


def _answers(f: Activation) -> Iterator[tuple[float, float, str, str, str]]:
    """Where each framework's answer stands, and its label; equal answers are one dot with both names.

    The first kink has its labels on the left and the last on the right, where nothing else is.
    """
    for i, at in enumerate(f.kinks):
        said: dict[float, list[str]] = {}
        for name, values in (("PyTorch", f.pytorch_at_kinks), ("JAX", f.jax_at_kinks)):
            if values:
                said.setdefault(values[i], []).append(name)
        side = "left" if i == 0 and len(f.kinks) > 1 else "right"
        for value, who in said.items():
            kind = "jax" if who == ["JAX"] else "pytorch"
            yield at, value, kind, f"{', '.join(who)}: {num(value, 4)}", side


def _said(f: Activation, lang: Lang) -> Iterator[str]:
    for kink in properties(f).kinks:
        words = {"at": num(kink.at), "left": num(kink.left_slope), "right": num(kink.right_slope)}
        yield _SIDES.format(**words)(lang)
    for at, _, _, label, _ in _answers(f):
        yield _AT.format(at=num(at), label=label)(lang)


@keep
def _spec(mark: int) -> dict[str, Any]:
    color = hue(mark)
    line = alt.Chart(rows("lines")).mark_line(color=color, strokeDash=dash(mark), clip=True)
    line = line.encode(x("x"), y("y"), detail="part:N")
    rings = alt.Chart(rows("limits")).mark_point(shape="circle", size=170, filled=True, fill="@page", stroke=color)
    rings = rings.encode(x("x"), y("y"), opacity=alt.value(1), strokeWidth=alt.value(2))
    return finish(alt.layer(zero("y"), line, rings, *_dots(), *(_labels(side) for side in ("left", "right"))))


def _dots() -> Iterator[alt.Chart]:
    for kind, shape in (("pytorch", "circle"), ("jax", "diamond")):
        dot = alt.Chart(rows("answers")).transform_filter(f"datum.kind == '{kind}'")
        dot = dot.mark_point(shape=shape, size=46 if kind == "pytorch" else 56, filled=True, color="@ink")
        yield dot.encode(x("x"), y("y"), opacity=alt.value(1))


def _labels(side: str) -> alt.Chart:
    base = alt.Chart(rows("answers")).transform_filter(f"datum.place == '{side}'")
    align, dx = ("right", -9) if side == "left" else ("left", 9)
    text = base.mark_text(align=align, dx=dx, dy=-13, color="@ink", fontWeight=600)
    return text.encode(x("x"), y("y"), text="label:N")


_TITLE = Text("{name}: the slope where it breaks", "{name}: 기울기가 끊기는 곳")
_CAPTION = Text(
    "Open circles: the slopes that the curve approaches from either side. Filled dot: what PyTorch's autograd returns "
    "exactly there; filled diamond: JAX's answer, if it is another one.",
    "빈 원은 곡선이 왼쪽과 오른쪽에서 다가가는 기울기입니다. 채운 원은 바로 그 점에서 PyTorch의 자동 미분이 돌려주는 값이고, "
    "JAX의 답이 다르면 채운 마름모로 표시합니다.",
)
_ALT = Text("Slope of {name} near its kinks. {said}.", "꺾이는 점 근처의 접선 기울기: {name}. {said}.")
_SIDES = Text("at {at}, {left} on the left and {right} on the right", "x = {at}: 왼쪽 {left}, 오른쪽 {right}")
_AT = Text("returned at {at}: {label}", "x = {at}에서 돌려주는 값: {label}")
