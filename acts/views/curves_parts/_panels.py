"""The six panels: a function, its derivative, a sample and a photograph, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from acts import images
from acts.array import Array
from acts.blocks import Figure, Picture
from acts.properties import QUIET
from acts.rows import Rows
from acts.text import Lang, Text, num
from acts.views._charts import Axis, bars, keep, lines, tally
from acts.views._curves_trace import Traced, frame
from acts.views._curves_words import CURVES_ALT


@dataclass(frozen=True, eq=False)
class Treated:
    """What the chosen function does to data."""

    sample: Array  #: (values,)
    sample_after: Array  #: (values,)
    origin: Text  #: what the sample is, in words
    image: Array  #: (height, width), or with three channels (height, width, 3), scaled as chosen
    image_after: Array  #: same shape
    slopes: Array  #: same shape, the slope of the function at each value
    missing: tuple[Text, ...]  #: why something that the reader brought is not shown

    @cached_property
    def changed(self) -> float:
        """The share of the picture's values that the function moves by more than 1/255."""
        return float((np.abs(np.nan_to_num(self.image_after) - self.image) > 1 / 255).mean())

    @cached_property
    def flattened(self) -> float:
        """The share of the picture's values at which the slope is below 1 %: differences there all but vanish."""
        return float((np.abs(self.slopes) < QUIET).mean())

    @cached_property
    def lost(self) -> int:
        """How many values of the sample have no finite result."""
        return int(np.count_nonzero(~np.isfinite(self.sample_after)))


def ranges(done: Treated, scale: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """The values that are drawn dark and bright, before and after; nothing lies outside them."""
    before, after = done.image, np.nan_to_num(done.image_after)
    low, high = float(before.min()), float(before.max())
    low_after, high_after = float(after.min()), float(after.max())
    if scale == "each":
        return (low, high), (low_after, high_after)
    both = min(low, low_after), max(high, high_after)
    return both, both


def reach(done: Treated) -> float:
    """How far from zero the function is drawn: over the inputs of the sample, four deviations around its mean."""
    with np.errstate(over="ignore", invalid="ignore"):
        far = float(abs(done.sample.mean()) + 4 * done.sample.std())
    return max(round(2 * far) / 2, 0.5) if far < 20 else 20.0  # as far as the range knob reaches


@keep
def drawn_panels(traced: Traced, mark: int, lang: Lang) -> tuple[Figure | Picture, ...]:
    """The function and its derivative."""
    title = [panel(lang) for panel in _PANELS[:2]]
    return (
        _small_line("panel_function", title[0], traced, traced.y, mark, lang),
        _small_line("panel_derivative", title[1], traced, traced.slope, mark, lang),
    )


@keep
def data_panels(done: Treated, scale: str, mark: int, lang: Lang) -> tuple[Figure | Picture, ...]:
    """The sample and the photograph, each before and after."""
    title, (before, after) = [panel(lang) for panel in _PANELS[2:]], ranges(done, scale)
    return (
        _small_bars("panel_sample", title[0], done.sample, None, lang),
        _small_bars("panel_sample_after", title[1], done.sample_after, mark, lang),
        _photo("panel_photograph", title[2], done.image, before, lang),
        _photo("panel_photograph_after", title[3], np.nan_to_num(done.image_after), after, lang),
    )


def _small_line(name: str, title: str, traced: Traced, values: Array, mark: int, lang: Lang) -> Figure:
    low, high = np.nanmin(values), np.nanmax(values)
    pad = max(0.05 * (high - low), 0.05)
    domain = (max(float(low) - pad, -12.0), min(float(high) + pad, 12.0))
    return Figure(
        name=name, title=title, caption="", height=132, right=6,
        alt=CURVES_ALT.format(names=title, low=num(float(traced.x[0])), high=num(float(traced.x[-1])))(lang),
        spec=lines(("f",), (mark,), Axis(None, count=3), Axis(None, domain, count=3)),
        data={"lines": frame(traced, values, "f"), "ends": Rows({"x": [], "at": [], "series": []})},
    )  # fmt: skip


def _small_bars(name: str, title: str, values: Array, mark: int | None, lang: Lang) -> Figure:
    finite = values[np.isfinite(values)]
    finite = finite if finite.size else np.zeros(1)
    low, high = float(finite.min()), float(finite.max())
    size = max(abs(low), abs(high), 1e-200)
    if high - low < 1e-9 * size:  # too narrow to be cut into bins
        low, high = low - 0.5 * max(size, 1.0), high + 0.5 * max(size, 1.0)
    counts = tally(values, low, high, min(48, max(6, round(2 * finite.size ** (1 / 3)))))  # few values need wide bins
    with np.errstate(over="ignore"):  # e^700 has a deviation that no number holds
        mean, deviation = float(finite.mean()), float(finite.std())
    said = {"low": num(low), "high": num(high), "mean": num(mean), "deviation": num(deviation)}
    return Figure(
        name=name, title=title, caption="", height=132, right=6, alt=_HISTOGRAM_ALT.format(**said)(lang),
        spec=bars(Axis(None, count=3), Axis(None, ticks=()), mark), data={"bars": counts},
    )  # fmt: skip


def _photo(name: str, title: str, values: Array, scale: tuple[float, float], lang: Lang) -> Picture:
    said = {"low": num(float(values.min())), "high": num(float(values.max()))}
    return Picture(
        name=name,
        title=title,
        caption="",
        alt=f"{title}. {_PHOTO_ALT.format(**said)(lang)}",
        png=images.png(values, *scale),
    )


_PANELS = (
    Text("Function", "함수"),
    Text("Derivative", "도함수"),
    Text("Sample", "표본"),
    Text("Sample after", "적용한 표본"),
    Text("Photograph", "사진"),
    Text("Photograph after", "적용한 사진"),
)
_HISTOGRAM_ALT = Text(
    "Histogram from {low} to {high}; mean {mean}, deviation {deviation}.",
    "{low}부터 {high}까지의 히스토그램. 평균 {mean}, 표준편차 {deviation}.",
)
_PHOTO_ALT = Text("A photograph, values from {low} to {high}.", "사진. 값의 범위 {low}~{high}.")
