"""Tanh or sigmoid with He weights."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class TanhWithHe(Rule):
    title = Text("Tanh or sigmoid with He weights", "He 초깃값을 쓴 tanh·시그모이드")
    about = Text(
        "He doubles the variance to repay what ReLU cuts off. A function that cuts nothing off is driven into saturation, and gradients grow on their way back.",
        "He 초기화는 ReLU가 버리는 절반을 메우려고 분산을 두 배로 둡니다. 버리는 것이 없는 함수는 포화로 밀려나고 역전파에서 기울기가 커집니다.",
    )
    fix = Text(
        "Use Glorot weights (with gain 5/3 for tanh, if you like).",
        "Glorot 초깃값을 쓰세요(tanh에는 이득 5/3도 가능합니다).",
    )
    severity = "risky"
    cite = ("glorot2010", "he2015delving")
    bad = {"text": "64 -> 64 tanh -> 64 tanh -> 10", "start": "he_normal"}
    good = {"text": "64 -> 64 tanh -> 64 tanh -> 10", "start": "glorot_normal"}

    def lines(self, design: Design) -> Iterator[int]:
        if design.start in ("he_normal", "he_uniform"):
            yield from (a.line for a in design.hidden_functions() if a.function in _SATURATING)


_SATURATING = ("tanh", "sigmoid", "softsign", "hardtanh", "arctan", "lecun_tanh")
