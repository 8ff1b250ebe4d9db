"""Charts on paper: what the chart engine is told to draw of a figure, and the rows behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from acts.blocks import Figure
from acts.rows import Rows
from acts.theme import dress, raster_row
from reports.promise import Promise

COLUMN, WIDE = 491, 642  # 130 and 170 mm at 96 pixels an inch: drawn 1:1, so type has one size in every chart
_LOWER, _NARROWER = 0.75, 0.8  # type is smaller on paper than on screen, and so is the chart around it


def chart(figure: Figure, width: int) -> Promise:
    """*figure* as SVG, *width* pixels wide."""
    return Promise(written(figure, width), width, height(figure))


def written(figure: Figure, width: int) -> str:
    """The specification of *figure* for the chart engine, as JSON."""
    spec = dress(figure.spec, "paper", height(figure), round(figure.right * _NARROWER), figure.ranges)
    spec |= {"width": width, "datasets": _rows(figure)}
    return json.dumps(spec, sort_keys=True, ensure_ascii=False)


def height(figure: Figure) -> int:
    """How high *figure* is on paper, in pixels."""
    return round(figure.height * _LOWER)


def _rows(figure: Figure) -> dict[str, list[dict[str, Any]]]:
    rows = {name: _records(found.frame()) for name, found in figure.data.items()}
    return rows if figure.raster is None else {**rows, "raster": [raster_row(figure.raster, "paper")]}


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as JSON knows them: what is not finite is null."""
    return json.loads(frame.to_json(orient="records", double_precision=15) or "[]")


def csv(found: Mapping[str, Rows]) -> bytes:
    """The rows behind a figure; where there are several kinds, the first column names them."""
    frames, several = {name: rows.frame() for name, rows in found.items()}, len(found) > 1
    tables = [frame.assign(rows=name)[["rows", *frame.columns]] if several else frame for name, frame in frames.items()]
    table = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()
    return table.to_csv(index=False, lineterminator="\n").encode()
