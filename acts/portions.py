"""The samples of a step in portions, so small that what is computed of one of them stays in the processor's caches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from acts.array import AnyArray
from acts.desk import Desk
from acts.network import Network

MOST = 512
"""Samples a portion: with more, a layer leaves the cache before the next one reads it; with fewer, calls cost more."""


class Portion(NamedTuple):
    """Some samples, (samples, n + 1) or one such a run; their targets as columns; where to work on them."""

    x: AnyArray
    target: AnyArray
    desk: Desk


def everything(rows: AnyArray, targets: AnyArray, network: Network, runs: int) -> list[Portion]:
    """All samples, for *runs* networks; portions of one length share a desk."""
    places = cuts(len(rows), whole=network.whole)
    return [Portion(rows[place], targets[place].T.copy(), desk) for place, desk in _desks(network, places, runs)]


def batches(
    rows: AnyArray, targets: AnyArray, network: Network, size: int, orders: Sequence[Generator]
) -> Iterator[list[Portion]]:
    """Batches of *size* samples without end, every run in the order that its generator draws for each epoch.

    What is left over at the end of an epoch is skipped. Each batch takes the place of the one before.
    """
    runs, places = len(orders), cuts(size, whole=network.whole)
    x, target = (np.empty((runs, size, part.shape[1]), part.dtype) for part in (rows, targets))
    columns = target.swapaxes(1, 2)
    batch = [Portion(x[:, a], columns[:, :, a], desk) for a, desk in _desks(network, places, runs)]
    while True:
        order = np.stack([rng.permutation(len(rows)) for rng in orders])
        for first in range(0, len(rows) - size + 1, size):
            chosen = order[:, first : first + size]
            rows.take(chosen, 0, x, "clip")  # with this word, which changes nothing here, it needs no buffer
            targets.take(chosen, 0, target, "clip")
            yield batch


def cuts(samples: int, *, whole: bool = False) -> list[slice]:
    """*samples* cut into as few portions as may be, of about one length; uncut if they must stay *whole*."""
    if whole or samples <= MOST:
        return [slice(0, samples)]
    length = -(-samples // -(-samples // MOST))
    return [slice(first, min(first + length, samples)) for first in range(0, samples, length)]


def _desks(network: Network, places: Sequence[slice], runs: int) -> Iterator[tuple[slice, Desk]]:
    lengths = [place.stop - place.start for place in places]
    desks = {length: Desk(network, length, runs) for length in set(lengths)}
    return zip(places, (desks[length] for length in lengths), strict=True)
