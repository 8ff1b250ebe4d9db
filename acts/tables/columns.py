"""The numeric columns of a CSV file, without a target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from acts.array import Array
from acts.tables.cells import as_number, cells_of, is_heading, text_of
from acts.text import Text, Trouble

LARGEST = 1e60  # beyond it the square of a square overflows


@dataclass(frozen=True, eq=False)
class Column:
    """The numbers of one column of a table."""

    name: str  #: what its heading calls it, or nothing
    values: Array  #: (numbers,)
    missing: int  #: cells that hold no usable number
    columns: int  #: how many columns the table has


def column(content: bytes, number: int) -> Column:
    """The numbers in column *number*, counted from 1, of a CSV file.

    Commas, semicolons, tabs or bars, a heading or none, decimal commas where another separator (or a heading without
    one) shows that they are meant. A cell that is empty, no number or beyond ±1e60 counts as missing. Raises
    `Trouble` if there is no such column or fewer than half of its cells, or fewer than two, are numbers.
    """
    lines = cells_of(text_of(content))
    width = max(map(len, lines), default=0)
    if not 1 <= number <= width:
        raise Trouble(_NO_COLUMN.format(number=number, there=width))
    head = is_heading(lines)
    cells = [row[number - 1] if len(row) >= number else "" for row in lines[head:]]
    found = _numbers(cells)
    if len(found) < max(2, len(cells) / 2):
        raise Trouble(_NO_NUMBERS_HERE.format(number=number, found=len(found), cells=len(cells)))
    name = lines[0][number - 1].strip()[:40] if head and len(lines[0]) >= number else ""
    return Column(name, np.array(found), len(cells) - len(found), width)


def _numbers(cells: Iterable[str]) -> list[float]:
    """Those of *cells* that hold a usable number."""
    return [v for v in map(as_number, cells) if v is not None and abs(v) <= LARGEST]


def first_column(content: bytes) -> int:
    """The first column of a CSV file, from 1, that :func:`column` can read; raises `Trouble` if there is none."""
    lines = cells_of(text_of(content))
    body = lines[is_heading(lines) :]
    for place in range(max(map(len, lines), default=0)):
        if len(_numbers(row[place] for row in body if len(row) > place)) >= max(2, len(body) / 2):
            return place + 1
    raise Trouble(_NO_NUMERIC)


@dataclass(frozen=True, eq=False)
class Rows:
    """The complete rows of the numeric columns of a table."""

    values: Array  #: (rows, columns)
    left_out: int  #: rows that lack a number
    texts: int  #: columns left out because they hold something else


def numeric_rows(content: bytes) -> Rows:
    """Every column of a CSV file that :func:`column` can read, in the rows where all of them hold a number.

    Raises `Trouble` if there is no such column, or no row without a gap.
    """
    lines = cells_of(text_of(content))
    body, width = lines[is_heading(lines) :], max(map(len, lines), default=0)
    cells = np.array([[_usable(row[i]) if i < len(row) else np.nan for i in range(width)] for row in body])
    cells = cells.reshape(len(body), width)
    chosen = cells[:, 2 * np.isfinite(cells).sum(axis=0) >= max(2, len(body))]
    whole = chosen[np.isfinite(chosen).all(axis=1)]
    if whole.size == 0:
        raise Trouble(_NO_NUMERIC)
    return Rows(whole, len(body) - len(whole), width - chosen.shape[1])


def _usable(cell: str) -> float:
    value = as_number(cell)
    return value if value is not None and abs(value) <= LARGEST else np.nan


_NO_COLUMN = Text(
    "There is no column {number}: the file has {there} columns. Choose one of them.",
    "{number}번째 열이 없습니다(열 {there}개). 있는 열을 고르세요.",
)
_NO_NUMBERS_HERE = Text(
    "Column {number} holds only {found} numbers in {cells} rows. Choose another column.",
    "{number}번째 열에는 행 {cells}개 가운데 숫자가 {found}개뿐입니다. 다른 열을 고르세요.",
)
_NO_NUMERIC = Text(
    "No column of this file holds numbers in at least half of its rows. Bring a CSV file with a column of numbers.",
    "행의 절반 이상이 숫자인 열이 없습니다. 숫자 열이 있는 CSV 파일을 올리세요.",
)
