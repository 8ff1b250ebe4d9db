"""A network as PyTorch prints it: ``(0): Linear(in_features=784, out_features=256, bias=True)``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from acts.design.calls import read_call
from acts.design.layers import Layer
from acts.design.model import Read, Unread, parted
from acts.design.near import unknown

_PIECE = re.compile(r"^\s*\(([\w.-]+)\):\s*(.*)$")
_REPEATED = re.compile(r"^(\s*)\(\d+-\d+\):\s*(\d{1,3}) x (.*)$")
_MOST = 2000  # pieces; a print may say "12 x" within "12 x"
Numbered = tuple[int, str]


def is_print(lines: Sequence[str]) -> bool:
    """Whether some line numbers a piece as PyTorch does."""
    return any(_PIECE.match(line) for line in lines)


def read_print(lines: Sequence[str]) -> Read:
    """The pieces in the order of the print, repeated ones as often as it says.

    A `Sequential` is run from top to bottom; of any other module its ``forward`` decides, which no print shows.
    """
    pieces = [piece for number, line in _repeated(list(enumerate(lines, 1))) for piece in _piece(line, number)]
    layers, unread = parted(pieces)
    top = next((line for line in lines if re.match(r"^\w+\($", line.rstrip())), "Sequential(")
    return Read("torch", layers, unread, silent=not top.startswith("Sequential"))


def _repeated(lines: list[Numbered]) -> list[Numbered]:
    """With everything that is printed once and said to be there several times written out."""
    done: list[Numbered] = []
    at = 0
    while at < len(lines):
        number, line = lines[at]
        match = _REPEATED.match(line)
        if match is None:
            done.append(lines[at])
        elif match[3].rstrip().endswith("("):
            end = next((i for i in range(at + 1, len(lines)) if lines[i][1].rstrip() == f"{match[1]})"), len(lines))
            done += _repeated(lines[at + 1 : end]) * int(match[2])
            at = end
        else:
            done += [(number, f"(0): {match[3]}")] * int(match[2])
        done = done[:_MOST]
        at += 1
    return done


def _piece(line: str, number: int) -> Iterator[Layer | Unread]:
    match = _PIECE.match(line)
    said = (match[2] if match else line).strip()
    if said.endswith("(") or said.strip(")") == "":  # opens or closes what holds others
        return
    layer = read_call(said, number, "torch")
    if layer is not None:
        yield layer
    elif match or said[:1].isupper() or "(" not in said:  # what is not a call to print it
        yield Unread(number, said[:80], unknown(said.split("(", maxsplit=1)[0].strip()))
