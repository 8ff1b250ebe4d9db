"""Figures and tables of a page are numbered from 1, in the order in which they are drawn."""

from __future__ import annotations

from html import escape

import streamlit as st

from acts.text import Lang, Text

_counter = "_figures"


def begin() -> None:
    """Number the figures and tables of the page from 1 again."""
    st.session_state[_counter] = {"figure": 0, "table": 0}


def so_far() -> dict[str, int]:
    """How many figures and tables there are so far."""
    return dict(st.session_state.get(_counter, {"figure": 0, "table": 0}))


def go_on(after: dict[str, int]) -> None:
    """Number the next ones *after* those."""
    st.session_state[_counter] = dict(after)


def figure(title: str, lang: Lang) -> str:
    """*title* behind the number of the next figure, as HTML."""
    return _next("figure", _FIGURE, title, lang)


def table(title: str, lang: Lang) -> str:
    """*title* behind the number of the next table, as HTML."""
    return _next("table", _TABLE, title, lang)


def _next(kind: str, form: Text, title: str, lang: Lang) -> str:
    counts = st.session_state.setdefault(_counter, {"figure": 0, "table": 0})
    counts[kind] += 1
    return f"<b>{escape(form(lang).format(number=counts[kind], title=title))}</b>"


_FIGURE = Text("Figure {number}. {title}.", "그림 {number}. {title}.")
_TABLE = Text("Table {number}. {title}.", "표 {number}. {title}.")
