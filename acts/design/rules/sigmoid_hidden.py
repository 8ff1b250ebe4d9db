"""Sigmoid in a hidden layer."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class SigmoidHidden(Rule):
    title = Text("Sigmoid in a hidden layer", "은닉층의 시그모이드")
    about = Text(
        "Its slope is at most 1/4 and its values are all positive: gradients shrink with every layer, and the spread of the inputs collapses.",
        "접선 기울기가 최대 1/4이고 값이 모두 양수입니다. 층마다 기울기가 줄고 입력의 퍼짐이 사라집니다.",
    )
    fix = Text(
        "Use ReLU or SiLU with He weights, or tanh with Glorot weights; keep sigmoids for gates and outputs.",
        "He 초깃값과 ReLU·SiLU, 또는 Glorot 초깃값과 tanh를 쓰세요. 시그모이드는 게이트와 출력에 씁니다.",
    )
    severity = "risky"
    cite = ("glorot2010", "lecun1998")
    bad = {"text": "784 -> 256 sigmoid -> 10"}
    good = {"text": "784 -> 256 relu -> 10"}

    def lines(self, design: Design) -> Iterator[int]:
        yield from (a.line for a in design.hidden_functions() if a.function in ("sigmoid", "hardsigmoid"))
