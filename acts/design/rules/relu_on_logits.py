"""A rectified output as logits."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.reach import one_sided
from acts.design.rule import Rule
from acts.text import Text


class ReluOnLogits(Rule):
    title = Text("A rectified output as logits", "정류된 값을 로짓으로 사용")
    about = Text(
        "Logits need both signs. Cut at 0, no class can be ruled out, and where all units are off no gradient passes.",
        "로짓에는 두 부호가 모두 필요합니다. 0에서 자르면 어떤 클래스도 배제할 수 없고, 모두 꺼진 곳으로는 기울기가 지나가지 못합니다.",
    )
    fix = Text(
        "Leave out the function behind the last linear layer.",
        "마지막 선형층 뒤의 함수를 빼세요.",
    )
    severity = "wrong"
    cite = ("nelder1972", "bridle1990")
    bad = {"text": "784 -> 256 relu -> 10 relu", "loss": "cross_entropy"}
    good = {"text": "784 -> 256 relu -> 10", "loss": "cross_entropy"}

    def lines(self, design: Design) -> Iterator[int]:
        if design.told and design.loss in ("cross_entropy", "bce_logits") and one_sided(design.last):
            yield design.end
