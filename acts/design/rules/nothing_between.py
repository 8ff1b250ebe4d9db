"""Linear layers with nothing between them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from acts.design.layers import Layer
from acts.design.model import Block, Design
from acts.design.rule import Rule
from acts.text import Text


class NothingBetween(Rule):
    title = Text("Linear layers with nothing between them", "사이에 아무것도 없는 선형층")
    about = Text(
        "Two linear layers in a row are one linear layer: a product of matrices, with more weights and no more functions.",
        "이어진 두 선형층은 선형층 하나와 같습니다. 행렬의 곱일 뿐이어서 가중치만 늘고 나타낼 수 있는 함수는 늘지 않습니다.",
    )
    fix = Text(
        "Put a function between them, unless a narrow middle is meant to limit the rank.",
        "둘 사이에 함수를 넣으세요. 좁은 가운데로 랭크를 제한하려는 것이면 그대로 두어도 됩니다.",
    )
    severity = "risky"
    cite = ("saxe2013", "leshno1993")
    bad = {"text": "784 -> 256 -> 10"}
    good = {"text": "784 -> 256 relu -> 10"}

    def lines(self, design: Design) -> Iterator[int]:
        if not (design.read.silent or design.read.skips or design.read.unread):
            for block, following in pairwise(design.blocks):
                if not _bends(block) and not _narrow(block.layer, following.layer):
                    yield block.layer.line


def _bends(block: Block) -> bool:
    """Whether anything but a linear map happens before the next weights."""
    pooled = any(p.kind == "pool" and "max" in p.name.casefold() for p in block.after)
    attends = any(p.kind == "attention" for p in block.after)
    return block.layer.kind == "recurrent" or bool(block.functions) or pooled or attends


def _narrow(layer: Layer, following: Layer) -> bool:
    """Whether it is a bottleneck on purpose: a quarter of its neighbors at most."""
    sizes = (layer.inputs, layer.outputs, following.outputs)
    return all(sizes) and 4 * (sizes[1] or 0) <= min(sizes[0] or 0, sizes[2] or 0)
