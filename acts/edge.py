"""On which side of the edge of chaos a setting lies, and where the edge is (Poole et al. 2016, Schoenholz et al. 2016).

A setting is the deviation σ_w/√n of the weights and σ_b of the biases. Where a signal of mean square 1 comes to rest, χ says
by what factor a layer changes the squared difference of two nearly equal inputs, and the variance of an error on its way down.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, NamedTuple, cast

import numpy as np

from acts.activations.base import Activation
from acts.array import Array
from acts.lengths import curves, fixed_point
from acts.meanfield import chi, critical_line, scale
from acts.phases import phases

Side = Literal["ordered", "critical", "chaotic", "runaway"]
_QS: Array = np.logspace(-10, 4, 141)
_SAME = 1e-9  # of χ to 1
_NEAR = 1e-3  # of σ_b to the end of the line
_REACHED = 0.02  # of log q: how far the signal may come to rest from the point of the line


class Edge(NamedTuple):
    """The settings with χ = 1 where a signal of mean square 1 comes to rest, in ascending order of where it does."""

    sigma_w: Array
    sigma_b: Array


@dataclass(frozen=True)
class Standing:
    """Where a signal of mean square 1 comes to rest, and what happens to small differences there.

    q: 0 if it dies out, infinity if it runs away. growth: the factor by which q grows a layer far from 0. depth: the number of
    layers over which a squared difference shrinks or grows e-fold (ξ), 0 if none is left after one layer.
    """

    side: Side
    q: float
    chi: float
    depth: float
    growth: float


def standing(f: Activation, sigma_w: float, sigma_b: float) -> Standing:
    """The side of the edge on which (*sigma_w*, *sigma_b*) lies."""
    q = fixed_point(f, sigma_w, sigma_b)
    slope = chi(f, q, sigma_w) if 0 < q < np.inf else float(phases(f, np.array(sigma_w), np.array(sigma_b)).chi)
    far = curves(f)
    with np.errstate(over="ignore"):
        growth = float(sigma_w**2 * far.square[-1] / far.q[-1])
    return Standing(_side(q, slope), q, slope, _depth(slope), growth)


def _depth(slope: float) -> float:
    return float(scale(slope)) if abs(slope - 1) > _SAME else float("inf")


def _side(q: float, slope: float) -> Side:
    if q == np.inf:
        return "runaway"
    if abs(slope - 1) <= _SAME:
        return "critical"
    return "ordered" if slope < 1 else "chaotic"


def edge(f: Activation) -> Edge:
    """The line χ = 1 as far as signals come to it: a single point if χ does not depend on q, empty if there is none."""
    return _edge(cast("Any", f))


@lru_cache(64)
def _edge(f: Activation) -> Edge:
    weights, biases = critical_line(f, _QS)
    there = np.isfinite(weights)
    w, b = np.sqrt(weights[there]), np.sqrt(biases[there])
    if len(w) and np.ptp(w) < _SAME and not b.any():
        return Edge(w[:1], b[:1])  # every q is a fixed point, so the signal stays where it is
    with np.errstate(divide="ignore"):
        reached = np.log(phases(f, w, b).q)
    kept = np.abs(reached - np.log(_QS[there])) < _REACHED
    return Edge(w[kept], b[kept])


def toward(f: Activation, sigma_w: float, sigma_b: float) -> tuple[float, float] | None:
    """The setting of the edge to move to: with the same biases if there is one, else the nearest; None without an edge."""
    w, b = edge(f)
    if not len(w):
        return None
    crossing = [_between(w, b, int(i), sigma_b) for i in np.flatnonzero((b[1:] > sigma_b) != (b[:-1] > sigma_b))]
    lowest = int(b.argmin())
    if abs(b[lowest] - sigma_b) < _NEAR:
        crossing.append(float(w[lowest]))
    if crossing:
        return min(crossing, key=lambda at: abs(at - sigma_w)), sigma_b
    nearest = int(np.hypot(w - sigma_w, b - sigma_b).argmin())
    return float(w[nearest]), float(b[nearest])


def _between(w: Array, b: Array, i: int, at: float) -> float:
    share = (at - b[i]) / (b[i + 1] - b[i])
    return float(w[i] + share * (w[i + 1] - w[i]))
