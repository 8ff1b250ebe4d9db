"""Counts fitted by squared error."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class CountsBySquares(Rule):
    title = Text("Counts fitted by squared error", "건수를 제곱 오차로 학습")
    about = Text(
        "The spread of a count grows with its mean; squared error lets the largest counts decide everything.",
        "건수는 평균이 클수록 더 흩어집니다. 제곱 오차에서는 가장 큰 건수가 모든 것을 좌우합니다.",
    )
    fix = Text(
        "Let the last layer give the log rate and use PoissonNLLLoss (log_input=True).",
        "마지막 층이 로그 비율을 내게 하고 PoissonNLLLoss(log_input=True)를 쓰세요.",
    )
    severity = "note"
    cite = ("nelder1972",)
    bad = {"text": "784 -> 256 relu -> 1 softplus", "loss": "mse", "task": "count"}
    good = {"text": "784 -> 256 relu -> 1", "loss": "poisson_log", "task": "count"}

    def lines(self, design: Design) -> Iterator[int]:
        if design.blocks and "integers" in (design.target, *(["integers"] if design.task == "count" else [])):
            yield from [design.end] if design.loss in ("mse", "mae") else []
