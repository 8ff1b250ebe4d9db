"""Too narrow for its depth."""

from __future__ import annotations

import math
from collections.abc import Iterator

from acts.design.model import Block, Design
from acts.design.rule import Rule
from acts.text import Text, percent


class NarrowAndDeep(Rule):
    title = Text("Too narrow for its depth", "깊이에 비해 너무 좁은 층")
    about = Text(
        "A layer whose ReLU units are all off makes the network constant before training begins; narrow layers make that likely.",
        "한 층의 ReLU 유닛이 모두 꺼지면 학습을 시작하기 전부터 신경망이 상수가 됩니다. 층이 좁을수록 그럴 가능성이 큽니다.",
    )
    fix = Text(
        "Make the layers wider, add normalization or skips, or use a leaky function.",
        "층을 넓히거나, 정규화·잔차 연결을 더하거나, 음수 구간이 살아 있는 함수를 쓰세요.",
    )
    severity = "risky"
    cite = ("lu2019", "rister2020")
    bad = {"text": "1 -> 3 relu -> 3 relu -> 3 relu -> 3 relu -> 3 relu -> 3 relu -> 3 relu -> 3 relu -> 3 relu -> 1"}
    good = {
        "text": "1 -> 32 relu -> 32 relu -> 32 relu -> 32 relu -> 32 relu -> 32 relu -> 32 relu -> 32 relu -> 32 relu -> 1",
        "start": "he_normal",
    }

    def lines(self, design: Design) -> Iterator[int]:
        if not (design.normalized or design.read.skips) and born_dead(design) > 0.05:
            yield min((b.layer for b in _rectified(design)), key=lambda layer: layer.outputs or 0).line

    def reason(self, design: Design) -> Text:
        return _CHANCE.format(
            about=self.about, en=percent(born_dead(design), "en"), ko=percent(born_dead(design), "ko")
        )


def born_dead(design: Design) -> float:
    """How likely a given input is lost before the end: 1 − ∏(1 − 2^−N) over the ReLU layers of N units (Lu et al.)."""
    return 1 - math.prod(1 - 2.0 ** -(b.layer.outputs or 1024) for b in _rectified(design))


def _rectified(design: Design) -> list[Block]:
    return [b for b in design.hidden if b.functions and b.functions[0].function in ("relu", "relu6", "relu2")]


_CHANCE = Text(
    "{about} Here that happens to a given input with a chance of {en}.",
    "{about} 여기서 입력 하나가 그렇게 사라질 확률: {ko}.",
)
