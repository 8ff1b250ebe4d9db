"""The figures and the table of the initialization view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from acts.array import Array
from acts.blocks import Details, Figure, Heading, Strip, Table
from acts.histograms import Histogram
from acts.meanfield import Prediction
from acts.propagation import Profile
from acts.text import Lang, num, percent
from acts.theme import hue
from acts.views import _initialization_words as words
from acts.views._charts import Axis, finish, fit, keep, rows, x, y
from acts.views._initialization_lines import Series, by_layer

_MANY = 12
_CROWDED, _CUT, _LEAST = 2.5, 1.5, 2.0
"""Single bars that stand more than 2.5 times above all others are cut at 1.5 times those, but not below 2 %."""


def strip(profile: Profile, lang: Lang) -> Strip:
    """One histogram a layer, all on the same scales."""
    shares = [100 * h.counts / (h.counts.sum() + h.below + h.above) for h in profile.histograms]
    top = _top(shares)
    some = words.SOME.format(depth=profile.layers) if len(shares) < profile.layers else ""
    cut = words.CUT if max(float(s.max()) for s in shares) > top else ""
    caption = words.STRIP_CAPTION.format(some=some, cut=cut)(lang)
    panels = tuple(_panel(h, s, top, lang) for h, s in zip(profile.histograms, shares, strict=True))
    return Strip(name="histograms", title=words.STRIP_TITLE(lang), caption=caption, panels=panels)


def _top(shares: Sequence[Array]) -> float:
    """How many percent the panels reach up to."""
    tallest, second = (max(float(np.sort(s)[-place]) for s in shares) for place in (1, 2))
    crowded = 0 < _CROWDED * second < tallest
    return max(_CUT * second, _LEAST) if crowded else 1.08 * tallest or 1.0


def _panel(h: Histogram, shares: Array, top: float, lang: Lang) -> Figure:
    power = _power(h.edges)
    edges = h.edges / 10.0**power
    unit = num(10.0**power, 1).removeprefix("1 × ")
    name = words.VALUE if power == 0 else words.TIMES.format(name=words.VALUE, power=unit)
    low, high = float(edges[0]), float(edges[-1])
    across = Axis(name(lang), (low, high), ticks=(low, (low + high) / 2, high), format="~g")
    bars = pd.DataFrame({"lo": edges[:-1], "hi": edges[1:], "share": shares, "count": h.counts})
    return Figure(
        name=f"layer_{h.layer}", title=words.PANEL.format(layer=h.layer)(lang), caption="", alt=_panel_alt(h, shares, lang),
        spec=fit(_bars(), across, Axis("%", (0.0, top), count=2)), data={"bars": bars, "cut": _cut(edges, shares, top, lang)},
        height=160, right=14,
    )  # fmt: skip


def _panel_alt(h: Histogram, shares: Array, lang: Lang) -> str:
    at = int(shares.argmax())
    said = {"at": num(float(h.edges[at : at + 2].mean()), 2), "share": percent(shares[at] / 100, lang)}
    return words.PANEL_ALT.format(layer=h.layer, outside=percent(h.outside, lang), **said)(lang)


def _cut(edges: Array, shares: Array, top: float, lang: Lang) -> pd.DataFrame:
    """The bars that leave the panel: what is written beside them, and on which side there is room."""
    tall = np.flatnonzero(shares > top)
    right = tall >= len(shares) / 2
    label = [percent(float(v) / 100, lang) for v in shares[tall]]
    return pd.DataFrame({"x": np.where(right, edges[tall], edges[tall + 1]), "y": top, "label": label, "right": right})


def _power(edges: Array) -> int:
    """The power of ten that moves into the axis title so that ticks stay short; 0 for everyday numbers."""
    power = int(np.floor(np.log10(np.abs(edges).max())))
    return 0 if -2 <= power <= 2 else power


@keep
def _bars() -> dict[str, Any]:
    bar = alt.Chart(rows("bars")).mark_bar(color=hue(0), binSpacing=0, clip=True)
    return finish(bar.encode(x("lo", bin="binned"), alt.X2("hi"), y("share")) + _label(True) + _label(False))


def _label(right: bool) -> alt.Chart:
    base = alt.Chart(rows("cut")).transform_filter("datum.right" if right else "!datum.right")
    side: dict[str, Any] = {"align": "right", "dx": -5} if right else {"align": "left", "dx": 5}
    text = base.mark_text(**side, baseline="top", fontSize=12, fontWeight=600, color="@ink")
    return text.encode(x("x"), y("y"), text="label:N")


def spread(profile: Profile, predicted: Prediction | None, said: dict[str, object], lang: Lang) -> Figure:
    """The standard deviation of all values, and across the inputs for one unit."""
    series = (
        Series(words.ALL(lang), 0, profile.std, predicted and predicted.std),
        Series(words.UNIT(lang), 1, profile.unit_spread, predicted and predicted.unit_spread),
    )
    lines = words.NO_LINES if predicted is None else words.LINES
    return Figure(
        name="spread", title=words.SPREAD_TITLE(lang), caption=words.SPREAD_CAPTION.format(lines=lines)(lang),
        alt=words.SPREAD_ALT.format(**said)(lang), height=250, right=80,
        **by_layer(series, (words.STD, words.STD_LOG), 250, lang),
    )  # fmt: skip


def gradient(profile: Profile, predicted: Prediction | None, said: dict[str, object], lang: Lang) -> Figure:
    """The standard deviation of the error that comes back."""
    series = (Series(words.GRADIENT(lang), 2, profile.gradient_std, predicted and predicted.gradient_std),)
    lines = words.NO_LINES if predicted is None else words.LINES
    return Figure(
        name="gradient", title=words.BACK_TITLE(lang), caption=words.BACK_CAPTION.format(lines=lines)(lang),
        alt=words.BACK_ALT.format(**said)(lang), height=220, right=80,
        **by_layer(series, (words.BACK, words.BACK_LOG), 220, lang),
    )  # fmt: skip


def table(profile: Profile, predicted: Prediction | None, lang: Lang) -> Iterator[Heading | Details | Table]:
    """Every layer in numbers, behind a fold if there are many."""
    head, numbers = words.TABLE_HEAD(lang), _table(profile, predicted, lang)
    yield from [Details(head, (numbers,))] if profile.layers > _MANY else [Heading(head), numbers]


def _table(profile: Profile, predicted: Prediction | None, lang: Lang) -> Table:
    none = np.full(profile.layers, np.nan)
    theory = [none] * 3 if predicted is None else [predicted.std, predicted.unit_spread, predicted.gradient_std]
    numbers = [profile.mean, profile.std, theory[0], profile.unit_spread, theory[1]]
    columns = [[_cell(v) for v in column] for column in numbers]
    columns += [
        ["–" if np.isnan(v) else percent(v, lang) for v in column] for column in (profile.saturated, profile.zero)
    ]
    columns += [[f"{v:.0f}" for v in profile.dead]]
    columns += [[_cell(v) for v in column] for column in (profile.gradient_std, theory[2])]
    return Table(
        name="layers", title=words.TABLE_TITLE(lang), caption=words.TABLE_CAPTION(lang),
        head=tuple(head(lang) for head in words.COLUMNS), numeric=(True,) * len(words.COLUMNS),
        rows=tuple((str(layer), *cells) for layer, cells in enumerate(zip(*columns, strict=True), 1)),
    )  # fmt: skip


def _cell(value: float) -> str:
    return "–" if np.isnan(value) else num(float(value))
