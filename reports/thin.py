"""A line with fewer points, of which nobody sees that any are missing."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, atan2, hypot, pi, remainder, tau

FINE = 0.05  # pixels: a seventieth of a millimeter

Point = tuple[float, float]


def thin(points: Sequence[Point]) -> list[Point]:
    """*points* without those that lie within `FINE` of the line through the others; the first and last stay.

    From a point that is kept, every further one leaves a range of directions in which the line may go on. The point
    before the one that would leave the range, or that turns back, is kept next.
    """
    kept, last = list(points[:1]), points[0]
    ahead, low, high, reach = 0.0, -pi, pi, 0.0
    for point in points[1:]:
        away, turn = _from(kept[-1], point, ahead)
        if not low <= turn <= high or away < reach:
            kept.append(last)
            ahead, low, high, reach = 0.0, -pi, pi, 0.0
            away, turn = _from(last, point, ahead)
        if away > FINE:
            ahead, turn, fresh = (ahead, turn, False) if reach else (turn, 0.0, True)
            spread = asin(FINE / away)
            low, high = (-spread, spread) if fresh else (max(low, turn - spread), min(high, turn + spread))
            reach = away
        last = point
    return [*kept, last] if len(points) > 1 else kept


def _from(start: Point, end: Point, ahead: float) -> tuple[float, float]:
    """How far *end* is from *start*, and in which direction, against *ahead*."""
    x, y = end[0] - start[0], end[1] - start[1]
    return hypot(x, y), remainder(atan2(y, x) - ahead, tau)
