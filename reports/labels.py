"""Words in drawings, set in one piece.

WeasyPrint 70 sets every letter of an SVG text by itself, and puts a text that does not begin at its place into an object
of its own; a chart's labels cost more than its curves. These are set like any line of the page, letters kerned. Its
table of tags is private, so the version is pinned, as in `reports.tags`.
"""

# pyright: reportPrivateUsage=false, reportMissingTypeStubs=false

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import Any

from weasyprint import svg as original
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.draw import text as drawn
from weasyprint.matrix import Matrix
from weasyprint.text.line_break import create_layout, line_size

_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}  # how much of a text stands before its place


class _Style(dict[str, Any]):
    """WeasyPrint notes the typefaces beside the values of a style."""

    font_config: Any = None


def install() -> None:
    """From now on every drawing of this process has its words set in one piece."""
    original.TAGS["text"] = _label


def _label(svg: Any, node: Any, font_size: float) -> None:
    if not (node.text or "").strip():
        return
    family, weight = node.get("font-family", "sans-serif"), int(node.get("font-weight", 400))
    style = _style(family, weight, font_size)
    style.font_config = svg.font_config
    layout: Any = create_layout(node.text, style, svg.context, None, 0)
    width, _ = line_size(layout.get_first_line()[0], style)
    svg.stream.push_state()
    fill, stroke = svg.set_graphical_state(node, font_size)
    svg.stream.begin_text()
    svg.fill_stroke(fill, stroke, text=True)
    start = -width * _BEFORE[node.get("text-anchor", "start")]
    drawn.draw_first_line(
        svg.stream,
        SimpleNamespace(pango_layout=layout, text=layout.text, style=style),
        "none",
        "none",
        Matrix(d=-1, e=start),
    )
    svg.stream.end_text()
    svg.stream.pop_state()


@cache
def _style(family: str, weight: int, size: float) -> _Style:
    faces = tuple(face.strip("\"' ") for face in family.split(","))
    return _Style(INITIAL_VALUES, font_family=faces, font_weight=weight, font_size=size)
