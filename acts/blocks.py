"""What a view may say: a closed set of values, drawn by the screen and by the paper alike.

Every word in a block is already in the reader's language, and every number already has its digits, so the two
readers cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from acts.columns import even
from acts.rows import Rows


@dataclass(frozen=True)
class Finding:
    """The answer, in one sentence; it stands above everything else."""

    text: str


@dataclass(frozen=True)
class Stats:
    """Up to three big numbers, each with the words that say what it counts."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Heading:
    """Opens a part of a view; *place* is the path of the knobs that belong to it, if it has its own."""

    text: str
    place: str = ""


@dataclass(frozen=True)
class Prose:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Notice:
    """Something the reader must know before the rest: a run that diverged, a file that did not come along."""

    kind: Literal["note", "partial", "failed"]
    title: str
    text: str


@dataclass(frozen=True)
class Formula:
    """Display mathematics: a name, TeX, and the sentence a listener hears instead."""

    name: str
    tex: str
    spoken: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Raster:
    """A dense map, one cell a pixel: it is drawn as one picture, in the colors of the moment.

    ``cells`` holds color numbers, uint8 of shape (rows, columns), row 0 on top. ``colors`` names a color token for
    some of the numbers, in ascending order; the numbers between two of them blend.
    """

    cells: NDArray[np.uint8]
    colors: tuple[tuple[int, str], ...]
    x: tuple[float, float]
    y: tuple[float, float]


@dataclass(frozen=True)
class KeyItem:
    """One entry of a figure's key: a color token, or two that a ramp runs between, and what it stands for."""

    tokens: tuple[str, ...]
    label: str


@dataclass(frozen=True, eq=False)
class Handle:
    """A number that a reader may set by pressing or dragging on a figure.

    ``trail`` has the values on offer (at), and where the dots of each series stand then (y): they move before the rest follows.
    """

    knob: str  #: the view and the path of the knob: "curves.point"
    trail: Rows


@dataclass(frozen=True, kw_only=True, eq=False)
class Figure:
    """A Vega-Lite chart without colors: the theme of screen or paper fills in the palette.

    ``spec`` refers to its rows by name; ``data`` holds them, and is what the reader can download. A ``raster`` is the
    picture behind the rows called "raster". An axis whose ends move with a knob names them ("@x"), and ``ranges`` says
    where they are, so that figures with different ends share a structure. Paper has no use for a ``handle``.
    """

    name: str
    title: str
    caption: str
    alt: str
    spec: Mapping[str, Any]
    data: Mapping[str, Rows]
    height: int
    right: int = 12
    wide: bool = False
    raster: Raster | None = None
    key: tuple[KeyItem, ...] = ()
    handle: Handle | None = None
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict[str, tuple[float, float]])

    def ends(self, scale: Mapping[str, Any]) -> tuple[float, float] | None:
        """Where an axis with this *scale* of ``spec`` ends, if that is said."""
        said = scale.get("domain")
        return self.ranges[said.removeprefix("@")] if isinstance(said, str) else said

    @property
    def weight(self) -> int:
        """About how many bytes it holds; its structure, which figures share, counts as 20,000."""
        parts = [*self.data.values(), *([self.handle.trail] if self.handle else [])]
        return 20_000 + sum(part.weight for part in parts) + (self.raster.cells.nbytes if self.raster else 0)


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A photograph or a map of cells, as lossless PNG."""

    name: str
    title: str
    caption: str
    alt: str
    png: bytes


@dataclass(frozen=True, kw_only=True)
class Strip:
    """Small panels side by side under one caption, each with its own short title.

    Where the panels are moments, ``film`` shows all of them in one chart that plays: a screen has it in their place.
    """

    name: str
    title: str
    caption: str
    panels: tuple[Figure | Picture, ...]
    film: Figure | None = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of cells that already mean something; ``numeric`` marks the columns that align on the right, and have even digits.

    The first column heads its row. ``marks`` may name, for a row, the series color and dash it belongs to. ``brief`` names
    the columns that paper has, where nobody asked for the table; all are on screen and in the file attached.
    """

    name: str
    title: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    marks: tuple[int | None, ...] = ()
    brief: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        columns = zip(zip(*self.rows, strict=True), self.numeric, strict=True) if self.rows else ()
        cells = [even(column) if numeric else column for column, numeric in columns]
        object.__setattr__(self, "rows", tuple(zip(*cells, strict=True)))

    @property
    def weight(self) -> int:
        """About how many bytes it holds."""
        return 1000 + sum(16 + len(cell) for row in self.rows for cell in row)


@dataclass(frozen=True)
class Code:
    """Lines to copy; ``numbered`` if other blocks speak of them by their numbers."""

    text: str
    language: str = "python"
    numbered: bool = False


@dataclass(frozen=True)
class Download:
    """Files to take along, each as its name, its media type and its content; paper, a file itself, has no use for them."""

    files: tuple[tuple[str, str, bytes], ...]


@dataclass(frozen=True)
class Live:
    """Work that gives another answer each time, as a clock does: a button on screen; paper has no use for it.

    ``work`` is done beside the server at every press; ``show`` makes blocks of what it found. Both can be pickled.
    """

    name: str
    button: str
    work: Callable[[], Any]
    show: Callable[[Any], Sequence[Block]]


@dataclass(frozen=True)
class Details:
    """What stands behind a fold on screen, and in small print on paper."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Reference:
    """A work that a view rests on: its key, how it is cited in full, and where it is found."""

    key: str
    text: str
    url: str

    @property
    def weight(self) -> int:
        """About how many bytes it holds."""
        return 100 + len(self.text) + len(self.url)


@dataclass(frozen=True)
class References:
    """The works behind a view; on paper ``items`` are gathered at the end.

    What is said of the works in ``beyond`` is not printed (`Table.brief`), so paper has them in a file attached.
    """

    items: tuple[Reference, ...] = field(default=())
    beyond: tuple[Reference, ...] = ()

    @property
    def every(self) -> tuple[Reference, ...]:
        """All of them, in the order of their texts."""
        return in_order(self.items + self.beyond)


def in_order(works: Iterable[Reference]) -> tuple[Reference, ...]:
    """*works* by their texts."""
    return tuple(sorted(works, key=lambda work: work.text))


Block = (
    Finding
    | Stats
    | Heading
    | Prose
    | Notice
    | Formula
    | Figure
    | Picture
    | Strip
    | Table
    | Code
    | Download
    | Live
    | Details
    | References
)
