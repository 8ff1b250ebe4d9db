"""Charts become Vega-Lite in the palette of the session."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st

from acts.blocks import Figure, Raster
from acts.rows import Rows
from acts.text import Lang
from acts.theme import Mode, dress, raster_row
from pages.frame import address, handles, look, ranges, rows, tips
from pages.frame.same import Same


def chart(figure: Figure, *, titled: bool = False) -> None:
    """The chart alone, in the palette of the session; *titled*: with its title inside, as a panel of a strip has it."""
    mode, lang = look.mode(), address.language()
    names = tuple(figure.ranges)
    spec = _dressed(Same(figure.spec), mode, lang, figure.height, figure.right, figure.handle is not None, names)
    spec = tips.bands(spec, figure.data)
    if titled:
        spec["title"] = figure.title
        spec["height"] = figure.height + 24
    every = {**figure.data, **tips.told(figure.data, lang)}
    wide = has_logarithm(Same(figure.spec))
    spec["datasets"] = {name: rows.arrow(frame, wide=wide) for name, frame in every.items()}
    if names:
        spec["datasets"][ranges.NAME] = _ends(tuple(figure.ranges.items()))
    if figure.raster is not None:
        spec["datasets"]["raster"] = _picture(Same(figure.raster), mode)
    handle = figure.handle
    more: dict[str, Any] = {} if handle is None else handles.attach(spec, figure.name, handle)
    st.vega_lite_chart(spec=spec, theme=None, width="stretch", height=spec["height"], alt=figure.alt, **more)


@lru_cache(maxsize=256)
def _dressed(
    spec: Same[Any], mode: Mode, lang: Lang, height: int, right: int, handled: bool, names: tuple[str, ...]
) -> dict[str, Any]:
    drawn = tips.silent(dress(spec.value, mode, height, right, ranges.said(names)))
    drawn = drawn if handled else tips.readout(drawn, lang)  # what is dragged says its numbers itself
    return ranges.held(drawn) if names else drawn


@lru_cache(maxsize=256)
def _ends(every: tuple[tuple[str, tuple[float, float]], ...]) -> bytes:
    return rows.arrow(Rows(dict(every)), wide=True)


@lru_cache(maxsize=32)
def _picture(raster: Same[Raster], mode: Mode) -> bytes:
    return rows.arrow(Rows(raster_row(raster.value, mode)))


@lru_cache(maxsize=256)
def has_logarithm(spec: Same[Any]) -> bool:
    """Whether an axis of *spec* is logarithmic."""
    layers = spec.value.get("layer", [spec.value])
    axes = [layer.get("encoding", {}).get(channel, {}) for layer in layers for channel in "xy"]
    return any((axis.get("scale") or {}).get("type") == "log" for axis in axes)
