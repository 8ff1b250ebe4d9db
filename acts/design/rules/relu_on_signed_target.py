"""A rectified output for a target with a sign."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.reach import one_sided
from acts.design.rule import Rule
from acts.text import Text


class ReluOnSignedTarget(Rule):
    title = Text("A rectified output for a target with a sign", "부호가 있는 목표값에 정류된 출력")
    about = Text(
        "The output cannot be negative, so every negative target is missed, and where the unit is off its gradient is 0.",
        "출력이 음수가 될 수 없어 음수 목표값을 모두 놓치고, 유닛이 꺼진 곳에서는 기울기도 0입니다.",
    )
    fix = Text(
        "End in the linear layer without a function.",
        "함수 없이 선형층에서 끝내세요.",
    )
    severity = "wrong"
    cite = ("bishop1995", "nelder1972")
    bad = {"text": "784 -> 256 relu -> 1 relu", "loss": "mse", "target": "real"}
    good = {"text": "784 -> 256 relu -> 1", "loss": "mse", "target": "real"}

    def lines(self, design: Design) -> Iterator[int]:
        wanted = design.wanted
        if design.told and wanted and wanted[0] < 0 and one_sided(design.last):
            yield design.end
