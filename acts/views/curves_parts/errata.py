"""Well-known mistakes: the wrong formula beside the right one, and the number that tells them apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import numpy as np

from acts.array import Array
from acts.blocks import Block, Code, Details, Figure, Formula, Prose, Table
from acts.ends import ends
from acts.errata import ERRATA, Erratum
from acts.knobs import Choice
from acts.references import references, short
from acts.rows import Rows, stack
from acts.text import Lang, Text, num
from acts.views._charts import Axis, keep, lines
from acts.views._curves_figures import width
from acts.views._curves_words import X_INPUT, Y_SLOPE, Y_VALUE
from acts.views.curves_parts.base import Host
from acts.views.parts import Part

HEIGHT = 230


class Errata(Part):
    title = Text("Well-known mistakes", "널리 퍼진 오류")
    about = Text(
        "Wrong formulas and claims that are seen in public tables and tutorials, beside the right ones.",
        "공개된 표와 안내서에서 볼 수 있는 틀린 식과 주장을 올바른 것과 나란히 보여 줍니다.",
    )
    order = 11

    erratum: Annotated[Erratum, Choice(Text("Mistake", "오류"), ERRATA)] = ERRATA["gelu_precedence"]()

    def depends(self, knob: str) -> bool:
        return False

    def show(self, host: Host, result: None, language: Lang) -> Iterator[Block]:
        e = self.erratum
        yield Prose(f"{e.about(language)} {e.truth(language)} {e.shown()(language)}")
        yield _figure(e, language)
        yield from _formulas(e, language)
        yield Code(f"# {_WRONG[e.kind](language)}\n{e.code}\n\n# {_RIGHT[e.kind](language)}\n{e.right_code}")
        yield Details(_ALL(language).format(count=len(ERRATA)), (_table(language),))
        yield references(e.source)

    def numbers(self, host: Host, result: None) -> dict[str, Any]:
        wrong, right = self.erratum.becomes()
        finite = {"wrong": wrong, "right": right}
        return {"erratum": self.erratum.slug, **{k: v if np.isfinite(v) else None for k, v in finite.items()}}


def _formulas(e: Erratum, lang: Lang) -> Iterator[Formula]:
    """The wrong formula and the right one, each under its verdict."""
    head = "" if e.kind == "claim" else "f'(x) = " if e.axis in ("slope", "error") else "f(x) = "
    yield Formula(_WRONG[e.kind](lang), head + e.tex, e.about(lang))
    yield Formula(_RIGHT[e.kind](lang), head + e.right_tex, e.truth(lang))


@keep
def _figure(e: Erratum, lang: Lang) -> Figure:
    called = _called(e, lang)
    x, piece = _grid(e)
    drawn = [_height(e, y) for y in (e.right(x), e.wrong(x))]
    domain = _domain(np.concatenate(drawn))
    last = np.array([y[np.isfinite(y)][-1] for y in drawn])
    frames = [_rows(x, y, piece, name) for y, name in zip(drawn, called, strict=True)]
    gap = _GAP if not np.isfinite(np.concatenate(drawn)).all() else _NO_GAP
    said = {"right": called[0], "wrong": called[1], "number": e.shown(), "gap": gap}
    return Figure(
        name="erratum", title=e.title(lang), caption=_CAPTION.format(**said)(lang), alt=_FIGURE_ALT.format(**said)(lang),
        height=HEIGHT, wide=True, right=24 + int(8.2 * max(map(width, called))),
        spec=lines(called, (0, 1), _axis(X_INPUT(lang), e.span), _axis(_UP[e.axis](lang), domain), "y"),
        data={"lines": stack(frames), "ends": _tips(called, last, e.span[1], domain)},
    )  # fmt: skip


def _called(e: Erratum, lang: Lang) -> tuple[str, str]:
    """What the two lines are called: the right one, drawn through, and the dashed one."""
    return (e.right_line or type(e.true).title)(lang).partition("(")[0].strip(), e.line(lang)


def _grid(e: Erratum) -> tuple[Array, Array]:
    """401 even inputs and a pair that hugs each kink, and the number of the unbroken piece that each lies on."""
    low, high = e.span
    inside = np.array([k for k in e.kinks if low < k < high])
    even, hair = np.linspace(low, high, 401), 1e-9 * (high - low)
    x = np.unique(np.concatenate([even[~np.isin(even, inside)], inside - hair, inside + hair]))
    return x, np.searchsorted(inside, x).astype(float)


def _height(e: Erratum, y: Array) -> Array:
    """*y* as it is drawn: itself, or the power of ten of its size."""
    if e.axis != "magnitude":
        return np.where(np.isfinite(y), y, np.nan)
    with np.errstate(divide="ignore"):
        size = np.log10(np.abs(y))
    return np.where(np.isfinite(size), size, np.nan)


def _domain(values: Array) -> tuple[float, float]:
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    pad = 0.06 * (high - low) or 1.0
    return low - pad, high + pad


def _axis(title: str, domain: tuple[float, float]) -> Axis:
    """Powers of ten where there would be too many zeros."""
    return Axis(title, domain, count=5, format=".0e" if domain[1] - domain[0] < 1e-6 else None)


def _tips(called: tuple[str, str], last: Array, at: float, domain: tuple[float, float]) -> Rows:
    """Where the two names stand; they are pushed apart in units of the domain, however small it is."""
    low, high = domain
    tip = ends(called, (last - low) / (high - low), at, (0.0, 1.0), HEIGHT)
    return tip.having(at=low + tip["at"] * (high - low))


def _rows(x: Array, y: Array, piece: Array, name: str) -> Rows:
    """The points that can be drawn; a gap begins a new piece."""
    there = np.isfinite(y)
    part = piece + np.cumsum(~there)
    return Rows({"x": x[there], "y": y[there], "part": part[there], "series": name})


@keep
def _table(lang: Lang) -> Table:
    """Every mistake with its number."""
    each = [(kind(), kind().becomes()) for kind in ERRATA.values()]
    rows = [(e.title(lang), _KIND[e.kind](lang), num(w), num(r), short(e.source)) for e, (w, r) in each]
    return Table(
        name="errata", title=_TABLE_TITLE(lang), caption=_TABLE_CAPTION(lang), head=tuple(h(lang) for h in _HEAD),
        rows=tuple(rows), numeric=(False, False, True, True, False),
    )  # fmt: skip


_UP = {
    "value": Y_VALUE,
    "slope": Y_SLOPE,
    "error": Text("Error of the slope", "접선 기울기의 오차"),
    "logarithm": Text("Logarithm ln f(x)", "로그 ln f(x)"),
    "magnitude": Text("Power of ten of |f(x)|", "|f(x)|의 상용로그"),
}
_WRONG = {
    "formula": Text("Wrong", "틀린 식"),
    "claim": Text("Wrongly claimed", "틀린 주장"),
    "numerics": Text("Breaks in floating point", "부동소수점에서 깨지는 식"),
    "variant": Text("One variant", "한 가지 정의"),
}
_RIGHT = {
    "formula": Text("Right", "올바른 식"),
    "claim": Text("True", "사실"),
    "numerics": Text("Safe", "안전한 식"),
    "variant": Text("The other variant", "다른 정의"),
}
_KIND = {
    "formula": Text("formula", "식"),
    "claim": Text("claim", "주장"),
    "numerics": Text("numerics", "수치 계산"),
    "variant": Text("variant", "변형"),
}
_CAPTION = Text(
    "Solid: {right}. Dashed: {wrong}. {number}{gap}",
    "실선: {right}. 파선: {wrong}. {number}{gap}",
)
_GAP = Text(
    " Where a line breaks off there is no finite number to draw.",
    " 선이 끊긴 곳에는 그릴 수 있는 유한한 값이 없습니다.",
)
_NO_GAP = Text("", "")
_FIGURE_ALT = Text("Two lines, {right} and {wrong} (dashed). {number}", "두 선: {right}, {wrong}(파선). {number}")
_ALL = Text("All {count} mistakes with their numbers", "오류 {count}가지와 그 수치 모두 보기")
_TABLE_TITLE = Text("Well-known mistakes", "널리 퍼진 오류")
_TABLE_CAPTION = Text(
    "Each number is computed with the usual settings; choose a mistake to read what its number counts. A variant is no mistake.",
    "모든 수는 기본 설정으로 계산했습니다. 무엇을 나타내는 수인지는 오류를 고르면 나옵니다. 변형은 오류가 아닙니다.",
)
_HEAD = (
    Text("Mistake", "오류"),
    Text("Kind", "종류"),
    Text("Wrong", "틀린 값"),
    Text("Right", "올바른 값"),
    Text("Right in", "올바른 출처"),
)
