"""A leaky ReLU without its slope."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class SlopeNotSaid(Rule):
    title = Text("A leaky ReLU without its slope", "기울기를 적지 않은 Leaky ReLU")
    about = Text(
        "The default slope is 0.01 in PyTorch and 0.3 in a Keras layer: the same word is another function.",
        "음수 구간 기울기의 기본값이 PyTorch는 0.01, Keras 층은 0.3입니다. 같은 이름이 다른 함수를 뜻합니다.",
    )
    fix = Text(
        "Write the slope.",
        "음수 구간 기울기를 적으세요.",
    )
    severity = "note"
    cite = ("maas2013", "chollet2015")
    bad = {"text": "784 -> 256 leaky_relu -> 10"}
    good = {"text": "784 -> 256 leaky_relu 0.01 -> 10"}

    def lines(self, design: Design) -> Iterator[int]:
        leaky = [piece for piece in design.layers if piece.function == "leaky_relu"]
        leaky = [piece for piece in leaky if piece.given or not design.read.silent]  # a table never says it
        yield from (piece.line for piece in leaky if piece.argument("negative_slope", "alpha", "0", "1") is None)
