"""A network as a table of its layers: the summary of Keras, and those of torchsummary and torchinfo."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from acts.design import sentences as say
from acts.design.layers import SIZED, Kind, Layer, function_of, kind_of, whole_name
from acts.design.model import Read, Unread, parted
from acts.design.near import unknown

_KERAS = re.compile(r"^\W*([\w/.…-]+) \((\w+)(\)|…\)?)(.*)$")
_TORCH = re.compile(
    r"^[\s│├└─|+]*([A-Z]\w*)(?: \([\w.]+\))?(?:-\d+|: \d+(?:-\d+)?)\s+(\[[-\d, ]+\]|--)\s+([\d,]+|--)\s*$"
)


def is_keras(lines: Sequence[str]) -> bool:
    """Whether some line of a table names a layer of Keras."""
    found = (_KERAS.match(line) for line in unwrapped(lines))
    return any(m and m[1] != "Layer" and kind_of(whole_name(m[2])) is not None for m in found)


def is_torch(lines: Sequence[str]) -> bool:
    """Whether some line is one of torchsummary or torchinfo."""
    return any(_TORCH.match(line) for line in lines)


def read_keras(lines: Sequence[str]) -> Read:
    """A summary of Keras; it does not tell which function a layer applies itself."""
    pieces = [piece for number, line in enumerate(unwrapped(lines), 1) for piece in _keras(line, number)]
    layers, unread = parted(pieces)
    return Read("keras", layers, unread, skips=any(layer.name == "Add" for layer in layers), silent=True)


def read_torch(lines: Sequence[str]) -> Read:
    """A table of torchsummary or torchinfo; functions that ``forward`` calls by itself are not in it."""
    pieces = [piece for number, line in enumerate(lines, 1) for piece in _torch(line, number)]
    layers, unread = parted(pieces)
    return Read("torch", layers, unread, silent=True)


def unwrapped(lines: Sequence[str]) -> list[str]:
    """With the rows of a table that run over several lines brought together on their first; the others stay empty."""
    done, home, cells = [""] * len(lines), 0, list[str]()
    for i, line in enumerate(lines):
        found = _cells(line)
        if cells and found and (not found[0] or found[0].startswith("(")):
            cells = [_joined(j, *pair) for j, pair in enumerate(zip(cells, found, strict=False))]
        elif cells and (rest := re.match(r"^\s*(\w+)\)\s*$", line)) and (open_ := _OPEN.match(done[home])):
            done[home], cells = f"{open_[1]}{rest[1]}) {open_[2]}", []
            continue
        else:
            home, cells = i, found or [line]
        done[home] = " │ ".join(cells)
    return done


_OPEN = re.compile(r"^(\s*[\w/.-]+ \(\w+)\s+(\(.*)$")


def _cells(line: str) -> list[str]:
    parts = [part.strip() for part in re.split(r"[│┃|]", line)]
    inner = parts[1:-1] if len(parts) > 2 and not parts[0] and not parts[-1] else []
    return inner if len(inner) > 1 else []


def _joined(column: int, above: str, below: str) -> str:
    """A name and its type belong together with a space, a shape that was cut without one."""
    return f"{above} {below}".strip() if column == 0 else above + below


def _keras(line: str, number: int) -> Iterator[Layer | Unread]:
    """``│ dense (Dense) │ (None, 64) │ 50,240 │``, a long name or type perhaps cut with "…"."""
    match = _KERAS.match(line)
    if match is None or match[1] == "Layer":
        return
    named = match[2] if match[3] == ")" else whole_name(match[2])
    kind: Kind | None = "activation" if named == "Activation" else kind_of(named)
    function = function_of(match[1].rstrip("0123456789_") if named == "Activation" else named)
    if kind is None or (kind == "activation" and not function):
        yield Unread(number, f"{match[1]} ({named})"[:80], say.SILENT if kind else unknown(named))
        return
    shape = re.search(r"\(([^)]*)\)", match[4])
    width = re.findall(r"\d{1,7}", shape[1])[-1:] if shape else []
    outputs = int(width[0]) if width and kind in SIZED else None
    shown = match[2] if match[3] == ")" else f"{match[2]}…"
    yield Layer(kind, shown, number, None, outputs, function if kind == "activation" else "", (), "keras")


def _torch(line: str, number: int) -> Iterator[Layer | Unread]:
    """``Conv2d-1  [-1, 32, 26, 26]  320`` or ``│ └─Linear: 2-1  [32, 256]  200,960``; what holds others has no numbers."""
    match = _TORCH.match(line)
    if match is None:
        return
    kind = kind_of(match[1])
    if kind is None:
        if match[3] not in ("0", "--"):
            yield Unread(number, line.strip()[:80], unknown(match[1]))
        return
    sizes = [int(size) for size in re.findall(r"\d{1,7}", match[2].removeprefix("[-1"))]
    sizes = sizes if match[2].startswith("[-1") else sizes[1:]
    outputs = (sizes[0] if kind == "conv" else sizes[-1]) if sizes and kind in SIZED else None
    function = function_of(match[1]) if kind == "activation" else ""
    yield Layer(kind, match[1], number, None, outputs, function, (), "torch")
