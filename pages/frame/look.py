"""The house style on screen: the palette as custom properties, the style sheet, and the few blocks of HTML."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files
from typing import Literal

import streamlit as st

from acts.text import Lang
from acts.theme import DARK, HUES, LIGHT, Mode, dash
from pages.frame import address, theirs


def style(lang: Lang) -> None:
    """Put the style sheet into the page, and have the browser speak *lang* throughout."""
    st.html(_Markup(f"<style>{_sheet()}</style>"))
    theirs.speak(lang)


@cache
def _sheet() -> str:
    names = "".join(f"--{name}:light-dark({LIGHT[name]},{DARK[name]});" for name in LIGHT)
    sheet = files("pages.frame").joinpath("look.css").read_text(encoding="utf-8")
    return f"[data-testid=stApp]{{{names}}}{sheet}"


def mode() -> Mode:
    """The palette of this session."""
    return "dark" if st.context.theme.type == "dark" else "light"


def html(body: str, lang: Lang | None = None) -> None:
    """A block of our own HTML; every value in *body* is escaped by whoever wrote it."""
    lang = lang or address.language()
    st.html(_Markup(f'<div class="lab {lang}" lang="{lang}">{_joined(body)}</div>'))


def _joined(body: str) -> str:
    """*body* with no line that begins with the bracket that explains a Korean word, the particle behind it, or a dot.

    Each pattern begins with the sign itself: what looks behind itself first is tried at every letter, at 200 times the cost.
    """
    return _DOT.sub("\u2060·\u200b", _AFTER.sub(")\u2060", _BEFORE.sub("\u2060(", body)))


_BEFORE, _AFTER = re.compile(r"\((?<=[가-힣][(])"), re.compile(r"\)(?=[가-힣])")
_DOT = re.compile(r"·(?<=[가-힣]·)(?=\S)")


class _Markup:
    """HTML as it is; a plain string would be searched for indentation first, at a cost that grows with its length."""

    def __init__(self, body: str) -> None:
        self._body = body

    def _repr_html_(self) -> str:
        return self._body


def line(kind: Literal["lead", "finding", "cap", "head", "prose"], text: str) -> None:
    """One paragraph of plain text in a role of the style sheet."""
    html(f'<p class="{kind}">{escape(text)}</p>')


def note(text: str) -> None:
    """A quiet sentence under a widget."""
    html(f'<p class="note" role="status">{escape(text)}</p>')


_TONES = {"empty": "axis", "note": "blue", "loading": "blue", "partial": "gold", "failed": "orange"}


def state(kind: str, title: str, text: str) -> None:
    """The box for what is not a result: empty, loading, partial, failed."""
    html(state_box(kind, title, text))


def state_box(kind: str, title: str, text: str) -> str:
    """The same box as HTML."""
    role = "alert" if kind == "failed" else "status"
    bar = f'<i style="background:var(--{_TONES[kind]})"></i>'
    return f'<div class="state" role="{role}">{bar}<b>{escape(title)}</b><p>{escape(text)}</p></div>'


def sample(series: int) -> str:
    """CSS that repeats the dash of a series in its color, for a short line beside a name."""
    tone, cuts, at = f"var(--{HUES[series % len(HUES)]})", list[str](), 0
    for i, length in enumerate(dash(series) if dash(series)[1] else [4]):
        cuts.append(f"{tone if i % 2 == 0 else 'transparent'} {at}px {at + length}px")
        at += length
    return f"background:repeating-linear-gradient(90deg,{','.join(cuts)})"
