"""The parts of a page that run again on their own, and which of them a turned knob concerns.

A knob beside a figure does not have to be drawn again because it was turned: its widget already shows what it says.
"""

from __future__ import annotations

from acts.knobs import Flag, Knob, Number, Option
from acts.views.base import View

PRESETS = "presets"  #: the examples above a view
BODY = "body"  #: a view as a whole: knobs, answer, sections
KNOBS = "knobs"  #: the knobs of the answer
ANSWER = "answer"
WORKS = "works"  #: what answer and sections rest on, last on the page


def section(number: int) -> str:
    """What the section at place *number*, from 1, shows, without its knobs."""
    return f"section.{number}"


def concerned(view: View, path: str, knob: Knob) -> list[str]:
    """The fragments to run again when the knob of *view* at *path* was turned."""
    if not isinstance(knob, Number | Flag | Option):
        return [BODY]  # it may bring other knobs with it, or a sentence on what was written
    name, _, rest = path.partition(".")
    if name == "parts":
        return [section(int(rest.partition(".")[0])), WORKS]
    if not view.chosen or name in view.aside:
        return [ANSWER]
    seeing = [number for number, part in enumerate(view.chosen, 1) if part.depends(name)]
    return [ANSWER, *map(section, seeing), WORKS]
