"""Remedies that change where a run starts."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from acts.axes.base import named
from acts.initializers import INITIALIZERS, Initializer
from acts.knobs import Choice, Number
from acts.remedies.base import Remedy
from acts.setup import Setup
from acts.text import Text, num


class HeWeights(Remedy):
    title = Text("He initialization", "He 초기화")
    about = Text("First weights of the size that suits ReLU.", "ReLU에 맞는 크기의 가중치에서 시작합니다.")

    def apply(self, setup: Setup) -> Setup:
        return replace(setup, initializer=INITIALIZERS["he_normal"]())


class OtherWeights(Remedy):
    title = Text("Other initial weights", "다른 가중치 초깃값")
    about = Text("Any initializer of the catalogue.", "목록의 어떤 초기화로든 바꿉니다.")

    initializer: Annotated[Initializer, Choice(Text("Initial weights", "가중치 초깃값"), INITIALIZERS)] = INITIALIZERS[
        "glorot_normal"
    ]()

    def apply(self, setup: Setup) -> Setup:
        return replace(setup, initializer=self.initializer)

    def name(self, setup: Setup) -> Text:
        return named(self.initializer)


class Bias(Remedy):
    title = Text("Positive bias", "양의 편향")
    about = Text("Biases of the hidden layers start above 0.", "은닉층의 편향을 양수에서 시작합니다.")

    level: Annotated[float, Number(Text("Initial bias", "편향 초깃값"), -5, 5, step=0.05)] = 0.1

    def apply(self, setup: Setup) -> Setup:
        return replace(setup, bias=self.level)

    def name(self, setup: Setup) -> Text:
        return Text("Bias {level}", "편향 {level}").format(level=num(self.level))


class Asymmetric(Remedy):
    title = Text("Randomized asymmetric weights", "무작위 비대칭 초기화")
    about = Text(
        "One weight or bias of each unit is surely positive (Lu et al. 2019).",
        "유닛마다 가중치나 편향 하나를 반드시 양수로 둡니다(Lu et al. 2019).",
    )

    def apply(self, setup: Setup) -> Setup:
        return replace(setup, asymmetric=True)
