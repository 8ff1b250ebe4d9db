"""Remedies that put another function in the place of the one that can die."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from acts.activations import ACTIVATIONS, Activation
from acts.axes.base import named
from acts.knobs import Choice, Number
from acts.remedies.base import Remedy
from acts.setup import Setup
from acts.text import Text, num


class Leak(Remedy):
    title = Text("Leaky ReLU", "Leaky ReLU")
    about = Text("A slope on the negative side.", "음수 구간에 기울기를 둡니다.")

    slope: Annotated[float, Number(Text("Negative slope", "음수 구간 기울기"), 0.001, 0.9, step=0.001)] = 0.01

    def apply(self, setup: Setup) -> Setup:
        return replace(setup, activation=ACTIVATIONS["leaky_relu"]().with_knob("negative_slope", self.slope))

    def name(self, setup: Setup) -> Text:
        return Text("Leaky ReLU {slope}", "Leaky ReLU {slope}").format(slope=num(self.slope))


class Exponential(Remedy):
    title = Text("ELU", "ELU")
    about = Text("A curve that levels out at −1 on the negative side.", "음수 구간에서 −1에 다가가는 곡선을 씁니다.")

    def apply(self, setup: Setup) -> Setup:
        return replace(setup, activation=ACTIVATIONS["elu"]())


class Another(Remedy):
    title = Text("Another function", "다른 함수")
    about = Text("Any function of the catalogue.", "목록의 어떤 함수로든 바꿉니다.")

    activation: Annotated[Activation, Choice(Text("Activation", "활성화 함수"), ACTIVATIONS)] = ACTIVATIONS["gelu"]()

    def apply(self, setup: Setup) -> Setup:
        return replace(setup, activation=self.activation)

    def name(self, setup: Setup) -> Text:
        return named(self.activation)
