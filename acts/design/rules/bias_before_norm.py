"""A bias in front of batch normalization."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Block, Design
from acts.design.rule import Rule
from acts.text import Text


class BiasBeforeNorm(Rule):
    title = Text("Bias before batch normalization", "배치 정규화 앞의 편향")
    about = Text(
        "Subtracting the mean takes the bias away again, and β of the normalization does its work: it only costs memory.",
        "평균을 빼면 편향도 함께 사라지고, 그 역할은 정규화의 β가 합니다. 메모리만 더 씁니다.",
    )
    fix = Text(
        "Write bias=False in PyTorch, use_bias=False in Keras, in the layer in front of the normalization.",
        "정규화 바로 앞의 층에 PyTorch는 bias=False, Keras는 use_bias=False를 쓰세요.",
    )
    severity = "note"
    cite = ("ioffe2015",)
    bad = {"text": "nn.Sequential(nn.Linear(20, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, 1))"}
    good = {"text": "nn.Sequential(nn.Linear(20, 64, bias=False), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, 1))"}

    def lines(self, design: Design) -> Iterator[int]:
        yield from (block.layer.line for block in design.blocks if _canceled(block))


def _canceled(block: Block) -> bool:
    """Whether the layer has a bias, as far as its text tells, and a normalization takes it away at once."""
    norm = next((piece for piece in block.after if piece.kind != "shape"), None)
    return norm is not None and norm.by_batch and block.layer.biased
