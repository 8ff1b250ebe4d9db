"""The figures of the initialization view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np

from acts.array import Array
from acts.blocks import Figure, Strip
from acts.falling import Seen
from acts.histograms import Histogram
from acts.prediction import Prediction
from acts.propagation import Profile
from acts.rows import Rows
from acts.runs import Runs
from acts.text import Lang, Text, num, percent, raised
from acts.theme import hue
from acts.views import _initialization_words as words
from acts.views._charts import Axis, finish, fit, keep, rows, x, y
from acts.views._initialization_lines import Series, by_layer

_CROWDED, _CUT, _LEAST = 2.5, 1.5, 2.0
"""Single bars that stand more than 2.5 times above all others are cut at 1.5 times those, but not below 2 %."""


def strip(profile: Profile, seen: Seen, lang: Lang) -> Strip:
    """One histogram a layer, all on the same scales but for the gradients."""
    histograms = profile.histograms[seen]
    shares = [100 * h.counts / (h.counts.sum() + h.below + h.above) for h in histograms]
    top = _top(shares)
    some = words.SOME.format(depth=profile.layers) if len(shares) < profile.layers else ""
    cut = words.CUT if max(float(s.max()) for s in shares) > top else ""
    caption = words.STRIP_CAPTIONS[seen].format(some=some, cut=cut)(lang)
    panels = tuple(_panel(h, s, top, words.AXES[seen], lang) for h, s in zip(histograms, shares, strict=True))
    return Strip(name="histograms", title=words.STRIP_TITLES[seen](lang), caption=caption, panels=panels)


def _top(shares: Sequence[Array]) -> float:
    """How many percent the panels reach up to."""
    tallest, second = (max(float(np.sort(s)[-place]) for s in shares) for place in (1, 2))
    crowded = 0 < _CROWDED * second < tallest
    return max(_CUT * second, _LEAST) if crowded else 1.08 * tallest or 1.0


def _panel(h: Histogram, shares: Array, top: float, axis: Text, lang: Lang) -> Figure:
    power = _power(h.edges)
    edges = h.edges / 10.0**power
    name = axis if power == 0 else words.TIMES.format(name=axis, power=raised(power))
    low, high = float(edges[0]), float(edges[-1])
    across = Axis(name(lang), (low, high), ticks=_ticks(low, high), format=".4~g")
    bars = Rows({"lo": edges[:-1], "hi": edges[1:], "share": shares, "count": h.counts})
    return Figure(
        name=f"layer_{h.layer}", title=words.PANEL.format(layer=h.layer)(lang), caption="", alt=_panel_alt(h, shares, lang),
        spec=fit(_bars(), across, Axis("%", (0.0, top), count=2)), data={"bars": bars, "cut": _cut(edges, shares, top, lang)},
        height=160, right=14,
    )  # fmt: skip


def _ticks(low: float, high: float) -> tuple[float, ...]:
    """The ends, and between them 0 if it is well inside, or the middle."""
    inside = 0.15 * (high - low) < -low < 0.85 * (high - low)
    between = 0.0 if inside else (low + high) / 2
    return tuple(float(f"{v:.3g}") for v in (low, between, high))


def _panel_alt(h: Histogram, shares: Array, lang: Lang) -> str:
    at = int(shares.argmax())
    said = {"at": num(float(h.edges[at : at + 2].mean()), 2), "share": percent(shares[at] / 100, lang)}
    return words.PANEL_ALT.format(layer=h.layer, outside=percent(h.outside, lang), **said)(lang)


def _cut(edges: Array, shares: Array, top: float, lang: Lang) -> Rows:
    """The bars that leave the panel: what is written beside them, and on which side there is room."""
    tall = np.flatnonzero(shares > top)
    right = tall >= len(shares) / 2
    label = [percent(float(v) / 100, lang) for v in shares[tall]]
    return Rows({"x": np.where(right, edges[tall], edges[tall + 1]), "y": top, "label": label, "right": right})


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


@dataclass(frozen=True)
class Story:
    """What the figures by layer are drawn from."""

    runs: Runs
    predicted: Prediction | None
    batch: bool  #: whether theory speaks of large batches
    said: dict[str, object]
    lang: Lang

    def theory(self, name: str) -> Array | None:
        """What theory says of a quantity."""
        return getattr(self.predicted, name, None)

    def series(self, label: Text, mark: int, name: str) -> Series:
        """A quantity of a `Profile` with its bounds."""
        several = self.runs.seeds > 1
        band = (getattr(self.runs.low, name), getattr(self.runs.high, name)) if several else None
        return Series(label(self.lang), mark, getattr(self.runs.typical, name), self.theory(name), band)

    @property
    def lines(self) -> Text:
        """What the lines and the bands of a figure stand for."""
        known = words.LINES_BATCH if self.batch else words.LINES
        drawn = known if self.predicted else words.NO_LINES
        band = words.BAND.format(seeds=self.runs.seeds) if self.runs.seeds > 1 else Text("", "")
        return Text(drawn.en + band.en, drawn.ko + band.ko)


def spread(story: Story) -> Figure:
    """The standard deviation of all values, and across the inputs for one unit."""
    lang = story.lang
    series = (story.series(words.ALL, 0, "std"), story.series(words.UNIT, 1, "unit_spread"))
    return Figure(
        name="spread", title=words.SPREAD_TITLE(lang), caption=words.SPREAD_CAPTION.format(lines=story.lines)(lang),
        alt=words.SPREAD_ALT.format(**story.said)(lang), height=250, right=80,
        **by_layer(series, (words.STD, words.STD_LOG), 250, lang),
    )  # fmt: skip


def gradient(story: Story) -> Figure:
    """The standard deviation of the error that comes back."""
    lang, series = story.lang, (story.series(words.GRADIENT, 2, "gradient_std"),)
    return Figure(
        name="gradient", title=words.BACK_TITLE(lang), caption=words.BACK_CAPTION.format(lines=story.lines)(lang),
        alt=words.BACK_ALT.format(**story.said)(lang), height=220, right=80,
        **by_layer(series, (words.BACK, words.BACK_LOG), 220, lang),
    )  # fmt: skip


def correlation(story: Story) -> Figure:
    """How alike two inputs look from inside."""
    lang, series = story.lang, (story.series(words.ALIKE, 3, "correlation"),)
    low = min(0.0, *(float(np.floor(10 * np.nanmin(v, initial=0)) / 10) for v in (series[0].measured,)))
    lines = story.lines if series[0].theory is not None else Text("", "")
    return Figure(
        name="correlation", title=words.ALIKE_TITLE(lang), caption=words.ALIKE_CAPTION.format(lines=lines)(lang),
        alt=words.ALIKE_ALT.format(**story.said)(lang), height=210, right=96,
        **by_layer(series, (words.ALIKE_AXIS, words.ALIKE_AXIS), 210, lang, (low, 1.05)),
    )  # fmt: skip
