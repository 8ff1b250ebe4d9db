"""A formula as TeX: fractions, powers and functions as a book sets them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from acts.formula.slopes import derivative
from acts.formula.tree import COMPARISONS, Node, call, walk

LONGEST = 44
"""A derivative that is wider than about so many letters is not printed."""

_GREEK = (
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda"),
    *("mu", "nu", "xi", "pi", "rho", "sigma", "tau", "phi", "chi", "psi", "omega"),
)
_LETTERS = "|".join([*_GREEK, "cdot", "sqrt", "le", "ge", "ne"])
_SUM, _PRODUCT, _POWER, _ATOM = range(4)  # how strongly a piece holds together


def tex(node: Node) -> str:
    """*node* as the right-hand side of an equation."""
    return _set(node)[0]


def tex_of_derivative(node: Node) -> str:
    """f′ as TeX; empty if it is too long to be read."""
    slope = derivative(node)
    said = tex(slope) if sum(1 for _ in walk(slope)) <= 2 * LONGEST else ""
    return said if width(said) <= LONGEST else ""


def width(said: str) -> int:
    """About how many letters wide a formula is; both halves of a fraction count."""
    bare = re.sub(r"\\(left|right|mathrm|begin\{cases\}|end\{cases\}|frac|quad|,|;)|[{}^_& ]", "", said)
    return len(re.sub(r"\\(?=(arctan|sinh?|cosh?|tanh?|ln|max|min))", "", re.sub(rf"\\({_LETTERS})", "o", bare)))


def _set(node: Node) -> tuple[str, int]:
    """The TeX of *node*, and how strongly it holds together."""
    if node.op == "x":
        return "x", _ATOM
    if node.op == "number":
        return (letter(node.name), _ATOM) if node.name else _number(node.value)
    if node.op in COMPARISONS:
        return rf"\left[{_relation(node)}\right]", _ATOM
    if node.op in _SIGNS:
        return _SIGNS[node.op](*node.args)
    return _NAMES[node.op].replace("@", ",\\, ".join(map(tex, node.args))), _ATOM


def _relation(node: Node) -> str:
    a, b = map(tex, node.args)
    return f"{a} {_RELATIONS[node.op]} {b}"


def _number(value: float) -> tuple[str, int]:
    head, _, exponent = f"{value:.12g}".partition("e")
    if not exponent:
        return (f"{{{head}}}", _SUM) if value < 0 else (head, _ATOM)
    ten = rf"10^{{{int(exponent)}}}"
    if head in {"1", "-1"}:
        return ten if value > 0 else f"-{ten}", _POWER if value > 0 else _SUM
    return rf"{head} \cdot {ten}", _PRODUCT if value > 0 else _SUM


def letter(name: str) -> str:
    """A name as a book sets it: Greek letters, digits as an index, words upright."""
    word, index = re.fullmatch(r"(.*?)_?(\d*)", name).groups()  # pyright: ignore[reportOptionalMemberAccess] - it always matches
    word = word or name
    shown = rf"\{word}" if word in _GREEK else word if len(word) == 1 else rf"\mathrm{{{word.replace('_', ' ')}}}"
    return f"{shown}_{{{index}}}" if index else shown


def _in(node: Node, least: int) -> str:
    """*node* in brackets, if it does not hold together as strongly as *least*."""
    said, strength = _set(node)
    return said if strength >= least else rf"\left({said}\right)"


def _sum(sign: str) -> Callable[[Node, Node], tuple[str, int]]:
    return lambda a, b: (f"{tex(a)} {sign} {_in(b, _PRODUCT)}", _SUM)


def _times(a: Node, b: Node) -> tuple[str, int]:
    left, right = _in(a, _PRODUCT), _in(b, _PRODUCT)
    dot = r" \cdot " if right[:1].isdigit() or right.startswith(r"10^") else r"\,"
    return f"{left}{dot}{right}", _PRODUCT


def _over(a: Node, b: Node) -> tuple[str, int]:
    return rf"\frac{{{tex(a)}}}{{{tex(b)}}}", _PRODUCT


def _power(a: Node, b: Node) -> tuple[str, int]:
    if a.op in _RAISED and not (b.op == "number" and b.value < 0):
        return _NAMES[a.op].replace(r"\left", rf"^{{{tex(b)}}}\left", 1).replace("@", tex(a.args[0])), _POWER
    return f"{_in(a, _ATOM)}^{{{tex(b)}}}", _POWER


def _where(*args: Node) -> tuple[str, int]:
    rows = r"\\ ".join(_rows(call("where", *args)))
    return rf"\begin{{cases}}{rows}\end{{cases}}", _PRODUCT


def _rows(node: Node, first: bool = True) -> Iterator[str]:
    """A row a case; a choice within the last case goes on with rows of its own."""
    condition, a, b = node.args
    yield rf"{tex(a)} & \quad {_condition(condition)}"
    if b.op == "where":
        yield from _rows(b, first=False)
    else:
        opposite = _OPPOSITES.get(condition.op) if first else None
        rest = r"\mathrm{else}" if opposite is None else _relation(call(opposite, *condition.args))
        yield rf"{tex(b)} & \quad {rest}"


def _condition(node: Node) -> str:
    if node.op == "*":  # a chain of comparisons
        first, second = map(_condition, node.args)
        return rf"{first},\; {second}"
    return _relation(node)


_SIGNS: Mapping[str, Callable[..., tuple[str, int]]] = {
    "+": _sum("+"),
    "-": _sum("-"),
    "*": _times,
    "/": _over,
    "**": _power,
    "neg": lambda a: (f"-{_in(a, _PRODUCT)}", _SUM),
    "exp": lambda u: (f"e^{{{tex(u)}}}", _POWER),
    "expm1": lambda u: (f"e^{{{tex(u)}}} - 1", _SUM),
    "where": _where,
}
_OPPOSITES = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_RELATIONS = {"<": "<", "<=": r"\le", ">": ">", ">=": r"\ge", "==": "=", "!=": r"\ne"}
_RAISED = ("sin", "cos", "tan", "sinh", "cosh", "tanh")
_NAMES = {
    "log": r"\ln\left(@\right)",
    "log1p": r"\ln\left(1 + @\right)",
    "sqrt": r"\sqrt{@}",
    "abs": r"\left|@\right|",
    "sign": r"\mathrm{sign}\left(@\right)",
    "relu": r"\mathrm{ReLU}\left(@\right)",
    "sigmoid": r"\sigma\left(@\right)",
    "softplus": r"\ln\left(1 + e^{@}\right)",
    "erf": r"\mathrm{erf}\left(@\right)",
    "erfc": r"\mathrm{erfc}\left(@\right)",
    "atan": r"\arctan\left(@\right)",
    "asinh": r"\mathrm{arsinh}\left(@\right)",
    "max": r"\max\left(@\right)",
    "min": r"\min\left(@\right)",
    "clip": r"\mathrm{clip}\left(@\right)",
} | {name: rf"\{name}\left(@\right)" for name in _RAISED}
