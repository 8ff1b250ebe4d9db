"""Deep and plain, with weights of the wrong size."""

from __future__ import annotations

import math
from collections.abc import Iterator

from acts.activations import Activation
from acts.design.model import Design
from acts.design.rule import Rule
from acts.inflows import law
from acts.prediction import predict
from acts.text import Text, num


class DepthWithoutGain(Rule):
    title = Text("Deep and plain, with weights of the wrong size", "맞지 않는 크기의 가중치로 쌓은 깊은 신경망")
    about = Text(
        "Without normalization or skips every layer multiplies the signal; if the weights do not match the function, it dies out or blows up.",
        "정규화나 잔차 연결이 없으면 층마다 신호에 배율이 곱해집니다. 가중치가 함수에 맞지 않으면 신호가 사라지거나 폭주합니다.",
    )
    fix = Text(
        "Give the weights the gain of the function (He for ReLU, Glorot for tanh, LeCun for SELU), or add normalization or skips.",
        "가중치에 함수의 이득을 맞추거나(ReLU에 He, tanh에 Glorot, SELU에 LeCun) 정규화·잔차 연결을 더하세요.",
    )
    severity = "risky"
    cite = ("glorot2010", "he2015delving", "schoenholz2016")
    bad = {
        "text": "64 -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 10",
        "start": "glorot_normal",
    }
    good = {
        "text": "64 -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 64 relu -> 10",
        "start": "he_normal",
    }

    def lines(self, design: Design) -> Iterator[int]:
        ratio = carried(design)
        if ratio is not None and not 1 / FACTOR <= ratio <= FACTOR:
            yield design.hidden[0].layer.line

    def reason(self, design: Design) -> Text:
        ratio, w = carried(design), design.initializer
        if ratio is None or w is None:
            return self.about
        how = _LOST if not math.isfinite(ratio) else _LEFT.format(ratio=num(ratio, 2))
        start = (_ASSUMED if design.assumed else _SAID).format(start=w.title)
        return Text("{a} {s} {h}", "{a} {s} {h}").format(a=self.about, s=start, h=how)


FACTOR, _LEAST = 20.0, 6


def carried(design: Design) -> float | None:
    """The spread across inputs in the last hidden layer by that in the first, in theory; ``None`` if nothing can be said."""
    f, w = _common(design), design.initializer
    if f is None or w is None or design.normalized or design.read.skips:
        return None
    widths = sorted(b.layer.outputs or 256 for b in design.hidden)
    width = min(widths[len(widths) // 2], 4096)
    found = predict(f, w, law("normal", width), layers=len(design.hidden), width=width)
    return None if found is None else _ratio(float(found.unit_spread[0]), float(found.unit_spread[-1]))


def _common(design: Design) -> Activation | None:
    """The function of all hidden layers, if they are many, fully connected and share one."""
    plain = all(b.layer.kind == "linear" for b in design.hidden)
    functions = [b.activation for b in design.hidden]
    same = all(f == functions[0] for f in functions)
    return functions[0] if plain and same and len(functions) >= _LEAST else None


def _ratio(first: float, last: float) -> float:
    return last / first if first > 0 and math.isfinite(last) else math.inf


_SAID = Text("With {start} weights:", "초깃값: {start}.")
_ASSUMED = Text(
    "Nothing is said of the weights; with the default of the framework ({start}):",
    "초깃값을 적지 않아 프레임워크의 기본값({start})으로 봅니다.",
)
_LEFT = Text(
    "the spread across inputs is multiplied by {ratio} from the first hidden layer to the last, in theory.",
    "이론에서 첫 은닉층부터 마지막 은닉층까지 입력 사이의 퍼짐에 곱해지는 배율: {ratio}.",
)
_LOST = Text("the signal leaves the range of 32-bit numbers.", "신호가 32비트 수의 범위를 벗어납니다.")
