"""Remedies that normalize what a unit receives."""

from __future__ import annotations

from dataclasses import replace

from acts.remedies.base import Remedy
from acts.setup import Setup
from acts.text import Text


class BatchNormalization(Remedy):
    title = Text("Batch normalization", "배치 정규화")
    about = Text(
        "Each unit gets mean 0 and variance 1 over the samples of a step, so about half of them stay on its side.",
        "유닛마다 한 단계의 표본에 대해 평균 0, 분산 1로 맞춥니다. 그래서 표본의 절반쯤에서 켜집니다.",
    )

    def apply(self, setup: Setup) -> Setup:
        return replace(setup, norm="batch")


class LayerNormalization(Remedy):
    title = Text("Layer normalization", "층 정규화")
    about = Text(
        "Each sample gets mean 0 and variance 1 over the units of a layer.",
        "표본마다 한 층의 유닛에 대해 평균 0, 분산 1로 맞춥니다.",
    )

    def apply(self, setup: Setup) -> Setup:
        return replace(setup, norm="layer")
