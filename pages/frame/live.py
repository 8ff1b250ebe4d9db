"""A button that has something measured beside the server, and what it found, until it is pressed again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import streamlit as st

from acts.blocks import Block, Figure, Live
from acts.text import Lang, Text
from pages.frame import jobs


@dataclass
class Press:
    """The key of the work that a press asked for, and what it found."""

    key: str
    found: Any = None


def measure(block: Live, lang: Lang, draw: Callable[[Iterable[Block], Lang], None]) -> None:
    """The button, and below it how the work stands or what it found.

    A press is work of its own: what was measured before is not what would be measured now.
    """
    home, place = f"_live.{block.name}", f"_job.live.{block.name}"
    if st.button(block.button, key=f"live.{block.name}", icon=":material/timer:"):
        st.session_state[home] = Press(f"{home}.{uuid4().hex}")
    press: Press | None = st.session_state.get(home)
    if press is None:
        return
    if press.found is None:
        press.found, slot = jobs.result(place, press.key, block.work)
        if press.found is None:
            with st.empty().container():
                jobs.waiting(slot, _MEASURING, lang)
            return
    for shown in block.show(press.found):
        with st.columns((3, 2), gap="large")[0] if isinstance(shown, Figure) else st.container():
            draw([shown], lang)


_MEASURING = Text("Measuring", "측정하고 있습니다")
