"""Two functions in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class FunctionTwice(Rule):
    title = Text("Two functions in a row", "이어진 두 함수")
    about = Text(
        "Between weights one function is enough: a second ReLU changes nothing, and any other pair only narrows what passes.",
        "가중치 사이에는 함수 하나면 됩니다. ReLU를 두 번 써도 달라지지 않고, 다른 조합은 지나가는 값을 좁힐 뿐입니다.",
    )
    fix = Text(
        "Leave one of them out.",
        "둘 중 하나를 빼세요.",
    )
    severity = "note"
    cite = ("glorot2011",)
    bad = {"text": "784 -> 256 relu -> relu -> 10"}
    good = {"text": "784 -> 256 relu -> 10"}

    def lines(self, design: Design) -> Iterator[int]:
        for first, second in pairwise(design.layers):
            if first.kind == second.kind == "activation" and "identity" not in (first.function, second.function):
                yield second.line
