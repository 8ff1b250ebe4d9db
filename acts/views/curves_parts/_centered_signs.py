"""Figures of the signs that the gradient of one unit's weights has."""

from __future__ import annotations

import altair as alt
import numpy as np

from acts import centering
from acts.blocks import Figure, Strip
from acts.centering import Signs
from acts.ends import ends
from acts.rows import Rows, stack
from acts.text import Lang, Text, percent
from acts.views._charts import Axis, Spec, finish, fit, keep, lines, rows, x, y
from acts.views._curves_figures import width
from acts.views.curves_parts import _centered_words as words

_SAID = 32  # the batch that is named between the smallest and the largest
_HEIGHT = 210


@keep
def strip(found: tuple[Signs, Signs], called: tuple[str, ...], lang: Lang) -> Strip:
    """The signs of a few gradients, sample by sample, behind each of the two functions."""
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
def share(found: tuple[Signs, Signs], called: tuple[str, ...], marks: tuple[int, ...], lang: Lang) -> Figure:
    """How often all weights move the same way, over the size of the batch."""
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
        name="equal_signs", title=words.SHARE_TITLE(lang), caption=caption, height=_HEIGHT, wide=True,
        right=24 + int(8.2 * max(map(width, called))),
        alt=words.SHARE_ALT.format(first=first, second=second)(lang),
        spec=lines(called, marks, across, Axis(words.SHARE_AXIS(lang), (0, 102), (0, 25, 50, 75, 100)), band=True),
        data={"lines": stack(parts), "ends": ends(called, last, batches[-1], (0, 102), _HEIGHT)},
    )  # fmt: skip


def _shares(found: Signs, name: str, lang: Lang) -> Text:
    at = (0, centering.BATCHES.index(_SAID), -1)
    one, some, many = (percent(float(found.equal[i]), lang, 1) for i in at)
    return words.SHARE_SAID.format(name=name, one=one, some=some, many=many, batch=_SAID, most=centering.BATCHES[-1])
