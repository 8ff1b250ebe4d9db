"""Reading a network in whatever form it was pasted; nothing is run, and nothing that is pasted can fail."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from acts.design import sentences as say
from acts.design.layers import Dialect, Kind, Layer, function_of, kind_of, loss_of
from acts.design.model import Read, Unread
from acts.design.source import read_call, read_source
from acts.text import Text

MOST = 4000  # letters; a link has to carry them
_PRINTED = re.compile(r"^\s*\(([\w.]+)\):\s*(.*)$")
_SUMMARY = re.compile(r"^\W*([\w/.-]+) \((\w+)\)(.*)$")
_PIECE = re.compile(r"\s*(?:->|→|=>|>|;|,|\||\s[-–—]\s|\n)\s*")


def read(text: str) -> Read:
    """The network that *text* describes: a print of PyTorch, a summary of Keras, Python source, or a short form.

    Total: what names nothing known is among the ``unread``, with its line.
    """
    text = text[:MOST].replace("\\", " ").replace("\r\n", "\n").replace("\r", "\n")
    found = _in_its_form(text, text.split("\n"))
    return replace(found, layers=_chained(found.layers))


def _in_its_form(text: str, lines: list[str]) -> Read:
    whole = _unwrapped(lines)
    if any(_is_summary(line) for line in whole):
        return replace(_by_lines(whole, "keras", _summary), silent=True)
    if any(_PRINTED.match(line) for line in lines):
        return _by_lines(lines, "torch", _printed)
    if not re.search(r"\w\(", text):
        return _short(lines)
    try:
        return read_source(text)
    except SyntaxError as error:
        return _broken(lines, min(max(error.lineno or 1, 1), len(lines)))


def _unwrapped(lines: list[str]) -> list[str]:
    """Lines of a summary whose type stands below its name, as Keras prints long ones, brought together on the second."""
    done = list(lines)
    for i, line in enumerate(lines[1:], 1):
        kind, name = re.match(r"^[│|\s]+\((\w+)\)\s", line), re.match(r"^[│|]\s*([\w/.-]+)\s+(.*)$", lines[i - 1])
        if kind and name:
            done[i - 1], done[i] = "", f"{name[1]} ({kind[1]}) {name[2]}"
    return done


def _is_summary(line: str) -> bool:
    match = _SUMMARY.match(line)
    return match is not None and match[1] != "Layer" and kind_of(match[2]) is not None


def _by_lines(lines: list[str], dialect: Dialect, one: Callable[[str, int], Iterator[Layer | Unread]]) -> Read:
    found = [piece for number, line in enumerate(lines, 1) for piece in one(line, number)]
    layers, unread = [p for p in found if isinstance(p, Layer)], [p for p in found if isinstance(p, Unread)]
    return Read(dialect, tuple(layers), tuple(unread))


def _printed(line: str, number: int) -> Iterator[Layer | Unread]:
    """A line of a PyTorch print: ``(0): Linear(in_features=784, out_features=256, bias=True)``."""
    match = _PRINTED.match(line)
    said = (match[2] if match else line).strip()
    if said.endswith("(") or said.strip(")") == "":  # opens or closes what holds others
        return
    layer = read_call(said, number, "torch")
    yield layer or _unread(said, number)


def _summary(line: str, number: int) -> Iterator[Layer | Unread]:
    """A line of a Keras summary: ``│ dense (Dense) │ (None, 64) │ 50,240 │``."""
    match = _SUMMARY.match(line)
    if match is None or match[1] == "Layer":
        return
    kind = "activation" if match[2] == "Activation" else kind_of(match[2])
    function = function_of(match[1].rstrip("0123456789_") if match[2] == "Activation" else match[2])
    if kind is None or (kind == "activation" and not function):
        yield Unread(number, f"{match[1]} ({match[2]})"[:80], say.SILENT if kind else _unknown(match[2]))
        return
    shape = re.search(r"\(([^)]*)\)", match[3])
    width = re.findall(r"\d{1,7}", shape[1])[-1:] if shape else []
    outputs = int(width[0]) if width and kind in _WIDE else None
    yield Layer(kind, match[2], number, None, outputs, function if kind == "activation" else "", (), "keras")


def _short(lines: list[str]) -> Read:
    """``784 -> 256 relu -> dropout 0.5 -> 10 softmax``: a number is a width, a word what stands there."""
    found: list[Layer | Unread] = []
    loss = ""
    for number, line in enumerate(lines, 1):
        for piece in filter(None, _PIECE.split(line.strip())):
            meant = loss_of(re.sub(r"^loss\b[\s:=]*", "", piece))
            loss = loss or meant
            if not meant:
                found += _plain(piece.split(), number, first=not found)
    layers, unread = [p for p in found if isinstance(p, Layer)], [p for p in found if isinstance(p, Unread)]
    return Read("plain", tuple(layers), tuple(unread), loss)


def _plain(words: list[str], line: int, *, first: bool) -> Iterator[Layer | Unread]:
    """One piece of the short form: "256 relu", "dropout 0.5", "conv 64", "784"."""
    numbers = [w for w in words if re.fullmatch(r"\d{1,7}", w)]
    rates = tuple((str(i), float(w)) for i, w in enumerate(w for w in words if re.fullmatch(r"\d*\.\d{1,9}", w)))
    names = [w for w in words if not re.fullmatch(r"\d{1,7}|\d*\.\d{1,9}", w)]
    width = int(numbers[0]) if numbers else None
    kinds: list[tuple[str, Kind | None]] = [
        (name, kind_of(name) if name != "linear" or numbers else "activation") for name in names
    ]
    if width and not any(kind in _WIDE for _, kind in kinds):
        alone = first and not names
        yield Layer("input" if alone else "linear", str(width), line, None, width)
    for name, kind in kinds:
        if kind is None:
            yield _unread(name, line)
            continue
        function = function_of(name) if kind == "activation" else ""
        yield Layer(kind, name, line, None, width if kind in _WIDE else None, function, rates)


_WIDE = ("linear", "conv", "recurrent", "embedding", "input")


def _chained(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """With the inputs of each layer that does not say them, which are the outputs of the one before."""
    done: list[Layer] = []
    before: int | None = None
    for layer in layers:
        if layer.kind in _WIDE:
            layer = replace(layer, inputs=layer.inputs or before)  # noqa: PLW2901 - the same layer, completed
            before = layer.outputs
        done.append(layer)
    return tuple(done)


def _broken(lines: list[str], at: int) -> Read:
    """Source that Python cannot read: every line that is a piece of its own, and those that should be one and are not."""
    layers: list[Layer] = []
    unread: list[Unread] = []
    for number, line in enumerate(lines, 1):
        layer = _alone(line, number)
        if layer is not None:
            layers.append(layer)
        elif re.search(r"\w\(.*\S", line) and not line.rstrip().endswith(("(", "[", "{", ":")):
            unread.append(Unread(number, line.strip()[:80], say.BROKEN))
    return Read("torch", tuple(layers), tuple(unread or [Unread(at, lines[at - 1].strip()[:80], say.BROKEN)]))


def _alone(line: str, number: int) -> Layer | None:
    """The piece that stands on a line by itself, whatever opens or closes around it."""
    match = re.search(r"[\w.]+\(.*\)", line)
    said = match[0] if match else ""
    while said.count(")") > said.count("("):
        said = said[:-1]
    return read_call(said, number, "torch") if said else None


def _unread(text: str, line: int) -> Unread:
    return Unread(line, text[:80], _unknown(text.split("(", maxsplit=1)[0].strip()))


def _unknown(name: str) -> Text:
    return say.UNKNOWN.format(name=name[:40])
