"""A point on a chart that can be pressed or dragged: unseen strips over the figure, and the knob that they set.

What moves travels as rows, never as part of the chart's structure, so the browser keeps the chart while it is dragged.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import isfinite
from typing import Any

import numpy as np
import streamlit as st

from acts.blocks import Handle
from acts.rows import Rows
from pages.frame import rows
from pages.frame.fragments import ANSWER, KNOBS

_KEPT = "edges"
_FREE = "window:pointerup"
_DRAGGED = "pointerdown, [pointerdown, window:pointerup] > pointermove"


def attach(spec: dict[str, Any], name: str, handle: Handle, palette: Mapping[str, str]) -> dict[str, Any]:
    """Lay strips over the chart *spec*, which is changed; returns what `st.vega_lite_chart` must be told."""
    layers = [layer["encoding"] for layer in spec["layer"] if "encoding" in layer]
    across, up = (next(e[c] for e in layers if "field" in e.get(c, {})) for c in "xy")
    spec["layer"] = [*spec["layer"], _dots(across, up, palette), _strips(across)]
    spec["datasets"] = {**spec["datasets"], "strips": rows.arrow(_edges(handle)), "trail": rows.arrow(handle.trail)}
    key = f"_at.{handle.knob}.{name}"
    return {"key": key, "on_select": partial(_moved, key, handle.knob), "selection_mode": ["at"]}


def _strips(across: dict[str, Any]) -> dict[str, Any]:
    """Strips that note which one was touched last, and which one is held right now."""
    chosen = {"type": "point", "fields": ["at"], "on": _DRAGGED, "toggle": False}
    params = [
        {"name": "at", "select": {**chosen, "clear": False}},
        {"name": "held", "select": {**chosen, "clear": _FREE}},
    ]
    return {
        "data": {"name": "strips"},
        "mark": {"type": "rect", "opacity": 0, "cursor": "ew-resize", "aria": False, "tooltip": None},
        "params": params,
        "encoding": {"x": {**across, "field": "from"}, "x2": {"field": "to"}},
    }


def _dots(across: dict[str, Any], up: dict[str, Any], palette: Mapping[str, str]) -> dict[str, Any]:
    """Where the curves are under the strip that is held: drawn by the browser alone."""
    tones = sorted(token for token in palette)
    scale = {"domain": [f"@{t}" for t in tones], "range": [palette[t] for t in tones]}
    return {
        "data": {"name": "trail"},
        "transform": [{"filter": {"param": "held", "empty": False}}],
        "mark": {"type": "point", "size": 90, "strokeWidth": 2.2, "opacity": 1, "clip": True, "tooltip": None},
        "encoding": {
            "x": {**across, "field": "at"},
            "y": {**up, "field": "y"},
            "stroke": {"field": "color", "type": "nominal", "scale": scale, "legend": None},
        },
    }


def _edges(handle: Handle) -> Rows:
    """The strips: each value on offer with the middle between it and its neighbors; kept with the trail."""
    kept = handle.trail.kept.get(_KEPT)
    if kept is None:
        at = np.unique(handle.trail["at"])
        middle = (at[1:] + at[:-1]) / 2
        edges = {"from": np.concatenate([at[:1], middle]), "to": np.concatenate([middle, at[-1:]])}
        kept = handle.trail.kept[_KEPT] = Rows({"at": at, **edges})
    return kept


def _moved(key: str, knob: str) -> None:
    """A strip was touched: set the knob to its place; the slider and the link hold it within bounds."""
    try:
        at = float(st.session_state[key]["selection"]["at"][-1]["at"])
    except (LookupError, TypeError, ValueError):  # nothing is touched, or nothing of this figure
        return
    if isfinite(at):
        st.session_state[knob] = round(at, 6)
        st.rerun([KNOBS, ANSWER])  # the knob beside the figure has to follow
