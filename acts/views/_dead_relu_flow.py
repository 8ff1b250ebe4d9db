"""What flows through the network of the dead-ReLU view while it trains: gradients, steps, and directions in use."""

from __future__ import annotations

import numpy as np

from acts.array import AnyArray, Array
from acts.blocks import Figure, Strip, Table
from acts.ends import ends
from acts.record import Counts, Record
from acts.references import short
from acts.rows import Rows, stack
from acts.states import State
from acts.text import Lang, num
from acts.views import _dead_relu_words as words
from acts.views._charts import Axis, Spec, lines
from acts.views._dead_relu_figures import PANEL, Steps, courses, decades, layer_names


def course(record: Record, target: AnyArray, lang: Lang) -> Strip:
    """How well the network learns, and how many directions are left in which it could learn more."""
    panels = (*courses(record, target, lang), _capacity(record, lang))
    return _strip("course", words.COURSE_TITLE(lang), panels)


def flows(record: Record, lang: Lang) -> Strip:
    """What reaches the layers, and how far it moves them."""
    return _strip("flow", words.FLOW_TITLE(lang), (_gradient(record, lang), _update(record, lang)))


def _strip(name: str, title: str, panels: tuple[Figure, ...]) -> Strip:
    caption = " ".join(f"{panel.title}: {panel.caption}" for panel in panels)
    return Strip(name=name, title=title, caption=caption, panels=panels)


def _capacity(record: Record, lang: Lang) -> Figure:
    """The effective rank of every layer as a share of its units."""
    said = ", ".join(
        words.RANK_IN.format(rank=num(float(rank), 3), units=f"{units:,}", layer=i)(lang)
        for i, (rank, units) in enumerate(zip(record.rank[-1], record.hidden, strict=True), 1)
    )
    heights = 100 * record.rank / np.array(record.hidden)
    top = 10 * float(np.ceil(max(heights.max(), 1) / 10))
    return _course(
        record, heights, layer_names(record, lang), Axis(words.CAPACITY_AXIS(lang), (0.0, 1.02 * top)), name="capacity",
        title=words.CAPACITY_TITLE(lang), caption=words.CAPACITY_CAPTION.format(ranks=said)(lang),
        alt=words.CAPACITY_ALT.format(ranks=said)(lang), lang=lang,
    )  # fmt: skip


def _gradient(record: Record, lang: Lang) -> Figure:
    """The length of every layer's gradient."""
    title, caption, axis = (t(lang) for t in (words.GRADIENT_TITLE, words.GRADIENT_CAPTION, words.GRADIENT_AXIS))
    return _flow(record, record.gradient, axis, name="gradient", title=title, caption=caption, lang=lang)


def _update(record: Record, lang: Lang) -> Figure:
    """The length of every layer's step, over that of its parameters."""
    title, caption, axis = (t(lang) for t in (words.UPDATE_TITLE, words.UPDATE_CAPTION, words.UPDATE_AXIS))
    return _flow(record, record.update, axis, name="update", title=title, caption=caption, lang=lang)


def state_table(record: Record, lang: Lang) -> Table:
    """How many units of each layer are in each state at the last recorded step."""
    seen = record.states[len(record.steps) - 1]
    kinds = [kind for kind in State if kind != State.DIVERGED]
    counts = np.stack([record.by_layer(seen == kind) for kind in kinds]).astype(int)
    head = (words.TABLE_HEAD[0], words.TABLE_HEAD[1], *(words.STATE_NAMES[kind] for kind in kinds))
    caption = words.STATES_CAPTION.format(step=f"{record.steps[-1]:,}", sokar2023=short("sokar2023"))
    body = (
        (name, f"{units:,}", *(f"{n:,}" for n in column))
        for name, units, column in zip(layer_names(record, lang), record.hidden, counts.T, strict=True)
    )
    return Table(
        name="states", title=words.STATES_TITLE(lang), caption=caption(lang), head=tuple(text(lang) for text in head),
        rows=tuple(body), numeric=(False, *(True,) * (1 + len(kinds))),
    )  # fmt: skip


def _flow(record: Record, values: Array, axis: str, *, name: str, title: str, caption: str, lang: Lang) -> Figure:
    """Positive values of all layers on a log scale; where there is none, the line breaks."""
    shown = np.where(values > 0, values, np.nan)
    some = shown[np.isfinite(shown)]
    shown = np.maximum(shown, max(float(some.max()), 1e-300) * 1e-12) if some.size else shown
    names = (*layer_names(record, lang), words.OUTPUT(lang))
    known = [row[np.isfinite(row)] for row in shown.T]
    last = ", ".join(f"{n} {num(float(row[-1]), 2) if row.size else '—'}" for n, row in zip(names, known, strict=True))
    up = decades(np.concatenate([*known, [] if some.size else [1.0]]), axis)
    said = words.FLOW_ALT.format(title=title, last=last)(lang)
    return _course(record, shown, names, up, name=name, title=title, caption=caption, alt=said, lang=lang)


def _course(
    record: Record, values: Array, names: tuple[str, ...], up: Axis, *, name: str, title: str, caption: str, alt: str, lang: Lang
) -> Figure:  # fmt: skip
    """One line a layer over the steps, broken where a value is missing."""
    last, (low, high) = int(record.steps[-1]), up.domain or (0.0, 1.0)
    frame = stack([_line(record.steps, column, n) for n, column in zip(names, values.T, strict=True)])
    at = np.array([column[np.isfinite(column)][-1] if np.isfinite(column).any() else low for column in values.T])
    tips = ends(names, np.log10(at), last, (np.log10(low), np.log10(high)), PANEL) if up.log else None
    tips = ends(names, at, last, (low, high), PANEL) if tips is None else tips.having(at=10 ** tips["at"])
    spec: Spec = lines(names, tuple(range(len(names))), Steps(words.STEP_AXIS(lang), (0, last)), up)
    return Figure(
        name=name,
        title=title,
        caption=caption,
        alt=alt,
        spec=spec,
        data={"lines": frame, "ends": tips},
        height=PANEL,
        right=74,
    )


def _line(steps: Counts, column: Array, name: str) -> Rows:
    there = np.isfinite(column)
    part = np.cumsum(np.diff(there.astype(int), prepend=1) != 0)
    return Rows({"x": steps, "y": column, "series": name, "part": part}).where(there)
