"""What does one function do to a number, to a sample, to a photograph, and to a gradient?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any

import numpy as np

from acts import images
from acts.activations import ACTIVATIONS, Activation
from acts.array import Array
from acts.blocks import Block, Details, Finding, Formula, Heading, Notice, Prose
from acts.files import is_brought
from acts.images import ACCEPTS, PICTURES, SCALINGS, normalized
from acts.knobs import Choice, Flag, Number, Numbers, Option, Several, Source
from acts.properties import Properties, properties
from acts.references import references
from acts.text import Lang, Text, Trouble
from acts.vectors import VECTORS, VectorFunction
from acts.views import _curves_figures as figures
from acts.views import _curves_words as words
from acts.views._charts import keep
from acts.views.base import Preset, View

SAMPLES = 20_000


@dataclass(frozen=True, eq=False)
class Traced:
    """One function on the grid of the view."""

    x: Array  #: (points,), with a pair of points hugging every kink and jump
    y: Array  #: (points,), f(x)
    slope: Array  #: (points,), f′(x)
    bend: Array  #: (points,), f″(x)
    part: Array  #: (points,), the number of the unbroken piece a point belongs to
    properties: Properties


@dataclass(frozen=True, eq=False)
class Treated:
    """What the chosen function does to data."""

    sample: Array  #: (20000,)
    sample_after: Array  #: (20000,)
    image: Array  #: (height, width), scaled as chosen
    image_after: Array  #: (height, width)
    missing: Text | None  #: why the reader's own picture is not the one shown


@dataclass(frozen=True)
class CurvesResult:
    """Everything the view shows."""

    traced: tuple[Traced, ...]
    at_point: tuple[tuple[float, float, float], ...]  #: f, f′, f″ of each function at the chosen point
    treated: Treated
    subject: Traced


class Curves(View):
    """The view of activation functions as curves."""

    title = Text("Activation curves", "활성화 함수 곡선")
    about = words.ABOUT
    chapter = 1
    group = Text("Experiment", "실험하기")
    following = ("initialization", words.FOLLOWING)
    presets = (
        Preset(words.SATURATING, {"functions": "sigmoid,tanh,softsign,hardtanh", "subject": "sigmoid", "point": "4.0"}),
        Preset(words.LEAKS, {"functions": "relu,leaky_relu,leaky_relu,prelu", "functions.3.negative_slope": "0.2", "subject": "leaky_relu"}),
        Preset(words.SMOOTH, {"functions": "relu,gelu,silu,mish", "subject": "gelu"}),
        Preset(words.EXPONENTIAL, {"functions": "elu,selu,celu,softplus", "functions.3.alpha": "2.0", "subject": "selu"}),
        Preset(words.MOBILE, {"functions": "silu,hardswish,sigmoid,hardsigmoid", "subject": "hardswish", "second": "1"}),
    )  # fmt: skip

    functions: Annotated[tuple[Activation, ...], Several(words.FUNCTIONS, ACTIVATIONS)] = tuple(
        ACTIVATIONS[slug]() for slug in ("relu", "gelu", "silu", "tanh")
    )
    span: Annotated[float, Number(words.SPAN, 0.5, 20, step=0.5)] = 4.0
    point: Annotated[float, Number(words.POINT, -20, 20, step=0.1)] = -1.0
    second: Annotated[bool, Flag(words.SECOND)] = False
    subject: Annotated[Activation, Choice(words.SUBJECT, ACTIVATIONS)] = ACTIVATIONS["relu"]()
    sample: Annotated[str, Option(words.SAMPLE, {"normal": words.NORMAL, "uniform": words.UNIFORM}, more=True)] = (
        "normal"
    )
    deviation: Annotated[float, Number(words.DEVIATION, 0.05, 10, step=0.05, more=True)] = 1.0
    mean: Annotated[float, Number(words.MEAN, -10, 10, step=0.1, more=True)] = 0.0
    picture: Annotated[str, Source(words.PICTURE, PICTURES, ACCEPTS, normalized, more=True)] = "china"
    scaling: Annotated[str, Option(words.SCALING, SCALINGS, more=True)] = "minus_median"
    vector: Annotated[VectorFunction, Choice(words.VECTOR, VECTORS, more=True)] = VECTORS["softmax"]()
    logits: Annotated[tuple[float, ...], Numbers(words.LOGITS, -1000, 1000, least=2, most=8, more=True)] = (
        2.0,
        1.0,
        0.1,
    )
    seed: Annotated[int, Number(words.SEED, 0, 9999, more=True)] = 0

    def compute(self) -> CurvesResult:
        traced = tuple(_trace(f, self.span) for f in self.functions)
        return CurvesResult(
            traced, tuple(_at(f, self.point) for f in self.functions), self._treat(), _trace(self.subject, self.span)
        )

    def _treat(self) -> Treated:
        data = (self.sample, self.deviation, self.mean, self.scaling, self.seed)
        if not is_brought(self.picture):
            return _treat(self.subject, self.picture, *data)
        try:
            return _treated(self.subject, images.grey(self.picture, self.scaling), *data)
        except Trouble as trouble:
            return replace(_treat(self.subject, "china", *data), missing=trouble.text)

    def show(self, result: CurvesResult, language: Lang) -> Iterator[Block]:
        names = figures.names(self.functions, language)
        yield Finding(words.finding(names, [slope for _, slope, _ in result.at_point], self.point, language))
        if result.treated.missing is not None:
            yield Notice("partial", words.OTHER_PICTURE(language), result.treated.missing(language))
        yield from figures.curves(self, result, names, language)
        yield Heading(words.DATA(language))
        yield figures.strip(self, result.subject, result.treated, language)
        yield Heading(words.COMPUTED(language))
        yield figures.property_table(result.traced, names, language)
        yield Heading(words.VECTORS_HEAD(language))
        yield Prose(self.vector.about(language))
        yield Formula(self.vector.title(language), self.vector.tex, self.vector.about(language))
        yield figures.vector(self.vector, self.logits, self.span, language)
        yield Heading(words.FORMULAS(language))
        yield from figures.formulas(self.functions, language)
        yield Details(words.VALUES(language), (figures.value_table(self.functions, self.span, names, language),))
        yield Details(words.HOW(language), (Prose(words.HOW_TEXT(language)),))
        yield references(*(f.source for f in (*self.functions, self.subject, self.vector)))

    def numbers(self, result: CurvesResult) -> dict[str, Any]:
        rows = zip(self.functions, result.traced, result.at_point, strict=True)
        return {"point": self.point, "functions": [figures.numbers(f, t.properties, at) for f, t, at in rows]}


@keep
def _trace(f: Activation, span: float) -> Traced:
    x, part = _grid(f, span)
    return Traced(x, f(x), f.derivative(x), f.second_derivative(x), part, properties(f))


def _at(f: Activation, point: float) -> tuple[float, float, float]:
    at = np.array([point])
    return float(f(at)[0]), float(f.derivative(at)[0]), float(f.second_derivative(at)[0])


@keep
def _treat(f: Activation, picture: str, sample: str, deviation: float, mean: float, scaling: str, seed: int) -> Treated:
    return _treated(f, images.grey(picture, scaling), sample, deviation, mean, scaling, seed)


def _treated(f: Activation, image: Array, sample: str, deviation: float, mean: float, _: str, seed: int) -> Treated:
    rng = np.random.default_rng(seed)
    draw = rng.standard_normal(SAMPLES) if sample == "normal" else rng.uniform(-(3**0.5), 3**0.5, SAMPLES)
    before = mean + deviation * draw
    return Treated(before, f(before), image, f(image), None)


def _grid(f: Activation, span: float) -> tuple[Array, Array]:
    """401 even points, and two that hug each kink, so that a jump is drawn as a break and not as a slope."""
    inside = [k for k in f.kinks if abs(k) < span]
    beside = [side for k in inside for side in (k - 1e-9 * max(1, abs(k)), k + 1e-9 * max(1, abs(k)))]
    even = np.linspace(-span, span, 401)
    x = np.unique(np.concatenate([even[~np.isin(even, inside)], beside]))
    return x, np.searchsorted(np.array(inside), x).astype(float)
