"""SELU with weights of another size."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text


class SeluWithoutLecun(Rule):
    title = Text("SELU with weights of another size", "다른 크기의 가중치를 쓴 SELU")
    about = Text(
        "SELU keeps mean 0 and variance 1 only with LeCun normal weights (variance 1/inputs); with He weights the variance grows from layer to layer.",
        "SELU는 LeCun 정규 초깃값(분산 1/입력 수)에서만 평균 0, 분산 1을 유지합니다. He 초깃값에서는 분산이 층마다 커집니다.",
    )
    fix = Text(
        'Use LeCun normal: kernel_initializer="lecun_normal", or kaiming_normal_ with nonlinearity="linear".',
        'LeCun 정규 초깃값을 쓰세요: kernel_initializer="lecun_normal", 또는 nonlinearity="linear"인 kaiming_normal_.',
    )
    severity = "risky"
    cite = ("klambauer2017",)
    bad = {"text": "20 -> 64 selu -> 64 selu -> 1", "start": "he_normal"}
    good = {"text": "20 -> 64 selu -> 64 selu -> 1", "start": "lecun_normal"}

    def lines(self, design: Design) -> Iterator[int]:
        if design.initializer is not None and design.initializer.slug not in ("lecun_normal", "lecun_uniform"):
            yield from (a.line for a in design.hidden_functions() if a.function == "selu")
