"""Blocks become HTML: one handler for each kind of block, and a test that none is missing.

`Markup.format` escapes whatever it fills in, so no word of a block is ever read as HTML.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from markupsafe import Markup

from acts.blocks import (
    Code,
    Details,
    Download,
    Figure,
    Finding,
    Formula,
    Heading,
    Live,
    Notice,
    Picture,
    Prose,
    References,
    Stats,
    Strip,
    Table,
)
from acts.references import keys, short
from acts.text import Text
from reports import figures, math, tables
from reports.sheet import Sheet
from reports.text import clean, say


@singledispatch
def draw(block: object, sheet: Sheet) -> Markup:
    """The HTML of one block; what it needs besides (pictures, files, works) is put on *sheet*."""
    raise TypeError(f"no way to print {type(block).__name__}")


def draw_all(blocks: Iterable[object], sheet: Sheet) -> Markup:
    """The HTML of *blocks*, in their order."""
    return Markup("\n").join(draw(block, sheet) for block in blocks)


@draw.register
def _finding(block: Finding, sheet: Sheet) -> Markup:
    return Markup('<p class="finding">{}</p>').format(say(block.text))


@draw.register
def _stats(block: Stats, sheet: Sheet) -> Markup:
    item = Markup('<div class="stat"><p class="value">{}</p><p class="counts">{}</p></div>')
    items = Markup().join(item.format(say(value), say(words)) for value, words in block.items)
    return Markup('<div class="stats">{}</div>').format(items)


@draw.register
def _heading(block: Heading, sheet: Sheet) -> Markup:
    anchor = f"{sheet.place}-h{len(sheet.headings) + 1}"
    sheet.headings.append((anchor, say(block.text)))
    return Markup('<h{0} class="part" id="{1}">{2}</h{0}>').format(sheet.level, anchor, say(block.text))


@draw.register
def _prose(block: Prose, sheet: Sheet) -> Markup:
    return Markup("<p>{}</p>").format(say(block.text))


@draw.register
def _notice(block: Notice, sheet: Sheet) -> Markup:
    line = Markup('<div class="notice {}"><p><b>{}</b></p><p>{}</p></div>')
    return line.format(block.kind, say(block.title), say(block.text))


@draw.register
def _formula(block: Formula, sheet: Sheet) -> Markup:
    line = Markup('<div class="formula"><p class="name">{}</p>{}</div>')
    return line.format(say(block.name), _set(block, sheet))


def _set(block: Formula, sheet: Sheet) -> Markup:
    try:
        svg = math.formula(block.tex)
    except ValueError:
        return Markup("<p><code>{}</code></p>").format(clean(block.tex))
    source = sheet.lay(svg, "svg")
    return Markup('<p class="math"><img src="{}" alt="{}" data-role="formula"></p>').format(source, clean(block.spoken))


draw.register(Figure, figures.figure)
draw.register(Picture, figures.picture)
draw.register(Strip, figures.strip)
draw.register(Table, tables.table)


@draw.register
def _code(block: Code, sheet: Sheet) -> Markup:
    text = clean(block.text, 20_000, lines=True).strip("\n")
    if block.numbered:
        text = "\n".join(f"{number:>2}  {line}" for number, line in enumerate(text.split("\n"), 1))
    return Markup("<pre><code>{}</code></pre>").format(text)


@draw.register
def _download(block: Download | Live, sheet: Sheet) -> Markup:
    return Markup()


@draw.register
def _details(block: Details, sheet: Sheet) -> Markup:
    line = Markup('<div class="details"><h{0} class="part">{1}</h{0}>{2}</div>')
    level, sheet.level = sheet.level, sheet.level + 1
    inside = draw_all(block.blocks, sheet)
    sheet.level = level
    return line.format(level, say(block.title), inside)


@draw.register
def _references(block: References, sheet: Sheet) -> Markup:
    sheet.works.update({work.key: work for work in (block.every if sheet.whole else block.items)})
    if block.beyond and not sheet.whole:
        lines = [(short(work.key), work.text, work.url) for work in block.every]
        sheet.attach("references", tables.lines(lines), say(_BEYOND(sheet.lang)))
    names = [short(work.key) for work in block.items if work.key in keys()]
    line = Markup('<p class="sources"><b>{}</b> {}</p>')
    return line.format(say(_SOURCES(sheet.lang)), say("; ".join(names))) if 0 < len(names) <= _FEW else Markup()


_FEW = 16  # more are named where they are cited
_BEYOND = Text("The works behind what is printed in short", "짧게 실은 내용의 출처")
_SOURCES = Text("Sources, listed in full at the end:", "출처(전체 목록은 보고서 끝에 있습니다):")
