"""A section of the document: one entry of the study, computed, shown and drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from markupsafe import Markup

from acts import progress
from acts.blocks import Finding, Notice, Stats
from acts.study import Entry, Unread
from acts.text import Trouble
from reports.html import draw_all
from reports.links import address, qr
from reports.notes import note
from reports.settings import columns, settings
from reports.sheet import Sheet
from reports.text import clean
from reports.words import words

_NOTHING = Markup()
_OPENING = (Finding, Notice, Stats)


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


def section(entry: Entry | Unread, number: int, sheet: Sheet, base: str, level: int) -> Section:
    """Entry *number*, its pictures and rows laid on *sheet*; an entry that fails becomes a section that says so."""
    if isinstance(entry, Unread):
        return _unread(entry, number, sheet)
    view, lang = entry.view, sheet.lang
    sheet.begin(f"{number}-{view.slug}", level)
    blocks = _blocks(entry, sheet)
    opening = list(takewhile(lambda block: isinstance(block, _OPENING), blocks))
    link = address(base, view, lang)
    code = qr(link)
    return Section(
        anchor=sheet.place, title=view.title(lang), question=view.about(lang), finding=_finding(opening),
        opening=draw_all(opening, sheet), body=draw_all(blocks[len(opening) :], sheet),
        setting=tuple(columns(settings(view, lang))), note=note(entry.note), link=link,
        qr=sheet.lay(code, "svg") if code else "", headings=tuple(sheet.headings),
    )  # fmt: skip


def _blocks(entry: Entry, sheet: Sheet) -> list[Any]:
    try:
        with progress.part(0, 0.8):
            result = entry.view.compute()
        return list(entry.view.show(result, sheet.lang))
    except Trouble as trouble:
        return [Notice("failed", words(sheet.lang).failed, trouble.text(sheet.lang))]


def _finding(opening: Iterable[Any]) -> str:
    found = (block.text for block in opening if isinstance(block, Finding | Notice))
    return next(found, "")


def _unread(entry: Unread, number: int, sheet: Sheet) -> Section:
    sheet.begin(f"{number}-unread", sheet.level)
    said, why = words(sheet.lang), entry.problem(sheet.lang)
    title = clean(str(entry.kept.get("view") or ""), 60) or said.no_title
    opening = draw_all([Notice("failed", said.unread, why)], sheet)
    return Section(anchor=sheet.place, title=title, finding=why, opening=opening, note=note(entry.note))
