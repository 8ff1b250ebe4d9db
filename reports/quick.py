"""The small questions that WeasyPrint 70 asks tens of thousands of times a report, answered at once where the answer is usual.

Each of these takes and gives what the original does, which is asked whenever the case is not the usual one; a test prints a report with
and without them and compares the bytes. Where a name is gone, the rest is replaced. The version is pinned, as in `reports.tags`.
"""

# pyright: reportPrivateUsage=false, reportMissingTypeStubs=false

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from copy import copy
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

import pydyf
from weasyprint import css, matrix
from weasyprint.css import computed_values, functions
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES, Dimension
from weasyprint.draw import text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import background, percent
from weasyprint.svg import utils
from weasyprint.text import line_break

from reports.letters import draw_first_line

Answer = Callable[..., Any]
_MANY = 4096
_of_line = itemgetter(
    "font_family", "font_style", "font_stretch", "font_weight", "font_variant_ligatures", "font_variant_position",
    "font_variant_caps", "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian", "font_feature_settings",
    "font_variation_settings", "font_language_override", "lang", "font_size", "line_height",
)  # fmt: skip


@cache
def install() -> None:
    """From now on these questions are answered here, wherever they are asked in this process."""
    for home, name, _, answer in replaced():
        setattr(home, name, answer)


@cache
def replaced() -> list[tuple[Any, str, Answer, Answer]]:
    """Each place, the name there, the original and what stands for it."""
    return [place for home, name, make in _ANSWERS if hasattr(home, name) for place in _places(home, name, make)]


def _places(home: Any, name: str, make: Callable[[Answer], Answer]) -> Iterator[tuple[Any, str, Answer, Answer]]:
    usual = getattr(home, name)
    answer = make(usual)
    yield home, name, usual, answer
    for module in [part for path, part in sys.modules.items() if path.startswith("weasyprint.") and part is not home]:
        yield from ((module, called, usual, answer) for called, value in vars(module).items() if value is usual)


def _value(usual: Answer) -> Answer:
    """The value of a property: most have none of their own, and no logical name of them is used."""
    odd = {
        "position",
        "float",
        "display",
        "page",
        *(name for name in INITIAL_VALUES if name.startswith("text_decoration_")),
    }
    inherited, initial = INHERITED - odd, INITIAL_VALUES.keys() - INHERITED - INITIAL_NOT_COMPUTED - odd
    sides = computed_values.PHYSICAL_FUNCTIONS
    logical = {side(block="ttb", inline=way) for side in sides.values() for way in ("ltr", "rtl")}

    def value(style: Any, name: str) -> Any:
        own = style.cascaded
        if name not in own and (name not in sides or logical.isdisjoint(own)):
            if name in initial:
                found = style[name] = INITIAL_VALUES[name]
                return found
            if name in inherited and style.parent_style is not None:
                found = style[name] = style.parent_style[name]
                return found
        return usual(style, name)

    return value


def _is_math(usual: Answer) -> Answer:
    """Whether a value is to be calculated: words and lengths never are."""
    never = (str, int, float, Dimension, type(None))
    return lambda token: None if isinstance(token, never) else usual(token)


def _length(usual: Answer) -> Answer:
    """A used length: nearly all are pixels, or share of a width."""

    def length(box: Any, property_name: str, refer_to: float) -> None:
        value = box.style[property_name]
        if type(value) is Dimension and value.unit in ("px", "%"):
            setattr(box, property_name, value.value if value.unit == "px" else refer_to * value.value / 100)
        else:
            usual(box, property_name, refer_to)

    return length


def _in_flow(usual: Answer) -> Answer:
    """Whether a box is in the normal flow: one that is nowhere else is."""
    return lambda box: (box.style["position"] == "static" and box.style["float"] == "none") or usual(box)


def _backgrounds(usual: Answer) -> Answer:
    """What is painted behind a box and those inside it: nothing behind most."""
    corners = [f"border_{side}_radius" for side in ("top_left", "top_right", "bottom_right", "bottom_left")]
    bare = {
        name: INITIAL_VALUES[name]
        for name in (*corners, "border_image_source", "mask_border_source", "background_image")
    }
    bare |= {"visibility": "visible", "box_shadow": INITIAL_VALUES["box_shadow"]}

    def backgrounds(
        page: Any, box: Any, get_image_from_uri: Any, layout_children: bool = True, style: Any = None
    ) -> None:
        own = box.style
        plain = box is not page and style is None and layout_children and own["background_color"] != "currentcolor"
        if not plain or own["background_color"].alpha or any(own[name] != value for name, value in bare.items()):
            usual(page, box, get_image_from_uri, layout_children, style)
            return
        for corner in corners:
            setattr(box, corner, (0, 0))
        box.background = None
        for child in box.all_children():
            backgrounds(page, child, get_image_from_uri)

    return backgrounds


def _strut(usual: Answer) -> Answer:
    """How high an empty line is, and where its letters stand."""

    def strut(style: Any) -> Any:
        known = vars(style.font_config).setdefault("struts", {})
        key = _of_line(style)
        if key not in known:
            known[key] = usual(style)
        return known[key]

    return strut


def _spelled(usual: Answer) -> Answer:
    """A part of a PDF as bytes: most are words."""
    ways: dict[type, Answer] = {str: lambda item: item.encode("ascii"), bytes: lambda item: item, int: b"%d".__mod__}
    return lambda item: ways.get(type(item), usual)(item)


def _product(_: Answer) -> Answer:
    """The product of two matrices of three rows."""

    def product(self: Any, other: Any) -> Any:
        (a, b, c), (d, e, f), (g, h, i) = other
        return matrix.Matrix(
            matrix=[[x * a + y * d + z * g, x * b + y * e + z * h, x * c + y * f + z * i] for x, y, z in self]
        )

    return product


def _color(usual: Answer) -> Answer:
    """A color of a drawing; it is asked for a copy, as its opacity is changed."""
    kept = _kept(usual)
    return lambda string: copy(kept(string))


def _kept(usual: Answer) -> Answer:
    return lru_cache(maxsize=_MANY)(usual)


_ANSWERS: list[tuple[Any, str, Callable[[Answer], Answer]]] = [
    (css.ComputedStyle, "__missing__", _value),
    (functions, "check_math", _is_math),
    (percent, "resolve_one_percentage", _length),
    (boxes.Box, "is_in_normal_flow", _in_flow),
    (background, "layout_box_backgrounds", _backgrounds),
    (line_break, "strut", _strut),
    (pydyf, "_to_bytes", _spelled),
    (matrix.Matrix, "__matmul__", _product),
    (text, "draw_first_line", lambda _: draw_first_line),
    (utils, "color", _color),
    *((utils, name, _kept) for name in ("size", "normalize", "parse_url")),
]
