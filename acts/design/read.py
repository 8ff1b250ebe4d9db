"""Reading a network in whatever form it was pasted; nothing is run, and nothing that is pasted can fail."""

from __future__ import annotations

import re
from dataclasses import replace

from acts.design import sentences as say
from acts.design.calls import parsed, read_call
from acts.design.layers import SIZED, Layer
from acts.design.model import Read, Unread
from acts.design.prints import is_print, read_print
from acts.design.short import read_short
from acts.design.source import read_source
from acts.design.summaries import is_keras, is_torch, read_keras, read_torch
from acts.text import Text

MOST = 4000  # letters; a link has to carry them
_PROMPT = re.compile(r"^\s*(?:>>> ?|\.\.\. |In \[\d*\]: |```.*)")


def read(text: str) -> Read:
    """The network that *text* describes: a print of PyTorch, a summary, Python source, or a short form.

    Total: what names nothing known is among the ``unread``, with its line.
    """
    text = text[:MOST].replace("\\", " ").replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    lines = [_PROMPT.sub("", line) for line in text.split("\n")]
    found = _in_its_form(lines)
    return replace(found, layers=_chained(found.layers))


def _in_its_form(lines: list[str]) -> Read:
    if is_torch(lines):
        return read_torch(lines)
    if is_keras(lines):
        return read_keras(lines)
    if is_print(lines):
        return read_print(lines)
    text = "\n".join(lines)
    if not re.search(r"\w\(", text):
        return read_short(lines)
    try:
        return read_source(text)
    except SyntaxError as error:
        return _broken(lines, text, error)


def _broken(lines: list[str], text: str, error: SyntaxError) -> Read:
    """Source that Python cannot read: every line that is a piece of its own, and where and why it could not be read on."""
    layers: list[Layer] = []
    unread: list[Unread] = []
    for number, line in enumerate(lines, 1):
        layer = _alone(line, number)
        if layer is not None:
            layers.append(layer)
        elif re.search(r"\w\(.*\S", line) and not line.rstrip().endswith(("(", "[", "{", ":")):
            unread.append(Unread(number, line.strip()[:80], say.BROKEN))
    at, why = _cause(text, error)
    at = min(max(at, 1), len(lines))
    return Read("torch", tuple(layers), tuple(unread or [Unread(at, lines[at - 1].strip()[:80], why)]))


def _cause(text: str, error: SyntaxError) -> tuple[int, Text]:
    """The line and the reason; if a bracket was never closed, perhaps what is wrong inside it."""
    if "never closed" in str(error.msg):
        try:
            parsed(f"{text}\n{_closing(text)}")
        except SyntaxError as inner:
            if "comma" in str(inner.msg):
                return inner.lineno or 1, say.COMMA
        return error.lineno or 1, say.BRACKET
    return error.lineno or 1, say.COMMA if "comma" in str(error.msg) else say.BROKEN


def _closing(text: str) -> str:
    """The brackets that are open at the end of *text*, closed."""
    pairs, still = {"(": ")", "[": "]", "{": "}"}, list[str]()
    for letter in re.sub(r"#.*|'[^'\n]*'|\"[^\"\n]*\"", "", text):
        if letter in pairs:
            still.append(pairs[letter])
        elif still and letter == still[-1]:
            still.pop()
    return "".join(reversed(still))


def _alone(line: str, number: int) -> Layer | None:
    """The piece that stands on a line by itself, whatever opens or closes around it."""
    match = re.search(r"[\w.]+\(.*\)", line)
    said = match[0] if match else ""
    while said.count(")") > said.count("("):
        said = said[:-1]
    return read_call(said, number, "torch") if said else None


def _chained(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """With the inputs of each layer that does not say them, which are the outputs of the one before.

    Flattening an image makes another number of them, which the text does not say.
    """
    done: list[Layer] = []
    before: int | None = None
    image = False
    for layer in layers:
        if layer.kind in SIZED:
            layer = replace(layer, inputs=layer.inputs or before)  # noqa: PLW2901 - the same layer, completed
            before, image = layer.outputs, layer.kind == "conv"
        elif image and layer.name.casefold() == "flatten":
            before = None
        done.append(layer)
    return tuple(done)
