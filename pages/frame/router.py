"""The way to the pages: navigation, language, the study's count."""

from __future__ import annotations

from copy import copy
from functools import cache

import streamlit as st

from acts.text import LANGS, Lang, Text
from acts.views import VIEWS
from pages.frame import address, browser, door, kept, look, server, tray

_FRAMED = "_framed"


def pages(lang: Lang) -> dict[str, list[st.Page]]:
    """The pages by navigation group, titled in *lang*; copies, as each may be run only once."""
    return {group: [copy(page) for page in those] for group, those in _pages(lang).items()}


@cache
def _pages(lang: Lang) -> dict[str, list[st.Page]]:
    """The same, made once: each page looks for its file."""
    groups: dict[str, list[st.Page]] = {_START(lang): [st.Page("pages/home.py", title=_HOME(lang), default=True)]}
    for slug, view in VIEWS.items():
        page = st.Page(f"pages/{slug}.py", title=view.title(lang), url_path=slug)
        groups.setdefault(view.group(lang), []).append(page)
    groups[_COLLECT(lang)] = [st.Page("pages/study.py", title=STUDY(lang), url_path="study")]
    return groups


def run() -> None:
    """Draw the frame and the page that was asked for."""
    server.ready()
    address.choose_language()
    lang, shut = address.language(), door.shut()
    page = st.navigation(pages(lang), expanded=True, position="hidden" if shut else "sidebar")
    st.set_page_config(page_title=f"{page.title} · Activation Lab", page_icon="/app/static/mark.png", layout="wide")
    look.style()
    with st.sidebar:
        _ask_language(lang)
        if not shut:
            tray.count(lang)
    first = not page.url_path
    if shut:
        address.write(address.arrived())
        door.draw(lang, first=first)
        browser.act(lang)
        return
    st.session_state[_FRAMED] = True
    offer = st.container() if page.url_path == "study" else st.sidebar  # a phone folds the sidebar away
    address.on_page(page.url_path)
    page.run()
    with st.sidebar:  # last, so that what the page has changed is kept
        kept.draw(lang, door.person(), offer)
        door.draw_inside(lang, first=first)


def _ask_language(lang: Lang) -> None:
    names: dict[str, str] = {"en": "English", "ko": "한국어"}
    st.segmented_control(
        _LANGUAGE(lang), LANGS, format_func=names.__getitem__, key=address.LANGUAGE, default=lang, required=True,
        label_visibility="collapsed", width="stretch",
    )  # fmt: skip


def need_frame() -> None:
    """Let the frame be drawn first when a page's own script was run without it.

    The first visitor of a fresh process who opens a page's own address gets that script alone, because Streamlit
    reads the folder ``pages`` before it has seen ``dashboard.py``.
    """
    if not st.session_state.get(_FRAMED):
        address.choose_language()
        st.navigation(pages(address.language()), position="hidden")
        st.rerun()


_START = Text("Start", "시작")
_HOME = Text("Overview", "개요")
_COLLECT = Text("Report", "보고서")
STUDY = Text("Study", "스터디")
_LANGUAGE = Text("Language", "언어")
