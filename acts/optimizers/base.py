"""What every optimizer can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import numpy as np
from numpy.typing import DTypeLike

from acts.array import AnyArray
from acts.spec import Spec

Step = Callable[[AnyArray, AnyArray, AnyArray, int], None]
"""``step(parameters, gradient, rate, number)`` moves the parameters (R, P) in place and may spoil the gradient.

``rate`` is (R, 1), one learning rate a run; ``number`` counts the steps from 1.
"""


class Optimizer(Spec):
    """How a gradient becomes a step, with the conventions of PyTorch.

    A ``decoupled`` optimizer shrinks the weights itself and keeps weight decay out of the gradient.
    """

    tex: ClassVar[str]
    source: ClassVar[str]
    decoupled: ClassVar[bool] = False

    def start(self, shape: tuple[int, int], dtype: DTypeLike = np.float32) -> Step:
        """A step with fresh memory for R runs of P parameters each, *shape* = (R, P), in float32 or float64."""
        raise NotImplementedError
