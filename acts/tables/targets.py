"""CSV files with a target in the last column: a class, or a number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from acts.array import Array
from acts.tables.cells import as_number, lines_of, text_of
from acts.text import Text, Trouble

CLASSES_LIMIT = 100


@dataclass(frozen=True, eq=False)
class Labeled:
    """Rows of numbers, each with a class."""

    points: Array  #: (rows, features)
    labels: NDArray[np.int64]  #: (rows,), 0 … classes - 1
    names: tuple[str, ...]  #: what the classes are called, in order
    left_out: int  #: rows that could not be used because a value was missing


@dataclass(frozen=True, eq=False)
class Numbered:
    """Rows of numbers, each with a number that is to be found from them."""

    points: Array  #: (rows, features)
    values: Array  #: (rows,)
    left_out: int  #: rows that could not be used because a value was missing


def csv_table(content: bytes) -> Labeled:
    """A CSV file whose last column is the class and whose other numeric columns are the features.

    Commas, semicolons or tabs; a heading or none; UTF-8 with or without a mark, or CP949. Columns of text are not
    features. Raises `Trouble` if no rows with two classes are left.
    """
    points, last, left_out = _rows(content)
    return classed(points, last, left_out)


def csv_numbers(content: bytes) -> Numbered:
    """The same file, with a number in its last column. Raises `Trouble` if there is something else in it."""
    points, last, left_out = _rows(content)
    values = [as_number(cell) for cell in last]
    if None in values:
        raise Trouble(_NOT_A_NUMBER.format(cell=next(c for c, v in zip(last, values, strict=True) if v is None)[:40]))
    return Numbered(points, np.array(values, dtype=np.float64), left_out)


def looks_numeric(content: bytes) -> bool:
    """Whether the last column of a CSV file holds numbers that are no classes: fractions, or too many whole ones."""
    _, last, _ = _rows(content)
    values = {as_number(cell) for cell in set(last)}
    whole = all(v is not None and v == int(v) for v in values)
    return None not in values and (not whole or len(values) > CLASSES_LIMIT)


@lru_cache(maxsize=2)
def _rows(content: bytes) -> tuple[Array, list[str], int]:
    """The features (rows, features), the cells of the last column, and how many rows were left out."""
    lines = lines_of(text_of(content))
    if not lines or len(lines[0]) < 2:
        raise Trouble(_ONE_COLUMN)
    body = lines if _is_data(lines[0]) else lines[1:]
    width = len(lines[0])
    whole = [row for row in body if len(row) == width and all(cell.strip() for cell in row)]
    features = [i for i in range(width - 1) if whole and all(as_number(row[i]) is not None for row in whole)]
    if not features:
        raise Trouble(_NO_NUMBERS)
    points = np.array([[as_number(row[i]) for i in features] for row in whole], dtype=np.float64)
    return points, [row[-1].strip() for row in whole], len(body) - len(whole)


def _is_data(row: list[str]) -> bool:
    return all(as_number(cell) is not None for cell in row[:-1])


def classed(points: Array, classes: list[str], left_out: int) -> Labeled:
    """*points* (rows, features) with one class a row, in the order of their names. Raises `Trouble`."""
    names = sorted(set(classes), key=lambda c: (as_number(c) is None, as_number(c) or 0.0, c))
    if not 2 <= len(names) <= CLASSES_LIMIT:
        raise Trouble(_CLASSES.format(found=len(names), most=CLASSES_LIMIT))
    place = {name: i for i, name in enumerate(names)}
    return Labeled(points, np.array([place[c] for c in classes], dtype=np.int64), tuple(names), left_out)


_ONE_COLUMN = Text(
    "This file has fewer than two columns. Put the numbers first and the class in the last column, with commas between.",
    "열이 두 개보다 적습니다. 앞에는 숫자 열을, 마지막 열에는 클래스를 두고 쉼표로 나누세요.",
)
_NO_NUMBERS = Text(
    "No column before the last one holds numbers in every row. Fill the gaps, or take out the columns of text.",
    "마지막 열 앞에 모든 행이 숫자인 열이 없습니다. 빈칸을 채우거나 글자 열을 빼세요.",
)
_CLASSES = Text(
    "Different values in the last column: {found}. Between 2 and {most} classes are needed.",
    "마지막 열에 서로 다른 값이 {found}개 있습니다. 클래스는 2~{most}개여야 합니다.",
)
_NOT_A_NUMBER = Text(
    "The last column holds “{cell}”, which is no number. Choose classes as the target, or correct the column.",
    "마지막 열에 숫자가 아닌 값이 있습니다: “{cell}”. 목표를 클래스로 고르거나 열을 고치세요.",
)
