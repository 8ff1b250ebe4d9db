"""R multilayer perceptrons of one shape, advanced together as stacked matrix products in single precision.

Values lie feature by feature: a layer of m units on n samples is (R, m + 1, n), its last row all ones, so that the
bias is the last column of the weights and its gradient comes out of the same product.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from acts.activations.base import Activation
from acts.array import Singles
from acts.kernels import kernel


class Network:
    """The weights of R networks, (R, P) in one piece, and what one step needs besides.

    ``widths`` counts the units of every layer, inputs first and classes last; ``activation`` is that of every hidden
    layer, the last one is linear; ``runs`` is R.
    """

    def __init__(self, widths: Sequence[int], activation: Activation, runs: int) -> None:
        self.widths = tuple(widths)
        self.parameters: Singles = np.zeros((runs, size(widths)), np.float32)
        self.gradient: Singles = np.zeros_like(self.parameters)
        self.weights = self.split(self.parameters)
        self._gradients = self.split(self.gradient)
        self._kernel = kernel(activation)

    def split(self, flat: Singles) -> list[Singles]:
        """*flat* (R, P) seen as one (R, m, n + 1) a layer, bias last."""
        shapes = [(m, n + 1) for n, m in pairwise(self.widths)]
        edges = np.cumsum([m * n for m, n in shapes])[:-1]
        return [part.reshape(-1, *shape) for part, shape in zip(np.split(flat, edges, axis=1), shapes, strict=True)]

    def forward(self, x: Singles, desk: Desk, see: Callable[[int, Singles], None] | None = None) -> None:
        """From x, (n + 1, samples) or (R, n + 1, samples), to ``desk.logits``; *see* is shown every layer's z."""
        for layer, (weight, values, slope) in enumerate(zip(self.weights, desk.values, desk.slopes, strict=False)):
            z = values[:, :-1]
            np.matmul(weight, x, out=z)
            if see:
                see(layer, z)
            self._kernel(z, slope)
            x = values
        np.matmul(self.weights[-1], x, out=desk.logits)

    def backward(self, x: Singles, target: Singles, desk: Desk) -> None:
        """The gradient of the mean cross-entropy; *target* is 1 for the right class, ``desk.logits`` are spoiled."""
        error = _softmax(desk.logits)
        np.subtract(error, target, out=error)
        np.multiply(error, np.float32(1 / error.shape[-1]), out=error)
        for layer in reversed(range(len(self.weights))):
            below = desk.values[layer - 1] if layer else x
            np.matmul(error, below.swapaxes(-1, -2), out=self._gradients[layer])
            if layer:
                back = desk.errors[layer - 1]
                np.matmul(self.weights[layer][:, :, :-1].swapaxes(1, 2), error, out=back)
                error = np.multiply(back, desk.slopes[layer - 1], out=back)


class Desk:
    """Room for the values, slopes and errors of a network on a fixed number of samples."""

    def __init__(self, network: Network, samples: int) -> None:
        runs, *hidden, classes = len(network.parameters), *network.widths[1:]
        self.values: list[Singles] = [np.ones((runs, m + 1, samples), np.float32) for m in hidden]
        self.slopes: list[Singles] = [np.empty((runs, m, samples), np.float32) for m in hidden]
        self.errors: list[Singles] = [np.empty_like(s) for s in self.slopes]
        self.logits: Singles = np.empty((runs, classes, samples), np.float32)


def size(widths: Sequence[int]) -> int:
    """The number of weights and biases of one network."""
    return sum(m * (n + 1) for n, m in pairwise(widths))


def _softmax(z: Singles) -> Singles:
    np.subtract(z, z.max(1, keepdims=True), out=z)
    np.exp(z, out=z)
    return np.divide(z, z.sum(1, keepdims=True), out=z)
