"""How a study is to be printed: its form, its paper, and where its links lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from acts.text import Text

FORMS: Mapping[str, Text] = {
    "report": Text("Report", "보고서"),
    "handout": Text("Handout, one sheet", "한 장 유인물"),
    "teacher": Text("Report with questions and answers", "문제와 정답이 있는 보고서"),
}
PAPERS: Mapping[str, Text] = {"a4": Text("A4", "A4"), "letter": Text("Letter", "레터")}


@dataclass(frozen=True)
class Style:
    """``form`` is one of :data:`FORMS`, ``paper`` one of :data:`PAPERS`.

    ``link_base`` is the address of a running dashboard; with it the document links back to every view.
    """

    form: str = "report"
    paper: str = "a4"
    link_base: str = ""

    def __post_init__(self) -> None:
        if self.form not in FORMS or self.paper not in PAPERS:
            raise ValueError(f"no such style: {self.form!r:.40} on {self.paper!r:.40}")


PLAIN = Style()
