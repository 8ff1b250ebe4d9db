"""Remedies that change how a run steps."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from acts.knobs import Number
from acts.optimizers import OPTIMIZERS
from acts.remedies.base import Remedy
from acts.setup import Setup
from acts.text import Text, num


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


class Clip(Remedy):
    title = Text("Gradient clipping", "기울기(그레이디언트) 자르기")
    about = Text(
        "A gradient longer than this is shortened to it.", "이보다 긴 기울기(그레이디언트)를 이 길이로 줄입니다."
    )

    length: Annotated[float, Number(Text("Greatest length", "최대 길이"), 0.001, 100, scale="log")] = 1.0

    def apply(self, setup: Setup) -> Setup:
        return replace(setup, clip=self.length)

    def name(self, setup: Setup) -> Text:
        return Text("Clipping at {length}", "기울기 자르기 {length}").format(length=num(self.length))


class Warmup(Remedy):
    title = Text("Warm-up", "학습률 워밍업")
    about = Text(
        "The learning rate climbs evenly through the first tenth of the steps.",
        "처음 10분의 1 동안 학습률을 고르게 올립니다.",
    )

    def apply(self, setup: Setup) -> Setup:
        return replace(setup, schedule="warmup")


_ALL = Text("All data a step", "단계마다 전체 데이터")
