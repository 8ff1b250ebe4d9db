"""Words on their way to paper: only what the fonts can draw, and Korean that breaks at its spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from markupsafe import Markup

from reports.fonts import advances

TOFU = "□"
_SPOKEN = {"∇": "grad "}
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_HANGUL = "\uac00-\ud7a3"
_INSIDE_WORD = re.compile(rf"(?<=[{_HANGUL}])(?=[^\s/·—–…])|(?<=[^\s/·—–…\u2060])(?=[{_HANGUL}])")


def width(text: str) -> float:
    """How wide *text* is on one line, in ems."""
    return sum(advances().get(ord(character), 1.0) for character in text)


def clean(text: str, limit: int = 4000, *, lines: bool = False) -> str:
    """*text* composed (NFC), without control characters, at most *limit* long, with □ for what no font can draw.

    White space becomes single spaces; with *lines*, line ends and indents stay.
    """
    composed = unicodedata.normalize("NFC", text[: 4 * limit].encode("utf-8", "replace").decode())
    kept = "".join(_draw(c) for c in composed.expandtabs(4) if c in "\n\r" or unicodedata.category(c) not in _DROPPED)
    kept = kept.replace("\r\n", "\n").replace("\r", "\n") if lines else " ".join(kept.split(" "))
    kept = kept if lines else _SPACES.sub(" ", kept).strip(" \n")
    return kept if len(kept) <= limit else kept[: limit - 1].rstrip() + "…"


_SPACES = re.compile(r"[ \n\r]+")


@cache
def _draw(character: str) -> str:
    """*character*, or what stands for it: 𝔼 is drawn as E."""
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
