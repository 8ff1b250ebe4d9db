"""Value and exact derivatives of a formula at once: each operation carries (f, f′, f″) through.

None stands for a part that is zero everywhere. It is never multiplied, so a constant factor cannot turn an overflow
into NaN. Where the slope of what stands inside is 0, so is that of the whole, even if the outer slope is infinite.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from acts.array import AnyArray, Array
from acts.formula.functions import UNARY
from acts.formula.tree import Node, depends

Part = Array | None
Jet = tuple[Array, Part, Part]
_COMPARE: Mapping[str, Callable[[Array, Array], Array]] = {
    "<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal, "==": np.equal, "!=": np.not_equal,
}  # fmt: skip


def _unheard(*_: object) -> None:
    pass


def evaluate(node: Node, x: Array, order: int = 0, overflow: Callable[[str, int], object] = _unheard) -> Array:
    """The derivative of that *order* (0, 1 or 2) at *x*, same shape.

    What overflows is infinite or NaN, without a warning; *overflow* is then called.
    """
    with np.errstate(all="ignore", over="call", call=overflow):
        part = jet(node, x, order)[order]
        return np.zeros(x.shape) if part is None else np.broadcast_to(part, x.shape).astype(np.float64)


def jet(node: Node, x: Array, order: int, seen: dict[int, Jet] | None = None) -> Jet:
    """The value and the derivatives up to *order*; the others are None. *seen* takes those of every piece, by its id."""
    made = _jet(node, x, order, seen)
    if seen is not None:
        seen[id(node)] = made
    return made


def _jet(node: Node, x: Array, order: int, seen: dict[int, Jet] | None) -> Jet:
    if node.op == "x":
        return x, np.ones(()) if order else None, None
    if node.op == "number":
        return np.array(node.value), None, None
    args = tuple(jet(arg, x, order, seen) for arg in node.args)
    if node.op in UNARY:
        g = UNARY[node.op]
        return _chain(args[0], g.value(args[0][0]), g.first, g.second, order)
    if node.op in _COMPARE:
        return np.where(_COMPARE[node.op](args[0][0], args[1][0]), 1.0, 0.0), None, None
    return _power(node, args, order) if node.op == "**" else _OPERATIONS[node.op](*args, order)


def _add(a: Part, b: Part) -> Part:
    return b if a is None else a if b is None else a + b


def _product(a: Part, b: Part) -> Part:
    return None if a is None or b is None else a * b


def _damped(outer: Part, inner: Part) -> Part:
    """outer · inner, and 0 where inner is, whatever outer may be there."""
    return None if outer is None or inner is None else np.where(inner == 0, 0.0, outer * inner)


Slope = Callable[[Array, Array], Part]


def _chain(u: Jet, y: Array, first: Slope, second: Slope, order: int) -> Jet:
    if u[1] is None and u[2] is None:
        return y, None, None
    slope = first(u[0], y)
    bend = None
    if order > 1:
        bend = _add(_damped(second(u[0], y), _product(u[1], u[1])), _damped(slope, u[2]))
    return y, _damped(slope, u[1]), bend


def _sum(a: Jet, b: Jet, order: int) -> Jet:
    return a[0] + b[0], _add(a[1], b[1]), _add(a[2], b[2])


def _negative(a: Jet, order: int) -> Jet:
    return -a[0], None if a[1] is None else -a[1], None if a[2] is None else -a[2]


def _difference(a: Jet, b: Jet, order: int) -> Jet:
    return _sum(a, _negative(b, order), order)


def _times(a: Jet, b: Jet, order: int) -> Jet:
    slope = _add(_product(a[1], b[0]), _product(a[0], b[1]))
    if order < 2:
        return a[0] * b[0], slope, None
    cross = _product(a[1], b[1])
    bend = _add(_add(_product(a[2], b[0]), _product(a[0], b[2])), None if cross is None else 2 * cross)
    return a[0] * b[0], slope, bend


def _quotient(a: Jet, b: Jet, order: int) -> Jet:
    """a / b, from the derivatives of y b = a: b is divided by, never squared, as its square would overflow first."""
    y = a[0] / b[0]
    rest = _add(a[1], _minus(_product(y, b[1])))
    slope = None if rest is None else rest / b[0]
    if order < 2:
        return y, slope, None
    turn = _product(slope, b[1])
    more = _add(_add(a[2], _minus(_product(y, b[2]))), None if turn is None else -2 * turn)
    return y, slope, None if more is None else more / b[0]


def _minus(a: Part) -> Part:
    return None if a is None else -a


def _power(node: Node, args: tuple[Jet, ...], order: int) -> Jet:
    (base, exponent), (_, top) = args, node.args
    if not depends(top):
        n = float(exponent[0])
        return _chain(base, base[0] ** n, _falling(n, 1), _falling(n, 2), order)
    logs = _chain(base, np.log(base[0]), UNARY["log"].first, UNARY["log"].second, order)
    inner = _times(exponent, logs, order)
    return _chain(inner, base[0] ** exponent[0], UNARY["exp"].first, UNARY["exp"].second, order)


def _falling(n: float, order: int) -> Slope:
    """The derivative of uⁿ of that order."""
    factor = n if order == 1 else n * (n - 1)
    return lambda u, _y: None if factor == 0 else factor * u ** (n - order)


def _choose(mask: AnyArray, a: Jet, b: Jet) -> Jet:
    """*a* where the mask is not 0, and *b* elsewhere."""
    first, second, third = (
        None if p is None and q is None else np.where(mask != 0, 0.0 if p is None else p, 0.0 if q is None else q)
        for p, q in zip(a, b, strict=True)
    )
    return np.zeros(()) if first is None else first, second, third


def _larger(a: Jet, b: Jet, order: int) -> Jet:
    """The larger of two; where they meet, the mean of their slopes, as PyTorch's autograd has it."""
    mean = _times(_sum(a, b, order), (np.array(0.5), None, None), order)
    met = _choose(a[0] == b[0], (a[0], mean[1], mean[2]), _choose(a[0] > b[0], a, b))
    return np.maximum(a[0], b[0]), met[1], met[2]


def _smaller(a: Jet, b: Jet, order: int) -> Jet:
    return _negative(_larger(_negative(a, order), _negative(b, order), order), order)


def _clip(u: Jet, low: Jet, high: Jet, order: int) -> Jet:
    inside = _choose(u[0] > high[0], high, _choose(u[0] < low[0], low, u))
    return np.where(np.isnan(u[0]), np.nan, inside[0]), inside[1], inside[2]


def _where(mask: Jet, a: Jet, b: Jet, order: int) -> Jet:
    return _choose(mask[0], a, b)


_OPERATIONS: Mapping[str, Callable[..., Jet]] = {
    "+": _sum, "-": _difference, "*": _times, "/": _quotient, "neg": _negative,
    "max": _larger, "min": _smaller, "clip": _clip, "where": _where,
}  # fmt: skip
