"""The figures and tables of the dead-ReLU view."""

from __future__ import annotations

import json
from collections.abc import Iterator

import altair as alt
import numpy as np
from numpy.typing import NDArray

from acts.array import AnyArray, Array
from acts.blocks import Figure, Table
from acts.ends import ends
from acts.record import Record
from acts.rows import Rows, stack
from acts.text import Lang, num, percent
from acts.views import _dead_relu_words as words
from acts.views._charts import Axis, Spec, finish, fit, keep, lines, rows, x, y

PANEL = 168  #: the height of one panel in a strip of courses


def accurate(share: float, lang: Lang) -> str:
    """*share* as a percentage that says 100 only if not one point is wrong."""
    nearly = 0.99 <= share < 1
    return percent(min(share, 0.999), lang, 1) if nearly else percent(share, lang)


def by_layer(record: Record, lang: Lang) -> str:
    """How many units of each layer are dead at the end: "25 in layer 1, 33 in layer 2"."""
    counts = record.by_layer(record.dead[-1]).astype(int)
    return ", ".join(words.IN_LAYER.format(dead=f"{n:,}", layer=i)(lang) for i, n in enumerate(counts, 1))


def deaths(record: Record) -> NDArray[np.int64]:
    """(U,), the recorded step since which a unit is dead for good; of units alive at the end, one past the last."""
    alive = ~record.dead
    since = np.where(alive.any(0), len(alive) - alive[::-1].argmax(0), 0)
    return np.append(record.steps, record.steps[-1] + 1)[since]


class Steps(Axis):
    """Training steps from 0 on a scale of log(1 + step), for units die early."""

    def encoding(self) -> Spec:
        last = max(int(self.domain[1]) if self.domain else 1, 1)
        usual = [u * 10**p for p in range(5) for u in (1, 3) if np.log1p(u * 10**p) < 0.88 * np.log1p(last)]
        axis = {"values": [0, *usual, last], "grid": False, "format": ",d"}
        return {
            "scale": {"type": "symlog", "constant": 1, "domain": [0, last], "nice": False},
            "axis": axis,
            "title": self.title,
        }


def courses(record: Record, target: AnyArray, lang: Lang) -> Iterator[Figure]:
    """Loss and accuracy over the steps, or squared error and R² where *target* holds numbers."""
    numbers = target.dtype != np.int64
    counts = np.array([1.0]) if numbers else np.unique(target, return_counts=True)[1] / len(target)
    first, last = num(float(record.loss[0]), 2), num(float(record.loss[-1]), 2)
    guess = num(-float(counts @ np.log(counts)), 2)
    caption = words.SQUARE_CAPTION if numbers else words.LOSS_CAPTION.format(guess=guess)
    heights, axis = np.maximum(record.loss, 1e-8), words.SQUARE_AXIS if numbers else words.LOSS_AXIS
    yield _course(
        record, heights, decades(heights, axis(lang)), name="loss", title=words.LOSS_TITLE(lang), caption=caption(lang),
        alt=words.LOSS_ALT.format(first=first, last=last)(lang), lang=lang,
    )  # fmt: skip
    title, axis = (words.R2_TITLE, words.R2_AXIS) if numbers else (words.ACCURACY_TITLE, words.ACCURACY_AXIS)
    caption = words.R2_CAPTION if numbers else words.ACCURACY_CAPTION.format(guess=percent(counts.max(), lang))
    first, last = (accurate(float(share), lang) for share in record.accuracy[[0, -1]])
    yield _course(
        record, 100 * np.maximum(record.accuracy, 0), Axis(axis(lang), (0, 102), (0, 25, 50, 75, 100)), name="accuracy",
        title=title(lang), caption=caption(lang), alt=words.ACCURACY_ALT.format(first=first, last=last)(lang), lang=lang,
    )  # fmt: skip


def share(record: Record, lang: Lang) -> Figure:
    """Dead units of every layer over the steps, or where nobody ever died, units that are never positive."""
    died = bool(record.dead.any())
    title, caption, axis = _DEAD if died else _SILENT
    heights = 100 * record.by_layer(record.dead if died else record.silent) / np.array(record.hidden)
    names, last, domain = layer_names(record, lang), int(record.steps[-1]), (0.0, 1.02 * _top(heights.max()))
    parts = [Rows({"x": record.steps, "y": h, "series": n, "part": 0}) for n, h in zip(names, heights.T, strict=True)]
    tips = ends(names, heights[-1], last, domain, 160)
    steps = Steps(words.STEP_AXIS(lang), (0, last))
    return Figure(
        name="share", title=title(lang), caption=caption(lang), height=160, right=74,
        alt=words.SHARE_ALT.format(layers=by_layer(record, lang))(lang),
        spec=lines(names, tuple(range(len(names))), steps, Axis(axis(lang), domain)),
        data={"lines": stack(parts), "ends": tips},
    )  # fmt: skip


_DEAD = words.SHARE_TITLE, words.SHARE_CAPTION, words.SHARE_AXIS
_SILENT = words.SILENT_TITLE, words.SILENT_CAPTION, words.SILENT_AXIS


def _course(
    record: Record, values: Array, up: Axis, *, name: str, title: str, caption: str, alt: str, lang: Lang
) -> Figure:
    frame = Rows({"x": record.steps, "y": values})
    spec = fit(_line(), Steps(words.STEP_AXIS(lang), (0, record.steps[-1])), up)
    return Figure(
        name=name, title=title, caption=caption, alt=alt, spec=spec, data={"line": frame}, height=PANEL, right=24
    )


@keep
def _line() -> Spec:
    return finish(alt.layer(alt.Chart(rows("line")).mark_line(color="@blue", clip=True).encode(x("x"), y("y"))))


def layer_names(record: Record, lang: Lang) -> tuple[str, ...]:
    """What the layers are called."""
    return tuple(words.LAYER.format(layer=i + 1)(lang) for i in range(len(record.hidden)))


def _top(percent: float) -> float:
    return next(top for top in (5, 10, 25, 50, 100) if percent <= top)


class _Decades(Axis):
    """Powers of ten, written with an exponent where a plain number would be too long for the margin."""

    def encoding(self) -> Spec:
        low, high = (round(np.log10(edge)) for edge in self.domain or (1, 10))
        powers = range(low, high + 1, -(-(high - low) // 6))
        said = {str(p): num(10.0**p) if -2 <= p <= 2 else f"10{str(p).translate(_RAISED)}" for p in powers}
        plain = super().encoding()
        plain["axis"]["values"] = [10.0**p for p in powers]
        plain["axis"]["labelExpr"] = f"{json.dumps(said, ensure_ascii=False)}[round(log(datum.value) / LN10)]"
        return plain


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def decades(values: Array, title: str) -> Axis:
    """A log axis from the power of ten below the least of *values* to the one above the greatest."""
    low, high = int(np.floor(np.log10(values.min()))), int(np.ceil(np.log10(values.max())))
    return _Decades(title, (10.0**low, 10.0 ** max(high, low + 1)), log=True)


def table(record: Record, lang: Lang) -> Table:
    """Deaths and returns by layer."""
    kinds = (record.born_dead, record.dead[-1], record.ever_dead, record.revived, record.silent[-1])
    counts = np.stack([np.array(record.hidden), *map(record.by_layer, kinds)]).astype(int)
    names = layer_names(record, lang)
    return Table(
        name="deaths", title=words.TABLE_TITLE(lang), caption=words.TABLE_CAPTION.format(moments=len(record.steps))(lang),
        head=tuple(text(lang) for text in words.TABLE_HEAD), numeric=(False, *(True,) * 6),
        rows=tuple((name, *(f"{n:,}" for n in column)) for name, column in zip(names, counts.T, strict=True)),
    )  # fmt: skip
