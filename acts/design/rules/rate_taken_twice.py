"""A positive rate for a loss that wants its logarithm."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.reach import reach
from acts.design.rule import Rule
from acts.text import Text


class RateTakenTwice(Rule):
    title = Text("A positive rate for a loss that wants its logarithm", "로그를 받는 손실에 양의 비율을 넣음")
    about = Text(
        "PoissonNLLLoss takes the exponential of its input by default; a positive output then means a rate of at least 1.",
        "PoissonNLLLoss는 기본값에서 입력에 지수 함수를 적용합니다. 양수만 내면 비율이 1보다 작아질 수 없습니다.",
    )
    fix = Text(
        "End in the linear layer, or say log_input=False.",
        "선형층에서 끝내거나 log_input=False로 두세요.",
    )
    severity = "wrong"
    cite = ("nelder1972", "paszke2019")
    bad = {"text": "784 -> 256 relu -> 1 softplus", "loss": "poisson_log"}
    good = {"text": "784 -> 256 relu -> 1", "loss": "poisson_log"}

    def lines(self, design: Design) -> Iterator[int]:
        if design.told and design.loss == "poisson_log" and reach(design.last)[0] >= 0:
            yield design.end
