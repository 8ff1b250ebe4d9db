"""The first weights: as large as they say, spread as they say, and the same for the same seed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import ks_2samp

from acts.initializers import INITIALIZERS, Initializer
from acts.knobs import Number, Option
from acts.references import keys

SHAPES = pytest.mark.parametrize("shape", [(400, 300), (300, 400), (200, 200)], ids=str)
KINDS = pytest.mark.parametrize("kind", INITIALIZERS.values(), ids=INITIALIZERS)


def drawn(w: Initializer, shape: tuple[int, int], seed: int = 0) -> np.ndarray[Any, Any]:
    return w.draw(np.random.default_rng(seed), *shape)


@st.composite
def turned(draw: st.DrawFn) -> Initializer:
    """Any initializer with any setting of its knobs."""
    kind = draw(st.sampled_from(list(INITIALIZERS.values())))
    values = {
        name: draw(st.floats(knob.lo, knob.hi) if isinstance(knob, Number) else st.sampled_from(list(knob.options)))
        for name, knob in kind.knobs().items()
        if isinstance(knob, Number | Option)
    }
    return kind(**values)


@SHAPES
@KINDS
def test_weights_have_the_variance_they_promise(kind: type[Initializer], shape: tuple[int, int]) -> None:
    """The sample variance is within four standard errors of the formula."""
    weights = drawn(kind(), shape)
    squares = (weights - weights.mean()) ** 2
    error = squares.std() / np.sqrt(weights.size)
    assert abs(squares.mean() - kind().variance(*shape)) <= 4 * error + 1e-15


@settings(max_examples=150, deadline=None)
@given(turned(), st.integers(1, 60), st.integers(1, 60), st.integers(0, 2**32))
def test_any_setting_gives_a_matrix_of_the_right_size(w: Initializer, fan_in: int, fan_out: int, seed: int) -> None:
    """Every layer shape works down to one unit; all weights are finite and the same for the same seed."""
    weights = drawn(w, (fan_in, fan_out), seed)
    assert weights.shape == (fan_in, fan_out)
    assert np.isfinite(weights).all()
    assert w.variance(fan_in, fan_out) >= 0
    assert weights.tobytes() == drawn(w, (fan_in, fan_out), seed).tobytes()


@settings(max_examples=60, deadline=None)
@given(turned().filter(lambda w: w.random), st.integers(20, 60), st.integers(20, 60))
def test_random_weights_spread_around_zero_whatever_the_setting(w: Initializer, fan_in: int, fan_out: int) -> None:
    """Over the whole range of the knobs, the mean square follows the formula."""
    pooled = np.concatenate([drawn(w, (fan_in, fan_out), seed).ravel() for seed in range(10)])
    deviation = w.variance(fan_in, fan_out) ** 0.5
    assert abs(pooled.mean()) <= 5 * deviation / np.sqrt(pooled.size)
    assert abs((pooled**2).mean() - deviation**2) <= 6 * (pooled**2).std() / np.sqrt(pooled.size) + 1e-12 * deviation**2


@KINDS
def test_only_random_weights_depend_on_the_seed(kind: type[Initializer]) -> None:
    """What says that it is random differs from seed to seed, what says that it is not does not."""
    assert (drawn(kind(), (9, 9), 1) != drawn(kind(), (9, 9), 2)).any() == kind.random


@SHAPES
@given(gain=st.floats(0.01, 5), seed=st.integers(0, 99))
@settings(max_examples=5, deadline=None)
def test_orthogonal_weights_keep_every_length(shape: tuple[int, int], gain: float, seed: int) -> None:
    """Rows or columns, whichever are fewer, are orthogonal and as long as the gain."""
    weights = drawn(INITIALIZERS["orthogonal"](gain=gain), shape, seed)
    product = weights.T @ weights if shape[0] >= shape[1] else weights @ weights.T
    np.testing.assert_allclose(product, gain**2 * np.eye(min(shape)), atol=1e-13 * gain**2)


def test_orthogonal_weights_favor_no_direction() -> None:
    """Without the correction of signs, QR would leave most diagonal elements negative."""
    corners = [drawn(INITIALIZERS["orthogonal"](), (3, 3), seed)[0, 0] for seed in range(400)]
    assert abs(np.mean(np.sign(corners))) < 4 / np.sqrt(400)


BOUNDS = {  # fan_in 400, fan_out 300: mpmath, 17 digits
    "glorot_uniform": 0.09258200997725514,
    "he_uniform": 0.12247448713915890,
    "lecun_uniform": 0.08660254037844387,
    "torch_linear": 0.05,
    "uniform": 0.05,
    "truncated_normal": 0.04,
}


@pytest.mark.parametrize("slug", BOUNDS)
def test_bounded_weights_fill_their_interval(slug: str) -> None:
    """No weight lies outside the bound of the literature, and some come within 2 % of it."""
    largest = np.abs(drawn(INITIALIZERS[slug](), (400, 300))).max()
    assert 0.98 * BOUNDS[slug] < largest <= BOUNDS[slug] * (1 + 1e-15)


DEVIATIONS = {
    "glorot_normal": 0.05345224838248488,
    "glorot_uniform": 0.05345224838248488,
    "he_normal": 0.07071067811865475,
    "lecun_normal": 0.05,
    "xavier_fan_in": 0.05,
    "torch_linear": 0.02886751345948129,
}


@pytest.mark.parametrize("slug", DEVIATIONS)
def test_scaled_weights_have_the_deviation_of_the_literature(slug: str) -> None:
    """For 400 inputs and 300 outputs, to all digits."""
    assert INITIALIZERS[slug]().variance(400, 300) ** 0.5 == pytest.approx(DEVIATIONS[slug], rel=1e-15)


@settings(deadline=None)
@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_the_two_rules_called_xavier_agree_only_on_square_layers(fan_in: int, fan_out: int) -> None:
    """Glorot's own rule counts the outputs; the form 1/√n does not."""
    glorot, short = (INITIALIZERS[slug]().variance(fan_in, fan_out) for slug in ("glorot_normal", "xavier_fan_in"))
    assert np.isclose(glorot, short, rtol=1e-12, atol=0) == (fan_in == fan_out)


@given(st.floats(0, 0.99), st.integers(1, 80))
@settings(max_examples=40, deadline=None)
def test_sparse_units_listen_to_equally_many_inputs(share: float, fan_in: int) -> None:
    """Every unit has the same number of zeros, the stated share, and at least one input left."""
    weights = drawn(INITIALIZERS["sparse"](share=share), (fan_in, 12))
    heard = (weights != 0).sum(axis=0)
    assert (heard == max(1, fan_in - round(share * fan_in))).all()


@settings(deadline=None)
@given(st.floats(0.01, 100), st.integers(1, 500), st.integers(1, 500))
def test_variance_scaling_contains_the_named_rules(scale: float, fan_in: int, fan_out: int) -> None:
    """Scale and mode reproduce LeCun, He and Glorot."""
    general = INITIALIZERS["variance_scaling"]
    named = {"lecun_normal": (1.0, "fan_in"), "he_normal": (2.0, "fan_in"), "glorot_normal": (1.0, "fan_avg")}
    for slug, (factor, mode) in named.items():
        expected = scale * INITIALIZERS[slug]().variance(fan_in, fan_out)
        assert general(scale=min(100.0, scale), mode=mode).variance(fan_in, fan_out) * factor == pytest.approx(expected)


def _by_torch(init: Callable[[Any], Any]) -> Callable[[Any, int, int], Any]:
    """What an in-place function of torch.nn.init makes of a layer's (out, in) weights, turned into (in, out)."""
    return lambda torch, fan_in, fan_out: init(torch.nn.init)(torch.empty(fan_out, fan_in)).T


THEIRS: dict[str, Callable[[Any, int, int], Any]] = {
    "normal": _by_torch(lambda init: init.normal_),
    "uniform": _by_torch(lambda init: lambda w: init.uniform_(w, -0.05, 0.05)),
    "truncated_normal": _by_torch(lambda init: lambda w: init.trunc_normal_(w, 0, 0.02, -0.04, 0.04)),
    "glorot_normal": _by_torch(lambda init: init.xavier_normal_),
    "glorot_uniform": _by_torch(lambda init: init.xavier_uniform_),
    "he_normal": _by_torch(lambda init: lambda w: init.kaiming_normal_(w, nonlinearity="relu")),
    "he_uniform": _by_torch(lambda init: lambda w: init.kaiming_uniform_(w, nonlinearity="relu")),
    "lecun_normal": _by_torch(lambda init: lambda w: init.kaiming_normal_(w, nonlinearity="linear")),
    "lecun_uniform": _by_torch(lambda init: lambda w: init.kaiming_uniform_(w, nonlinearity="linear")),
    "xavier_fan_in": _by_torch(lambda init: lambda w: init.kaiming_normal_(w, nonlinearity="linear")),
    "variance_scaling": _by_torch(lambda init: lambda w: init.kaiming_normal_(w, nonlinearity="linear")),
    "orthogonal": _by_torch(lambda init: init.orthogonal_),
    "sparse": _by_torch(lambda init: lambda w: init.sparse_(w, 0.85, 0.25)),
    "torch_linear": lambda torch, fan_in, fan_out: torch.nn.Linear(fan_in, fan_out).weight.T,
}


def test_every_random_initializer_has_a_counterpart_in_torch() -> None:
    """None is left without an independent reference."""
    assert set(THEIRS) == {slug for slug, kind in INITIALIZERS.items() if kind.random}


@pytest.mark.parametrize("slug", THEIRS)
def test_weights_are_spread_like_torchs(slug: str) -> None:
    """Kolmogorov and Smirnov cannot tell our weights from PyTorch's, and can tell ours from weights 5 % larger."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    torch.manual_seed(0)
    ours, theirs = (
        drawn(INITIALIZERS[slug](), (300, 200)).ravel(),
        THEIRS[slug](torch, 300, 200).detach().numpy().ravel(),
    )
    assert ks_2samp(ours, theirs).pvalue > 1e-3
    assert ks_2samp(ours[ours != 0], 1.05 * theirs[theirs != 0]).statistic > ks_2samp(ours, theirs).statistic


@KINDS
def test_every_initializer_explains_itself(kind: type[Initializer]) -> None:
    """In two languages, with a formula and a source that can be looked up."""
    assert kind.tex
    assert kind.source in keys()
    assert re.search("[가-힣]", kind.about.ko)
    assert kind.about.en.endswith(".")
