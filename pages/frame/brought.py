"""The files that a session brought; they stay with it, and travel only inside its studies and jobs."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

KEPT = 12


def files() -> dict[str, bytes]:
    """The files of this session, by name."""
    return st.session_state.setdefault("files", {})


def keep(content: Mapping[str, bytes]) -> None:
    """Add files to this session; the oldest leave when there are too many."""
    have = files()
    have.update(content)
    for name in list(have)[:-KEPT]:
        del have[name]
