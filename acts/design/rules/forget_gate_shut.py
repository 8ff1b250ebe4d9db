"""An LSTM whose forget gate starts half shut."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class ForgetGateShut(Rule):
    title = Text("An LSTM whose forget gate starts half shut", "반쯤 닫힌 채 시작하는 LSTM 망각 게이트")
    about = Text(
        "PyTorch starts the bias of the forget gate near 0, so half of the memory is lost at every step; after 20 steps about one millionth is left.",
        "PyTorch는 망각 게이트의 편향을 0 근처에서 시작하므로 단계마다 기억의 절반을 잃고, 20단계 뒤에는 약 백만분의 1만 남습니다.",
    )
    fix = Text(
        "Set the bias of the forget gate to 1, as Keras does.",
        "Keras처럼 망각 게이트의 편향을 1로 두세요.",
    )
    severity = "note"
    cite = ("gers2000", "jozefowicz2015")
    bad = {"text": "nn.Sequential(nn.LSTM(32, 64), nn.Linear(64, 10))"}
    good = {"text": "keras.Sequential([layers.LSTM(64), layers.Dense(10)])"}

    def lines(self, design: Design) -> Iterator[int]:
        lstm = (p for p in design.layers if p.kind == "recurrent" and "lstm" in p.name.casefold())
        yield from (piece.line for piece in lstm if piece.dialect == "torch")
