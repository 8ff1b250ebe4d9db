"""Remedies that change how a run steps."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from acts.knobs import Number
from acts.optimizers import OPTIMIZERS
from acts.remedies.base import Remedy
from acts.text import Text, num
from acts.training import Setup


class LowerRate(Remedy):
    title = Text("Lower learning rate", "학습률 낮추기")
    about = Text("The same run with a smaller learning rate.", "학습률만 줄입니다.")

    factor: Annotated[float, Number(Text("Divided by", "나눌 수"), 1.1, 1000, scale="log")] = 10.0

    def apply(self, setup: Setup) -> Setup:
        return replace(setup, rate=setup.rate / self.factor)

    def name(self, setup: Setup) -> Text:
        return Text("Rate {rate}", "학습률 {rate}").format(rate=num(setup.rate / self.factor))


class Adam(Remedy):
    title = Text("Adam", "Adam")
    about = Text(
        "Another optimizer, at a learning rate of its own: what suits one is far too high for another.",
        "옵티마이저를 바꾸고 학습률도 그에 맞춥니다. 한 옵티마이저에 맞는 학습률이 다른 것에는 너무 높습니다.",
    )

    rate: Annotated[float, Number(Text("Its learning rate", "Adam의 학습률"), 1e-5, 1, scale="log")] = 0.001

    def apply(self, setup: Setup) -> Setup:
        return replace(setup, optimizer=OPTIMIZERS["adam"](), rate=self.rate)

    def name(self, setup: Setup) -> Text:
        return Text("Adam, rate {rate}", "Adam, 학습률 {rate}").format(rate=num(self.rate))


class LargerBatch(Remedy):
    title = Text("Larger batches", "배치 키우기")
    about = Text(
        "More samples a step; in as many steps, so more work.",
        "한 단계의 표본을 늘립니다. 단계 수는 그대로여서 계산이 늘어납니다.",
    )

    size: Annotated[int, Number(Text("Samples a step (0: all)", "한 단계의 표본 수(0: 전체)"), 0, 1797)] = 0

    def apply(self, setup: Setup) -> Setup:
        return replace(setup, batch=self.size)

    def name(self, setup: Setup) -> Text:
        return Text("Batches of {size}", "배치 크기 {size}").format(size=self.size) if self.size else _ALL


_ALL = Text("All data a step", "단계마다 전체 데이터")
