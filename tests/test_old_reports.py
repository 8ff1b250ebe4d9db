"""Reports of older versions open in this one, on the command line and on the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from acts.spec import encode
from acts.study import Entry, Study
from reports.extract import embedded, study_text
from tests.test_pages import _a_process_that_has_served_before, opened

__all__ = ["_a_process_that_has_served_before"]  # a fixture that every page test needs

FOLDER = Path(__file__).with_name("old_reports")
OLD = sorted(FOLDER.glob("*.pdf"))


def test_some_are_kept() -> None:
    """A claim about all of them would hold of none."""
    assert len(OLD) >= 2


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_an_old_report_opens_as_the_study_it_was(path: Path) -> None:
    """Title, order, notes, files and every setting; nothing is reported as unreadable."""
    expected = Study.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found = Study.loads(study_text(path.read_bytes()))
    assert found == expected and found.problems == () and found.files == expected.files
    for entry, raw in zip(found.entries, _raw(path), strict=True):
        assert isinstance(entry, Entry) and entry.note == raw["note"]
        assert encode(entry.view, full=True).items() >= raw["link"].items()


def _raw(path: Path) -> list[dict[str, dict[str, str]]]:
    import json

    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["entries"]


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_its_rows_come_along(path: Path) -> None:
    """Every attached file is found without a PDF library."""
    assert sum(b"," in part.split(b"\n")[0] for part in embedded(path.read_bytes())) >= 3


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_a_report_opens_on_the_page(path: Path) -> None:
    """Dropped on the study page it becomes the study in hand, in the reader's language, notes and all."""
    app = opened("study", "ko")
    app.file_uploader(key="study.upload").upload(path.name, path.read_bytes(), "application/pdf").run()
    study: Study = app.session_state["_study"]
    assert study == Study.loads(study_text(path.read_bytes())) and not app.exception
    assert [area.value for area in app.text_area] == [entry.note for entry in study.entries]
    assert app.selectbox(key="study.form").label == "형식" and app.selectbox(key="study.paper").options == [
        "A4",
        "레터",
    ]


def test_a_report_without_a_study_changes_nothing() -> None:
    """It gets one sentence."""
    app = opened("study", "en")
    app.file_uploader(key="study.upload").upload("x.pdf", b"%PDF-1.7 nothing", "application/pdf").run()
    assert "holds no study" in app.session_state["study.trouble"].en and "_study" not in app.session_state
