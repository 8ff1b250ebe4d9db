"""NLLLoss without a log-softmax."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class NllWithoutLog(Rule):
    title = Text("NLLLoss without a log-softmax", "로그 소프트맥스 없는 NLLLoss")
    about = Text(
        "NLLLoss only picks a number and turns its sign; without log-probabilities it can fall without end and teaches nothing.",
        "NLLLoss는 값 하나를 골라 부호를 바꿀 뿐입니다. 로그 확률이 아니면 끝없이 작아질 수 있고 아무것도 배우지 못합니다.",
    )
    fix = Text(
        "End in log_softmax, or end in the linear layer and use CrossEntropyLoss.",
        "log_softmax로 끝내거나, 선형층에서 끝내고 CrossEntropyLoss를 쓰세요.",
    )
    severity = "wrong"
    cite = ("bridle1990", "paszke2019")
    bad = {"text": "784 -> 256 relu -> 10 softmax", "loss": "nll"}
    good = {"text": "784 -> 256 relu -> 10 log_softmax", "loss": "nll"}

    def lines(self, design: Design) -> Iterator[int]:
        if design.told and design.loss == "nll" and design.last not in ("log_softmax", "logsigmoid"):
            yield design.end
