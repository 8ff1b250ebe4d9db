"""What is only text and pictures, as HTML; every value is escaped."""

from __future__ import annotations

import base64
from functools import lru_cache
from html import escape
from io import BytesIO

from PIL import Image

from acts.blocks import Figure, KeyItem, Picture, Strip, Table
from acts.text import Lang
from pages.frame import look, numbering
from pages.frame.same import Same


def key_item(item: KeyItem) -> str:
    """A swatch, or a ramp of colors, and what it stands for."""
    tones = [f"var(--{token.removeprefix('@')})" for token in item.tokens]
    ramp = len(tones) > 1
    paint = f"linear-gradient(90deg,{','.join(tones)})" if ramp else tones[0]
    return f'<span><i class="{"ramp" if ramp else ""}" style="background:{paint}"></i>{escape(item.label)}</span>'


def picture(picture: Picture) -> str:
    """An image with its bytes inside: the server need not unpack it again to show it."""
    return f'<img src="{_light(picture.png)}" alt="{escape(picture.alt, quote=True)}">'


@lru_cache(maxsize=64)
def _light(png: bytes) -> str:
    """A picture as small as a screen needs it, as a data address; paper gets it whole."""
    out = BytesIO()
    with Image.open(BytesIO(png)) as picture:
        picture.save(out, "WEBP", quality=80)
    return f"data:image/webp;base64,{base64.b64encode(out.getvalue()).decode()}"


def table(block: Table, lang: Lang) -> str:
    """Head, rows and caption; a row that a chart marks carries its mark."""
    begun, cells = _cells(Same(block))
    return f"{begun}<caption>{numbering.table(block.title, lang)} {escape(block.caption)}</caption>{cells}</table>"


@lru_cache(maxsize=256)
def _cells(same: Same[Table]) -> tuple[str, str]:
    """How a table begins, and its head and rows."""
    block = same.value
    aligned = [' class="r"' if numeric else "" for numeric in block.numeric]
    head = "".join(f'<th scope="col"{a}>{escape(h)}</th>' for h, a in zip(block.head, aligned, strict=True))
    marks = block.marks or (None,) * len(block.rows)
    labels = [f' data-label="{escape(h, quote=True)}"{a}' for h, a in zip(block.head, aligned, strict=True)]
    body = "".join(_row(row, mark, labels) for row, mark in zip(block.rows, marks, strict=True))
    wordy = len(block.head) >= _WORDY and not any(block.numeric)
    return f"<table{' class=wordy' if wordy else ''}>", f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"


def _row(row: tuple[str, ...], mark: int | None, aligned: list[str]) -> str:
    swatch = "" if mark is None else f'<i style="{look.sample(mark)}"></i>'
    cells = "".join(f"<td{a}>{escape(cell)}</td>" for cell, a in zip(row[1:], aligned[1:], strict=True))
    return f'<tr><th scope="row"{aligned[0]}>{swatch}{escape(row[0])}</th>{cells}</tr>'


def fold(title: str, body: str) -> str:
    """Text that the browser itself folds and unfolds, without asking the server."""
    return f"<details><summary>{escape(title)}</summary><div>{body}</div></details>"


def linked(text: str, url: str) -> str:
    """*text*, as a link if there is a *url*."""
    to = escape(url, quote=True)
    return f'<a href="{to}" target="_blank" rel="noopener">{escape(text)}</a>' if url else escape(text)


def caption(block: Figure | Picture | Strip, lang: Lang) -> str:
    """The number, the title and what is to be seen."""
    return f'<p class="cap">{numbering.figure(block.title, lang)} {escape(block.caption)}</p>'


_WORDY = 5  # columns of words: on a phone such a row is a card, each cell under its heading
