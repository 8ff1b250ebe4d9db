"""What a report said when it was printed: every number and sentence, for whoever computes it again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from platform import python_version
from typing import Any

from acts.text import Lang
from reports.sheet import Attached
from reports.style import Style
from reports.telling import Told

NAME, FORMAT = "report.json", "activation-lab-report"
_PACKAGES = (
    "numpy", "scipy", "pandas", "pydantic", "pillow", "altair", "vl-convert-python", "ziamath", "weasyprint", "pydyf",
)  # fmt: skip


@cache
def versions() -> dict[str, str]:
    """The versions that decide over the bytes of a report."""
    return {"python": python_version(), **{name: version(name) for name in _PACKAGES}}


def record(told: Iterable[Told], files: Iterable[Attached], lang: Lang, style: Style, day: str) -> dict[str, Any]:
    """How the report was printed, what each entry said, and the SHA-256 of every attached file."""
    return {
        "format": FORMAT, "version": 1, "language": lang, "form": style.form, "paper": style.paper,
        "link_base": style.link_base, "date": day, "versions": versions(),
        "sections": [{"title": t.title, "numbers": t.numbers, "words": t.words} for t in told],
        "files": {file.name: sha256(file.content).hexdigest() for file in files},
    }  # fmt: skip


def dumps(said: dict[str, Any]) -> bytes:
    """*said* as JSON text; a number that is not finite is null."""
    return json.dumps(said, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8", "replace")
