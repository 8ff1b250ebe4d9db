"""One palette and one chart style for screen and paper.

A chart names its colors by token (``"@blue"``, ``"@series3"``); :func:`dress` puts in the palette of the moment.
The values and their contrast against the page are measured: text colors are at least 4.5 to 1 in every palette.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
from PIL import Image

from acts.blocks import Raster

Mode = Literal["light", "dark", "paper"]

LIGHT = {
    "page": "#ffffff", "ink": "#1b2130", "muted": "#5d6678", "rule": "#dde2ea", "grid": "#e9edf3", "axis": "#aab3c2",
    "wash": "#f5f7fa", "blue": "#2457c5", "orange": "#c24a14", "teal": "#0a7f72", "purple": "#7448b8",
    "gold": "#946600", "off": "#e4e9f1", "dead": "#d1541b", "live": "#2457c5",
}  # fmt: skip
DARK = {
    "page": "#10182b", "ink": "#e8edf6", "muted": "#a9b4ca", "rule": "#323e58", "grid": "#222d45", "axis": "#5c6a88",
    "wash": "#1a243b", "blue": "#86abff", "orange": "#ff9a66", "teal": "#4fcdbb", "purple": "#c3a3f7",
    "gold": "#e6b84c", "off": "#24304a", "dead": "#c2602f", "live": "#86abff",
}  # fmt: skip
PALETTES: Mapping[Mode, Mapping[str, str]] = {"light": LIGHT, "dark": DARK, "paper": LIGHT}

HUES = ("blue", "orange", "teal", "purple", "gold", "blue", "orange", "teal")
DASHES = ((1, 0), (8, 4), (2, 3), (10, 3, 2, 3), (5, 2), (1, 3), (12, 3, 3, 3, 3, 3), (4, 6))
FONT = "Pretendard, sans-serif"


def hue(series: int) -> str:
    """The color token of a series, by its place; color is always doubled by :func:`dash`."""
    return f"@{HUES[series % len(HUES)]}"


def dash(series: int) -> list[int]:
    """The dash pattern of a series, by its place."""
    return list(DASHES[series % len(DASHES)])


@dataclass(frozen=True)
class Sizes:
    """Type sizes and line widths of a chart, in pixels."""

    tick: float
    title: float
    label: float
    line: float


SIZES: Mapping[Mode, Sizes] = {
    "light": Sizes(13, 13, 14, 2.4), "dark": Sizes(13, 13, 14, 2.4), "paper": Sizes(9.5, 10, 10.5, 2.0),
}  # fmt: skip


_EDGE = 12
"""Pixels at the right edge. Vega itself makes room for names at the line ends; more would be counted twice."""


def dress(
    spec: Mapping[str, Any], mode: Mode, height: int, right: int, ranges: Mapping[str, Any] = MappingProxyType({})
) -> dict[str, Any]:
    """*spec* with the palette and the chart style of *mode*; the width is left to whoever draws it.

    *ranges*: what stands for the ends of the axes that have them by name.
    """
    tokens = {**PALETTES[mode], **ranges}
    painted = {key: _paint(value, tokens) for key, value in spec.items()}
    painted |= {
        "height": height,
        "background": "transparent" if mode != "paper" else None,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 2, "top": 8, "right": min(right, _EDGE), "bottom": 2},
        "config": config(mode),
    }
    return painted


def _paint(value: Any, tokens: Mapping[str, Any]) -> Any:
    if isinstance(value, str):
        return tokens.get(value[1:], value) if value.startswith("@") else value
    if isinstance(value, dict):
        return {key: _paint(v, tokens) for key, v in value.items()}
    if isinstance(value, list):
        return [_paint(v, tokens) for v in value]
    return value


@cache
def config(mode: Mode) -> dict[str, Any]:
    """The Vega-Lite configuration: thin horizontal grid, y title above its axis, no frames, no legends."""
    p, s = PALETTES[mode], SIZES[mode]
    axis = {
        "labelFont": FONT, "titleFont": FONT, "labelFontSize": s.tick, "titleFontSize": s.title,
        "labelColor": p["muted"], "titleColor": p["ink"], "titleFontWeight": 500, "gridColor": p["grid"],
        "domainColor": p["axis"], "tickColor": p["axis"], "tickSize": 5, "labelPadding": 5, "titlePadding": 8,
        "labelFlush": False,
    }  # fmt: skip
    axis |= {"labelLimit": 0, "titleLimit": 0} if mode == "paper" else {}  # no word is measured to be cut off
    axis_y = {
        "domain": False, "ticks": False, "labelPadding": 8, "titleAngle": 0, "titleAlign": "left",
        "titleAnchor": "end", "titleX": -34, "titleY": -12, "titleBaseline": "bottom", "minExtent": 34, "tickCount": 5,
    }  # fmt: skip
    return {  # no aria on marks: a chart is read by its alternative text, not mark by mark
        "font": FONT, "aria": mode != "paper", "mark": {"aria": False}, "view": {"stroke": None}, "axis": axis, "axisX": {"grid": False},
        "axisY": axis_y, "line": {"strokeWidth": s.line, "strokeCap": "round", "strokeJoin": "round"},
        "text": {"font": FONT, "fontSize": s.label}, "legend": {"disable": True},
        "bar": {"binSpacing": 0, "stroke": None},
        "title": {"anchor": "start", "frame": "bounds", "font": FONT, "fontSize": s.label, "fontWeight": 600, "color": p["ink"], "offset": 8},
    }  # fmt: skip


def raster_row(raster: Raster, mode: Mode) -> dict[str, Any]:
    """The one row called "raster" of a dense map: where it lies, and its picture as a data address."""
    (x, x2), (y, y2) = raster.x, raster.y
    return {
        "x": x,
        "x2": x2,
        "y": y,
        "y2": y2,
        "url": f"data:image/png;base64,{base64.b64encode(_png(raster, mode)).decode()}",
    }


def _png(raster: Raster, mode: Mode) -> bytes:
    numbers = np.array([number for number, _ in raster.colors])
    stops = np.array([_rgb(PALETTES[mode][token[1:]]) for _, token in raster.colors])
    table = np.stack([np.interp(np.arange(256), numbers, channel) for channel in stops.T], 1).round().astype(np.uint8)
    picture = Image.fromarray(raster.cells)
    picture.putpalette(table.tobytes())
    out = BytesIO()
    picture.save(out, "PNG", compress_level=5)  # trying hardest takes up to eight times as long and saves 5 %
    return out.getvalue()


def _rgb(color: str) -> tuple[int, ...]:
    return tuple(int(color[i : i + 2], 16) for i in (1, 3, 5))
