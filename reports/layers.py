"""Which marks of a chart lie above which, so that all of one look in a layer can be drawn at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np

from reports.shapes import Box


@dataclass(frozen=True)
class Mark:
    """One thing that is drawn inside *clip* (a box, or "" for everywhere); ``shape`` is what of it is its own."""

    tag: str
    clip: str
    style: tuple[tuple[str, str], ...]
    shape: str
    box: Box

    @property
    def look(self) -> tuple[object, ...]:
        """Marks with the same look are drawn as one, if they do not overlap; letters and pictures stay by themselves."""
        return (self.tag, self.clip, self.style, "" if self.tag == "path" else self.shape)


def layers(marks: Sequence[Mark], kinds: np.ndarray) -> np.ndarray:
    """The layer of each mark: above all before it that it overlaps, save those of its own paint.

    If it joins those of its look, it is beside them; else there is none in its layer that it overlaps.
    """
    first = [marks[i] for i in np.unique(kinds, return_index=True)[1]]
    joins, paints = list(map(_joins, first)), list(map(_paint, first))
    numbers = {paint: i for i, paint in enumerate(dict.fromkeys(paints))}
    inks = np.array([numbers[paint] for paint in paints])[kinds]
    levels = np.zeros(len(marks), int)
    for i, near in enumerate(_before([mark.box for mark in marks])):
        if near.size:
            kind, there = kinds[i], levels[near]
            below = there[inks[near] != inks[i]] if paints[kind] else there
            lowest = int(below.max(initial=-1)) + 1
            alike = set() if joins[kind] else set(there[kinds[near] == kind].tolist())
            levels[i] = next(n for n in count(lowest) if n not in alike)
    return levels


def _before(boxes: Sequence[Box]) -> Iterator[np.ndarray]:
    """For each of *boxes* those before it that it overlaps; bars side by side do not, whatever the last digit says."""
    left, top, right, bottom = np.array(boxes).reshape(-1, 4).T.copy()
    right, bottom = right - _TOUCH, bottom - _TOUCH
    for start in range(0, len(boxes), _ROWS):
        x1, y1, x2, y2 = (edge[start : start + _ROWS, None] for edge in (left, top, right, bottom))
        for i, meets in enumerate((left < x2) & (right > x1) & (top < y2) & (bottom > y1), start):
            yield meets[:i].nonzero()[0]


_TOUCH = 1e-3  # pixels
_ROWS = 500  # are compared at once with all: few megabytes, whatever a chart has


def _joins(mark: Mark) -> bool:
    """Whether two of its look are drawn as one even where they overlap: lines that cover what is below."""
    return mark.tag == "path" and not {"fill", "opacity", "stroke-opacity"} & dict(mark.style).keys()


def _paint(mark: Mark) -> tuple[str | None, ...]:
    """The one color it is drawn in, and how much of it is seen; () if it has more. Nobody sees which of two is above."""
    style = dict(mark.style)
    inks = [(style[name], style.get(f"{name}-opacity")) for name in ("fill", "stroke") if name in style]
    return inks[0] if mark.tag == "path" and len(inks) == 1 and "opacity" not in style else ()
