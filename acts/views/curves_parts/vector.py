"""Functions of a vector, drawn as what they are: bars of probabilities, and maxout with its pieces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import altair as alt
import numpy as np

from acts.array import Array
from acts.blocks import Block, Figure, Formula, Prose
from acts.ends import ends
from acts.knobs import Choice, Number, Numbers
from acts.references import references
from acts.rows import Rows, stack
from acts.text import Lang, Text, num
from acts.vectors import VECTORS, VectorFunction
from acts.vectors.maxout import Maxout
from acts.views._charts import Axis, finish, fit, keep, lines, rows, x
from acts.views._curves_figures import domain_of
from acts.views._curves_words import CURVES_ALT, TYPICAL, X_INPUT
from acts.views.curves_parts._jacobian import matrix, rows_vanish, slices
from acts.views.curves_parts.base import Host
from acts.views.parts import Part


class Vector(Part):
    title = Text("A function of a vector", "벡터를 받는 함수")
    about = Text("Softmax, its relatives, and maxout.", "소프트맥스와 그 친척, 그리고 맥스아웃을 살펴봅니다.")
    order = 5

    function: Annotated[VectorFunction, Choice(Text("Function of a vector", "벡터 함수"), VECTORS)] = VECTORS[
        "softmax"
    ]()
    logits: Annotated[tuple[float, ...], Numbers(Text("Logits", "로짓"), -1000, 1000, least=2, most=8)] = (
        2.0,
        1.0,
        0.1,
    )

    moved: Annotated[int, Number(Text("Logit that is moved", "움직일 로짓"), 1, 8, more=True)] = 1
    fan_in: Annotated[int, Number(Text("Maxout: inputs of a layer", "맥스아웃: 층의 입력 수"), 1, 4096, more=True)] = (
        256
    )
    units: Annotated[int, Number(Text("Maxout: units of a layer", "맥스아웃: 층의 유닛 수"), 1, 4096, more=True)] = 128

    def depends(self, knob: str) -> bool:
        return knob == "span"

    @property
    def place(self) -> int:
        """The place, from 0, of the logit that is moved; beyond the last one, the last."""
        return min(self.moved, len(self.logits)) - 1

    def show(self, host: Host, result: None, language: Lang) -> Iterator[Block]:
        f, logits = self.function, np.array(self.logits)
        yield Prose(f.about(language))
        yield Formula(f.title(language), ("f = " if isinstance(f, Maxout) else "f_i = ") + f.tex, f.about(language))
        yield _figure(f, self.logits, host.span, language)
        if isinstance(f, Maxout):
            yield Prose(_maxout_words(f, self.fan_in, self.units, language))
        else:
            slopes = r"\frac{\partial f_i}{\partial x_j} = " + f.tex_derivative
            yield Formula(_JACOBIAN(language), slopes, _JACOBIAN(language))
            yield matrix(f, f.jacobian(logits), language)
            yield slices(f, logits, self.place, host, language)
        yield Prose(" ".join(said(language) for said in (TYPICAL.format(use=f.use), f.differs) if said))
        yield references(f.source)

    def numbers(self, host: Host, result: None) -> dict[str, Any]:
        f = self.function
        said: dict[str, Any] = {"function": f.slug}
        if isinstance(f, Maxout):
            return said | {"kinks": list(f.kinks), "parameters": parameters(f, self.fan_in, self.units)}
        logits = np.array(self.logits)
        return said | {"outputs": f(logits).tolist(), "rows_sum_to_zero": rows_vanish(f.jacobian(logits))}


def parameters(unit: Maxout, fan_in: int, units: int) -> int:
    """Weights and biases of a layer of such units."""
    return unit.parameter_factor * (fan_in + 1) * units


def _maxout_words(unit: Maxout, fan_in: int, units: int, lang: Lang) -> str:
    """Where the unit bends, and what a layer of them costs."""
    kinks = ", ".join(num(k) for k in unit.kinks)
    where = _KINKS.format(kinks=kinks) if kinks else _NO_KINK
    cost = parameters(unit, fan_in, units)
    said = {"plain": f"{cost // unit.parameter_factor:,}", "cost": f"{cost:,}", "count": unit.parameter_factor}
    return f"{where(lang)} {_COST.format(fan_in=f'{fan_in:,}', units=f'{units:,}', **said)(lang)}"


@keep
def _figure(f: VectorFunction, logits: tuple[float, ...], span: float, lang: Lang) -> Figure:
    """Bars for a function of logits; for maxout, its pieces and their upper envelope."""
    return _maxout(f, span, lang) if isinstance(f, Maxout) else _bars_of(f, np.array(logits), lang)


def _bars_of(f: VectorFunction, logits: Array, lang: Lang) -> Figure:
    outputs = f(logits)
    shown, inputs = [num(float(v)) for v in outputs], [num(float(z)) for z in logits]
    frame = Rows({"logit": [f"{i}:  {z}" for i, z in enumerate(inputs, 1)], "output": outputs, "label": shown})
    low, high = min(0.0, float(outputs.min())), max(0.0, float(outputs.max()))
    said = {"logits": ", ".join(inputs), "total": num(float(outputs.sum()))}
    return Figure(
        name="vector", title=_SOFTMAX_TITLE.format(name=f.title(lang))(lang), caption=_SOFTMAX_CAPTION.format(**said)(lang),
        alt=_VECTOR_ALT.format(values=", ".join(shown))(lang), height=96 + 30 * len(shown), right=64,
        spec=fit(_bar_spec(_LOGIT(lang)), Axis(_OUTPUT(lang), (low, high or 1.0), count=6), Axis(None)),
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
    pieces = [_PIECE.format(number=i)(lang) for i in range(1, count + 1)]
    called = (unit.title(lang).partition("(")[0].strip(), *pieces)
    drawn = [unit(grid), *(a * grid + b for a, b in zip(unit.slopes, unit.intercepts, strict=True))]
    domain = domain_of(np.concatenate(drawn), -1.2, 1.2, 1.25 * span)
    frames = [Rows({"x": grid, "y": v, "part": 0.0, "series": n}) for n, v in zip(called, drawn, strict=True)]
    tip = ends(called, np.array([v[-1] for v in drawn]), float(grid[-1]), domain, 290)
    up = Axis(_OUTPUT(lang), domain)
    return Figure(
        name="vector", title=_MAXOUT_TITLE(lang), caption=_MAXOUT_CAPTION.format(count=count)(lang),
        alt=CURVES_ALT.format(names=", ".join(called), low=num(-span), high=num(span))(lang), height=290, right=110,
        spec=lines(called, tuple(range(count + 1)), Axis(X_INPUT(lang), (-span, span), count=9), up, "yx"),
        data={"lines": stack(frames), "ends": tip},
    )  # fmt: skip


_SOFTMAX_TITLE = Text("{name} of the logits", "로짓에 적용한 {name}")
_SOFTMAX_CAPTION = Text(
    "One bar a logit. The outputs depend on all logits at once: raise one, and the others change. Inputs: {logits}. Sum of the outputs: {total}.",
    "막대 하나가 로짓 하나입니다. 출력은 모든 로짓에 함께 달려 있어서 하나를 키우면 나머지도 달라집니다. 입력: {logits}. 출력의 합: {total}.",
)
_MAXOUT_TITLE = Text("Maxout and its pieces", "맥스아웃과 그 조각")
_MAXOUT_CAPTION = Text(
    "The upper envelope of {count} affine pieces. A layer of such units has {count} times the parameters.",
    "1차식 {count}개 가운데 가장 큰 값입니다. 이런 유닛으로 만든 층은 매개변수가 {count}배입니다.",
)
_KINKS = Text("It bends at x = {kinks}.", "꺾이는 점: x = {kinks}.")
_NO_KINK = Text("It is a straight line here and bends nowhere.", "여기서는 직선이며 꺾이는 점이 없습니다.")
_COST = Text(
    "A layer of {units} units with {fan_in} inputs has {plain} weights and biases if each unit is one line, and {cost} with {count} lines a unit.",
    "입력 {fan_in}개, 유닛 {units}개인 층의 가중치와 편향: 유닛마다 1차식이 하나면 {plain}개, {count}개면 {cost}개입니다.",
)
_JACOBIAN = Text("Its derivatives", "편미분")
_PIECE = Text("piece {number}", "조각 {number}")
_LOGIT = Text("Logit", "로짓")
_OUTPUT = Text("Output", "출력")
_VECTOR_ALT = Text("Outputs: {values}.", "출력: {values}.")
