"""Probabilities fitted by squared error."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class ClassesBySquares(Rule):
    title = Text("Probabilities fitted by squared error", "확률을 제곱 오차로 학습")
    about = Text(
        "A confident mistake has almost no gradient: with squared error it is multiplied by the slope of the saturated output.",
        "자신 있게 틀렸을 때 기울기가 거의 없습니다. 제곱 오차에서는 포화한 출력의 접선 기울기가 곱해지기 때문입니다.",
    )
    fix = Text(
        "Use cross-entropy on the logits.",
        "로짓에 교차 엔트로피를 쓰세요.",
    )
    severity = "risky"
    cite = ("glorot2010", "goodfellow2016")
    bad = {"text": "784 -> 256 relu -> 10 softmax", "loss": "mse", "task": "multi_class"}
    good = {"text": "784 -> 256 relu -> 10", "loss": "cross_entropy", "task": "multi_class"}

    def lines(self, design: Design) -> Iterator[int]:
        classes = design.task in ("binary", "multi_class", "multi_label", "tokens")
        if classes and design.blocks and design.loss in ("mse", "mae"):
            yield design.end
