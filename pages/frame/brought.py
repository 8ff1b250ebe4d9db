"""The files that a session brought; they stay with it, and travel only inside its studies and jobs."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

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


def content(key: str) -> bytes | None:
    """What the uploader *key* holds; None if nothing came, or the server no longer has it."""
    upload = st.session_state.get(key)
    return upload.getvalue() if isinstance(upload, UploadedFile) else None
