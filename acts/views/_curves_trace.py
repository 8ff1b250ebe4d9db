"""A function on the grid of the curves view, drawn as often as the view needs it and computed once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from acts.activations import Activation
from acts.array import Array
from acts.properties import Properties, properties
from acts.rows import Rows
from acts.views._charts import keep


@dataclass(frozen=True, eq=False)
class Traced:
    """One function on the grid of the view."""

    function: Activation
    x: Array  #: (points,), with a pair of points hugging every kink and jump
    y: Array  #: (points,), f(x)
    slope: Array  #: (points,), f′(x)
    part: NDArray[np.intp]  #: (points,), the number of the unbroken piece a point belongs to
    properties: Properties

    @cached_property
    def bend(self) -> Array:
        """(points,), f″(x); seldom asked for."""
        return self.function.second_derivative(self.x)

    @property
    def weight(self) -> int:
        """About how many bytes it holds."""
        return 5 * self.x.nbytes + 1000


@keep
def trace(f: Activation, span: float) -> Traced:
    """*f* and its derivatives from -span to span."""
    x, part = _grid(tuple(k for k in f.kinks if abs(k) <= span), span)
    return Traced(f, x, f(x), f.derivative(x), part, properties(f))


@keep
def _grid(inside: tuple[float, ...], span: float) -> tuple[Array, NDArray[np.intp]]:
    """401 even points, and two that hug each kink *inside*, so that a jump is drawn as a break and not as a slope."""
    even = np.linspace(-span, span, 401)
    if not inside:
        return even, np.zeros(401, np.intp)
    beside = [side for k in inside for side in (k - 1e-9 * max(1, abs(k)), k + 1e-9 * max(1, abs(k)))]
    x = np.unique(np.concatenate([even[~np.isin(even, inside)], beside]))
    x = x[np.abs(x) <= span]
    return x, np.searchsorted(np.array(inside), x)


def frame(traced: Traced, values: Array, name: str) -> Rows:
    """*values* along the grid as the rows of a line chart."""
    return Rows({"x": traced.x, "y": values, "part": traced.part, "series": name})
