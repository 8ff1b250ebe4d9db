"""The parts of a page that run again on their own, and which of them a turned knob concerns.

A knob beside a figure does not have to be drawn again because it was turned: its widget already shows what it says.
"""

from __future__ import annotations

from acts.knobs import Flag, Knob, Number, Option
from acts.views.base import View

BODY = "body"  #: a view as a whole: knobs, answer, sections
KNOBS = "knobs"  #: the knobs of the answer
ANSWER = "answer"
SECTIONS = "sections"  #: what the sections show, without their knobs


def concerned(view: View, path: str, knob: Knob) -> list[str]:
    """The fragments to run again when the knob of *view* at *path* was turned."""
    if not isinstance(knob, Number | Flag | Option):
        return [BODY]  # it may bring other knobs with it, or a sentence on what was written
    name = path.partition(".")[0]
    if not view.chosen or name in view.aside:
        return [ANSWER]
    return [SECTIONS] if name == "parts" else [ANSWER, SECTIONS]
