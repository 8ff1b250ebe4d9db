"""The recommendations: complete, cited, runnable, findable, and clear about what is wrong in a file."""

from __future__ import annotations

import math
import re
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.activations import ACTIVATIONS
from acts.advice import CLAIMS, ROWS, WORDS, Row, Rows, search
from acts.initializers import INITIALIZERS
from acts.references import keys
from acts.text import LANGS, Text, Trouble
from acts.vectors import VECTORS

HANGUL = re.compile("[가-힣]")
FOLDER = Path(__file__).parents[1] / "acts" / "advice" / "rows"
GOOD = """
[[row]]
id = "trial"
layer = "hidden"
architectures = ["mlp"]
tasks = ["any"]
what = { en = "A trial", ko = "시험" }
use = ["relu"]
start = { en = "He normal", ko = "He 정규분포" }
reason = { en = "It is a trial.", ko = "시험입니다." }
avoid = { en = "Nothing", ko = "없음" }
because = { en = "It is a trial.", ko = "시험입니다." }
confidence = "convention"
cite = ["he2015delving"]
pytorch = "y = torch.zeros(1)"
keras = "y = ops.zeros(1)"
jax = "y = jnp.zeros(1)"
"""
BROKEN = (
    ('layer = "hidden"', 'layer = "hiden"', "layer"),
    ('tasks = ["any"]', "tasks = []", "tasks"),
    ('tasks = ["any"]', 'tasks = ["anything"]', "tasks"),
    ('ko = "시험" }', 'de = "Probe" }', "what"),
    ('ko = "시험" }', 'ko = "just a trial" }', "what"),
    ('en = "A trial"', f'en = "{"long " * 20}"', "what"),
    ('use = ["relu"]', 'use = ["reluu"]', "use"),
    ('use = ["relu"]', 'use = ["relu(slope = 2)"]', "use"),
    ('use = ["relu"]', "use = [3]", "use"),
    ('confidence = "convention"', 'confidence = "any"', "confidence"),
    ('cite = ["he2015delving"]', 'cite = ["he1066"]', "cite"),
    ('cite = ["he2015delving"]', "", "cite"),
    ('pytorch = "y = torch.zeros(1)"', 'pytorch = ""', "pytorch"),
    ('keras = "y = ops.zeros(1)"', "", "keras"),
    ('jax = "y = jnp.zeros(1)"', 'jax = ""', "jax"),
    ("[[row]]", '[[row]]\ncolour = "red"', "colour"),
    ("[[row]]", '[[row]]\nloss = { en = "x", ko = "x", takes = "words" }', "loss.takes"),
)


def sentences(row: Row) -> dict[str, Text]:
    """What *row* says in words."""
    return {name: getattr(row, name) for name in ("what", "start", "reason", "avoid", "because")}


def folder(tmp_path: Path, **files: str) -> Rows:
    """A folder of row files."""
    for name, text in files.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return Rows(tmp_path)


def test_the_table_is_large() -> None:
    """There are at least 84 rows, and every kind of layer, architecture and task has one."""
    told = {*(r.layer for r in ROWS.values()), *(a for r in ROWS.values() for a in (*r.architectures, *r.tasks))}
    assert len(ROWS) >= 84
    assert told == {*WORDS.layers, *WORDS.architectures, *WORDS.tasks}
    kinds = ("depths", "normalizations", "targets", "devices")
    assert all({v for r in ROWS.values() for v in getattr(r, kind)} == {*getattr(WORDS, kind)} for kind in kinds)


def test_a_row_speaks_korean() -> None:
    """Every row tells its case, its reason and its warning in Hangul, in words of its own."""
    for text in (row_text for row in ROWS.values() for row_text in (row.what, row.reason, row.because)):
        assert HANGUL.search(text.ko), text
        assert text.ko != text.en


def test_a_row_ends_its_sentences() -> None:
    """Reasons are sentences, in Korean in the polite formal style; labels are not."""
    for row in ROWS.values():
        for text in (row.reason, row.because):
            assert text.en.endswith(".")
            assert re.search(r"(니다|세요)(\([^)]*\))?\.$", text.ko), text.ko
        assert not any(text(lang).endswith(".") for text in (row.what, row.start, row.avoid) for lang in LANGS)


def test_a_row_names_things_that_exist() -> None:
    """Functions, initializers and citations stand in their catalogues, and each row cites a work."""
    for row in ROWS.values():
        assert {use.slug for use in row.use} <= {*ACTIVATIONS, *VECTORS, *WORDS.functions}
        assert row.initializer is None or row.initializer in INITIALIZERS
        assert row.cite
        assert set(row.cite) <= keys()


@pytest.mark.parametrize("slug", ROWS)
def test_a_row_is_found_by_its_own_answers(slug: str) -> None:
    """Whoever answers the form as a row does, in all of its ways, finds it among the closest."""
    row = ROWS[slug]
    fields = {"task": row.tasks, "architecture": row.architectures, "depth": row.depths, "device": row.devices}
    fields |= {"normalization": row.normalizations, "target": row.targets}
    for answers in product(*fields.values()):
        asked = dict(zip(fields, answers, strict=True))
        found = search(ROWS, layer=row.layer, confidence=row.confidence, **asked)
        closest = [match.row for match in found if match.fit[0] == found[0].fit[0] and not match.missed]
        assert row in closest, asked


def test_a_row_is_found_by_its_words() -> None:
    """Words of a row in either language lead to it, whatever their case."""
    for row in ROWS.values():
        for words in (row.what.en.upper(), row.what.ko):
            assert row in [match.row for match in search(ROWS, words=words) if not match.missed]


answer = {
    "layer": st.sampled_from(list(WORDS.layers)),
    "task": st.sampled_from(list(WORDS.tasks)),
    "architecture": st.sampled_from(list(WORDS.architectures)),
    "confidence": st.sampled_from(list(WORDS.confidence)),
}


@settings(deadline=None)
@given(**answer)
def test_a_search_always_answers(layer: str, task: str, architecture: str, confidence: str) -> None:
    """There is always a row; either all rows meet the whole question, or all lack as little as possible and say what."""
    found = search(ROWS, layer=layer, task=task, architecture=architecture, confidence=confidence)
    assert found
    assert len({match.missed for match in found}) == 1
    assert all(match.because.en and match.because.ko for match in found)
    fits = [match.fit for match in found]
    assert fits == sorted(fits, reverse=True)


@settings(deadline=None)
@given(layer=answer["layer"], task=answer["task"], architecture=answer["architecture"])
def test_a_row_that_fits_is_never_passed_over(layer: str, task: str, architecture: str) -> None:
    """If rows meet the whole question, exactly those are found."""
    asked = ((layer, lambda r: (r.layer,)), (task, lambda r: r.tasks), (architecture, lambda r: r.architectures))
    meet = {r.id for r in ROWS.values() if all(v in ("any", *says(r)) or "any" in says(r) for v, says in asked)}
    found = {match.row.id for match in search(ROWS, layer=layer, task=task, architecture=architecture)}
    assert found == meet or not meet


def test_a_search_finds_the_lecture_s_table() -> None:
    """The lecture's five answers come first for the lecture's five questions."""
    first = {
        task: search(ROWS, layer="output", task=task)[0].row.use[0].slug
        for task in ("binary", "multi_class", "regression")
    }
    assert first == {"binary": "sigmoid", "multi_class": "softmax", "regression": "identity"}
    hidden = [use.slug for use in search(ROWS, layer="hidden")[0].row.use]
    assert hidden[0] == "relu"
    assert "leaky_relu" in hidden


def test_the_lecture_stands_as_it_was() -> None:
    """Five lines of a table and three tips, each with a verdict, a citation, and rows that exist."""
    assert [claim.place.en.startswith("Tip") for claim in CLAIMS] == [False] * 5 + [True] * 3
    assert all(set(claim.rows) <= set(ROWS) and set(claim.cite) <= keys() for claim in CLAIMS)
    assert all(HANGUL.search(claim.today.ko) for claim in CLAIMS)
    order = next(claim for claim in CLAIMS if claim.id == "ranking_tip")
    assert order.functions.en == "SELU > ELU > Leaky ReLU > ReLU > Tanh > Sigmoid"


def test_numbers_in_rows_are_right() -> None:
    """Numbers that rows quote follow from their formulas."""
    said = {row.id: " ".join([row.pytorch, *(text.en for text in sentences(row).values())]) for row in ROWS.values()}
    assert f"{math.log(math.e + 9) - 1:.2f}" in said["multi_class"]
    assert f"{math.log(10):.3f}" in said["multi_class"]
    assert f"{math.log(0.01 / 0.99):.3f}".replace("-", "−") in said["detection"]
    assert f"{math.log(math.expm1(1)):.4f}" in said["mean_variance"]
    sigmoid = 1 / (1 + math.exp(10))
    assert f"{2 * sigmoid * (1 - sigmoid) ** 2:.4f}" in said["binary"]
    assert f"{100 * (1 / (1 + math.exp(-1))) ** 20:.1f}%" in said["lstm_gates"]


def test_factors_of_unnormalized_networks_are_right() -> None:
    """The factors quoted are one over the standard deviation of f(Z), Z standard normal."""
    z, weight = np.polynomial.hermite_e.hermegauss(160)
    for use in ROWS["unnormalized_residual"].use:
        assert use.activation is not None
        value = use.activation(z)
        mean, square = (np.sum(weight * v) / np.sum(weight) for v in (value, value**2))
        assert float(use.note.removeprefix("× ")) == pytest.approx(1 / math.sqrt(square - mean**2), rel=2e-3)


def test_what_rows_say_of_deep_networks_is_right() -> None:
    """In wide networks with He weights, 30 layers multiply the signal of SELU by 15 and take 99% from GELU and SiLU."""
    left = {slug: through(slug, layers=30) for slug in ("selu", "gelu", "silu")}
    assert f"{left['selu']:.0f}-fold in 30 layers" in ROWS["deep_dense_selu"].because.en
    assert "over 30 layers GELU and SiLU lose 99%" in ROWS["deep_plain_tanh"].because.en
    assert max(left["gelu"], left["silu"]) < 0.01


def through(slug: str, layers: int) -> float:
    """The root mean square of the last of *layers* wide layers with He weights, for inputs of root mean square 1."""
    z, weight = np.polynomial.hermite_e.hermegauss(160)
    square = 1.0
    for _ in range(layers):
        square = float(np.sum(weight * ACTIVATIONS[slug]()(math.sqrt(2 * square) * z) ** 2) / np.sum(weight))
    return math.sqrt(square)


@pytest.mark.parametrize(("old", "new", "field"), BROKEN)
def test_a_broken_row_is_told_in_one_sentence(tmp_path: Path, old: str, new: str, field: str) -> None:
    """What is wrong in a file is told with its name, the row and the field, in both languages, on one line."""
    with pytest.raises(Trouble) as trouble:
        len(folder(tmp_path, mine=GOOD.replace(old, new, 1)))
    for said in (trouble.value.text.en, trouble.value.text.ko):
        assert "mine.toml" in said
        assert f"“{field}”" in said
        assert "“trial”" in said
        assert "\n" not in said
    assert HANGUL.search(trouble.value.text.ko)


@pytest.mark.parametrize("text", ["[[row]", "rows = 3", "row = 3", "row = [3]", "\x00", GOOD + GOOD])
def test_a_broken_file_is_told_in_one_sentence(tmp_path: Path, text: str) -> None:
    """A file that is no TOML, holds no rows, or repeats an id is named."""
    with pytest.raises(Trouble, match=r"mine\.toml"):
        len(folder(tmp_path, mine=text))


def test_a_new_file_is_found(tmp_path: Path) -> None:
    """One more file with one row is one more row, found by search, with nothing else changed."""
    for path in FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    more = folder(tmp_path, zz_mine=GOOD)
    assert list(more)[:-1] == list(ROWS)
    assert "trial" in [match.row.id for match in search(more, layer="hidden", architecture="mlp")]
