"""SELU with ordinary dropout."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class SeluWithDropout(Rule):
    title = Text("SELU with ordinary dropout", "SELU와 일반 드롭아웃")
    about = Text(
        "Dropout sets values to 0, which is not where SELU is off; mean and variance leave 0 and 1.",
        "드롭아웃은 값을 0으로 만드는데, SELU가 꺼진 값은 0이 아닙니다. 평균과 분산이 0과 1에서 벗어납니다.",
    )
    fix = Text(
        "Use AlphaDropout, or none.",
        "AlphaDropout을 쓰거나 드롭아웃을 빼세요.",
    )
    severity = "risky"
    cite = ("klambauer2017",)
    bad = {"text": "20 -> 64 selu -> dropout 0.5 -> 1", "start": "lecun_normal"}
    good = {"text": "20 -> 64 selu -> alpha_dropout 0.1 -> 1", "start": "lecun_normal"}

    def lines(self, design: Design) -> Iterator[int]:
        selu = any(a.function == "selu" for a in design.hidden_functions())
        drops = [d for d in design.layers if d.kind == "dropout" and "alpha" not in d.name.casefold()]
        yield from (d.line for d in drops if selu)
