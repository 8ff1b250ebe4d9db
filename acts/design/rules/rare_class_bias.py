"""An output bias that ignores a rare class."""

from __future__ import annotations

import math
from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class RareClassBias(Rule):
    title = Text("An output bias that ignores a rare class", "드문 클래스를 무시한 출력 편향")
    about = Text(
        "With bias 0 a rare class starts at one half, and the first steps are spent on learning how rare it is.",
        "편향이 0이면 드문 클래스도 절반에서 시작하므로 처음 단계들을 드물다는 사실을 배우는 데 씁니다.",
    )
    fix = Text(
        "Start the bias at the logit of the share, ln(π/(1 − π)).",
        "편향을 비율의 로짓 ln(π/(1 − π))에서 시작하세요.",
    )
    severity = "note"
    cite = ("lin2017",)
    bad = {"text": "784 -> 256 relu -> 1", "loss": "bce_logits", "task": "binary", "share": 0.01}
    good = {"text": "784 -> 256 relu -> 1", "loss": "bce_logits", "task": "binary", "share": 0.01, "primed": True}

    def lines(self, design: Design) -> Iterator[int]:
        classes = design.task in ("binary", "multi_label", "multi_class", "segmentation", "detection")
        if design.blocks and classes and design.share < 0.1 and not design.primed:
            yield design.end

    def reason(self, design: Design) -> Text:
        start = math.log(design.share / (1 - design.share))
        return _START.format(about=self.about, start=f"{start:.2f}".replace("-", "−"))


_START = Text("{about} Here the logit is {start}.", "{about} 여기서 로짓은 {start}입니다.")
