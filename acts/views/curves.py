"""What does one function do to a number, to a sample, to a photograph, and to a gradient?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from acts.activations import ACTIVATIONS, Activation
from acts.blocks import Block, Finding
from acts.knobs import Flag, Number, Place, Several
from acts.references import references
from acts.text import Lang, Text
from acts.views import _curves_figures as figures
from acts.views import _curves_words as words
from acts.views._charts import keep
from acts.views._curves_trace import Traced, trace
from acts.views.base import Preset, View
from acts.views.curves_parts import PARTS
from acts.views.curves_parts.base import Host
from acts.views.parts import SECTIONS, Part


@dataclass(frozen=True)
class CurvesResult:
    """The functions along the inputs, and at the chosen one."""

    traced: tuple[Traced, ...]
    at_point: tuple[tuple[float, float, float], ...]  #: f, f′, f″ of each function at the chosen point


class Curves(View):
    """The view of activation functions as curves."""

    title = Text("Activation curves", "활성화 함수 곡선")
    about = words.ABOUT
    chapter = 1
    group = Text("Experiment", "실험하기")
    following = ("initialization", words.FOLLOWING)
    aside = frozenset({"point", "second"})
    goes_on = False
    presets = (
        Preset(words.SHEET, {"functions": words.EIGHT, "parts": "computed_properties,formulas,frameworks"}),
        Preset(words.SATURATING, {"functions": "sigmoid,tanh,softsign,hardtanh", "point": "4.0"}),
        Preset(words.LEAKS, {"functions": "relu,leaky_relu,leaky_relu,prelu", "functions.3.negative_slope": "0.2", "subject": "2"}),
        Preset(words.SMOOTH, {"functions": "relu,gelu,silu,mish", "subject": "2"}),
        Preset(words.WHY, {"functions": "relu,tanh", "parts": "nonlinear,centered"}),
        Preset(words.SEVERAL, {"functions": "sigmoid,silu", "parts": "vector,gates"}),
        Preset(words.OWN, words.OWN_LINK | {"parts": "computed_properties,formulas"}),
        Preset(words.MISTAKES, {"functions": "gelu,gelu_tanh,quick_gelu", "parts": "errata"}),
        Preset(words.DIGITS, {"functions": "gelu,softplus,tanh", "parts": "precision,accuracy"}),
    )  # fmt: skip

    functions: Annotated[tuple[Activation, ...], Several(words.FUNCTIONS, ACTIVATIONS)] = tuple(
        ACTIVATIONS[slug]() for slug in ("relu", "gelu", "silu", "tanh")
    )
    span: Annotated[float, Number(words.SPAN, 0.5, 20, step=0.5, help=words.SPAN_HELP)] = 4.0
    point: Annotated[float, Number(words.POINT, -20, 20, step=0.1, help=words.POINT_HELP)] = -1.0
    second: Annotated[bool, Flag(words.SECOND, help=words.SECOND_HELP)] = False
    subject: Annotated[int, Place(words.SUBJECT, "functions", help=words.SUBJECT_HELP)] = 1
    parts: Annotated[tuple[Part, ...], Several(SECTIONS, PARTS, least=0, most=12, apart=True)] = tuple(
        PARTS[slug]() for slug in ("pictures", "computed_properties", "kinks", "formulas")
    )

    @property
    def mark(self) -> int:
        """The place among the functions, from 0, of the one that is looked at closely."""
        return min(self.subject, len(self.functions)) - 1

    @property
    def host(self) -> Host:
        return Host(self.functions, self.mark, self.span)

    def look(self) -> CurvesResult:
        traced = tuple(trace(f, self.span) for f in self.functions)
        return CurvesResult(traced, tuple(_at(f, self.point) for f in self.functions))

    def answer(self, result: CurvesResult, language: Lang) -> Iterator[Block]:
        names = figures.names(self.functions, language)
        yield Finding(words.finding(names, [slope for _, slope, _ in result.at_point], self.point, language))
        yield from figures.curves(self, result, names, language)
        yield references(*(f.source for f in self.functions))

    def headline(self, result: CurvesResult) -> dict[str, Any]:
        rows = zip(self.functions, result.traced, result.at_point, strict=True)
        return {"point": self.point, "functions": [figures.numbers(f, t.properties, at) for f, t, at in rows]}


@keep
def _at(f: Activation, point: float) -> tuple[float, float, float]:
    at = np.array([point])
    return float(f(at)[0]), float(f.derivative(at)[0]), float(f.second_derivative(at)[0])
