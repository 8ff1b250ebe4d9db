"""Softmax before a loss that wants logits."""

from __future__ import annotations

import math
from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class SoftmaxTwice(Rule):
    title = Text("Softmax before a loss that wants logits", "로짓을 받는 손실 앞의 소프트맥스")
    about = Text(
        "The loss applies softmax itself. Applied twice, the probabilities are pressed together, the loss cannot reach 0 and the gradient fades.",
        "손실 함수가 소프트맥스를 직접 적용합니다. 두 번 적용하면 확률이 서로 가까워져 손실이 0에 이르지 못하고 기울기가 약해집니다.",
    )
    fix = Text(
        "End in the linear layer; use softmax only when you show the answer.",
        "선형층에서 끝내고, 소프트맥스는 답을 보여 줄 때만 쓰세요.",
    )
    severity = "wrong"
    cite = ("bridle1990", "paszke2019")
    bad = {"text": "784 -> 256 relu -> 10 softmax", "loss": "cross_entropy"}
    good = {"text": "784 -> 256 relu -> 10", "loss": "cross_entropy"}

    def lines(self, design: Design) -> Iterator[int]:
        if design.told and design.loss == "cross_entropy" and design.last in ("softmax", "sigmoid", "sparsemax"):
            yield design.end

    def reason(self, design: Design) -> Text:
        classes = design.classes or 10
        return _FLOOR.format(about=self.about, classes=classes, floor=f"{math.log(math.e + classes - 1) - 1:.2f}")


_FLOOR = Text(
    "{about} With {classes} classes the least loss is {floor}.",
    "{about} 클래스가 {classes}개일 때 가장 작은 손실은 {floor}입니다.",
)
