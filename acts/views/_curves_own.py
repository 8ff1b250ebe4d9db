"""What is said of a function that the reader wrote: its slope checked by differences, its kinks and its gains."""

from __future__ import annotations

import numpy as np

from acts.activations import Activation
from acts.properties import properties
from acts.text import Lang, Text, num
from acts.views._charts import keep
from acts.views._curves_figures import called

_STEP = 1e-5  # of the difference: the cube root of the rounding, where both of its errors are about as large


@keep
def checked(f: Activation, span: float, lang: Lang) -> str:
    """One paragraph on *f*, computed."""
    p, apart = properties(f), difference(f, span)
    kinks = [num(at, 4) for at in f.kinks]
    shown = ", ".join(kinks[:_MOST]) + (" …" if len(kinks) > _MOST else "")
    said = {
        "name": called(f, lang), "span": num(span), "apart": num(apart, 2), "step": num(_STEP, 1),
        "forward": num(p.forward_gain, 4), "backward": num(p.backward_gain, 4),
    }  # fmt: skip
    parts = [_CHECKED.format(**said), _KINKS.format(kinks=shown) if kinks else _SMOOTH]
    parts += [] if f.typeset()[1] else [_LONG]
    return " ".join(part(lang) for part in [*parts, _GAINS.format(**said)])


def difference(f: Activation, span: float) -> float:
    """The largest distance from f′ to the central difference of f over ±*span*, relative to 1 + |f′|, off the breaks."""
    x = np.linspace(-span, span, 1999)
    beside = np.array([np.abs(x - at) > 2 * _STEP for at in f.breaks]).all(axis=0)
    x = x[beside] if f.breaks else x
    slope = f.derivative(x)
    return float((np.abs((f(x + _STEP) - f(x - _STEP)) / (2 * _STEP) - slope) / (1 + np.abs(slope))).max())


_MOST = 6
_CHECKED = Text(
    "{name}: between −{span} and {span}, away from kinks, the exact derivative and a central difference of step {step} "
    "are at most {apart} apart (relative to 1 + |f′|).",
    "{name}: −{span}부터 {span}까지 꺾이는 점을 뺀 곳에서 정확한 도함수와 중앙 차분(간격 {step})의 최대 차이는 "
    "{apart}입니다(1 + |f′|에 대한 비율).",
)
_KINKS = Text("Kinks and jumps found: {kinks}.", "찾아낸 꺾이거나 뛰는 점: {kinks}.")
_SMOOTH = Text("No kink or jump was found.", "꺾이거나 뛰는 점을 찾지 못했습니다.")
_LONG = Text(
    "The derivative is computed exactly, step by step along the formula; written out, it would be too long to read.",
    "도함수는 수식을 따라 한 단계씩 정확히 계산합니다. 식으로 쓰면 너무 길어 싣지 않았습니다.",
)
_GAINS = Text("Forward gain {forward}, backward gain {backward}.", "순전파 이득 {forward}, 역전파 이득 {backward}.")
