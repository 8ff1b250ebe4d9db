"""Where a function, computed in few digits, overflows, goes flat or has no digit left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from acts.activations.base import Activation
from acts.array import Array
from acts.formats import FORMATS, Format
from acts.textbook import Work, naive

Mask = NDArray[np.bool_]
Judge = Callable[[Array, Array, Format], Mask]
"""Which of the computed values, beside the true ones, are bad in a format."""

FEW = 2.0  #: fewer digits than these are none
INPUTS_A_BIN, BINS = 12, 120
FEWEST, PAUSE = 2, 10  #: inputs that make no stretch, inputs that part none


@dataclass(frozen=True)
class Stretch:
    """An open interval of inputs, its ends found by narrowing down between two inputs of the search; ±∞ where it goes on to the largest number."""

    low: float
    high: float


@dataclass(frozen=True, eq=False)
class Way:
    """One way to compute the function in one format: by the textbook, every step rounded, or rounded once from the careful value."""

    format: Format
    naive: bool
    digits: Array  #: (BINS,), the digits right at the worst input of a bin
    overflow: tuple[Stretch, ...]  #: ∞ or NaN, where the truth is a number of the format
    zero: tuple[Stretch, ...]  #: exactly 0, where the truth is not
    one: tuple[Stretch, ...]  #: exactly 1, where the truth is not
    lost: tuple[Stretch, ...]  #: fewer than FEW digits right


def middles(reach: float) -> Array:
    """(BINS,), the middles of the bins from -reach to reach."""
    return ((np.arange(BINS) + 0.5) / BINS * 2 - 1) * reach


def ways(f: Activation, order: int, reach: float) -> tuple[Way, ...]:
    """Every way to compute f (order 0) or f′ (order 1): the textbook's, if there is one, and the careful one."""
    formula = naive(f, order)
    each: list[tuple[Format, Work | None]] = [(form, formula) for form in FORMATS.values() if formula]
    each += [(form, None) for form in list(FORMATS.values())[:-1]]  # the careful float64 is the truth
    return tuple(_way(f, order, form, work, reach) for form, work in each)


def flat(f: Activation, order: int, form: Format, value: float) -> tuple[Stretch, ...]:
    """Where the textbook's formula, or without one the careful value, is exactly *value* and should not be."""
    return _stretches(_run(f, order, form, naive(f, order)), form, _is(value), f.breaks)


Run = Callable[[Array], tuple[Array, Array]]
"""From inputs to computed and true values, both at the inputs rounded to the format."""


def _run(f: Activation, order: int, form: Format, work: Work | None) -> Run:
    truth = (f, f.derivative)[order]
    formula = None if work is None else lambda o, t: work(o, t, f)

    def run(x: Array) -> tuple[Array, Array]:
        at = form.nearest(x)
        true = truth(at)
        return (form.nearest(true) if formula is None else form.run(formula, at)), true

    return run


def _way(f: Activation, order: int, form: Format, work: Work | None, reach: float) -> Way:
    run = _run(f, order, form, work)
    x = (np.arange(BINS * INPUTS_A_BIN) + 0.5) / (BINS * INPUTS_A_BIN) * 2 * reach - reach
    right = digits(*run(x), form).reshape(BINS, INPUTS_A_BIN).min(1)
    found = (_stretches(run, form, judge, f.breaks) for judge in (_overflows, _is(0.0), _is(1.0), _is_lost))
    return Way(form, work is not None, right, *found)


def digits(found: Array, true: Array, form: Format) -> Array:
    """How many decimal digits of *found* are right, from 0 to as many as the format has, in the shape of *found*."""
    with np.errstate(all="ignore"):
        error = np.abs(found - true) / np.abs(true)
        right = np.where(found == true, np.inf, -np.log10(error))
        right = np.where(np.isnan(right) | ~np.isfinite(found), 0.0, right)
    beyond = ~np.isfinite(form.nearest(true))  # where nothing in the format is near, nothing is asked
    return np.where(beyond, most(form), np.clip(right, 0.0, most(form)))


def most(form: Format) -> float:
    """The digits that a number has at least when it is rounded once."""
    return float(form.bits * np.log10(2.0))


def _overflows(found: Array, true: Array, form: Format) -> Mask:
    return ~np.isfinite(found) & np.isfinite(form.nearest(true))


def _is(value: float) -> Judge:
    return lambda found, _true, _form: found == value


def _is_lost(found: Array, true: Array, form: Format) -> Mask:
    return (digits(found, true, form) < FEW) | (found == 0)  # far out the truth, too, is a 0 of the computer


def _scale(form: Format) -> Array:
    """Inputs of every size that the format has, sorted, without 0 and without repeats."""
    top = np.log10(form.largest) - 1e-9
    right = 10.0 ** np.concatenate([np.linspace(-20, 4, 481), np.linspace(4, top, 100)[1:]])
    right = np.unique(form.nearest(right[right < form.largest]))
    right = right[right > 0]
    return np.concatenate([-right[::-1], right])


def _stretches(run: Run, form: Format, judge: Judge, breaks: tuple[float, ...]) -> tuple[Stretch, ...]:
    """Where *judge* finds the way bad and the truth says otherwise, a stretch in each analytic piece.

    A few single inputs do not count, and short pauses do not part a stretch.
    """
    x = _scale(form)
    found, true = run(x)
    piece = np.searchsorted(np.array(breaks), x)
    starts = np.flatnonzero(np.diff(piece, prepend=-1))
    spans = [
        s + a for s, p in zip(starts, np.split(judge(found, true, form), starts[1:]), strict=True) for a in _runs(p)
    ]
    kept = [(int(a), int(b)) for a, b in spans if (found[a:b] != true[a:b]).sum() > FEWEST]

    def edge(inside: int, outside: int) -> float:
        if not 0 <= outside < len(x):
            return float(np.sign(x[inside])) * np.inf
        if (x[inside] < 0) != (x[outside] < 0):
            return 0.0
        if piece[inside] != piece[outside]:
            return breaks[min(piece[inside], piece[outside])]
        return _refined(lambda t: judge(*run(t), form), float(x[inside]), float(x[outside]), form)

    return tuple(Stretch(edge(a, a - 1), edge(b - 1, b)) for a, b in kept)


def _refined(bad: Callable[[Array], Mask], inside: float, outside: float, form: Format) -> float:
    """The last bad number of the format on the way from *inside*, which is bad, to *outside*, which is not."""
    for _ in range(5):
        t = np.linspace(inside, outside, 65)
        good = np.flatnonzero(~bad(t))
        i = int(good[0]) if good.size else 64
        inside, outside = float(t[max(i - 1, 0)]), float(t[i])
    return float(form.nearest(np.array([inside]))[0])


def _runs(bad: Mask) -> NDArray[np.intp]:
    """(runs, 2), where runs of bad inputs begin and end, after pauses of up to :data:`PAUSE` inputs are filled."""
    at = np.flatnonzero(bad)
    if not at.size:
        return np.empty((0, 2), np.intp)
    cut = np.flatnonzero(np.diff(at) > PAUSE + 1)
    return np.stack([at[np.append(0, cut + 1)], at[np.append(cut, len(at) - 1)] + 1], 1)
