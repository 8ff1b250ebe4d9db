"""Softmax between layers."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class SoftmaxHidden(Rule):
    title = Text("Softmax between layers", "층 사이의 소프트맥스")
    about = Text(
        "It lets only a total of 1 through, so values shrink with the width and units of a layer compete. Between layers that is wanted in attention only.",
        "합이 1인 만큼만 지나가므로 너비가 클수록 값이 작아지고 유닛끼리 경쟁합니다. 층 사이에서는 어텐션에만 필요합니다.",
    )
    fix = Text(
        "Use ReLU, SiLU or GELU between layers.",
        "층 사이에는 ReLU, SiLU, GELU를 쓰세요.",
    )
    severity = "risky"
    cite = ("bridle1990", "vaswani2017")
    bad = {"text": "784 -> 256 softmax -> 10"}
    good = {"text": "784 -> 256 relu -> 10"}

    def lines(self, design: Design) -> Iterator[int]:
        yield from (a.line for a in design.hidden_functions() if a.function in ("softmax", "log_softmax", "softmin"))
