"""The short form, and words that people write: ``784 -> 256 relu -> dropout 0.5 -> 10 softmax``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from acts.design.layers import SIZED, Kind, Layer, function_of, kind_of, loss_of
from acts.design.model import Read, Unread, parted
from acts.design.near import unknown

_BETWEEN = re.compile(r"\s*(?:->|→|=>|>|;|,|\||\s[-–—]\s|\n)\s*")
_BULLET = re.compile(r"^\s*(?:\d{1,3}[.)]\s+|[-–—*•]\s+|layer \d+\s*[:.]?\s)", re.IGNORECASE)
_MARKS = "()[]{}:.\"'`"
_FILLING = frozenset((
    "layer", "layers", "hidden", "output", "units", "unit", "neurons", "nodes", "with", "and", "of", "function", "activation",
    "kernel", "filters", "channels", "features", "size", "입력층", "은닉층", "출력층", "층", "유닛", "뉴런", "노드", "활성화", "함수",
))  # fmt: skip
_WHOLE, _RATE = re.compile(r"\d{1,7}"), re.compile(r"\d*\.\d{1,9}")
_KERNEL = re.compile(r"(?:\d{1,3}[x×]){1,2}\d{1,3}|[ksp]=?\d{1,3}|(?:stride|padding|kernel)=?\d{1,3}")


def read_short(lines: Sequence[str]) -> Read:
    """A number is a width, a word what stands there; words that only fill a sentence are passed over."""
    found: list[Layer | Unread] = []
    loss = ""
    for number, line in enumerate(lines, 1):
        for piece in filter(None, _BETWEEN.split(_BULLET.sub("", line).strip())):
            meant = loss_of(re.sub(r"^loss\b[\s:=]*", "", piece))
            loss = loss or meant
            if not meant:
                found += _piece(_words(piece), number, first=not found)
    layers, unread = parted(found)
    return Read("plain", layers, unread, loss)


def _words(piece: str) -> list[str]:
    """The words that say something: "Dense 1 (linear)" is Dense, 1 and linear; "은닉층 256개" is 256."""
    words = [re.sub(r"^(\d+)개의?$", r"\1", word.strip(_MARKS)) if word.strip(_MARKS) else "" for word in piece.split()]
    words = ["input" if word == "입력" else word for word in words]
    told = [w for w in words if w and w.casefold() not in _FILLING and not _KERNEL.fullmatch(w.casefold())]
    return (
        told if told or not piece.strip(_MARKS) or any(w.casefold() in _FILLING for w in words if w) else [piece[:40]]
    )


def _piece(words: list[str], line: int, *, first: bool) -> Iterator[Layer | Unread]:
    """One piece: "256 relu", "dropout 0.5", "conv 64", "784"."""
    numbers = [w for w in words if _WHOLE.fullmatch(w)]
    rates = tuple((str(i), float(w)) for i, w in enumerate(w for w in words if _RATE.fullmatch(w)))
    names = [w for w in words if not (_WHOLE.fullmatch(w) or _RATE.fullmatch(w))]
    width = int(numbers[0]) if numbers else None
    dense = any(kind_of(name) in SIZED for name in names if name.casefold() != "linear")
    kinds: list[tuple[str, Kind | None]] = [
        (name, "activation" if name.casefold() == "linear" and (dense or not numbers) else kind_of(name))
        for name in names
    ]
    if width and not any(kind in SIZED for _, kind in kinds):
        yield Layer("input" if first and not names else "linear", str(width), line, None, width)
    for name, kind in kinds:
        if kind is None:
            yield Unread(line, name[:80], unknown(name))
            continue
        function = function_of(name) if kind == "activation" else ""
        yield Layer(kind, name, line, None, width if kind in SIZED else None, function, rates)
