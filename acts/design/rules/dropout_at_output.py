"""Dropout behind the last layer."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class DropoutAtOutput(Rule):
    title = Text("Dropout behind the last layer", "마지막 층 뒤의 드롭아웃")
    about = Text(
        "It erases whole answers at random: a logit that is set to 0 is a wrong prediction, not a regularized one.",
        "답 자체를 무작위로 지웁니다. 0이 된 로짓은 규제된 예측이 아니라 틀린 예측입니다.",
    )
    fix = Text(
        "Move dropout before the last linear layer.",
        "드롭아웃을 마지막 선형층 앞으로 옮기세요.",
    )
    severity = "risky"
    cite = ("srivastava2014",)
    bad = {"text": "784 -> 256 relu -> 10 -> dropout 0.5"}
    good = {"text": "784 -> 256 relu -> dropout 0.5 -> 10"}

    def lines(self, design: Design) -> Iterator[int]:
        after = design.output.after if design.output and len(design.blocks) > 1 else ()
        yield from (piece.line for piece in after if piece.kind == "dropout")
