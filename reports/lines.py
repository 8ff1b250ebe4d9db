"""Lines of text are set once.

WeasyPrint 70 lets go of every line that it has measured and sets it anew to draw it; and for each it makes the context and the
description of its type anew. Here both are kept: a line until it is drawn, type as long as its fonts. Its layouts are
private, so the version is pinned, as in `reports.tags`; `reports.quick` puts these functions in their place.
"""

# pyright: reportPrivateUsage=false, reportMissingTypeStubs=false, reportOptionalMemberAccess=false

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from weasyprint.text import line_break as original
from weasyprint.text.constants import PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango
from weasyprint.text.fonts import font_features, get_font_description

_FEATURES = (
    "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric",
    "font_variant_alternates", "font_variant_east_asian", "font_feature_settings",
)  # fmt: skip
_of_features, _of_context = itemgetter(*_FEATURES), itemgetter("direction", "lang")
_of_type = itemgetter(
    "font_family",
    "font_style",
    "font_stretch",
    "font_weight",
    "font_size",
    "font_variant_caps",
    "font_variation_settings",
)
_PARAGRAPHS = frozenset("\n\r\u2029")
_setup, _set_text = original.Layout.setup, original.Layout.set_text


def setup(layout: Any, style: Any) -> None:
    """What ``Layout.setup`` does, with the context and the description of type that this style had before."""
    if style["text_decoration_line"] != "none" or style["font_language_override"] != "normal":
        _setup(layout, style)
        return
    layout.style, layout.first_line_direction = style, 0
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    known = vars(style.font_config).setdefault("known", {})
    context, layout.language = _remembered(known, _context, style, _of_context)
    layout.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)
    pango.pango_layout_set_font_description(layout.layout, _remembered(known, get_font_description, style, _of_type))
    if features := _remembered(known, _features, style, _of_features):
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        pango.pango_attr_list_insert(attributes, pango.pango_attr_font_features_new(features))
        pango.pango_layout_set_attributes(layout.layout, attributes)


def _remembered(known: dict[Any, Any], make: Callable[[Any], Any], style: Any, values: Callable[[Any], Any]) -> Any:
    """What *make* makes of *style*, which depends on the *values* of it alone."""
    key = make, values(style)
    if key not in known:
        known[key] = make(style)
    return known[key]


def _context(style: Any) -> tuple[Any, Any]:
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    if not style["lang"]:
        return context, pango.pango_language_get_default()
    language = pango.pango_language_from_string(style["lang"].encode() + b"\0")
    pango.pango_context_set_language(context, language)
    return context, language


def _features(style: Any) -> bytes:
    """The features of type that *style* asks for, as Pango reads them."""
    return ",".join(f"{key} {value}" for key, value in font_features(*_of_features(style)).items()).encode()


def set_text(layout: Any, text: str, justify: bool = False) -> None:
    """What ``Layout.set_text`` does; text of one paragraph is said to be one, as it would be when it is drawn."""
    pango.pango_layout_set_single_paragraph_mode(layout.layout, _PARAGRAPHS.isdisjoint(text))
    _set_text(layout, text, justify)


def deactivate(layout: Any) -> None:
    """Called when *layout* has been measured, and when it has been drawn."""
    if vars(layout).pop("drawn", False):
        del layout.layout, layout.language, layout.style


def reactivate(layout: Any, style: Any) -> None:
    """Called before *layout* is drawn."""
    if layout.justification_spacing or "layout" not in vars(layout):
        layout.setup(style)
        layout.set_text(layout.text, justify=True)
    layout.drawn = True
