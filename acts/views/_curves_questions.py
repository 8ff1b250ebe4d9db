"""What a teacher may ask about the curves, answered with the numbers of the functions at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from acts.text import Lang, Text, num
from acts.views.base import View
from acts.views.questions import Question

_LAYERS = 10
_INPUTS = 256


def questions(view: View, numbers: Mapping[str, Any], language: Lang) -> Iterator[Question]:
    """About slopes at the point looked at, means, and the weights that keep a signal's size."""
    found: dict[str, Any] = {
        f.title(language): n for f, n in zip(getattr(view, "functions", ()), numbers["functions"], strict=True)
    }
    point = num(numbers["point"])
    for about in (_slopes, _deep, _means, _gains):
        yield from about(found, point, language)


def _known(found: Mapping[str, Mapping[str, Any]], name: str) -> dict[str, float]:
    return {title: n[name] for title, n in found.items() if isinstance(n.get(name), int | float)}


def _listed(values: Mapping[str, float], digits: int = 3) -> str:
    return ", ".join(f"{title} {num(value, digits)}" for title, value in values.items())


def _slopes(found: Mapping[str, Any], point: str, lang: Lang) -> Iterator[Question]:
    slopes = _known(found, "derivative")
    if slopes:
        most = max(slopes, key=lambda title: abs(slopes[title]))
        words = {"point": point, "most": most, "all": _listed(slopes), "slope": num(slopes[most])}
        yield Question(_SLOPES.format(**words)(lang), _SLOPES_ANSWER.format(**words)(lang))


def _deep(found: Mapping[str, Any], point: str, lang: Lang) -> Iterator[Question]:
    slopes = _known(found, "derivative")
    if slopes:
        left = {title: abs(slope) ** _LAYERS for title, slope in slopes.items()}
        words = {"point": point, "layers": _LAYERS, "all": _listed(left, 2)}
        yield Question(_DEEP.format(**words)(lang), _DEEP_ANSWER.format(**words)(lang))


def _means(found: Mapping[str, Any], point: str, lang: Lang) -> Iterator[Question]:
    means = _known(found, "mean")
    if means:
        far = max(means, key=lambda title: abs(means[title]))
        words = {"far": far, "all": _listed(means), "mean": num(means[far])}
        yield Question(_MEANS(lang), _MEANS_ANSWER.format(**words)(lang))


def _gains(found: Mapping[str, Any], point: str, lang: Lang) -> Iterator[Question]:
    gains = _known(found, "forward_gain")
    if gains:
        deviations = {title: gain / _INPUTS**0.5 for title, gain in gains.items()}
        words = {"inputs": _INPUTS, "all": _listed(deviations), "gains": _listed(gains)}
        yield Question(_GAINS.format(**words)(lang), _GAINS_ANSWER.format(**words)(lang))


_SLOPES = Text(
    "At input {point}, which function passes the largest part of a gradient back, and how much of it?",
    "입력이 {point}일 때 기울기(그레이디언트)를 가장 많이 돌려보내는 함수는 무엇이고, 얼마나 돌려보냅니까?",
)
_SLOPES_ANSWER = Text(
    "{most}: a gradient is multiplied by the slope, {slope}. All slopes: {all}.",
    "{most}. 기울기(그레이디언트)에 접선 기울기({slope})를 곱합니다. 모든 접선 기울기: {all}.",
)
_DEEP = Text(
    "If each of {layers} layers stood at input {point} and only the slopes mattered, what would be left of a gradient?",
    "{layers}개 층이 모두 입력 {point} 지점에 있고 접선 기울기만 곱한다면, 기울기(그레이디언트)는 몇 배로 남습니까?",
)
_DEEP_ANSWER = Text(
    "The slope to the power of {layers}: {all}. A slope well below 1 makes a gradient vanish within a few layers.",
    "접선 기울기를 {layers}번 곱한 값입니다. {all}. 접선 기울기가 1보다 많이 작으면 몇 층 만에 기울기(그레이디언트)가 사라집니다.",
)
_MEANS = Text(
    "The inputs are standard normal. Which function has the mean output farthest from 0, and why does the next layer mind?",
    "입력이 표준정규분포를 따릅니다. 출력의 평균이 0에서 가장 먼 함수는 무엇이고, 다음 층에 왜 문제가 됩니까?",
)
_MEANS_ANSWER = Text(
    "{far}, with a mean of {mean} (all: {all}). Inputs of one sign push all weights of a unit in the same direction at "
    "once, and a mean that is not 0 adds a shift that the next layer must take back.",
    "{far}(평균 {mean}). 모든 평균: {all}. 입력의 부호가 한쪽이면 한 유닛의 가중치가 모두 같은 방향으로 움직이고, 평균이 0이 "
    "아니면 다음 층이 그만큼을 되돌려야 합니다.",
)
_GAINS = Text(
    "The sums that enter the function are standard normal, and the next layer has {inputs} inputs. Which standard deviation "
    "of its weights gives sums with a mean square of 1 again?",
    "함수에 들어가는 합이 표준정규분포를 따르고 다음 층의 입력이 {inputs}개입니다. 다음 층의 합도 제곱 평균이 1이 되려면 가중치의 표준편차가 "
    "얼마여야 합니까?",
)
_GAINS_ANSWER = Text(
    "The forward gain over the square root of {inputs}: {all} (gains: {gains}).",
    "순전파 이득을 {inputs}의 제곱근으로 나눈 값입니다. {all}(이득: {gains}).",
)
