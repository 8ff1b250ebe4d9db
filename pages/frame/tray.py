"""The study of this session: the views a reader collected, in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from html import escape

import streamlit as st

from acts.study import Entry, Study
from acts.text import Lang, Text
from acts.views.base import View
from pages.frame import brought, look

_STUDY = "_study"
TURN = "_study.turn"


def study() -> Study:
    """The study as it stands, with the files this session brought."""
    current: Study = st.session_state.get(_STUDY) or Study(date=datetime.now(UTC).date().isoformat())
    return replace(current, files={**current.files, **brought.files()})


def collected() -> Study | None:
    """The study of this session as it was last put; None before that."""
    return st.session_state.get(_STUDY)


def take(opened: Study) -> None:
    """Make a study that came from elsewhere the study of this session, with its files and its words."""
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


def count(lang: Lang) -> None:
    """One line in the sidebar: how many views the study holds."""
    name, entries = _TRAY(lang), len(study().entries)
    look.html(f'<div class="tray"><span>{escape(name)}</span><b>{entries}</b></div>')


_TRAY = Text("Views in the study", "스터디에 담은 화면")
