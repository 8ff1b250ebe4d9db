"""A text becomes a tree: measured first, then read by Python's own grammar, of which a few words are let through.

Nothing is evaluated here. Texts that are long, deep or full of pieces are refused before the grammar sees them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from keyword import iskeyword
from math import isfinite
from typing import Any

from acts.formula import sentences as say
from acts.formula.functions import ALIASES, ARITY, CONSTANTS
from acts.formula.tree import Node
from acts.text import Trouble

LENGTH, DEPTH, PIECES = 300, 20, 150
_PIECE = re.compile(
    r"(?P<number>(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)|(?P<name>[A-Za-z_]\w*)|(?P<sign>\*\*|[<>=!]=|[-+*/(),<>^])|(?P<space>\s+)",
    re.ASCII,
)
_TYPOGRAPHIC = str.maketrans("−×·⋅", "-***")  # one sign for one sign, so that every place keeps its number
_OPERATIONS: Mapping[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**",
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip


def read(source: str, parameters: Mapping[str, float] | None = None) -> Node:
    """The tree of *source*, with numbers in the place of parameters; raises `Trouble` that points at the place.

    Without *parameters*, every name may be one: is the text a formula at all?
    """
    if len(source) > LENGTH:
        raise say.trouble(say.LONG, source, LENGTH, LENGTH + _SHOWN, most=LENGTH)
    plain, places = _measured(source)
    try:
        parsed = ast.parse(plain, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        at = places[min((getattr(error, "offset", None) or len(plain)) - 1, len(plain.rstrip()) - 1)]
        raise say.trouble(say.BROKEN, source, at, at + _SHOWN) from None
    return _Reader(source, places, parameters).node(parsed)


_SHOWN = 12


def _measured(source: str) -> tuple[str, list[int]]:
    """*source* as the grammar wants it, and the place of each of its characters; raises `Trouble` for what it may not hold."""
    plain, places = list[str](), list[int]()
    depth, count, last = 0, 0, ""
    for piece, kind, span in _pieces(source):
        if kind != "space":
            depth, count = depth + (piece == "(") - (piece == ")"), count + 1
            _check_size(source, span, depth, count)
            _check_piece(source, span, last, piece, kind)
            last = piece
        plain.append("**" if piece == "^" else " " * len(piece) if kind == "space" else piece)
        places += [span[0]] * 2 if piece == "^" else range(*span)
    begin = len("".join(plain)) - len("".join(plain).lstrip())  # Python takes a space in front for an indentation
    if begin == len(places):
        raise Trouble(say.EMPTY)
    return "".join(plain).lstrip(), places[begin:]


def _pieces(source: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Each number, name, sign and space of *source*, which of these it is, and where it stands."""
    text, at = source.translate(_TYPOGRAPHIC), 0
    while at < len(text):
        found = _PIECE.match(text, at)
        if found is None:
            raise say.trouble(say.STRANGE, source, at, at + 1)
        yield found.group(), found.lastgroup or "", found.span()
        at = found.end()


def _check_size(source: str, span: tuple[int, int], depth: int, count: int) -> None:
    if depth > DEPTH:
        raise say.trouble(say.DEEP, source, *span, most=DEPTH)
    if depth < 0:
        raise say.trouble(say.BROKEN, source, *span)
    if count > PIECES:
        raise say.trouble(say.MANY, source, *span, most=PIECES)


def _check_piece(source: str, span: tuple[int, int], last: str, piece: str, kind: str) -> None:
    """Refuse Python's own words, and what follows the piece before it without a sign: 2x, 2(x), (x)(x)."""
    if iskeyword(piece):
        raise say.trouble(say.WORD if piece == "if" else say.FORBIDDEN, source, *span)
    ends = last[:1].isdigit() or last.endswith(")") or last[:1] == "." or last in {"x", *CONSTANTS}
    if ends and (kind in {"name", "number"} or piece == "("):
        raise say.trouble(say.TIMES, source, *span, left=last, right="(…)" if piece == "(" else piece)


class _Reader:
    """Turns what Python parsed into a tree; raises `Trouble`, with its place, for everything else."""

    def __init__(self, source: str, places: list[int], parameters: Mapping[str, float] | None) -> None:
        self.source, self.places, self.parameters = source, places, parameters

    def node(self, parsed: ast.expr) -> Node:
        """The tree of *parsed*."""
        span, make = self._span(parsed), _READERS.get(type(parsed))
        if make is None:
            raise self._trouble(say.FORBIDDEN, parsed)
        made = make(self, parsed)
        return Node(made.op, made.args, made.value, made.name, span)

    def _span(self, parsed: ast.expr) -> tuple[int, int]:
        last = (parsed.end_col_offset or parsed.col_offset + 1) - 1
        return self.places[parsed.col_offset], self.places[min(last, len(self.places) - 1)] + 1

    def _trouble(self, what: say.Text, parsed: ast.expr, **values: object) -> Trouble:
        return say.trouble(what, self.source, *self._span(parsed), **values)

    def constant(self, parsed: ast.Constant) -> Node:
        """A number."""
        if type(parsed.value) not in {int, float}:
            raise self._trouble(say.FORBIDDEN, parsed)
        text = ast.unparse(parsed)
        if len(text) > LENGTH or not isfinite(value := float(text)):
            raise self._trouble(say.HUGE, parsed)
        return Node("number", value=value)

    def name(self, parsed: ast.Name) -> Node:
        """The input, a parameter or a constant."""
        word = parsed.id
        if word == "x":
            return Node("x")
        known = ALIASES.get(word, word) in ARITY
        if self.parameters is None:
            value = None if known else CONSTANTS.get(word, 1.0)
        else:
            value = self.parameters.get(word, CONSTANTS.get(word))
        if value is None:
            raise self._trouble(say.IS_FUNCTION if known else say.NO_PARAMETER, parsed, name=word)
        return Node("number", value=value, name=word)

    def unary(self, parsed: ast.UnaryOp) -> Node:
        """A sign in front."""
        inner = self.node(parsed.operand)
        if isinstance(parsed.op, ast.UAdd):
            return inner
        if not isinstance(parsed.op, ast.USub):
            raise self._trouble(say.FORBIDDEN, parsed)
        return Node("number", value=-inner.value) if inner.op == "number" and not inner.name else Node("neg", (inner,))

    def binary(self, parsed: ast.BinOp) -> Node:
        """Two values and a sign between them."""
        op = _OPERATIONS.get(type(parsed.op))
        if op is None:
            raise self._trouble(say.FORBIDDEN, parsed)
        return Node(op, (self.node(parsed.left), self.node(parsed.right)))

    def compare(self, parsed: ast.Compare) -> Node:
        """1 where a comparison, or each of a chain, holds, and 0 elsewhere."""
        if not all(type(op) in _OPERATIONS for op in parsed.ops):
            raise self._trouble(say.FORBIDDEN, parsed)
        values = [self.node(part) for part in (parsed.left, *parsed.comparators)]
        links = [Node(_OPERATIONS[type(op)], (a, b), span=self._span(parsed))
                 for op, a, b in zip(parsed.ops, values, values[1:], strict=False)]  # fmt: skip
        both = links[0]
        for link in links[1:]:
            both = Node("*", (both, link), span=self._span(parsed))
        return both

    def call(self, parsed: ast.Call) -> Node:
        """A function of the list, with as many values as it takes."""
        if not isinstance(parsed.func, ast.Name) or parsed.keywords:
            raise self._trouble(say.FORBIDDEN, parsed)
        op = ALIASES.get(parsed.func.id, parsed.func.id)
        if op not in ARITY:
            raise self._trouble(say.NO_FUNCTION, parsed.func, known=", ".join(ARITY))
        if len(parsed.args) != ARITY[op]:
            raise self._trouble(say.ARGUMENTS, parsed, wanted=ARITY[op], found=len(parsed.args))
        if op == "where" and not isinstance(parsed.args[0], ast.Compare):
            raise self._trouble(say.CONDITION, parsed.args[0])
        return Node(op, tuple(map(self.node, parsed.args)))


_READERS: Mapping[type[ast.AST], Callable[[_Reader, Any], Node]] = {
    ast.Constant: _Reader.constant, ast.Name: _Reader.name, ast.UnaryOp: _Reader.unary,
    ast.BinOp: _Reader.binary, ast.Compare: _Reader.compare, ast.Call: _Reader.call,
}  # fmt: skip
