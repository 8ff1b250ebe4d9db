"""Softmax and its logarithm taken apart."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class SoftmaxApart(Rule):
    title = Text("Softmax and its logarithm taken apart", "소프트맥스와 로그를 따로 계산")
    about = Text(
        "A small probability is rounded to 0 before its logarithm is taken; from the logits it is exact.",
        "작은 확률이 로그를 취하기 전에 0으로 반올림됩니다. 로짓에서 바로 구하면 정확합니다.",
    )
    fix = Text(
        "Leave softmax out and use the loss on logits (from_logits=True in Keras).",
        "소프트맥스를 빼고 로짓용 손실(Keras에서는 from_logits=True)을 쓰세요.",
    )
    severity = "note"
    cite = ("goodfellow2016", "chollet2015")
    bad = {"text": "784 -> 256 relu -> 10 softmax", "loss": "ce_probabilities"}
    good = {"text": "784 -> 256 relu -> 10", "loss": "cross_entropy"}

    def lines(self, design: Design) -> Iterator[int]:
        if design.told and design.loss == "ce_probabilities" and design.last == "softmax":
            yield design.end
