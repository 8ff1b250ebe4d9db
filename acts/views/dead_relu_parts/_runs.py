"""What the sections share that train many networks: seeds, means as text, and the notice of a part that is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isnan
from typing import TYPE_CHECKING

from acts.blocks import Block, Notice
from acts.statistics import Mean
from acts.sweep import Cell, Outcome
from acts.text import LANGS, Lang, Text, num

if TYPE_CHECKING:
    from acts.views.dead_relu import DeadRelu

LARGEST_SEED = 9999


def seeds(host: DeadRelu, count: int) -> list[int]:
    """The seed of the view and those after it, so that every run can be opened by its seed."""
    return [(host.seed + k) % (LARGEST_SEED + 1) for k in range(count)]


def percents(m: Mean) -> str:
    """A mean share in percent with its standard error, as a cell of a table has it: "38.8 ± 2.2"; a dash for none."""
    if isnan(m.value):
        return "–"
    error = "" if isnan(m.error) else f"\N{NO-BREAK SPACE}±\N{NO-BREAK SPACE}{100 * m.error:.1f}"
    return f"{100 * m.value:.1f}{error}"


def plus_minus(m: Mean, lang: Lang) -> str:
    """The same with its unit: "38.8 ± 2.2 %"."""
    return percents(m) if isnan(m.value) else f"{percents(m)}{unit(lang)}"


def spoken(m: Mean) -> Text:
    """The same in both languages, for a sentence."""
    return Text(*(plus_minus(m, lang) for lang in LANGS))


def change(m: Mean) -> str:
    """A difference in percentage points with its standard error and its sign: "+3.1 ± 0.4"."""
    if isnan(m.value):
        return "–"
    error = "" if isnan(m.error) else f"\N{NO-BREAK SPACE}±\N{NO-BREAK SPACE}{100 * m.error:.1f}"
    return f"{100 * m.value:+.1f}{error}".replace("-", "−").replace("+0.0", "0.0").replace("−0.0", "0.0")


def row_of(cell: Cell) -> tuple[str, ...]:
    """What `ROW_HEAD` names, of one cell: dead, never positive, accuracy, loss, diverged."""
    loss = "–" if isnan(cell.loss.value) else num(cell.loss.value)
    shares = (percents(m) for m in (cell.dead, cell.silent, cell.accuracy))
    return (*shares, loss, f"{cell.diverged}/{cell.runs}")


def unit(lang: Lang) -> str:
    """A percent sign, after a no-break space in English."""
    return "%" if lang == "ko" else "\N{NO-BREAK SPACE}%"


def notices(outcomes: Sequence[Outcome | None], lang: Lang) -> Iterator[Block]:
    """Says how many runs are there, if some are not, and what accuracy means where a number is to be found."""
    if any(one is not None and one.numeric for one in outcomes):
        yield Notice("note", _NUMERIC(lang), _NUMERIC_TEXT(lang))
    there = sum(one is not None for one in outcomes)
    if there < len(outcomes):
        said = {"there": f"{there:,}", "all": f"{len(outcomes):,}"}
        yield Notice("partial", _PARTIAL.format(**said)(lang), _PARTIAL_TEXT(lang))


def number(value: float) -> float | None:
    """*value* for JSON, which has no NaN."""
    return None if isnan(value) else value


ROW_HEAD = (
    Text("Dead, %", "죽은 유닛, %"),
    Text("Never positive, %", "양수 표본 없음, %"),
    Text("Accuracy, %", "정확도, %"),
    Text("Loss", "손실"),
    Text("Diverged", "발산"),
)
_NUMERIC = Text("A number is to be found", "수를 예측하는 데이터")
_NUMERIC_TEXT = Text(
    "Accuracy here is R², the share of the variance that is explained; the loss is the squared error.",
    "여기서 정확도는 설명한 분산의 비율 R²이고 손실은 제곱 오차입니다.",
)
_PARTIAL = Text("{there} of {all} runs are there", "학습 {all}회 중 {there}회를 마친 결과")
_PARTIAL_TEXT = Text(
    "Means and errors are over these runs; what has no run yet is left out.",
    "평균과 오차는 마친 학습만으로 구했습니다. 아직 결과가 없는 칸은 비워 두었습니다.",
)
