"""What a teacher may ask about units that stop answering, answered with what happened in this run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from acts.text import Lang, Text, num, percent
from acts.views.base import View
from acts.views.questions import Question


def questions(view: View, numbers: Mapping[str, Any], language: Lang) -> Iterator[Question]:
    """About deaths, returns, the price, and the remedy; about the end of a run that broke off."""
    settings: dict[str, Any] = dict(view)
    if numbers.get("diverged_at") is not None:
        words = {"rate": num(settings["rate"]), "step": f"{numbers['diverged_at']:,}"}
        yield Question(_BROKE(language), _BROKE_ANSWER.format(**words)(language))
    for about in (_deaths, _returns, _price, _remedy):
        yield from about(settings, numbers, language)


def _deaths(settings: Mapping[str, Any], numbers: Mapping[str, Any], lang: Lang) -> Iterator[Question]:
    shares = numbers.get("dead_share")
    if shares:
        width = settings["width"]
        dead = [round(share * width) for share in shares]
        layers = ", ".join(_LAYER.format(layer=i, dead=n, width=width)(lang) for i, n in enumerate(dead, 1))
        words = {"layers": layers, "all": sum(dead), "units": width * len(dead)}
        words |= {"share": percent(sum(dead) / (width * len(dead)), lang)}
        yield Question(_DEATHS(lang), _DEATHS_ANSWER.format(**words)(lang))


def _returns(settings: Mapping[str, Any], numbers: Mapping[str, Any], lang: Lang) -> Iterator[Question]:
    born, back = numbers.get("born_dead"), numbers.get("revived")
    if born and back:
        words = {"born": sum(born), "first": back[0], "deeper": sum(back[1:]), "layers": len(back)}
        answer = _RETURNS_ANSWER if len(back) > 1 else _RETURNS_ONE
        yield Question(_RETURNS(lang), answer.format(**words)(lang))


def _price(settings: Mapping[str, Any], numbers: Mapping[str, Any], lang: Lang) -> Iterator[Question]:
    accuracy, loss = numbers.get("accuracy"), numbers.get("loss")
    if accuracy is not None and loss is not None:
        words = {"accuracy": percent(accuracy, lang, 1), "loss": num(loss)}
        yield Question(_PRICE(lang), _PRICE_ANSWER.format(**words)(lang))


def _remedy(settings: Mapping[str, Any], numbers: Mapping[str, Any], lang: Lang) -> Iterator[Question]:
    if any(numbers.get("dead_share") or []):
        yield Question(_REMEDY(lang), _REMEDY_ANSWER.format(rate=num(settings["rate"]))(lang))


_BROKE = Text(
    "At which step did the run break off, and why?",
    "학습은 몇 번째 단계에서 왜 멈췄습니까?",
)
_BROKE_ANSWER = Text(
    "At step {step}. With a learning rate of {rate} a step overshoots, the weights grow, and the loss stops being finite.",
    "{step}단계에서 멈췄습니다. 학습률 {rate}에서는 한 단계가 목표를 지나치므로 가중치가 커지고, 결국 손실이 유한한 값이 아니게 됩니다.",
)
_DEATHS = Text(
    "How many hidden units of each layer are dead at the end, and what share of all is that?",
    "마지막에 층마다 죽은 은닉 유닛은 몇 개이고, 전체의 몇 %입니까?",
)
_DEATHS_ANSWER = Text(
    "By layer: {layers}; together {all} of {units}, that is {share}.",
    "층별로 {layers}. 모두 합하면 {units}개 중 {all}개, {share}입니다.",
)
_LAYER = Text("{dead} / {width} in layer {layer}", "{layer}층 {dead} / {width}")
_RETURNS = Text(
    "How many units were dead before the first step, and how many came back to life during training?",
    "첫 단계 전부터 죽어 있던 유닛은 몇 개이고, 학습 중에 되살아난 유닛은 몇 개입니까?",
)
_RETURNS_ANSWER = Text(
    "{born} were dead from the start. {first} came back in layer 1, {deeper} in the layers above, whose inputs keep "
    "changing while the layers below learn.",
    "처음부터 죽은 유닛 {born}개. 되살아난 유닛은 1층 {first}개, 그 위의 층 {deeper}개입니다. 위층의 입력은 아래층이 배우는 동안 계속 "
    "바뀝니다.",
)
_RETURNS_ONE = Text(
    "{born} were dead from the start, and {first} came back.",
    "처음부터 죽은 유닛 {born}개, 되살아난 유닛 {first}개.",
)
_PRICE = Text(
    "How well did the network learn what it was shown? Name its accuracy and its loss.",
    "신경망은 학습 데이터를 얼마나 배웠습니까? 정확도와 손실을 쓰세요.",
)
_PRICE_ANSWER = Text(
    "{accuracy} of the training points are right, at a loss of {loss}.",
    "학습 데이터의 정확도 {accuracy}, 손실 {loss}.",
)
_REMEDY = Text(
    "Which two settings would you change so that fewer units die, and why?",
    "죽는 유닛을 줄이려면 어떤 설정 두 가지를 왜 바꾸겠습니까?",
)
_REMEDY_ANSWER = Text(
    "A learning rate below {rate}, as a large step can push a unit's boundary past all points; and an activation with a "
    "slope on the left, such as Leaky ReLU, whose units keep a gradient. Try both in the view and compare.",
    "학습률을 {rate} 아래로 낮춥니다. 큰 단계는 유닛의 경계를 모든 점 너머로 밀어낼 수 있습니다. 그리고 Leaky ReLU처럼 왼쪽에도 접선 "
    "기울기가 있는 활성화 함수를 씁니다. 그러면 기울기(그레이디언트)가 남습니다. 두 가지를 화면에서 바꿔 비교해 보세요.",
)
