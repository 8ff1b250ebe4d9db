"""Words on their way to paper: only what the fonts can draw, and Korean that breaks at its spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from markupsafe import Markup, escape

from reports.fonts import advances

TOFU = "□"
_SPOKEN = {"∇": "grad "}
_DROPPED = frozenset({"Cc", "Cf", "Cs"})
_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # chooses a drawing of the character before it
_missing: ContextVar[set[str] | None] = ContextVar("missing", default=None)
_HANGUL = "\uac00-\ud7a3"
_INSIDE_WORD = re.compile(rf"(?<=[{_HANGUL}])(?=[^\s/·—–…])|(?<=[^\s/·—–…\u2060])(?=[{_HANGUL}])")


def width(text: str) -> float:
    """How wide *text* is on one line, in ems."""
    return sum(advances().get(ord(character), 1.0) for character in text)


@contextmanager
def noted() -> Generator[set[str]]:
    """Gather the characters that :func:`clean` puts a □ for inside the block."""
    missing = set[str]()
    token = _missing.set(missing)
    try:
        yield missing
    finally:
        _missing.reset(token)


def drawable(text: str) -> bool:
    """Whether the typefaces have every character of *text* as it is."""
    return all(_draw(character) == character for character in set(text))


def named(missing: set[str]) -> list[str]:
    """Each of the characters by its number and its name in Unicode, in their order."""
    return [f"U+{ord(c):04X} {unicodedata.name(c, '').lower()}".strip() for c in sorted(missing)]


def clean(text: str, limit: int = 4000, *, lines: bool = False) -> str:
    """*text* composed (NFC), without control characters, at most *limit* long, with □ for what no font can draw.

    White space becomes single spaces; with *lines*, line ends and indents stay.
    """
    composed = unicodedata.normalize("NFC", text[: 4 * limit].encode("utf-8", "replace").decode())
    told = _SELECTOR.sub("", composed).expandtabs(4)
    kept = "".join(_drawn(c) for c in told if c in "\n\r" or unicodedata.category(c) not in _DROPPED)
    kept = kept.replace("\r\n", "\n").replace("\r", "\n") if lines else " ".join(kept.split(" "))
    kept = kept if lines else _SPACES.sub(" ", kept).strip(" \n")
    return kept if len(kept) <= limit else kept[: limit - 1].rstrip() + "…"


_SPACES = re.compile(r"[ \n\r]+")


def _drawn(character: str) -> str:
    """What is drawn for *character*; one that no font has is noted."""
    drawn = _draw(character)
    missing = _missing.get()
    if missing is not None and drawn == TOFU != character:
        missing.add(character)
    return drawn


@cache
def _draw(character: str) -> str:
    """*character*, or what stands for it: 𝔼 is drawn as E. What a font draws for a private character is its own affair."""
    if unicodedata.category(character) == "Co":
        return TOFU
    for form in (character, _SPOKEN.get(character, ""), unicodedata.normalize("NFKC", character)):
        if form and (form in "\n\r" or all(ord(part) in advances() for part in form)):
            return form
    return TOFU


def glue(text: str) -> str:
    """*text* whose Korean words hold together, and whose overlong words can be broken.

    WeasyPrint has no ``word-break: keep-all``, so word joiners do it; and it takes seconds to break a word of
    thousands of characters by itself, so it is shown where.
    """
    return " ".join(
        _OVERLONG.sub("\\g<0>\u200b", w) if len(w) > 60 else _INSIDE_WORD.sub("\u2060", w) for w in text.split(" ")
    )


_OVERLONG = re.compile(r"\S{30}(?=\S)")


def say(text: object, limit: int = 4000) -> str:
    """Any words, ready to be escaped and printed; what is `Markup` already was made ready part by part."""
    return text if isinstance(text, Markup) else glue(clean(str(text), limit))


def flags(command: str) -> Markup:
    """A *command* whose flags hold together: a line would break between their hyphens, and is copied with nothing in it."""
    parts = _FLAG.split(command.unescape() if isinstance(command, Markup) else command)  # every second one is a flag
    return Markup("").join(_HELD.format(part) if i % 2 else escape(part) for i, part in enumerate(parts))


_HELD = Markup('<span class="flag">{}</span>')
_FLAG = re.compile(r"(--[\w.-]+(?:=\S{0,40}(?!\S))?)")  # with its value, if that is short
