"""The sections of the recommendations: designs, evidence, speed and the whole table."""

from __future__ import annotations

import csv
import io
import json
import pickle
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.activations import ACTIVATIONS
from acts.advice import ROWS
from acts.advice.evidence import Measure, Sizes, best, check, pairs, trial
from acts.blocks import Block, Details, Download, Figure, Live, Notice, Prose, References, Table
from acts.design import RULES
from acts.initializers import INITIALIZERS
from acts.speed import costs, provenance
from acts.text import LANGS, Lang, Trouble
from acts.timing import timed
from acts.views.parts import Part, blocks
from acts.views.recommendations import Recommendations
from acts.views.recommendations_parts import PARTS
from reports.html import draw
from reports.sheet import Sheet
from tests.strategies import PASSAGES

HOST = Recommendations(layer="hidden", architecture="mlp")
SMALL = {"depth": 2, "width": 8, "seeds": 2, "steps": 10}


def shown(part: Part, host: Recommendations = HOST, lang: Lang = "en") -> list[Block]:
    """What a section shows."""
    return list(part.show(host, part.compute(host), lang))


def section(slug: str, **knobs: Any) -> Part:
    """A section with its knobs turned."""
    return PARTS[slug](**knobs)


def first(found: list[Block], kind: type[Any]) -> Any:
    """The first block of a kind, within folds too."""
    inner = [b for block in found for b in (block, *getattr(block, "blocks", ()))]
    return next(b for b in inner if isinstance(b, kind))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    st.sampled_from([*PASSAGES, *(k.bad["text"] for k in RULES.values())]),
    st.sampled_from(["unsaid", "cross_entropy", "bce", "mse"]),
    st.sampled_from(["any", "multi_class", "count"]),
    st.sampled_from(LANGS),
)
def test_any_design_is_shown(text: str, loss: str, task: str, lang: Lang) -> None:
    """Whatever is pasted: tables are rectangular, nothing in them is empty, and works are cited."""
    part, host = section("checker", text=text, loss=loss), Recommendations(task=task)
    found = shown(part, host, lang)
    tables = [b for block in found for b in (block, *getattr(block, "blocks", ())) if isinstance(b, Table)]
    assert all(len(row) == len(t.head) == len(t.numeric) and all(row) for t in tables for row in t.rows)
    assert isinstance(found[-1], References)
    told = part.numbers(host, part.compute(host))
    assert json.loads(json.dumps(told)) == told


def test_what_is_unread_is_said_with_its_line_and_what_can_be_read() -> None:
    """The notice names the line, the word, and the forms that would do; the rest is judged."""
    found = shown(section("checker", text="784 -> 256 relu\n-> 32 reluu\n-> 10 softmax"))
    notice = first(found, Notice)
    assert "Line 2" in notice.text
    assert "reluu" in notice.text
    assert "torch.nn.Sequential" in notice.text
    assert any("logits" in row[0] for row in first(found, Table).rows)


def test_the_task_above_is_the_task_of_the_design() -> None:
    """The same text is judged by the task that was chosen in the form."""
    part = section("checker", text="784 -> 256 relu -> 5", loss="cross_entropy")
    told = {
        task: part.numbers(h, part.compute(h))
        for task in ("multi_class", "multi_label")
        for h in [Recommendations(task=task)]
    }
    assert [[f["rule"] for f in told[task]["found"]] for task in told] == [[], ["softmax_on_labels"]]


def test_evidence_runs_the_row_and_its_rivals() -> None:
    """Each function of the row meets its own weights and the rivals; the row's pairs are marked, and seeds decide."""
    part = section("evidence", **SMALL)
    result = part.compute(HOST)
    row = HOST.look().matches[0].row
    assert {t.pair.activation.slug for t in result} == {use.slug for use in row.use[:3]}
    assert [t.pair.initializer.slug for t in result if t.pair.named] == [row.initializer] * 3
    again = part.join(HOST, [piece() for piece in part.pieces(HOST)])
    assert pickle.dumps(part.numbers(HOST, again)) == pickle.dumps(part.numbers(HOST, result))
    told = part.numbers(HOST, result)
    assert json.loads(json.dumps(told, allow_nan=False)) == told


def test_evidence_measures_what_theory_says() -> None:
    """ReLU keeps its signal with He weights and halves its variance a layer with LeCun's."""
    found = {slug: trial(pair, Sizes(9, 128, 1, 1e-4, 6)) for slug, pair in relu_pairs().items()}
    ratio = found["he_normal"].signal.mean / found["lecun_normal"].signal.mean
    assert ratio == pytest.approx(2**4, rel=0.05)


def relu_pairs() -> dict[str, Any]:
    """ReLU with each of its initializers."""
    return {p.initializer.slug: p for p in pairs(ROWS["mlp_hidden"]) if p.activation == ACTIVATIONS["relu"]()}


def test_a_mean_comes_with_its_standard_error() -> None:
    """The error of a pair's signal is the sample deviation over the root of the seeds."""
    from acts.propagation import propagate

    pair, sizes = relu_pairs()["he_normal"], Sizes(3, 16, 1, 1e-4, 5)
    runs = [
        propagate(pair.activation, INITIALIZERS["he_normal"](), depth=3, width=16, samples=256, seed=s).unit_spread
        for s in range(5)
    ]
    ratios = [r[-1] / r[0] for r in runs]
    want = Measure(float(np.mean(ratios)), float(np.std(ratios, ddof=1) / 5**0.5))
    found = trial(pair, sizes).signal
    assert (found.mean, found.error) == pytest.approx((want.mean, want.error))


def test_evidence_refuses_what_it_cannot_measure() -> None:
    """A row without a hidden function and a size beyond the limit are refused with a sentence, before anything runs."""
    with pytest.raises(Trouble, match="Hidden layer"):
        section("evidence").compute(Recommendations(layer="output", task="binary"))
    with pytest.raises(Trouble, match="minutes"):
        check(pairs(ROWS["mlp_hidden"]), Sizes(30, 256, 1000, 0.01, 12))


@pytest.mark.parametrize("slug", ["evidence", "speed", "browse"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_section_shows_its_result(slug: str, lang: Lang) -> None:
    """Words, a table with a row for each finding, and rectangular rows; a figure where something was measured."""
    found = shown(section(slug, **(SMALL if slug == "evidence" else {})), HOST, lang)
    table = first(found, Table)
    assert all(len(row) == len(table.head) and all(row) for row in table.rows)
    assert first(found, Prose).text
    assert slug == "browse" or first(found, Figure).alt


def test_parts_of_the_evidence_can_be_missing() -> None:
    """While pieces are under way, those that are there are shown."""
    part = section("evidence", **SMALL)
    some = part.join(HOST, [None, part.pieces(HOST)[1](), None])
    assert len(some) == 1
    assert best(some) is some[0]
    assert list(blocks(part, HOST, some, "ko"))
    assert list(blocks(part, HOST, (), "ko")) == []


def test_speed_is_measured_for_the_whole_catalogue() -> None:
    """Every function has a cost, quartiles enclose medians, and ReLU against itself is 1 up to noise."""
    assert set(costs("value")) == {slug for slug, kind in ACTIVATIONS.items() if kind.fixed}
    assert all(
        c.low <= c.middle <= c.high for name in ("torch_forward", "fused", "apart") for c in costs(name).values()
    )
    assert costs("torch_forward")["relu"].middle == pytest.approx(1, abs=0.1)
    assert provenance()["processor"]


def test_the_claim_about_leaky_relu_has_its_number() -> None:
    """Leaky ReLU costs about what ReLU does, ELU and SELU several times as much, and the page says the number."""
    forward = costs("torch_forward")
    assert 0.8 < forward["leaky_relu"].middle < 1.5
    assert min(forward["elu"].middle, forward["selu"].middle) > 3
    assert f"{forward['leaky_relu'].middle:.2g}" in first(shown(section("speed")), Prose).text


@pytest.mark.parametrize("lang", LANGS)
def test_costs_are_measured_on_demand(lang: Lang) -> None:
    """What is measured a moment ago says where, when and what leaky ReLU costs, as a chart and as files; paper is silent.

    Without PyTorch the value in NumPy takes the place of what was asked for, and that is said.
    """
    button = pickle.loads(pickle.dumps(first(shown(section("speed"), HOST, lang), Live)))
    assert {"relu", "leaky_relu", "elu", "selu"} <= set(button.work.args[0])
    assert draw(button, Sheet(lang)) == ""
    timing = timed(("relu", "leaky_relu", "elu", "selu"), rounds=3, size=512)
    assert all(0 < c.low <= c.middle <= c.high for entry in timing.costs.values() for c in entry.values())
    bare = {slug: {k: c for k, c in entry.items() if "torch" not in k} for slug, entry in timing.costs.items()}
    found = button.show(replace(timing, costs=bare))
    leaky = f"{bare['leaky_relu']['value'].middle:.2g}"
    assert all(part in first(found, Prose).text for part in (timing.processor, timing.when, leaky))
    assert "PyTorch" in first(found, Notice).title
    assert first(found, Figure).data["dots"]["at"].min() > 0
    (_, _, sheet), (_, _, raw) = first(found, Download).files
    lines = list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"))))
    assert {line["function"] for line in lines} == set(json.loads(raw)["functions"])


def test_few_rows_show_their_code() -> None:
    """Once four rows or fewer are left, each has its lines in three frameworks beside it."""
    few = [b for b in shown(section("browse", words="LEAKY 판별자"), Recommendations()) if isinstance(b, Details)]
    assert [len(b.blocks) for b in few] == [3, 3]
    assert not any(isinstance(b, Details) for b in shown(section("browse"), Recommendations()))


@pytest.mark.parametrize("lang", LANGS)
def test_the_lecture_s_tip_on_speed_has_its_number(lang: Lang) -> None:
    """The verdict on "leaky ReLU when speed matters" says what leaky ReLU costs."""
    view = Recommendations()
    table = next(b for b in view.show(view.compute(), lang) if isinstance(b, Table) and b.name == "lecture")
    tip = next(row for row in table.rows if row[1] == "Leaky ReLU" and row[0].startswith(("Tip", "팁")))
    assert f"Leaky {costs('torch_forward')['leaky_relu'].middle:.2g}" in tip[3].replace("leaky", "Leaky")


def test_the_table_can_be_taken_along() -> None:
    """CSV and JSON hold the rows that are shown, in their order, and nothing that a spreadsheet would run."""
    found = shown(section("browse", sort="function"), Recommendations(layer="output"), "ko")
    (_, _, sheet), (_, _, raw) = first(found, Download).files
    lines = list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"))))
    assert [line["id"] for line in lines] == [row["id"] for row in json.loads(raw)]
    assert {line["id"] for line in lines} == {row.id for row in ROWS.values() if row.layer == "output"}
    assert not any(cell[:1] in ("=", "+", "-", "@") for line in lines for cell in line.values())
    names = [ROWS[line["id"]].use[0].plain.en.casefold() for line in lines]
    assert names == sorted(names)


def test_words_filter_the_table() -> None:
    """Words in either language leave the rows that say them; if none does, that is said."""
    part = section("browse", words="LEAKY 판별자")
    assert part.numbers(HOST, part.compute(Recommendations()))["rows"] == [
        "gan_generator_hidden",
        "gan_discriminator_hidden",
    ]
    none = shown(section("browse", words="zzz"))
    assert isinstance(none[0], Notice)
