"""The outlines that the chart engine draws (lines, rectangles, circles), as path data at their place on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from reports.thin import Point, thin

Box = tuple[float, float, float, float]
Piece = tuple[list[Point], str]  # a line, and "Z" if it ends where it began
_NUMBER = r"(-?[\d.]+(?:e-?\d+)?)"
_CIRCLE = re.compile(rf"M{_NUMBER},0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0Z?")
_RECTANGLE = re.compile(rf"M{_NUMBER},{_NUMBER}h{_NUMBER}v{_NUMBER}h-?[\d.]+Z")
_STEP = re.compile(r"([MLQZ])([^MLQZ]*)")
_STEPS = frozenset("MLQZ0123456789.- ")
_OTHER = set("AaCcHhQqSsTtVv")
_QUARTER = 0.5522847  # of a radius: the curve that comes closest to a quarter of a circle


@lru_cache(maxsize=16)
def radius(data: str) -> float:
    """The radius of the circle *data*; 0 if it is none."""
    found = _CIRCLE.fullmatch(data)
    return float(found[1]) if found else 0.0


def moved(data: str, at: Point) -> tuple[str, Box]:
    """The path *data*, moved by *at*, and the box around it; raises ``ValueError`` at what the engine never draws."""
    if r := radius(data):
        return _circle(r, at)
    if rectangle := _RECTANGLE.fullmatch(data):
        x, y, across, down = map(float, rectangle.groups())
        return _rectangle((x + at[0], y + at[1]), across, down)
    return _lines(_outline(data), at)


def dot(r: float, at: Point) -> tuple[str, Box]:
    """A filled circle as a line of no length with round ends: two points in place of thirteen."""
    return f"M{point(at)}L{point(at)}", (at[0] - r, at[1] - r, at[0] + r, at[1] + r)


def point(place: Point) -> str:
    """*place* as path data."""
    return f"{short(place[0])},{short(place[1])}"


def short(number: float) -> str:
    """*number* to a hundredth."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _lines(pieces: Sequence[Piece], at: Point) -> tuple[str, Box]:
    x, y = at
    lines = [([(x + across, y + down) for across, down in places], end) for places, end in pieces]
    across, down = zip(*(place for line, _ in lines for place in line), strict=True)
    shape = "".join(f"M{'L'.join(map(point, line))}{end}" for line, end in lines)
    return shape, (min(across), min(down), max(across), max(down))


@lru_cache(maxsize=16)
def _outline(data: str) -> list[Piece]:
    """The lines of *data* in few points; a hundred marks of one shape are read once."""
    if set(data) & _OTHER:
        raise ValueError(f"no way to print the path {data:.60}")
    return [(_corners(piece.rstrip("Z")), "Z" * (piece[-1] == "Z")) for piece in data.split("M")[1:]]


def _corners(line: str) -> list[Point]:
    places = np.fromstring(line.replace("L", ","), sep=",").reshape(-1, 2)
    return thin([(x, y) for x, y in places.tolist()])


def _circle(r: float, at: Point) -> tuple[str, Box]:
    """Four curves, as the printer would make of arcs, at a fraction of its time."""
    (x, y), k = at, r * _QUARTER
    curves = ((r, k, k, r, 0, r), (-k, r, -r, k, -r, 0), (-r, -k, -k, -r, 0, -r), (k, -r, r, -k, r, 0))
    out = ("C" + ",".join(short(n + (x, y)[i % 2]) for i, n in enumerate(curve)) for curve in curves)
    return f"M{point((x + r, y))}{''.join(out)}Z", (x - r, y - r, x + r, y + r)


def _rectangle(corner: Point, across: float, down: float) -> tuple[str, Box]:
    left, top = corner
    corners = [(left, top), (left + across, top), (left + across, top + down), (left, top + down)]
    sides = f"M{'L'.join(map(point, corners))}Z"
    return sides, (left + min(across, 0), top + min(down, 0), left + max(across, 0), top + max(down, 0))


def with_two_handles(data: str) -> str:
    """The path *data* with two handles for each curve that has one: PDF knows no other. Left alone if it has anything else."""
    if not _STEPS.issuperset(data):
        return data
    out, here = list[str](), (0.0, 0.0)
    for letter, words in _STEP.findall(data):
        numbers = list(map(float, words.replace(",", " ").split()))
        if letter == "Q":
            handle, end = numbers[:2], numbers[2:]
            handles = [2 / 3 * h + side / 3 for place in (here, end) for h, side in zip(handle, place, strict=True)]
            out.append("C" + ",".join(f"{number:.3f}" for number in (*handles, *end)))
        else:
            out.append(letter + ",".join(map(short, numbers)))
        here = tuple(numbers[-2:]) or here
    return "".join(out)
