"""Blocks become Streamlit elements: one handler a block.

Every element costs a message to the browser, so what is only text is gathered: neighboring paragraphs, captions and
tables travel as one piece of HTML, neighboring formulas as one piece of Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial, singledispatch
from html import escape
from itertools import groupby

import streamlit as st

from acts.blocks import (
    Block,
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
from acts.text import Lang, Text
from pages.frame import charts, live, look, markup


@dataclass(frozen=True)
class Html:
    """A piece of a page that is only text; its values are escaped."""

    body: str


@dataclass(frozen=True)
class Math:
    """A piece of Markdown with a formula in it."""

    body: str


Piece = Html | Math | Callable[[], None]


def draw(blocks: Iterable[Block], lang: Lang) -> None:
    """Show *blocks* in order."""
    flow = (piece for block in blocks for piece in pieces(block, lang))
    for kind, run in groupby(flow, lambda piece: type(piece) if isinstance(piece, Html | Math) else None):
        if kind is Html:
            look.html("".join(p.body for p in run if isinstance(p, Html)), lang)
        elif kind is Math:
            st.markdown("\n\n".join(p.body for p in run if isinstance(p, Math)))
        else:
            for piece in run:
                piece()  # pyright: ignore[reportCallIssue] - what is not text is an element


@singledispatch
def pieces(block: Block, lang: Lang) -> Iterator[Piece]:
    """What *block* is on a screen."""
    raise TypeError(block)


@pieces.register
def _(block: Finding, lang: Lang) -> Iterator[Piece]:
    yield Html(f'<p class="finding">{escape(block.text)}</p>')


@pieces.register
def _(block: Prose, lang: Lang) -> Iterator[Piece]:
    yield Html(f'<p class="prose">{escape(block.text)}</p>')


@pieces.register
def _(block: Heading, lang: Lang) -> Iterator[Piece]:
    yield Html(f"<h2>{escape(block.text)}</h2>")


@pieces.register
def _(block: Notice, lang: Lang) -> Iterator[Piece]:
    yield Html(look.state_box(block.kind, block.title, block.text))


@pieces.register
def _(block: Stats, lang: Lang) -> Iterator[Piece]:
    cells = "".join(f"<div><strong>{escape(v)}</strong><span>{escape(k)}</span></div>" for v, k in block.items)
    yield Html(f'<div class="stats">{cells}</div>')


@pieces.register
def _(block: Formula, lang: Lang) -> Iterator[Piece]:
    name = re.sub(r"([\\`*_{}\[\]<>()#+\-.!|$~:])", r"\\\1", block.name)  # a name is never markup
    yield Math(f"**{name}**\n\n$$\n{_breaking(block.tex)}\n$$")


def _breaking(tex: str) -> str:
    """*tex* that breaks on a phone between two equations, and not inside the second or before a brace of cases."""
    first, between, second = tex.partition(_BETWEEN)
    second = f"{{{second}}}" if len(second) < _SHORT else second
    return re.sub(r"= *(?=\\begin)", r"=\\nobreak ", first + (rf"{between}\allowbreak{second}" if between else ""))


@pieces.register
def _(block: Figure, lang: Lang) -> Iterator[Piece]:
    if block.key:
        yield Html(f'<div class="key">{"".join(map(markup.key_item, block.key))}</div>')
    yield lambda: charts.chart(block)
    yield Html(markup.caption(block, lang))


@pieces.register
def _(block: Picture, lang: Lang) -> Iterator[Piece]:
    yield Html(markup.picture(block) + markup.caption(block, lang))


@pieces.register
def _(block: Strip, lang: Lang) -> Iterator[Piece]:
    if block.film is not None:
        yield partial(_film, block, block.film, lang)
        return
    yield lambda: _strip(block, lang)
    yield Html(markup.caption(block, lang))


def _film(block: Strip, film: Figure, lang: Lang) -> None:
    """All moments in one chart with its own controls, and beside it what is seen; the browser plays it alone."""
    left, right = st.columns((3, 2), gap="large")
    with left:
        charts.chart(film)
    with right:
        look.html(markup.caption(block, lang), lang)


def _strip(block: Strip, lang: Lang) -> None:
    with st.container(key=f"strip-{block.name}"):
        for panel in block.panels:
            if isinstance(panel, Picture):
                look.html(f'<p class="head">{escape(panel.title)}</p>{markup.picture(panel)}', lang)
            else:
                charts.chart(panel, titled=True)


@pieces.register
def _(block: Table, lang: Lang) -> Iterator[Piece]:
    name = escape(block.title, quote=True)
    yield Html(f'<div class="scroll" tabindex="0" role="region" aria-label="{name}">{markup.table(block, lang)}</div>')


@pieces.register
def _(block: Code, lang: Lang) -> Iterator[Piece]:
    yield lambda: _code(block)


def _code(block: Code) -> None:
    st.code(block.text, language=block.language, line_numbers=block.numbered, wrap_lines=True)


@pieces.register
def _(block: Download, lang: Lang) -> Iterator[Piece]:
    yield lambda: _download(block, lang)


def _download(block: Download, lang: Lang) -> None:
    with st.container(horizontal=True, gap="small"):
        for name, media, content in block.files:
            st.download_button(
                _SAVE(lang).format(name=name), content, file_name=name, mime=media, on_click="ignore",
                icon=":material/download:", key=f"download.{name}",
            )  # fmt: skip


@pieces.register
def _(block: Live, lang: Lang) -> Iterator[Piece]:
    yield lambda: live.measure(block, lang, draw)


@pieces.register
def _(block: Details, lang: Lang) -> Iterator[Piece]:
    inner = [piece for part in block.blocks for piece in pieces(part, lang)]
    text = [piece.body for piece in inner if isinstance(piece, Html)]
    if len(text) == len(inner):
        yield Html(markup.fold(block.title, "".join(text)))
    else:
        yield lambda: _unfolding(block, lang)


def _unfolding(block: Details, lang: Lang) -> None:
    """Charts that are folded away are not drawn until they are asked for."""
    with st.expander(block.title, on_change="rerun", key=f"details.{block.title}") as fold:
        if fold.open:
            draw(block.blocks, lang)


@pieces.register
def _(block: References, lang: Lang) -> Iterator[Piece]:
    items = "".join(f"<li>{markup.linked(r.text, r.url)}</li>" for r in block.every)
    yield Html(markup.fold(_SOURCES(lang), f'<ul class="refs">{items}</ul>'))


_BETWEEN, _SHORT = r"\qquad", 100  # letters of an equation that fits on a phone
_SAVE = Text("Save {name}", "{name} 저장")
_SOURCES = Text("Sources", "출처")
