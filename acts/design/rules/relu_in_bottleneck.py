"""ReLU in a narrow bottleneck."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class ReluInBottleneck(Rule):
    title = Text("ReLU in a narrow bottleneck", "좁은 병목의 ReLU")
    about = Text(
        "Where few channels carry everything, what ReLU cuts off is gone: no other channel still has it.",
        "채널 몇 개에 모든 정보가 담기는 곳에서는 ReLU가 자른 것을 되찾을 수 없습니다. 다른 채널에 남아 있지 않기 때문입니다.",
    )
    fix = Text(
        "Leave the narrow layer linear.",
        "좁은 층은 선형으로 두세요.",
    )
    severity = "note"
    cite = ("sandler2018", "hinton2006")
    bad = {"text": "784 -> 256 relu -> 16 relu -> 256 relu -> 784"}
    good = {"text": "784 -> 256 relu -> 16 -> 256 relu -> 784"}

    def lines(self, design: Design) -> Iterator[int]:
        for before, block, after in zip(design.blocks, design.blocks[1:], design.blocks[2:], strict=False):
            sizes = [b.layer.outputs for b in (before, block, after)]
            wide = [size for size in (sizes[0], sizes[2]) if size]
            narrow = sizes[1] is not None and len(wide) == 2 and 4 * sizes[1] <= min(wide)
            if narrow and block.functions and block.functions[0].function in ("relu", "relu6"):
                yield block.layer.line
