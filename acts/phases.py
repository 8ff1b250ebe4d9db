"""Where signals come to rest at all settings of a phase diagram at once.

The moments of a function are computed once, on a grid of q (`acts.lengths.curves`), and read off between its points.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from acts.activations.base import Activation
from acts.array import Array
from acts.gauss import moments
from acts.lengths import GRID, SAME, curves

_DEGREE = 7
_NOTHING = -600.0  # the logarithm of a slope that is 0


class Phases(NamedTuple):
    """Over a grid of settings, arrays of its shape: the variance that a signal of q = 1 comes to, and χ there.

    q is 0 where the signal dies out and infinite where it runs away; χ is then the limit.
    """

    q: Array
    chi: Array


def phases(f: Activation, sigma_w: Array, sigma_b: Array) -> Phases:
    """:func:`fixed_point` and χ for all settings at once, to six digits; the two arrays are broadcast together."""
    w, b = (np.square(v).ravel()[:, None] for v in np.broadcast_arrays(sigma_w, sigma_b))
    grid, square, slope = curves(f)
    with np.errstate(over="ignore", invalid="ignore"):
        found = np.nan_to_num((w * square + b) / grid - 1, nan=np.inf)
        found = np.where(np.abs(found) < SAME, 0.0, found)
    middle = int(np.searchsorted(grid, 1.0))
    place, state = _settled(found, middle)
    log_q = _between(found, place, state)
    near = np.stack([_read(np.log(grid), np.log(np.maximum(v, 1e-300)), log_q) for v in (square, slope)])
    q = np.select([state == 0, state > 1, state < 0], [np.exp(log_q), np.inf, 0.0], 1.0)
    ends = np.select([state > 1, state < 0], [slope[-1], slope[0]], np.where(near[1] < _NOTHING, 0.0, np.exp(near[1])))
    ends = np.where(state == 1, moments(f, 1.0).slope_square, ends)
    shape = np.broadcast_shapes(np.shape(sigma_w), np.shape(sigma_b))
    with np.errstate(over="ignore"):
        return Phases(q.reshape(shape), (w[:, 0] * ends).reshape(shape))


def _settled(found: Array, middle: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The grid point left of the fixed point ahead; and 0 if there is one, −1 at zero, 2 at infinity, 1 if q stays 1."""
    up, down = found[:, middle] > 0, found[:, middle] < 0
    rises, falls = found[:, middle:] <= 0, found[:, : middle + 1][:, ::-1] >= 0
    ahead = middle + rises.argmax(1) - 1
    behind = middle - falls.argmax(1)
    state = np.where(up, np.where(rises.any(1), 0, 2), np.where(falls.any(1), 0, -1))
    return np.where(up, ahead, behind), np.where(up | down, state, 1)


def _between(found: Array, place: NDArray[np.intp], state: NDArray[np.intp]) -> Array:
    """log q of the fixed point, by inverse interpolation in a polynomial through the neighbors: Newton from the chord."""
    x = np.log(GRID)
    rows, place = np.arange(len(found)), np.clip(place, 0, len(x) - 2)
    with np.errstate(all="ignore"):
        share = found[rows, place] / (found[rows, place] - found[rows, place + 1])
    low, high = x[place], x[place + 1]
    at = low + np.clip(np.nan_to_num(share, nan=0.5), 0, 1) * (high - low)
    for _ in range(4):
        step = 1e-4 * (high - low)
        here, there = (_read(x, found, at + d) for d in (-step, step))
        with np.errstate(all="ignore"):
            move = (here + there) / 2 * 2 * step / (there - here)
        at = np.clip(at - np.where(np.isfinite(move), move, 0.0), low, high)
    return np.where(state == 0, at, 0.0)


def _read(x: Array, y: Array, at: Array) -> Array:
    """The polynomial of degree 7 through the eight points of (*x*, *y*) around each *at*; *y* has one row, or one a point."""
    first = np.clip(np.searchsorted(x, at) - (_DEGREE + 1) // 2, 0, len(x) - _DEGREE - 1)
    near = first[:, None] + np.arange(_DEGREE + 1)
    nodes = x[near]
    values = y[near] if y.ndim == 1 else y[np.arange(len(at))[:, None], near]
    apart = nodes[:, :, None] - nodes[:, None, :] + np.eye(_DEGREE + 1)
    off = at[:, None] - nodes
    off = np.where(off == 0, 1e-300, off)
    weights = 1 / (apart.prod(-1) * off)
    with np.errstate(invalid="ignore", over="ignore"):
        return (weights * values).sum(1) / weights.sum(1)
