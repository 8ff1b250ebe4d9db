"""Every view with every section that it has, in Korean: the paper says what the screen says, soundly, on full pages."""

from __future__ import annotations

import logging
import re
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from html import unescape
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from acts.blocks import Details, References, Table
from acts.spec import decode
from acts.study import Entry, Study
from acts.views import VIEWS
from acts.views.base import View
from reports.document import document
from reports.engine import typeset
from reports.style import Style
from reports.telling import Told, tell
from reports.text import clean
from tests import _glyphs, _ua
from tests._paper import ADDRESS, sentences, text

EVERY = pytest.mark.parametrize("slug", VIEWS)
QUICK: Mapping[str, Mapping[str, Any]] = {
    "training_comparison": {"samples": 50, "depth": 2, "width": 16, "steps": 40, "seeds": 2},
    "symmetry": {"steps": 20},
    "stability": {"layers": 10, "seeds": 2},
    "dropout": {"passes": 20},
    "sweep": {"count": 3, "seeds": 2},
    "find_cliff": {"count": 4, "seeds": 2, "rounds": 0},
    "remedies": {"seeds": 2},
    "born_dead": {"networks": 200, "depth": 8},
}  # the work of the others is small as it is


def whole(slug: str) -> View:
    """The view *slug* with all of its sections, the heavy ones made small."""
    parts = import_module(f"acts.views.{slug}_parts").PARTS
    link = {"parts": ",".join(parts), "steps": "60"} if slug == "dead_relu" else {"parts": ",".join(parts)}
    link |= {f"parts.{i}.{k}": str(v) for i, p in enumerate(parts, 1) for k, v in QUICK.get(p, {}).items()}
    view, problems = decode(VIEWS[slug], link)
    assert not problems
    return view


@cache
def printed(slug: str) -> tuple[Told, bytes]:
    """What the view says in Korean, and its report."""
    entry, style = Entry(whole(slug), "메모입니다."), Style(link_base=ADDRESS)
    found = [tell(entry, "ko")]
    made = document(Study(entries=(entry,), date="2026-11-20"), "ko", style, found)
    return found[0], typeset(made.html, made.sheet.assets, made.sheet.attached, datetime(2026, 11, 20, tzinfo=UTC))


@EVERY
def test_nothing_is_found_in_a_view(slug: str, caplog: pytest.LogCaptureFixture) -> None:
    """Neither the auditor of tags nor that of glyphs finds anything, and the printer had nothing to complain about."""
    with caplog.at_level(logging.WARNING, "weasyprint"):
        content = printed(slug)[1]
    assert _ua.findings(content) + _glyphs.findings(content) == []
    assert [record.message for record in caplog.records] == []


def bare(words: str) -> str:
    """*words* without white space, joiners and hyphens, which a line end may add or take."""
    return re.sub(r"[\s\u200b\u2060\u00ad\u2010-]", "", words)


@EVERY
def test_korean_sentences_can_be_taken_out_of_the_paper(slug: str) -> None:
    """Findings, captions, paragraphs and notices of every section stand in the text of the PDF, letter by letter."""
    told, content = printed(slug)
    said = bare(text(content))
    wanted = {w for w in sentences(told.blocks) if re.search("[가-힣].*다\\.$", w)}
    assert len(wanted) >= 20 and {w for w in wanted if bare(clean(w)) not in said} == set()


def test_what_is_printed_in_short_travels_whole() -> None:
    """Of tables that nobody asked for, paper has three columns; the other cells, and the works there, are attached."""
    view = VIEWS["recommendations"]()
    found, study = [tell(Entry(view), "ko")], Study(entries=(Entry(view),), date="2026-11-20")
    made = document(study, "ko", Style(link_base=ADDRESS), found)
    tables = [
        inner for b in found[0].blocks if isinstance(b, Details) for inner in b.blocks if isinstance(inner, Table)
    ]
    short = [table for table in tables if table.brief]
    works = next(block for block in found[0].blocks if isinstance(block, References))
    files = "\n".join(file.content.decode() for file in made.sheet.attached if file.relation == "Data").replace(
        '""', '"'
    )
    cells = {(cell, i in table.brief) for table in short for row in table.rows for i, cell in enumerate(row)}
    assert len(short) == 6 and sum(len(table.rows) for table in short) == len(view.look().matches) and works.beyond
    assert all(cell in files for cell, _ in cells) and all(work.text in files for work in works.every)
    page = bare(unescape(made.html))
    assert all(bare(clean(cell)) in page for cell, kept in cells if kept)
    assert not any(bare(clean(work.text)) in page for work in works.beyond)
    kept_whole = bare(unescape(document(study, "ko", Style(), found, whole=True).html))
    assert all(bare(clean(cell)) in kept_whole for cell, _ in cells)


@EVERY
def test_no_page_is_half_empty(slug: str, tmp_path: Path) -> None:
    """What stands on a page reaches below its middle; only the last page ends where the report does."""
    line = ["pdftoppm", "-r", "20", "-gray", "-png", "-", str(tmp_path / "page")]
    subprocess.run(line, input=printed(slug)[1], check=True)
    ends = [_end(page) for page in sorted(tmp_path.iterdir())]
    assert len(ends) >= 5 and min(ends[:-1]) > 0.5


def _end(page: Path) -> float:
    """Where the last ink of *page* is, running feet apart; 1 is the lower edge."""
    with Image.open(page) as drawn:
        body = np.asarray(drawn)[: round(drawn.height * _FOOT)]
        return float(np.flatnonzero((body < 200).any(axis=1)).max()) / drawn.height


_FOOT = 0.92  # of a page: below it stand the running feet
