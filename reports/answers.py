"""What is answered in place of WeasyPrint 70, and where it is asked instead: see `reports.quick`.

Each function takes the original and gives what stands for it, with the same arguments and the same result.
"""

# pyright: reportPrivateUsage=false, reportMissingTypeStubs=false

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from functools import lru_cache
from operator import itemgetter
from typing import Any

from weasyprint.css import computed_values
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES, Dimension
from weasyprint.matrix import Matrix

Answer = Callable[..., Any]
_MANY = 4096
_of_line = itemgetter(
    "font_family", "font_style", "font_stretch", "font_weight", "font_variant_ligatures", "font_variant_position",
    "font_variant_caps", "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian", "font_feature_settings",
    "font_variation_settings", "font_language_override", "lang", "font_size", "line_height",
)  # fmt: skip


def style_value(usual: Answer) -> Answer:
    """The value of a property: most have none of their own, and no logical name of them is used."""
    odd = {name for name in INITIAL_VALUES if name.startswith("text_decoration_")} | {
        "position",
        "float",
        "display",
        "page",
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


def is_math(usual: Answer) -> Answer:
    """Whether a value is to be calculated: words and lengths never are."""
    never = (str, int, float, Dimension, type(None))
    return lambda token: None if isinstance(token, never) else usual(token)


def used_length(usual: Answer) -> Answer:
    """A used length: nearly all are pixels, or share of a width."""

    def length(box: Any, property_name: str, refer_to: float) -> None:
        value = box.style[property_name]
        if type(value) is Dimension and value.unit in ("px", "%"):
            setattr(box, property_name, value.value if value.unit == "px" else refer_to * value.value / 100)
        else:
            usual(box, property_name, refer_to)

    return length


def in_flow(usual: Answer) -> Answer:
    """Whether a box is in the normal flow: one that is nowhere else is."""
    return lambda box: (box.style["position"] == "static" and box.style["float"] == "none") or usual(box)


def no_background(usual: Answer) -> Answer:
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


def line_height(usual: Answer) -> Answer:
    """How high an empty line is, and where its letters stand."""

    def strut(style: Any) -> Any:
        known = vars(style.font_config).setdefault("struts", {})
        key = _of_line(style)
        if key not in known:
            known[key] = usual(style)
        return known[key]

    return strut


def in_bytes(usual: Answer) -> Answer:
    """A part of a PDF as bytes: words and numbers."""

    def spelled(item: Any) -> bytes:
        kind = type(item)
        if kind is str:
            return item.encode("ascii")
        if kind is bytes:
            return item
        if kind is float and not item.is_integer():
            return f"{item:f}".rstrip("0").encode("ascii")
        return usual(item)

    return spelled


def times(_: Answer) -> Answer:
    """The product of two matrices of three rows."""

    def product(self: Any, other: Any) -> Any:
        (a, b, c), (d, e, f), (g, h, i) = other
        return Matrix(
            matrix=[[x * a + y * d + z * g, x * b + y * e + z * h, x * c + y * f + z * i] for x, y, z in self]
        )

    return product


def a_color(usual: Answer) -> Answer:
    """A color of a drawing; it is asked for a copy, as its opacity is changed."""
    remembered = kept(usual)
    return lambda string: copy(remembered(string))


def kept(usual: Answer) -> Answer:
    """What depends on its arguments alone."""
    return lru_cache(maxsize=_MANY)(usual)


def rules_met(usual: Answer) -> Answer:
    """The rules that an element meets: of no rules, none."""
    return lambda rules, element: usual(rules, element) if rules.order else []


class Once:
    """A property that is worked out once, without the lock of Python 3.11: a document belongs to one thread."""

    def __init__(self, usual: Any) -> None:
        self.make = usual.func

    def __get__(self, owner: Any, _: Any = None) -> Any:
        if owner is None:
            return self
        value = vars(owner)[self.make.__name__] = self.make(owner)
        return value
