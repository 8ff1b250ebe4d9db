"""The study of this session: the views a reader collected, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from html import escape

import streamlit as st

from acts.study import Entry, Study
from acts.text import Lang, Text
from acts.views.base import View
from pages.frame import brought, look

_STUDY = "_study"
_LEFT = "_study.left"
TURN = "_study.turn"


def study() -> Study:
    """The study as it stands, with the files this session brought."""
    current: Study = st.session_state.get(_STUDY) or Study(date=datetime.now(UTC).date().isoformat())
    return replace(current, files={**current.files, **brought.files()})


def collected() -> Study | None:
    """The study of this session as it was last put; None before that."""
    return st.session_state.get(_STUDY)


def take(opened: Study) -> None:
    """Make a study that came from elsewhere the study of this session; the one that it takes the place of can come back."""
    mine = study()
    if opened.entries[: len(mine.entries)] != mine.entries:
        left(_REPLACED, lambda _: mine)
    _install(opened)


def _install(opened: Study) -> None:
    """The study with its files and its words."""
    st.session_state["study.title"], st.session_state["study.author"] = opened.title, opened.author
    st.session_state["study.problems"] = opened.problems
    brought.keep(opened.files)
    put(opened)
    renew()


def renew() -> None:
    """Have the note fields made anew, as each is known by its place."""
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def put(changed: Study) -> None:
    """Make *changed* the study of this session."""
    st.session_state[_STUDY] = changed


def add(view: View) -> None:
    """Append *view* to the study."""
    current = study()
    put(replace(current, entries=(*current.entries, Entry(view))))


def left(what: Text, back: Callable[[Study], Study]) -> None:
    """Something has left the study, *what* says it; *back* puts it into the study of then."""
    st.session_state[_LEFT] = what, back


def offer_back(lang: Lang) -> None:
    """Name what left the study last, beside a button that brings it back."""
    found: tuple[Text, Callable[[Study], Study]] | None = st.session_state.get(_LEFT)
    if found is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        look.note(found[0](lang))
        st.button(_UNDO(lang), key="study.undo", on_click=_bring_back, args=(found[1],))


def _bring_back(back: Callable[[Study], Study]) -> None:
    del st.session_state[_LEFT]
    _install(back(study()))


def count(lang: Lang) -> None:
    """One line in the sidebar: how many views the study holds."""
    name, entries = _TRAY(lang), len(study().entries)
    look.html(f'<div class="tray"><span>{escape(name)}</span><b>{entries}</b></div>')


_REPLACED = Text("Opened in place of the study that was here.", "전에 있던 스터디 대신 열었습니다.")
_UNDO = Text("Undo", "되돌리기")
_TRAY = Text("Views in the study", "스터디에 담은 화면")
