"""The parts of a page that run again on their own, and which of them a turned knob concerns.

A knob beside a figure does not have to be drawn again because it was turned: its widget already shows what it says.
"""

from __future__ import annotations

import streamlit as st

from acts.knobs import Flag, Knob, Number, Option
from acts.views.base import View
from acts.views.parts import Part

PRESETS = "presets"  #: the examples above a view
KNOBS = "knobs"  #: the knobs of the answer
ANSWER = "answer"
_LAST = "_last_part"  #: the last of those that a turned knob has run


def section(number: int) -> str:
    """What the section at place *number*, from 1, shows, without its knobs."""
    return f"section.{number}"


def concerned(view: View, path: str, knob: Knob) -> list[str]:
    """The fragments to run again when the knob of *view* at *path* was turned; none if it concerns the whole page."""
    if not isinstance(knob, _ALONE):
        return []  # it may bring other knobs with it, or a sentence on what was written
    name, _, rest = path.partition(".")
    if name == "parts":
        return [section(int(rest.partition(".")[0]))]
    if not view.chosen or name in view.aside:
        return [ANSWER]
    seeing = [number for number, part in enumerate(view.chosen, 1) if part.depends(name)]
    return [ANSWER, *map(section, seeing)]


def run(parts: list[str]) -> None:
    """Say which *parts* of the page are about to run; none if all of it runs."""
    st.session_state[_LAST] = parts[-1] if parts else None


def ends_with(part: str) -> bool:
    """Whether *part* is the last of those that a turned knob has run."""
    return st.session_state.get(_LAST) == part


def runs_alone(view: View, part: Part) -> bool:
    """Whether a turned knob may concern *part* below *view*, and not the whole page; only then it has to be a fragment."""
    own = any(isinstance(knob, _ALONE) for knob in part.knobs().values())
    turned = (name for name, knob in view.knobs().items() if isinstance(knob, _ALONE) and name not in view.aside)
    return own or any(map(part.depends, turned))


_ALONE = (Number, Flag, Option)  # kinds of knobs that bring nothing else with them
