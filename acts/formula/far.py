"""A formula far out, computed once more in the widest exponents that the machine has.

A square root of 1e400 is 1e200, but if 1e400 overflows on the way it is infinite, and what is added to it is lost. So
an infinity is believed only where it is the result, not where it was on the way. Where the platform has no wider type
than float64, less is believed, and nothing else changes.
"""

from __future__ import annotations

from typing import cast

import numpy as np

from acts.array import Array
from acts.formula.jets import Jet, evaluate, jet
from acts.formula.tree import Node

Mask = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


def watched(tree: Node, x: Array, order: int) -> tuple[Array, bool]:
    """The derivative of that *order* at *x*, same shape, and whether anything overflowed on the way to it."""
    seen = list[str]()
    y = evaluate(tree, x, order, overflow=lambda kind, _: seen.append(kind))
    return y, bool(seen)


def lost(tree: Node, x: Array, order: int) -> Mask:
    """Where anything on the way to the derivative of that *order* is not finite in float64."""
    with np.errstate(all="ignore"):
        seen = dict[int, Jet]()
        jet(tree, x, order, seen)
        return np.broadcast_to(_lost(tree, seen), x.shape)


def evaluate_far(tree: Node, x: Array, order: int) -> tuple[Array, Mask, Mask]:
    """The derivative at *x*, whether it overflowed even here or has no value, and whether anything on the way did.

    All three have the shape of *x*.
    """
    with np.errstate(all="ignore"):
        seen = dict[int, Jet]()
        part = jet(tree, cast("Array", x.astype(np.longdouble)), order, seen)[order]
        y = np.zeros(x.shape) if part is None else np.broadcast_to(part, x.shape)
        return y.astype(np.float64), ~np.isfinite(y), np.broadcast_to(_lost(tree, seen), x.shape)


def _lost(node: Node, seen: dict[int, Jet]) -> Mask:
    """Where a piece that counts has a part that is not finite; the branch that is not taken does not count."""
    here = [~np.isfinite(part) for part in seen[id(node)] if part is not None]
    below = [_lost(arg, seen) for arg in node.args]
    if node.op == "where":
        below = [below[0], np.where(seen[id(node.args[0])][0] != 0, below[1], below[2])]
    return cast("Mask", np.logical_or.reduce(np.broadcast_arrays(*here, *below)))
