"""Dropout in front of batch normalization."""

from __future__ import annotations

from collections.abc import Iterator

from acts.design.layers import Layer
from acts.design.model import Design
from acts.design.rule import Rule
from acts.text import Text, num


class DropoutBeforeNorm(Rule):
    title = Text("Dropout before batch normalization", "배치 정규화 앞의 드롭아웃")
    about = Text(
        "Dropout adds variance in training only; batch normalization keeps that variance and uses it when there is none.",
        "드롭아웃은 학습할 때만 분산을 키웁니다. 배치 정규화는 그 분산을 기억했다가 드롭아웃이 없는 추론에서도 씁니다.",
    )
    fix = Text(
        "Move dropout behind the last batch normalization, or leave it out; in wide networks it does less harm.",
        "드롭아웃을 마지막 배치 정규화 뒤로 옮기거나 빼세요. 넓은 신경망에서는 피해가 작습니다.",
    )
    severity = "risky"
    cite = ("li2019",)
    bad = {"text": "20 -> 64 -> batch_norm -> relu -> dropout 0.5 -> 64 -> batch_norm -> relu -> 1"}
    good = {"text": "20 -> 64 -> batch_norm -> relu -> 64 -> batch_norm -> relu -> dropout 0.5 -> 1"}

    def lines(self, design: Design) -> Iterator[int]:
        yield from (drop.line for drop in _before_a_norm(design))

    def reason(self, design: Design) -> Text:
        rate = max((drop.rate for drop in _before_a_norm(design)), default=0.0)
        return _MEASURED.format(rate=num(rate), factor=num(1 / (1 - rate), 3)) if 0 < rate < 1 else self.about


def _before_a_norm(design: Design) -> list[Layer]:
    """Dropout that some batch normalization still follows; alpha dropout keeps mean and variance."""
    norms = [i for i, layer in enumerate(design.layers) if layer.by_batch]
    last = max(norms, default=0)
    return [d for d in design.layers[:last] if d.kind == "dropout" and "alpha" not in d.name.casefold()]


_MEASURED = Text(
    "At rate {rate} a value of mean 0 has {factor} times the variance in training that it has in use, and batch "
    "normalization divides by the former in both.",
    "비율 {rate}에서 평균이 0인 값의 학습 중 분산은 추론 때의 {factor}배입니다. 배치 정규화는 두 경우 모두 학습 중의 값으로 나눕니다.",
)
