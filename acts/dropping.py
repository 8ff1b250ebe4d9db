"""Dropout at the end of training: the mean of all thinned networks, and the one network that stands in for it.

While it trains, dropout draws a thinned network for every batch. Afterwards one network answers, with all units and, where
the values were not widened before, weights scaled by the share that was kept (Srivastava et al. 2014). In a linear network
its answer is the mean of the answers of all thinned networks; behind a bend it is not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from acts import progress
from acts.array import Array
from acts.stack import Stack, Walk
from acts.text import Text, Trouble


@dataclass(frozen=True, eq=False)
class Ensemble:
    """What thinned networks say on average, and what weight scaling says; the last layer in full, the others in numbers.

    ``mean`` and ``scaled`` are the sums z of the last layer, (samples, units). Of every layer (layers,): ``gap`` is the
    root mean square of their difference, ``chance`` how large it would be from the finite number of thinned networks
    alone, ``spread`` the standard deviation of ``scaled``, ``wobble`` that of one thinned network around the mean.
    """

    mean: Array
    scaled: Array
    gap: Array
    chance: Array
    spread: Array
    wobble: Array
    passes: int


def ensemble(stack: Stack, x: Array, seed: int, passes: int) -> Ensemble:
    """Send *x* (samples, features) through *passes* thinned versions of one network, and through the scaled one.

    The thinned values are widened (inverted dropout), which is the same as scaling the weights later. Raises `Trouble` if
    a value leaves the range of 32-bit floats.
    """
    scaled = _sums(replace(stack, dropout=0.0), x, seed, 0)
    total, squares = np.zeros_like(scaled), np.zeros_like(scaled)
    for number in range(passes):
        apart = _sums(stack, x, seed, number) - scaled
        total += apart
        squares += apart**2
        progress.report((number + 1) / passes)
    shift = total / passes
    wobble = np.sqrt(np.maximum(squares / passes - shift**2, 0).mean(axis=(1, 2)) * passes / max(1, passes - 1))
    gap = np.sqrt((shift**2).mean(axis=(1, 2)))
    spread = scaled.std(axis=(1, 2))
    return Ensemble(scaled[-1] + shift[-1], scaled[-1], gap, wobble / np.sqrt(passes), spread, wobble, passes)


def _sums(stack: Stack, x: Array, seed: int, masks: int) -> Array:
    """z of every layer, (layers, samples, units)."""
    found = np.array([layer.z for layer in Walk(stack, x, seed, masks).up()])
    if len(found) < stack.depth:
        raise Trouble(_EXPLODED)
    return found


_EXPLODED = Text(
    "The values of this network leave the range of 32-bit floats, so there is nothing to average. Choose fewer layers or "
    "another initializer.",
    "이 신경망의 값이 32비트 부동소수점의 범위를 벗어나 평균을 낼 수 없습니다. 층을 줄이거나 다른 초기화를 고르세요.",
)
