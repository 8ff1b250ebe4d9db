"""The figures and tables of the activation-curves view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np
import pandas as pd

from acts import images
from acts.activations import Activation
from acts.array import Array
from acts.blocks import Figure, Formula, Picture, Strip, Table
from acts.images import SCALINGS
from acts.properties import Gain, Properties
from acts.text import Lang, Text, num, percent
from acts.vectors import VectorFunction
from acts.vectors.maxout import Maxout
from acts.views import _curves_words as words
from acts.views._charts import Axis, bars, ends, finish, fit, keep, lines, rows, tally, x

if TYPE_CHECKING:
    from acts.views.curves import Curves, CurvesResult, Traced, Treated


def names(functions: Sequence[Activation], lang: Lang) -> tuple[str, ...]:
    """What each function is called here: its title, with its settings where these are not the usual ones."""
    called = [_called(f, lang) for f in functions]
    return tuple(f"{n} #{called[:i].count(n) + 1}" if n in called[:i] else n for i, n in enumerate(called))


def _called(f: Activation, lang: Lang) -> str:
    usual = type(f)()
    turned = [num(getattr(f, k)) for k in f.knobs() if getattr(f, k) != getattr(usual, k)]
    title = f.title(lang).partition(" (")[0].partition("(")[0]
    return f"{title} {', '.join(turned)}".strip()


def curves(view: Curves, result: CurvesResult, called: tuple[str, ...], lang: Lang) -> Iterator[Figure]:
    """Functions, slopes, and on request second derivatives, over one another with one x axis."""
    values = _joined(called, [num(slope) for _, slope, _ in result.at_point])
    ends_at = {"low": num(-view.span), "high": num(view.span), "names": ", ".join(called)}
    alts = (words.CURVES_ALT.format(**ends_at), words.SLOPES_ALT.format(point=num(view.point), values=values))
    caption = words.CURVES_CAPTION.format(point=num(view.point))
    yield _overlay(view, result, called, "y", "functions", (words.CURVES_TITLE, caption, alts[0], words.Y_VALUE), lang)
    slopes = (words.SLOPES_TITLE, words.SLOPES_CAPTION, alts[1], words.Y_SLOPE)
    yield _overlay(view, result, called, "slope", "slopes", slopes, lang)
    if view.second:
        bends = (words.BENDS_TITLE, words.BENDS_CAPTION, alts[0], words.Y_BEND)
        yield _overlay(view, result, called, "bend", "second_derivatives", bends, lang)


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
    frame, tip, domain = _rows(result.traced, called, which, view.span)
    across = Axis(words.X_INPUT(lang), (-view.span, view.span), count=9)
    rule = pd.DataFrame({"x": [view.point] if abs(view.point) <= view.span else []})
    return Figure(
        name=name, title=title(lang), caption=caption(lang), alt=alt_text(lang), height=height,
        right=24 + int(8.2 * max(_width(n) for n in called)),
        spec=lines(called, tuple(range(len(called))), across, Axis(up(lang), domain), "yx", rule=True),
        data={"lines": frame, "ends": tip, "rule": rule},
    )  # fmt: skip


@keep
def _rows(
    traced: tuple[Traced, ...], called: tuple[str, ...], which: str, span: float
) -> tuple[pd.DataFrame, pd.DataFrame, tuple[float, float]]:
    """The points of the curves, where their names stand, and the range of y."""
    low, high, share, height = _ROOM[which]
    drawn = [getattr(t, which) for t in traced]
    domain = _domain(np.concatenate(drawn), low, high, share * max(span, 2.0))
    frame = pd.concat([_frame(t, v, n) for t, v, n in zip(traced, drawn, called, strict=True)])
    return frame, ends(called, np.array([v[-1] for v in drawn]), span, domain, height), domain


def _width(name: str) -> float:
    """How many average letters wide *name* is; a Hangul syllable counts for nearly two."""
    return sum(1.75 if ch > "ᄀ" else 1.0 for ch in name)


def _domain(values: Array, low: float, high: float, most: float) -> tuple[float, float]:
    finite = values[np.isfinite(values)]
    bottom, top = max(min(low, float(finite.min())), -most), min(max(high, float(finite.max())), most)
    return (round(bottom * 1.02, 4), round(top * 1.02, 4))


def _frame(traced: Traced, values: Array, name: str) -> pd.DataFrame:
    return pd.DataFrame({"x": traced.x, "y": values, "part": traced.part, "series": name})


def strip(view: Curves, traced: Traced, done: Treated, lang: Lang) -> Strip:
    """The six pictures: function, derivative, sample, sample after, photograph, photograph after."""
    low, high, changed = _picture_range(done)
    mark = next((i for i, f in enumerate(view.functions) if f == view.subject), 0)
    scaling = SCALINGS[view.scaling](lang)
    said = {
        "count": f"{done.sample.size:,}", "kind": (words.NORMAL if view.sample == "normal" else words.UNIFORM)(lang).lower(),
        "mean": num(view.mean), "deviation": num(view.deviation), "scaling": scaling[0].lower() + scaling[1:],
        "low": num(low), "high": num(high), "changed": percent(changed, lang),
        "hidden": words.IDENTITY_HERE(lang) if changed == 0 else "",
    }  # fmt: skip
    title = words.STRIP_TITLE.format(name=_called(view.subject, lang))(lang)
    caption = words.STRIP_CAPTION.format(**said)(lang)
    return Strip(name="six_pictures", title=title, caption=caption, panels=_panels(traced, done, mark, lang))


@keep
def _picture_range(done: Treated) -> tuple[float, float, float]:
    """The scale that both photographs share, and the share of pixels that the function changes."""
    after = np.nan_to_num(done.image_after)
    low, high = min(float(done.image.min()), float(after.min())), max(float(done.image.max()), float(after.max()))
    return low, high, float((np.abs(after - done.image) > 1 / 255).mean())


def _panels(traced: Traced, done: Treated, mark: int, lang: Lang) -> tuple[Figure | Picture, ...]:
    return _drawn_panels(traced, mark, lang) + _data_panels(done, mark, lang)


@keep
def _drawn_panels(traced: Traced, mark: int, lang: Lang) -> tuple[Figure, ...]:
    title = [panel(lang) for panel in words.PANELS[:2]]
    return (
        _small_line("panel_function", title[0], traced, traced.y, mark, lang),
        _small_line("panel_derivative", title[1], traced, traced.slope, mark, lang),
    )


@keep
def _data_panels(done: Treated, mark: int, lang: Lang) -> tuple[Figure | Picture, ...]:
    title, shared = [panel(lang) for panel in words.PANELS[2:]], _picture_range(done)[:2]
    return (
        _small_bars("panel_sample", title[0], done.sample, None, lang),
        _small_bars("panel_sample_after", title[1], done.sample_after, mark, lang),
        _photo("panel_photograph", title[2], done.image, shared, lang),
        _photo("panel_photograph_after", title[3], np.nan_to_num(done.image_after), shared, lang),
    )


def _small_line(name: str, title: str, traced: Traced, values: Array, mark: int, lang: Lang) -> Figure:
    low, high = np.nanmin(values), np.nanmax(values)
    pad = max(0.05 * (high - low), 0.05)
    domain = (max(float(low) - pad, -12.0), min(float(high) + pad, 12.0))
    return Figure(
        name=name, title=title, caption="", height=132, right=6,
        alt=words.CURVES_ALT.format(names=title, low=num(float(traced.x[0])), high=num(float(traced.x[-1])))(lang),
        spec=lines(("f",), (mark,), Axis(None, count=3), Axis(None, domain, count=3)),
        data={"lines": _frame(traced, values, "f"), "ends": pd.DataFrame({"x": [], "at": [], "series": []})},
    )  # fmt: skip


def _small_bars(name: str, title: str, values: Array, mark: int | None, lang: Lang) -> Figure:
    finite = values[np.isfinite(values)]
    low, high = float(finite.min()), float(finite.max())
    low, high = (low - 0.5, high + 0.5) if low == high else (low, high)
    counts = tally(values, low, high, 48)
    said = {
        "low": num(low),
        "high": num(high),
        "mean": num(float(finite.mean())),
        "deviation": num(float(finite.std())),
    }
    return Figure(
        name=name, title=title, caption="", height=132, right=6, alt=words.HISTOGRAM_ALT.format(**said)(lang),
        spec=bars(Axis(None, count=3), Axis(None, ticks=()), mark), data={"bars": counts},
    )  # fmt: skip


def _photo(name: str, title: str, values: Array, shared: tuple[float, float], lang: Lang) -> Picture:
    said = {"low": num(float(values.min())), "high": num(float(values.max()))}
    return Picture(
        name=name,
        title=title,
        caption="",
        alt=f"{title}. {words.PHOTO_ALT.format(**said)(lang)}",
        png=images.png(values, *shared),
    )


@keep
def property_table(traced: tuple[Traced, ...], called: tuple[str, ...], lang: Lang) -> Table:
    """One column a function, nothing typed in."""
    cells = [_property_cells(t.properties, lang) for t in traced]
    rows = zip((label(lang) for label in words.PROPERTY_ROWS), *cells, strict=True)
    return Table(
        name="properties", title=words.TABLE_TITLE(lang), caption=words.TABLE_CAPTION(lang),
        head=(words.PROPERTY(lang), *called), rows=tuple(rows), numeric=(False,) * (1 + len(called)),
    )  # fmt: skip


def _property_cells(p: Properties, lang: Lang) -> tuple[str, ...]:
    left, right = "[" if p.infimum_attained else "(", "]" if p.supremum_attained else ")"
    return (
        f"{left}{num(p.infimum)}, {num(p.supremum)}{right}",
        "–" if p.minimum is None else words.LOWEST.format(x=num(p.minimum[0], 4), y=num(p.minimum[1], 4))(lang),
        f"{num(p.slope_infimum)} … {num(p.slope_supremum)}",
        words.MONOTONE[p.monotone](lang),
        (words.ODD if p.odd else words.EVEN if p.even else words.NOWHERE)(lang),
        p.smoothness,
        ", ".join(num(k.at) for k in p.kinks) or words.NOWHERE(lang),
        _quiet(p, lang),
        num(p.mean),
        num(p.forward_gain, 4),
        num(p.backward_gain, 4),
        "–" if p.pytorch_gain is None else _known_gain(p.pytorch_gain, lang),
    )


def _known_gain(gain: Gain, lang: Lang) -> str:
    return f"{num(gain.value, 4)} ({(words.DERIVED if gain.derived else words.CONVENTION)(lang)})"


def _quiet(p: Properties, lang: Lang) -> str:
    """From where on the slope stays below 1 %, on either side."""
    left = [] if p.quiet_below is None else [f"x < {num(p.quiet_below)}"]
    right = [] if p.quiet_above is None else [f"x > {num(p.quiet_above)}"]
    return ", ".join(left + right) or words.NOWHERE(lang)


def formulas(functions: Sequence[Activation], lang: Lang) -> Iterator[Formula]:
    """f and f′ of each function, once a function."""
    for kind in dict.fromkeys(type(f) for f in functions):
        tex = rf"f(x) = {kind.tex} \qquad f'(x) = {kind.tex_derivative}"
        yield Formula(kind.title(lang), tex, f"{kind.title(lang)}. {kind.about(lang)}")


@keep
def value_table(functions: tuple[Activation, ...], span: float, called: tuple[str, ...], lang: Lang) -> Table:
    """Values and slopes at a few inputs."""
    at = np.linspace(-span, span, 9)
    columns = [zip(f(at), f.derivative(at), strict=True) for f in functions]
    cells = [[f"{num(float(v), 4)} ({num(float(s), 3)})" for v, s in column] for column in columns]
    return Table(
        name="values", title=words.VALUE_TITLE(lang), caption=words.VALUE_CAPTION(lang), head=("x", *called),
        rows=tuple((num(float(v)), *row) for v, row in zip(at, zip(*cells, strict=True), strict=True)),
        numeric=(True,) * (1 + len(called)),
    )  # fmt: skip


@keep
def vector(f: VectorFunction, logits: tuple[float, ...], span: float, lang: Lang) -> Figure:
    """Bars for a function of logits; for maxout, its pieces and their upper envelope."""
    return _maxout(f, span, lang) if isinstance(f, Maxout) else _bars_of(f, np.array(logits), lang)


def _bars_of(f: VectorFunction, logits: Array, lang: Lang) -> Figure:
    outputs = f(logits)
    shown, inputs = [num(float(v)) for v in outputs], [num(float(z)) for z in logits]
    frame = pd.DataFrame({"logit": [f"{i}:  {z}" for i, z in enumerate(inputs, 1)], "output": outputs, "label": shown})
    low, high = min(0.0, float(outputs.min())), max(0.0, float(outputs.max()))
    said = {"logits": ", ".join(inputs), "total": num(float(outputs.sum()))}
    return Figure(
        name="vector", title=words.SOFTMAX_TITLE.format(name=f.title(lang))(lang), caption=words.SOFTMAX_CAPTION.format(**said)(lang),
        alt=words.VECTOR_ALT.format(values=", ".join(shown))(lang), height=44 + 34 * len(frame), right=64,
        spec=fit(_bar_spec(words.LOGIT(lang)), Axis(words.OUTPUT(lang), (low, high or 1.0), count=6), Axis(None)),
        data={"outputs": frame},
    )  # fmt: skip


@keep
def _bar_spec(up: str) -> dict[str, Any]:
    at = alt.Y(field="logit", type="nominal", sort=None, title=up, axis=alt.Axis(grid=False, titleX=0))
    base = alt.Chart(rows("outputs"))
    bar = base.mark_bar(color="@blue", height=16).encode(x("output"), at)
    label = base.mark_text(align="left", dx=8, color="@ink").encode(x("output"), at, text="label:N")
    return finish(bar + label)


def _maxout(unit: Maxout, span: float, lang: Lang) -> Figure:
    grid, count = np.linspace(-span, span, 401), len(unit.slopes)
    pieces = [words.PIECE.format(number=i)(lang) for i in range(1, count + 1)]
    called = (unit.title(lang).partition(" (")[0], *pieces)
    drawn = [unit(grid), *(a * grid + b for a, b in zip(unit.slopes, unit.intercepts, strict=True))]
    domain = _domain(np.concatenate(drawn), -1.2, 1.2, 1.25 * span)
    frames = [pd.DataFrame({"x": grid, "y": v, "part": 0.0, "series": n}) for n, v in zip(called, drawn, strict=True)]
    tip = ends(called, np.array([v[-1] for v in drawn]), float(grid[-1]), domain, 290)
    up = Axis(words.OUTPUT(lang), domain)
    return Figure(
        name="vector", title=words.MAXOUT_TITLE(lang), caption=words.MAXOUT_CAPTION.format(count=count)(lang),
        alt=words.CURVES_ALT.format(names=", ".join(called), low=num(-span), high=num(span))(lang), height=290, right=110,
        spec=lines(called, tuple(range(count + 1)), Axis(words.X_INPUT(lang), (-span, span), count=9), up, "yx"),
        data={"lines": pd.concat(frames), "ends": tip},
    )  # fmt: skip


def numbers(f: Activation, p: Properties, at: tuple[float, float, float]) -> dict[str, Any]:
    """The headline numbers of one function."""
    value, slope, bend = at
    found = {"value": value, "derivative": slope, "second_derivative": bend, "mean": p.mean}
    found |= {"forward_gain": p.forward_gain, "backward_gain": p.backward_gain}
    finite = {k: v if np.isfinite(v) else None for k, v in found.items()}
    return {"function": f.slug, "knobs": {k: getattr(f, k) for k in f.knobs()}, **finite}
