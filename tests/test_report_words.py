"""What a report says in Korean is what the screen says, for every view with its sections."""

from __future__ import annotations

import re

import pytest

from acts.study import Entry, Study
from acts.views import VIEWS
from reports.pdf import pdf
from reports.telling import tell
from reports.text import clean
from tests._paper import text
from tests.test_reports import _sentences


def bare(words: str) -> str:
    """*words* without white space, joiners and hyphens, which a line end may add or take."""
    return re.sub(r"[\s\u200b\u2060\u00ad\u2010-]", "", words)


@pytest.mark.parametrize("slug", VIEWS)
def test_korean_sentences_can_be_taken_out_of_the_paper(slug: str) -> None:
    """Findings, captions, paragraphs and notices of the screen stand in the text of the PDF, letter by letter."""
    entry = Entry(VIEWS[slug]())
    printed = bare(text(pdf(Study(entries=(entry,), date="2026-11-20"), "ko")))
    wanted = {w for w in _sentences(tell(entry, "ko").blocks) if re.search("[가-힣].*다\\.$", w)}
    assert len(wanted) >= 3 and {w for w in wanted if bare(clean(w)) not in printed} == set()
