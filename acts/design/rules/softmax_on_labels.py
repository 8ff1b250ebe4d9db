"""Softmax for labels that may be true together."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class SoftmaxOnLabels(Rule):
    title = Text("Softmax for labels that may be true together", "함께 참일 수 있는 레이블에 소프트맥스")
    about = Text(
        "Softmax makes the labels compete for one unit of probability: two true ones can reach 1/2 each at most.",
        "소프트맥스는 레이블이 확률 1을 나눠 갖게 합니다. 참이 둘이면 각각 1/2을 넘지 못합니다.",
    )
    fix = Text(
        "Use one sigmoid a label: BCEWithLogitsLoss on K logits.",
        "레이블마다 시그모이드를 쓰세요: 로짓 K개에 BCEWithLogitsLoss.",
    )
    severity = "wrong"
    cite = ("nam2013",)
    bad = {"text": "784 -> 256 relu -> 5", "loss": "cross_entropy", "task": "multi_label"}
    good = {"text": "784 -> 256 relu -> 5", "loss": "bce_logits", "task": "multi_label"}

    def lines(self, design: Design) -> Iterator[int]:
        competing = design.last in ("softmax", "log_softmax") or design.loss in (
            "cross_entropy",
            "ce_probabilities",
            "nll",
        )
        if design.task == "multi_label" and competing and design.blocks:
            yield design.end
