"""Where the names of lines stand, so that no two cover each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from acts.array import Array
from acts.blocks import Figure
from acts.rows import Rows, Words

_LINE, _AROUND = 19, 62  # pixels: a name with the room about it; what a chart's height has besides the drawing


def ends(names: tuple[str, ...], last: Array, at: float, domain: tuple[float, float], height: int) -> Rows:
    """Where the names of the lines stand: beside their last values (*last*, one a name), pushed at least a line apart."""
    low, high = domain
    beside = [min(max(value, low), high) if value == value else low for value in last.tolist()]
    return Rows({"x": at, "at": _placed(beside, low, high, height), "series": Words.each(names)})


def at_height(figure: Figure, height: int) -> Figure:
    """*figure* as high as *height*, with the names of its lines as far apart as they have to be there."""
    layers: list[dict[str, Any]] = [dict(layer) for layer in figure.spec.get("layer", ())]
    scale = next((one["encoding"]["y"].get("scale", {}) for one in layers if one.get("data") == {"name": "ends"}), {})
    data, domain = figure.data, figure.ends(scale)
    if domain:
        to, back = (np.log10, lambda v: 10.0**v) if scale.get("type") == "log" else (np.asarray, np.asarray)
        low, high = to(np.array(domain, np.float64))
        places = _placed(to(data["ends"]["at"]).tolist(), low, high, height)
        data = {**data, "ends": data["ends"].having(at=back(places))}
    return replace(figure, height=height, data=data)


def _placed(values: Sequence[float], low: float, high: float, height: int) -> Array:
    gap = (high - low) * _LINE / max(height - _AROUND, 20)
    places = spread(values, gap)
    return places + max(low + gap / 4 - float(places.min(initial=high)), 0)  # clear of the words below the axis


def spread(values: Sequence[float], gap: float) -> Array:
    """*values* moved as little as can be (least squares) until neighbors are at least *gap* away; their order stays.

    Less the gaps below it, each place only has to be no lower than the one before: where one is, both take their mean.
    """
    order = sorted(range(len(values)), key=values.__getitem__)
    pools: list[tuple[float, int]] = []  # sums of what stands gap by gap, and how many
    for below, place in enumerate(order):
        total, count = values[place] - below * gap, 1
        while pools and pools[-1][0] * count >= total * pools[-1][1]:
            before, many = pools.pop()
            total, count = total + before, count + many
        pools.append((total, count))
    out = np.empty(len(values))
    out[order] = np.repeat([t / n for t, n in pools], [n for _, n in pools]) + gap * np.arange(len(values))
    return out
