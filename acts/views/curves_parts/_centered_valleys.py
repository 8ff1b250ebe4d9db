"""Figures of gradient descent in the valley of two weights."""

from __future__ import annotations

from collections.abc import Iterator

import altair as alt

from acts import centering
from acts.blocks import Block, Figure, Prose, Strip, Table
from acts.centering import Valley, contour
from acts.rows import Rows, stack
from acts.text import Lang, Text, num, percent
from acts.views._charts import Axis, Spec, finish, fit, keep, rows, x, y
from acts.views.curves_parts import _centered_words as words

_VIEW = 2.6


def paths(valleys: tuple[Valley | None, ...], called: tuple[str, ...], rate: float, lang: Lang) -> Iterator[Block]:
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
    across, up = (Axis(t(lang), (-_VIEW, _VIEW), (-2, 0, 2), grid=False, format="~g") for t in (words.W1, words.W2))
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
