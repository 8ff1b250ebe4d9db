"""Where the names of lines stand, so that no two cover each other."""

from __future__ import annotations

import numpy as np

from acts.array import Array
from acts.rows import Rows


def ends(names: tuple[str, ...], last: Array, at: float, domain: tuple[float, float], height: int) -> Rows:
    """Where the names of the lines stand: beside their last values (*last*, one a name), pushed at least a line apart."""
    low, high = domain
    gap = (high - low) * 19 / max(height - 62, 20)
    place = spread(np.clip(np.nan_to_num(last, nan=low), low, high), gap)
    place += max(low + gap / 4 - float(place.min(initial=high)), 0)  # clear of the words below the axis
    return Rows({"x": at, "at": place, "series": list(names)})


def spread(values: Array, gap: float) -> Array:
    """*values* moved as little as can be (least squares) until neighbors are at least *gap* away; their order stays.

    Less the gaps below it, each place only has to be no lower than the one before: where one is, both take their mean.
    """
    order = np.argsort(values, kind="stable")
    pools: list[tuple[float, int]] = []  # sums of what stands gap by gap, and how many
    for below, value in enumerate(values[order].tolist()):
        total, count = value - below * gap, 1
        while pools and pools[-1][0] * count >= total * pools[-1][1]:
            before, many = pools.pop()
            total, count = total + before, count + many
        pools.append((total, count))
    out = np.empty(len(values))
    out[order] = np.repeat([t / n for t, n in pools], [n for _, n in pools]) + gap * np.arange(len(values))
    return out
