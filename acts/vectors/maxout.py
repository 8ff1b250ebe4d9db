"""A unit that chooses the largest of several straight lines."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import Annotated, Any

import numpy as np
from pydantic import model_validator

from acts.array import Array
from acts.knobs import Numbers
from acts.text import Text
from acts.vectors.base import VectorFunction


class Maxout(VectorFunction):
    """Seen along one input x: the upper envelope of the lines, so it maps an array of any shape to the same shape.

    If there are more numbers in one list than in the other, the missing ones are 0.
    """

    title = Text("Maxout", "맥스아웃")
    about = Text(
        "The largest of k learned lines: it can be ReLU, leaky ReLU or any convex shape, for k times the parameters.",
        "학습하는 선형식 k개 가운데 가장 큰 값입니다. ReLU나 Leaky ReLU, 어떤 볼록한 모양도 될 수 있지만 매개변수가 k배입니다.",
    )
    tex = r"\max_{j \le k} \left(w_j x + b_j\right)"
    tex_derivative = r"w_{j^*} \quad j^* = \operatorname{argmax}_j \left(w_j x + b_j\right)"
    letters = {"slopes": "w_j", "intercepts": "b_j"}
    use = Text(
        "Together with dropout in networks of its time; rare today.",
        "당시의 신경망에서 드롭아웃과 함께 썼으며 지금은 드뭅니다.",
    )
    source = "goodfellow2013"
    year = 2013
    pytorch = "x.unflatten(-1, (-1, k)).amax(-1)"

    slopes: Annotated[tuple[float, ...], Numbers(Text("Slopes", "기울기"), -10, 10, 2, 6)] = (0.0, 1.0)
    intercepts: Annotated[tuple[float, ...], Numbers(Text("Intercepts", "절편"), -10, 10, 2, 6)] = (0.0, 0.0)

    @model_validator(mode="before")
    @classmethod
    def _fill_up(cls, values: dict[str, Any]) -> dict[str, Any]:
        names = ("slopes", "intercepts")
        given = [values.get(name, cls.model_fields[name].default) for name in names]
        filled = zip(*zip_longest(*given, fillvalue=0.0), strict=True)
        return {**values, **dict(zip(names, filled, strict=True))}

    @property
    def parameter_factor(self) -> int:
        """How many times the weights of an ordinary unit it needs."""
        return len(self.slopes)

    @property
    def kinks(self) -> tuple[float, ...]:
        """Where the envelope passes from one line to the next, in ascending order."""
        return tuple((b1 - b2) / (w2 - w1) for (w1, b1), (w2, b2) in pairwise(self._envelope()))

    def __call__(self, x: Array) -> Array:
        return self._lines(x).max(-1)

    def jacobian(self, x: Array) -> Array:
        """df/dx, same shape as *x*; at a kink, the slope of the first of the largest lines."""
        return np.where(np.isnan(x), x, np.asarray(self.slopes)[self._lines(x).argmax(-1)])

    def _lines(self, x: Array) -> Array:
        w, b = np.asarray(self.slopes), np.asarray(self.intercepts)
        with np.errstate(over="ignore", invalid="ignore"):
            return np.where(w == 0, b + 0.0 * np.where(np.isinf(x), 0.0, x)[..., None], w * x[..., None] + b)

    def _envelope(self) -> list[tuple[float, float]]:
        """The lines that are the largest somewhere, by rising slope: the upper hull of the points (w, b)."""
        hull: list[tuple[float, float]] = []
        for w, b in sorted(set(zip(self.slopes, self.intercepts, strict=True))):
            while hull and (hull[-1][0] == w or _hidden(hull, w, b)):
                hull.pop()
            hull.append((w, b))
        return hull


def _hidden(hull: list[tuple[float, float]], w: float, b: float) -> bool:
    """Whether the last line of the hull nowhere exceeds both its neighbors."""
    if len(hull) < 2:
        return False
    (w1, b1), (w2, b2) = hull[-2:]
    return (b1 - b2) * (w - w2) >= (b2 - b) * (w2 - w1)
