"""How wide the columns of a table are: told to the printer, which would measure every cell many times over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from acts.array import Array
from reports.text import width

_TEXT, _PAGE = 130.0, 170.0
_GAP = 3.2
_LONGEST = 60.0  # ems; a longer cell is broken over several lines
_READABLE = 4.5  # ems; a cell that is longer is not squeezed below this
_SMALLEST, _ROOM = 78.0, 1.3  # small tables are given some room, but never the whole page
_SIZES = {"narrow": 8.2, "across": 8.2, "dense": 7.4}  # type sizes in points
_BOLD = 1.06
_HYPHENATED = 5.6  # ems; longer words of a dense table may be hyphenated
_MOVES = 30
_BREAKS = re.compile(r"(?<=[-/·–])| ")

Cells = Sequence[tuple[str, ...]]


@dataclass(frozen=True)
class Columns:
    """The class of a table ("narrow", "across", "dense" or "short") and the width of its columns in millimeters."""

    kind: str
    widths: tuple[float, ...]

    @property
    def total(self) -> float:
        """The width of the table in millimeters."""
        return sum(self.widths)


def columns(rows: Sequence[Sequence[str]], swatch: float = 0.0) -> Columns:
    """The columns of *rows*, the first of which is the head; *swatch* millimeters are kept free in the first column."""
    cells = list(zip(*rows, strict=True))
    shape = _narrow(cells, _TEXT - swatch) or _wide(cells, _PAGE - swatch)
    return Columns(shape.kind, (shape.widths[0] + swatch, *shape.widths[1:]))


def in_step(count: int) -> Columns:
    """*count* columns as every table that is printed in short has them, so that those below one another stand in step."""
    return Columns("short", (_PAGE / count,) * count)


def _narrow(cells: Cells, room: float) -> Columns | None:
    """The table in the text column, its heads on one line or, failing that, on two; ``None`` if it does not fit."""
    for heads in (width, _on_two_lines):
        needed = _millimeters([max(heads(head), *map(width, body), 0) for head, *body in cells], "narrow")
        if sum(needed) <= room:
            aim = min(max(_SMALLEST, _ROOM * sum(needed)), room)
            return Columns("narrow", tuple(n * aim / sum(needed) for n in needed))
    return None


def _wide(cells: Cells, room: float) -> Columns:
    """The table across the page; in smaller type if most of its cells are long."""
    longest = [max(map(width, column)) for column in cells]
    kind = "across" if sum(_millimeters([min(n, _LONGEST) for n in longest], "across")) <= 1.5 * room else "dense"
    words = [max(_longest_piece(cell, kind) for cell in column) for column in cells]
    least = [max(word, min(n, _READABLE)) for word, n in zip(words, longest, strict=True)]
    lengths = [list(map(width, column)) for column in cells]
    first = _shared(_millimeters(least, kind), _millimeters(list(map(_usual, lengths)), kind), room)
    written = np.array([_millimeters(column, kind) for column in lengths]).T - _GAP
    return Columns(kind, _settled(np.array(first), np.array(_millimeters(least, kind)), written))


def _settled(widths: Array, least: Array, lengths: Array) -> tuple[float, ...]:
    """*widths* with millimeters moved between columns while that makes the table less tall.

    A row is as tall as its tallest cell, so one column of mostly short words may need more than its usual cell does.
    """
    give, take = np.nonzero(~np.eye(len(widths), dtype=bool))
    moves = np.eye(len(widths))[take] - np.eye(len(widths))[give]
    for step in (4.0, 1.0):
        for _ in range(_MOVES):
            tried = widths + step * moves
            heights = np.where((tried < least).any(axis=1), np.inf, _height(tried, lengths))
            best = int(heights.argmin())
            if heights[best] > 0.999 * _height(widths[None], lengths)[0]:
                break
            widths = tried[best]
    return tuple(widths.tolist())


def _height(widths: Array, lengths: Array) -> Array:
    """How many lines the rows of *lengths* (rows, columns) take in all, for each of *widths* (ways, columns)."""
    lines = lengths / np.maximum(widths[:, None, :] - _GAP, 0.1)  # a column without words may have no room
    return np.maximum(lines, 1).max(axis=2).sum(axis=1)


def _usual(widths: Sequence[float]) -> float:
    """The length of a typical cell, the long ones counting more (root mean square)."""
    return (sum(w * w for w in widths) / len(widths)) ** 0.5


def _shared(least: list[float], usual: list[float], room: float) -> tuple[float, ...]:
    """Widths at which the typical cell of every column takes the same number of lines, and no word is broken."""
    if sum(least) >= room:
        return tuple(m * room / sum(least) for m in least)
    few, many = 0.01, 200.0
    for _ in range(40):
        lines = (few + many) / 2
        few, many = (few, lines) if sum(_at(lines, least, usual)) <= room else (lines, many)
    return tuple(_at(many, least, usual))


def _at(lines: float, least: list[float], usual: list[float]) -> list[float]:
    return [max(m, u / lines) for m, u in zip(least, usual, strict=True)]


def _on_two_lines(words: str) -> float:
    return max(width(words) / 2, _longest_word(words))


def _longest_word(words: str) -> float:
    return max(map(width, words.split(" ")))  # a no-break space holds a number and its power of ten together


def _longest_piece(words: str, kind: str) -> float:
    """The longest part that stays on one line: words break at hyphens, and in dense tables they are hyphenated."""
    longest = max(map(width, _BREAKS.split(words)))
    return min(longest, _HYPHENATED) if kind == "dense" else longest


def _millimeters(ems: Sequence[float], kind: str) -> list[float]:
    return [em * _BOLD * _SIZES[kind] * 25.4 / 72 + _GAP for em in ems]
