"""Networks as Python source: the calls that make or apply a layer, in the order in which a signal meets them."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from typing import Any

from acts.design.calls import given_of, inner_function, layer_of, name_of, parsed
from acts.design.kept import Classes, Scope, elements, members, times
from acts.design.layers import Dialect, Layer, kind_of, loss_of, start_of
from acts.design.model import Read, Unread
from acts.design.near import unknown

_HOLDERS = frozenset((
    "Sequential", "Model", "Module", "ModuleList", "ModuleDict", "Parameter", "TimeDistributed", "Bidirectional", "Rngs", "List",
    "Lambda", "DataParallel", "SpectralNormalization",
))  # fmt: skip
_BESIDE = re.compile(
    r"\b(optimizers?|optim|metrics|callbacks|regularizers|initializers|constraints|losses|init|utils|compile|fit)\b|Loss\b"
)
_DEEP, _BUDGET = 12, 20_000


def read_source(text: str) -> Read:
    """The network of *text*, which must be Python; raises ``SyntaxError`` if it is not."""
    tree = parsed(text)
    walk = _Walk(_dialect(text), text.splitlines(), Classes(tree))
    try:
        walk.all(tree)
    except RecursionError as error:
        raise SyntaxError("nested too deeply", ("", 1, 1, text[:80])) from error
    skips = walk.classes.add or any(layer.name == "Add" for layer in walk.layers)
    return Read(walk.dialect, tuple(walk.layers), tuple(dict.fromkeys(walk.unread)), walk.loss, walk.start, skips=skips)


def _dialect(text: str) -> Dialect:
    """Whose layers these are: those of Keras or Flax if it says so, of Keras also if its words stand there and none of PyTorch."""
    if re.search(r"\bkeras\b", text):
        return "keras"
    if re.search(r"\b(flax|nnx|linen)\b", text):
        return "flax"
    words = re.search(r"\bDense\b|\blayers\.|\.add\(|\.compile\(", text)
    return "keras" if words and not re.search(r"\b(nn|torch)\b", text) else "torch"


@dataclass
class _Walk:
    """Calls in the order in which they are made: what is inside the brackets first."""

    dialect: Dialect
    lines: list[str]
    classes: Classes
    layers: list[Layer] = field(default_factory=list[Layer])
    unread: list[Unread] = field(default_factory=list[Unread])
    loss: str = ""
    start: str = ""
    scope: Scope = field(default_factory=dict[str, ast.expr])
    depth: int = 0
    left: int = _BUDGET

    def all(self, tree: ast.Module) -> None:
        """The modules that stand on top, or the script itself if it defines none or builds a network of layers."""
        plain = [node for node in tree.body if not isinstance(node, ast.ClassDef)]
        makes = any(kind_of(name_of(n.func)) in _MADE for p in plain for n in ast.walk(p) if isinstance(n, ast.Call))
        if self.classes.roots and not makes:
            for name in self.classes.roots:
                self._enter(name)
        else:
            self.scope = members(ast.Module(plain, []))
            for node in plain:
                self.visit(node)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                self._beside(node)

    def visit(self, node: ast.AST) -> None:
        """Everything that is called within *node*."""
        self.left -= 1
        if self.left < 0:
            return
        if isinstance(node, ast.Call):
            self._visit_call(node)
        elif isinstance(node, ast.For):
            self._loop(node.target, node.iter, node.body)
        elif isinstance(node, ast.ListComp | ast.GeneratorExp):
            self._loop(node.generators[0].target, node.generators[0].iter, [node.elt])
        else:
            for child in ast.iter_child_nodes(node):
                self.visit(child)

    def _visit_call(self, node: ast.Call) -> None:
        if self._beside(node):
            return
        name = name_of(node.func)
        if name in self.scope or kind_of(name) not in _LEAVES:
            for child in (*node.args, *node.keywords, node.func):
                self.visit(child)
        self._call(node)

    def _loop(self, target: ast.expr, over: ast.expr, body: list[Any]) -> None:
        """A loop over numbers as often as it runs, one over kept layers with each of them in turn."""
        kept = elements(self.scope.get(name_of(over), over))
        often = times(over)
        if not kept:
            self.visit(over)
        for element in kept or [None] * often:
            if element is not None:
                self.scope = {**self.scope, name_of(target): element}
            for node in body:
                self.visit(node)

    def _call(self, node: ast.Call) -> None:
        name = name_of(node.func)
        stored = self.scope.get(name)
        layer = layer_of(node, self.dialect)
        if stored is not None:
            self._stored(name, stored)
        elif name in self.classes:
            self._enter(name)
        elif layer is not None:
            self.layers.append(layer)
            self.layers.extend(inner_function(layer))
            self.start = self.start or start_of(str(layer.argument("kernel_initializer", "kernel_init") or ""))
        elif _ought_to_be_known(name):
            self.unread.append(Unread(node.lineno, self.lines[node.lineno - 1].strip()[:80], unknown(name)))

    def _stored(self, name: str, stored: ast.expr) -> None:
        """What is kept under *name* is applied; what a script made of weights was met where it was made."""
        made = any(kind_of(name_of(n.func)) in _MADE for n in ast.walk(stored) if isinstance(n, ast.Call))
        if self.depth < _DEEP and (name.startswith("self.") or self.depth or not made):
            self.depth += 1
            self.visit(stored)
            self.depth -= 1

    def _enter(self, name: str) -> None:
        """The forward pass of a class of the text, with what that class keeps."""
        if self.depth < _DEEP:
            outer, (self.scope, forward) = self.scope, self.classes.enter(name)
            self.depth += 1
            for node in forward.body:
                self.visit(node)
            self.depth, self.scope = self.depth - 1, outer

    def _beside(self, node: ast.Call) -> bool:
        """Whether the call says the loss or how weights start, which is then kept."""
        name, said = name_of(node.func), dict(given_of(node))
        loss = loss_of(name) if not isinstance(node.func, ast.Name) or name[:1].isupper() else ""
        named = said.get("loss", said.get("1") if name.endswith(".compile") else None)
        loss = loss or (loss_of(named) if isinstance(named, str) else "")
        start = start_of(name) if name.endswith("_") and str(said.get("0", "")).endswith("weight") else ""
        logits = said.get("from_logits") is True
        self.loss = self.loss or (_ON_LOGITS.get(loss, loss) if logits else loss)
        self.start = self.start or start
        return bool(loss or start)


def _ought_to_be_known(name: str) -> bool:
    """Whether a call by this name would be a piece of the network, so that not knowing it must be said."""
    head, _, last = name.rpartition(".")
    if head in ("self", "nn", "nnx", "layers", "torch.nn") or head.startswith(("keras", "tf.keras")):
        return last not in _HOLDERS and not _BESIDE.search(name) and (head == "self" or last[:1].isupper())
    return False


_MADE = ("linear", "conv", "recurrent")
_LEAVES = (*_MADE, "embedding")
_ON_LOGITS = {"bce": "bce_logits", "ce_probabilities": "cross_entropy"}
