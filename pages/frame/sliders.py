"""Numbers as sliders: even steps, or 1, 1.5, 2, 3, 5, 7 in every decade."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from acts.knobs import Number
from acts.text import num


def number(knob: Number, words: dict[str, Any]) -> float:
    """A number: a slider, or a field where a slider would be too fine; *words* go to Streamlit."""
    value: float = st.session_state[words["key"]]
    if knob.scale == "log":
        return _log_slider(knob, value, words)
    kind = type(value)  # whole or not: Streamlit wants all of a slider's numbers to be of one kind
    step = kind(knob.step or (1 if kind is int else 0.01))
    words |= {"min_value": kind(knob.lo), "max_value": kind(knob.hi), "step": step, "value": value}
    if (knob.hi - knob.lo) / step > 2000:
        return st.number_input(**words)
    return st.slider(**words, format="%d" if kind is int else "%g")


def _log_slider(knob: Number, value: float, words: dict[str, Any]) -> float:
    """A slider over 1, 1.5, 2, 3, 5, 7 in every decade, and over the value that a link brought."""
    extra = st.session_state.setdefault(f"{words['key']}.extra", [])
    grid = _grid(knob.lo, knob.hi)
    if value not in grid and value not in extra:
        extra[:] = [value]
    return st.select_slider(options=sorted({*grid, *extra}), format_func=num, value=value, **words)


def _grid(lo: float, hi: float) -> list[float]:
    powers = range(int(np.floor(np.log10(lo))), int(np.ceil(np.log10(hi))) + 1)
    return [v for p in powers for m in (1, 1.5, 2, 3, 5, 7) if lo <= (v := float(f"{m}e{p}")) <= hi]
