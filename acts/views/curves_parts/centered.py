"""Why outputs around 0 help the next layer: signs of its gradient, and a valley that is round or narrow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import altair as alt
import numpy as np

from acts import centering
from acts.activations import ACTIVATIONS, Activation
from acts.blocks import Block, Details, Figure, Prose, Strip, Table
from acts.centering import Signs, Valley, contour, signs, valley
from acts.knobs import Choice, Number
from acts.properties import properties
from acts.references import references, short
from acts.rows import Rows, stack
from acts.text import Lang, Text, num, percent
from acts.views._charts import Axis, Spec, finish, fit, keep, lines, rows, x, y
from acts.views._curves_figures import names, width
from acts.views._labels import ends
from acts.views.curves_parts import _centered_words as words
from acts.views.curves_parts.base import Host, subject
from acts.views.parts import Part

SAID = 32  #: the batch that is named between the smallest and the largest
VIEW = 2.6
SHARE_HEIGHT = 210


@dataclass(frozen=True, eq=False)
class Pair:
    """The chosen function and its rival, in this order."""

    signs: tuple[Signs, Signs]
    valleys: tuple[Valley | None, Valley | None]


class Centered(Part):
    title = Text("Why zero-centered", "왜 0을 중심으로 하는가")
    about = words.ABOUT
    order = 9

    rival: Annotated[Activation, Choice(words.RIVAL, ACTIVATIONS)] = ACTIVATIONS["tanh"]()
    rate: Annotated[float, Number(words.RATE, 0.05, 1, step=0.05)] = 1.0
    seed: Annotated[int, Number(words.SEED, 0, 9999, more=True)] = 0

    def depends(self, knob: str) -> bool:
        return knob != "span"

    def compute(self, host: Host) -> Pair:
        f, g = subject(host), self.rival
        return Pair((_signs(f, self.seed), _signs(g, self.seed)), (_valley(f, self.rate), _valley(g, self.rate)))

    def show(self, host: Host, result: Pair, language: Lang) -> Iterator[Block]:
        called, marks = names((subject(host), self.rival), language), (host.mark, (host.mark + 1) % 8)
        yield Prose(_mean(subject(host), result.valleys[0], called[0])(language))
        yield _sign_strip(result.signs, called, language)
        yield _share(result.signs, called, marks, language)
        yield from _paths(result.valleys, called, self.rate, language)
        cited = {"notes": short("cs231n"), "lecun": short("lecun1998")}
        yield Details(words.HOW(language), (Prose(words.HOW_TEXT.format(**cited)(language)),))
        yield references("cs231n", "lecun1998", self.rival.source)

    def numbers(self, host: Host, result: Pair) -> dict[str, Any]:
        named = zip(
            ("chosen", "rival"), (subject(host).slug, self.rival.slug), result.signs, result.valleys, strict=True
        )
        return {role: {"function": slug, **_said(s, v)} for role, slug, s, v in named}


_signs, _valley = keep(signs), keep(valley)


def _said(found: Signs, shape: Valley | None) -> dict[str, Any]:
    equal = {str(b): float(share) for b, share in zip(centering.BATCHES, found.equal, strict=True)}
    condition = None if shape is None else shape.condition
    return {"equal_signs": equal, "condition": condition, "steps": None if shape is None else shape.steps}


def _mean(f: Activation, shape: Valley | None, name: str) -> Text:
    if shape is None:
        return words.NO_VALLEY.format(name=name)
    p = properties(f)
    if p.zero_centered or shape.wide < 1.001:
        return words.CENTERED.format(name=name)
    return words.SKEWED.format(name=name, mean=num(p.mean), wide=num(shape.wide))


@keep
def _sign_strip(found: tuple[Signs, Signs], called: tuple[str, ...], lang: Lang) -> Strip:
    first, second = (_rows_equal(s, n) for s, n in zip(found, called, strict=True))
    panels = tuple(_sign_panel(s, n, i, lang) for i, (s, n) in enumerate(zip(found, called, strict=True)))
    caption = words.SIGNS_CAPTION.format(first=first, second=second)(lang)
    return Strip(name="signs", title=words.SIGNS_TITLE(lang), caption=caption, panels=panels)


def _counted(found: Signs) -> dict[str, int]:
    mixed = (found.shown > 0).any(1) & (found.shown < 0).any(1)
    return {"equal": int((~mixed).sum()), "rows": mixed.size}


def _rows_equal(found: Signs, name: str) -> Text:
    return words.ROWS_EQUAL.format(name=name, **_counted(found))


def _sign_panel(found: Signs, name: str, place: int, lang: Lang) -> Figure:
    row, column = np.indices(found.shown.shape) + 1
    cells = Rows({"x": column.ravel(), "y": row.ravel(), "sign": [_SIGNS[s] for s in found.shown.ravel().tolist()]})
    across = Axis(words.WEIGHT(lang), (0.5, centering.UNITS + 0.5), (1, 5, 10), grid=False, format="d")
    up = Axis(words.SAMPLE(lang), (centering.SHOWN + 0.5, 0.5), (1, 6, 12), grid=False, format="d")
    return Figure(
        name=f"signs_{place + 1}", title=name, caption="", alt=words.SIGNS_ALT.format(name=name, **_counted(found))(lang),
        spec=fit(_sign_spec(), across, up), data={"cells": cells}, height=250, right=12,
    )  # fmt: skip


_SIGNS = {-1: "−", 0: "·", 1: "+"}


@keep
def _sign_spec() -> Spec:
    tones = alt.Scale(domain=list(_SIGNS.values()), range=["@orange", "@muted", "@blue"])
    base = alt.Chart(rows("cells")).encode(x("x"), y("y"), alt.Color("sign:N", scale=tones, legend=None))
    box = base.mark_square(size=130, opacity=0.16)
    label = base.mark_text(fontWeight=700, baseline="middle").encode(text="sign:N")
    return finish(alt.layer(box, label))


@keep
def _share(found: tuple[Signs, Signs], called: tuple[str, ...], marks: tuple[int, ...], lang: Lang) -> Figure:
    batches = np.array(centering.BATCHES, float)
    parts = [
        Rows({"x": batches, "y": 100 * s.equal, "lo": 100 * s.low, "hi": 100 * s.high, "part": 0.0, "series": n})
        for s, n in zip(found, called, strict=True)
    ]
    first, second = (_shares(s, n, lang) for s, n in zip(found, called, strict=True))
    said = {"problems": centering.PROBLEMS, "units": centering.UNITS, "chance": percent(centering.by_chance(), lang, 1)}
    caption = words.SHARE_CAPTION.format(first=first, second=second, **said)(lang)
    if found[0].equal[-1] > 10 * centering.by_chance():
        caption += f" {words.ALONE(lang)}"
    last = np.array([100 * s.equal[-1] for s in found])
    across = Axis(words.BATCH_AXIS(lang), (1, batches[-1]), tuple(batches[::2]), log=True, format="d")
    return Figure(
        name="equal_signs", title=words.SHARE_TITLE(lang), caption=caption, height=SHARE_HEIGHT, wide=True,
        right=24 + int(8.2 * max(map(width, called))),
        alt=words.SHARE_ALT.format(first=first, second=second)(lang),
        spec=lines(called, marks, across, Axis(words.SHARE_AXIS(lang), (0, 102), (0, 25, 50, 75, 100)), band=True),
        data={"lines": stack(parts), "ends": ends(called, last, batches[-1], (0, 102), SHARE_HEIGHT)},
    )  # fmt: skip


def _shares(found: Signs, name: str, lang: Lang) -> Text:
    at = (0, centering.BATCHES.index(SAID), -1)
    one, some, many = (percent(float(found.equal[i]), lang, 1) for i in at)
    return words.SHARE_SAID.format(name=name, one=one, some=some, many=many, batch=SAID, most=centering.BATCHES[-1])


def _paths(valleys: tuple[Valley | None, ...], called: tuple[str, ...], rate: float, lang: Lang) -> Iterator[Block]:
    """The valleys that there are, and their numbers."""
    there = tuple((v, n) for v, n in zip(valleys, called, strict=True) if v is not None)
    yield from (
        Prose(words.NO_VALLEY.format(name=n)(lang)) for v, n in zip(valleys[1:], called[1:], strict=True) if v is None
    )
    if there:
        said = [_descended(v, n) for v, n in there] + [Text("", "")]
        caption = words.PATH_CAPTION.format(rate=percent(rate, lang), first=said[0], second=said[1])(lang).strip()
        panels = tuple(_path(v, n, i, lang) for i, (v, n) in enumerate(there))
        yield Strip(name="valleys", title=words.PATH_TITLE(lang), caption=caption, panels=panels)
        yield _table(there, lang)


def _descended(shape: Valley, name: str) -> Text:
    return words.PATH_SAID.format(name=name, condition=num(shape.condition), steps=_steps(shape))


def _steps(shape: Valley) -> Text:
    goal = num(centering.GOAL)
    if shape.steps is None:
        return words.NEVER.format(steps=f"{centering.LONGEST:,}")
    return words.STEP.format(goal=goal) if shape.steps == 1 else words.STEPS.format(steps=f"{shape.steps:,}", goal=goal)


@keep
def _path(shape: Valley, name: str, place: int, lang: Lang) -> Figure:
    start = 0.5 * float(shape.path[0] @ shape.hessian @ shape.path[0])
    rings = [contour(shape.hessian, start * share) for share in (1, 0.5, 0.2, 0.05)]
    level = stack([Rows({"x": r[:, 0], "y": r[:, 1], "ring": i, "t": range(len(r))}) for i, r in enumerate(rings)])
    way = Rows({"x": shape.path[:, 0], "y": shape.path[:, 1], "step": range(len(shape.path))})
    across, up = (Axis(t(lang), (-VIEW, VIEW), (-2, 0, 2), grid=False, format="~g") for t in (words.W1, words.W2))
    return Figure(
        name=f"valley_{place + 1}", title=name, caption="", height=260, right=12,
        alt=words.PATH_ALT.format(name=name, condition=num(shape.condition))(lang),
        spec=fit(_path_spec(), across, up), data={"levels": level, "way": way, "goal": Rows({"x": [0.0], "y": [0.0]})},
    )  # fmt: skip


@keep
def _path_spec() -> Spec:
    ring = alt.Chart(rows("levels")).mark_line(clip=True, color="@axis", strokeWidth=1)
    ring = ring.encode(x("x"), y("y"), detail="ring:N", order="t:Q")
    way = alt.Chart(rows("way")).encode(x("x"), y("y"), order="step:Q")
    goal = (
        alt.Chart(rows("goal"))
        .mark_point(shape="cross", filled=True, size=90, color="@ink", opacity=1)
        .encode(x("x"), y("y"))
    )
    dots = way.mark_point(filled=True, size=26, color="@blue", opacity=1, clip=True)
    return finish(alt.layer(ring, way.mark_line(color="@blue", strokeWidth=1.6, clip=True), dots, goal))


def _table(there: tuple[tuple[Valley, str], ...], lang: Lang) -> Table:
    body = tuple(
        (name, num(float(v.hessian[0, 0])), num(float(v.hessian[0, 1])), num(v.condition), num(v.wide), _count(v))
        for v, name in there
    )
    return Table(
        name="valleys", title=words.TABLE_TITLE(lang), caption=words.TABLE_CAPTION(lang), rows=body,
        head=tuple(head(lang) for head in words.TABLE_HEAD), numeric=(False, *(True,) * 5),
    )  # fmt: skip


def _count(shape: Valley) -> str:
    return f"> {centering.LONGEST:,}" if shape.steps is None else f"{shape.steps:,}"
