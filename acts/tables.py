"""Tables that a reader brings: CSV as spreadsheets write it, and the IDX format of MNIST."""

from __future__ import annotations

import csv
import gzip
import io
import math
import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from acts.array import Array
from acts.text import Text, Trouble

ACCEPTS = ("csv", "tsv", "txt", "gz", "idx", "idx1-ubyte", "idx3-ubyte")
UNPACKED_LIMIT = 200_000_000  # bytes; a packed file may claim anything
CLASSES_LIMIT = 100
LARGEST = 1e60  # beyond it the square of a square overflows
_ABSENT = ("na", "n/a", "nan", "null", "none", "-", "?")
_IDX_TYPES = {8: ">u1", 9: ">i1", 11: ">i2", 12: ">i4", 13: ">f4", 14: ">f8"}


@dataclass(frozen=True, eq=False)
class Labelled:
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


def csv_table(content: bytes) -> Labelled:
    """A CSV file whose last column is the class and whose other numeric columns are the features.

    Commas, semicolons or tabs; a heading or none; UTF-8 with or without a mark, or CP949. Columns of text are not
    features. Raises `Trouble` if no rows with two classes are left.
    """
    points, last, left_out = _rows(content)
    return _classed(points, last, left_out)


def csv_numbers(content: bytes) -> Numbered:
    """The same file, with a number in its last column. Raises `Trouble` if there is something else in it."""
    points, last, left_out = _rows(content)
    values = [_number(cell) for cell in last]
    if None in values:
        raise Trouble(_NOT_A_NUMBER.format(cell=next(c for c, v in zip(last, values, strict=True) if v is None)[:40]))
    return Numbered(points, np.array(values, dtype=np.float64), left_out)


def looks_numeric(content: bytes) -> bool:
    """Whether the last column of a CSV file holds numbers that are no classes: fractions, or too many whole ones."""
    _, last, _ = _rows(content)
    values = {_number(cell) for cell in set(last)}
    whole = all(v is not None and v == int(v) for v in values)
    return None not in values and (not whole or len(values) > CLASSES_LIMIT)


@lru_cache(maxsize=2)
def _rows(content: bytes) -> tuple[Array, list[str], int]:
    """The features (rows, features), the cells of the last column, and how many rows were left out."""
    lines = _lines(_text(unpacked(content)))
    if not lines or len(lines[0]) < 2:
        raise Trouble(_ONE_COLUMN)
    body = lines if _is_data(lines[0]) else lines[1:]
    width = len(lines[0])
    whole = [row for row in body if len(row) == width and all(cell.strip() for cell in row)]
    features = [i for i in range(width - 1) if whole and all(_number(row[i]) is not None for row in whole)]
    if not features:
        raise Trouble(_NO_NUMBERS)
    points = np.array([[_number(row[i]) for i in features] for row in whole], dtype=np.float64)
    return points, [row[-1].strip() for row in whole], len(body) - len(whole)


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
    lines = _cells(_text(unpacked(content)))
    width = max(map(len, lines), default=0)
    if not 1 <= number <= width:
        raise Trouble(_NO_COLUMN.format(number=number, there=width))
    head = _is_heading(lines)
    cells = [row[number - 1] if len(row) >= number else "" for row in lines[head:]]
    found = [v for v in map(_number, cells) if v is not None and abs(v) <= LARGEST]
    if len(found) < max(2, len(cells) / 2):
        raise Trouble(_NO_NUMBERS_HERE.format(number=number, found=len(found), cells=len(cells)))
    name = lines[0][number - 1].strip()[:40] if head and len(lines[0]) >= number else ""
    return Column(name, np.array(found), len(cells) - len(found), width)


def first_column(content: bytes) -> int:
    """The first column of a CSV file, from 1, that :func:`column` can read; raises `Trouble` if there is none."""
    for number in range(1, max(map(len, _cells(_text(unpacked(content)))), default=0) + 1):
        try:
            column(content, number)
        except Trouble:
            continue
        return number
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
    lines = _cells(_text(unpacked(content)))
    body, width = lines[_is_heading(lines) :], max(map(len, lines), default=0)
    cells = np.array([[_usable(row[i]) if i < len(row) else np.nan for i in range(width)] for row in body])
    cells = cells.reshape(len(body), width)
    chosen = cells[:, 2 * np.isfinite(cells).sum(axis=0) >= max(2, len(body))]
    whole = chosen[np.isfinite(chosen).all(axis=1)]
    if whole.size == 0:
        raise Trouble(_NO_NUMERIC)
    return Rows(whole, len(body) - len(whole), width - chosen.shape[1])


def _usable(cell: str) -> float:
    value = _number(cell)
    return value if value is not None and abs(value) <= LARGEST else np.nan


def _cells(text: str) -> list[list[str]]:
    """The rows of a text whose only commas may be decimal ones."""
    rows = [line for line in text.splitlines() if line.strip()]
    if any(line.count(mark) for mark in ";\t|" for line in rows[:2]):
        mark = max(";\t|", key=lambda m: sum(line.count(m) for line in rows[:20]))
        return _lines(text.replace(mark, ";") if mark == "|" else text, ";" if mark == "|" else mark)
    decimal = len(rows) > 1 and "," not in rows[0] and _number(rows[0]) is None
    return [[line] for line in rows] if decimal and "\0" not in text else _lines(text, ",")


def _is_heading(lines: list[list[str]]) -> bool:
    """Whether the first row has words over a column of numbers."""
    below = lines[1:21]
    for place, cell in enumerate(lines[0] if below else []):
        rest = [row[place] for row in below if len(row) > place]
        if cell.strip() and _number(cell) is None and 2 * sum(_number(c) is not None for c in rest) > len(rest):
            return cell.strip().casefold() not in _ABSENT
    return False


def idx_table(images: bytes, labels: bytes) -> Labelled:
    """Two IDX files as MNIST has them, packed or not: values (rows, …) and classes (rows,). Raises `Trouble`."""
    values, classes = idx_array(images), idx_array(labels)
    if classes.ndim != 1 or len(values) != len(classes):
        raise Trouble(_NO_MATCH.format(images=len(values), labels=classes.size))
    return _classed(values.reshape(len(values), -1).astype(np.float64), [str(c) for c in classes], 0)


def is_idx(content: bytes) -> bool:
    """Whether *content*, packed or not, begins as an IDX file does."""
    head = unpacked(content)[:4]
    return len(head) == 4 and head[:2] == b"\0\0" and head[2] in _IDX_TYPES


def idx_array(content: bytes) -> NDArray[np.generic]:
    """The array in an IDX file; raises `Trouble` if the file is not one or is cut off."""
    raw = unpacked(content)
    if not is_idx(raw):
        raise Trouble(_NOT_IDX)
    dims = raw[3]
    if len(raw) < 4 + 4 * dims:
        raise Trouble(_CUT_OFF)
    shape, kind = struct.unpack(f">{dims}I", raw[4 : 4 + 4 * dims]), np.dtype(_IDX_TYPES[raw[2]])
    body = raw[4 + 4 * dims :]
    if len(body) != math.prod(shape) * kind.itemsize:
        raise Trouble(_CUT_OFF)
    return np.frombuffer(body, kind).reshape(shape)


def unpacked(content: bytes) -> bytes:
    """*content* without its gzip packing, if it has one; refuses what grows beyond all measure."""
    if content[:2] != b"\x1f\x8b":
        return content
    try:
        with gzip.open(io.BytesIO(content)) as file:
            raw = file.read(UNPACKED_LIMIT + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Trouble(_CUT_OFF) from error
    if len(raw) > UNPACKED_LIMIT:
        raise Trouble(_ENORMOUS)
    return raw


def _text(raw: bytes) -> str:
    """*raw* as text; a mark at its beginning tells UTF-16, as spreadsheets save “Unicode text”."""
    marked = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Trouble(_NO_TEXT)


def _lines(text: str, separator: str = "") -> list[list[str]]:
    """The rows of a CSV text, by *separator* or whichever stands most often in its first line."""
    if "\0" in text:
        raise Trouble(_NO_TEXT)
    first = text.partition("\n")[0]
    separator = separator or max(",;\t", key=first.count)
    try:
        return [row for row in csv.reader(io.StringIO(text), delimiter=separator) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise Trouble(_NO_TEXT) from error


def _is_data(row: list[str]) -> bool:
    return all(_number(cell) is not None for cell in row[:-1])


def _number(cell: str) -> float | None:
    try:
        value = float(cell.strip().replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _classed(points: Array, classes: list[str], left_out: int) -> Labelled:
    names = sorted(set(classes), key=lambda c: (_number(c) is None, _number(c) or 0.0, c))
    if not 2 <= len(names) <= CLASSES_LIMIT:
        raise Trouble(_CLASSES.format(found=len(names), most=CLASSES_LIMIT))
    place = {name: i for i, name in enumerate(names)}
    return Labelled(points, np.array([place[c] for c in classes], dtype=np.int64), tuple(names), left_out)


_ONE_COLUMN = Text(
    "This file has fewer than two columns. Put the numbers first and the class in the last column, with commas between.",
    "열이 두 개보다 적습니다. 앞에는 숫자 열을, 마지막 열에는 클래스를 두고 쉼표로 나누세요.",
)
_NO_NUMBERS = Text(
    "No column before the last one holds numbers in every row. Fill the gaps, or take out the columns of text.",
    "마지막 열 앞에 모든 행이 숫자인 열이 없습니다. 빈칸을 채우거나 글자 열을 빼세요.",
)
_CLASSES = Text(
    "The last column holds {found} different values; between 2 and {most} classes are needed.",
    "마지막 열에 서로 다른 값이 {found}개 있습니다. 클래스는 2~{most}개여야 합니다.",
)
_NOT_A_NUMBER = Text(
    "The last column holds “{cell}”, which is no number. Choose classes as the target, or correct the column.",
    "마지막 열에 숫자가 아닌 값이 있습니다: “{cell}”. 목표를 클래스로 고르거나 열을 고치세요.",
)
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
_NO_TEXT = Text(
    "This file cannot be read as text. Save the table as CSV in UTF-8.",
    "글자로 읽을 수 없는 파일입니다. 표를 UTF-8 CSV로 저장하세요.",
)
_NOT_IDX = Text(
    "This is not an IDX file. MNIST's files are called train-images-idx3-ubyte and train-labels-idx1-ubyte.",
    "IDX 파일이 아닙니다. MNIST 파일의 이름은 train-images-idx3-ubyte, train-labels-idx1-ubyte입니다.",
)
_CUT_OFF = Text(
    "This file is damaged or cut off: it ends before its own heading says. Copy or download it again.",
    "파일이 손상되었거나 중간에 잘렸습니다. 다시 복사하거나 내려받으세요.",
)
_NO_MATCH = Text(
    "The two files do not belong together: {images} images, but {labels} labels. Bring both files of one data set.",
    "두 파일이 서로 맞지 않습니다(이미지 {images}개, 레이블 {labels}개). 같은 데이터 세트의 두 파일을 올리세요.",
)
_ENORMOUS = Text(
    "This file is larger than 200 MB once unpacked. Bring a part of it.",
    "압축을 풀면 200 MB가 넘는 파일입니다. 일부만 올리세요.",
)
