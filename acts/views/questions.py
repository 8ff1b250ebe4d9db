"""Questions that a teacher may ask about a view, with answers from the numbers that it found.

A view has questions if ``_SLUG_questions.py`` stands beside it: a function ``questions(view, numbers, language)``
that yields :class:`Question`; ``numbers`` are those of `acts.views.base.View.numbers`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from acts.text import Lang
from acts.views.base import View


@dataclass(frozen=True)
class Question:
    """What is asked, and the answer with the numbers of this very setting."""

    ask: str
    answer: str


def questions(view: View, numbers: Mapping[str, Any], language: Lang) -> tuple[Question, ...]:
    """The questions about *view* in *language*; none if nobody wrote any, or if nothing was found."""
    name = f"acts.views._{view.slug}_questions"
    if not numbers or find_spec(name) is None:
        return ()
    return tuple(import_module(name).questions(view, numbers, language))
