"""What a look at R networks gathers, portion by portion of the training set: sums, and divided once all have been seen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from acts.array import AnyArray, Array
from acts.desk import Desk
from acts.rank import participation, second_moment


class Glance:
    """Sums over the samples seen so far, of U hidden units in R runs; *target* is that of the whole training set.

    *steep_from* is the slope from which on a unit is not saturated, None if the function has no level ends; *switch* says
    whether it is one (see `Activation`). The mean sizes and effective ranks of a layer cost about as much as all else, so
    they are only for a *thorough* look.
    """

    def __init__(
        self,
        hidden: Sequence[int],
        runs: int,
        target: AnyArray,
        steep_from: float | None,
        *,
        switch: bool = False,
        thorough: bool,
    ) -> None:
        self._target, self._steep_from, self._switch, self._thorough = target, steep_from, switch, thorough
        edges = np.cumsum((0, *hidden)).tolist()
        self._units = [slice(a, b) for a, b in pairwise(edges)]
        self._seen, self._ones = 0, np.empty((1, 0))
        self._moments: list[Array] = [np.zeros((runs, m, m)) for m in hidden] if thorough else []
        self.on, self.sloped, self.steep, self.size = np.zeros((4, runs, edges[-1]), np.float32)
        self.loss, self.accuracy = np.zeros((2, runs))
        self.finite = np.ones(runs, np.bool_)

    def see(self, layer: int, desk: Desk) -> None:
        """Look at what a hidden layer applies its activation to, where its values will be."""
        z = desk.values[layer]
        if self._ones.shape[1] != z.shape[1]:
            self._ones = np.ones((1, z.shape[1]), z.dtype)
        self.finite &= _finite(z, desk.sums[layer])
        self.on[:, self._units[layer]] += self._count(z > 0, desk.spare[layer])

    def look(self, desk: Desk) -> None:
        """Look at what the slopes and outputs of all layers say of their units."""
        for layer, (units, slope, spare) in enumerate(zip(self._units, desk.slopes, desk.spare, strict=True)):
            if not self._switch:
                self.sloped[:, units] += self._count(slope != 0, spare)
            if self._steep_from is not None:
                self.steep[:, units] += self._count(np.abs(slope, out=spare) > self._steep_from, spare)
            if self._thorough:
                self.size[:, units] += self._count(np.abs(desk.values[layer], out=spare), spare)
                self._moments[layer] += second_moment(desk.sums[layer])
        self.finite &= _finite(desk.logits, desk.logits)
        self._judge(desk.logits)

    def finish(self) -> None:
        """Make shares and means of the sums."""
        if self._switch:
            self.sloped[:] = self.on
        if self._steep_from is None:
            self.steep[:] = self._seen
        for total in (self.on, self.sloped, self.steep, self.size, self.loss, self.accuracy):
            np.divide(total, self._seen, out=total)

    @property
    def rank(self) -> Array:
        """(R, layers), the effective rank of what each layer gives; no layers unless thorough."""
        return np.array([participation(moment) for moment in self._moments]).T

    def _judge(self, logits: AnyArray) -> None:
        samples = logits.shape[2]
        target = self._target[self._seen : self._seen + samples]
        if target.dtype == np.int64:
            loss, right = _classified(logits, target)
        else:
            loss = np.square(logits[:, 0] - target, dtype=np.float64).sum(1)
            right = samples - loss / self._target.var()  # their mean is R²
        self.loss += loss
        self.accuracy += right
        self._seen += samples

    def _count(self, seen: AnyArray, spare: AnyArray) -> AnyArray:
        """(R, m), the sums over the samples of *seen* (R, samples, m + 1). A product counts faster than a count."""
        np.copyto(spare, seen)
        return (self._ones @ spare)[:, 0, :-1]


def _finite(all_of: AnyArray, those: AnyArray) -> AnyArray:
    """(R,), whether *those* are finite, which are among *all_of*; a finite sum of squares says so at once."""
    flat = all_of.reshape(len(all_of), -1)
    sums: AnyArray = np.isfinite(np.vecdot(flat, flat))
    return sums if sums.all() else np.all(np.isfinite(those), axis=(1, 2))


def _classified(logits: AnyArray, labels: AnyArray) -> tuple[Array, AnyArray]:
    """(R,) each, the sum of the cross-entropies and how many are right."""
    top = np.maximum.reduce(logits, axis=1, keepdims=True)
    place = labels * len(labels) + np.arange(len(labels))
    own = logits.reshape(len(logits), -1).take(place, 1)
    sums = np.exp(logits - top).sum(1, dtype=np.float64)
    loss = np.log(sums) + (top[:, 0].astype(np.float64) - own)
    alone = np.count_nonzero(logits == top) == own.size and np.isfinite(loss).all()
    right = own == top[:, 0] if alone else logits.argmax(1) == labels  # of several largest, the first one counts
    return loss.sum(1), right.sum(1)
