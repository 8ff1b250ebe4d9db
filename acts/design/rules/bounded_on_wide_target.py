"""An output that cannot reach the target."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.reach import covers, one_sided
from acts.design.rule import Rule
from acts.text import Text


class BoundedOnWideTarget(Rule):
    title = Text("An output that cannot reach the target", "목표값에 닿지 못하는 출력")
    about = Text(
        "The function ends before the target does; whatever lies beyond is missed, and close to the end the gradient fades.",
        "함수의 출력 범위가 목표값의 범위보다 좁습니다. 바깥의 값을 놓치고, 끝에 가까울수록 기울기가 약해집니다.",
    )
    fix = Text(
        "Choose the output by the range of the target: none for any number, softplus or exp for positive ones, sigmoid for 0 to 1, tanh for −1 to 1.",
        "목표값의 범위에 맞춰 고르세요: 임의의 수는 함수 없음, 양수는 softplus나 exp, 0~1은 시그모이드, −1~1은 tanh.",
    )
    severity = "wrong"
    cite = ("nelder1972", "bishop1995")
    bad = {"text": "784 -> 256 relu -> 1 sigmoid", "loss": "mse", "target": "signed"}
    good = {"text": "784 -> 256 relu -> 1 tanh", "loss": "mse", "target": "signed"}

    def lines(self, design: Design) -> Iterator[int]:
        wanted = design.wanted
        rectified = wanted is not None and wanted[0] < 0 and one_sided(design.last)
        if design.told and wanted and not rectified and not covers(design.last, wanted):
            yield design.end
