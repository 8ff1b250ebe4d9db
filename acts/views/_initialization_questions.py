"""What a teacher may ask about the initialization, answered with what this network did to a signal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from acts.text import Lang, Text, num, percent
from acts.views.base import View
from acts.views.questions import Question


def questions(view: View, numbers: Mapping[str, Any], language: Lang) -> Iterator[Question]:
    """About the size of the signal, of the gradient, the right weights, and flat slopes."""
    for about in (_signal, _gradient, _weights, _flat):
        yield from about(view, numbers, language)


def _ends(numbers: Mapping[str, Any], name: str) -> tuple[float, float] | None:
    """The value in the first and in the last layer, if both are numbers and there are two layers."""
    values = numbers.get(name) or []
    if len(values) < 2 or values[0] is None or values[-1] is None or not values[0] or not values[-1]:
        return None
    return values[0], values[-1]


def _signal(view: View, numbers: Mapping[str, Any], lang: Lang) -> Iterator[Question]:
    ends = _ends(numbers, "std")
    if ends:
        first, last = ends
        words = {"layers": numbers["layers"], "first": num(first), "last": num(last), "factor": num(last / first)}
        yield Question(_SIGNAL.format(**words)(lang), _SIGNAL_ANSWER.format(**words)(lang))


def _gradient(view: View, numbers: Mapping[str, Any], lang: Lang) -> Iterator[Question]:
    ends = _ends(numbers, "gradient_std")
    if ends:
        first, last = ends
        step = (first / last) ** (1 / (numbers["layers"] - 1))
        words = {
            "first": num(first),
            "last": num(last),
            "step": num(step),
            "double": num(step ** (2 * numbers["layers"] - 1)),
        }
        words |= {"layers": numbers["layers"], "twice": 2 * numbers["layers"]}
        yield Question(_GRADIENT.format(**words)(lang), _GRADIENT_ANSWER.format(**words)(lang))


def _weights(view: View, numbers: Mapping[str, Any], lang: Lang) -> Iterator[Question]:
    gain, width = numbers.get("forward_gain"), dict(view)["width"]
    measured: list[Any] = numbers.get("weight_std") or [None]
    if gain and measured[-1] is not None:
        words = {"width": width, "gain": num(gain), "right": num(gain / width**0.5), "measured": num(measured[-1])}
        yield Question(_WEIGHTS.format(**words)(lang), _WEIGHTS_ANSWER.format(**words)(lang))


def _flat(view: View, numbers: Mapping[str, Any], lang: Lang) -> Iterator[Question]:
    flat = [share for share in numbers.get("saturated") or [] if share is not None]
    if flat:
        parts = (_LAYER.format(layer=n, share=percent(share, lang))(lang) for n, share in enumerate(flat, 1))
        words = {"layers": ", ".join(parts), "mean": percent(sum(flat) / len(flat), lang)}
        words["most"] = percent(max(flat), lang)
        yield Question(_FLAT(lang), (_FLAT_ANSWER if max(flat) >= _FEW else _STEEP_ANSWER).format(**words)(lang))


_SIGNAL = Text(
    "By which factor does the standard deviation of the activations change from layer 1 to layer {layers}?",
    "활성값의 표준편차는 1층에서 {layers}층까지 몇 배가 됩니까?",
)
_SIGNAL_ANSWER = Text(
    "By {factor}: from {first} to {last}.",
    "{factor}배입니다. 처음 {first}, 마지막 {last}.",
)
_GRADIENT = Text(
    "By which factor does the gradient change per layer on its way back, and by which would it change in {twice} layers "
    "at the same rate?",
    "기울기(그레이디언트)는 거꾸로 한 층을 지날 때 평균 몇 배가 됩니까? 같은 비율로 {twice}층을 지나면 몇 배가 됩니까?",
)
_GRADIENT_ANSWER = Text(
    "By {step} per layer on average (standard deviation {last} in layer {layers}, {first} in layer 1); in {twice} layers "
    "by {double}.",
    "한 층에 평균 {step}배입니다({layers}층의 표준편차 {last}, 1층의 표준편차 {first}). {twice}층이면 {double}배입니다.",
)
_WEIGHTS = Text(
    "A layer has {width} inputs. Which standard deviation of its weights would keep the mean square of the sums at 1 from "
    "layer to layer, and which does it have?",
    "입력이 {width}개인 층을 지날 때마다 합의 제곱 평균이 1로 유지되려면 가중치의 표준편차가 얼마여야 합니까? 실제로는 얼마입니까?",
)
_WEIGHTS_ANSWER = Text(
    "The gain of the function over the square root of the inputs, {gain} / √{width} = {right}. The weights have {measured}.",
    "함수의 이득을 입력 수의 제곱근으로 나눈 값, {gain} / √{width} = {right}. 실제 가중치의 표준편차: {measured}.",
)
_FLAT = Text(
    "What share of the slopes is nearly flat in each layer, and what does that mean for learning?",
    "층마다 거의 평평한 접선 기울기의 비율은 얼마이고, 학습에 어떤 뜻이 있습니까?",
)
_FLAT_ANSWER = Text(
    "By layer: {layers}; {mean} on average. Through a flat slope next to nothing of the gradient passes, so these units "
    "hardly learn from these inputs.",
    "층별 비율은 {layers}. 평균 {mean}. 평평한 곳에서는 기울기(그레이디언트)가 거의 지나가지 못하므로, 그 유닛은 그 입력에서 거의 "
    "배우지 못합니다.",
)
_LAYER = Text("{share} in layer {layer}", "{layer}층 {share}")
_FEW = 0.01  #: a smaller share of flat slopes stops nobody from learning
_STEEP_ANSWER = Text(
    "Hardly any: at most {most} in a layer. Where the gradient shrinks all the same, the slopes and weights that it is "
    "multiplied by in every layer make it smaller, not flat places.",
    "거의 없습니다. 가장 많은 층도 {most}입니다. 그런데도 기울기(그레이디언트)가 작아진다면, 평평한 곳 때문이 아니라 층마다 곱해지는 "
    "접선 기울기와 가중치 때문입니다.",
)
