"""Rows out of a folder of TOML files: a file more is a file more, nothing else needs to know."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from acts.advice.row import Row
from acts.text import Text, Trouble

M = TypeVar("M", bound=BaseModel)
_ROWS = Path(__file__).with_name("rows")


class Rows(Mapping[str, Row]):
    """Every row by id, in the order of file names and of places in the file; read when it is first looked into.

    Looking into it raises `Trouble`, which names the file, the row and the field, if a file cannot be used.
    """

    def __init__(self, folder: Path = _ROWS) -> None:
        self._folder = folder

    @cached_property
    def _rows(self) -> dict[str, Row]:
        found: dict[str, Row] = {}
        for path in sorted(self._folder.glob("*.toml")):
            for row in entries(path, "row", Row):
                if row.id in found:
                    raise Trouble(_TWICE.format(file=path.name, row=row.id))
                found[row.id] = row
        return found

    def __getitem__(self, slug: str) -> Row:
        return self._rows[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def entries(path: Path, name: str, kind: type[M]) -> list[M]:
    """Every table ``[[name]]`` of the file as a *kind*; raises `Trouble` for what cannot be used."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise Trouble(_NOT_TOML.format(file=path.name, why=str(error)[:120])) from error
    if set(raw) != {name} or not isinstance(raw[name], list):
        raise Trouble(_NO_TABLES.format(file=path.name, name=name))
    tables: list[Any] = raw[name]
    return [_entry(path, number, table, kind) for number, table in enumerate(tables, 1)]


def _entry(path: Path, number: int, table: Any, kind: type[M]) -> M:
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        raise Trouble(_FIELD.format(file=path.name, row=_label(table, number), **_first(error))) from error


def _label(table: Any, number: int) -> str:
    """The id of a row that cannot be used, or which of the file it is."""
    try:
        return str(table["id"])[:40]
    except (KeyError, TypeError):
        return f"#{number}"


def _first(error: ValidationError) -> dict[str, Any]:
    """The field and the reason of the first thing that does not fit."""
    first = error.errors(include_url=False)[0]
    place = ".".join(part for part in first["loc"] if isinstance(part, str))
    context = first.get("ctx", {})
    if first["type"] == "refused":
        return {"field": place, "why": Text(context["en"], context["ko"])}
    return {"field": place, "why": _WHY.get(first["type"], _OTHER).format(said=first["msg"], **context)}


_TWICE = Text(
    "The file {file} holds a second row “{row}”; give it an id of its own.",
    "{file} 파일에 “{row}” 행이 또 있습니다. 다른 id를 붙여 주세요.",
)
_NOT_TOML = Text(
    "The file {file} cannot be read as TOML: {why}.",
    "{file} 파일을 TOML로 읽을 수 없습니다: {why}.",
)
_NO_TABLES = Text(
    "The file {file} must hold tables [[{name}]] and nothing else.",
    "{file} 파일에는 [[{name}]] 표만 있어야 합니다.",
)
_FIELD = Text(
    "In the file {file}, row “{row}”, field “{field}”: {why}",
    "{file} 파일, 행 “{row}”, 필드 “{field}”: {why}",
)
_WHY = {
    "missing": Text("it is missing; add it.", "빠져 있습니다. 추가해 주세요."),
    "extra_forbidden": Text(
        "there is no such field; remove it or mend its name.", "없는 필드입니다. 지우거나 이름을 고쳐 주세요."
    ),
    "string_too_long": Text(
        "it is longer than {max_length} characters; shorten it.", "{max_length}자를 넘습니다. 줄여 주세요."
    ),
    "string_too_short": Text("it is empty; fill it in.", "비어 있습니다. 채워 주세요."),
    "too_short": Text("it is empty; name at least one.", "비어 있습니다. 하나 이상 적어 주세요."),
}
_OTHER = Text("it does not fit ({said}).", "값이 맞지 않습니다({said}).")
