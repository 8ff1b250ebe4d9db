"""The works that everything on a page rests on: one list, below its sections."""

from __future__ import annotations

import streamlit as st

from acts import compute
from acts.blocks import Block, References
from acts.text import Lang
from acts.views.base import View, without_works
from pages.frame import controls, draw

_RESTS_ON = "_works_below"  #: the works that the section at each place rests on; None while they are waited for
_SHOWN = "_works_shown"  #: the works that were drawn last


def note(number: int, those: References | None) -> None:
    """The section at place *number* rests on *those*; None while they are waited for."""
    st.session_state.setdefault(_RESTS_ON, {})[number] = those


def draw_all(view: View, lang: Lang) -> None:
    """The works that the answer of *view* and its sections rest on, as far as they are known."""
    known = _known(view, lang)
    st.session_state[_SHOWN] = _joined(known)
    draw.draw([st.session_state[_SHOWN]], lang)


def others(view: View, lang: Lang) -> bool:
    """Whether *view* rests on others than were drawn; while something is waited for nobody knows, and the page will run."""
    known = _known(view, lang)
    return None not in known and _joined(known) != st.session_state.get(_SHOWN)


def _known(view: View, lang: Lang) -> list[References | None]:
    below = st.session_state.get(_RESTS_ON, {})
    return [_of_answer(view, lang), *(below.get(number) for number in range(1, len(view.chosen) + 1))]


def _of_answer(view: View, lang: Lang) -> References | None:
    shown: list[Block] | None = compute.known(f"{controls.permalink(view.alone)}#{lang}")
    if shown is None:
        return None if view.heavy else References()
    return without_works(shown)[1]


def _joined(those: list[References | None]) -> References:
    return without_works([works for works in those if works is not None])[1]
