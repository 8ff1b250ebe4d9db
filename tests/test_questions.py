"""The questions of a teacher's report have answers, and the answers are what the view computed."""

from __future__ import annotations

import re

import pytest

from acts.activations import ACTIVATIONS
from acts.initializers import INITIALIZERS
from acts.text import LANGS, num
from acts.views import VIEWS
from acts.views.base import View
from acts.views.questions import questions

SMALL: dict[str, dict[str, object]] = {
    "dead_relu": {"steps": 40, "width": 12}, "initialization": {"samples": 100, "width": 30}, "curves": {"parts": ()},
}  # fmt: skip
STRANGE: list[tuple[str, dict[str, object]]] = [
    ("initialization", {"depth": 1, "samples": 50}), ("initialization", {"activation": ACTIVATIONS["exponential"](), "samples": 50}),
    ("dead_relu", {"rate": 100.0, "steps": 30, "width": 4}), ("dead_relu", {"layers": 1, "width": 4, "steps": 5}),
    ("curves", {"functions": (ACTIVATIONS["exponential"](),), "parts": (), "point": -1.0}),
]  # fmt: skip


def small(slug: str) -> View:
    """The view with little to compute."""
    return VIEWS[slug](**SMALL.get(slug, {}))


@pytest.mark.parametrize("slug", VIEWS)
def test_every_view_has_questions_with_the_same_numbers_in_both_languages(slug: str) -> None:
    """At least three, each with an answer, and no blank left to fill in."""
    view = small(slug)
    numbers = view.numbers(view.compute())
    both = {lang: questions(view, numbers, lang) for lang in LANGS}
    assert len(both["en"]) == len(both["ko"]) >= 3
    for en, ko in zip(both["en"], both["ko"], strict=True):
        assert "?" in en.ask and not re.search(r"[{}]|nan|None", en.answer + ko.answer)
        assert _digits(en.answer) == _digits(ko.answer)


def _digits(words: str) -> list[str]:
    """The numbers in *words*, whatever the order of its language; those that are not filled in are the same anyway."""
    return sorted(re.findall(r"\d[\d,.]*\d|\d", words))


@pytest.mark.parametrize(("slug", "knobs"), STRANGE)
def test_what_was_not_found_is_not_asked(slug: str, knobs: dict[str, object]) -> None:
    """A single layer, a run that breaks off, and numbers that are not finite leave fewer questions, never a broken one."""
    view = VIEWS[slug](**knobs)
    for lang in LANGS:
        asked = questions(view, view.numbers(view.compute()), lang)
        assert all("None" not in q.answer and "NaN" not in q.answer and "{" not in q.ask for q in asked)


@pytest.mark.parametrize(("deviation", "flat"), [(1.0, True), (0.1, False)], ids=["wide", "narrow"])
def test_flat_slopes_are_blamed_where_there_are_some(deviation: float, flat: bool) -> None:
    """Weights of deviation 1 press a sigmoid flat; those of 0.1 do not, and there the answer looks for the loss elsewhere."""
    view = VIEWS["initialization"](initializer=INITIALIZERS["normal"](deviation=deviation), samples=100)
    said = questions(view, view.numbers(view.compute()), "en")[-1].answer
    assert ("By layer: " in said, "Hardly any" in said) == (flat, not flat)


def test_the_answers_are_those_of_the_run() -> None:
    """Counted again from the numbers that the view gives without a report."""
    view = small("dead_relu")
    numbers = view.numbers(view.compute())
    dead = sum(round(share * 12) for share in numbers["dead_share"])
    assert f"together {dead} of 24" in questions(view, numbers, "en")[0].answer
    curves = small("curves")
    found = curves.numbers(curves.compute())
    gain = found["functions"][1]["forward_gain"]
    assert f"GELU {num(gain / 16)}" in questions(curves, found, "en")[3].answer


def test_a_view_that_found_nothing_is_asked_nothing() -> None:
    """No numbers, no questions."""
    assert questions(small("curves"), {}, "en") == ()
