"""Where the axes of a chart end, said in rows: a turned range changes no structure, which is dressed and spelled once.

The browser keeps a chart whose structure and whose description stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

NAME = "ranges"  #: the two rows that say it, the lower ends above the upper ones


def said(names: Iterable[str]) -> dict[str, Any]:
    """What stands in the structure for the ends of the axes called *names*."""
    return {name: {"expr": f"pluck(data('{NAME}'), '{name}')"} for name in names}


def held(spec: Mapping[str, Any]) -> dict[str, Any]:
    """*spec* with a layer that draws nothing: rows that no layer has would not be there to be asked."""
    layer = {"data": {"name": NAME}, "transform": [{"filter": "false"}], "mark": {"type": "point"}}
    return {**spec, "layer": [*spec["layer"], layer]}
