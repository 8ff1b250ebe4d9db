"""A study survives everything but its own deletion."""

from __future__ import annotations

import base64
import json
import random
import zlib
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.activations import ACTIVATIONS
from acts.files import name_of
from acts.folded import LIMIT, fold, unfold
from acts.formula import written
from acts.study import ENTRIES_LIMIT, FILES_LIMIT, SETTINGS_LIMIT, Entry, Study, Unread
from acts.text import Trouble
from acts.views import VIEWS
from acts.views.curves_parts import PARTS
from reports import extract
from tests.strategies import specs

NOTE = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
CURVES = VIEWS["curves"]


@given(st.data())
def test_loads_undoes_dumps(data: st.DataObject) -> None:
    """Views, notes, title and order come back."""
    kinds = data.draw(st.lists(st.sampled_from(list(VIEWS.values())), max_size=3))
    entries = tuple(Entry(data.draw(specs(kind)), data.draw(NOTE)) for kind in kinds)
    study = Study(title="T", author="A", date="2026-11-21", entries=entries)
    again = Study.loads(study.dumps())
    assert again == study
    assert again.problems == ()


@settings(max_examples=30)
@given(st.data())
def test_unfold_undoes_fold(data: st.DataObject) -> None:
    """A study that fits an address comes back whole; one that is cut off is refused, and so is one with a letter changed."""
    kinds = data.draw(st.lists(st.sampled_from(list(VIEWS.values())), max_size=4))
    study = Study("T", "A", "2026-11-21", tuple(Entry(data.draw(specs(kind)), data.draw(NOTE)) for kind in kinds))
    folded = fold(study)
    assert unfold(folded) == study and len(folded) <= LIMIT and folded.replace("-", "").replace("_", "").isalnum()
    place = data.draw(st.integers(0, len(folded) - 1))
    for bad in (folded[:place], folded[:place] + ("A" if folded[place] != "A" else "B") + folded[place + 1 :]):
        with suppress(Trouble):
            assert unfold(bad) == study  # the last letter may hold bits that say nothing


def test_what_does_not_fit_an_address_is_not_folded_and_nothing_large_is_unfolded() -> None:
    """A long note has no link; a bomb is refused after a million bytes."""
    assert fold(Study(entries=(Entry(CURVES(), random_words(20_000)),))) == ""
    bomb = base64.urlsafe_b64encode(zlib.compress(b" " * 5_000_000, 9)).decode()
    assert len(bomb) <= LIMIT
    with pytest.raises(Trouble, match="cannot be read"):
        unfold(bomb)


def random_words(length: int) -> str:
    """Words that no compression shortens much."""
    return "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz가나다라마바사아자차카타파하", k=length))


@pytest.mark.parametrize("bad", ["", "{", "[]", "{}", '{"format": "activation-lab-study"}', "[" * 100_000])
def test_what_is_no_study_is_refused(bad: str) -> None:
    """One sentence, in both languages."""
    with pytest.raises(Trouble) as caught:
        Study.loads(bad)
    assert caught.value.text.en != caught.value.text.ko


def test_a_newer_study_is_refused_with_its_version() -> None:
    """A file from tomorrow asks for an update instead of losing what it holds."""
    raw = json.loads(Study().dumps()) | {"version": 99}
    with pytest.raises(Trouble, match="99"):
        Study.loads(json.dumps(raw))


def test_an_unknown_view_is_kept() -> None:
    """A section this version cannot draw keeps its place and its note, and is saved again as it was."""
    raw = json.loads(Study(entries=(Entry(CURVES()),)).dumps())
    raw["entries"].insert(0, {"view": "tomorrow", "link": {"x": "1"}, "note": "mine"})
    study = Study.loads(json.dumps(raw))
    assert isinstance(study.entries[0], Unread)
    assert study.entries[0].note == "mine"
    assert "tomorrow" in study.problems[0].en
    assert json.loads(study.dumps())["entries"][0] == raw["entries"][0]


def test_an_unknown_function_leaves_the_rest() -> None:
    """A knob that cannot be read is named with its section; the other knobs stay."""
    raw = json.loads(Study(entries=(Entry(CURVES(span=7.0)),)).dumps())
    raw["entries"][0]["link"]["functions"] = "relu,tomorrow"
    study = Study.loads(json.dumps(raw))
    entry = study.entries[0]
    assert isinstance(entry, Entry)
    assert entry.view == CURVES(span=7.0)
    assert "tomorrow" in study.problems[0].ko


@pytest.mark.parametrize("broken", ["x*sigmod(x)", "1/x", "(", "", "x" * 10**5])
def test_a_broken_formula_is_named_and_the_other_sections_stay(broken: str) -> None:
    """A study with a formula that cannot be read opens: the section says where it is broken, the others are as saved."""
    own = ACTIVATIONS["formula"](expression="x*sigmoid(2*x)")
    views = (VIEWS["dead_relu"](activation=own), CURVES(functions=(own,), span=7.0), VIEWS["initialization"]())
    raw = json.loads(Study(entries=tuple(Entry(view, "mine") for view in views)).dumps())
    raw["entries"][1]["link"]["functions.1.expression"] = broken
    study = Study.loads(json.dumps(raw))
    with pytest.raises(Trouble) as why:
        written(broken)
    said = [(p.en, p.ko) for p in study.problems]
    assert said == [(f"Section 2: {why.value.text.en}", f"2번째 항목: {why.value.text.ko}")]
    assert study.entries[::2] == (Entry(views[0], "mine"), Entry(views[2], "mine"))
    assert study.entries[1] == Entry(CURVES(functions=(ACTIVATIONS["formula"](),), span=7.0), "mine")


def test_files_travel_with_the_study() -> None:
    """A picture that a view uses is inside the file, and one that none uses is not."""
    used, unused = b"picture", b"another"
    view = CURVES(parts=(PARTS["pictures"](picture=name_of(used)),))
    study = Study(entries=(Entry(view),), files={name_of(used): used, name_of(unused): unused})
    assert Study.loads(study.dumps()).files == {name_of(used): used}


def test_a_damaged_file_is_named_and_left_out() -> None:
    """Bytes that do not match their name do not pass for the picture."""
    raw = json.loads(Study().dumps()) | {"files": {name_of(b"a"): "Yg==", "file-zz": 7}}
    study = Study.loads(json.dumps(raw))
    assert study.files == {}
    assert len(study.problems) == 2


@pytest.mark.parametrize("extra", [0, 1])
@pytest.mark.parametrize("what", ["sections", "files", "settings"])
def test_a_study_made_to_keep_the_server_busy_is_refused(what: str, extra: int) -> None:
    """Reading is bounded by what a study may hold, not by how much fits into a file."""
    raw: dict[str, Any] = {"format": "activation-lab-study", "version": 1, "entries": [{"view": "curves"}]}
    if what == "sections":
        raw["entries"] = [0] * (ENTRIES_LIMIT + extra)
    elif what == "files":
        raw["files"] = dict.fromkeys(map(str, range(FILES_LIMIT + extra)), "")
    else:
        raw["entries"][0]["link"] = dict.fromkeys(map(str, range(SETTINGS_LIMIT + extra)), "")
    if extra:
        with pytest.raises(Trouble, match="at most"):
            Study.loads(json.dumps(raw))
    else:
        assert Study.loads(json.dumps(raw)).entries


@given(st.text(max_size=20), st.text(st.sampled_from("\ud800\udfffa"), max_size=6))
def test_half_a_character_costs_a_question_mark_and_no_study(title: str, half: str) -> None:
    """JSON may write what no file takes; whatever was opened can be saved, and kept in a browser."""
    entries = [{"view": "curves", "note": half}, {"view": half, "note": title}]
    raw = {"format": "activation-lab-study", "version": 1, "title": title + half, "entries": entries}
    study = Study.loads(json.dumps(raw))
    assert study.dumps().encode() and study.title.startswith(title) and Study.loads(study.dumps()) == study


def test_a_report_full_of_bombs_is_left_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what claims to be the study only the first words are unpacked, and only so often."""
    bomb = b"/EmbeddedFile stream\n" + zlib.compress(bytes(3_000_000), 9)
    unpacked: list[int] = []
    whole = extract._unpacked

    def watched(packed: bytes, most: int) -> bytes:
        unpacked.append(len(whole(packed, most)))
        return b""

    monkeypatch.setattr(extract, "_unpacked", watched)
    with pytest.raises(Trouble):
        extract.study_text(b"%PDF" + bomb * 700 + b"/EmbeddedFile " * 100_000)
    assert 0 < len(unpacked) <= 500 and sum(unpacked) <= 500 * 200
