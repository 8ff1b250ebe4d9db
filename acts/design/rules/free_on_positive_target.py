"""An output that may be negative for a positive target."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.reach import reach
from acts.design.rule import Rule
from acts.text import Text


class FreeOnPositiveTarget(Rule):
    title = Text("An output that may be negative for a positive target", "양의 목표값에 음수도 낼 수 있는 출력")
    about = Text(
        "Nothing keeps the prediction above zero, and an error of 1 weighs the same at 2 as at 2,000.",
        "예측이 0 위에 머문다는 보장이 없고, 1만큼의 오차를 2에서나 2,000에서나 똑같이 셉니다.",
    )
    fix = Text(
        "Train on the logarithm of the target, or end in softplus or exp with a matching likelihood.",
        "목표값의 로그로 학습하거나, 알맞은 가능도와 함께 softplus나 exp로 끝내세요.",
    )
    severity = "note"
    cite = ("nelder1972", "dugas2000")
    bad = {"text": "784 -> 256 relu -> 1", "loss": "mse", "target": "positive"}
    good = {"text": "784 -> 256 relu -> 1 softplus", "loss": "mse", "target": "positive"}

    def lines(self, design: Design) -> Iterator[int]:
        wanted = design.wanted
        negative = reach(design.last)[0] < 0
        if design.told and wanted and wanted[0] == 0 and negative and design.loss in ("", "mse", "mae"):
            yield design.end
