"""A study becomes a PDF."""

from __future__ import annotations

from datetime import UTC, datetime, time

from acts import progress
from acts.study import Study
from acts.text import Lang
from reports import companion
from reports.dates import day
from reports.document import Document, document, told
from reports.limits import within
from reports.style import PLAIN, Style


def pdf(study: Study, lang: Lang, style: Style = PLAIN) -> bytes:
    """*study* as a tagged, accessible PDF in *lang*, with the study and the data of its figures inside.

    The same study, language, style, date and package versions give the same bytes. Says how far it is by
    `acts.progress.report`; raises `Trouble` if the report is too long, or needs too much time or memory.
    """
    with companion.beside(), within():
        return printed(laid_out(study, lang, style), study, style)


def printed(made: Document, study: Study, style: Style) -> bytes:
    """*made* of *study* as a PDF."""
    from reports.engine import typeset  # noqa: PLC0415 - HTML, Markdown and ZIP are made without the press

    when = datetime.combine(day(study.date), time(), UTC)
    with progress.part(0.7, 1):
        content = typeset(made.html, made.sheet.assets, made.sheet.attached, when, style.paper)
        progress.report(1.0)
    return content


def laid_out(study: Study, lang: Lang, style: Style, *, whole: bool = False) -> Document:
    """*study* computed and drawn, ready for the printer; *whole* where no files can be attached."""
    with progress.part(0, 0.55):
        found = told(study, lang)
    with progress.part(0.55, 0.7):
        if style.form != "handout":
            return document(study, lang, style, found, whole=whole)
        from reports.handout import handout  # noqa: PLC0415 - it asks the press how many pages it takes

        return handout(study, lang, style, found)
