"""A single ReLU as the output for a positive target."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class ReluOnPositiveTarget(Rule):
    title = Text("A single ReLU as the output for a positive target", "양의 목표값의 출력에 ReLU 하나")
    about = Text(
        "There is no second unit to take over: if it is off for every sample at the start, it never learns.",
        "대신할 유닛이 없습니다. 처음에 모든 표본에서 꺼져 있으면 끝내 배우지 못합니다.",
    )
    fix = Text(
        "Use softplus or exp, or train on the logarithm of the target.",
        "softplus나 exp를 쓰거나 목표값의 로그로 학습하세요.",
    )
    severity = "risky"
    cite = ("lu2019", "dugas2000")
    bad = {"text": "784 -> 256 relu -> 1 relu", "loss": "mse", "target": "positive"}
    good = {"text": "784 -> 256 relu -> 1 softplus", "loss": "mse", "target": "positive"}

    def lines(self, design: Design) -> Iterator[int]:
        wanted = design.wanted
        if design.told and wanted and wanted[0] == 0 and design.last in ("relu", "relu6", "relu2", "abs"):
            yield design.end
