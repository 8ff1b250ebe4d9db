"""The address bar: what it says when a page opens, and what it says after the widgets were asked.

The rule that keeps both in step: session state is filled from the address only if this page did not write that
address itself; it is written again after the widgets. Language stands in the same address as the knobs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import streamlit as st

from acts.text import LANGS, Lang

_WRITTEN, _PATH, _STAYED = "_address", "_path", "_stayed"
LANGUAGE = "lang"


def arrived() -> dict[str, str]:
    """The parameters of the address as they stand, without the language; the last one wins where a name repeats."""
    return {name: value for name, value in st.query_params.to_dict().items() if name != LANGUAGE}


def is_ours() -> bool:
    """Whether this session wrote the present address itself, so that its widgets already know what it says."""
    return st.session_state.get(_WRITTEN) == st.query_params.to_dict()


def on_page(path: str) -> None:
    """Take note of the page that is about to be drawn."""
    st.session_state[_STAYED], st.session_state[_PATH] = st.session_state.get(_PATH) == path, path


def says_defaults() -> bool:
    """Whether an address with a language alone means what it says: the reader went back on this page to how it began.

    Coming from another page it does not, as a page keeps its knobs; nor without a language, as the navigation goes there.
    """
    return st.session_state.get(_STAYED, False) and LANGUAGE in st.query_params


def write(link: Mapping[str, str]) -> None:
    """Put *link* and the language into the address bar; no rerun follows."""
    new = {**link, LANGUAGE: language()}
    if st.query_params.to_dict() != new:
        st.query_params.from_dict(new)
    st.session_state[_WRITTEN] = new


def language() -> Lang:
    """The language of this session."""
    return cast("Lang", st.session_state.get(LANGUAGE, "en"))


def choose_language() -> None:
    """Settle the language before anything is drawn: the address, then the session, then the browser."""
    asked = st.query_params.get(LANGUAGE)
    if asked in LANGS and not is_ours():
        st.session_state[LANGUAGE] = asked
    if st.session_state.get(LANGUAGE) not in LANGS:
        spoken = (st.context.locale or "en")[:2]
        st.session_state[LANGUAGE] = spoken if spoken in LANGS else "en"
