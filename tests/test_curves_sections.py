"""The sections below the curves: data before and after, and functions of a vector."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest

from acts import files
from acts.activations import ACTIVATIONS
from acts.blocks import Block, Figure, Finding, Notice, Picture, Prose, Strip
from acts.text import LANGS, Lang, Trouble
from acts.vectors import VECTORS
from acts.vectors.maxout import Maxout
from acts.views._curves_figures import names
from acts.views.curves import Curves
from acts.views.curves_parts import PARTS
from acts.views.parts import Part
from pages.frame.fragments import concerned

CSV = b"size;name\n1,5;a\n-2;b\n;c\n3;d\n"


def view(part: Part, slug: str = "relu") -> Curves:
    return Curves(functions=(ACTIVATIONS[slug](),), parts=(part,))


def shown(part: Part, slug: str = "relu", lang: Any = "en") -> list[Block]:
    """The blocks of one section."""
    host = view(part, slug)
    return list(part.show(host, part.compute(host), lang))


def strip(part: Part, slug: str = "relu", lang: Any = "en") -> Strip:
    return next(b for b in shown(part, slug, lang) if isinstance(b, Strip))


@pytest.mark.parametrize("slug", ACTIVATIONS)
@pytest.mark.parametrize("colors", ["grey", "rgb"])
def test_six_pictures_of_every_function(slug: str, colors: str) -> None:
    """Every one is drawn in both languages, and the histograms count every value that has a result."""
    part = PARTS["pictures"](colors=colors, scale="each", deviation=10.0)
    done = part.compute(view(part, slug))
    for lang in LANGS:
        before, after = (p for p in strip(part, slug, lang).panels[2:4] if isinstance(p, Figure))
        assert before.data["bars"]["count"].sum() == done.sample.size
        assert after.data["bars"]["count"].sum() + done.lost == done.sample.size
    assert 0 <= done.flattened <= 1


@pytest.mark.parametrize(
    "expression", ["1e9", "1e300*x", "1e200*sin(x)", "exp(x^2)", "1e308", "relu(x-25)", "x^20", "0"]
)
@pytest.mark.parametrize("slug", PARTS)
def test_a_formula_of_any_size_is_drawn_by_every_section(slug: str, expression: str) -> None:
    """However large, small or flat, nothing fails and nothing warns; what cannot be drawn is left out."""
    f = ACTIVATIONS["formula"](expression=expression)
    whole = Curves(functions=(f,) * 8, subject=8, span=0.5, point=20.0, parts=(PARTS[slug](),))
    result = whole.compute()
    assert not isinstance(result.parts[0], Trouble)
    for lang in LANGS:
        assert list(whole.answer(result.answer, lang))
        assert list(whole.sections(result, lang))


def test_relu_is_the_identity_on_what_is_positive() -> None:
    """On gray values from 0 to 1 nothing changes, and that is said; with the median taken away half of it does."""
    same, other = PARTS["pictures"](scaling="zero_to_one"), PARTS["pictures"]()
    assert same.compute(view(same)).changed == 0
    assert "identity" in strip(same).caption
    assert "항등" in strip(same, lang="ko").caption
    assert 0.3 < other.compute(view(other)).changed < 0.6
    assert "identity" not in strip(other).caption


def test_what_is_flattened_is_counted() -> None:
    """ReLU flattens what is not positive, the identity nothing, a step everything."""
    part = PARTS["pictures"](colors="rgb")
    found = {s: part.compute(view(part, s)) for s in ("relu", "identity", "step")}
    assert found["relu"].flattened == pytest.approx((found["relu"].image <= 0).mean())
    assert (found["identity"].flattened, found["step"].flattened) == (0, 1)


def test_scales_are_what_they_say() -> None:
    """On a shared scale a halved picture is paler; on its own it looks as before."""
    pictures = {}
    for scale in ("shared", "each"):
        panels = strip(PARTS["pictures"](scale=scale, scaling="minus_one_to_one"), "leaky_relu").panels[4:]
        pictures[scale] = [p.png for p in panels if isinstance(p, Picture)]
    assert pictures["shared"][0] == pictures["each"][0]
    assert pictures["shared"][1] != pictures["each"][1]


def test_a_column_of_ones_own() -> None:
    """The numbers of the chosen column, gaps counted; without the file, or in a column of words, the usual sample."""
    name = files.name_of(CSV)
    part, words = PARTS["pictures"](sample=name), PARTS["pictures"](sample=name, column=2)
    with files.brought({name: CSV}):
        assert part.compute(view(part)).sample.tolist() == [1.5, -2, 3]
        assert "size" in strip(part).caption
        assert "number: 1" in strip(part).caption
        assert any(isinstance(b, Notice) for b in shown(words))
    assert part.compute(view(part)).sample.size == 20_000
    assert any(isinstance(b, Notice) for b in shown(part))


@pytest.mark.parametrize(
    "column", [b"5\n5\n5\n", b"1e16\n10000000000000002\n", b"1e60\n-1e60\n", b"700\n1\n", b"1e-310\n0\n"]
)
def test_columns_that_strain_a_histogram(column: bytes) -> None:
    """All alike, nearly alike, enormous or tiny: each value is counted."""
    name = files.name_of(column)
    with files.brought({name: column}):
        for slug in ("identity", "exponential", "relu2"):
            part = PARTS["pictures"](sample=name)
            after = strip(part, slug).panels[3]
            done = part.compute(view(part, slug))
            assert isinstance(after, Figure)
            assert after.data["bars"]["count"].sum() == done.sample.size - done.lost or done.lost == done.sample.size


LOGITS = [(2.0, 1.0, 0.1), (1000.0, -1000.0), (0.0,) * 8, (1.0, 1.0, -40.0, 3.0)]


@pytest.mark.parametrize("slug", VECTORS)
@pytest.mark.parametrize("logits", LOGITS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_function_of_a_vector_is_shown(slug: str, logits: tuple[float, ...], lang: str) -> None:
    """The map holds the Jacobian, the slice passes through the outputs, and rows that sum to 0 are said to."""
    part = PARTS["vector"](function=slug, logits=logits, moved=8)
    drawn = {b.name: b for b in shown(part, lang=lang) if isinstance(b, Figure)}
    f = VECTORS[slug]()
    if isinstance(f, Maxout):
        assert set(drawn) == {"vector"}
        return
    jacobian = f.jacobian(np.array(logits))
    assert np.array_equal(drawn["jacobian"].data["cells"]["value"], jacobian.ravel())
    level = np.abs(jacobian.sum(-1)).max() <= 1e-12 * np.abs(jacobian).max()
    assert (("sums to 0" in drawn["jacobian"].caption) or ("합이 0이므로" in drawn["jacobian"].caption)) == level
    lines = drawn["slice"].data["lines"]
    assert len(set(lines["series"])) == len(f(np.array(logits)))
    assert drawn["slice"].data["rule"]["x"][0] == logits[-1]


def test_maxout_counts_its_pieces() -> None:
    """Three lines for every unit cost three times the weights and biases, and its kinks are listed."""
    part = PARTS["vector"](function=Maxout(slopes=(-1.0, 0.0, 1.0), intercepts=(0.0, 1.0, 0.0)), fan_in=10, units=4)
    said = part.numbers(view(part), None)
    assert said["parameters"] == 3 * (10 * 4 + 4)
    assert said["kinks"] == [-1, 1]
    assert any("132" in getattr(b, "text", "") and "−1, 1" in getattr(b, "text", "") for b in shown(part))


@pytest.mark.parametrize("lang", LANGS)
def test_two_kinds_of_function_never_share_a_name(lang: Any) -> None:
    """Only two of one kind are told apart by a number."""
    for pair in combinations([kind() for kind in ACTIVATIONS.values()], 2):
        first, second = names(pair, lang)
        assert first != second
        assert not second.endswith(" (2)")


def test_accuracy_says_when_nothing_was_measured() -> None:
    """A formula of the reader's own is in no table, and an empty table says nothing."""
    for lang in LANGS:
        (said,) = shown(PARTS["accuracy"](), "formula", lang)
        assert isinstance(said, Prose)


def test_a_turned_knob_runs_only_the_sections_that_it_concerns() -> None:
    """A section that ignores the range is left as it stands when the range is turned."""
    for kind in PARTS.values():
        part = kind()
        view, seen = Curves(parts=(PARTS["gates"](), part)), ["section.2"] if part.depends("span") else []
        assert concerned(view, "span", Curves.knobs()["span"]) == ["answer", "section.1", *seen]


@pytest.mark.parametrize("lang", LANGS)
def test_one_function_is_not_spoken_of_as_several(lang: Lang) -> None:
    """Its slope is said once, and whether it lets the gradient through."""
    for slug, passes in (("sigmoid", True), ("relu", False)):
        view = Curves(functions=(ACTIVATIONS[slug](),), parts=())
        said = next(block.text for block in view.show(view.compute(), lang) if isinstance(block, Finding))
        assert (
            not {"slopes", "Each", "모두", "다음과"} & set(said.split()) and ("1 %" in said or "1%" in said) != passes
        )
