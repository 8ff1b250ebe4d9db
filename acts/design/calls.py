"""One call in Python source as a piece of a network: read through ``ast`` from a short list of names, and never run."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from itertools import chain

from acts.design.layers import Dialect, Layer, function_of, kind_of

_FAILS = (SyntaxError, ValueError, RecursionError, MemoryError)


def parsed(text: str) -> ast.Module:
    """The tree of *text*; raises ``SyntaxError`` with the line for whatever Python cannot read."""
    try:
        return ast.parse(text)
    except SyntaxError:
        raise
    except (ValueError, RecursionError, MemoryError) as error:
        raise SyntaxError(str(error), ("", 1, 1, text[:80])) from error


def read_call(text: str, line: int, dialect: Dialect) -> Layer | None:
    """One piece such as ``Linear(in_features=784, out_features=256)``; ``None`` if *text* is no piece of a network."""
    try:
        node = ast.parse(text.strip().rstrip(","), mode="eval").body
    except _FAILS:
        return None
    return layer_of(node, dialect, line) if isinstance(node, ast.Call) else None


def layer_of(call: ast.Call, dialect: Dialect, line: int | None = None) -> Layer | None:
    """The piece that *call* makes, or ``None``."""
    name = name_of(call.func)
    given = given_of(call)
    named = dict(given).get("activation", dict(given).get("0")) if name.endswith("Activation") else None
    called = str(named) if named is not None else name  # layers.Activation("relu") is what it names
    kind = kind_of(called)
    if kind is None or (kind == "join" and not _joins(name)):
        return None
    inputs, outputs = _sizes(name, dict(given), dialect)
    function = function_of(called) if kind == "activation" else ""
    return Layer(kind, name.rpartition(".")[2], line or call.lineno, inputs, outputs, function, given, dialect)


def _joins(name: str) -> bool:
    """Whether it is a layer or a function, and not a method such as ``model.add``."""
    head, _, last = name.rpartition(".")
    return last[:1].isupper() or head in ("torch", "ops", "layers", "keras.ops", "keras.layers")


def given_of(call: ast.Call) -> tuple[tuple[str, object], ...]:
    """The arguments by name, positional ones as "0", "1"."""
    positional = ((str(i), arg) for i, arg in enumerate(call.args))
    named = ((word.arg or "", word.value) for word in call.keywords)
    return tuple((name, _value(node)) for name, node in chain(positional, named))


def _value(node: ast.expr) -> object:
    """A literal as it is; anything else as the last word of its name."""
    try:
        return ast.literal_eval(node)
    except (*_FAILS, TypeError):
        return name_of(node)


def _sizes(name: str, given: Mapping[str, object], dialect: Dialect) -> tuple[int | None, int | None]:
    if kind_of(name) == "input":
        return None, _size_of_input(given)
    torch = dialect != "keras" and name.rpartition(".")[2] != "Dense"
    into = ("in_features", "in_channels", "input_size", *(("0",) if torch else ()))
    out = ("out_features", "out_channels", "hidden_size", "units", "filters", "features", "1" if torch else "0")
    if kind_of(name) == "embedding":
        return None, _whole(given, ("embedding_dim", "output_dim", "features", "1"))
    return _whole(given, into), _whole(given, out)


def _size_of_input(given: Mapping[str, object]) -> int | None:
    shape = given.get("shape", given.get("0"))
    last = shape[-1] if isinstance(shape, tuple) and shape else shape
    return last if isinstance(last, int) and last > 0 else None


def _whole(given: Mapping[str, object], names: tuple[str, ...]) -> int | None:
    found = next((given[n] for n in names if n in given), None)
    return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else None


def name_of(node: ast.AST) -> str:
    """The dotted name that the node says, such as ``nn.Linear``; "" if it is no name."""
    words: list[str] = []
    while isinstance(node, ast.Attribute):
        words.append(node.attr)
        node = node.value
    words.append(node.id if isinstance(node, ast.Name) else "")
    return ".".join(reversed(words)).strip(".")


def inner_function(layer: Layer) -> Iterator[Layer]:
    """The activation that a layer of Keras applies itself: ``Dense(64, activation="relu")``."""
    said = layer.argument("activation", *(("1",) if layer.dialect == "keras" and layer.kind == "linear" else ()))
    slug = function_of(said) if isinstance(said, str) and layer.kind in ("linear", "conv") else ""
    if slug and slug != "identity":
        yield Layer("activation", str(said), layer.line, function=slug, dialect=layer.dialect)
