"""The page of recommendations: it answers every question, in two languages."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.advice import ROWS
from acts.advice.snippets import program
from acts.blocks import Block, Code, Details, Figure, Finding, Notice, References, Table
from acts.knobs import Option
from acts.spec import decode
from acts.text import LANGS, Lang
from acts.views.recommendations import Recommendations

KNOBS = {
    name: st.sampled_from(list(knob.options))
    for name, knob in Recommendations.knobs().items()
    if isinstance(knob, Option)
}
PRESETS = [decode(Recommendations, preset.link) for preset in Recommendations.presets]


def blocks(view: Recommendations, lang: Lang = "en") -> list[Block]:
    """Everything that *view* shows."""
    return list(view.show(view.compute(), lang))


def first(view: Recommendations, kind: type[Any], lang: Lang = "en") -> Any:
    """The first block of a *kind*."""
    return next(b for b in blocks(view, lang) if isinstance(b, kind))


def tables_of(shown: Iterable[Block]) -> list[Table]:
    """Every table, folded ones too."""
    found: list[Table] = []
    for block in shown:
        found += tables_of(block.blocks) if isinstance(block, Details) else [block] if isinstance(block, Table) else []
    return found


@settings(max_examples=40, deadline=None)
@given(st.fixed_dictionaries(KNOBS), st.sampled_from(LANGS))
def test_every_question_has_an_answer(knobs: dict[str, Any], lang: Lang) -> None:
    """Whatever is asked: one finding first, references last, rectangular tables, and unique names."""
    shown = blocks(Recommendations(**knobs), lang)
    assert [isinstance(b, Finding) for b in shown] == [True] + [False] * (len(shown) - 1)
    assert isinstance(shown[-1], References)
    tables = tables_of(shown)
    assert all(len(line) == len(t.head) == len(t.numeric) and all(line) for t in tables for line in t.rows)
    names = [t.name for t in tables] + [b.name for b in shown if isinstance(b, Figure)]
    assert len(names) == len(set(names))


@settings(max_examples=20, deadline=None)
@given(st.fixed_dictionaries(KNOBS))
def test_the_page_speaks_korean(knobs: dict[str, Any]) -> None:
    """Finding, captions and cells are in Hangul where English has prose, and nothing is left in English."""
    view = Recommendations(**knobs)
    for english, korean in zip(blocks(view, "en"), blocks(view, "ko"), strict=True):
        for said, told in zip(words(english), words(korean), strict=True):
            assert said != told
            assert re.search("[가-힣]", told), told


def words(block: Block) -> list[str]:
    """What a block says in prose."""
    if isinstance(block, Details):
        return [block.title, *(word for inner in block.blocks for word in words(inner))]
    named = ("text", "title", "caption", "alt")
    return (
        [] if isinstance(block, Code | References) else [getattr(block, name) for name in named if hasattr(block, name)]
    )


def test_the_first_page_shows_all_rows() -> None:
    """With nothing asked, every row stands in one table, grouped by layer, and none twice."""
    tables = [t for t in tables_of(blocks(Recommendations())) if t.name.startswith("recommendations")]
    assert sum(len(t.rows) for t in tables) == len(ROWS)
    assert str(len(ROWS)) in first(Recommendations(), Finding).text


def test_presets_lead_to_one_row() -> None:
    """Each preset can be read, narrows the question to a clear best row, and shows its code."""
    best = [view.look().matches[0].row.id for view, problems in PRESETS if not problems and view.look().clear]
    assert best == [
        "multi_class",
        "lstm_gates",
        "transformer_ffn",
        "positive",
        "multi_class",
        "mlp_hidden",
        "deep_plain_tanh",
    ]
    assert all(
        first(view, Code).text == program(ROWS[slug], "pytorch") for (view, _), slug in zip(PRESETS, best, strict=True)
    )


@pytest.mark.parametrize("lang", LANGS)
def test_the_finding_says_what_to_use(lang: Lang) -> None:
    """A narrowed question is answered with the function, the loss and the weights to start from."""
    row, said = ROWS["multi_class"], first(PRESETS[0][0], Finding, lang).text
    assert row.loss is not None
    assert all(part(lang) in said for part in (row.functions, row.loss.title, row.start))


def test_the_nearest_row_is_announced() -> None:
    """A question without an exact answer says so, and what does not fit."""
    view = Recommendations(layer="state", architecture="cnn")
    notice = first(view, Notice)
    assert "does not fit the architecture" in notice.text
    assert not view.numbers(view.compute())["exact"]
    assert not any(isinstance(b, Notice) for b in blocks(Recommendations(layer="state")))


def test_the_lecture_is_judged() -> None:
    """The lecture's five lines and three tips stand in a table, each with a verdict and a source."""
    table = next(b for b in blocks(Recommendations()) if isinstance(b, Table) and b.name == "lecture")
    assert len(table.rows) == 8
    assert all(all(line) for line in table.rows)


def test_a_shown_row_is_cited() -> None:
    """Every work behind a row on the page stands among the references."""
    view = PRESETS[2][0]
    cited = {item.key for item in first(view, References).items}
    assert {key for match in view.look().matches for key in match.row.cite} <= cited


@settings(max_examples=30, deadline=None)
@given(st.fixed_dictionaries(KNOBS))
def test_the_numbers_are_json(knobs: dict[str, Any]) -> None:
    """The numbers survive JSON, the result survives a pickle, and both say the same twice."""
    view = Recommendations(**knobs)
    told = view.numbers(view.compute())
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    assert view.numbers(pickle.loads(pickle.dumps(view.compute()))) == told
    assert told["rows"] == len(told["matches"]) > 0


def test_cells_fit_the_page() -> None:
    """No reason is longer than 160 characters, no other cell longer than 220."""
    tables = [t for lang in LANGS for t in tables_of(blocks(Recommendations(), lang))]
    assert max(len(cell) for t in tables for line in t.rows for cell in line) <= 220
    assert max(len(row.reason(lang)) for row in ROWS.values() for lang in LANGS) <= 160
