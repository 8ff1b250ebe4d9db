"""Lines in drawings, written to the page as they stand.

WeasyPrint 70 searches every number of a path for a unit and every path for filters, masks and markers. Ours have none:
their points go to PDF as they are spelled. What is drawn in any other way is drawn the usual way. Its table of tags is
private, so the version is pinned, as in `reports.tags`.
"""

# pyright: reportPrivateUsage=false, reportMissingTypeStubs=false, reportAttributeAccessIssue=false

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from weasyprint import svg as original

_KNOWN = frozenset("MLCZ0123456789.,- ")
_LETTER = re.compile("([MLCZ])")
_SPELLED = str.maketrans({"M": "m", "L": "l", "C": "c", "Z": "h", ",": " "})
_STROKE = ("opacity", "width", "dasharray", "linecap", "linejoin", "miterlimit")
_PLAIN = {"d", "fill", "fill-opacity", "stroke", *(f"stroke-{name}" for name in _STROKE)}


@cache
def install() -> None:
    """From now on every drawing of this process has its plain lines written as they stand."""
    usual = original.SVG.draw_node

    def draw_node(svg: Any, node: Any, size: float, fill_stroke: bool = True, context: Any = None) -> None:
        if not (fill_stroke and node.tag == "path" and plain(node.attrib)):
            usual(svg, node, size, fill_stroke, context)
            return
        svg.stream.push_state()
        fill, stroke = svg.set_graphical_state(node, size, context=context)
        svg.stream.stream.append(operators(node.get("d", "")))
        svg.fill_stroke(fill, stroke)
        svg.stream.pop_state()

    original.SVG.draw_node = draw_node


def plain(path: Mapping[str, str]) -> bool:
    """Whether *path*, the attributes of an element, is absolute points and a look without effects."""
    return _PLAIN.issuperset(path) and _KNOWN.issuperset(path.get("d", ""))


def operators(data: str) -> str:
    """The path *data* of a plain path as PDF has it: the numbers before the letter."""
    parts = _LETTER.split(data)[1:]
    parts[::2], parts[1::2] = parts[1::2], parts[::2]
    return f"0 0 m {' '.join(parts)}".translate(_SPELLED)
