"""The small questions that WeasyPrint 70 asks tens of thousands of times a report, answered at once where the case is usual.

`reports.answers` has the answers; where the case is another, they ask the original. A test prints a report with and without
them and compares the bytes. Where a name is gone, the rest is replaced. The version is pinned, as in `reports.tags`.
"""

# pyright: reportMissingTypeStubs=false

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import Any

import pydyf
from cssselect2 import ElementWrapper, Matcher
from weasyprint import css, matrix
from weasyprint.css import functions
from weasyprint.draw import text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import background, percent
from weasyprint.svg import utils
from weasyprint.text import line_break

from reports import answers, lines
from reports.letters import draw_first_line


@cache
def install() -> None:
    """From now on these questions are answered here, wherever they are asked in this process."""
    for home, name, _, answer in replaced():
        setattr(home, name, answer)


@cache
def replaced() -> list[tuple[Any, str, Any, Any]]:
    """Each place, the name there, the original and what stands for it."""
    return [place for home, name, make in _ANSWERS if hasattr(home, name) for place in _places(home, name, make)]


def _places(home: Any, name: str, make: Callable[[Any], Any]) -> Iterator[tuple[Any, str, Any, Any]]:
    usual = getattr(home, name)
    answer = make(usual)
    yield home, name, usual, answer
    for module in [part for path, part in sys.modules.items() if path.startswith("weasyprint.") and part is not home]:
        yield from ((module, called, usual, answer) for called, value in vars(module).items() if value is usual)


_ANSWERS: list[tuple[Any, str, Callable[[Any], Any]]] = [
    (css.ComputedStyle, "__missing__", answers.style_value),
    (functions, "check_math", answers.is_math),
    (percent, "resolve_one_percentage", answers.used_length),
    (boxes.Box, "is_in_normal_flow", answers.in_flow),
    (background, "layout_box_backgrounds", answers.no_background),
    (line_break, "strut", answers.line_height),
    (pydyf, "_to_bytes", answers.in_bytes),
    (matrix.Matrix, "__matmul__", answers.times),
    (text, "draw_first_line", lambda _: draw_first_line),
    (line_break.Layout, "setup", lambda _: lines.setup),
    (line_break.Layout, "set_text", lambda _: lines.set_text),
    (line_break.Layout, "reactivate", lambda _: lines.reactivate),
    (line_break.Layout, "deactivate", lambda _: lines.deactivate),
    (utils, "color", answers.a_color),
    *((utils, name, answers.kept) for name in ("size", "normalize", "parse_url")),
    (Matcher, "match", answers.rules_met),
    *(
        (ElementWrapper, name, answers.Once)
        for name, value in vars(ElementWrapper).items()
        if isinstance(value, cached_property)
    ),
]
