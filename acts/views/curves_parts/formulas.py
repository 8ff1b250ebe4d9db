"""The formulas of the functions, and their values at a few inputs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from acts.activations import Activation
from acts.blocks import Block, Details, Formula, Prose, Table
from acts.formula.tex import width
from acts.text import Lang, Text, num
from acts.views._charts import keep
from acts.views._curves_figures import called, names
from acts.views._curves_own import checked
from acts.views.curves_parts.base import Host
from acts.views.parts import Part


class Formulas(Part):
    title = Text("Formulas", "수식")
    about = Text("Function and derivative, typeset, with a table of values.", "함수와 도함수의 수식과 함숫값 표입니다.")
    order = 4

    def depends(self, knob: str) -> bool:
        return knob != "span"

    def show(self, host: Host, result: None, language: Lang) -> Iterator[Block]:
        yield from _formulas(host.functions, language)
        own = dict.fromkeys(f for f in host.functions if not f.fixed)
        yield from (Prose(checked(f, _REACH, language)) for f in own)
        table = _values(host.functions, names(host.functions, language), language)
        yield Details(_VALUES(language), (table,))


def _formulas(functions: Sequence[Activation], lang: Lang) -> Iterator[Formula]:
    """f and f′ of each function, once a function; those that a reader wrote, each. Long ones have a line each."""
    for f in {(type(f) if f.fixed else f): f for f in functions}.values():
        value, slope = f.typeset()
        name = f.title(lang) if f.fixed else f"{f.title(lang)}: {called(f, lang)}"
        if slope and width(value + slope) <= _ONE_LINE:
            yield Formula(name, rf"f(x) = {value} \qquad f'(x) = {slope}", f"{name}. {f.about(lang)}")
            continue
        yield Formula(name, rf"f(x) = {value}", f"{name}. {f.about(lang)}")
        if slope:
            named = _SLOPE(lang).format(name=f.title(lang))
            yield Formula(named, rf"f'(x) = {slope}", f"{named}.")


@keep
def _values(functions: tuple[Activation, ...], called: tuple[str, ...], lang: Lang) -> Table:
    """Values and slopes at whole inputs, whatever range is drawn."""
    at = np.arange(-_REACH, _REACH + 1)
    columns = [zip(f(at), f.derivative(at), strict=True) for f in functions]
    cells = [[f"{num(float(v), 4)} ({num(float(s), 3)})" for v, s in column] for column in columns]
    return Table(
        name="values", title=_VALUE_TITLE(lang), caption=_VALUE_CAPTION(lang), head=("x", *called),
        rows=tuple((num(float(v)), *row) for v, row in zip(at, zip(*cells, strict=True), strict=True)),
        numeric=(True,) * (1 + len(called)),
    )  # fmt: skip


_REACH = 4.0  #: the inputs that are listed, and over which a derivative is checked, go from −4 to 4
_ONE_LINE = 40  # letters that fit beside one another, with the names of both
_SLOPE = Text("{name}, derivative", "{name}의 도함수")
_VALUES = Text("Values as a table", "함숫값을 표로 보기")
_VALUE_TITLE = Text("Values and slopes", "함숫값과 접선 기울기")
_VALUE_CAPTION = Text("f(x), and the slope f′(x) in brackets.", "f(x)와 괄호 안의 접선 기울기 f′(x)입니다.")
