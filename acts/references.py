"""The works that the project cites: ``references.json`` in the CSL-JSON format, by key."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from acts.blocks import Reference, References


@cache
def _works() -> dict[str, dict[str, Any]]:
    raw = files("acts").joinpath("references.json").read_text(encoding="utf-8")
    return {work["id"]: work for work in json.loads(raw)}


def keys() -> frozenset[str]:
    """Every key that can be cited."""
    return frozenset(_works())


def short(key: str) -> str:
    """How the text names the work: "He et al. 2015"; raises ``KeyError`` for a key that is not there."""
    work = _works()[key]
    names = [n.get("family", "") for n in work["author"] if "family" in n]
    more = len(names) > 2 or len(names) < len(work["author"])
    who = f"{names[0]} et al." if more else " & ".join(names)
    return f"{who} {_year(work)}".strip()


def reference(key: str) -> Reference:
    """The work in full, as a list of references prints it."""
    work = _works()[key]
    who = ", ".join(n.get("family") or n.get("literal", "") for n in work["author"])
    where = work.get("number") or (f"doi:{work['DOI']}" if "DOI" in work else work.get("note", ""))
    year = f" ({_year(work)})" if _year(work) else ""
    return Reference(key, f"{who}{year}. {work['title']}.{f' {where}.' if where else ''}", work.get("URL", ""))


def references(*cited: str) -> References:
    """The works behind a view, each once, in the order of their texts; an empty key cites nothing."""
    return References(tuple(sorted({reference(key) for key in cited if key}, key=lambda r: r.text)))


def _year(work: dict[str, Any]) -> str:
    parts = work.get("issued", {}).get("date-parts")
    return str(parts[0][0]) if parts else ""
