"""Blocks become Streamlit elements: one handler a block.

Every element costs a message to the browser, so what is only text is gathered: neighboring paragraphs, captions and
tables travel as one piece of HTML, neighboring formulas as one piece of Markdown.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial, singledispatch
from html import escape
from io import BytesIO
from itertools import groupby
from typing import Any

import streamlit as st
from PIL import Image

from acts.blocks import (
    Block,
    Code,
    Details,
    Download,
    Figure,
    Finding,
    Formula,
    Heading,
    KeyItem,
    Live,
    Notice,
    Picture,
    Prose,
    References,
    Stats,
    Strip,
    Table,
)
from acts.rows import Rows
from acts.text import Lang, Text
from acts.theme import PALETTES, Mode, dress, raster_row
from pages.frame import handles, live, look, rows


@dataclass(frozen=True)
class Html:
    """A piece of a page that is only text; its values are escaped."""

    body: str


@dataclass(frozen=True)
class Math:
    """A piece of Markdown with a formula in it."""

    body: str


Piece = Html | Math | Callable[[], None]
_counter = "_figures"


def begin() -> None:
    """Number the figures and tables of the page from 1 again."""
    st.session_state[_counter] = {"figure": 0, "table": 0}


def numbered() -> dict[str, int]:
    """How many figures and tables there are so far."""
    return dict(st.session_state.get(_counter, {"figure": 0, "table": 0}))


def go_on(after: dict[str, int]) -> None:
    """Number the next ones *after* those."""
    st.session_state[_counter] = dict(after)


def draw(blocks: Iterable[Block], lang: Lang) -> None:
    """Show *blocks* in order."""
    flow = (piece for block in blocks for piece in pieces(block, lang))
    for kind, run in groupby(flow, lambda piece: type(piece) if isinstance(piece, Html | Math) else None):
        if kind is Html:
            look.html("".join(p.body for p in run if isinstance(p, Html)))
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
    yield Math(f"**{name}**\n\n$$\n{block.tex}\n$$")


@pieces.register
def _(block: Figure, lang: Lang) -> Iterator[Piece]:
    if block.key:
        yield Html(f'<div class="key">{"".join(map(_key_item, block.key))}</div>')
    yield lambda: chart(block)
    yield Html(_caption(block, lang))


def chart(figure: Figure, *, titled: bool = False) -> None:
    """The chart alone, in the palette of the session; *titled*: with its title inside, as a panel of a strip has it."""
    mode = look.mode()
    spec = dict(_dressed(Same(figure.spec), mode, figure.height, figure.right))
    if titled:
        spec["title"] = figure.title
        spec["height"] = figure.height + 24
    spec["datasets"] = {name: rows.arrow(frame) for name, frame in figure.data.items()}
    if figure.raster is not None:
        spec["datasets"]["raster"] = rows.arrow(Rows(raster_row(figure.raster, mode)))
    handle = figure.handle
    more: dict[str, Any] = {} if handle is None else handles.attach(spec, figure.name, handle, PALETTES[mode])
    st.vega_lite_chart(spec=spec, theme=None, width="stretch", height=spec["height"], alt=figure.alt, **more)


class Same:
    """A value known by identity, so that what is made of it can be kept."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


@lru_cache(maxsize=256)
def _dressed(spec: Same, mode: Mode, height: int, right: int) -> dict[str, Any]:
    return dress(spec.value, mode, height, right)


def _key_item(item: KeyItem) -> str:
    tones = [f"var(--{token.removeprefix('@')})" for token in item.tokens]
    ramp = len(tones) > 1
    paint = f"linear-gradient(90deg,{','.join(tones)})" if ramp else tones[0]
    return f'<span><i class="{"ramp" if ramp else ""}" style="background:{paint}"></i>{escape(item.label)}</span>'


@pieces.register
def _(block: Picture, lang: Lang) -> Iterator[Piece]:
    yield Html(_picture(block) + _caption(block, lang))


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


@pieces.register
def _(block: Strip, lang: Lang) -> Iterator[Piece]:
    if block.film is not None:
        yield partial(_film, block, block.film, lang)
        return
    yield lambda: _strip(block)
    yield Html(_caption(block, lang))


def _film(block: Strip, film: Figure, lang: Lang) -> None:
    """All moments in one chart with its own controls, and beside it what is seen; the browser plays it alone."""
    left, right = st.columns((3, 2), gap="large")
    with left:
        chart(film)
    with right:
        look.html(_caption(block, lang))


def _strip(block: Strip) -> None:
    with st.container(key=f"strip-{block.name}"):
        for panel in block.panels:
            if isinstance(panel, Picture):
                look.html(f'<p class="head">{escape(panel.title)}</p>{_picture(panel)}')
            else:
                chart(panel, titled=True)


@pieces.register
def _(block: Table, lang: Lang) -> Iterator[Piece]:
    name = escape(block.title, quote=True)
    yield Html(f'<div class="scroll" tabindex="0" role="region" aria-label="{name}">{_table(block, lang)}</div>')


def _table(block: Table, lang: Lang) -> str:
    aligned = [' class="r"' if numeric else "" for numeric in block.numeric]
    head = "".join(f'<th scope="col"{a}>{escape(h)}</th>' for h, a in zip(block.head, aligned, strict=True))
    marks = block.marks or (None,) * len(block.rows)
    labels = [f' data-label="{escape(h, quote=True)}"{a}' for h, a in zip(block.head, aligned, strict=True)]
    body = "".join(_row(row, mark, labels) for row, mark in zip(block.rows, marks, strict=True))
    wordy = len(block.head) >= _WORDY and not any(block.numeric)
    caption = f"{_numbered(_TABLE, 'table', block.title, lang)} {escape(block.caption)}"
    return f"<table{' class=wordy' if wordy else ''}><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(row: tuple[str, ...], mark: int | None, aligned: list[str]) -> str:
    swatch = "" if mark is None else f'<i style="{look.sample(mark)}"></i>'
    cells = "".join(f"<td{a}>{escape(cell)}</td>" for cell, a in zip(row[1:], aligned[1:], strict=True))
    return f'<tr><th scope="row"{aligned[0]}>{swatch}{escape(row[0])}</th>{cells}</tr>'


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
        yield Html(_fold(block.title, "".join(text)))
    else:
        yield lambda: _unfolding(block, lang)


def _fold(title: str, body: str) -> str:
    """Text that the browser itself folds and unfolds, without asking the server."""
    return f"<details><summary>{escape(title)}</summary><div>{body}</div></details>"


def _unfolding(block: Details, lang: Lang) -> None:
    """Charts that are folded away are not drawn until they are asked for."""
    with st.expander(block.title, on_change="rerun", key=f"details.{block.title}") as fold:
        if fold.open:
            draw(block.blocks, lang)


@pieces.register
def _(block: References, lang: Lang) -> Iterator[Piece]:
    items = "".join(f"<li>{_linked(r.text, r.url)}</li>" for r in block.items)
    yield Html(_fold(_SOURCES(lang), f'<ul class="refs">{items}</ul>'))


def _linked(text: str, url: str) -> str:
    to = escape(url, quote=True)
    return f'<a href="{to}" target="_blank" rel="noopener">{escape(text)}</a>' if url else escape(text)


def _caption(block: Figure | Picture | Strip, lang: Lang) -> str:
    return f'<p class="cap">{_numbered(_FIGURE, "figure", block.title, lang)} {escape(block.caption)}</p>'


def _numbered(form: Text, kind: str, title: str, lang: Lang) -> str:
    counts = st.session_state.setdefault(_counter, {"figure": 0, "table": 0})
    counts[kind] += 1
    return f"<b>{escape(form(lang).format(number=counts[kind], title=title))}</b>"


_WORDY = 5  # columns of words: on a phone such a row is a card, each cell under its heading
_SAVE = Text("Save {name}", "{name} 저장")
_FIGURE = Text("Figure {number}. {title}.", "그림 {number}. {title}.")
_TABLE = Text("Table {number}. {title}.", "표 {number}. {title}.")
_SOURCES = Text("Sources", "출처")
