"""SELU beside a normalization layer."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class SeluWithNorm(Rule):
    title = Text("SELU beside a normalization layer", "정규화 층 옆의 SELU")
    about = Text(
        "Normalization does what SELU is for; together each undoes the other, and SELU costs an exponential.",
        "정규화가 SELU의 일을 대신합니다. 함께 쓰면 서로의 효과를 없애고, SELU는 지수 함수 비용만 듭니다.",
    )
    fix = Text(
        "Keep the normalization with ReLU or SiLU, or SELU alone.",
        "정규화와 ReLU·SiLU를 함께 쓰거나 SELU만 쓰세요.",
    )
    severity = "note"
    cite = ("klambauer2017",)
    bad = {"text": "20 -> 64 selu -> batch_norm -> 64 selu -> 1", "start": "lecun_normal"}
    good = {"text": "20 -> 64 selu -> 64 selu -> 1", "start": "lecun_normal"}

    def lines(self, design: Design) -> Iterator[int]:
        selu = any(a.function == "selu" for a in design.hidden_functions())
        yield from (n.line for n in design.layers if selu and n.kind == "norm")
