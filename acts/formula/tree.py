"""The tree of a formula: what is left of a text once it was read and found harmless."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Node:
    """A number, the input, or an operation on other nodes.

    ``op`` is "number", "x", one of ``+ - * / ** neg``, a comparison, or the name of a function. Of a number, ``value``
    is what it is worth and ``name`` how it was called, if it was: a parameter or a constant. ``span`` is where its text
    stands, from and to which character, counted from 0; two nodes may be equal and stand at different places.
    """

    op: str
    args: tuple[Node, ...] = ()
    value: float = 0.0
    name: str = ""
    span: tuple[int, int] = field(default=(0, 0), compare=False)


COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")


def number(value: float) -> Node:
    """A nameless number."""
    return Node("number", value=float(value))


def call(op: str, *args: Node) -> Node:
    """An operation that stands nowhere in a text."""
    return Node(op, args)


def is_number(node: Node, value: float) -> bool:
    """Whether *node* is this number, written as one."""
    return node.op == "number" and node.value == value and not node.name


def walk(node: Node) -> Iterator[Node]:
    """*node* and everything below it."""
    yield node
    for arg in node.args:
        yield from walk(arg)


def depends(node: Node) -> bool:
    """Whether *node* changes with the input."""
    return any(part.op == "x" for part in walk(node))
