"""Fans as each framework counts them, and as they are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.fans import FRAMEWORKS, Convolution, Dense, Heads, Kernel, Layer, Transposed, fans


@st.composite
def kernels(draw: st.DrawFn) -> Kernel:
    """A kernel in up to three dimensions whose channels can be split."""
    groups = draw(st.integers(1, 4))
    channels = st.integers(1, 5).map(lambda c: c * groups)
    extent = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3).map(tuple))
    return Kernel(extent, draw(channels), draw(channels), groups)


@settings(max_examples=60, deadline=None)
@given(kernels(), st.booleans())
def test_convolutions_count_as_torch_counts_them(kernel: Kernel, transposed: bool) -> None:
    """Real modules of PyTorch and the function that its initializers call, grouped and transposed as well."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    name = f"Conv{'Transpose' if transposed else ''}{len(kernel.extent)}d"
    with torch.device("meta"):
        made = getattr(torch.nn, name)(kernel.channels_in, kernel.channels_out, kernel.extent, groups=kernel.groups)
    layer = (Transposed if transposed else Convolution)(kernel)
    assert tuple(made.weight.shape) == layer.shape("pytorch")
    assert fans("pytorch", layer) == torch.nn.init._calculate_fan_in_and_fan_out(made.weight)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 6), st.integers(1, 6), st.integers(1, 40))
def test_dense_layers_and_heads_count_as_torch_counts_them(each: int, heads: int, outputs: int) -> None:
    """Linear, the three projections of attention in one matrix, each on its own, and the one back."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    count, d = torch.nn.init._calculate_fan_in_and_fan_out, each * heads
    with torch.device("meta"):
        together, apart = torch.nn.MultiheadAttention(d, heads), torch.nn.MultiheadAttention(d, heads, kdim=d + 1)
        linear = torch.nn.Linear(d, outputs)
    assert fans("pytorch", Dense(d, outputs)) == count(linear.weight)
    assert fans("pytorch", Dense(d, d, fused=3)) == count(together.in_proj_weight)
    assert fans("pytorch", Heads(d, heads)) == count(apart.q_proj_weight)
    assert fans("pytorch", Heads(d, heads, back=True)) == count(together.out_proj.weight)


STATED: tuple[tuple[str, Layer, Any], ...] = (
    ("keras", Dense(128, 64), (128, 64)),
    ("keras", Convolution(Kernel((3, 3), 64, 128)), (576, 1152)),
    ("keras", Convolution(Kernel((3, 3), 64, 128, 4)), (144, 1152)),
    ("keras", Transposed(Kernel((3, 3), 64, 128)), (1152, 576)),  # the kernel is kept as (3, 3, 128, 64)
    ("keras", Heads(512, 8), (4096, 32768)),  # the kernel (512, 8, 64) passes for an image of 512 pixels
    ("keras", Heads(512, 8, back=True), (512, 4096)),  # the kernel (8, 64, 512), for one of 8
    ("jax", Dense(128, 64), (128, 64)),
    ("jax", Convolution(Kernel((3, 3), 64, 128)), (576, 1152)),
    ("jax", Convolution(Kernel((3, 3), 64, 128, 4)), (144, 1152)),
    ("jax", Transposed(Kernel((3, 3), 64, 128)), (576, 1152)),  # Flax keeps (3, 3, 64, 128)
    ("jax", Heads(512, 8), (512, 512)),  # DenseGeneral folds the heads before it asks
    ("jax", Dense(512, 512, fused=3), (512, 1536)),
)


@pytest.mark.parametrize(("framework", "layer", "expected"), STATED, ids=str)
def test_keras_and_jax_count_by_their_own_rules(framework: Any, layer: Layer, expected: tuple[int, int]) -> None:
    """Worked out by hand from the shapes that their layers document."""
    assert fans(framework, layer) == expected


@settings(max_examples=40, deadline=None)
@given(kernels(), st.integers(1, 3), st.booleans())
def test_counted_fans_are_the_connections_of_the_layer(kernel: Kernel, stride: int, transposed: bool) -> None:
    """A kernel of ones slid along a line: what each inner output sums, and each inner input reaches, on average."""
    size, (inputs, outputs), n = kernel.extent[0], kernel.shape[-2:], 24 * stride
    line = Kernel((size,), kernel.channels_in, kernel.channels_out, kernel.groups)
    reached = np.zeros((n * stride + size, n))
    for place in range(n):  # transposed: input `place` writes to outputs place · stride …
        reached[place * stride : place * stride + size, place] = 1
    into, out = reached[size : n * stride - (n * stride - size) % stride].sum(1).mean(), reached.sum(0).mean()
    found = Transposed(line, stride).counted if transposed else Convolution(line, stride).counted
    a, b = (into, out) if transposed else (out, into)  # a convolution is the same picture, read the other way
    assert found.fan_in == pytest.approx(a * inputs, rel=0.06)
    assert found.fan_out == pytest.approx(b * outputs / kernel.groups, rel=0.06)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_frameworks_agree_where_nothing_is_folded_or_exchanged(framework: Any) -> None:
    """Dense layers and plain convolutions with stride 1 count the same everywhere, and as it is."""
    for layer in (Dense(30, 40), Convolution(Kernel((3, 5), 6, 7))):
        assert fans(framework, layer) == layer.counted


def test_channels_that_cannot_be_split_are_refused() -> None:
    """Six channels do not make four groups."""
    with pytest.raises(ValueError, match="divisible"):
        Kernel((3,), 6, 8, 4)
