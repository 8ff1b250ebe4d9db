"""R multilayer perceptrons of one shape, advanced together as stacked matrix products.

Values lie sample by sample: a layer of m units on n samples is (R, n, m + 1), its last column all ones, so that the
biases are the last row of its weights and their gradient comes out of the same product. Only the logits lie class by
class, (R, classes, n), for a softmax over short rows is slow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import Literal

import numpy as np
from numpy.typing import DTypeLike

from acts.activations.base import Activation
from acts.array import AnyArray
from acts.desk import Desk
from acts.kernels import kernel
from acts.norms import NORMS, Norm
from acts.products import outer, product

Loss = Literal["entropy", "square"]
"""Cross-entropy of classes, or the squared error of one number."""

See = Callable[[int, Desk], None]


class Network:
    """The parameters of R networks, (R, P) in one piece, and what one step needs besides.

    ``widths`` counts the units of every layer, inputs first and outputs last; ``activation`` is that of every hidden
    layer, the last one is linear; ``runs`` is R. With a ``norm`` every hidden layer is normalized before its
    activation: the bias is added after that, and a gain a unit (R, m) stands behind the weights. ``dtype`` is float32
    or float64.
    """

    def __init__(
        self,
        widths: Sequence[int],
        activation: Activation,
        runs: int,
        *,
        norm: Norm = "none",
        loss: Loss = "entropy",
        dtype: DTypeLike = np.float32,
    ) -> None:
        self.widths, self.dtype, self.loss = tuple(widths), np.dtype(dtype), loss
        self._edges = _edges(0, [m * (n + 1) for n, m in pairwise(self.widths)])
        self._gained = _edges(size(widths), widths[1:-1]) if norm != "none" else []
        self.parameters: AnyArray = np.zeros((runs, [*self._edges, *self._gained][-1][1]), dtype)
        self.gradient, self._more = np.zeros((2, *self.parameters.shape), dtype)
        self._stacks = self.stacks(self.parameters)
        self.weights, self.gains = self.split(self.parameters), self.rest(self.parameters)
        self._turned: list[AnyArray] = [np.empty((runs, 1, m, n), dtype) for n, m in pairwise(self.widths[1:])]
        both = self.gradient, self._more
        self._gradients = [(self.stacks(flat), self.rest(flat)) for flat in both]  # by whether there is more
        self._biases: list[AnyArray] = [np.empty_like(gain) for gain in self.gains]  # their gradients, for a moment
        for gain in self.gains:
            gain[:] = 1
        self._kernel, self.norm = kernel(activation, self.dtype), NORMS.get(norm)
        self.whole = norm == "batch"  #: whether a step must see all of its samples at once

    def stacks(self, flat: AnyArray) -> list[AnyArray]:
        """The weights in *flat* (R, P) as they lie, one (R, 1, n + 1, m) a layer, biases in the last row."""
        shapes = [(1, n + 1, m) for n, m in pairwise(self.widths)]
        return [part.reshape(-1, *shape) for part, shape in zip(self.layers(flat), shapes, strict=True)]

    def split(self, flat: AnyArray) -> list[AnyArray]:
        """The weights in *flat* (R, P), seen as one (R, m, n + 1) a layer, bias last."""
        return [stack[:, 0].swapaxes(1, 2) for stack in self.stacks(flat)]

    def layers(self, flat: AnyArray) -> list[AnyArray]:
        """*flat* (R, P) layer by layer, without the gains."""
        return [flat[:, a:b] for a, b in self._edges]

    def rest(self, flat: AnyArray) -> list[AnyArray]:
        """The gains in *flat* (R, P), seen as one (R, m) a normalized layer."""
        return [flat[:, a:b] for a, b in self._gained]

    def forward(self, x: AnyArray, desk: Desk, runs: slice = slice(None), see: See | None = None) -> None:
        """Send x, (samples, n + 1) or one such a run, through the networks *runs* to ``desk.logits``.

        *see* is called at every hidden layer, when what its activation is applied to lies in the place of its values.
        """
        desk.feed(x)
        for layer, (values, slope) in enumerate(zip(desk.values, desk.slopes, strict=True)):
            level, weight = desk.levels[layer], self._stacks[layer][runs]
            if self.norm:
                product([rows[..., :-1] for rows in level.below], weight[:, :, :-1], level.out)
                desk.norms[layer].forward(self.gains[layer][runs], weight[:, 0, -1], desk.sums[layer])
            else:
                product(level.below, weight, level.out)
            if see:
                see(layer, desk)
            self._kernel(values, slope)
            desk.ones[layer].fill(1)  # what comes out of them is lost: all in one piece is faster than the units alone
        last = desk.levels[-1]
        product(last.below, self._stacks[-1][runs], last.out)
        np.copyto(desk.logits, desk.ends.swapaxes(1, 2))

    def backward(self, target: AnyArray, desk: Desk, samples: int = 0, *, more: bool = False) -> None:
        """The gradient of the mean loss; *target* is 1 for the right class, or the number to be found.

        If the step has more *samples* than are on the desk, this is their part of it, and with *more* it is added to the
        gradient that is there. What :meth:`forward` left on the desk is spoiled, for the errors take its place.
        """
        logits = desk.logits if self.loss == "square" else softmax(desk.logits)
        np.subtract(logits, target, out=logits)
        np.multiply(logits, (2.0 if self.loss == "square" else 1.0) / (samples or logits.shape[-1]), out=logits)
        if not more:
            self._turn()
        for layer in reversed(range(len(desk.levels))):
            self._write(layer, desk, more)
            if layer:
                values, level = desk.values[layer - 1], desk.levels[layer]
                product(level.error, self._turned[layer - 1], level.back)
                np.multiply(values, desk.slopes[layer - 1], out=values)
        if more:
            np.add(self.gradient, self._more, out=self.gradient)

    def _turn(self) -> None:
        """Copy the weights behind the first layer as the way back needs them, not to multiply by transposed ones."""
        for turned, stack in zip(self._turned, self._stacks[1:], strict=True):
            np.copyto(turned, stack[:, :, :-1].swapaxes(2, 3))

    def _write(self, layer: int, desk: Desk, more: bool) -> None:
        """The gradient of one layer's parameters; with a norm, its error becomes that of its plain product."""
        level, (gradients, gains) = desk.levels[layer], self._gradients[more]
        if not (self.norm and layer < len(desk.norms)):
            outer(level.below, level.error, level.parts, gradients[layer])
            return
        error, norm = desk.sums[layer], desk.norms[layer]
        norm.total(error, self._biases[layer])
        norm.backward(error, self.gains[layer], gains[layer])
        outer(level.below, level.error, level.parts, gradients[layer])
        gradients[layer][:, 0, -1] = self._biases[layer]

    def boundaries(self, desk: Desk, runs: slice) -> AnyArray:
        """(R, m, n + 1): where a unit of layer 1 switches on is w · x + b = 0, bias last.

        With batch normalization the statistics are those of the samples on the desk; with layer normalization there is
        no such line, for it depends on what the other units receive.
        """
        weight = self.weights[0][runs]
        return desk.norms[0].folded(weight, self.gains[0][runs]) if self.norm else weight


def size(widths: Sequence[int]) -> int:
    """The number of weights and biases of one network."""
    return sum(m * (n + 1) for n, m in pairwise(widths))


def _edges(first: int, lengths: Sequence[int]) -> list[tuple[int, int]]:
    """From where to where parts of these lengths lie, from *first* on."""
    return list(pairwise(accumulate(lengths, initial=first)))


def softmax(z: AnyArray) -> AnyArray:
    """The softmax of z (R, classes, samples) over its classes, in its place."""
    np.subtract(z, np.maximum.reduce(z, axis=1, keepdims=True), out=z)
    np.exp(z, out=z)
    return np.divide(z, np.add.reduce(z, axis=1, keepdims=True), out=z)
