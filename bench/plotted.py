"""The same report by matplotlib: what `bench.pdfpages` prints of a document, as it is read from a file."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from PIL import Image

from acts.blocks import Details, Figure, Finding, Formula, Heading, Picture, Prose, References, Strip, Table
from reports.charts import height, records
from reports.document import Document
from reports.fonts import FOLDER

_PICTURE = 1.5  # inches high


def matplotlib(made: Document, folder: Path, *, drawn_only: bool = False) -> Callable[[], object] | None:
    """A newly started Python that draws every figure again and prints them, and the words and tables, with PdfPages."""
    if find_spec("matplotlib") is None:
        return None
    place = folder / ("drawn" if drawn_only else "all")
    place.mkdir()
    said = [item for one in made.told for item in (("heading", one.title), *_said(one.blocks, place))]
    content = [(kind, what) for kind, what in said if kind == "figures" or not drawn_only]
    (place / "content.json").write_text(json.dumps(content), encoding="utf-8")
    line = [sys.executable, str(Path(__file__).with_name("pdfpages.py")), str(place), str(FOLDER)]
    return lambda: subprocess.run(line, check=True, capture_output=True, timeout=120)


Said = Iterable[tuple[str, Any]]


def _said(blocks: Iterable[Any], folder: Path) -> Iterator[tuple[str, Any]]:
    for block in blocks:
        if type(block) in _SAID:
            yield from _SAID[type(block)](block, folder)


def _words(block: Finding | Prose, _: Path) -> Said:
    return [("words", block.text)]


def _table(block: Table, _: Path) -> Said:
    shown = block.brief or range(len(block.head))
    return [("table", [[line[i] for i in shown] for line in (block.head, *block.rows)])]


def _figures(block: Figure | Picture | Strip, folder: Path) -> Said:
    panels = block.panels if isinstance(block, Strip) else [block]
    return [("figures", [_panel(panel, folder) for panel in panels]), ("words", block.caption)]


_SAID: dict[type, Callable[[Any, Path], Said]] = {
    Heading: lambda block, _: [("heading", block.text)],
    Formula: lambda block, _: [("formula", block.tex)],
    References: lambda block, _: [("words", work.text) for work in block.items],
    Details: lambda block, folder: _said((Heading(block.title), *block.blocks), folder),
} | dict.fromkeys((Finding, Prose), _words) | {Table: _table} | dict.fromkeys((Figure, Picture, Strip), _figures)  # fmt: skip


def _panel(figure: Figure | Picture, folder: Path) -> dict[str, Any]:
    """What is drawn of a figure: its rows, or a picture in *folder* where it is one of cells."""
    path = folder / f"{len(list(folder.iterdir()))}.png"
    if isinstance(figure, Picture):
        path.write_bytes(figure.png)
    elif figure.raster:
        Image.fromarray(figure.raster.cells).save(path)
    else:
        rows = {name: records(found) for name, found in figure.data.items()}
        return {"kind": "lines", "title": figure.title, "height": height(figure) / 96, "content": rows}
    return {"kind": "picture", "title": figure.title, "height": _PICTURE, "content": str(path)}
