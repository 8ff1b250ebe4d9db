"""The figures and tables of the activation-curves view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from acts.activations import ACTIVATIONS, Activation
from acts.array import Array
from acts.blocks import Figure, Handle, Table
from acts.ends import ends
from acts.properties import Properties
from acts.rows import Rows, Words
from acts.text import Lang, Text, num
from acts.views import _curves_words as words
from acts.views._charts import Axis, keep, lines
from acts.views._curves_trace import Traced

if TYPE_CHECKING:
    from acts.views.curves import Curves, CurvesResult


@keep
def names(functions: tuple[Activation, ...], lang: Lang) -> tuple[str, ...]:
    """What each function is called here: its title, with its settings where these are not the usual ones."""
    each = [called(f, lang) for f in functions]
    return tuple(f"{n} ({each[:i].count(n) + 1})" if n in each[:i] else n for i, n in enumerate(each))


def called(f: Activation, lang: Lang) -> str:
    """The title of *f*, with the knobs that are not as usual; of the reader's own function, what was written."""
    if not f.fixed:
        texts = [str(getattr(f, k)).replace(" ", "").replace(",", ", ") for k in f.knobs() if getattr(f, k)]
        room = max(_LONGEST - sum(len(text) + 2 for text in texts[1:]), _LEAST)
        return ", ".join(_shortened(text, room if i == 0 else _LEAST) for i, text in enumerate(texts))
    usual = type(f)()
    turned = [num(getattr(f, k)) for k in f.knobs() if getattr(f, k) != getattr(usual, k)]
    return f"{_short()[type(f)](lang)} {', '.join(turned)}".strip()


@cache
def _short() -> dict[type[Activation], Text]:
    """Titles cut at a bracket that explains, and whole where the bracket tells two functions apart."""
    cut = {kind: kind.title.en.partition(" (")[0] for kind in ACTIVATIONS.values()}
    shared = Counter(cut.values())
    return {
        kind: kind.title if shared[name] > 1 else Text(name, kind.title.ko.partition("(")[0].strip())
        for kind, name in cut.items()
    }


_LONGEST, _LEAST = 26, 14  # letters of a formula that is a name, and what is left of it beside parameters


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def curves(view: Curves, result: CurvesResult, called: tuple[str, ...], lang: Lang) -> Iterator[Figure | Table]:
    """Functions, slopes, and on request second derivatives, over one another with one x axis; the point as numbers."""
    values = _joined(called, [num(slope) for _, slope, _ in result.at_point])
    ends_at = {"low": num(-view.span), "high": num(view.span), "names": ", ".join(called)}
    alts = (words.CURVES_ALT.format(**ends_at), words.SLOPES_ALT.format(point=num(view.point), values=values))
    caption = words.CURVES_CAPTION.format(point=num(view.point), name=called[view.mark])
    yield _overlay(view, result, called, "y", "functions", (words.CURVES_TITLE, caption, alts[0], words.Y_VALUE), lang)
    slopes = (words.SLOPES_TITLE, words.SLOPES_CAPTION, alts[1], words.Y_SLOPE)
    yield _overlay(view, result, called, "slope", "slopes", slopes, lang)
    if view.second:
        bends = (words.BENDS_TITLE, words.BENDS_CAPTION, alts[0], words.Y_BEND)
        yield _overlay(view, result, called, "bend", "second_derivatives", bends, lang)
    yield _point_table(view.point, result.at_point, called, lang)


@keep
def _point_table(
    point: float, at_point: tuple[tuple[float, float, float], ...], called: tuple[str, ...], lang: Lang
) -> Table:
    cells = [tuple(num(v, 5) for v in values) for values in at_point]
    return Table(
        name="point", title=words.POINT_TITLE.format(point=num(point))(lang), caption=words.POINT_CAPTION(lang),
        head=tuple(h(lang) for h in words.POINT_HEAD), rows=tuple((n, *c) for n, c in zip(called, cells, strict=True)),
        numeric=(False, True, True, True), marks=tuple(range(len(called))),
    )  # fmt: skip


def _joined(called: Sequence[str], said: Sequence[str]) -> str:
    return ", ".join(f"{n} {v}" for n, v in zip(called, said, strict=True))


_ROOM: dict[str, tuple[float, float, float, int]] = {  #: least span of y, most span (in units of x's), height
    "y": (-1.2, 1.2, 1.25, 290),
    "slope": (-0.25, 1.25, 0.75, 220),
    "bend": (-1.0, 1.0, 1.0, 220),
}


def _overlay(
    view: Curves,
    result: CurvesResult,
    called: tuple[str, ...],
    which: str,
    name: str,
    said: tuple[Text, ...],
    lang: Lang,
) -> Figure:
    title, caption, alt_text, up = said
    height = _ROOM[which][3]
    points, tip, domain = _rows(result.traced, called, which, view.span)
    axes = Axis(words.X_INPUT(lang), named="x", count=9), Axis(up(lang), named="y")
    return Figure(
        name=name, title=title(lang), caption=caption(lang), alt=alt_text(lang), height=height,
        right=24 + int(8.2 * max(width(n) for n in called)),
        spec=lines(called, tuple(range(len(called))), *axes, "yx", dots=True),
        ranges={"x": (-view.span, view.span), "y": domain},
        data={"lines": points, "ends": tip, **_at_point(view, result, called, _ORDER[which])},
        handle=_handle(result.traced, called, which, view.span),
    )  # fmt: skip


_ORDER = {"y": 0, "slope": 1, "bend": 2}


def _at_point(view: Curves, result: CurvesResult, called: tuple[str, ...], order: int) -> dict[str, Rows]:
    """The rows that show the chosen input: a line across, a dot on each curve, a tangent to the examined function."""
    if abs(view.point) > view.span:
        return {"dots": _NO_DOTS, "tangent": _NO_TANGENT}
    heights = tuple(values[order] for values in result.at_point)
    tangent = _NO_TANGENT if order else _tangent(view, result, called[view.mark])
    return {"dots": _dots(view.point, heights, called), "tangent": tangent}


@keep
def _dots(point: float, heights: tuple[float, ...], called: tuple[str, ...]) -> Rows:
    return Rows({"x": np.full(len(called), point), "y": heights, "series": Words.each(called)})


def _tangent(view: Curves, result: CurvesResult, name: str) -> Rows:
    value, slope, _ = result.at_point[view.mark]
    left, right = view.point - 0.3 * view.span, view.point + 0.3 * view.span
    y, y2 = value + slope * (left - view.point), value + slope * (right - view.point)
    return Rows({"x": [left], "x2": [right], "y": [y], "y2": [y2], "series": [name]})


_NO_DOTS, _NO_TANGENT = (Rows.of(columns, ()) for columns in (("x", "y", "series"), ("x", "x2", "y", "y2", "series")))


@keep
def _handle(traced: tuple[Traced, ...], called: tuple[str, ...], which: str, span: float) -> Handle:
    """About eighty inputs at round numbers, and where each curve is there."""
    step = next(step for step in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5) if step * 45 >= span)
    at = np.round(np.arange(-round(span / step), round(span / step) + 1) * step, 6)
    heights = [np.interp(at, t.x, getattr(t, which)) for t in traced]
    return Handle("curves.point", Rows.lines(called, at=[at] * len(called), y=heights))


@keep
def _rows(
    traced: tuple[Traced, ...], called: tuple[str, ...], which: str, span: float
) -> tuple[Rows, Rows, tuple[float, float]]:
    """The points of the curves, where their names stand, and the range of y."""
    low, high, share, height = _ROOM[which]
    drawn = [getattr(t, which) for t in traced]
    domain = domain_of(np.concatenate(drawn), low, high, share * max(span, 2.0))
    points = Rows.lines(called, x=[t.x for t in traced], y=drawn, part=[t.part for t in traced])
    return points, ends(called, np.array([v[-1] for v in drawn]), span, domain, height), domain


def width(name: str) -> float:
    """How many average letters wide *name* is; a Hangul syllable counts for nearly two."""
    return sum(1.75 if ch > "ᄀ" else 1.0 for ch in name)


def domain_of(values: Array, low: float, high: float, most: float) -> tuple[float, float]:
    """The range of y that shows *values*: at least low to high, at most ±most."""
    shown = values[np.isfinite(values)]
    bottom, top = max(float(shown.min(initial=low)), -most), min(float(shown.max(initial=high)), most)
    return (round(bottom * 1.02, 4), round(top * 1.02, 4))


def numbers(f: Activation, p: Properties, at: tuple[float, float, float]) -> dict[str, Any]:
    """The headline numbers of one function."""
    value, slope, bend = at
    found = {"value": value, "derivative": slope, "second_derivative": bend, "mean": p.mean}
    found |= {"forward_gain": p.forward_gain, "backward_gain": p.backward_gain}
    finite = {k: v if np.isfinite(v) else None for k, v in found.items()}
    return {"function": f.slug, "knobs": {k: getattr(f, k) for k in f.knobs()}, **finite}
