"""Axes along which a number changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from acts.axes.base import Axis
from acts.knobs import Numbers
from acts.setup import Setup
from acts.text import Text, num

_ENTRIES = Text("Compared", "비교할 값")


class ByBias(Axis):
    title = Text("Initial bias", "편향 초깃값")
    about = Text("Where the biases of the hidden layers start.", "은닉층의 편향이 시작하는 값을 바꿉니다.")
    field = "bias"

    entries: Annotated[tuple[float, ...], Numbers(_ENTRIES, -5, 5, 1, 6)] = (-0.5, 0.0, 0.1, 0.5)


class ByClip(Axis):
    title = Text("Gradient clipping", "기울기(그레이디언트) 자르기")
    about = Text(
        "The greatest length of the gradient; 0 clips nothing.", "기울기의 최대 길이를 바꿉니다. 0이면 자르지 않습니다."
    )
    field = "clip"

    entries: Annotated[tuple[float, ...], Numbers(_ENTRIES, 0, 100, 1, 6)] = (0.0, 1.0, 0.1)

    def name(self, value: float) -> Text:
        return Text(num(value), num(value)) if value else _NONE


class _Whole(Axis):
    """An axis of whole numbers."""

    @property
    def chosen(self) -> Sequence[int]:
        return tuple(dict.fromkeys(round(v) for v in super().chosen))


class ByWidth(_Whole):
    title = Text("Units per layer", "층마다 유닛 수")
    about = Text("Wider or narrower hidden layers.", "은닉층의 너비를 바꿉니다.")
    field = "hidden"

    entries: Annotated[tuple[float, ...], Numbers(_ENTRIES, 2, 512, 1, 6)] = (16.0, 32.0, 64.0)

    @property
    def knob(self) -> str:
        return "width"

    def turn(self, setup: Setup, value: int) -> Setup:
        return replace(setup, hidden=(value,) * len(setup.hidden))


class ByDepth(_Whole):
    title = Text("Hidden layers", "은닉층 수")
    about = Text("Deeper or shallower networks.", "신경망의 깊이를 바꿉니다.")
    field = "hidden"

    entries: Annotated[tuple[float, ...], Numbers(_ENTRIES, 1, 6, 1, 6)] = (1.0, 2.0, 3.0)

    @property
    def knob(self) -> str:
        return "layers"

    def turn(self, setup: Setup, value: int) -> Setup:
        return replace(setup, hidden=setup.hidden[:1] * value)


class ByBatch(_Whole):
    title = Text("Batch size", "배치 크기")
    about = Text(
        "More or fewer samples a step; 0 takes all of them.", "한 단계에 쓰는 표본 수를 바꿉니다. 0이면 전체를 씁니다."
    )
    field = "batch"

    entries: Annotated[tuple[float, ...], Numbers(_ENTRIES, 0, 1797, 1, 6)] = (16.0, 64.0, 0.0)

    def name(self, value: int) -> Text:
        return Text(num(value), num(value)) if value else _ALL


_ALL = Text("all", "전체")
_NONE = Text("none", "없음")
