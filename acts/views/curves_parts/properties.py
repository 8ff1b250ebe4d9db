"""The properties of the functions as a table: nothing in it is typed in."""

from __future__ import annotations

from collections.abc import Iterator

from acts.activations import Activation
from acts.blocks import Block, Details, Prose, Table
from acts.properties import Gain, Properties, properties
from acts.text import Lang, Text, num
from acts.views._charts import keep
from acts.views._curves_figures import names
from acts.views.curves_parts.base import Host
from acts.views.parts import Part


class ComputedProperties(Part):
    title = Text("Properties, computed", "계산한 성질")
    about = Text(
        "Range, slopes, smoothness, saturation and gains.", "출력 범위, 기울기, 매끄러움, 포화, 이득을 계산합니다."
    )
    order = 2

    def depends(self, knob: str) -> bool:
        return knob != "span"

    def show(self, host: Host, result: None, language: Lang) -> Iterator[Block]:
        yield _table(host.functions, names(host.functions, language), language)
        yield Details(_HOW(language), (Prose(_HOW_TEXT(language)),))


@keep
def _table(functions: tuple[Activation, ...], called: tuple[str, ...], lang: Lang) -> Table:
    """One column a function, nothing typed in."""
    cells = [_property_cells(properties(f), lang) for f in functions]
    rows = zip((label(lang) for label in _PROPERTY_ROWS), *cells, strict=True)
    return Table(
        name="properties", title=_TABLE_TITLE(lang), caption=_TABLE_CAPTION(lang),
        head=(_PROPERTY(lang), *called), rows=tuple(rows), numeric=(False,) * (1 + len(called)),
    )  # fmt: skip


def _property_cells(p: Properties, lang: Lang) -> tuple[str, ...]:
    left, right = "[" if p.infimum_attained else "(", "]" if p.supremum_attained else ")"
    return (
        f"{left}{num(p.infimum)}, {num(p.supremum)}{right}",
        "–" if p.minimum is None else _LOWEST.format(x=num(p.minimum[0], 4), y=num(p.minimum[1], 4))(lang),
        f"{num(p.slope_infimum)} … {num(p.slope_supremum)}",
        _MONOTONE[p.monotone](lang),
        (_ODD if p.odd else _EVEN if p.even else _NOWHERE)(lang),
        p.smoothness,
        ", ".join(num(k.at) for k in p.kinks) or _NOWHERE(lang),
        _quiet(p, lang),
        num(p.mean),
        num(p.forward_gain, 4),
        num(p.backward_gain, 4),
        "–" if p.pytorch_gain is None else _known_gain(p.pytorch_gain, lang),
    )


def _known_gain(gain: Gain, lang: Lang) -> str:
    return f"{num(gain.value, 4)} ({(_DERIVED if gain.derived else _CONVENTION)(lang)})"


def _quiet(p: Properties, lang: Lang) -> str:
    """From where on the slope stays below 1 %, on either side."""
    if p.quiet_below == float("inf"):
        return _EVERYWHERE(lang)
    left = [] if p.quiet_below is None else [f"x < {num(p.quiet_below)}"]
    right = [] if p.quiet_above is None else [f"x > {num(p.quiet_above)}"]
    return ", ".join(left + right) or _NOWHERE(lang)


_TABLE_TITLE = Text("Properties of the functions", "함수의 성질")
_TABLE_CAPTION = Text("They follow the settings of each function.", "각 함수의 설정을 바꾸면 함께 바뀝니다.")
_PROPERTY = Text("Property", "성질")
_PROPERTY_ROWS = (
    Text("Range", "출력 범위"),
    Text("Lowest point", "가장 낮은 점"),
    Text("Slope", "접선 기울기"),
    Text("Monotone", "단조"),
    Text("Symmetry", "대칭"),
    Text("Smoothness", "매끄러움"),
    Text("Kinks and jumps", "꺾이거나 뛰는 점"),
    Text("Slope below 1 %", "접선 기울기 1% 미만"),
    Text("Mean output", "출력 평균"),
    Text("Forward gain", "순전파 이득"),
    Text("Backward gain", "역전파 이득"),
    Text("PyTorch's gain", "PyTorch의 이득"),
)
_LOWEST = Text("{y} at {x}", "{y} (x = {x})")
_ODD = Text("odd", "홀함수")
_EVEN = Text("even", "짝함수")
_DERIVED = Text("derived", "유도한 값")
_CONVENTION = Text("a convention", "관례")
_MONOTONE = {
    "increasing": Text("increasing", "증가"),
    "decreasing": Text("decreasing", "감소"),
    "constant": Text("constant", "상수"),
    "none": Text("no", "아니요"),
}
_NOWHERE = Text("none", "없음")
_EVERYWHERE = Text("everywhere", "모든 x")
_HOW = Text("How the properties are computed", "성질을 계산한 방법")
_HOW_TEXT = Text(
    "Nothing here is typed in: range, slopes and minimum come from a search over the whole real line, refined around "
    "every extremum; smoothness from one-sided derivatives at the kinks. Mean and gains are expectations over a "
    "standard normal input, integrated in panels that are split at the kinks. The forward gain is 1/√E[f²], the "
    "backward gain 1/√E[f′²]: weights of standard deviation gain/√fan_in keep the signal, or the gradient, at its size.",
    "표의 값은 하나도 손으로 적지 않았습니다. 출력 범위, 접선 기울기, 최솟값은 실수 전체를 탐색하고 극값 근처를 다시 좁혀 "
    "구합니다. 매끄러움은 꺾이는 점의 좌우 미분계수로 판정합니다. 평균과 이득은 표준정규분포 입력의 기댓값이며, 꺾이는 "
    "점에서 구간을 나누어 적분합니다. 순전파 이득은 1/√E[f²], 역전파 이득은 1/√E[f′²]입니다. 가중치의 표준편차를 "
    "이득/√fan_in으로 잡으면 신호 또는 기울기의 크기가 유지됩니다.",
)
