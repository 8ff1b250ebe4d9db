"""Why a function is not computed from the formula that is printed: the last digits of four ways, measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from acts.accuracy import RIVALS, Error, errors, provenance
from acts.activations import Activation
from acts.blocks import Block, Code, Details, Prose, Table
from acts.text import Lang, Text, num
from acts.views.curves_parts.base import Host
from acts.views.parts import Part


class _Row(NamedTuple):
    """One function and one order of derivative."""

    kind: type[Activation]
    order: int
    errors: Mapping[str, Error]

    @property
    def rival(self) -> float:
        """The error of the worst rival, 0 if there is none."""
        return max((e.units for name, e in self.errors.items() if name in RIVALS), default=0.0)

    @property
    def plain(self) -> tuple[float, float]:
        """How much it tells a reader: first what the textbook loses, then what anybody does."""
        return self.errors.get("textbook", Error(0.0, 0.0)).units, self.rival

    def name(self, lang: Lang) -> str:
        """The function and its order: "GELU, f′"."""
        return f"{self.kind.title(lang)}, {_ORDERS[self.order]}"


class Accuracy(Part):
    title = Text("Why this formula", "왜 이 식으로 계산하는가")
    about = Text(
        "The last digits: ours, PyTorch's, SciPy's, the textbook's.",
        "이 프로그램, PyTorch, SciPy, 교과서 수식의 끝자리 오차를 견줍니다.",
    )
    order = 12
    aside = frozenset({"span"})

    def compute(self, host: Host) -> tuple[_Row, ...]:
        kinds = dict.fromkeys(type(f) for f in host.functions)
        return tuple(_Row(kind, order, e) for kind in kinds for order, e in enumerate(errors(kind.slug)))

    def show(self, host: Host, result: tuple[_Row, ...], language: Lang) -> Iterator[Block]:
        if not result:
            yield Prose(_UNMEASURED(language))
            return
        yield Prose(_aloud(result, language))
        yield _table(result, language)
        for kind in dict.fromkeys(row.kind for row in result):
            if kind.careful:
                yield Prose(f"{kind.title(language)}: {kind.careful(language)}")
        yield Details(_HOW(language), (Prose(_how(language)), Code(_COMMAND.format(**provenance()), "bash")))

    def numbers(self, host: Host, result: tuple[_Row, ...]) -> dict[str, Any]:
        return {
            f"{row.kind.slug}, {_ORDERS[row.order]}": {
                name: e.units if e.units < float("inf") else None for name, e in row.errors.items()
            }
            for row in result
        }


def _aloud(rows: Sequence[_Row], lang: Lang) -> str:
    """The worst row as a sentence; if no rival is off by more than a handful of units, that."""
    worst = max((row for row in rows if row.rival > 10), key=lambda row: row.plain, default=None)
    if worst is None:
        most = max((e.units for row in rows for e in row.errors.values()), default=0.0)
        return _ALL_WELL(lang).format(most=num(most))
    said = [_said(name, worst.errors[name], lang) for name in reversed(RIVALS) if name in worst.errors]
    ours = _OURS(lang).format(units=num(max(row.errors["ours"].units for row in rows)))
    return f"{_WORST(lang).format(name=worst.name(lang))} {' '.join(said)} {ours}"


def _said(name: str, error: Error, lang: Lang) -> str:
    words = _LOSES if error.units == float("inf") else _IS_OFF
    return words(lang).format(who=_COLUMNS[name](lang), at=num(error.at), units=num(error.units))


def _table(rows: Sequence[_Row], lang: Lang) -> Table:
    return Table(
        name="accuracy", title=_TITLE(lang), caption=_CAPTION(lang),
        head=(_FUNCTION(lang), *(words(lang) for words in _COLUMNS.values())),
        rows=tuple((row.name(lang), *(_cell(row.errors.get(name)) for name in _COLUMNS)) for row in rows),
        numeric=(False, *(True for _ in _COLUMNS)),
    )  # fmt: skip


def _cell(error: Error | None) -> str:
    return "–" if error is None else num(error.units)


def _how(lang: Lang) -> str:
    known = provenance()
    versions = known["versions"]
    least, most = known["inputs"]
    return _HOW_TEXT(lang).format(
        least=least, most=most, numpy=versions["numpy"], scipy=versions["scipy"], torch=versions["torch"]
    )


_UNMEASURED = Text(
    "None of the chosen functions has been measured: a formula of your own is new, and has no rival to compare with.",
    "고른 함수 가운데 측정한 것이 없습니다. 직접 쓴 수식은 새것이라 견줄 상대도 없습니다.",
)
_ORDERS = ("f", "f′", "f″")
_COLUMNS = {
    "ours": Text("Here", "이 프로그램"),
    "pytorch": Text("PyTorch", "PyTorch"),
    "scipy": Text("SciPy", "SciPy"),
    "textbook": Text("Textbook formula", "교과서 수식"),
}
_COMMAND = "python -m bench.accuracy --points {points} --seed {seed}"
_WORST = Text("The clearest case is {name}.", "가장 뚜렷한 경우: {name}.")
_IS_OFF = Text(
    "{who}: off by {units} units in the last place near x = {at}.", "{who}의 오차: x = {at} 근처에서 {units} ULP."
)
_LOSES = Text(
    "{who}: the value is lost near x = {at} (NaN or infinite).",
    "{who}의 오차: x = {at} 근처에서 값을 통째로 잃습니다(NaN이나 무한대).",
)
_OURS = Text(
    "What is drawn here is nowhere off by more than {units} units.",
    "여기 그린 값의 오차: 어느 함수에서나 {units} ULP 이하.",
)
_ALL_WELL = Text(
    "Nothing is lost with these functions: every way to compute them stays within {most} units in the last place.",
    "이 함수들에서는 잃는 것이 없습니다. 어떤 방법으로 계산해도 오차는 {most} ULP 이하입니다.",
)
_TITLE = Text("Worst error in units in the last place", "가장 큰 오차(ULP)")
_CAPTION = Text(
    "Double precision, usual settings. 0.5 is the best a rounded number can do; 4.5 × 10¹⁵ and more means that no digit is "
    "right, ∞ that the value is lost, – that there is nothing to compare.",
    "배정밀도, 기본 설정에서의 값입니다. 반올림한 수의 한계가 0.5이고, 4.5 × 10¹⁵ 이상이면 맞는 자리가 하나도 없습니다. ∞는 값을 "
    "잃었다는 뜻이고, –는 비교할 것이 없다는 뜻입니다.",
)
_FUNCTION = Text("Function", "함수")
_HOW = Text("What a unit in the last place is, and how it was measured", "ULP의 뜻과 측정 방법")
_HOW_TEXT = Text(
    "A unit in the last place (ULP) is the distance between two neighboring floating-point numbers: near 1 it is "
    "2.2 × 10⁻¹⁶ in double precision. Each error is the largest over {least} to {most} inputs for a function, from the "
    "smallest number there is to 10³⁰⁰, dense around 0, in the tails, beside breaks and around zeros of f, f′ and f″. The "
    "truth has 20 digits from mpmath. NumPy {numpy}, SciPy {scipy}, PyTorch {torch}; derivatives of PyTorch are those of its "
    "autograd. The command:",
    "ULP(마지막 자리 단위)는 이웃한 두 부동소수점 수 사이의 간격입니다. 배정밀도에서 1 근처의 간격은 2.2 × 10⁻¹⁶입니다. 오차는 함수마다 "
    "입력 {least}~{most}개에서 잰 값 가운데 가장 큰 것입니다. 입력은 가장 작은 수부터 10³⁰⁰까지이며 0 근처, 꼬리, 식이 바뀌는 점 옆, f와 "
    "f′, f″의 영점 근처에 촘촘합니다. 참값은 mpmath로 구한 20자리입니다. NumPy {numpy}, SciPy {scipy}, PyTorch {torch}. PyTorch의 "
    "도함수는 자동 미분으로 얻었습니다. 측정 명령은 다음과 같습니다.",
)
