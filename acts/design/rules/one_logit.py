"""Softmax or cross-entropy over a single output."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class OneLogit(Rule):
    title = Text("Softmax or cross-entropy over a single output", "출력 하나에 소프트맥스나 교차 엔트로피")
    about = Text(
        "The softmax of one number is 1 whatever the number is: the loss is always 0 and nothing is learned.",
        "수 하나의 소프트맥스는 언제나 1입니다. 손실이 늘 0이어서 아무것도 배우지 못합니다.",
    )
    fix = Text(
        "For yes or no take one output with BCEWithLogitsLoss; for K classes take K outputs.",
        "예/아니요라면 출력 하나와 BCEWithLogitsLoss를, 클래스가 K개라면 출력 K개를 쓰세요.",
    )
    severity = "wrong"
    cite = ("bridle1990",)
    bad = {"text": "784 -> 256 relu -> 1", "loss": "cross_entropy"}
    good = {"text": "784 -> 256 relu -> 1", "loss": "bce_logits"}

    def lines(self, design: Design) -> Iterator[int]:
        softmax = design.last in ("softmax", "log_softmax") or design.loss in (
            "cross_entropy",
            "ce_probabilities",
            "nll",
        )
        if softmax and design.classes == 1:
            yield design.end
