"""Networks as Python source: read through ``ast`` from a short list of names, and never run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from acts.design import sentences as say
from acts.design.layers import Dialect, Layer, function_of, kind_of, loss_of, start_of
from acts.design.model import Read, Unread

_KERAS = ("keras", "layers", "Dense", "add", "compile")
_FORWARD = ("forward", "call", "__call__")
_HOLDERS = frozenset(("Sequential", "Model", "Module", "ModuleList", "Parameter", "TimeDistributed"))
_BESIDE = re.compile(
    r"\b(optimizers?|optim|metrics|callbacks|regularizers|initializers|constraints|losses|init|utils)\b"
)
_FAILS = (SyntaxError, ValueError, RecursionError, MemoryError)


def parsed(text: str) -> ast.Module:
    """The tree of *text*; raises ``SyntaxError`` with the line for whatever Python cannot read."""
    try:
        return ast.parse(text)
    except SyntaxError:
        raise
    except (ValueError, RecursionError, MemoryError) as error:
        raise SyntaxError(str(error), ("", 1, 1, text[:80])) from error


def read_source(text: str) -> Read:
    """The network of *text*, which must be Python; raises ``SyntaxError`` if it is not."""
    tree = parsed(text)
    dialect: Dialect = "keras" if any(word in text for word in _KERAS) else "torch"
    walk = _Walk(dialect, _members(tree), text.splitlines())
    forward = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name in _FORWARD]
    try:
        for node in forward or [tree]:
            walk.visit(node)
        for node in [tree] if forward else []:
            walk.aside(node)
    except RecursionError as error:
        raise SyntaxError("nested too deeply", ("", 1, 1, text[:80])) from error
    adds = any(isinstance(n, ast.Add) for node in forward for n in ast.walk(node))
    return Read(dialect, tuple(walk.layers), tuple(walk.unread), walk.loss, walk.start, skips=adds)


def read_call(text: str, line: int, dialect: Dialect) -> Layer | None:
    """One piece such as ``Linear(in_features=784, out_features=256)``; ``None`` if *text* is no piece of a network."""
    try:
        node = ast.parse(text.strip().rstrip(","), mode="eval").body
    except _FAILS:
        return None
    return layer_of(node, dialect, line) if isinstance(node, ast.Call) else None


def layer_of(call: ast.Call, dialect: Dialect, line: int | None = None) -> Layer | None:
    """The piece that *call* makes, or ``None``."""
    name = _name(call.func)
    kind = kind_of(name)
    if kind is None:
        return None
    given = _given(call)
    inputs, outputs = _sizes(name, dict(given), dialect)
    function = function_of(name) if kind == "activation" else ""
    return Layer(kind, name.rpartition(".")[2], line or call.lineno, inputs, outputs, function, given, dialect)


def _given(call: ast.Call) -> tuple[tuple[str, object], ...]:
    positional = ((str(i), arg) for i, arg in enumerate(call.args))
    named = ((word.arg or "", word.value) for word in call.keywords)
    return tuple((name, _value(node)) for name, node in chain(positional, named))


def _value(node: ast.expr) -> object:
    """A literal as it is; anything else as the last word of its name."""
    try:
        return ast.literal_eval(node)
    except (*_FAILS, TypeError):
        return _name(node)


def _sizes(name: str, given: Mapping[str, object], dialect: Dialect) -> tuple[int | None, int | None]:
    if kind_of(name) == "input":
        return None, _size_of_input(given)
    torch = dialect != "keras" and name.rpartition(".")[2] != "Dense"
    into = ("in_features", "in_channels", "input_size", *(("0",) if torch else ()))
    out = ("out_features", "out_channels", "hidden_size", "units", "filters", "features", "1" if torch else "0")
    return _whole(given, into), _whole(given, out)


def _size_of_input(given: Mapping[str, object]) -> int | None:
    shape = given.get("shape", given.get("0"))
    last = shape[-1] if isinstance(shape, tuple) and shape else shape
    return last if isinstance(last, int) and last > 0 else None


def _whole(given: Mapping[str, object], names: tuple[str, ...]) -> int | None:
    found = next((given[n] for n in names if n in given), None)
    return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else None


def _name(node: ast.AST) -> str:
    """The dotted name that the node says, such as ``nn.Linear``; "" if it is no name."""
    words: list[str] = []
    while isinstance(node, ast.Attribute):
        words.append(node.attr)
        node = node.value
    words.append(node.id if isinstance(node, ast.Name) else "")
    return ".".join(reversed(words)).strip(".")


def _members(tree: ast.Module) -> dict[str, ast.expr]:
    """What was kept under a name: ``self.fc = nn.Linear(…)`` and ``act = nn.ReLU()``."""
    kept: dict[str, ast.expr] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            kept |= {_name(target): node.value for target in node.targets if _name(target)}
    return kept


@dataclass
class _Walk:
    """Calls in the order in which they are made: what is inside the brackets first."""

    dialect: Dialect
    members: Mapping[str, ast.expr]
    lines: list[str]
    layers: list[Layer] = field(default_factory=list[Layer])
    unread: list[Unread] = field(default_factory=list[Unread])
    loss: str = ""
    start: str = ""
    depth: int = 0

    def visit(self, node: ast.AST) -> None:
        """Everything that is called within *node*."""
        if isinstance(node, ast.Call) and (self._beside(node) or kind_of(_name(node.func)) in _LEAVES):
            self._call(node)
            return
        for child in ast.iter_child_nodes(node):
            self.visit(child)
        if isinstance(node, ast.Call):
            self._call(node)

    def aside(self, tree: ast.AST) -> None:
        """Only what is said beside the network: its loss and how its weights start."""
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                self._beside(node)

    def _call(self, node: ast.Call) -> None:
        name = _name(node.func)
        stored = self.members.get(name)
        if stored is not None and self.depth < 3:
            self.depth += 1
            self.visit(stored)
            self.depth -= 1
            return
        layer = layer_of(node, self.dialect)
        if layer is not None:
            self._add(layer)
        elif _ought_to_be_known(name):
            why = say.UNKNOWN.format(name=name[:40])
            self.unread.append(Unread(node.lineno, self.lines[node.lineno - 1].strip()[:80], why))

    def _add(self, layer: Layer) -> None:
        self.layers.append(layer)
        self.layers.extend(inner_function(layer))
        self.start = self.start or start_of(str(layer.argument("kernel_initializer") or ""))

    def _beside(self, node: ast.Call) -> bool:
        name, said = _name(node.func), dict(_given(node))
        loss = loss_of(name) if not isinstance(node.func, ast.Name) or name[:1].isupper() else ""
        loss = loss or (loss_of(str(said["loss"])) if isinstance(said.get("loss"), str) else "")
        start = start_of(name) if name.endswith("_") and str(said.get("0", "")).endswith("weight") else ""
        logits = said.get("from_logits") is True
        self.loss = self.loss or (_ON_LOGITS.get(loss, loss) if logits else loss)
        self.start = self.start or start
        return bool(loss or start)


def _ought_to_be_known(name: str) -> bool:
    """Whether a call by this name would be a piece of the network, so that not knowing it must be said."""
    head, _, last = name.rpartition(".")
    if head in ("self", "nn", "layers", "torch.nn") or head.startswith(("keras", "tf.keras")):
        return last not in _HOLDERS and not _BESIDE.search(name) and (head == "self" or last[:1].isupper())
    return False


_LEAVES = ("linear", "conv", "recurrent", "embedding")
_ON_LOGITS = {"bce": "bce_logits", "ce_probabilities": "cross_entropy"}


def inner_function(layer: Layer) -> Iterator[Layer]:
    """The activation that a layer of Keras applies itself: ``Dense(64, activation="relu")``."""
    said = layer.argument("activation")
    slug = function_of(said) if isinstance(said, str) and layer.kind in ("linear", "conv") else ""
    if slug and slug != "identity":
        yield Layer("activation", str(said), layer.line, function=slug, dialect=layer.dialect)
