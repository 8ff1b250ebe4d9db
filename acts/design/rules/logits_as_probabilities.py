"""A loss of probabilities is given logits."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.reach import reach
from acts.design.rule import Rule
from acts.text import Text


class LogitsAsProbabilities(Rule):
    title = Text("A loss of probabilities is given logits", "확률을 받는 손실에 로짓을 넣음")
    about = Text(
        "This loss takes the logarithm of what it is given; an output outside 0 to 1 has none.",
        "이 손실은 받은 값의 로그를 취합니다. 0과 1 사이를 벗어난 출력에는 로그가 없습니다.",
    )
    fix = Text(
        "Use the loss on logits: BCEWithLogitsLoss or CrossEntropyLoss, from_logits=True in Keras.",
        "로짓용 손실을 쓰세요: BCEWithLogitsLoss나 CrossEntropyLoss, Keras에서는 from_logits=True.",
    )
    severity = "wrong"
    cite = ("goodfellow2016", "paszke2019")
    bad = {"text": "784 -> 256 relu -> 1", "loss": "bce"}
    good = {"text": "784 -> 256 relu -> 1", "loss": "bce_logits"}

    def lines(self, design: Design) -> Iterator[int]:
        within = reach(design.last)
        if design.told and design.loss in ("bce", "ce_probabilities") and not (within[0] >= 0 and within[1] <= 1):
            yield design.end
