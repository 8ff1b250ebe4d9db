"""Tables: heads that repeat on every page, rows that never break, and as much width as the words need."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from io import StringIO
from typing import Any

from markupsafe import Markup

from acts.blocks import Table
from acts.text import Text
from acts.theme import PALETTES, dash, hue
from reports.sheet import Sheet
from reports.text import clean, say
from reports.widths import Columns, columns, in_step

MOST_ROWS = 400
_SWATCH = 10.0  # millimeters in front of the first column


def table(block: Table, sheet: Sheet) -> Markup:
    """A numbered table under its title; all of its rows are attached as CSV, at most 400 are printed."""
    sheet.tables += 1
    title = TABLE(sheet.lang).format(n=sheet.tables)
    file = sheet.attach(block.name, as_csv(block), clean(block.title))
    caption = Markup("{} {}").format(say(block.caption), _in_short(block, sheet, file)).strip()
    short = bool(block.brief) and not sheet.whole
    block = _brief(block) if short else block
    shape = in_step(len(block.head)) if short else columns([block.head, *block.rows[:MOST_ROWS]], _swatches(block))
    line = Markup(
        '<table class="data {}" style="width:{:.1f}mm"><caption><b>{}. {}.</b> <span>{}</span></caption>{}'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>{}"
    )
    words = (shape.kind, shape.total, say(title), say(block.title), caption, _columns(shape))
    return line.format(*words, _head(block), _rows(block, sheet), _left_out(block, sheet, file))


def _swatches(block: Table) -> float:
    return _SWATCH if any(mark is not None for mark in block.marks) else 0.0


def _brief(block: Table) -> Table:
    """*block* with the columns that paper has."""
    head, *rows = (tuple(line[i] for i in block.brief) for line in (block.head, *block.rows))
    return replace(block, head=head, rows=tuple(rows), numeric=tuple(block.numeric[i] for i in block.brief))


def _in_short(block: Table, sheet: Sheet, file: str) -> Markup:
    """What the first table of a section that is printed in short says of its other columns, and where they are."""
    if sheet.whole or sheet.shortened or not block.brief:
        return Markup()
    sheet.shortened = True
    others = ", ".join(head for i, head in enumerate(block.head) if i not in block.brief)
    told = Markup("{}").format(say(_SHORT.format(columns=others, file=file)(sheet.lang)))
    link = Markup(' <a href="{}">{}</a>').format(sheet.link, say(_WHOLE(sheet.lang)))
    return told + link if sheet.link else told


def _columns(shape: Columns) -> Markup:
    each = Markup().join(Markup('<col style="width:{:.1f}mm">').format(width) for width in shape.widths)
    return Markup("<colgroup>{}</colgroup>").format(each)


def _head(block: Table) -> Markup:
    cell = Markup('<th scope="col"{}>{}</th>')
    return Markup().join(
        cell.format(_side(right), say(words)) for words, right in zip(block.head, block.numeric, strict=True)
    )


def _rows(block: Table, sheet: Sheet) -> Markup:
    marks = block.marks or (None,) * len(block.rows)
    rows = zip(block.rows[:MOST_ROWS], marks, strict=False)
    return Markup("\n").join(_row(row, mark, block, sheet) for row, mark in rows)


def _row(row: tuple[str, ...], mark: int | None, block: Table, sheet: Sheet) -> Markup:
    first = Markup('<th scope="row"{}{}>{}</th>').format(_side(block.numeric[0]), _swatch(mark, sheet), say(row[0]))
    rest = (
        Markup("<td{}{}>{}</td>").format(_side(right), _spoken(words, sheet), say(words))
        for words, right in zip(row[1:], block.numeric[1:], strict=True)
    )
    return Markup("<tr>{}{}</tr>").format(first, Markup().join(rest))


def _side(right: bool) -> Markup:
    return Markup(' class="right"') if right else Markup()


def _spoken(words: str, sheet: Sheet) -> Markup:
    """English words in a Korean table say so: they are read as English, and broken at their syllables."""
    return Markup(' lang="en"') if sheet.lang == "ko" and _ENGLISH.search(words) else Markup()


_ENGLISH = re.compile(r"^(?=.*[A-Za-z]{8})[^가-힣]*$", re.DOTALL)


def _swatch(mark: int | None, sheet: Sheet) -> Markup:
    """The line of the series a row belongs to; the words beside it say the same."""
    if mark is None:
        return Markup()
    style = Markup(' style="padding-left:{}mm;background-image:url({})"')
    return style.format(_SWATCH, sheet.lay(_stroke(mark), "svg"))


@cache
def _stroke(mark: int) -> bytes:
    color, pattern = PALETTES["paper"][hue(mark)[1:]], " ".join(map(str, dash(mark)))
    line = f'<path d="M0,4L26,4" stroke="{color}" stroke-width="2" stroke-dasharray="{pattern}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="26" height="8" viewBox="0 0 26 8">{line}</svg>'.encode()


def _left_out(block: Table, sheet: Sheet, file: str) -> Markup:
    if len(block.rows) <= MOST_ROWS:
        return Markup()
    words = _CUT(sheet.lang).format(shown=MOST_ROWS, all=len(block.rows), file=file)
    return Markup('<p class="left-out">{}</p>').format(say(words))


def as_csv(block: Table) -> bytes:
    """All rows of *block* under their head."""
    return lines((block.head, *block.rows))


def lines(rows: Iterable[Sequence[str]]) -> bytes:
    """*rows* as CSV."""
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows([[as_text(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8", "replace")


def as_text(cell: Any) -> Any:
    """*cell*, so that a spreadsheet takes it for a text: what would begin a formula there gets an apostrophe."""
    begins = isinstance(cell, str) and cell[:1] in set("=+-@\t\r") and not is_number(cell)
    return f"'{cell}" if begins else cell


def is_number(cell: str) -> bool:
    """Whether *cell* is a number and no more."""
    try:
        float(cell.replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        return False
    return True


TABLE = Text("Table {n}", "표 {n}")
_SHORT = Text(
    "In short: the other columns ({columns}) are in the files attached to this PDF (such as {file}) and on the dashboard.",
    "짧게 실었습니다. 나머지 열({columns})은 이 PDF의 첨부 파일({file} 등)과 대시보드에 있습니다.",
)
_WHOLE = Text("Open the whole table", "전체 표 열기")
_CUT = Text(
    "The first {shown} of {all} rows are printed here; all of them are in the attached file {file}.",
    "전체 {all}행 가운데 처음 {shown}행만 실었습니다. 전체는 첨부 파일에 있습니다: {file}",
)
