"""Sigmoid and its logarithm taken apart."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class SigmoidApart(Rule):
    title = Text("Sigmoid and its logarithm taken apart", "시그모이드와 로그를 따로 계산")
    about = Text(
        "In single precision the sigmoid is exactly 1 from about 17 on; the logarithm of what is left of 1 is then lost, and the gradient with it.",
        "단정밀도에서 시그모이드는 약 17부터 정확히 1이 됩니다. 그러면 1에서 뺀 값의 로그와 기울기를 잃습니다.",
    )
    fix = Text(
        "Leave the sigmoid out and use the loss on logits (BCEWithLogitsLoss, from_logits=True).",
        "시그모이드를 빼고 로짓용 손실(BCEWithLogitsLoss, from_logits=True)을 쓰세요.",
    )
    severity = "note"
    cite = ("goodfellow2016", "paszke2019")
    bad = {"text": "784 -> 256 relu -> 1 sigmoid", "loss": "bce"}
    good = {"text": "784 -> 256 relu -> 1", "loss": "bce_logits"}

    def lines(self, design: Design) -> Iterator[int]:
        if design.told and design.loss == "bce" and design.last == "sigmoid":
            yield design.end
