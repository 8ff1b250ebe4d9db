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

from acts.activations import ACTIVATIONS
from acts.datasets import DATASETS
from acts.fans import Kernel
from acts.initializers import INITIALIZERS, Initializer
from acts.initializers.base import Independent
from acts.knobs import Number, Option
from acts.optimizers import OPTIMIZERS
from acts.references import keys
from acts.setup import Setup
from acts.text import Trouble
from acts.training import train
from tests.strategies import specs

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
    "keras_dense": 0.09258200997725514,
    "flax_dense": 0.1136847234338734,  # 2 × 0.05 / 0.87962566103423978
}


@pytest.mark.parametrize("slug", BOUNDS)
def test_bounded_weights_fill_their_interval(slug: str) -> None:
    """No weight lies outside the bound of the literature, and some come within 2 % of it."""
    w = INITIALIZERS[slug]()
    largest = np.abs(drawn(w, (400, 300))).max()
    assert w.largest(400, 300) == pytest.approx(BOUNDS[slug], rel=1e-14)
    assert 0.98 * BOUNDS[slug] < largest <= BOUNDS[slug] * (1 + 1e-15)


DEVIATIONS = {
    "glorot_normal": 0.05345224838248488,
    "glorot_uniform": 0.05345224838248488,
    "he_normal": 0.07071067811865475,
    "lecun_normal": 0.05,
    "xavier_fan_in": 0.05,
    "torch_linear": 0.02886751345948129,
    "keras_dense": 0.05345224838248488,
    "flax_dense": 0.05,
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
    "keras_dense": _by_torch(lambda init: init.xavier_uniform_),
    "flax_dense": _by_torch(lambda init: lambda w: init.trunc_normal_(w, 0, *_widened(w.shape[1]))),
    "matched": _by_torch(lambda init: lambda w: init.kaiming_normal_(w, nonlinearity="linear")),
    "lsuv": _by_torch(lambda init: init.orthogonal_),
}


def _widened(fan_in: int) -> tuple[float, float, float]:
    """Deviation and bounds of Flax's default before the cut: 1/√fan_in over the constant in the source of JAX."""
    deviation = fan_in**-0.5 / 0.87962566103423978
    return deviation, -2 * deviation, 2 * deviation


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


KERNELS = pytest.mark.parametrize(
    "kernel", [Kernel((3, 3), 32, 48), Kernel((5,), 64, 32), Kernel((3, 3), 32, 64, 4)], ids=str
)


@KERNELS
@pytest.mark.parametrize("kind", [kind for slug, kind in INITIALIZERS.items() if slug != "identity"])
def test_kernels_have_the_variance_they_promise(kind: type[Initializer], kernel: Kernel) -> None:
    """In one dimension and two, grouped or not: the sample variance is within four standard errors of the formula."""
    w = kind()
    weights = w.draw_kernel(np.random.default_rng(0), kernel)
    squares = (weights - weights.mean()) ** 2
    fans = (kernel.fans.fan_in, kernel.channels_out) if not isinstance(w, Independent) else kernel.fans
    error = squares.std() / np.sqrt(weights.size)
    assert weights.shape == kernel.shape
    assert abs(squares.mean() - w.variance(*fans)) <= 4 * error + 1e-15


@pytest.mark.parametrize("slug", ["glorot_normal", "glorot_uniform", "he_normal", "he_uniform", "torch_linear"])
def test_kernels_are_spread_like_torchs(slug: str) -> None:
    """A grouped convolution of PyTorch's cannot be told from ours."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    torch.manual_seed(0)
    layer = torch.nn.Conv2d(32, 64, 3, groups=2)
    spelled = "pass" if slug == "torch_linear" else INITIALIZERS[slug]().spelled("pytorch")
    exec(spelled, {"nn": torch.nn, "layer": layer})
    ours = INITIALIZERS[slug]().draw_kernel(np.random.default_rng(1), Kernel((3, 3), 32, 64, 2))
    assert ks_2samp(ours.ravel(), layer.weight.detach().numpy().ravel()).pvalue > 1e-3


@pytest.mark.parametrize("groups", [1, 2, 4])
def test_the_identity_of_a_kernel_is_torchs_dirac(groups: int) -> None:
    """Number for number, in every group."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    theirs = torch.nn.init.dirac_(torch.empty(16, 8 // groups, 3, 5), groups=groups).permute(2, 3, 1, 0).numpy()
    ours = INITIALIZERS["identity"]().draw_kernel(np.random.default_rng(0), Kernel((3, 5), 8, 16, groups))
    np.testing.assert_array_equal(ours, theirs)


def test_a_delta_orthogonal_kernel_keeps_the_length_of_every_image() -> None:
    """Only its center is there, and it is a rotation (Xiao et al. 2018)."""
    w = INITIALIZERS["orthogonal"](kernel="center")
    weights = w.draw_kernel(np.random.default_rng(0), Kernel((3, 3), 6, 9))
    np.testing.assert_allclose(weights[1, 1] @ weights[1, 1].T, np.eye(6), atol=1e-14)
    assert np.count_nonzero(weights) == np.count_nonzero(weights[1, 1])


GAINS = {  # mpmath: 1/√E[f(Z)²], 1/√E[f′(Z)²]
    "relu": (2**0.5, 2**0.5),
    "tanh": (1.59253741972, None),
    "gelu": (1.5335304412, None),
    "silu": (1.67653247033, None),
    "sigmoid": (1.84622854534, None),
    "identity": (1.0, 1.0),
}


@pytest.mark.parametrize("slug", GAINS)
def test_matched_weights_know_the_gain(slug: str) -> None:
    """Forward and backward, against 50-digit integrals; the compromise lies between the two on a square layer."""
    f, kind = ACTIVATIONS[slug](), INITIALIZERS["matched"]
    sizes = {keep: kind(keep=keep).suited(f).variance(200, 200) for keep in ("forward", "backward", "compromise")}
    for keep, gain in zip(("forward", "backward"), GAINS[slug], strict=True):
        assert gain is None or (200 * sizes[keep]) ** 0.5 == pytest.approx(gain, rel=1e-10)
    low, high = sorted((sizes["forward"], sizes["backward"]))
    assert low * (1 - 1e-12) <= sizes["compromise"] <= high * (1 + 1e-12)


def test_matched_weights_fit_a_formula_of_the_readers() -> None:
    """Also one that no catalogue knows; for x it is LeCun's rule, and its compromise Glorot's."""
    own = ACTIVATIONS["formula"]
    assert INITIALIZERS["matched"]().suited(own(expression="3*x")).variance(50, 70) == pytest.approx(1 / 450, rel=1e-12)
    glorot = INITIALIZERS["matched"](keep="compromise").suited(own(expression="x")).variance(50, 70)
    assert glorot == pytest.approx(2 / 120, rel=1e-12)


def test_matched_weights_say_where_no_size_fits() -> None:
    """A step has no slope, so no weights keep its gradient."""
    with pytest.raises(Trouble, match="gradient back"):
        INITIALIZERS["matched"](keep="backward").suited(ACTIVATIONS["step"]())


@settings(max_examples=30, deadline=None)
@given(specs(INITIALIZERS["lsuv"]), st.floats(-3, 3), st.integers(0, 99))
def test_lsuv_leaves_variance_one_behind_every_layer(w: Initializer, log: float, seed: int) -> None:
    """Whatever the size of the inputs; weights that already do stay as they are."""
    rng, f = np.random.default_rng(seed), ACTIVATIONS["tanh"]()
    h = 10**log * rng.standard_normal((60, 30))
    weights = w.adapt(w.draw(rng, 30, 20), h, f)
    assert abs((h @ weights).var() - 1) <= w.tolerance
    np.testing.assert_array_equal(w.adapt(weights, h, f), weights)


def test_lsuv_leaves_a_silent_layer_alone() -> None:
    """Nothing can be divided by 0."""
    w, weights = INITIALIZERS["lsuv"](), np.ones((4, 3))
    assert w.adapt(weights, np.zeros((5, 4)), ACTIVATIONS["relu"]()) is weights


def test_training_starts_from_the_weights_that_the_data_ask_for() -> None:
    """The first layer of an LSUV network gives pre-activations of variance 1, that of a matched one E[f²] = 1."""
    x, y = DATASETS["digits"]().load(0)
    common: dict[str, Any] = {"hidden": (50,), "optimizer": OPTIMIZERS["sgd"](), "rate": 1e-12, "steps": 1}
    start = train(x, y, Setup(activation=ACTIVATIONS["tanh"](), initializer=INITIALIZERS["lsuv"](), **common)).lines
    assert abs((x @ start[:, :-1].T).var() - 1) < 0.01
    setup = Setup(activation=ACTIVATIONS["gelu"](), initializer=INITIALIZERS["matched"](), **common)
    assert train(x, y, setup).lines[:, :-1].std() * 8 == pytest.approx(GAINS["gelu"][0], rel=0.05)


NAMES = {  # what each framework offers for the weights of dense and convolutional layers, and our entry
    "pytorch": {
        "uniform_": "uniform", "normal_": "normal", "trunc_normal_": "truncated_normal", "constant_": "constant",
        "ones_": "ones", "zeros_": "zeros", "eye_": "identity", "dirac_": "identity", "xavier_uniform_": "glorot_uniform",
        "xavier_normal_": "glorot_normal", "kaiming_uniform_": "he_uniform", "kaiming_normal_": "he_normal",
        "orthogonal_": "orthogonal", "sparse_": "sparse",
    },
    "keras": {
        "Constant": "constant", "GlorotNormal": "glorot_normal", "GlorotUniform": "glorot_uniform", "HeNormal": "he_normal",
        "HeUniform": "he_uniform", "Identity": "identity", "LecunNormal": "lecun_normal", "LecunUniform": "lecun_uniform",
        "Ones": "ones", "Orthogonal": "orthogonal", "RandomNormal": "normal", "RandomUniform": "uniform",
        "TruncatedNormal": "truncated_normal", "VarianceScaling": "variance_scaling", "Zeros": "zeros",
    },
    "jax": {
        "constant": "constant", "delta_orthogonal": "orthogonal", "glorot_normal": "glorot_normal",
        "glorot_uniform": "glorot_uniform", "he_normal": "he_normal", "he_uniform": "he_uniform",
        "kaiming_normal": "he_normal", "kaiming_uniform": "he_uniform", "lecun_normal": "lecun_normal",
        "lecun_uniform": "lecun_uniform", "normal": "normal", "ones": "ones", "orthogonal": "orthogonal",
        "truncated_normal": "truncated_normal", "uniform": "uniform", "variance_scaling": "variance_scaling",
        "xavier_normal": "glorot_normal", "xavier_uniform": "glorot_uniform", "zeros": "zeros",
    },
}  # fmt: skip


@pytest.mark.parametrize("framework", NAMES)
def test_everything_of_the_frameworks_has_an_entry(framework: str) -> None:
    """Each name is an entry here, and each call that an entry spells is a name there."""
    assert set(NAMES[framework].values()) <= set(INITIALIZERS)
    for kind in INITIALIZERS.values():
        called = re.match(r"(?:nn\.init|initializers)\.(\w+)", kind().spelled(framework))
        assert called is None or called[1] in NAMES[framework]


def test_torch_has_no_initializer_that_is_not_named() -> None:
    """Read from PyTorch itself: whatever fills a tensor in place."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    there = {n for n in vars(torch.nn.init) if n.endswith("_") and not n.startswith("_")}
    assert there == set(NAMES["pytorch"])


@pytest.mark.parametrize("slug", INITIALIZERS)
def test_torch_runs_the_line_that_is_printed(slug: str) -> None:
    """And fills a layer with numbers of the stated size, unless it counts zeros by its own rule."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    torch.manual_seed(0)
    w, layer = INITIALIZERS[slug](), torch.nn.Linear(300, 200)
    exec(w.spelled("pytorch") or "nn.init.zeros_(layer.weight)", {"nn": torch.nn, "layer": layer})
    if w.spelled("pytorch") and w.random:
        assert float(layer.weight.detach().std()) == pytest.approx(w.variance(300, 200) ** 0.5, rel=0.03)
