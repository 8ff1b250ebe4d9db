"""Charts on paper: the Vega-Lite of a figure becomes one small SVG, the same bytes in every process."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

import pandas as pd

from acts.blocks import Figure
from acts.rows import Rows
from acts.theme import dress, raster_row
from reports.fonts import FOLDER
from reports.slim import slim

COLUMN, WIDE = 491, 642  # 130 and 170 mm at 96 pixels an inch: drawn 1:1, so type has one size in every chart
_LOWER, _NARROWER = 0.75, 0.8  # type is smaller on paper than on screen, and so is the chart around it


def chart(figure: Figure, width: int) -> bytes:
    """*figure* as SVG, *width* pixels wide."""
    return slim(_svg(written(figure, width))).encode()


def written(figure: Figure, width: int) -> str:
    """The specification of *figure* for the chart engine, as JSON."""
    spec = dress(figure.spec, "paper", height(figure), round(figure.right * _NARROWER))
    spec |= {"width": width, "datasets": _rows(figure)}
    return json.dumps(spec, sort_keys=True)


def height(figure: Figure) -> int:
    """How high *figure* is on paper, in pixels."""
    return round(figure.height * _LOWER)


def _rows(figure: Figure) -> dict[str, list[dict[str, Any]]]:
    rows = {name: _records(found.frame()) for name, found in figure.data.items()}
    return rows if figure.raster is None else {**rows, "raster": [raster_row(figure.raster, "paper")]}


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as JSON knows them: what is not finite is null."""
    return json.loads(frame.to_json(orient="records", double_precision=15) or "[]")


@lru_cache(maxsize=128)
def _svg(spec: str) -> str:
    return _engine().vegalite_to_svg(spec, vl_version="6.1", allowed_base_urls=[])


@cache
def _engine() -> Any:
    import vl_convert  # noqa: PLC0415 - a worker that prints no chart does without it

    vl_convert.register_font_directory(str(FOLDER))
    return vl_convert


def csv(found: Mapping[str, Rows]) -> bytes:
    """The rows behind a figure; where there are several kinds, the first column names them."""
    frames, several = {name: rows.frame() for name, rows in found.items()}, len(found) > 1
    tables = [frame.assign(rows=name)[["rows", *frame.columns]] if several else frame for name, frame in frames.items()]
    table = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()
    return table.to_csv(index=False, lineterminator="\n").encode()
