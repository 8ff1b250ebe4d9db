"""What an entry of the study says, before any of it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from itertools import takewhile
from typing import Any

from acts import progress
from acts.blocks import Finding, Notice, Stats
from acts.study import Entry, Unread
from acts.text import Lang, Text, Trouble
from acts.views.base import View
from acts.views.questions import Question, questions
from reports.text import clean
from reports.words import words

_OPENING = (Finding, Notice, Stats)
_SILENT = {
    "spec",
    "data",
    "png",
    "raster",
    "handle",
    "film",
    "button",
    "kind",
    "tokens",
    "name",
    "tex",
    "place",
    "language",
    "key",
    "url",
}


@dataclass(frozen=True)
class Told:
    """One entry: its blocks in reading order, its headline numbers, and what may be asked about it."""

    slug: str
    title: str
    question: str = ""
    note: str = ""
    view: View | None = None
    blocks: tuple[Any, ...] = ()
    numbers: Mapping[str, Any] = field(default_factory=dict[str, Any])
    questions: tuple[Question, ...] = ()
    failed: Text | None = None  #: why it could not be computed

    @property
    def opening(self) -> list[Any]:
        """The blocks up to the first figure, table or paragraph."""
        return list(takewhile(lambda block: isinstance(block, _OPENING), self.blocks))

    @property
    def finding(self) -> str:
        """The sentence of the summary."""
        return next((block.text for block in self.opening if isinstance(block, Finding | Notice)), "")

    @property
    def words(self) -> list[str]:
        """Every sentence and number that the entry says, alternative texts too."""
        return list(_spoken(self.blocks))


def tell(entry: Entry | Unread, lang: Lang) -> Told:
    """What *entry* finds; one that fails, or that cannot be read, says so."""
    if isinstance(entry, Unread):
        said = words(lang)
        title = clean(str(entry.kept.get("view") or ""), 60) or said.no_title
        return Told("unread", title, note=entry.note, blocks=(Notice("failed", said.unread, entry.problem(lang)),))
    view = entry.view
    about: dict[str, Any] = {
        "slug": view.slug,
        "title": view.title(lang),
        "question": view.about(lang),
        "note": entry.note,
        "view": view,
    }
    try:
        found = view.compute()
        numbers = view.numbers(found)
        return Told(
            **about, blocks=tuple(view.show(found, lang)), numbers=numbers, questions=questions(view, numbers, lang)
        )
    except Trouble as trouble:
        notice = Notice("failed", words(lang).failed, trouble.text(lang))
        return Told(**about, blocks=(notice,), failed=trouble.text)


def tell_all(entries: Iterable[Entry | Unread], lang: Lang) -> list[Told]:
    """What all *entries* find; says how far it is."""
    every = list(entries)
    out: list[Told] = []
    for i, entry in enumerate(every):
        with progress.part(i / len(every), (i + 1) / len(every)):
            out.append(tell(entry, lang))
            progress.report(1.0)
    return out


def _spoken(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _spoken(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from () if part.name in _SILENT else _spoken(getattr(value, part.name))
