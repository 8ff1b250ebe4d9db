"""What a teacher may ask about the recommendations, answered by counting the rows that were found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from acts.advice.use import Use
from acts.initializers import INITIALIZERS
from acts.text import Lang, Text, percent
from acts.views.base import View
from acts.views.questions import Question


def questions(view: View, numbers: Mapping[str, Any], language: Lang) -> Iterator[Question]:
    """About the functions and initial weights named most often, and about the evidence."""
    rows: list[Mapping[str, Any]] = list(numbers.get("matches") or [])
    if len(rows) > 1:
        yield _functions(rows, language)
        yield from _initializers(rows, language)
        yield _evidence(rows, language)


def _functions(rows: list[Mapping[str, Any]], lang: Lang) -> Question:
    named = Counter(slug for row in rows for slug in dict.fromkeys(row["use"]))
    most = named.most_common(3)
    words = {"rows": len(rows), "most": ", ".join(f"{Use.read(slug).plain(lang)} {count}" for slug, count in most)}
    return Question(_FUNCTIONS.format(**words)(lang), _FUNCTIONS_ANSWER.format(**words)(lang))


def _initializers(rows: list[Mapping[str, Any]], lang: Lang) -> Iterator[Question]:
    named = Counter(row["initializer"] for row in rows if row.get("initializer") in INITIALIZERS)
    if named:
        slug, count = named.most_common(1)[0]
        words = {"name": INITIALIZERS[slug].title, "count": count, "all": sum(named.values())}
        yield Question(_WEIGHTS(lang), _WEIGHTS_ANSWER.format(**words)(lang))


def _evidence(rows: list[Mapping[str, Any]], lang: Lang) -> Question:
    levels = Counter(row["confidence"] for row in rows)
    words = {"rows": len(rows), "theory": levels["theory"], "contested": levels["contested"]}
    words |= {"share": percent(levels["theory"] / len(rows), lang)}
    return Question(_EVIDENCE(lang), _EVIDENCE_ANSWER.format(**words)(lang))


_FUNCTIONS = Text(
    "Which functions do the {rows} rows name most often?",
    "추천 {rows}개에 가장 자주 나오는 함수는 무엇입니까?",
)
_FUNCTIONS_ANSWER = Text(
    "Counted once a row: {most}.",
    "추천마다 한 번씩 세면 {most}.",
)
_WEIGHTS = Text(
    "Which initial weights are recommended most often, and what decides over them?",
    "가장 자주 추천하는 초기화 방법은 무엇이고, 초기화 방법은 무엇에 따라 정합니까?",
)
_WEIGHTS_ANSWER = Text(
    "{name}, in {count} of the {all} rows that name one of the initializers here. An initializer goes with the gain of "
    "the function that follows it.",
    "{name}. 초기화 방법이 정해진 추천 {all}개 중 {count}개입니다. 초기화 방법은 뒤따르는 함수의 이득에 맞춥니다.",
)
_EVIDENCE = Text(
    "What share of these recommendations follows from theory alone, and how many are contested?",
    "이론만으로 따라 나오는 추천의 비율은 얼마이고, 실험 결과가 엇갈리는 추천은 몇 개입니까?",
)
_EVIDENCE_ANSWER = Text(
    "{theory} of {rows}, that is {share}; the experiments disagree about {contested}.",
    "{rows}개 중 {theory}개, {share}입니다. 실험 결과가 엇갈리는 추천은 {contested}개입니다.",
)
