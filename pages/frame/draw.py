"""Blocks become Streamlit elements: one handler a block."""

from __future__ import annotations

import base64
from functools import lru_cache, singledispatch
from html import escape
from io import BytesIO

import pandas as pd
import streamlit as st
from PIL import Image

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
from pages.frame import look, rows

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
    st.markdown(f"**{block.name}**\n\n$$\n{block.tex}\n$$")


@draw.register
def _(block: Figure, lang: Lang) -> None:
    if block.key:
        look.html(f'<div class="key">{"".join(map(_key_item, block.key))}</div>')
    chart(block)
    look.html(_caption(_FIGURE, "figure", block.title, block.caption, lang))


def chart(figure: Figure, *, titled: bool = False) -> None:
    """The chart alone, in the palette of the session; *titled*: with its title inside, as a panel of a strip has it."""
    mode = look.mode()
    spec = dress(figure.spec, mode, figure.height, figure.right)
    if titled:
        spec["title"] = figure.title
        spec["height"] = figure.height + 24
    spec["datasets"] = {name: rows.arrow(frame) for name, frame in figure.data.items()}
    if figure.raster is not None:
        spec["datasets"]["raster"] = rows.arrow(pd.DataFrame([raster_row(figure.raster, mode)]))
    st.vega_lite_chart(spec=spec, theme=None, width="stretch", height=spec["height"], alt=figure.alt)


def _key_item(item: KeyItem) -> str:
    tones = [f"var(--{token.removeprefix('@')})" for token in item.tokens]
    ramp = len(tones) > 1
    paint = f"linear-gradient(90deg,{','.join(tones)})" if ramp else tones[0]
    return f'<span><i class="{"ramp" if ramp else ""}" style="background:{paint}"></i>{escape(item.label)}</span>'


@draw.register
def _(block: Picture, lang: Lang) -> None:
    look.html(_picture(block) + _caption(_FIGURE, "figure", block.title, block.caption, lang))


def _picture(picture: Picture) -> str:
    """An image with its bytes inside: the server need not unpack it again to show it."""
    return f'<img src="{_light(picture.png)}" alt="{escape(picture.alt, quote=True)}">'


@lru_cache(maxsize=64)
def _light(png: bytes) -> str:
    """A picture as small as a screen needs it, as a data address; paper gets it whole."""
    out = BytesIO()
    with Image.open(BytesIO(png)) as picture:
        picture.save(out, "WEBP", quality=88)
    return f"data:image/webp;base64,{base64.b64encode(out.getvalue()).decode()}"


@draw.register
def _(block: Strip, lang: Lang) -> None:
    with st.container(key=f"strip-{block.name}"):
        for panel in block.panels:
            if isinstance(panel, Picture):
                look.html(f'<p class="head">{escape(panel.title)}</p>{_picture(panel)}')
            else:
                chart(panel, titled=True)
    look.html(_caption(_FIGURE, "figure", block.title, block.caption, lang))


@draw.register
def _(block: Table, lang: Lang) -> None:
    look.html(
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(block.title)}">{_table(block, lang)}</div>'
    )


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
    with st.expander(block.title, on_change="rerun", key=f"details.{block.title}") as fold:
        for inner in block.blocks if fold.open else ():
            draw(inner, lang)


@draw.register
def _(block: References, lang: Lang) -> None:
    items = "".join(f"<li>{_linked(r.text, r.url)}</li>" for r in block.items)
    with st.expander(_SOURCES(lang)):
        look.html(f'<ul class="refs">{items}</ul>')


def _linked(text: str, url: str) -> str:
    return (
        f'<a href="{escape(url, quote=True)}" target="_blank" rel="noopener">{escape(text)}</a>'
        if url
        else escape(text)
    )


def _caption(form: Text, kind: str, title: str, caption: str, lang: Lang) -> str:
    return f'<p class="cap">{_numbered(form, kind, title, lang)} {escape(caption)}</p>'


def _numbered(form: Text, kind: str, title: str, lang: Lang) -> str:
    counts = st.session_state.setdefault(_counter, {"figure": 0, "table": 0})
    counts[kind] += 1
    return f"<b>{escape(form(lang).format(number=counts[kind], title=title))}</b>"


_FIGURE = Text("Figure {number}. {title}.", "그림 {number}. {title}.")
_TABLE = Text("Table {number}. {title}.", "표 {number}. {title}.")
_SOURCES = Text("Sources", "출처")
