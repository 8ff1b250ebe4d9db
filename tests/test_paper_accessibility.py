"""A report can be read aloud, kept for decades and printed on paper without gaps."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pdfua
import pikepdf
import pytest
from PIL import Image
from weasyprint import HTML

from acts.text import LANGS, Lang
from tests import _glyphs, _ua
from tests._paper import printed

PRINTED: list[tuple[str, Lang]] = [("study", "en"), ("study", "ko"), ("single", "en"), ("empty", "ko")]
LAID_OUT: list[tuple[str, Lang]] = [("study", "en"), ("single", "en"), ("flow", "en"), ("flow", "ko")]


@pytest.mark.parametrize(("kind", "lang"), PRINTED)
def test_nothing_is_found(kind: str, lang: Lang) -> None:
    """Neither the auditor of tags nor that of glyphs finds anything, and the file is sound."""
    content = printed(kind, lang)
    assert _ua.findings(content) == []
    assert _glyphs.findings(content) == []
    with pikepdf.open(io.BytesIO(content)) as opened:
        assert opened.check_pdf_syntax() == []


@pytest.mark.parametrize(("kind", "lang"), [("study", "ko"), ("single", "en")])
def test_another_validator_finds_nothing(kind: str, lang: Lang, tmp_path: Path) -> None:
    """The public checker of 16 rules of PDF/UA-1 agrees; one of its rules cannot read numbers beside marks."""
    (tmp_path / "r.pdf").write_bytes(printed(kind, lang))
    report = pdfua.validate(str(tmp_path / "r.pdf"))
    assert report.findings == ()
    assert {outcome.rule_id for outcome in report.skipped} <= {"UA-14-001"}


def test_the_auditor_has_something_to_find(tmp_path: Path) -> None:
    """What WeasyPrint writes by itself is found wanting: without our hand the claim would not hold."""
    body = "<h1>a</h1><h3>b</h3><table><tr><th>c<td>d</table><a href='https://e.f'>g</a><img alt='' src=''>"
    raw: Any = HTML(string=f"<html lang=en><title>t</title>{body}").write_pdf(pdf_variant="pdf/ua-1")
    found = " ".join(_ua.findings(raw))
    untagged: Any = HTML(string="<p>a").write_pdf()
    (tmp_path / "raw.pdf").write_bytes(untagged)
    assert pdfua.validate(str(tmp_path / "raw.pdf")).findings
    for words in ("does not claim PDF/A-3a", "not indexed", "jump from 1 to 3", "no output intent"):
        assert words in found


@pytest.mark.parametrize("lang", LANGS)
def test_a_caption_stays_with_its_figure(lang: Lang) -> None:
    """Every figure stands on the page of its caption."""
    with _tags(printed("flow", lang)) as tags:
        figures = [tag for tag in tags if "Caption" in {kid.kind for kid in tag.kids} and tag.kind != "Table"]
        assert len(figures) == 14
        assert all(len({part.page for part in tag.walk()}) == 1 for tag in figures)


@contextmanager
def _tags(content: bytes) -> Generator[list[_ua.Tag]]:
    with pikepdf.open(io.BytesIO(content)) as opened:
        yield list(_ua.tree(opened).walk())


@pytest.mark.parametrize(("kind", "lang"), LAID_OUT)
def test_no_heading_ends_a_page(kind: str, lang: Lang) -> None:
    """What a heading opens begins on the same page."""
    with _tags(printed(kind, lang)) as tags:
        last = {tag.page: heading for tag, heading in _leaves(tags[0], False)}
    assert not any(last.values())


def _leaves(tag: _ua.Tag, heading: bool) -> Iterator[tuple[_ua.Tag, bool]]:
    heading = heading or tag.kind in ("H1", "H2", "H3", "H4")
    if not tag.kids:
        yield tag, heading
    for kid in tag.kids:
        yield from _leaves(kid, heading)


@pytest.mark.parametrize(("kind", "lang"), LAID_OUT)
def test_no_page_is_left_half_empty(kind: str, lang: Lang, tmp_path: Path) -> None:
    """Except for the last, every page is used to below its middle."""
    pages = _rendered(printed(kind, lang), tmp_path)
    foot = round(len(pages[0]) * 272 / 297)  # the running foot lies below
    used = [np.flatnonzero((page[:foot] < 250).any(1)).max() / foot for page in pages[:-1]]
    assert min(used) > 0.5


def _rendered(content: bytes, folder: Path) -> list[Any]:
    """Every page as gray pixels."""
    subprocess.run(["pdftoppm", "-r", "20", "-gray", "-png", "-", str(folder / "page")], input=content, check=True)
    pages: list[Any] = []
    for path in sorted(folder.glob("page*.png")):
        with Image.open(path) as picture:
            pages.append(np.asarray(picture.convert("L")))
    return pages


@pytest.mark.parametrize("lang", LANGS)
def test_it_says_its_language_and_title(lang: Lang) -> None:
    """A screen reader chooses its voice, and a window its name."""
    with pikepdf.open(io.BytesIO(printed("study", lang))) as opened:
        assert str(opened.Root.Lang) == lang
        assert str(opened.docinfo["/Title"]) == "Choosing a function"


def test_english_titles_in_a_korean_report_are_read_in_english() -> None:
    """The list of works says its language."""
    with _tags(printed("study", "ko")) as tags:
        assert {str(tag.raw.Lang) for tag in tags if "/Lang" in tag.raw} == {"en"}


def test_bookmarks_name_the_sections() -> None:
    """The outline holds every section, and every part of it."""
    with pikepdf.open(io.BytesIO(printed("study", "en"))) as opened, opened.open_outline() as outline:
        sections = outline.root[0].children
    titles = [section.title for section in sections]
    assert titles[1] == "1 Everything there is" and titles[-1] == "Reproduce this study"
    assert [part.title for part in sections[1].children] == ["A part with a heading", "How it was measured"]
