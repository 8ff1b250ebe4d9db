"""Words, formulas, tables, figures and pictures on pages, by matplotlib's PdfPages: ``pdfpages.py FOLDER TYPEFACES``.

It is written as somebody would who has matplotlib and nothing else: words are wrapped by their number of letters, tables are
words in columns, lines are drawn through the rows behind a figure. Reads ``content.json``, writes ``pages.pdf``; knows
nothing of this project, so that a newly started Python has no more to load than it needs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import wrap
from typing import Any

import matplotlib as mpl

mpl.use("pdf")
import matplotlib.pyplot as plt  # the backend is chosen before
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.font_manager import fontManager
from matplotlib.mathtext import MathTextParser

_ACROSS, _DOWN, _EDGE = 8.27, 11.69, 0.8  # inches: A4
_ROOM = _ACROSS - 2 * _EDGE
_LINE, _SIZE, _LETTERS = 0.16, 8.5, 105  # height of a line in inches, type in points, letters in a line
_ABREAST = 5  # figures side by side


class Paper:
    """The page that is being filled, from the top; a new one where there is no room."""

    def __init__(self, pages: PdfPages) -> None:
        self.pages, self.page, self.used = pages, plt.figure(figsize=(_ACROSS, _DOWN)), _EDGE

    def take(self, height: float) -> float:
        """Room for *height* inches; how far below the top of the page it begins."""
        if self.used + height > _DOWN - _EDGE:
            self.turn()
        self.used += height
        return self.used - height

    def turn(self) -> None:
        """Print this page and begin another."""
        self.pages.savefig(self.page)
        plt.close(self.page)
        self.page, self.used = plt.figure(figsize=(_ACROSS, _DOWN)), _EDGE

    def write(self, words: str, top: float, across: float = 0.0, **look: Any) -> None:
        """*words* with their first line *top* inches from the top, *across* inches from the left margin."""
        look = {"fontsize": _SIZE, "va": "top"} | look
        self.page.text((_EDGE + across) / _ACROSS, 1 - top / _DOWN, words, **look)

    def axes(self, left: float, top: float, width: float, height: float) -> Any:
        """Axes of that place and size in inches, from the left margin and the top."""
        box = ((_EDGE + left) / _ACROSS, 1 - (top + height) / _DOWN, width / _ACROSS, height / _DOWN)
        return self.page.add_axes(box)


def heading(paper: Paper, said: Any) -> None:
    """A line in larger type."""
    paper.write(_plain(said), paper.take(2 * _LINE), fontsize=13, weight="bold")


def words(paper: Paper, said: Any) -> None:
    """A paragraph."""
    for line in wrap(_plain(said), _LETTERS):
        paper.write(line, paper.take(_LINE))
    paper.take(_LINE / 2)


def formula(paper: Paper, tex: Any) -> None:
    """A formula; as it is written where matplotlib cannot set it."""
    try:
        MathTextParser("path").parse(f"${tex}$")
    except ValueError:
        words(paper, tex)
    else:
        paper.write(f"${tex}$", paper.take(3 * _LINE), fontsize=11)


def table(paper: Paper, rows: Any) -> None:
    """A table: the words of each cell, wrapped, below those of the cell above."""
    width = _ROOM / len(rows[0])
    for number, row in enumerate(rows):
        cells = [wrap(_plain(cell), max(_LETTERS // len(row) - 2, 4)) for cell in row]
        top = paper.take(max(map(len, cells)) * _LINE + 0.06)
        for column, cell in enumerate(cells):
            paper.write("\n".join(cell), top, column * width, weight="normal" if number else "bold")


def figures(paper: Paper, panels: Any) -> None:
    """Figures side by side."""
    for start in range(0, len(panels), _ABREAST):
        row = panels[start : start + _ABREAST]
        high = max(panel["height"] for panel in row)
        top, width = paper.take(high + 0.9) + 0.3, _ROOM / len(row)
        for column, panel in enumerate(row):
            axes = paper.axes(column * width + 0.3, top, width - 0.4, high)
            axes.set_title(_plain(panel["title"]), fontsize=_SIZE)
            axes.tick_params(labelsize=_SIZE - 1)
            _DRAWN[panel["kind"]](axes, panel["content"])


def lines(axes: Any, frames: Any) -> None:
    """A line through the rows of each series, by their first two numbers."""
    for name, rows in frames.items():
        series = dict[str, list[list[Any]]]()
        for row in rows:
            numbers = [v for v in row.values() if isinstance(v, int | float)]
            if len(numbers) > 1:
                series.setdefault(next((v for v in row.values() if isinstance(v, str)), name), []).append(numbers[:2])
        for label, points in series.items():
            axes.plot(*zip(*points, strict=True), marker="." if len(points) == 1 else "", label=_plain(label))


def picture(axes: Any, path: str) -> None:
    """A picture from a file."""
    axes.imshow(plt.imread(path), cmap="gray")


def _plain(said: str) -> str:
    return said.replace("$", r"\$")


_DRAWN: dict[str, Callable[[Any, Any], None]] = {"lines": lines, "picture": picture}
_SET: dict[str, Callable[[Paper, Any], None]] = {
    "heading": heading, "words": words, "formula": formula, "table": table, "figures": figures,
}  # fmt: skip


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for face in ("Regular", "Bold"):
        fontManager.addfont(Path(sys.argv[2]) / f"Pretendard-{face}.ttf")
    mpl.rcParams["font.family"] = "Pretendard"
    with PdfPages(folder / "pages.pdf") as opened:
        sheet = Paper(opened)
        for kind, content in json.loads((folder / "content.json").read_text(encoding="utf-8")):
            _SET[kind](sheet, content)
        sheet.turn()
