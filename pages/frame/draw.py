"""Blocks become Streamlit elements: one handler a block."""

from __future__ import annotations

from functools import singledispatch
from html import escape

import pandas as pd
import streamlit as st

from acts.blocks import (
    Block,
    Code,
    Details,
    Figure,
    Finding,
    Formula,
    Heading,
    KeyItem,
    Notice,
    Picture,
    Prose,
    References,
    Stats,
    Strip,
    Table,
)
from acts.text import Lang, Text
from acts.theme import dress, raster_row
from pages.frame import look

_counter = "_figures"


def begin() -> None:
    """Number the figures and tables of the page from 1 again."""
    st.session_state[_counter] = {"figure": 0, "table": 0}


@singledispatch
def draw(block: Block, lang: Lang) -> None:
    """Show one block."""
    raise TypeError(block)


@draw.register
def _(block: Finding, lang: Lang) -> None:
    look.line("finding", block.text)


@draw.register
def _(block: Prose, lang: Lang) -> None:
    look.line("prose", block.text)


@draw.register
def _(block: Heading, lang: Lang) -> None:
    st.header(block.text, anchor=False)


@draw.register
def _(block: Notice, lang: Lang) -> None:
    look.state(block.kind, block.title, block.text)


@draw.register
def _(block: Stats, lang: Lang) -> None:
    cells = "".join(f"<div><strong>{escape(v)}</strong><span>{escape(k)}</span></div>" for v, k in block.items)
    look.html(f'<div class="stats">{cells}</div>')


@draw.register
def _(block: Formula, lang: Lang) -> None:
    if block.name:
        look.line("head", block.name)
    st.latex(block.tex)


@draw.register
def _(block: Figure, lang: Lang) -> None:
    if block.key:
        look.html(f'<div class="key">{"".join(map(_key_item, block.key))}</div>')
    chart(block)
    look.html(_caption(_FIGURE, "figure", block.title, block.caption, lang))


def chart(figure: Figure) -> None:
    """The chart alone, in the palette of the session."""
    mode = look.mode()
    spec = dress(figure.spec, mode, figure.height, figure.right)
    spec["datasets"] = dict(figure.data)
    if figure.raster is not None:
        spec["datasets"]["raster"] = pd.DataFrame([raster_row(figure.raster, mode)])
    st.vega_lite_chart(spec=spec, theme=None, width="stretch", height=figure.height, alt=figure.alt)


def _key_item(item: KeyItem) -> str:
    tones = [f"var(--{token.removeprefix('@')})" for token in item.tokens]
    ramp = len(tones) > 1
    paint = f"linear-gradient(90deg,{','.join(tones)})" if ramp else tones[0]
    return f'<span><i class="{"ramp" if ramp else ""}" style="background:{paint}"></i>{escape(item.label)}</span>'


@draw.register
def _(block: Picture, lang: Lang) -> None:
    st.image(block.png, width="stretch", alt=block.alt)
    look.html(_caption(_FIGURE, "figure", block.title, block.caption, lang))


@draw.register
def _(block: Strip, lang: Lang) -> None:
    with st.container(key=f"strip-{block.name}"):
        for panel in block.panels:
            with st.container(gap="xsmall"):
                look.line("head", panel.title)
                if isinstance(panel, Picture):
                    st.image(panel.png, width="stretch", alt=panel.alt)
                else:
                    chart(panel)
    look.html(_caption(_FIGURE, "figure", block.title, block.caption, lang))


@draw.register
def _(block: Table, lang: Lang) -> None:
    look.html(f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(block.title)}">{_table(block, lang)}</div>')


def _table(block: Table, lang: Lang) -> str:
    aligned = [' class="r"' if numeric else "" for numeric in block.numeric]
    head = "".join(f'<th scope="col"{a}>{escape(h)}</th>' for h, a in zip(block.head, aligned, strict=True))
    marks = block.marks or (None,) * len(block.rows)
    rows = "".join(_row(row, mark, aligned) for row, mark in zip(block.rows, marks, strict=True))
    caption = _numbered(_TABLE, "table", block.title, lang)
    return f"<table><caption>{caption} {escape(block.caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(row: tuple[str, ...], mark: int | None, aligned: list[str]) -> str:
    swatch = "" if mark is None else f'<i style="{look.sample(mark)}"></i>'
    cells = "".join(f"<td{a}>{escape(cell)}</td>" for cell, a in zip(row[1:], aligned[1:], strict=True))
    return f'<tr><th scope="row"{aligned[0]}>{swatch}{escape(row[0])}</th>{cells}</tr>'


@draw.register
def _(block: Code, lang: Lang) -> None:
    st.code(block.text, language=block.language, wrap_lines=True)


@draw.register
def _(block: Details, lang: Lang) -> None:
    with st.expander(block.title):
        for inner in block.blocks:
            draw(inner, lang)


@draw.register
def _(block: References, lang: Lang) -> None:
    items = "".join(f"<li>{_linked(r.text, r.url)}</li>" for r in block.items)
    with st.expander(_SOURCES(lang)):
        look.html(f'<ul class="refs">{items}</ul>')


def _linked(text: str, url: str) -> str:
    return f'<a href="{escape(url, quote=True)}" target="_blank" rel="noopener">{escape(text)}</a>' if url else escape(text)


def _caption(form: Text, kind: str, title: str, caption: str, lang: Lang) -> str:
    return f'<p class="cap">{_numbered(form, kind, title, lang)} {escape(caption)}</p>'


def _numbered(form: Text, kind: str, title: str, lang: Lang) -> str:
    counts = st.session_state.setdefault(_counter, {"figure": 0, "table": 0})
    counts[kind] += 1
    return f"<b>{escape(form(lang).format(number=counts[kind], title=title))}</b>"


_FIGURE = Text("Figure {number}. {title}.", "그림 {number}. {title}.")
_TABLE = Text("Table {number}. {title}.", "표 {number}. {title}.")
_SOURCES = Text("Sources", "출처")
