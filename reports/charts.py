"""Charts on paper: what the chart engine is told to draw of a figure, and the rows behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from csv import writer
from io import StringIO
from math import isfinite
from typing import Any

import numpy as np

from acts.array import AnyArray
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
    rows = {name: records(found) for name, found in figure.data.items()}
    return rows if figure.raster is None else {**rows, "raster": [raster_row(figure.raster, "paper")]}


def records(rows: Rows) -> list[dict[str, Any]]:
    """*rows* one by one, as JSON knows them: what is not finite is null."""
    columns = [_finite(rows[name]) for name in rows.columns]
    return [dict(zip(rows.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def _finite(column: AnyArray) -> list[Any]:
    return [None if isinstance(cell, float) and not isfinite(cell) else cell for cell in column.tolist()]


def csv(found: Mapping[str, Rows]) -> bytes:
    """The rows behind a figure; where there are several kinds, the first column names them. What is no number is left out."""
    several, written = ["rows"] * (len(found) > 1), StringIO()
    names = list(dict.fromkeys(name for rows in found.values() for name in rows.columns))
    lines = writer(written, lineterminator="\n")
    lines.writerow([*several, *names])
    for kind, rows in found.items():
        columns = [_cells(rows[name]) if name in rows.columns else [""] * len(rows) for name in names]
        lines.writerows(zip(*([kind] * len(rows) for _ in several), *columns, strict=True))
    return written.getvalue().encode()


def _cells(column: AnyArray) -> list[Any]:
    digits = column.astype(str).astype(float) if column.dtype == np.float32 else column  # no more than it has
    return ["" if cell is None or cell != cell else cell for cell in digits.tolist()]
