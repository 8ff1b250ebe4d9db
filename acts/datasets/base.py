"""What every data set can do."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from acts.array import Array
from acts.spec import Spec
from acts.text import Text

Labels = NDArray[np.int64]
Targets = Labels | Array
"""Classes counted from 0 (int64), or numbers to be found, with mean 0 and variance 1 (float64)."""


class Dataset(Spec):
    """Points with a class each: ``size`` points of ``features`` numbers in ``classes`` classes.

    A data set whose points are not known beforehand leaves these three open.
    """

    size: ClassVar[int]
    features: ClassVar[int]
    classes: ClassVar[int]

    def load(self, seed: int) -> tuple[Array, Any]:
        """The points (size, features), every feature with mean 0 and variance 1, and their `Targets` (size,).

        A function of the knobs and of *seed* alone. A feature that never changes is 0 everywhere.
        """
        x, y = self.draw(seed)
        spread = x.std(0)
        return (x - x.mean(0)) / np.where(spread > 0, spread, 1.0), y

    def draw(self, seed: int) -> tuple[Array, Any]:
        """The same points before they are standardized, and their `Targets`; shapes as in :meth:`load`."""
        raise NotImplementedError

    def said(self, seed: int) -> Text | None:
        """What the reader must know about the points that :meth:`load` gives; nothing if there is nothing to say."""
        return None
