"""How far a signal gets under the defaults of the frameworks: layers of any widths, biases as each library draws them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from acts.activations.base import Activation
from acts.array import Array
from acts.initializers.base import Initializer
from acts.initializers.libraries import TorchLinear


@dataclass(frozen=True, eq=False)
class Carried:
    """Of every layer, (layers,): the root mean square of its values, and how much of it differs from input to input.

    The second is the root, over all units, of the mean variance across the inputs. A layer whose values left the range
    of the numbers, and those behind it, hold NaN.
    """

    size: Array
    spread: Array


def carried(f: Activation, w: Initializer, widths: Sequence[int], *, samples: int, seed: int) -> Carried:
    """Send inputs from N(0, 1) through layers of *widths*, inputs first.

    Biases are 0, as in Keras and Flax, but for PyTorch's default, which draws them as it draws the weights:
    U(±1/√fan_in).
    """
    rng, fitted = np.random.default_rng(seed), w.suited(f)
    h, found = rng.standard_normal((samples, widths[0])), np.full((len(widths) - 1, 2), np.nan)
    with np.errstate(all="ignore"):
        for row, (fan_in, fan_out) in zip(found, pairwise(widths), strict=True):
            z = h @ fitted.adapt(fitted.draw(rng, fan_in, fan_out), h, f)
            if isinstance(w, TorchLinear):
                z += rng.uniform(-1, 1, fan_out) / np.sqrt(fan_in)
            h = f(z)
            if not np.isfinite(np.vdot(h, h)):
                break
            row[:] = np.sqrt(np.vdot(h, h) / h.size), np.sqrt(h.var(0).mean())
    return Carried(*found.T)
