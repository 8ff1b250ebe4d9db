"""A network as it was described: its pieces in order, what was said beside it, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import inf

from acts.activations import Activation
from acts.design.layers import Dialect, Layer
from acts.initializers import INITIALIZERS, Initializer
from acts.text import Text


@dataclass(frozen=True)
class Unread:
    """A piece of text that names nothing known: its line from 1, the text itself, and what it lacks."""

    line: int
    text: str
    why: Text


@dataclass(frozen=True)
class Read:
    """What a text says: pieces in the order in which a signal passes them, loss and initial weights by slug or "".

    ``skips``: something is added on the way. ``silent``: the form does not tell which activations the layers apply.
    """

    dialect: Dialect
    layers: tuple[Layer, ...]
    unread: tuple[Unread, ...] = ()
    loss: str = ""
    start: str = ""
    skips: bool = False
    silent: bool = False


def parted(pieces: Iterable[Layer | Unread]) -> tuple[tuple[Layer, ...], tuple[Unread, ...]]:
    """The pieces that were read, and those that were not, each once."""
    found = list(pieces)
    unread = dict.fromkeys(piece for piece in found if isinstance(piece, Unread))
    return tuple(piece for piece in found if isinstance(piece, Layer)), tuple(unread)


@dataclass(frozen=True)
class Block:
    """A layer with weights, and everything up to the next one; ``functions`` are its activations."""

    layer: Layer
    after: tuple[Layer, ...]

    @property
    def functions(self) -> tuple[Layer, ...]:
        """The activations behind the weights, the identity left out."""
        return tuple(a for a in self.after if a.kind == "activation" and a.function != "identity")

    @property
    def activation(self) -> Activation | None:
        """The first of them, if it is a function of one number."""
        return self.functions[0].activation if self.functions else None


@dataclass(frozen=True)
class Design:
    """A network and what it is for; "" and "any" stand for what was not said.

    ``task``, ``target`` and ``device`` are slugs of ``words.toml``; ``share`` is that of the rarest class, ``primed``
    whether the output bias starts at the logits of the shares.
    """

    read: Read
    loss: str = ""
    start: str = ""
    task: str = "any"
    target: str = "any"
    device: str = "any"
    share: float = 0.5
    primed: bool = False

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Every piece in order."""
        return self.read.layers

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The layers with weights, each with what follows it."""
        at = [i for i, layer in enumerate(self.layers) if layer.weighted]
        return tuple(Block(self.layers[i], self.layers[i + 1 : j]) for i, j in pairwise([*at, len(self.layers)]))

    @property
    def hidden(self) -> tuple[Block, ...]:
        """All of them but the last."""
        return self.blocks[:-1]

    @property
    def output(self) -> Block | None:
        """The last of them."""
        return self.blocks[-1] if self.blocks else None

    @property
    def last(self) -> str:
        """The slug of the function that the output ends in: "identity" if it ends in none."""
        done = self.output.functions if self.output else ()
        return done[-1].function if done else "identity"

    @property
    def end(self) -> int:
        """The line of the last piece."""
        return self.layers[-1].line if self.layers else 1

    @property
    def classes(self) -> int | None:
        """How many numbers come out."""
        return self.output.layer.outputs if self.output else None

    @property
    def normalized(self) -> bool:
        """Whether any normalization stands between the layers."""
        return any(layer.kind == "norm" for layer in self.layers)

    def hidden_functions(self) -> Iterator[Layer]:
        """Every activation behind a layer that is not the last."""
        for block in self.hidden:
            yield from block.functions

    @property
    def initializer(self) -> Initializer | None:
        """How the weights start: as was said, else by the default of the framework; ``None`` if neither is known."""
        slug = self.start or _DEFAULTS.get(self.read.dialect, "")
        return _SMALL if slug == "small" else INITIALIZERS[slug]() if slug else None

    @property
    def assumed(self) -> bool:
        """Whether the initial weights are only what the framework does by default."""
        return not self.start

    @property
    def wanted(self) -> tuple[float, float] | None:
        """The range that the target takes; ``None`` if it was not said."""
        return RANGES.get(self.target) or RANGES.get(_OF_TASK.get(self.task, ""))

    @property
    def told(self) -> bool:
        """Whether the text tells what the output ends in."""
        return self.output is not None and (not self.read.silent or bool(self.output.functions))

    def completed(self) -> Design:
        """The same, with the loss and the initial weights of the text where nothing else was said."""
        return replace(self, loss=self.loss or self.read.loss, start=self.start or self.read.start)


RANGES = {
    "real": (-inf, inf),
    "positive": (0.0, inf),
    "nonnegative": (0.0, inf),
    "unit": (0.0, 1.0),
    "signed": (-1.0, 1.0),
    "integers": (0.0, inf),
}
_OF_TASK = {"regression": "real", "positive": "positive", "count": "integers", "zero_inflated": "nonnegative"}
_DEFAULTS = {"torch": "torch_linear", "keras": "glorot_uniform", "flax": "lecun_normal"}
_SMALL = INITIALIZERS["normal"]().with_knob("deviation", 0.01)
