"""Hidden weights that all start at 0."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class SameWeights(Rule):
    title = Text("Hidden weights that all start at 0", "모두 0에서 시작하는 은닉층 가중치")
    about = Text(
        "All units of a layer get the same gradient and stay the same forever: the layer is one unit wide.",
        "한 층의 모든 유닛이 같은 기울기를 받아 끝까지 똑같습니다. 층의 너비가 1인 셈입니다.",
    )
    fix = Text(
        "Draw the weights at random; only biases and the last layer of a residual branch may start at 0.",
        "가중치를 무작위로 뽑으세요. 0에서 시작해도 되는 것은 편향과 잔차 가지의 마지막 층뿐입니다.",
    )
    severity = "wrong"
    cite = ("goodfellow2016", "rumelhart1986")
    bad = {"text": "784 -> 256 relu -> 10", "start": "zeros"}
    good = {"text": "784 -> 256 relu -> 10", "start": "he_normal"}

    def lines(self, design: Design) -> Iterator[int]:
        if design.start == "zeros":
            yield from (block.layer.line for block in design.hidden)
