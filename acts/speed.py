"""What each function costs as a multiple of ReLU, as ``python -m bench.activations --write`` measured it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Cost(NamedTuple):
    """The median of many ratios, and their quartiles."""

    middle: float
    low: float
    high: float


@cache
def _measured() -> Mapping[str, Any]:
    return json.loads(files("acts").joinpath("speed.json").read_text(encoding="utf-8"))


def provenance() -> Mapping[str, Any]:
    """``rounds`` and ``size`` of the command, the kind of ``processor``, ``versions`` of packages."""
    return _measured()["measured"]


def costs(column: str) -> Mapping[str, Cost]:
    """The cost of every function that was measured in *column*, by slug.

    Columns: "torch_forward", "torch_backward", "value", "slope" (NumPy, float64), "fused" (value and slope in one pass in
    place, float32), "apart" (value and slope one after the other, by that pass).
    """
    entries = _measured()["functions"].items()
    return {slug: Cost(*entry[column]) for slug, entry in entries if column in entry}
