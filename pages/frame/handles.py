"""A point on a chart that can be pressed or dragged: unseen strips over the figure, and the knob that they set.

What moves travels as rows, never as part of the chart's structure, so the browser keeps the chart while it is dragged.
"""

from __future__ import annotations

from functools import lru_cache, partial
from math import isfinite
from typing import Any

import streamlit as st

from acts.blocks import Handle
from pages.frame import examples, rows, tips
from pages.frame.fragments import ANSWER, KNOBS
from pages.frame.same import Same

_FREE = "window:pointerup"
_DRAGGED = "pointerdown, [pointerdown, window:pointerup] > pointermove"


def attach(spec: dict[str, Any], name: str, handle: Handle) -> dict[str, Any]:
    """Lay strips over the chart *spec*, which is changed; returns what `st.vega_lite_chart` must be told."""
    spec["layer"] = _with_strips(Same(spec["layer"]))
    spec["datasets"] = {**spec["datasets"], "trail": rows.arrow(handle.trail)}
    key = f"_at.{handle.knob}.{name}"
    return {"key": key, "on_select": partial(_moved, key, handle.knob), "selection_mode": ["at"]}


@lru_cache(maxsize=64)
def _with_strips(layers: Same[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    line = next(layer for layer in layers.value if layer["mark"]["type"] == "line")
    moved = {**line, "data": {"name": "trail"}}
    return [*layers.value, _dots(moved), _strips(moved)]


def _strips(line: dict[str, Any]) -> dict[str, Any]:
    """Strips that say the numbers of the curves, and note which one was touched last, and which one is held right now."""
    chosen = {"type": "point", "fields": ["at"], "on": _DRAGGED, "toggle": False}
    read = tips.strips(line, "at", tips.names_of(line))
    params = [
        *read["params"],
        {"name": "at", "select": {**chosen, "clear": False}},
        {"name": "held", "select": {**chosen, "clear": _FREE}},
    ]
    return {**read, "mark": {**read["mark"], "cursor": "ew-resize"}, "params": params}


def _dots(line: dict[str, Any]) -> dict[str, Any]:
    """Where the curves are under the strip that is held: drawn by the browser alone."""
    across, up, color = (line["encoding"][channel] for channel in ("x", "y", "color"))
    return {
        "data": line["data"],
        "transform": [{"filter": {"param": "held", "empty": False}}],
        "mark": {"type": "point", "size": 90, "strokeWidth": 2.2, "opacity": 1, "clip": True, "tooltip": None},
        "encoding": {"x": {**across, "field": "at"}, "y": {**up, "field": "y"}, "stroke": color},
    }


def _moved(key: str, knob: str) -> None:
    """A strip was touched: set the knob to its place; the slider and the link hold it within bounds."""
    try:
        at = float(st.session_state[key]["selection"]["at"][-1]["at"])
    except (LookupError, TypeError, ValueError):  # nothing is touched, or nothing of this figure
        return
    if isfinite(at):
        st.session_state[knob] = round(at, 6)
        st.rerun([KNOBS, ANSWER, *examples.marked(knob.partition(".")[0])])  # the knob beside the figure has to follow
