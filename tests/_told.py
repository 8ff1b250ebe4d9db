"""What a program for PyTorch, Keras or JAX left behind, as arrays that all three share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from acts.array import Array


def array(value: Any) -> Array:
    """A tensor of any framework in double precision."""
    home = type(value).__module__.partition(".")[0]
    found = value.value if home == "keras" else value[...] if home == "flax" else value
    return np.asarray(found.detach().numpy() if hasattr(found, "detach") else found, dtype=np.float64)


class Told:
    """The values by name: ``told.y`` is an array, images with their channels last; ``told.raw`` holds them as they were."""

    def __init__(self, raw: dict[str, Any], framework: str) -> None:
        self.raw, self.framework = raw, framework

    def __getattr__(self, name: str) -> Array:
        found = array(self.raw[name])
        return np.moveaxis(found, 1, -1) if self.framework == "pytorch" and found.ndim == 4 else found

    def layer(self, name: str) -> tuple[Array, Array]:
        """Weights (inputs, outputs) and biases of a dense layer."""
        layer = self.raw[name]
        return (array(layer.weight).T if self.framework == "pytorch" else array(layer.kernel)), array(layer.bias)

    def cell(self, name: str) -> tuple[Array, Array, Array]:
        """Weights of the input and of the state, and biases, of a recurrent layer: gates in the order i, f, g, o or r, z, n."""
        if self.framework == "pytorch":
            rnn = self.raw[name]
            return array(rnn.weight_ih_l0).T, array(rnn.weight_hh_l0).T, array(rnn.bias_ih_l0) + array(rnn.bias_hh_l0)
        if self.framework == "keras":
            cell = self.raw[name].cell
            w, u, b = (array(a) for a in (cell.kernel, cell.recurrent_kernel, cell.bias))
            b = b.sum(0) if b.ndim == 2 else b
            return (_swapped(w), _swapped(u), _swapped(b)) if name == "gru" else (w, u, b)
        cell = self.raw["cell"]
        return array(cell.dense_i.kernel), array(cell.dense_h.kernel), _bias(cell)

    def parameters(self) -> Iterator[Array]:
        """Everything that would be trained, each once."""
        seen = set[int]()
        for value in self.raw.values():
            for one in value if isinstance(value, list) else [value]:
                for parameter in _of(one, self.framework):
                    if id(parameter) not in seen:
                        seen.add(id(parameter))
                        yield array(parameter)


def _of(value: Any, framework: str) -> list[Any]:
    if framework == "pytorch":
        nn = __import__("torch").nn
        return list(value.parameters()) if isinstance(value, nn.Module) else [value] * isinstance(value, nn.Parameter)
    if framework == "keras":
        keras = __import__("keras")
        return (
            value.trainable_variables if isinstance(value, keras.Layer) else [value] * isinstance(value, keras.Variable)
        )
    nnx = __import__("flax.nnx").nnx
    if isinstance(value, nnx.Param):
        return [value]
    return (
        [p for _, p in nnx.graph.iter_graph(value) if isinstance(p, nnx.Param)] if isinstance(value, nnx.Module) else []
    )


def _bias(cell: Any) -> Array:
    parts = [getattr(part, "bias", None) for part in (cell.dense_i, cell.dense_h)]
    return np.sum([array(b) for b in parts if b is not None], axis=0)


def _swapped(a: Array) -> Array:
    """Keras keeps the gates of a GRU in the order z, r, n."""
    z, r, n = np.split(a, 3, axis=-1)
    return np.concatenate([r, z, n], axis=-1)
