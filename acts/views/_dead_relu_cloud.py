"""The data cloud of the dead-ReLU view, and the lines along which first-layer units switch, as training goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np

from acts.array import AnyArray, Array
from acts.blocks import Figure, Strip
from acts.record import Counts, Record, evenly
from acts.rows import Rows
from acts.text import Lang
from acts.views import _dead_relu_words as words
from acts.views._charts import Axis, Spec, finish, fit, keep, rows, x, y

_MOMENTS, _LINES, _PAUSE = 60, 64, 160  #: of the film: the most moments, the most lines at each, milliseconds between


def clouds(record: Record, points: Array, labels: AnyArray, lang: Lang) -> Strip:
    """The points, and the line along which each unit of the first layer switches: a film, and up to four of its moments."""
    scene = _Scene(record, points, labels, lang)
    caption = (
        words.CLOUD_NUMBERS if labels.dtype != np.int64 else words.CLOUD_TWO if labels.max() < 2 else words.CLOUD_MORE
    )(lang)
    caption += words.CLOUD_CAPTION.format(samples=f"{len(points):,}")(lang)
    if scene.every > 1:
        caption += words.CLOUD_SOME.format(every=scene.every)(lang)
    panels = tuple(scene.panel(row) for row in _moments(record))
    return Strip(name="clouds", title=words.CLOUD_TITLE(lang), caption=caption, panels=panels, film=scene.film())


def _moments(record: Record) -> list[int]:
    """Rows of the record: the first, where half and nearly all of the final deaths of layer 1 had happened, the last."""
    last, first = len(record.steps) - 1, record.layer == 0
    counts = record.dead[:, first].sum(1)
    if counts[-1] > counts[0]:
        inner = [int(np.argmax(counts >= counts[0] + share * (counts[-1] - counts[0]))) for share in (0.5, 0.9)]
    else:
        inner = [last // 4, last // 2]
    return sorted({0, *inner, last})


@dataclass(frozen=True, eq=False)
class _Scene:
    """What every picture of the cloud shares."""

    record: Record
    points: Array
    labels: AnyArray
    lang: Lang

    @property
    def every(self) -> int:
        """One unit in so many is drawn."""
        return -(-self.record.hidden[0] // _LINES)

    @property
    def window(self) -> tuple[Array, Array]:
        """The corners, wide enough to see lines leave the cloud."""
        return self.points.min(0) - 1, self.points.max(0) + 1

    def panel(self, row: int) -> Figure:
        """One recorded moment."""
        data, counts = self._at(np.array([row]))
        said = counts[0]
        return Figure(
            name=f"cloud_{row}", title=words.CLOUD_AT.format(**said)(self.lang), data=data, height=180,
            caption=words.CLOUD_UNDER.format(**said)(self.lang), spec=self._fitted(_cloud()),
            alt=words.CLOUD_ALT.format(samples=f"{len(self.points):,}", **said)(self.lang),
        )  # fmt: skip

    def film(self) -> Figure:
        """The recorded moments one after another, at a step that a reader moves or lets run."""
        chosen = np.unique(evenly(self.record.steps, _MOMENTS))
        data, counts = self._at(chosen)
        said = [words.CLOUD_NOW.format(**each)(self.lang) for each in counts]
        told = Rows({"step": self.record.steps[chosen], "text": said})
        names = words.CLOUD_MOMENT(self.lang), words.CLOUD_PLAY(self.lang)
        return Figure(
            name="cloud_film", title=words.CLOUD_TITLE(self.lang), caption="", height=470,
            alt=words.CLOUD_FILM_ALT.format(first=said[0], last=said[-1], moments=len(said))(self.lang),
            spec=self._fitted(_film(tuple(told["step"].tolist()), *names)), data={**data, "told": told},
        )  # fmt: skip

    def _fitted(self, spec: Spec) -> Spec:
        edges = zip((words.X1, words.X2), *self.window, strict=True)
        return fit(spec, *(Axis(title(self.lang), (low, high), grid=False, count=4) for title, low, high in edges))

    def _at(self, chosen: Counts) -> tuple[dict[str, Rows], list[dict[str, Any]]]:
        """The rows of a picture at the *chosen* rows of the record, and what is counted at each."""
        first = self.record.layer == 0
        state = np.where(self.record.dead, 2, np.where(self.record.silent, 1, 0))[np.ix_(chosen, first)]
        cuts, arrows, outside = _cuts(self.record.paths[chosen].astype(float), *self.window, self.every)
        cuts, arrows = (
            ends.having(step=self.record.steps[chosen][ends["moment"]], state=state[ends["moment"], ends["unit"]])
            for ends in (cuts, arrows)
        )
        counts = [
            {"step": f"{step:,}", "alive": int((now < 2).sum()), "dead": int((now == 2).sum()), "outside": missed}
            for step, now, missed in zip(self.record.steps[chosen], state, outside.tolist(), strict=True)
        ]
        return {"cuts": cuts, "arrows": arrows, "dots": self._dots()}, counts

    def _dots(self) -> Rows:
        kinds = self.labels % len(_SHAPES) if self.labels.dtype == np.int64 else (self.labels > 0).astype(int)
        return Rows({"x": self.points[:, 0], "y": self.points[:, 1], "class": kinds})


_SHAPES = ("circle", "diamond", "square", "triangle-up", "cross", "triangle-down")


@keep
def _cloud() -> Spec:
    return finish(alt.layer(*_layers()))


@keep
def _film(steps: Sequence[int], moment: str, play: str) -> Spec:
    """The cloud at one of *steps*; the browser alone turns the pages, and none before it is asked to."""
    last = len(steps) - 1
    now = alt.Chart(rows("told")).mark_text(align="left", baseline="bottom", fontWeight=600, color="@ink")
    now = now.encode(x=alt.value(0), y=alt.value(-10), text="text:N")
    dots, *moving = (*_layers(), now)
    spec = finish(alt.layer(dots, *(layer.transform_filter("datum.step == step") for layer in moving)))
    tick = {"events": {"type": "timer", "throttle": _PAUSE}, "update": f"playing ? (moment + 1) % {last + 1} : moment"}
    stop = {"events": {"signal": "moment"}, "update": f"playing && moment < {last}"}
    reach = {"input": "range", "name": moment, "min": 0, "max": last, "step": 1}
    spec["params"] = [
        {"name": "playing", "value": False, "bind": {"input": "checkbox", "name": play}, "on": [stop]},
        {"name": "moment", "value": last, "bind": reach, "on": [tick]},
        {"name": "step", "expr": f"{list(steps)}[moment]"},
    ]
    return spec


def _layers() -> tuple[alt.Chart, alt.Chart, alt.Chart]:
    """Points, lines, and strokes to the side on which a unit switches on."""
    color = alt.Color("state:N", scale=alt.Scale(domain=[0, 1, 2], range=["@blue", "@gold", "@orange"]), legend=None)
    strokes = alt.StrokeDash("state:N", scale=alt.Scale(domain=[0, 1, 2], range=[[1, 0], [1, 3], [6, 4]]), legend=None)
    shape = alt.Shape("class:N", scale=alt.Scale(domain=list(range(len(_SHAPES))), range=list(_SHAPES)), legend=None)
    ends = x("x"), y("y"), alt.X2("x2"), alt.Y2("y2")
    dot = alt.Chart(rows("dots")).mark_point(filled=True, size=12, opacity=0.55, color="@muted")
    cut = alt.Chart(rows("cuts")).mark_rule(clip=True, strokeWidth=1.2, opacity=0.55)
    arrow = alt.Chart(rows("arrows")).mark_rule(clip=True, strokeWidth=2.4)
    return dot.encode(x("x"), y("y"), shape), cut.encode(*ends, color, strokes), arrow.encode(*ends, color)


def _cuts(units: Array, low: Array, high: Array, every: int) -> tuple[Rows, Rows, Counts]:
    """Where w · x + b = 0 crosses the window for *every* so many of *units* (T, m, 3), and how many of all do not, (T,).

    Rows of the first: moment, unit, x, y, x2, y2, from edge to edge; of the second, from the line to the side that it
    switches on.
    """
    middle, half = (low + high) / 2, (high - low) / 2
    length = np.hypot(units[..., 0], units[..., 1])
    unit = units / np.where(length > 0, length, 1)[..., None]
    normal, offset = unit[..., :2], unit[..., :2] @ middle + unit[..., 2]
    near = (length > 0) & (np.abs(offset) < np.abs(normal) @ half)
    at, which = np.nonzero(near & (np.arange(units.shape[1]) % every == 0))
    normal, reach = normal[at, which], np.hypot(*half)
    foot = middle - offset[at, which, None] * normal
    along = reach * np.stack([-normal[:, 1], normal[:, 0]], 1)
    ends = (foot - along, foot + along), (foot, foot + 0.06 * reach * normal)
    cuts, arrows = (
        Rows({"moment": at, "unit": which, "x": a[:, 0], "y": a[:, 1], "x2": b[:, 0], "y2": b[:, 1]}) for a, b in ends
    )
    return cuts, arrows, (~near).sum(1)
