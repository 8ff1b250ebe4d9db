"""The derivative of a formula as a formula, for print; the numbers come from the jets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from math import pi

from acts.formula.rewrite import negated
from acts.formula.tree import COMPARISONS, Node, call, depends, is_number, number


def derivative(node: Node) -> Node:
    """d/dx of *node*, with zeros and ones left out."""
    if node.op == "x":
        return number(1)
    if not depends(node) or node.op in {*COMPARISONS, "sign"}:
        return number(0)
    if node.op in _OUTER:
        return times(_OUTER[node.op](node.args[0]), derivative(node.args[0]))
    return _INNER[node.op](*node.args)


def plus(a: Node, b: Node) -> Node:
    """a + b."""
    if is_number(a, 0) or is_number(b, 0):
        return b if is_number(a, 0) else a
    if _plain(a) and _plain(b):
        return number(a.value + b.value)
    return minus(a, b.args[0]) if b.op == "neg" else call("+", a, b)


def minus(a: Node, b: Node) -> Node:
    """a - b."""
    if _plain(a) and _plain(b):
        return number(a.value - b.value)
    return a if is_number(b, 0) else negated(b) if is_number(a, 0) else call("-", a, b)


def times(a: Node, b: Node) -> Node:
    """a · b: one number in front, then parameters, the input, and the rest in its order; equal factors as powers."""
    (m, left), (n, right) = _factors(a), _factors(b)
    if m * n < 0:
        return negated(times(number(-m * n), _product(left + right)))
    if m * n == 0 or not left + right:
        return number(m * n)
    whole = _product(left + right)
    return whole if m * n == 1 else call("*", number(m * n), whole)


def _product(factors: list[Node]) -> Node:
    raised = dict[Node, float]()
    for node in factors:
        whole = node.op == "**" and _plain(node.args[1]) and node.args[1].value.is_integer()
        base, n = (node.args[0], node.args[1].value) if whole else (node, 1.0)
        raised[base] = raised.get(base, 0.0) + n
    parts = sorted((power(base, n) for base, n in raised.items()), key=_place)
    return reduce(lambda p, q: call("*", p, q), parts) if parts else number(1)


def _place(node: Node) -> int:
    base = node.args[0] if node.op == "**" else node
    return 0 if not depends(node) else 1 if base.op == "x" else 2


def _factors(node: Node) -> tuple[float, list[Node]]:
    """The number in a product, and what else is multiplied."""
    if _plain(node):
        return node.value, []
    if node.op == "neg":
        value, rest = _factors(node.args[0])
        return -value, rest
    if node.op == "*":
        (m, left), (n, right) = map(_factors, node.args)
        return m * n, left + right
    return 1.0, [node]


def _plain(node: Node) -> bool:
    return node.op == "number" and not node.name


def over(a: Node, b: Node) -> Node:
    """a / b."""
    return a if is_number(a, 0) or is_number(b, 1) else call("/", a, b)


def power(a: Node, n: float) -> Node:
    """aⁿ, without a sign that an even n forgets, and with one exponent where two whole ones stood."""
    if n in {0, 1}:
        return a if n else number(1)
    base = a.args[0] if a.op == "neg" and n % 2 == 0 else a
    whole = base.op == "**" and _plain(base.args[1]) and base.args[1].value.is_integer() and float(n).is_integer()
    return power(base.args[0], n * base.args[1].value) if whole else call("**", base, number(n))


def _power(base: Node, top: Node) -> Node:
    if top.op == "number" and not top.name:
        return times(times(number(top.value), power(base, top.value - 1)), derivative(base))
    if not depends(top):
        lower = call("-", top, number(1))
        return times(times(top, call("**", base, lower)), derivative(base))
    logs = plus(times(derivative(top), call("log", base)), times(top, over(derivative(base), base)))
    return times(call("**", base, top), logs)


def _choice(condition: Node, a: Node, b: Node) -> Node:
    return a if a == b else call("where", condition, a, b)


def _clip(u: Node, low: Node, high: Node) -> Node:
    inside = _choice(call("<", u, low), derivative(low), derivative(u))
    return _choice(call(">", u, high), derivative(high), inside)


def _quotient(a: Node, b: Node) -> Node:
    if not depends(b):
        return over(derivative(a), b)
    return over(minus(times(derivative(a), b), times(a, derivative(b))), power(b, 2))


_INNER: Mapping[str, Callable[..., Node]] = {
    "+": lambda a, b: plus(derivative(a), derivative(b)),
    "-": lambda a, b: minus(derivative(a), derivative(b)),
    "*": lambda a, b: plus(times(derivative(a), b), times(a, derivative(b))),
    "/": _quotient,
    "neg": lambda a: negated(derivative(a)),
    "**": _power,
    "max": lambda a, b: _choice(call(">", a, b), derivative(a), derivative(b)),
    "min": lambda a, b: _choice(call("<", a, b), derivative(a), derivative(b)),
    "where": lambda c, a, b: _choice(c, derivative(a), derivative(b)),
    "clip": _clip,
}
_ONE = number(1)
_OUTER: Mapping[str, Callable[[Node], Node]] = {
    "exp": lambda u: call("exp", u),
    "expm1": lambda u: call("exp", u),
    "log": lambda u: over(_ONE, u),
    "log1p": lambda u: over(_ONE, plus(_ONE, u)),
    "sqrt": lambda u: over(_ONE, call("*", number(2), call("sqrt", u))),
    "abs": lambda u: call("sign", u),
    "relu": lambda u: call(">", u, number(0)),
    "sigmoid": lambda u: call("*", call("sigmoid", u), call("-", _ONE, call("sigmoid", u))),
    "softplus": lambda u: call("sigmoid", u),
    "erf": lambda u: times(_bell(), call("exp", call("neg", power(u, 2)))),
    "erfc": lambda u: negated(times(_bell(), call("exp", call("neg", power(u, 2))))),
    "sin": lambda u: call("cos", u),
    "cos": lambda u: call("neg", call("sin", u)),
    "tan": lambda u: call("+", _ONE, power(call("tan", u), 2)),
    "sinh": lambda u: call("cosh", u),
    "cosh": lambda u: call("sinh", u),
    "tanh": lambda u: call("-", _ONE, power(call("tanh", u), 2)),
    "atan": lambda u: over(_ONE, plus(_ONE, power(u, 2))),
    "asinh": lambda u: over(_ONE, call("sqrt", plus(_ONE, power(u, 2)))),
}


def _bell() -> Node:
    return over(number(2), call("sqrt", Node("number", value=pi, name="pi")))
