"""What Python source keeps under a name, for later: layers, lists of them, and modules that the text defines."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property

from acts.design.calls import name_of

_FORWARD = ("forward", "call", "__call__")
_OFTEN = 64
Scope = dict[str, ast.expr]


class Classes:
    """The modules that a text defines: what each keeps under a name, and how it passes a signal on."""

    def __init__(self, tree: ast.Module) -> None:
        every = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        self._of = {node.name: (node, *_forward(node)) for node in every if _forward(node)}
        self.add = any(isinstance(n, ast.Add) for _, forward in self._of.values() for n in ast.walk(forward))

    def __contains__(self, name: str) -> bool:
        return name in self._of

    def enter(self, name: str) -> tuple[Scope, ast.FunctionDef]:
        """What the class of that name keeps, and its forward pass."""
        node, forward = self._of[name]
        return members(node), forward

    @cached_property
    def roots(self) -> list[str]:
        """Classes that no other one is made of; all, if each is."""
        used = {name_of(n.func) for node, _ in self._of.values() for n in ast.walk(node) if isinstance(n, ast.Call)}
        return [name for name in self._of if name not in used] or list(self._of)


def _forward(node: ast.ClassDef) -> tuple[ast.FunctionDef, ...]:
    return tuple(n for n in node.body if isinstance(n, ast.FunctionDef) and n.name in _FORWARD)[:1]


def members(tree: ast.AST) -> Scope:
    """What was kept under a name: ``self.fc = nn.Linear(…)``, ``a, b = nn.ReLU(), nn.Tanh()``, ``blocks = [Block(), …]``."""
    kept: Scope = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                kept |= dict(_kept(target, node.value))
    return kept


def _kept(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, other in zip(target.elts, value.elts, strict=False):
            yield from _kept(one, other)
    elif isinstance(value, ast.Call | ast.List | ast.ListComp) and name_of(target):
        yield name_of(target), value


def elements(node: ast.expr) -> list[ast.expr]:
    """The layers that a list, or a holder of one, keeps; none if it is something else."""
    if isinstance(node, ast.Call) and name_of(node.func).rpartition(".")[2] in ("ModuleList", "List", "Sequential"):
        return [e for arg in node.args for e in (elements(arg) or ([arg] if isinstance(arg, ast.Call) else []))]
    if isinstance(node, ast.ListComp | ast.GeneratorExp):
        return [node.elt] * times(node.generators[0].iter)
    return list(node.elts) if isinstance(node, ast.List) and node.elts and isinstance(node.elts[0], ast.Call) else []


def times(over: ast.expr) -> int:
    """How often a loop over *over* runs: what ``range`` says, else once."""
    if isinstance(over, ast.Call) and name_of(over.func) == "range":
        counts = [a.value for a in over.args if isinstance(a, ast.Constant) and type(a.value) is int]
        if counts and len(counts) == len(over.args):
            return min(max(len(range(*counts[:2])), 0), _OFTEN)
    return 1
