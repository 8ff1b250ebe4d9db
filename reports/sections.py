"""A section of the document: what an entry of the study says, drawn."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from acts.views.questions import Question
from reports.html import draw_all
from reports.links import address, qr
from reports.notes import note
from reports.settings import columns, settings
from reports.sheet import Sheet
from reports.style import Style
from reports.telling import Told

_NOTHING = Markup()


@dataclass(frozen=True)
class Section:
    """What the template prints of one entry; ``finding`` is the sentence of the summary."""

    anchor: str
    title: str
    question: str = ""
    finding: str = ""
    opening: Markup = _NOTHING
    body: Markup = _NOTHING
    setting: tuple[tuple[str, list[tuple[str, str]]], ...] = ()
    note: Markup = _NOTHING
    link: str = ""
    qr: str = ""
    headings: tuple[tuple[str, str], ...] = ()
    questions: tuple[Question, ...] = ()


def section(told: Told, number: int, sheet: Sheet, style: Style, level: int) -> Section:
    """Entry *number*, its pictures and rows laid on *sheet*; the headings inside it have rank *level*."""
    link = address(style.link_base, told.view, sheet.lang) if told.view else ""
    sheet.begin(f"{number}-{told.slug}", level, link)
    opening = told.opening
    code = qr(link)
    return Section(
        anchor=sheet.place, title=told.title, question=told.question, finding=told.finding,
        opening=draw_all(opening, sheet), body=draw_all(told.blocks[len(opening) :], sheet),
        setting=tuple(columns(settings(told.view, sheet.lang))) if told.view else (), note=note(told.note), link=link,
        qr=sheet.lay(code, "svg") if code else "", headings=tuple(sheet.headings),
        questions=told.questions if style.form == "teacher" else (),
    )  # fmt: skip
