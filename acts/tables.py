"""Tables that a reader brings: CSV as spreadsheets write it, and the IDX format of MNIST."""

from __future__ import annotations

import csv
import gzip
import io
import math
import struct
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from acts.array import Array
from acts.text import Text, Trouble

ACCEPTS = ("csv", "tsv", "txt", "gz", "idx", "idx1-ubyte", "idx3-ubyte")
UNPACKED_LIMIT = 200_000_000  # bytes; a packed file may claim anything
CLASSES_LIMIT = 100
_IDX_TYPES = {8: ">u1", 9: ">i1", 11: ">i2", 12: ">i4", 13: ">f4", 14: ">f8"}


@dataclass(frozen=True, eq=False)
class Labelled:
    """Rows of numbers, each with a class."""

    points: Array  #: (rows, features)
    labels: NDArray[np.int64]  #: (rows,), 0 … classes - 1
    names: tuple[str, ...]  #: what the classes are called, in order
    left_out: int  #: rows that could not be used because a value was missing


def csv_table(content: bytes) -> Labelled:
    """A CSV file whose last column is the class and whose other numeric columns are the features.

    Commas, semicolons or tabs; a heading or none; UTF-8 with or without a mark, or CP949. Columns of text are not
    features. Raises `Trouble` if no rows with two classes are left.
    """
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
    return _classed(points, [row[-1].strip() for row in whole], len(body) - len(whole))


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
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Trouble(_NO_TEXT)


def _lines(text: str) -> list[list[str]]:
    """The rows of a CSV text, by whichever separator stands most often in its first line."""
    if "\0" in text:
        raise Trouble(_NO_TEXT)
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
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
