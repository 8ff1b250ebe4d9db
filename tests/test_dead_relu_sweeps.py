"""The sections of the dead-ReLU view that train many networks."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from acts.axes import AXES
from acts.blocks import Block, Details, Figure, Notice, Prose, References, Strip, Table
from acts.paired import pairings
from acts.spec import decode
from acts.text import LANGS, Lang, Trouble
from acts.theme import PALETTES
from acts.views.dead_relu import DeadRelu
from acts.views.dead_relu_parts import PARTS
from acts.views.parts import Part, find

LANGUAGES = pytest.mark.parametrize("lang", LANGS)
LINKS: dict[str, dict[str, str]] = {
    "sweep": {"count": "3", "seeds": "3", "low": "0.1", "high": "30.0"},
    "find_cliff": {"count": "4", "seeds": "3", "low": "0.1", "high": "30.0", "rounds": "1"},
    "remedies": {"seeds": "3"},
    "born_dead": {"networks": "300", "depth": "8"},
}
SECTIONS = pytest.mark.parametrize("slug", LINKS)


@cache
def seen(slug: str, *more: str) -> tuple[DeadRelu, Part, Any]:
    """A small view with one section, that section, and what it finds; *more* has "knob=value" of the section."""
    link = {"parts": slug, "steps": "40", "layers": "3", "width": "16"}
    link |= {f"parts.1.{k}": v for k, v in (LINKS[slug] | dict(pair.split("=") for pair in more)).items()}
    view, problems = decode(DeadRelu, link)
    assert not problems
    part = view.chosen[0]
    return view, part, find(part, view.host)


def blocks(slug: str, lang: Lang = "en", *more: str) -> list[Block]:
    view, part, result = seen(slug, *more)
    return list(part.show(view.host, result, lang))


def figures(shown: list[Block]) -> list[Figure]:
    inside = [panel for b in shown if isinstance(b, Strip) for panel in b.panels]
    return [b for b in (*shown, *inside) if isinstance(b, Figure)]


def prose(shown: list[Block]) -> str:
    return next(b.text for b in shown if isinstance(b, Prose))


@SECTIONS
@LANGUAGES
def test_a_section_says_draws_and_explains(slug: str, lang: Lang) -> None:
    """Each opens with sentences, shows figures with an alternative in words, and folds away how it was measured."""
    shown = blocks(slug, lang)
    assert isinstance(shown[0], Prose)
    assert figures(shown)
    assert all(f.alt and f.title for f in figures(shown))
    assert any(isinstance(b, Details) for b in shown)
    said = [v for b in shown for v in vars(b).values() if isinstance(v, str)]
    assert not [s for s in said if re.search(r"[{}]|nan", s)]
    assert lang == "en" or re.search("[가-힣]", shown[0].text)


@SECTIONS
def test_charts_refer_to_their_own_rows(slug: str) -> None:
    """Every name of rows in a chart is among its data, and every color token is in every palette."""
    for figure in figures(blocks(slug)):
        text = json.dumps(figure.spec)
        assert set(re.findall(r'"data": {"name": "(\w+)"}', text)) <= set(figure.data)
        assert all(set(re.findall(r'"@(\w+)"', text)) <= set(p) for p in PALETTES.values())


@SECTIONS
def test_numbers_survive_json(slug: str) -> None:
    """What the command line prints holds no NaN."""
    view, part, result = seen(slug)
    said = part.numbers(view.host, result)
    assert json.loads(json.dumps(said, allow_nan=False)) == said


@pytest.mark.parametrize("slug", ["sweep", "remedies", "born_dead"])
def test_a_partial_section_is_shown_as_partial(slug: str) -> None:
    """With a piece missing, or all of them, a notice says so, and the rest is what it is without."""
    view, part, _ = seen(slug)
    found = [piece() for piece in part.pieces(view.host)]
    for there in ([None, *found[1:]], [None] * len(found)):
        shown = list(part.show(view.host, part.join(view.host, there), "en"))
        assert any(isinstance(b, Notice) and b.kind == "partial" for b in shown)
    whole = part.join(view.host, found)
    assert not any(isinstance(b, Notice) for b in part.show(view.host, whole, "en"))


def test_every_cell_of_the_map_is_the_mean_of_its_runs() -> None:
    """The number in a cell is the mean over seeds of what these runs end with, and a cell without runs is left out."""
    view, part, result = seen("sweep")
    cells = next(f for f in figures(blocks("sweep")) if f.name == "sweep_dead").data["cells"]
    assert len(cells) == 9
    count, first = len(result.rates), cells.where([0])
    runs = [o.share for o in result.outcomes[:: 3 * count]]
    assert first["text"][0] == f"{100 * np.mean(runs):.1f}"
    some = part.join(view.host, [None] * len(part.pieces(view.host)))
    emptied = [b for b in part.show(view.host, some, "en") if isinstance(b, Figure)]
    assert not any(len(f.data["cells"]) for f in emptied)


@pytest.mark.parametrize("axis", AXES)
def test_every_second_axis_can_be_swept(axis: str) -> None:
    """A map has one line an entry, named as the axis names it."""
    _, part, _ = seen("sweep", f"axis={axis}", "count=2", "seeds=1", "low=0.01", "high=0.1")
    shown = blocks("sweep", "ko", f"axis={axis}", "count=2", "seeds=1", "low=0.01", "high=0.1")
    lines = set(figures(shown)[0].data["cells"]["line"])
    chosen: Any = part
    assert lines == {chosen.axis.name(v).ko for v in chosen.axis.chosen}


def test_the_sentence_names_the_bracket() -> None:
    """Both ends of the bracket stand in the sentence, and both cliffs in the figure."""
    _, _, found = seen("find_cliff")
    said = prose(blocks("find_cliff"))
    for place in (found.death, found.ruin):
        assert f"between {place.low:.3g} and {place.high:.3g}" in said
    assert len(figures(blocks("find_cliff"))[0].data["brackets"]) == 2


def test_the_claim_is_measured_not_repeated() -> None:
    """It holds where some rate leaves 40 % dead with finite runs, and is said not to where none does."""
    assert "holds here" in prose(blocks("find_cliff"))
    assert "does not show here" in prose(blocks("find_cliff", "en", "high=0.3"))


def test_advice_follows_from_the_measurement() -> None:
    """Every remedy is named under the verdict that its pairs gave, and the table has a row for each and one without."""
    _, _, tried = seen("remedies")
    said = prose(blocks("remedies"))
    for name, pairing in zip(tried.names, tried.found, strict=True):
        opening = {"helps": "Helps", "costs": "Saves units", "nothing": "No sure", "worse": "Does harm"}[
            pairing.verdict
        ]
        assert name.en in said.partition(opening)[2]
    table = next(b for b in blocks("remedies") if isinstance(b, Table))
    assert len(table.rows) == 1 + len(tried.names)


def test_bounds_are_drawn_only_where_they_hold() -> None:
    """Both for one number without biases, the upper one with biases or data, none for weights that are no draws."""
    both = figures(blocks("born_dead"))[0].data["bounds"]
    assert np.all(both["lo"] <= both["hi"])
    for more in ("spread=0.5", "inputs=data"):
        upper = figures(blocks("born_dead", "en", more))[0].data["bounds"]
        assert np.all(np.isnan(upper["lo"]))
        assert np.array_equal(upper["hi"], both["hi"])
    view, problems = decode(DeadRelu, {"initializer": "ones", "parts": "born_dead", "parts.1.networks": "100"})
    assert not problems
    shown = list(view.chosen[0].show(view.host, find(view.chosen[0], view.host), "en"))
    assert not len(figures(shown)[0].data["bounds"])


@SECTIONS
def test_the_work_is_heavy_and_on_offer(slug: str) -> None:
    """Each section is worker's work, and stands in the catalogue of the view."""
    view, part, _ = seen(slug)
    assert part.heavy(view.host)
    assert isinstance(part, PARTS[slug])


@pytest.mark.parametrize(
    ("slug", "link", "words"),
    [
        ("sweep", {"parts.1.low": "5.0", "parts.1.high": "0.5"}, "below the largest"),
        ("sweep", {"parts.1.axis": "by_batch", "parts.1.axis.entries": "0,600"}, "512 samples"),
        ("sweep", {"data": "digits", "width": "512", "layers": "6", "steps": "2000"}, "minutes"),
        ("find_cliff", {"batch": "600"}, "512 samples"),
        ("remedies", {"data": "brought"}, "Bring a file"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(slug: str, link: dict[str, str], words: str) -> None:
    """The section says why in both languages, and costs the others nothing."""
    view, problems = decode(DeadRelu, {"parts": slug} | link)
    assert not problems
    found = find(view.chosen[0], view.host)
    assert isinstance(found, Trouble)
    assert words in found.text.en
    assert re.search("[가-힣]", found.text.ko)


@pytest.mark.parametrize("raw", ["0", "-1", "nan", "1e30", "x"])
def test_rates_that_are_none_keep_the_default(raw: str) -> None:
    """A rate of 0, a negative one, NaN and 1e30 are each named once, and the section stays."""
    view, problems = decode(DeadRelu, {"parts": "sweep", "parts.1.low": raw})
    assert len(problems) == 1
    assert dict(view.chosen[0]) == dict(PARTS["sweep"]())


def test_sections_cite_what_they_rest_on() -> None:
    """The claim and the bounds name their works."""
    for slug, key in (("find_cliff", "cs231n"), ("born_dead", "lu2019")):
        works = next(b for b in blocks(slug) if isinstance(b, References))
        assert key in {work.key for work in works.items}


def test_asymmetric_weights_stand_beside_the_others() -> None:
    """They have marks and a sentence of their own when asked for, and leave none when not."""
    with_them, without = (blocks("born_dead", "en", f"asymmetric={flag}") for flag in (1, 0))
    assert "asymmetric" in prose(with_them)
    assert "asymmetric" not in prose(without)
    assert len(figures(with_them)[0].data["others"]) == len(figures(with_them)[0].data["counted"])
    assert not len(figures(without)[0].data["others"])
    assert not any(isinstance(b, Notice) for b in (*with_them, *without))


def test_the_guided_claim_is_bracketed() -> None:
    """At a level of 40 % the upper end of the bracket is a rate with two in five units dead, and it is the one named."""
    _, _, found = seen("find_cliff", "level=40")
    cell = dict(zip(found.rates, found.cells, strict=True))[found.death.high]
    assert cell.dead.value >= 0.4
    assert cell.diverged == 0
    said = prose(blocks("find_cliff", "en", "level=40"))
    assert f"holds here: at a rate of {found.death.high:.3g}" in said


def test_a_number_is_named_with_its_setting() -> None:
    """A sentence says "batch size 64", and the map, whose axis says so, only "64"."""
    more = ("axis=by_batch", "axis.entries=64,0", "count=2", "seeds=1", "low=0.01", "high=0.1")
    shown = blocks("sweep", "en", *more)
    assert "batch size" in prose(shown)
    assert set(figures(shown)[0].data["cells"]["line"]) == {"64", "all"}


@pytest.mark.parametrize(("pairs", "sure"), [(1, False), (2, True)])
def test_an_interval_is_spoken_of_where_one_is_drawn(pairs: int, sure: bool) -> None:
    """With one pair nothing has an interval, and the caption of the figure says why."""
    view, part, result = seen("remedies")
    there = pairs * (1 + len(part.remedies))
    outcomes = (*result.outcomes[:there], *[None] * (len(result.outcomes) - there))
    base, found = pairings(outcomes, view.host.setup(), part.remedies)
    shown = figures(list(part.show(view.host, replace(result, outcomes=outcomes, base=base, found=tuple(found)), "en")))
    dots = shown[0].data["dots"]
    assert ("95 % interval" in shown[0].caption) == (dots["lo"] < dots["hi"]).any() == sure
    assert sure or "second pair" in shown[0].caption


@pytest.mark.parametrize("slug", ["sweep", "find_cliff", "remedies"])
def test_numbers_to_be_found_are_announced(slug: str) -> None:
    """Where the runs have an R² instead of an accuracy, a note says so before anything else."""
    view, part, result = seen(slug)
    turned = [replace(o, numeric=True) for o in (result.outcomes[0] if slug == "find_cliff" else result.outcomes)]
    other = replace(result, outcomes=(tuple(turned), *result.outcomes[1:]) if slug == "find_cliff" else tuple(turned))
    first = next(iter(part.show(view.host, other, "en")))
    assert isinstance(first, Notice)
    assert "R²" in first.text
