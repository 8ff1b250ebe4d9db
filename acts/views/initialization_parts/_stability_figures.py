"""The pictures of the section on stability: the length map with its stairs, and what many layers do to the signal."""

from __future__ import annotations

from itertools import pairwise

import altair as alt
import numpy as np

from acts.activations.base import Activation
from acts.array import Array
from acts.balance import cobweb
from acts.blocks import Figure
from acts.gauss import moments
from acts.lengths import FixedPoint
from acts.rows import Rows
from acts.text import Lang, Text, num
from acts.views._charts import Axis, Spec, finish, fit, keep, rows, x, y
from acts.views.initialization_parts import _stability_words as words
from acts.views.initialization_parts._bands import decades

_FURTHEST, _LEAST, _MOST = 1e4, 1e-3, 1e3
_STEPS = 40
Setting = tuple[float, float]


def kind(point: FixedPoint) -> str:
    """Stable, unstable or neither."""
    return "stable" if point.stable else "unstable" if abs(point.slope) > 1 + 1e-9 else "marginal"


def told(points: tuple[FixedPoint, ...]) -> Text:
    """The finite fixed points in words; empty if there are none."""
    each = [words.POINT.format(q=num(p.q), kind=words.KINDS[kind(p)]) for p in points if np.isfinite(p.q)]
    return Text(", ".join(t.en for t in each), ", ".join(t.ko for t in each))


def length(f: Activation, own: Setting, points: tuple[FixedPoint, ...], setting: Text, lang: Lang) -> Figure:
    """q′ against q on log axes."""
    inside = [p for p in points if 1 / _FURTHEST < p.q < _FURTHEST]
    ends = np.array([min([_LEAST, *(p.q / 10 for p in inside)]), max([_MOST, *(p.q * 10 for p in inside)])])
    across, up = (decades(title(lang), ends, ends[0]) for title in (words.BEFORE, words.AFTER))
    domain = across.domain or (float(ends[0]), float(ends[1]))
    found = told(points)
    return Figure(
        name="length_map",
        title=words.MAP.format(name=f.title, setting=setting)(lang),
        caption=words.MAP_CAPTION(lang),
        alt=words.MAP_ALT.format(points=found if found.en else words.NO_POINT)(lang),
        spec=fit(_length(), across, up),
        data=_drawn(f, own, domain) | {"points": _points(inside, lang)},
        height=330,
        right=40,
        wide=True,
    )


def _drawn(f: Activation, own: Setting, domain: Setting) -> dict[str, Rows]:
    """The map, the diagonal, and the stairs between them."""
    q = np.geomspace(*domain, 161)
    after = own[0] ** 2 * moments(f, q).square + own[1] ** 2
    seen = (after >= domain[0]) & (after <= domain[1])
    return {
        "map": Rows({"x": q[seen], "y": after[seen]}),
        "diagonal": Rows({"x": domain, "y": domain}),
        "stairs": _stairs(cobweb(f, *own, steps=_STEPS, within=domain), domain),
    }


def _points(inside: list[FixedPoint], lang: Lang) -> Rows:
    kinds = [kind(p) for p in inside]
    labels = [words.KINDS[k](lang) for k in kinds]
    return Rows({"x": [p.q for p in inside], "kind": [k == "stable" for k in kinds], "label": labels})


def _stairs(path: list[float], domain: tuple[float, float]) -> Rows:
    """Up to the map, across to the diagonal, and again."""
    corners: list[Setting] = [(1.0, domain[0])]
    for before, after in pairwise(path):
        corners += [(before, after), (after, after)]
    clipped: Array = np.clip(np.array(corners), *domain)
    return Rows({"x": clipped[:, 0], "y": clipped[:, 1], "step": range(len(clipped))})


@keep
def _length() -> Spec:
    diagonal = alt.Chart(rows("diagonal")).mark_line(color="@muted", strokeDash=[4, 4], strokeWidth=1.5)
    line = alt.Chart(rows("map")).mark_line(color="@blue", clip=True)
    stairs = alt.Chart(rows("stairs")).mark_line(color="@orange", strokeWidth=1.3, clip=True)
    base = alt.Chart(rows("points"))
    shape = {"condition": {"test": "datum.kind", "value": "circle"}, "value": "square"}
    fill = {"condition": {"test": "datum.kind", "value": "@ink"}, "value": "@page"}
    point = base.mark_point(size=120, opacity=1, stroke="@ink", strokeWidth=2, filled=True)
    name = base.mark_text(align="left", dx=12, dy=12, fontWeight=600, color="@ink").encode(
        x("x"), y("x"), text="label:N"
    )
    return finish(
        alt.layer(
            diagonal.encode(x("x"), y("y")),
            line.encode(x("x"), y("y")),
            stairs.encode(x("x"), y("y"), order="step:Q"),
            point.encode(x("x"), y("x"), shape=shape, fill=fill),
            name,
        )
    )


def axis(title: str, values: Array) -> Axis:
    """A log axis around what was measured and predicted."""
    return decades(title, values, 1e-12)
