"""ReLU as the state of a recurrent network."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class ReluInRecurrence(Rule):
    title = Text("ReLU as the state of a recurrent network", "순환 신경망의 상태에 ReLU")
    about = Text(
        "Nothing bounds the state: with random recurrent weights it grows from step to step.",
        "상태를 묶어 두는 것이 없어, 무작위 순환 가중치에서는 단계마다 커집니다.",
    )
    fix = Text(
        "Use tanh with orthogonal weights, or start the recurrence at the identity and clip gradients.",
        "직교 초깃값과 tanh를 쓰거나, 순환 가중치를 항등 행렬에서 시작하고 기울기를 자르세요.",
    )
    severity = "risky"
    cite = ("le2015", "pascanu2012")
    bad = {"text": "nn.Sequential(nn.RNN(32, 64, nonlinearity='relu'), nn.Linear(64, 10))"}
    good = {"text": "nn.Sequential(nn.RNN(32, 64, nonlinearity='tanh'), nn.Linear(64, 10))"}

    def lines(self, design: Design) -> Iterator[int]:
        for piece in design.layers:
            if piece.kind == "recurrent" and "relu" in (piece.argument("nonlinearity"), piece.argument("activation")):
                yield piece.line
