"""Sigmoid before a loss that wants logits."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class SigmoidTwice(Rule):
    title = Text("Sigmoid before a loss that wants logits", "로짓을 받는 손실 앞의 시그모이드")
    about = Text(
        "The loss applies the sigmoid itself. Applied twice, no output falls below 0.50 or rises above 0.73.",
        "손실 함수가 시그모이드를 직접 적용합니다. 두 번 적용하면 출력이 0.50~0.73을 벗어나지 못합니다.",
    )
    fix = Text(
        "End in the linear layer and keep BCEWithLogitsLoss.",
        "선형층에서 끝내고 BCEWithLogitsLoss를 그대로 쓰세요.",
    )
    severity = "wrong"
    cite = ("goodfellow2016", "paszke2019")
    bad = {"text": "784 -> 256 relu -> 1 sigmoid", "loss": "bce_logits"}
    good = {"text": "784 -> 256 relu -> 1", "loss": "bce_logits"}

    def lines(self, design: Design) -> Iterator[int]:
        if design.told and design.loss == "bce_logits" and design.last in ("sigmoid", "hardsigmoid", "softmax"):
            yield design.end
