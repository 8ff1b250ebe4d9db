"""The numbers of every layer, as the initialization view hands them on."""

from __future__ import annotations

from typing import Any

import numpy as np

from acts.array import Array
from acts.prediction import Prediction
from acts.propagation import COLUMNS
from acts.runs import Runs

_BOUNDED = ("std", "unit_spread", "gradient_std", "correlation")
_PREDICTED = ("mean", "std", "unit_spread", "gradient_std", "length", "correlation", "second_moment")


def layer_by_layer(runs: Runs, predicted: Prediction | None) -> dict[str, Any]:
    """Every column of *runs* by name, with its bounds if there are several seeds, and what was *predicted* of it."""
    profile = runs.typical
    found: dict[str, Any] = {"seeds": runs.seeds, **{name: _numbers(getattr(profile, name)) for name in COLUMNS}}
    for name in _BOUNDED if runs.seeds > 1 else ():
        for word, bound in (("low", runs.low), ("high", runs.high)):
            found[f"{name}_{word}"] = _numbers(getattr(bound, name))
    for name in _PREDICTED:
        values = [None] * profile.layers if predicted is None else _numbers(getattr(predicted, name))
        found[f"predicted_{name}"] = values
    return found


def _numbers(values: Array) -> list[float | None]:
    return [number(v) for v in values]


def number(value: float | None) -> float | None:
    """*value* as JSON can hold it; None if it is not finite."""
    return float(value) if value is not None and np.isfinite(value) else None
