"""The view of units that stop answering."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from acts.blocks import Block, Details, Figure, Finding, Heading, Notice, Prose, References, Stats, Strip, Table
from acts.datasets import DATASETS
from acts.files import brought, name_of
from acts.setup import cost
from acts.spec import decode
from acts.text import LANGS, Lang, Trouble
from acts.theme import PALETTES, dress, raster_row
from acts.training import train
from acts.views import _dead_relu_words as words
from acts.views.base import Found
from acts.views.dead_relu import DeadRelu, DeadReluResult

LANGUAGES = pytest.mark.parametrize("lang", LANGS)


@cache
def seen(**link: str) -> tuple[DeadRelu, DeadReluResult]:
    """The view behind a link, and its result."""
    view, problems = decode(DeadRelu, link)
    assert not problems
    return view, view.look()


def blocks(lang: Lang = "en", **link: str) -> list[Block]:
    view, result = seen(**link)
    return list(view.show(Found(result), lang))


def numbers(**link: str) -> dict[str, Any]:
    view, result = seen(**link)
    return view.headline(result)


def figures(shown: list[Block]) -> dict[str, Figure]:
    """Every chart by its name, also the panels of strips, but for the moments of the cloud."""
    single = [b for b in shown if isinstance(b, Figure)]
    panels = [p for b in shown if isinstance(b, Strip) and not b.film for p in b.panels if isinstance(p, Figure)]
    return {b.name: b for b in (*single, *panels)}


def clouds(shown: list[Block]) -> list[Figure]:
    """The panels of the cloud over time, if there are any."""
    return [p for b in shown if isinstance(b, Strip) and b.film for p in b.panels if isinstance(p, Figure)]


def film(shown: list[Block]) -> Figure:
    """What a screen shows in their place."""
    return next(b.film for b in shown if isinstance(b, Strip) and b.film)


def preset(index: int) -> dict[str, Any]:
    return numbers(**DeadRelu.presets[index].link)


def dead(found: dict[str, Any]) -> float:
    return float(np.mean(found["dead_share"]))


@LANGUAGES
def test_blocks_come_in_reading_order(lang: Lang) -> None:
    """One finding first, then three numbers, lives and shares, headed parts, details, and the references last."""
    shown = blocks(lang)
    assert [type(b) for b in shown[:5]] == [Finding, Stats, Figure, Figure, Heading]
    assert [type(b) for b in shown[-2:]] == [Details, References]
    assert list(figures(shown)) == ["lives", "share", "loss", "accuracy", "capacity", "gradient", "update"]
    assert len([b for b in shown if isinstance(b, Finding)]) == 1


@LANGUAGES
def test_the_finding_says_what_was_measured(lang: Lang) -> None:
    """The sentence holds the share of dead units, the count of every layer and the accuracy."""
    record = seen()[1].record
    said = blocks(lang)[0].text  # pyright: ignore[reportAttributeAccessIssue]
    counts = record.by_layer(record.dead[-1]).astype(int)
    for n in (round(100 * record.dead[-1].mean()), *counts, round(100 * record.accuracy[-1])):
        assert re.search(rf"(?<!\d){n}(?!\d)", said), (n, said)


def test_numbers_are_ready_for_json() -> None:
    """What the command line prints survives JSON and agrees with the record."""
    found, record = numbers(), seen()[1].record
    assert json.loads(json.dumps(found)) == found
    assert np.allclose(found["dead_share"], [record.dead[-1, :64].mean(), record.dead[-1, 64:].mean()])
    assert found["revived"] == [record.revived[:64].sum(), record.revived[64:].sum()]


def test_the_first_look_teaches() -> None:
    """Untouched, about two in five units die in layers 1 and 2 while every point is right, and only layer 2 recovers."""
    found = numbers()
    assert 0.25 < dead(found) < 0.6
    assert found["accuracy"] == 1
    assert found["revived"][0] == 0 < found["revived"][1]


def test_presets_show_what_their_names_say() -> None:
    """Calm, edge, collapse, half of the digits, revival by Adam, a leak, divergence: each as announced."""
    calm, edge, collapse, digits, memory, leaky, diverged, normed = map(preset, range(8))
    digits_calm = numbers(**{**DeadRelu.presets[3].link, "rate": "0.01"})
    assert dead(calm) < 0.1
    assert 0.3 < dead(edge) < 0.55
    assert edge["accuracy"] == 1
    assert dead(collapse) > 0.8 > collapse["accuracy"]
    assert 0.44 < dead(digits) <= 0.5
    assert memory["revived"][0] > 0
    assert dead(leaky) == 0
    assert diverged["diverged_at"] > 0
    assert dead(digits_calm) < 0.005
    assert digits_calm["accuracy"] > 0.99
    assert dead(normed) < dead(edge)


def test_presets_and_defaults_are_quick() -> None:
    """Every preset takes less than six seconds, the untouched view less than one and a half, by our own estimate."""
    views = [DeadRelu(), *(decode(DeadRelu, p.link)[0] for p in DeadRelu.presets)]
    taken = [cost(v.data.size, v.data.features, v.data.classes, v.setup()) for v in views]
    assert taken[0] < 1.5
    assert max(taken) < 6


def test_a_diverged_run_is_not_counted_as_dead() -> None:
    """It gets a notice, no share, and the figures up to its last finite step."""
    link: dict[str, Any] = dict(DeadRelu.presets[6].link)
    shown, found, record = blocks(**link), numbers(**link), seen(**link)[1].record
    notice = next(b for b in shown if isinstance(b, Notice))
    assert notice.kind == "failed"
    assert str(found["diverged_at"]) in notice.title
    assert found["dead_share"] is found["loss"] is found["accuracy"] is None
    assert figures(shown)["loss"].data["line"]["x"].max() == record.steps[-1] < found["diverged_at"]


@LANGUAGES
def test_a_run_that_diverges_at_once_says_so(lang: Lang) -> None:
    """Without one recorded step there is a finding, a notice and how it was measured, and no empty figure."""
    shown = blocks(lang, activation="exponential", bias="5.0", layers="6", initializer="ones")
    assert [type(b) for b in shown] == [Finding, Notice, Details, References]


def test_the_picture_shows_every_unit_once() -> None:
    """Each row of the life lines is one unit: dead cells where its record is dead, dead units on top of their layer."""
    record, lives = seen()[1].record, figures(blocks())["lives"]
    assert lives.raster is not None
    cells = lives.raster.cells
    gaps = np.flatnonzero((cells == 255).all(1))
    upper, lower = cells[: gaps[0]], cells[gaps[-1] + 1 :]
    for part, layer in ((upper, record.dead[:, :64]), (lower, record.dead[:, 64:])):
        rows = part[:: len(part) // 64]
        assert (rows[:, -1] == 0).sum() == layer[-1].sum()
        assert (rows[:, 0] == 0).sum() == layer[0].sum()
        assert np.all(np.diff((rows[:, -1] != 0).astype(int)) >= 0)


@LANGUAGES
@pytest.mark.parametrize("link", [{}, {"optimizer": "adam", "rate": "0.1"}], ids=["sgd", "adam"])
def test_every_row_of_the_picture_tells_of_its_own_unit(lang: Lang, link: dict[str, str]) -> None:
    """Under a row's name stand the steps at which that unit is dead in the record, and the row is orange at the last of them."""
    record, lives = seen(**link)[1].record, figures(blocks(lang, **link))["lives"]
    told, steps = lives.data["units"], record.steps.tolist()
    assert lives.raster is not None
    assert sorted(zip(told["layer"], told["unit"], strict=True)) == [(i, n) for i in (1, 2) for n in range(1, 65)]
    for i, said in enumerate(told[words.WHEN_DEAD(lang)]):
        dead = record.dead[:, 64 * (told["layer"][i] - 1) + told["unit"][i] - 1]
        spells = [
            [int(step.replace(",", "")) for step in re.findall(r"[\d,]*\d", spell)] for spell in said.split(", ")[:4]
        ]
        ends = [
            (spell[0], spell[1] if spell[1:] else steps[-1] if _open(spell, said) else spell[0])
            for spell in spells
            if spell
        ]
        first = np.flatnonzero(np.diff(dead.astype(int), prepend=0) == 1)[:4]
        last = [next((n - 1 for n in range(at, len(dead)) if not dead[n]), len(dead) - 1) for at in first]
        assert ends == [(steps[a], steps[b]) for a, b in zip(first, last, strict=True)]
        assert (lives.raster.cells[int(told["top"][i]) : int(told["bottom"][i]), -1] == 0).all() == dead[-1]


def _open(spell: list[int], said: str) -> bool:
    return said.endswith((f"from {spell[0]:,} on", f"{spell[0]:,}부터"))


def test_boundaries_are_zeros_of_their_units() -> None:
    """At every moment shown, both ends of a line are zeros of its unit, and its stroke points to the positive side."""
    record = seen()[1].record
    for figure in (*clouds(blocks()), film(blocks())):
        cuts, arrows = figure.data["cuts"], figure.data["arrows"]
        row, of = np.searchsorted(record.steps, cuts["step"]), np.searchsorted(record.steps, arrows["step"])
        at, tip = record.paths[row, cuts["unit"]].astype(float), record.paths[of, arrows["unit"]].astype(float)
        for a, b in (("x", "y"), ("x2", "y2")):
            assert np.abs(at[:, 0] * cuts[a] + at[:, 1] * cuts[b] + at[:, 2]).max() < 1e-9 * np.abs(at).max()
        assert np.all(tip[:, 0] * arrows["x2"] + tip[:, 1] * arrows["y2"] + tip[:, 2] > 0)
        assert np.array_equal(cuts["state"] == 2, record.dead[row, cuts["unit"]])


def test_the_film_holds_the_panels_and_does_not_start_itself() -> None:
    """Its first and last moments are those on paper, its step is one of its moments, and nothing moves unasked."""
    shown, moving = blocks(), film(blocks())
    for panel in (clouds(shown)[0], clouds(shown)[-1]):
        cuts, there = moving.data["cuts"].frame(), panel.data["cuts"].frame().drop(columns="moment")
        here = cuts[cuts["step"] == there["step"][0]].drop(columns="moment").reset_index(drop=True)
        assert here.equals(there)
    params = {param["name"]: param for param in moving.spec["params"]}
    assert params["playing"]["value"] is False
    assert params["step"]["expr"] == f"{moving.data['told']['step'].tolist()}[moment]"
    assert params["moment"]["bind"]["max"] + 1 == len(moving.data["told"]) <= 60


def test_the_cloud_is_shown_from_the_first_step_to_the_last() -> None:
    """Panels stand in order of time; each counts the lines that miss its window, and dead lines never cross the cloud."""
    view, result = seen()
    panels, record = clouds(blocks()), result.record
    steps = [record.steps[int(p.name.removeprefix("cloud_"))] for p in panels]
    assert steps[0] == 0
    assert steps[-1] == view.steps
    assert steps == sorted(set(steps))
    assert f"window: {view.width - len(set(panels[-1].data['cuts']['unit']))}." in panels[-1].caption
    z = np.c_[result.points, np.ones(len(result.points))] @ record.lines.T.astype(float)
    assert z[:, record.dead[-1, : view.width]].max() < 1e-4


def test_layer_normalization_has_no_boundaries() -> None:
    """Instead of lines that would be wrong there is a sentence."""
    shown = blocks(norm="layer", steps="20")
    assert not clouds(shown)
    assert any("no straight boundary" in b.text for b in shown if isinstance(b, Prose))


@pytest.mark.parametrize(
    "link", [{"norm": "batch"}, {"norm": "layer"}, {"clip": "0.5"}, {"schedule": "cosine"}, {"asymmetric": "1"}]
)
def test_rarer_knobs_change_the_run(link: dict[str, str]) -> None:
    """Each of them reaches the training."""
    assert numbers(steps="20", **link)["loss"] != numbers(steps="20")["loss"]


def test_every_unit_has_one_state() -> None:
    """The states that the command line prints, and those of the table, add up to the units."""
    table = next(b for b in blocks() if isinstance(b, Table) and b.name == "states")
    assert sum(numbers()["states"].values()) == 128
    assert all(sum(map(int, row[2:])) == int(row[1]) for row in table.rows)
    diverged = numbers(**DeadRelu.presets[6].link)["states"]
    assert diverged == {name: 128 * (name == "diverged") for name in diverged}


@pytest.mark.parametrize("rate", ["0", "-1", "nan", "1e30", "inf", "fast"])
def test_an_impossible_rate_is_answered_in_a_sentence(rate: str) -> None:
    """The rate keeps its default, and the reader learns which ones are possible, in both languages."""
    view, problems = decode(DeadRelu, {"rate": rate})
    assert view.rate == DeadRelu().rate
    assert len(problems) == 1
    assert all(rate in problems[0].text(lang) and "100" in problems[0].text(lang) for lang in LANGS)


@pytest.mark.parametrize("data", [slug for slug, kind in DATASETS.items() if hasattr(kind, "size")])
def test_only_a_plane_has_a_cloud(data: str) -> None:
    """The cloud is drawn for data in two dimensions, and only then."""
    shown = clouds(blocks(data=data, steps="20"))
    assert bool(shown) == (DATASETS[data].features == 2)


@pytest.mark.parametrize("layers", ["1", "6"])
@pytest.mark.parametrize("width", ["2", "300"])
@LANGUAGES
def test_any_shape_can_be_shown(lang: Lang, width: str, layers: str) -> None:
    """One layer of two units and six wide layers give tables of as many rows, and a row of lives per unit or more."""
    shown = blocks(lang, width=width, layers=layers, steps="3", rate="0.05")
    lives, table = figures(shown)["lives"], next(b for b in shown if isinstance(b, Table))
    assert lives.raster is not None
    assert len(table.rows) == int(layers)
    assert len(lives.raster.cells) >= int(width) * int(layers)
    assert lives.raster.cells.shape[1] <= 400


def test_charts_refer_to_their_own_rows() -> None:
    """Every name of rows in a chart is among its data, and every color token is in every palette."""
    for figure in [*figures(blocks()).values(), *clouds(blocks()), film(blocks())]:
        text = json.dumps(figure.spec)
        named = set(re.findall(r'"data": {"name": "(\w+)"}', text))
        assert named - {"raster"} <= set(figure.data)
        assert all(set(re.findall(r'"@(\w+)"', text)) <= set(p) for p in PALETTES.values())


def test_a_picture_is_drawn_in_every_palette() -> None:
    """The life lines become a PNG in light, dark and paper, different where the palettes differ."""
    lives = figures(blocks())["lives"]
    assert lives.raster is not None
    light, dark, paper = (raster_row(lives.raster, mode)["url"] for mode in ("light", "dark", "paper"))
    assert light == paper != dark
    assert light.startswith("data:image/png;base64,")
    assert dress(lives.spec, "dark", lives.height, lives.right)["height"] == 300


def test_a_leak_is_told_apart_from_death() -> None:
    """Where nobody ever died, the course shows the units that are never positive instead."""
    shown = blocks(activation="leaky_relu")
    assert "never positive" in figures(shown)["share"].title
    assert figures(shown)["share"].data["lines"]["y"].max() > 10


def words_of(shown: list[Block]) -> Iterator[str]:
    for block in shown:
        parts = block.blocks if isinstance(block, Details) else ()
        yield from words_of(list(parts))
        yield from (v for v in vars(block).values() if isinstance(v, str))


@LANGUAGES
def test_no_sentence_has_a_hole(lang: Lang) -> None:
    """No placeholder is left open, and Korean readers get Korean."""
    said = list(words_of(blocks(lang, steps="50")))
    assert not [s for s in said if re.search(r"[{}]|nan", s)]
    assert lang == "en" or sum(bool(re.search("[가-힣]", s)) for s in said) > 10


def test_a_batch_larger_than_the_data_is_explained() -> None:
    """Trouble reaches the reader as a sentence that says what to do."""
    with pytest.raises(Trouble, match="Choose a smaller batch"):
        DeadRelu(batch=600).compute()


def test_a_brought_table_is_shown_like_any_other() -> None:
    """Three classes in the plane, in a reader's own file: a cloud with as many shapes, and guessing gets a third."""
    table = "\n".join(f"{np.cos(i):.3f},{np.sin(2 * i):.3f},{'abc'[i % 3]}" for i in range(60)).encode()
    with brought({name_of(table): table}):
        view, problems = decode(DeadRelu, {"data": "brought", "data.file": name_of(table), "steps": "20"})
        assert not problems
        shown = list(view.show(view.compute(), "en"))
    assert len(set(clouds(shown)[0].data["dots"]["class"])) == 3
    assert "33" in figures(shown)["accuracy"].caption


def table(rows: int, last: Callable[[int], object]) -> bytes:
    """A CSV file with a constant column, a varying one, and what *last* makes of a row's number."""
    lines = (f"1,{np.sin(i):.4f},{np.cos(1.7 * i):.4f},{last(i)}" for i in range(rows))
    return "\n".join(lines).encode()


def about(content: bytes, lang: Lang = "en", **link: str) -> tuple[list[Block], dict[str, Any]]:
    """The blocks and numbers of a short run on a brought file."""
    with brought({name_of(content): content}):
        view, problems = decode(
            DeadRelu, {"data": "brought", "data.file": name_of(content), "steps": "20", "rate": "0.1"} | link
        )
        assert not problems
        found = view.compute()
        return list(view.show(found, lang)), view.numbers(found)


def test_a_number_in_the_last_column_is_found() -> None:
    """Fractions make it a regression: squared error and R² in place of cross-entropy and accuracy."""
    shown, found = about(table(200, lambda i: float(np.sin(i)) * 3 + 10), steps="200")
    assert found["accuracy"] is None
    assert found["r2"] > 0.9
    assert "R²" in figures(shown)["accuracy"].title
    assert "variance" in shown[0].text  # pyright: ignore[reportAttributeAccessIssue]


@LANGUAGES
def test_many_rows_are_sampled_and_it_says_so(lang: Lang) -> None:
    """Of a hundred thousand rows two thousand are drawn; the constant column is named as well."""
    notice = next(b for b in about(table(100_000, lambda i: i % 2), lang)[0] if isinstance(b, Notice))
    assert "100,000" in notice.text
    assert "2,000" in notice.text
    assert notice.kind == "note"


@pytest.mark.parametrize(
    ("last", "link", "why"),
    [
        (lambda _: "a", {}, "last column: 1[.]"),
        (lambda _: 0.5, {}, "nothing to learn"),
        (lambda i: i % 2, {"batch": "64"}, "Choose a smaller batch"),
        (lambda i: "ab"[i % 2], {"data.target": "numbers"}, "no number"),
    ],
)
def test_data_that_cannot_be_trained_on_is_answered_in_a_sentence(
    last: Callable[[int], object], link: dict[str, Any], why: str
) -> None:
    """One class, one number, fewer rows than the batch, letters for numbers: what is wrong and what to do."""
    with pytest.raises(Trouble, match=why) as trouble:
        about(table(40, last), **link)
    assert re.search("[가-힣]", trouble.value.text.ko)


@pytest.mark.parametrize("rate", [0.0, -1.0, float("nan"), float("inf")])
def test_training_itself_refuses_a_rate_that_is_none(rate: float) -> None:
    """Whoever calls it from Python meets the same sentence."""
    points, labels = DATASETS["moons"]().load(0)
    with pytest.raises(Trouble, match="choose a positive number"):
        train(points, labels, replace(DeadRelu(steps=5).setup(), rate=rate))


def test_an_absurd_rate_diverges_and_one_unit_trains() -> None:
    """A rate of 1e30 is a divergence, not a crash; a network of one unit is a network."""
    points, labels = DATASETS["moons"]().load(0)
    small = replace(DeadRelu(steps=5, rate=0.1).setup(), hidden=(1,))
    assert train(points, labels, replace(small, rate=1e30)).diverged_at is not None
    assert all(len(train(points, labels, replace(small, norm=n)).steps) == 6 for n in ("none", "batch", "layer"))
