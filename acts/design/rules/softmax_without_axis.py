"""Softmax without an axis."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class SoftmaxWithoutAxis(Rule):
    title = Text("Softmax without an axis", "축을 정하지 않은 소프트맥스")
    about = Text(
        "Without dim PyTorch guesses the axis from the number of dimensions, and for some it takes the batch: samples then compete, not classes.",
        "dim이 없으면 PyTorch가 차원 수로 축을 짐작합니다. 배치 축을 고르면 클래스가 아니라 표본끼리 경쟁하게 됩니다.",
    )
    fix = Text(
        "Write dim=-1, or the axis of the classes.",
        "dim=-1, 또는 클래스의 축을 적으세요.",
    )
    severity = "risky"
    cite = ("paszke2019",)
    bad = {"text": "nn.Sequential(\n  nn.Linear(8, 4),\n  nn.Softmax(),\n)"}
    good = {"text": "nn.Sequential(\n  nn.Linear(8, 4),\n  nn.Softmax(dim=-1),\n)"}

    def lines(self, design: Design) -> Iterator[int]:
        for piece in design.layers:
            written = piece.argument("dim", "axis", "0" if piece.name[0].isupper() else "1")
            if (
                piece.dialect == "torch"
                and piece.function in ("softmax", "log_softmax")
                and written in (None, 0, "None")
                and (piece.given or not design.read.silent)
            ):
                yield piece.line
