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


def study() -> Study:
    """The study as it stands, with the files this session brought."""
    current: Study = st.session_state.get(_STUDY) or Study(date=datetime.now(UTC).date().isoformat())
    return replace(current, files={**current.files, **brought.files()})


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
