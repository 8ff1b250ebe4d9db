"""How many inputs a unit sums and how many outputs an input reaches, as each framework counts them.

A framework reads its fans off the shape of the weights, so the order in which it keeps the axes decides. Where it
exchanges inputs and outputs, or takes heads for pixels, its count is not what the signal meets: that is `counted`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, NamedTuple

Framework = Literal["pytorch", "keras", "jax"]
FRAMEWORKS: tuple[Framework, ...] = ("pytorch", "keras", "jax")


class Fans(NamedTuple):
    """Numbers of connections: into one output, and out of one input."""

    fan_in: float
    fan_out: float


class Whole(NamedTuple):
    """Fans read off a shape, which are whole numbers."""

    fan_in: int
    fan_out: int


@dataclass(frozen=True)
class Kernel:
    """A convolution's weights: the ``extent`` in space, the channels before and after, and in how many groups."""

    extent: tuple[int, ...]
    channels_in: int
    channels_out: int
    groups: int = 1

    def __post_init__(self) -> None:
        if self.channels_in % self.groups or self.channels_out % self.groups:
            raise ValueError("both numbers of channels must be divisible by the groups")

    @property
    def shape(self) -> tuple[int, ...]:
        """(*extent, channels_in / groups, channels_out), as Keras and JAX keep it."""
        return (*self.extent, self.channels_in // self.groups, self.channels_out)

    @property
    def center(self) -> tuple[int, ...]:
        """The place in the middle of the extent; right of it where there is none."""
        return tuple(size // 2 for size in self.extent)

    @property
    def fans(self) -> Whole:
        """As all three frameworks read them off the kernel of a convolution."""
        return from_shape("jax", self.shape)


def from_shape(framework: Framework, shape: tuple[int, ...]) -> Whole:
    """What the initializers of *framework* read off weights of *shape*, with two axes or more.

    PyTorch takes the first two axes for (outputs, inputs), Keras and JAX the last two for (inputs, outputs); all
    others multiply both counts (``torch.nn.init._calculate_fan_in_and_fan_out``, ``keras.initializers.compute_fans``,
    ``jax.nn.initializers.variance_scaling``).
    """
    if framework == "pytorch":
        outputs, inputs, *others = shape
    else:
        *others, inputs, outputs = shape
    field = math.prod(others)
    return Whole(inputs * field, outputs * field)


def folded(framework: Framework, shape: tuple[int, ...]) -> Whole:
    """The sides of the matrix that an orthogonal initializer makes of weights of *shape*, outputs last."""
    if framework == "pytorch":
        return Whole(math.prod(shape[1:]), shape[0])
    return Whole(math.prod(shape[:-1]), shape[-1])


@dataclass(frozen=True)
class Dense:
    """A fully connected layer, or one of several that are kept in one matrix side by side (*fused*)."""

    inputs: int
    outputs: int
    fused: int = 1

    def shape(self, framework: Framework) -> tuple[int, ...]:
        """The shape of the weights."""
        all_outputs = self.fused * self.outputs
        return (all_outputs, self.inputs) if framework == "pytorch" else (self.inputs, all_outputs)

    @property
    def counted(self) -> Fans:
        """The connections themselves, of one of the layers that are fused."""
        return Fans(self.inputs, self.outputs)


@dataclass(frozen=True)
class Convolution:
    """A convolution with a stride, the same in every direction."""

    kernel: Kernel
    stride: int = 1

    def shape(self, framework: Framework) -> tuple[int, ...]:
        """The shape of the weights."""
        *extent, inputs, outputs = self.kernel.shape
        return (outputs, inputs, *extent) if framework == "pytorch" else self.kernel.shape

    @property
    def counted(self) -> Fans:
        """Away from the border; an input is reached by every stride-th position of the kernel only, on average."""
        k = self.kernel
        field, skipped = math.prod(k.extent), self.stride ** len(k.extent)
        return Fans(field * k.channels_in / k.groups, field * k.channels_out / k.groups / skipped)


@dataclass(frozen=True)
class Transposed(Convolution):
    """A transposed convolution: its stride spreads the inputs apart, so that a unit sums fewer of them."""

    def shape(self, framework: Framework) -> tuple[int, ...]:
        """The shape of the weights; PyTorch and Keras exchange the channels, Flax does not."""
        k = self.kernel
        if framework == "pytorch":
            return (k.channels_in, k.channels_out // k.groups, *k.extent)
        if framework == "keras":
            return (*k.extent, k.channels_out, k.channels_in // k.groups)
        return k.shape

    @property
    def counted(self) -> Fans:
        """Away from the border, on average over the outputs."""
        k = self.kernel
        field, spread = math.prod(k.extent), self.stride ** len(k.extent)
        return Fans(field * k.channels_in / k.groups / spread, field * k.channels_out / k.groups)


@dataclass(frozen=True)
class Heads:
    """The projection of *features* to the queries, keys or values of all heads; of their values back, if *back*."""

    features: int
    heads: int
    back: bool = False

    def shape(self, framework: Framework) -> tuple[int, ...]:
        """The shape that the initializer meets: Keras keeps the heads on an axis of their own, Flax folds them first."""
        d, each = self.features, self.features // self.heads
        if framework == "keras":
            return (self.heads, each, d) if self.back else (d, self.heads, each)
        return (d, d)

    @property
    def counted(self) -> Fans:
        """Each output sums every feature."""
        return Fans(self.features, self.features)


Layer = Dense | Convolution | Heads


def fans(framework: Framework, layer: Layer) -> Whole:
    """fan_in and fan_out of *layer* as the initializers of *framework* count them."""
    return from_shape(framework, layer.shape(framework))
