"""R multilayer perceptrons of one shape, advanced together as stacked matrix products.

Values lie sample by sample: a layer of m units on n samples is (R, n, m + 1), its last column all ones, so that the
biases are the last row of its weights and their gradient comes out of the same product. Only the logits lie class by
class, (R, classes, n), for a softmax over short rows is slow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import DTypeLike

from acts.activations.base import Activation
from acts.array import AnyArray
from acts.kernels import kernel
from acts.norms import NORMS, Norm, Normalizer
from acts.products import outer, pieces, product

Loss = Literal["entropy", "square"]
"""Cross-entropy of classes, or the squared error of one number."""

See = Callable[[int, AnyArray], None]


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
        self._gained = sum(widths[1:-1]) if norm != "none" else 0
        self.parameters: AnyArray = np.zeros((runs, size(widths) + self._gained), dtype)
        self.gradient: AnyArray = np.zeros_like(self.parameters)
        self._more: AnyArray = np.zeros_like(self.parameters)
        self._blocks, self.gains = self.blocks(self.parameters), self.rest(self.parameters)
        self.weights = self.split(self.parameters)
        self._turned: list[AnyArray] = [np.empty((runs, m, n), dtype) for n, m in pairwise(self.widths[1:])]
        self._gradients = [
            (self.blocks(g), self.rest(g)) for g in (self.gradient, self._more)
        ]  # by whether there is more
        for gain in self.gains:
            gain[:] = 1
        self._kernel, self.norm = kernel(activation, self.dtype), NORMS.get(norm)
        self.whole = norm == "batch"  #: whether a step must see all of its samples at once

    def blocks(self, flat: AnyArray) -> list[AnyArray]:
        """The weights in *flat* (R, P) as they lie, one (R, n + 1, m) a layer, biases in the last row."""
        shapes = [(n + 1, m) for n, m in pairwise(self.widths)]
        edges = np.cumsum([0, *(n * m for n, m in shapes)]).tolist()
        return [flat[:, a:b].reshape(-1, *shape) for (a, b), shape in zip(pairwise(edges), shapes, strict=True)]

    def split(self, flat: AnyArray) -> list[AnyArray]:
        """The weights in *flat* (R, P), seen as one (R, m, n + 1) a layer, bias last."""
        return [block.swapaxes(1, 2) for block in self.blocks(flat)]

    def rest(self, flat: AnyArray) -> list[AnyArray]:
        """The gains in *flat* (R, P), seen as one (R, m) a normalized layer."""
        edges = size(self.widths) + np.cumsum([0, *self.widths[1:-1]])
        return [flat[:, a:b] for a, b in pairwise(edges.tolist())] if self._gained else []

    def forward(self, x: AnyArray, desk: Desk, runs: slice = slice(None), see: See | None = None) -> None:
        """Send x, (samples, n + 1) or one such a run, through the networks *runs* to ``desk.logits``.

        *see* is shown what every hidden layer applies its activation to, (R, samples, m).
        """
        for layer, (values, slope) in enumerate(zip(desk.values, desk.slopes, strict=True)):
            weight, z = self._blocks[layer][runs], desk.sums[layer]
            if self.norm:
                product(x[..., :-1], weight[:, :-1], desk.norms[layer].sums)
                desk.norms[layer].forward(self.gains[layer][runs], weight[:, -1], z)
            else:
                product(x, weight, z)
            if see:
                see(layer, z)
            self._kernel(values, slope)
            values[:, :, -1] = 1  # the kernel is faster on all of it
            x = values
        product(x, self._blocks[-1][runs], desk.ends)
        np.copyto(desk.logits, desk.ends.swapaxes(1, 2))

    def backward(self, x: AnyArray, target: AnyArray, desk: Desk, samples: int = 0, *, more: bool = False) -> None:
        """The gradient of the mean loss; *target* is 1 for the right class, or the number to be found.

        If the step has more *samples* than are on the desk, this is their part of it, and with *more* it is added to the
        gradient that is there. What :meth:`forward` left on the desk is spoiled, for the errors take its place.
        """
        logits = desk.logits if self.loss == "square" else softmax(desk.logits)
        np.subtract(logits, target, out=logits)
        np.multiply(logits, (2.0 if self.loss == "square" else 1.0) / (samples or logits.shape[-1]), out=logits)
        error = logits.swapaxes(1, 2)
        if not more:
            self._turn()
        for layer in reversed(range(len(self.weights))):
            self._write(layer, error, desk.values[layer - 1] if layer else x, desk, more)
            if layer:
                product(error, self._turned[layer - 1], desk.sums[layer - 1])
                np.multiply(desk.values[layer - 1], desk.slopes[layer - 1], out=desk.values[layer - 1])
                error = desk.sums[layer - 1]
        if more:
            np.add(self.gradient, self._more, out=self.gradient)

    def _turn(self) -> None:
        """Copy the weights behind the first layer as the way back needs them: a product with turned rows is slower."""
        for turned, block in zip(self._turned, self._blocks[1:], strict=True):
            np.copyto(turned, block[:, :-1].swapaxes(1, 2))

    def _write(self, layer: int, error: AnyArray, below: AnyArray, desk: Desk, more: bool) -> None:
        """The gradient of one layer's parameters; *error* becomes that of its plain product."""
        gradients, gains = self._gradients[more]
        out, parts = gradients[layer], desk.parts[layer]
        if not (self.norm and layer < len(desk.norms)):
            outer(below, error, out, parts)
            return
        bias = error.sum(1)
        desk.norms[layer].backward(error, self.gains[layer], gains[layer])
        outer(below, error, out, parts)
        out[:, -1] = bias

    def boundaries(self, desk: Desk, runs: slice) -> AnyArray:
        """(R, m, n + 1): where a unit of layer 1 switches on is w · x + b = 0, bias last.

        With batch normalization the statistics are those of the samples on the desk; with layer normalization there is
        no such line, for it depends on what the other units receive.
        """
        weight = self.weights[0][runs]
        return desk.norms[0].folded(weight, self.gains[0][runs]) if self.norm else weight


class Desk:
    """Room for what *runs* networks compute on a fixed number of samples.

    ``sums`` are the units of ``values`` without the ones, ``ends`` the logits sample by sample, and ``parts`` the
    gradients of the pieces in which products are done.
    """

    def __init__(self, network: Network, samples: int, runs: int) -> None:
        *hidden, outputs = network.widths[1:]
        kind, dtype = network.norm, network.dtype
        self.values: list[AnyArray] = [np.ones((runs, samples, m + 1), dtype) for m in hidden]
        self.sums: list[AnyArray] = [values[:, :, :-1] for values in self.values]
        self.slopes: list[AnyArray] = [np.empty((runs, samples, m + 1), dtype) for m in hidden]
        self.norms: list[Normalizer] = [kind((runs, samples, m), dtype) for m in hidden] if kind else []
        self.ends: AnyArray = np.empty((runs, samples, outputs), dtype)
        self.logits: AnyArray = np.empty((runs, outputs, samples), dtype)
        sides = [(n + 1, m) for n, m in pairwise(network.widths)]
        counts = [sum(count for _, count in pieces(samples, n * m)) for n, m in sides]
        self.parts: list[AnyArray] = [
            np.empty((runs, k, n, m), dtype) for k, (n, m) in zip(counts, sides, strict=True)
        ]


def size(widths: Sequence[int]) -> int:
    """The number of weights and biases of one network."""
    return sum(m * (n + 1) for n, m in pairwise(widths))


def softmax(z: AnyArray) -> AnyArray:
    """The softmax of z (R, classes, samples) over its classes, in its place."""
    np.subtract(z, z.max(1, keepdims=True), out=z)
    np.exp(z, out=z)
    return np.divide(z, z.sum(1, keepdims=True), out=z)
