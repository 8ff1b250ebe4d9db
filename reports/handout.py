"""The one-sheet handout: of every view what it found and its main figure, on one page, or on both sides of a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from acts.blocks import Figure, Finding, Notice, Picture, Stats, Strip
from acts.ends import at_height
from acts.study import Study
from acts.text import Lang
from reports import links
from reports.charts import WIDE
from reports.document import Document, about, begun, boxes, end, template
from reports.engine import pages
from reports.html import draw_all
from reports.notes import note
from reports.settings import brief
from reports.sheet import Sheet
from reports.style import Style
from reports.telling import Told
from reports.text import noted
from reports.words import words

_CROWD = 12  # views of which none shows its figure
_HALF = 310  # pixels: two columns of 82 mm
_ONE_SIDE = 4  # so many views fit on one page; more take both sides
_MOST = (40, 28, 16, 8)  # views on a sheet; fewer if their findings are long
_FIGURES = (Figure, Strip, Picture)


@dataclass(frozen=True)
class _Amount:
    """How much of each view is printed."""

    figures: int
    note: bool
    stats: bool
    height: float = 1.0  # of each chart, against that in a report
    settings: bool = True
    most: int = _MOST[0]


_HEIGHTS = (1.05, 0.95, 0.85, 0.75)  # at the last, the names at the ends of lines touch; lower, they would overlap
_AMOUNTS = (
    _Amount(3, True, True), _Amount(2, True, True), *(_Amount(1, True, True, height) for height in _HEIGHTS[:-1]),
    *(_Amount(1, True, False, height) for height in _HEIGHTS[1:]), *(_Amount(1, False, False, height) for height in _HEIGHTS[1:]),
    _Amount(0, False, False), *(_Amount(0, False, False, settings=False, most=most) for most in _MOST),
)  # fmt: skip


@dataclass(frozen=True)
class _Card:
    """What the template prints of one view."""

    title: str
    question: str
    chosen: str
    body: Markup
    note: Markup
    link: str
    qr: str


def handout(study: Study, lang: Lang, style: Style, found: Sequence[Told]) -> Document:
    """As much of *study* as one sheet holds: one page up to four views, two pages beyond."""
    sides = 1 if len(found) <= _ONE_SIDE else 2
    most = 3 if len(found) == 1 else 1 if len(found) <= _CROWD else 0  # half a page has room for one figure
    possible = [amount for amount in _AMOUNTS if amount.figures <= most]
    for amount in possible[:-1]:
        tried = _laid(study, lang, style, found, amount)
        if pages(tried.html, tried.sheet.assets, style.paper) <= sides:
            return tried
        tried.sheet.forget()
    return _laid(study, lang, style, found, possible[-1])


def _laid(study: Study, lang: Lang, style: Style, found: Sequence[Told], amount: _Amount) -> Document:
    with noted() as missing:
        sheet = begun(study, lang)
        width = sheet.narrow = WIDE if len(found) == 1 else _HALF
        shown = found[: amount.most]
        cards = [_card(one, i, sheet, style, amount, width) for i, one in enumerate(shown, 1)]
        end(study, shown, sheet, style)
        code = links.qr(style.link_base)
        said = about(study, found, lang) | {"cards": cards, "home": style.link_base, "more": len(found) - len(shown)}
        said |= {"qr": sheet.lay(code, "svg") if code else "", "boxes": lambda: boxes(missing, lang)}
        html = template("handout.html").render(said, w=words(lang), lang=lang)
    return Document(html, sheet, shown)


def _card(one: Told, number: int, sheet: Sheet, style: Style, amount: _Amount, width: int) -> _Card:
    sheet.begin(f"{number}-{one.slug}", 3)
    blocks = [*_said(one, amount), *_drawn(one, amount, width)]
    link = links.address(style.link_base, one.view, sheet.lang) if one.view else ""
    code = links.qr(link) if width == WIDE else b""
    return _Card(
        one.title, one.question, brief(one.view, sheet.lang) if one.view and amount.settings else "", draw_all(blocks, sheet),
        note(one.note) if amount.note else Markup(), link if amount.settings else "", sheet.lay(code, "svg") if code else "",
    )  # fmt: skip


def _said(one: Told, amount: _Amount) -> list[Any]:
    opening = [block for block in one.opening if amount.stats or not isinstance(block, Stats)]
    return opening or [block for block in one.opening if isinstance(block, Finding | Notice)]


def _drawn(one: Told, amount: _Amount, width: int) -> list[Any]:
    """The first figures; on half a page one that needs a whole one gives way to one that does not."""
    drawn = [block for block in one.blocks if isinstance(block, _FIGURES)]
    if width == _HALF:
        drawn = [block for block in drawn if isinstance(block, Figure)] or drawn
        drawn = drawn[:1]
    return [_scaled(block, amount.height) for block in drawn[: amount.figures]]


def _scaled(block: Any, height: float) -> Any:
    return at_height(block, round(block.height * height)) if isinstance(block, Figure) else block
