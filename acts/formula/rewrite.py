"""The usual idioms in a form that neither overflows nor cancels: log(1 + exp(u)) is softplus(u)."""

from __future__ import annotations

from collections.abc import Callable

from acts.formula.tree import Node, call, depends, is_number, number


def steady(node: Node) -> Node:
    """The same function, written so that no digit is lost where it need not be."""
    args = tuple(map(steady, node.args))
    same = Node(node.op, args, node.value, node.name, node.span)
    for rule in _RULES.get(node.op, ()):
        better = rule(*args)
        if better is not None:
            return Node(better.op, better.args, better.value, better.name, node.span)
    return same


def _plus_one(node: Node) -> Node | None:
    """u of 1 + u."""
    if node.op != "+":
        return None
    a, b = node.args
    return b if is_number(a, 1) else a if is_number(b, 1) else None


def _inside(op: str, node: Node | None) -> Node | None:
    return node.args[0] if node is not None and node.op == op else None


def negated(u: Node) -> Node:
    """-u, without a double sign."""
    return u.args[0] if u.op == "neg" else number(-u.value) if u.op == "number" and not u.name else call("neg", u)


def _log(u: Node) -> Node | None:
    inner = _plus_one(u)
    return None if inner is None else _log1p(inner) or call("log1p", inner)


def _log1p(u: Node) -> Node | None:
    power = _inside("exp", u)
    return None if power is None else call("softplus", power)


def _divided(a: Node, b: Node) -> Node | None:
    power = _inside("exp", _plus_one(b))
    if power is None:
        return _as_tanh(a, b)
    share = call("sigmoid", negated(power))
    if is_number(a, 1):
        return share
    return call("sigmoid", power) if a == call("exp", power) else call("*", a, share)


def _as_tanh(a: Node, b: Node) -> Node | None:
    """(exp(u) - exp(-u)) / (exp(u) + exp(-u))."""
    power = _inside("exp", a.args[0]) if a.op == "-" else None
    if power is None or b.op != "+" or a.args != b.args or a.args[1] != call("exp", negated(power)):
        return None
    return call("tanh", power)


def _added(a: Node, b: Node) -> Node | None:
    for one, u in ((a, b), (b, a)):
        if is_number(one, 1) and u.op == "erf":
            return call("erfc", negated(u.args[0]))
        if is_number(one, 1) and u.op == "tanh":
            return call("*", number(2), call("sigmoid", call("*", number(2), u.args[0])))
    return None


def _subtracted(a: Node, b: Node) -> Node | None:
    if a.op == "exp" and is_number(b, 1):
        return call("expm1", a.args[0])
    if is_number(a, 1) and b.op == "sigmoid":
        return call("sigmoid", negated(b.args[0]))
    return call("erfc", b.args[0]) if is_number(a, 1) and b.op == "erf" else None


def _rooted(u: Node) -> Node | None:
    square = (
        u.args[0] if (u.op == "**" and is_number(u.args[1], 2)) or (u.op == "*" and u.args[0] == u.args[1]) else None
    )
    return None if square is None else call("abs", square)


def _raised(base: Node, top: Node) -> Node | None:
    """Even powers forget the sign; a power that stays the same number is one."""
    if top.op == "number" and base.op == "abs" and top.value % 2 == 0:
        return call("**", base.args[0], top)
    return _rooted(base) if is_number(top, 0.5) else None


def _squared(a: Node, b: Node) -> Node | None:
    if a == b and a.op == "abs":
        return call("**", a.args[0], number(2))
    return call("**", a, number(2)) if a == b and depends(a) else None


_RULES: dict[str, tuple[Callable[..., Node | None], ...]] = {
    "log": (_log,), "log1p": (_log1p,), "/": (_divided,), "+": (_added,), "-": (_subtracted,),
    "sqrt": (_rooted,), "**": (_raised,), "*": (_squared,),
}  # fmt: skip
