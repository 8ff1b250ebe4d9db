"""R multilayer perceptrons of one shape, advanced together as stacked matrix products.

Values lie feature by feature: a layer of m units on n samples is (R, m + 1, n), its last row all ones, so that the
bias is the last column of the weights and its gradient comes out of the same product.
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
        self.weights, self.gains = self.split(self.parameters), self.rest(self.parameters)
        self._gradients = [
            (self.split(g), self.rest(g)) for g in (self.gradient, self._more)
        ]  # by whether there is more
        for gain in self.gains:
            gain[:] = 1
        self._kernel, self.norm = kernel(activation, self.dtype), NORMS.get(norm)
        self.whole = norm == "batch"  #: whether a step must see all of its samples at once

    def split(self, flat: AnyArray) -> list[AnyArray]:
        """The weights in *flat* (R, P), seen as one (R, m, n + 1) a layer, bias last."""
        shapes = [(m, n + 1) for n, m in pairwise(self.widths)]
        edges = np.cumsum([0, *(m * n for m, n in shapes)]).tolist()
        return [flat[:, a:b].reshape(-1, *shape) for (a, b), shape in zip(pairwise(edges), shapes, strict=True)]

    def rest(self, flat: AnyArray) -> list[AnyArray]:
        """The gains in *flat* (R, P), seen as one (R, m) a normalized layer."""
        edges = size(self.widths) + np.cumsum([0, *self.widths[1:-1]])
        return [flat[:, a:b] for a, b in pairwise(edges.tolist())] if self._gained else []

    def forward(self, x: AnyArray, desk: Desk, runs: slice = slice(None), see: See | None = None) -> None:
        """Send x, (n + 1, samples) or one such a run, through the networks *runs* to ``desk.logits``.

        *see* is shown what every hidden layer applies its activation to, (R, m, samples).
        """
        for layer, (values, slope) in enumerate(zip(desk.values, desk.slopes, strict=True)):
            weight, z = self.weights[layer][runs], values[:, :-1]
            if self.norm:
                np.matmul(weight[:, :, :-1], x[..., :-1, :], out=z)
                desk.norms[layer].forward(z, self.gains[layer][runs], weight[:, :, -1])
            else:
                np.matmul(weight, x, out=z)
            if see:
                see(layer, z)
            self._kernel(z, slope)
            x = values
        np.matmul(self.weights[-1][runs], x, out=desk.logits)

    def backward(self, x: AnyArray, target: AnyArray, desk: Desk, samples: int = 0, *, more: bool = False) -> None:
        """The gradient of the mean loss; *target* is 1 for the right class, or the number to be found.

        If the step has more *samples* than are on the desk, this is their part of it, and with *more* it is added to the
        gradient that is there. What :meth:`forward` left on the desk is spoiled, for the errors take its place.
        """
        error = desk.logits if self.loss == "square" else softmax(desk.logits)
        np.subtract(error, target, out=error)
        np.multiply(error, (2.0 if self.loss == "square" else 1.0) / (samples or error.shape[-1]), out=error)
        for layer in reversed(range(len(self.weights))):
            below = desk.values[layer - 1] if layer else x
            self._write(layer, error, below, desk, more)
            if layer:
                back = desk.values[layer - 1][:, :-1]
                np.matmul(self.weights[layer][:, :, :-1].swapaxes(1, 2), error, out=back)
                error = np.multiply(back, desk.slopes[layer - 1], out=back)
        if more:
            np.add(self.gradient, self._more, out=self.gradient)

    def _write(self, layer: int, error: AnyArray, below: AnyArray, desk: Desk, more: bool) -> None:
        """The gradient of one layer's parameters; *error* becomes that of its plain product."""
        gradients, gains = self._gradients[more]
        out = gradients[layer]
        if not (self.norm and layer < len(desk.norms)):
            np.matmul(error, below.swapaxes(-1, -2), out=out)
            return
        np.sum(error, axis=2, out=out[:, :, -1])
        desk.norms[layer].backward(error, self.gains[layer], gains[layer])
        np.matmul(error, below[..., :-1, :].swapaxes(-1, -2), out=out[:, :, :-1])

    def boundaries(self, desk: Desk, runs: slice) -> AnyArray:
        """(R, m, n + 1): where a unit of layer 1 switches on is w · x + b = 0, bias last.

        With batch normalization the statistics are those of the samples on the desk; with layer normalization there is
        no such line, for it depends on what the other units receive.
        """
        weight = self.weights[0][runs]
        return desk.norms[0].folded(weight, self.gains[0][runs]) if self.norm else weight


class Desk:
    """Room for what *runs* networks compute on a fixed number of samples."""

    def __init__(self, network: Network, samples: int, runs: int) -> None:
        *hidden, outputs = network.widths[1:]
        self.values: list[AnyArray] = [np.ones((runs, m + 1, samples), network.dtype) for m in hidden]
        self.slopes: list[AnyArray] = [np.empty((runs, m, samples), network.dtype) for m in hidden]
        kind = network.norm
        self.norms: list[Normalizer] = [kind((runs, m, samples), network.dtype) for m in hidden] if kind else []
        self.logits: AnyArray = np.empty((runs, outputs, samples), network.dtype)


def size(widths: Sequence[int]) -> int:
    """The number of weights and biases of one network."""
    return sum(m * (n + 1) for n, m in pairwise(widths))


def softmax(z: AnyArray) -> AnyArray:
    """The softmax of z (R, classes, samples) over its classes, in its place."""
    np.subtract(z, z.max(1, keepdims=True), out=z)
    np.exp(z, out=z)
    return np.divide(z, z.sum(1, keepdims=True), out=z)
