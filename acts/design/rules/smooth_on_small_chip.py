"""A function with exponentials on an 8-bit chip."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class SmoothOnSmallChip(Rule):
    title = Text("A function with exponentials on an 8-bit chip", "8비트 칩에서 지수 함수를 쓰는 함수")
    about = Text(
        "Integers have no exponential: such a function needs a table of its own and costs accuracy.",
        "정수 연산에는 지수 함수가 없어 표가 따로 필요하고 정확도를 잃습니다.",
    )
    fix = Text(
        "Use ReLU6 or hard-swish, and hard-sigmoid for gates.",
        "ReLU6이나 hard-swish를, 게이트에는 hard-sigmoid를 쓰세요.",
    )
    severity = "note"
    cite = ("howard2019", "jacob2017")
    bad = {"text": "784 -> 256 gelu -> 10", "device": "int8"}
    good = {"text": "784 -> 256 hardswish -> 10", "device": "int8"}

    def lines(self, design: Design) -> Iterator[int]:
        if design.device == "int8":
            smooth = (a for a in design.hidden_functions() if a.activation is not None)
            yield from (a.line for a in smooth if a.activation and not a.activation.kinks)
