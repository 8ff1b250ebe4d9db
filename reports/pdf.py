"""A study becomes a PDF."""

from __future__ import annotations

from datetime import UTC, datetime, time

from acts import progress
from acts.study import Study
from acts.text import Lang
from reports.dates import day
from reports.document import document
from reports.engine import typeset


def pdf(study: Study, lang: Lang, *, link_base: str = "") -> bytes:
    """*study* as a tagged, accessible PDF in *lang*, with the study and the data of its figures inside.

    *link_base* is the address of a running dashboard; with it the document links back to every view. The same study,
    language, address, date and package versions give the same bytes. Says how far it is by `acts.progress.report`.
    """
    with progress.part(0, 0.7):
        made = document(study, lang, link_base)
    when = datetime.combine(day(study.date), time(), UTC)
    with progress.part(0.7, 1):
        printed = typeset(made.html, made.sheet.assets, made.sheet.attached, when)
        progress.report(1.0)
    return printed
