"""Words on their way to Markdown: none of them is read as a mark of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reports.text import clean

_LONGEST = 20_000
_SPECIAL = re.compile(r"[\\`*_\[\]|]|[$#~](?!\s)")


def plain(text: str) -> str:
    """*text* on one line, none of it read as Markdown or HTML."""
    return _SPECIAL.sub(r"\\\g<0>", clean(text, _LONGEST)).replace("<", "&lt;")


def own(text: str) -> str:
    """The reader's own Markdown; HTML in it is text."""
    return clean(text, _LONGEST, lines=True).replace("<", "&lt;").strip()


def grid(rows: Sequence[tuple[str, ...]], numeric: Sequence[bool]) -> str:
    """*rows*, of which the first is the head, as a table; numbers stand on the right."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + "|".join(" ---: " if right else " --- " for right in numeric) + "|")
    return "\n".join(lines)


def fence(text: str, language: str) -> str:
    """*text* as code, whatever it holds."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    marks = "`" * max(3, longest + 1)
    return f"{marks}{language}\n{text}\n{marks}" if text else ""
