"""The six pictures of the lecture: a function, its derivative, a sample and a photograph before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

import numpy as np
import pandas as pd

from acts import images
from acts.activations import Activation
from acts.array import Array
from acts.blocks import Block, Figure, Notice, Picture, Strip
from acts.files import is_brought
from acts.images import ACCEPTS, PICTURES, SCALINGS, normalized
from acts.knobs import Number, Option, Source
from acts.text import Lang, Text, Trouble, num, percent
from acts.views._charts import Axis, bars, keep, lines, tally
from acts.views._curves_figures import called
from acts.views._curves_trace import Traced, frame, trace
from acts.views._curves_words import CURVES_ALT
from acts.views.curves_parts.base import Host, Part, subject

SAMPLES = 20_000

SAMPLE = Text("Sample", "표본")
NORMAL = Text("Normal", "정규")
UNIFORM = Text("Uniform", "균등")
DEVIATION = Text("Deviation of the sample", "표본의 표준편차")
MEAN = Text("Mean of the sample", "표본의 평균")
PICTURE = Text("Photograph", "사진")
SCALING = Text("Grey values", "밝기 값")
SEED = Text("Seed", "난수 시드")


@dataclass(frozen=True, eq=False)
class Treated:
    """What the chosen function does to data."""

    sample: Array  #: (20000,)
    sample_after: Array  #: (20000,)
    image: Array  #: (height, width), scaled as chosen
    image_after: Array  #: (height, width)
    missing: Text | None  #: why the reader's own picture is not the one shown


class Pictures(Part):
    title = Text("What it does to data", "데이터에 적용한 결과")
    about = Text(
        "A sample and a photograph, before and after the function.",
        "표본과 사진을 함수에 넣기 전과 넣은 뒤에 살펴봅니다.",
    )
    order = 1

    sample: Annotated[str, Option(SAMPLE, {"normal": NORMAL, "uniform": UNIFORM})] = "normal"
    deviation: Annotated[float, Number(DEVIATION, 0.05, 10, step=0.05)] = 1.0
    mean: Annotated[float, Number(MEAN, -10, 10, step=0.1)] = 0.0
    picture: Annotated[str, Source(PICTURE, PICTURES, ACCEPTS, normalized)] = "china"
    scaling: Annotated[str, Option(SCALING, SCALINGS)] = "minus_median"
    seed: Annotated[int, Number(SEED, 0, 9999)] = 0

    def compute(self, host: Host) -> Treated:
        data = (self.sample, self.deviation, self.mean, self.scaling, self.seed)
        f = subject(host)
        if not is_brought(self.picture):
            return _treat(f, self.picture, *data)
        try:
            return _treated(f, images.grey(self.picture, self.scaling), *data)
        except Trouble as trouble:
            return replace(_treat(f, "china", *data), missing=trouble.text)

    def show(self, host: Host, result: Treated, language: Lang) -> Iterator[Block]:
        if result.missing is not None:
            yield Notice("partial", _OTHER_PICTURE(language), result.missing(language))
        low, high, changed = _picture_range(result)
        scaling = SCALINGS[self.scaling](language)
        said = {
            "count": f"{result.sample.size:,}", "kind": (NORMAL if self.sample == "normal" else UNIFORM)(language).lower(),
            "mean": num(self.mean), "deviation": num(self.deviation), "scaling": scaling[0].lower() + scaling[1:],
            "low": num(low), "high": num(high), "changed": percent(changed, language),
            "hidden": _IDENTITY_HERE(language) if changed == 0 else "",
        }  # fmt: skip
        f = subject(host)
        title = _STRIP_TITLE.format(name=called(f, language))(language)
        panels = _drawn_panels(trace(f, host.span), host.mark, language) + _data_panels(result, host.mark, language)
        yield Strip(name="six_pictures", title=title, caption=_STRIP_CAPTION.format(**said)(language), panels=panels)


@keep
def _treat(f: Activation, picture: str, sample: str, deviation: float, mean: float, scaling: str, seed: int) -> Treated:
    return _treated(f, images.grey(picture, scaling), sample, deviation, mean, scaling, seed)


def _treated(f: Activation, image: Array, sample: str, deviation: float, mean: float, _: str, seed: int) -> Treated:
    rng = np.random.default_rng(seed)
    draw = rng.standard_normal(SAMPLES) if sample == "normal" else rng.uniform(-(3**0.5), 3**0.5, SAMPLES)
    before = mean + deviation * draw
    return Treated(before, f(before), image, f(image), None)


@keep
def _picture_range(done: Treated) -> tuple[float, float, float]:
    """The scale that both photographs share, and the share of pixels that the function changes."""
    after = np.nan_to_num(done.image_after)
    low, high = min(float(done.image.min()), float(after.min())), max(float(done.image.max()), float(after.max()))
    return low, high, float((np.abs(after - done.image) > 1 / 255).mean())


@keep
def _drawn_panels(traced: Traced, mark: int, lang: Lang) -> tuple[Figure, ...]:
    title = [panel(lang) for panel in _PANELS[:2]]
    return (
        _small_line("panel_function", title[0], traced, traced.y, mark, lang),
        _small_line("panel_derivative", title[1], traced, traced.slope, mark, lang),
    )


@keep
def _data_panels(done: Treated, mark: int, lang: Lang) -> tuple[Figure | Picture, ...]:
    title, shared = [panel(lang) for panel in _PANELS[2:]], _picture_range(done)[:2]
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
        alt=CURVES_ALT.format(names=title, low=num(float(traced.x[0])), high=num(float(traced.x[-1])))(lang),
        spec=lines(("f",), (mark,), Axis(None, count=3), Axis(None, domain, count=3)),
        data={"lines": frame(traced, values, "f"), "ends": pd.DataFrame({"x": [], "at": [], "series": []})},
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
        name=name, title=title, caption="", height=132, right=6, alt=_HISTOGRAM_ALT.format(**said)(lang),
        spec=bars(Axis(None, count=3), Axis(None, ticks=()), mark), data={"bars": counts},
    )  # fmt: skip


def _photo(name: str, title: str, values: Array, shared: tuple[float, float], lang: Lang) -> Picture:
    said = {"low": num(float(values.min())), "high": num(float(values.max()))}
    return Picture(
        name=name,
        title=title,
        caption="",
        alt=f"{title}. {_PHOTO_ALT.format(**said)(lang)}",
        png=images.png(values, *shared),
    )


_STRIP_TITLE = Text("Six pictures of {name}", "{name}: 여섯 그림")
_STRIP_CAPTION = Text(
    "{count} numbers from a {kind} distribution (mean {mean}, deviation {deviation}), and a photograph with grey values "
    "{scaling}. {hidden}Both photographs share one scale from {low} (black) to {high} (white). "
    "The function changes {changed} of the pixels by more than 1/255.",
    "{kind}분포에서 뽑은 수 {count}개(평균 {mean}, 표준편차 {deviation})와 사진입니다. 밝기 값: {scaling}. {hidden}"
    "두 사진은 같은 눈금을 씁니다({low} 검정, {high} 흰색). 1/255보다 크게 바뀐 픽셀: {changed}.",
)
_IDENTITY_HERE = Text("On these inputs the function is the identity. ", "이 입력 범위에서는 항등 함수와 같습니다. ")
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
_PHOTO_ALT = Text("Photograph in grey, values from {low} to {high}.", "회색조 사진. 값의 범위 {low}~{high}.")
_OTHER_PICTURE = Text("Another picture is shown", "다른 사진을 보여 줍니다")
