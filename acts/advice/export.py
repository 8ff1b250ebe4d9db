"""The whole table as files: CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from acts.advice.row import Row
from acts.advice.snippets import FRAMEWORKS
from acts.advice.words import WORDS
from acts.text import Lang

_LISTS = ("architectures", "tasks", "depths", "normalizations", "targets", "devices")
_TOLD = ("what", "functions", "start", "reason", "avoid", "because")
COLUMNS = ("id", "layer", *_LISTS, *_TOLD[:2], "loss", "initializer", *_TOLD[2:], "confidence", "cite", *FRAMEWORKS)


def as_csv(rows: Iterable[Row], lang: Lang) -> bytes:
    """One line a row, in words of *lang*, lists joined by semicolons; UTF-8 with a mark, as spreadsheets want it.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([_safe(_cell(row, name, lang)) for name in COLUMNS] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_json(rows: Iterable[Row]) -> bytes:
    """Every row with its slugs, and its sentences in both languages."""
    return json.dumps([_table(row) for row in rows], ensure_ascii=False, indent=1).encode()


def _cell(row: Row, name: str, lang: Lang) -> str:
    value = getattr(row, name)
    if name in _LISTS:
        return "; ".join(getattr(WORDS, name)[slug](lang) for slug in value)
    if name in ("layer", "confidence"):
        return getattr(WORDS, {"layer": "layers"}.get(name, name))[value](lang)
    if name == "loss":
        return row.loss.title(lang) if row.loss else ""
    return value(lang) if name in _TOLD else "; ".join(value) if name == "cite" else value or ""


def _safe(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell


def _table(row: Row) -> dict[str, Any]:
    told = {name: {"en": getattr(row, name).en, "ko": getattr(row, name).ko} for name in _TOLD}
    loss = row.loss and {"en": row.loss.en, "ko": row.loss.ko, "torch": row.loss.torch, "takes": row.loss.takes}
    plain = {
        name: getattr(row, name) for name in ("id", "layer", *_LISTS, "initializer", "confidence", "cite", *FRAMEWORKS)
    }
    use = [{"function": u.slug, **({u.knob: u.value} if u.knob else {}), "note": u.note} for u in row.use]
    return {**plain, "use": use, "loss": loss, **told}
