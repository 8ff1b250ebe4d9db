"""The six pictures of the lecture: a function, its derivative, a sample and a photograph before and after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import numpy as np

from acts import images
from acts.activations import Activation
from acts.array import Array
from acts.blocks import Block, Notice, Strip
from acts.files import is_brought, read
from acts.images import ACCEPTS, COLORS, PICTURES, SCALINGS, normalized
from acts.knobs import Number, Option, Source
from acts.tables import column, first_column
from acts.text import Lang, Text, Trouble, num, percent
from acts.views._charts import keep
from acts.views._curves_figures import called
from acts.views._curves_trace import trace
from acts.views.curves_parts._panels import Treated, data_panels, drawn_panels, ranges, reach
from acts.views.curves_parts.base import Host, subject
from acts.views.parts import Part

SAMPLES = 20_000
SAMPLE_KINDS = {"normal": Text("Normal", "정규"), "uniform": Text("Uniform", "균등")}
SCALES = {"shared": Text("Shared", "함께"), "each": Text("Each its own", "따로")}


def _checked(content: bytes) -> bytes:
    """*content*, if one of its columns can be read as numbers; raises `Trouble` otherwise."""
    first_column(content)
    return content


class Pictures(Part):
    title = Text("What it does to data", "데이터에 적용한 결과")
    about = Text(
        "A sample and a photograph, before and after the function.",
        "표본과 사진을 함수에 넣기 전과 넣은 뒤에 살펴봅니다.",
    )
    order = 1

    sample: Annotated[str, Source(Text("Sample", "표본"), SAMPLE_KINDS, ("csv", "tsv", "txt", "gz"), _checked)] = (
        "normal"
    )
    column: Annotated[int, Number(Text("Column of your CSV", "올린 CSV의 열"), 1, 64, more=True)] = 1
    deviation: Annotated[
        float, Number(Text("Standard deviation of the sample", "표본의 표준편차"), 0.05, 10, step=0.05)
    ] = 1.0
    mean: Annotated[float, Number(Text("Mean of the sample", "표본의 평균"), -10, 10, step=0.1, more=True)] = 0.0
    picture: Annotated[str, Source(Text("Photograph", "사진"), PICTURES, ACCEPTS, normalized)] = "china"
    colors: Annotated[str, Option(Text("Colors", "색"), COLORS, more=True)] = "grey"
    scaling: Annotated[str, Option(Text("Brightness values", "밝기 값"), SCALINGS)] = "minus_median"
    scale: Annotated[str, Option(Text("Scale of the photographs", "사진의 눈금"), SCALES, more=True)] = "shared"
    seed: Annotated[int, Number(Text("Seed", "난수 시드"), 0, 9999, more=True)] = 0

    def depends(self, knob: str) -> bool:
        return knob != "span"

    def compute(self, host: Host) -> Treated:
        f, missing = subject(host), list[Text]()
        if not (is_brought(self.sample) or is_brought(self.picture)):
            return _kept(self, f)
        data = (self.deviation, self.mean, self.seed)
        try:
            values, origin = (
                _brought(self.sample, self.column) if is_brought(self.sample) else _drawn(self.sample, *data)
            )
        except Trouble as trouble:
            missing.append(trouble.text)
            values, origin = _drawn("normal", *data)
        try:
            image = images.picture(self.picture, self.scaling, self.colors)
        except Trouble as trouble:
            missing.append(trouble.text)
            image = images.picture("china", self.scaling, self.colors)
        return _treated(f, values, origin, image, tuple(missing))

    def show(self, host: Host, result: Treated, language: Lang) -> Iterator[Block]:
        for text in result.missing:
            yield Notice("partial", _OTHER(language), text(language))
        f = subject(host)
        title = _STRIP_TITLE.format(name=called(f, language))(language)
        panels = drawn_panels(trace(f, reach(result)), host.mark, language)
        panels += data_panels(result, self.scale, host.mark, language)
        yield Strip(name="six_pictures", title=title, caption=_caption(self, result, language), panels=panels)

    def numbers(self, host: Host, result: Treated) -> dict[str, Any]:
        said = {"values": result.sample.size, "without_result": result.lost}
        return said | {"changed": result.changed, "flattened": result.flattened}


def _brought(name: str, number: int) -> tuple[Array, Text]:
    found = column(read(name), number)
    said = {"name": found.name or str(number), "count": f"{found.values.size:,}", "missing": f"{found.missing:,}"}
    return found.values, _OF_COLUMN.format(**said)


def _drawn(kind: str, deviation: float, mean: float, seed: int) -> tuple[Array, Text]:
    rng = np.random.default_rng(seed)
    draw = rng.standard_normal(SAMPLES) if kind == "normal" else rng.uniform(-(3**0.5), 3**0.5, SAMPLES)
    word = SAMPLE_KINDS[kind]
    said = {"kind": Text(word.en.lower(), word.ko), "mean": num(mean), "deviation": num(deviation)}
    return mean + deviation * draw, _OF_DRAW.format(count=f"{SAMPLES:,}", **said)


@keep
def _kept(part: Pictures, f: Activation) -> Treated:
    """What *f* does to data that ship with the project; remembered, as it depends on the knobs alone."""
    image = images.picture(part.picture, part.scaling, part.colors)
    return _treated(f, *_drawn(part.sample, part.deviation, part.mean, part.seed), image, ())


def _treated(f: Activation, values: Array, origin: Text, image: Array, missing: tuple[Text, ...]) -> Treated:
    return Treated(values, f(values), origin, image, f(image), f.derivative(image), missing)


@keep
def _caption(part: Pictures, done: Treated, lang: Lang) -> str:
    """What the sample is, how the photographs are scaled, and how much of them the function changes and flattens."""
    (low, high), (low_after, high_after) = ranges(done, part.scale)
    scaling = SCALINGS[part.scaling]
    said = {
        "origin": done.origin, "scaling": Text(scaling.en[0].lower() + scaling.en[1:], scaling.ko),
        "low": num(low), "high": num(high), "low_after": num(low_after), "high_after": num(high_after),
        "changed": percent(done.changed, lang), "flat": percent(done.flattened, lang), "lost": f"{done.lost:,}",
        "unit": _PIXELS if part.colors == "grey" else _VALUES,
    }  # fmt: skip
    parts = [_SAMPLE_SAID, *([_LOST] if done.lost else []), *([_IDENTITY_HERE] if done.changed == 0 else [])]
    parts += [_SHARED if part.scale == "shared" else _EACH, _SHARES]
    return " ".join(text.format(**said)(lang) for text in parts)


_STRIP_TITLE = Text("Six pictures of {name}", "{name}: 여섯 그림")
_OF_DRAW = Text(
    "{count} numbers from a {kind} distribution (mean {mean}, standard deviation {deviation})",
    "{kind}분포에서 뽑은 수 {count}개(평균 {mean}, 표준편차 {deviation})",
)
_OF_COLUMN = Text(
    "{count} numbers from column “{name}” of your file (cells without a usable number: {missing})",
    "올린 파일의 열 ‘{name}’: 수 {count}개(쓸 수 없는 칸 {missing}개)",
)
_SAMPLE_SAID = Text(
    "{origin}, and a photograph with brightness values {scaling}.", "{origin}, 그리고 사진. 밝기 값: {scaling}."
)
_LOST = Text("{lost} of the numbers have no finite result.", "결과가 유한하지 않은 수: {lost}개.")
_SHARED = Text(
    "Both photographs share one scale from {low} (dark) to {high} (bright).",
    "두 사진은 같은 눈금을 씁니다({low} 어두움, {high} 밝음).",
)
_EACH = Text(
    "Each photograph has its own scale, so they cannot be compared in brightness: {low} to {high} before, {low_after} to {high_after} after.",
    "사진마다 눈금이 달라 밝기를 서로 비교할 수 없습니다. 적용 전 {low}~{high}, 적용 후 {low_after}~{high_after}.",
)
_SHARES = Text(
    "The function changes {changed} of the {unit} by more than 1/255, and flattens {flat}: there its slope is below 1 %. The scale cuts none off.",
    "1/255보다 크게 바뀐 {unit}: {changed}. 접선 기울기가 1% 미만이라 납작해진 {unit}: {flat}. 눈금 밖으로 잘린 값은 없습니다.",
)
_PIXELS = Text("pixels", "픽셀")
_VALUES = Text("color values", "색상값")
_IDENTITY_HERE = Text("On these inputs the function is the identity.", "이 입력 범위에서는 항등 함수와 같습니다.")
_OTHER = Text("Something else is shown", "다른 것을 보여 줍니다")
