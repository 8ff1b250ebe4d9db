"""Sigmoids for classes that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class SigmoidOnExclusive(Rule):
    title = Text("Sigmoids for classes that exclude each other", "서로 배타적인 클래스에 시그모이드")
    about = Text(
        "Independent sigmoids can call every class likely, or none: the outputs do not add up to 1 and classes do not compete.",
        "독립된 시그모이드는 모든 클래스를 높게 볼 수도, 모두 낮게 볼 수도 있습니다. 합이 1이 아니며 클래스끼리 경쟁하지 않습니다.",
    )
    fix = Text(
        "Use K logits with CrossEntropyLoss; sigmoids are for labels that may be true together.",
        "로짓 K개와 CrossEntropyLoss를 쓰세요. 시그모이드는 함께 참일 수 있는 레이블에 씁니다.",
    )
    severity = "wrong"
    cite = ("bridle1990",)
    bad = {"text": "784 -> 256 relu -> 10", "loss": "bce_logits", "task": "multi_class"}
    good = {"text": "784 -> 256 relu -> 10", "loss": "cross_entropy", "task": "multi_class"}

    def lines(self, design: Design) -> Iterator[int]:
        many = design.classes is None or design.classes > 1
        apart = design.loss in ("bce", "bce_logits") or (design.last == "sigmoid" and design.loss != "cross_entropy")
        if design.task in ("multi_class", "tokens") and apart and many and design.blocks:
            yield design.end
