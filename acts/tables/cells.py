"""The cells of a CSV file as spreadsheets write it."""

from __future__ import annotations

import csv
import io
import math

from acts.tables.packed import unpacked
from acts.text import Text, Trouble

TEXT_LIMIT = 5_000_000  #: bytes; what is checked while a reader waits is checked in the server itself
CELLS_LIMIT = 5_000_000  #: rows times columns; one long row among many short ones is no table
_ABSENT = ("na", "n/a", "nan", "null", "none", "-", "?")


def text_of(content: bytes) -> str:
    """*content*, packed or not, as text; a mark at its beginning tells UTF-16, as spreadsheets save “Unicode text”.

    Raises `Trouble` if it is no text.
    """
    raw = unpacked(content, TEXT_LIMIT)
    marked = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Trouble(_NO_TEXT)


def lines_of(text: str, separator: str = "") -> list[list[str]]:
    """The rows of a CSV text, by *separator* or whichever stands most often in its first line."""
    if "\0" in text:
        raise Trouble(_NO_TEXT)
    first = text.partition("\n")[0]
    separator = separator or max(",;\t", key=first.count)
    try:
        found = csv.reader(io.StringIO(text), delimiter=separator)
        rows = [row for row in found if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise Trouble(_NO_TEXT) from error
    if len(rows) * max(map(len, rows), default=0) > CELLS_LIMIT:
        raise Trouble(_RAGGED)
    return rows


def cells_of(text: str) -> list[list[str]]:
    """The rows of a text whose only commas may be decimal ones."""
    rows = [line for line in text.splitlines() if line.strip()]
    if any(line.count(mark) for mark in ";\t|" for line in rows[:2]):
        mark = max(";\t|", key=lambda m: sum(line.count(m) for line in rows[:20]))
        return lines_of(text.replace(mark, ";") if mark == "|" else text, ";" if mark == "|" else mark)
    decimal = len(rows) > 1 and "," not in rows[0] and as_number(rows[0]) is None
    return [[line] for line in rows] if decimal and "\0" not in text else lines_of(text, ",")


def is_heading(lines: list[list[str]]) -> bool:
    """Whether the first row has words over a column of numbers."""
    below = lines[1:21]
    for place, cell in enumerate(lines[0] if below else []):
        rest = [row[place] for row in below if len(row) > place]
        if cell.strip() and as_number(cell) is None and 2 * sum(as_number(c) is not None for c in rest) > len(rest):
            return cell.strip().casefold() not in _ABSENT
    return False


def as_number(cell: str) -> float | None:
    """The finite number in *cell*, whose comma may be a decimal one; None if it holds none."""
    try:
        value = float(cell.strip().replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


_RAGGED = Text(
    "This file is no table: some rows are very much longer than others. Save it again with one row a line.",
    "표로 읽을 수 없습니다. 행마다 길이가 지나치게 다릅니다. 한 줄에 한 행씩 다시 저장하세요.",
)
_NO_TEXT = Text(
    "This file cannot be read as text. Save the table as CSV in UTF-8.",
    "글자로 읽을 수 없는 파일입니다. 표를 UTF-8 CSV로 저장하세요.",
)
