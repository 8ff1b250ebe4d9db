"""Random networks of every build: single beside double precision, PyTorch's layers, and what a start leaves alike."""

from __future__ import annotations

import tracemalloc
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts import files, propagation
from acts.activations import ACTIVATIONS
from acts.inflows import draw_inputs, law
from acts.initializers import INITIALIZERS, Initializer
from acts.kernels import KERNEL_REACH, is_fast, kernel
from acts.layerwise import distinct, length_and_correlation
from acts.prediction import predict
from acts.propagation import Profile, propagate, size
from acts.rank import effective_rank
from acts.stack import Stack, Walk
from acts.text import Trouble

COLUMNS = [field.name for field in fields(Profile)][:-3]
BUILDS: dict[str, dict[str, Any]] = {
    "plain": {},
    "batch normalization": {"normalization": "batch", "bias": 0.3},
    "layer normalization": {"normalization": "layer", "bias": 0.3},
    "residual": {"residual": True, "bias": 0.3},
    "dropout": {"dropout": 0.4},
    "all of it": {"normalization": "layer", "residual": True, "dropout": 0.3, "bias": 0.2},
}
HE, XAVIER = INITIALIZERS["he_normal"](), INITIALIZERS["xavier_fan_in"]()


def slow(slug: str, build: dict[str, Any], depth: int, width: int, samples: int, seed: int) -> dict[str, list[float]]:
    """The same experiment written down plainly in double precision: everything kept, every sum as its definition."""
    f, rng = ACTIVATIONS[slug](), np.random.default_rng((seed, 1))
    h = draw_inputs("normal", samples, width, np.random.default_rng((seed, 0)))
    found: dict[str, list[float]] = {
        name: [] for name in ("std", "mean", "unit_spread", "zero", "correlation", "second_moment")
    }
    found |= {"length": [], "effective_rank": [], "outside": [], "unit_difference": []}
    for number in range(1, depth + 1):
        z = h @ HE.draw(rng, width, width) + build.get("bias", 0.0) * rng.standard_normal(width)
        if build.get("normalization", "none") != "none":
            over = 0 if build["normalization"] == "batch" else 1
            z = (z - z.mean(over, keepdims=True)) / np.sqrt(z.var(over, keepdims=True) + 1e-5)
        mask = np.random.default_rng((seed, 3, number, 0)).random(z.shape, dtype=np.float32) >= build.get(
            "dropout", 0.0
        )
        h = f(z) * mask / (1 - build.get("dropout", 0.0)) + (h if build.get("residual") else 0)
        pairs = z @ z.T
        apart = pairs.sum() - np.trace(pairs)
        row = {"std": h.std(), "mean": h.mean(), "zero": np.mean(h == 0), "second_moment": np.mean(h**2)}
        row |= {
            "unit_spread": h.std(0).mean(),
            "unit_difference": h.std(1).mean(),
            "outside": np.mean((h < 0) | (h > 1)),
        }
        row |= {
            "effective_rank": float(effective_rank(h)),
            "length": np.mean(z**2),
            "correlation": apart / (samples - 1) / np.trace(pairs),
        }
        for name, value in row.items():
            found[name].append(float(value))
    return found


@pytest.mark.parametrize("build", BUILDS)
@pytest.mark.parametrize("single", [False, True])
@pytest.mark.parametrize("slug", ["relu", "tanh", "abs"])
def test_every_build_is_the_network_of_its_definition(
    build: str, single: bool, slug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In double precision to ten digits, in single precision to four, kernels in place or not."""
    monkeypatch.setattr(propagation, "DOUBLE_MOST", 0)
    monkeypatch.setattr(propagation, "DOUBLE_ALWAYS", 0 if single else 10**9)
    parts = BUILDS[build]
    found = propagate(ACTIVATIONS[slug](), HE, depth=6, width=40, samples=60, seed=2, **parts)
    for column, wanted in slow(slug, parts, 6, 40, 60, 2).items():
        rtol, atol = (2e-4, 1e-5) if single else (1e-10, 1e-12)
        np.testing.assert_allclose(getattr(found, column), wanted, rtol=rtol, atol=atol, err_msg=column)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    slug=st.sampled_from(["relu", "tanh", "sigmoid", "gelu", "selu", "softplus", "mish", "abs"]),
    start=st.sampled_from(["he_normal", "xavier_fan_in", "glorot_uniform", "orthogonal", "torch_linear"]),
    build=st.sampled_from(sorted(BUILDS)),
    seed=st.integers(0, 999),
)
def test_single_precision_measures_what_double_precision_does(slug: str, start: str, build: str, seed: int) -> None:
    """Every column, up and down, to three digits of its largest entry."""
    f, w, found = ACTIVATIONS[slug](), INITIALIZERS[start](), []
    for limit in (0, 10**9):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(propagation, "DOUBLE_MOST", 0)
            patch.setattr(propagation, "DOUBLE_ALWAYS", limit)
            found.append(propagate(f, w, depth=5, width=24, samples=40, seed=seed, **BUILDS[build]))
    for column in COLUMNS:
        one, two = (getattr(p, column) for p in found)
        rough = 0.02 if column in ("saturated", "outside", "zero") else 1e-3 * np.nanmax(np.abs(two), initial=0)
        np.testing.assert_allclose(one, two, rtol=2e-3, atol=rough, err_msg=column)


@pytest.mark.parametrize("build", BUILDS)
def test_torch_sends_the_same_error_down(build: str) -> None:
    """Autograd through nn.BatchNorm1d, nn.LayerNorm, masks and skips: the derivatives by every z and every weight."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    parts, n, width, seed = BUILDS[build], 50, 30, 4
    stack = Stack(activation=ACTIVATIONS["tanh"](), initializer=HE, depth=4, width=width, **parts)
    x = draw_inputs("normal", n, width, np.random.default_rng(0))
    walk = Walk(stack, x, seed)
    layers, error = list(walk.up()), np.random.default_rng(9).standard_normal((n, width))
    h, weights, sums = torch.tensor(x), [], []
    rng = np.random.default_rng((seed, 1))
    for number in range(1, 5):
        drawn = HE.draw(rng, width, width), stack.bias * rng.standard_normal(width)
        weights.append(torch.tensor(drawn[0], requires_grad=True))
        s = h @ weights[-1] + torch.tensor(drawn[1])
        batch = torch.nn.BatchNorm1d(width, affine=False, track_running_stats=False)
        z = {"none": lambda v: v, "batch": batch, "layer": torch.nn.LayerNorm(width, elementwise_affine=False)}[
            stack.normalization
        ](s)
        z.retain_grad()
        sums.append(z)
        mask = np.random.default_rng((seed, 3, number, 0)).random((n, width), dtype=np.float32) >= stack.dropout
        h = torch.tanh(z) * torch.tensor(mask / (1 - stack.dropout)) + (h if stack.residual else 0)
    (h * torch.tensor(error)).sum().backward()
    assert [layer.number for layer in layers] == [1, 2, 3, 4]
    for fall in walk.down(error.copy()):
        place = fall.layer.number - 1
        np.testing.assert_allclose(fall.by_z * np.exp(fall.log), sums[place].grad.numpy(), rtol=1e-7, atol=1e-10)
        assert fall.weights * np.exp(fall.log) == pytest.approx(float(weights[place].grad.norm()), rel=1e-9)


@pytest.mark.parametrize("slug", [slug for slug, kind in ACTIVATIONS.items() if is_fast(kind())])
def test_fast_forms_are_right_in_exploding_networks(slug: str) -> None:
    """Values and slopes for numbers of any size up to a thousand million, as the careful form gives them."""
    z = np.concatenate([-np.logspace(9, -30, 400), np.logspace(-30, 9, 400)]).astype(np.float32)
    f, values, slopes = ACTIVATIONS[slug](), z.copy(), np.empty_like(z)
    assert np.abs(z).max() <= 1.01 * KERNEL_REACH
    kernel(f)(values, slopes)
    np.testing.assert_allclose(values, f(z.astype(np.float64)), rtol=3e-6, atol=3e-6)
    np.testing.assert_allclose(slopes, f.derivative(z.astype(np.float64)), rtol=3e-6, atol=3e-6)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(BUILDS)), st.integers(1, 6), st.integers(0, 99), st.sampled_from(["relu", "tanh"]))
def test_a_network_is_the_lower_part_of_a_deeper_one(build: str, depth: int, seed: int, slug: str) -> None:
    """What goes up does not know how many layers are still to come: the same bits."""
    short, deep = (
        propagate(ACTIVATIONS[slug](), HE, depth=d, width=9, samples=12, seed=seed, **BUILDS[build]) for d in (depth, 7)
    )
    for column in COLUMNS[:-3]:
        assert getattr(short, column).tobytes() == getattr(deep, column)[:depth].tobytes(), column


@pytest.mark.parametrize("slug", ["tanh", "sigmoid", "relu"])
@pytest.mark.parametrize("samples", [60, 11000])
def test_a_constant_start_leaves_one_distinct_unit(slug: str, samples: int) -> None:
    """In both precisions; random weights leave as many as there are units, but for dead ones."""
    found = propagate(ACTIVATIONS[slug](), INITIALIZERS["constant"](), depth=3, width=33, samples=samples)
    assert (found.distinct == 1).all()
    assert (propagate(ACTIVATIONS[slug](), XAVIER, depth=3, width=33, samples=samples).distinct == 33).all()


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.integers(1, 12), st.integers(1, 12), st.integers(2, 90), st.integers(0, 999))
def test_copies_are_not_counted_as_distinct(different: int, copies: int, samples: int, seed: int) -> None:
    """Columns drawn at random, some of them copied: as many are distinct as there were."""
    rng = np.random.default_rng(seed)
    own = rng.standard_normal((samples, different))
    h = np.concatenate([own, own[:, rng.integers(0, different, copies)]], axis=1)[
        :, rng.permutation(different + copies)
    ]
    assert distinct(h, h.mean(0), h.std(0)) == different


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.integers(2, 12), st.integers(1, 9), st.integers(-250, 250), st.integers(0, 999))
def test_the_correlation_is_that_of_all_pairs(samples: int, width: int, power: int, seed: int) -> None:
    """By its definition, pair by pair, whatever the size of the values."""
    z = np.random.default_rng(seed).standard_normal((samples, width)) + 0.5
    pairs = [z[i] @ z[j] for i in range(samples) for j in range(samples) if i != j]
    wanted = np.mean(pairs) / np.mean(np.square(z).sum(axis=1))
    length, alike = length_and_correlation(z * 2.0**power)
    assert alike == pytest.approx(wanted, rel=1e-9, abs=1e-12)
    assert length == pytest.approx(np.square(z).mean() * 4.0**power, rel=1e-12)


@pytest.mark.parametrize("c", [0.0, 0.3, 0.9, 1.0])
def test_paired_inputs_have_the_chosen_correlation(c: float) -> None:
    """Within five errors, and the law that theory is told has the same share."""
    x = draw_inputs("normal", 300, 4000, np.random.default_rng(0), c)
    assert length_and_correlation(x)[1] == pytest.approx(c, abs=5 * np.sqrt(2 / 4000))
    features, square, varying, _ = law("normal", 4000, c)
    assert (features, square, 1 - varying) == (4000, 1.0, pytest.approx(c))


@pytest.mark.parametrize("slug", ["tanh", "relu", "gelu"])
def test_correlated_inputs_spread_as_theory_says(slug: str) -> None:
    """The prediction for inputs with correlation 0.6 holds within 12 % in four wide layers."""
    found = propagate(ACTIVATIONS[slug](), HE, depth=4, width=500, samples=200, correlation=0.6)
    theory = predict(ACTIVATIONS[slug](), HE, law("normal", 500, 0.6), layers=4, width=500)
    assert theory is not None
    np.testing.assert_allclose(found.unit_spread, theory.unit_spread, rtol=0.12)


THEORIES: dict[str, tuple[str, Initializer, float, dict[str, Any]]] = {
    "batch normalization": ("relu", HE, 0.0, {"normalization": "batch", "bias": 0.3}),
    "layer normalization": ("gelu", XAVIER, 0.5, {"normalization": "layer", "bias": 0.3}),
    "residual": ("relu", HE, 0.7, {"residual": True}),
    "dropout": ("relu", HE, 0.5, {"dropout": 0.4, "bias": 0.3}),
    "all of it": ("tanh", HE, 0.6, BUILDS["all of it"]),
    "made to measure": ("sigmoid", INITIALIZERS["lsuv"](), 0.3, {"bias": 0.2}),
}


@pytest.mark.parametrize("name", THEORIES)
def test_theory_knows_every_build(name: str) -> None:
    """1,024 units, three seeds: every quantity of four layers is what theory says, within five errors and 3 %."""
    slug, w, c, build = THEORIES[name]
    f, sizes = ACTIVATIONS[slug](), {"width": 1024, "samples": 300}
    theory = predict(f, w, law("normal", 1024, c), layers=4, width=1024, **build)
    assert theory is not None
    runs = [propagate(f, w, depth=4, **sizes, correlation=c, seed=seed, **build) for seed in range(3)]
    for column in ("std", "unit_spread", "gradient_std", "length", "second_moment", "correlation"):
        found = np.array([getattr(run, column) for run in runs])
        wanted, error = getattr(theory, column), found.std(axis=0, ddof=1) / np.sqrt(3)
        allowed = 5 * error + 0.03 * (1 if column == "correlation" else wanted)
        assert (abs(found.mean(axis=0) - wanted) < allowed).all(), (column, found.mean(axis=0), wanted, error)


def test_batch_normalization_makes_errors_grow() -> None:
    """Of ReLU by √(π/(π − 1)) a layer on their way down, whatever the weights (Yang et al. 2019)."""
    for w in (HE, XAVIER):
        found = predict(ACTIVATIONS["relu"](), w, law("normal", 64), layers=9, width=64, normalization="batch")
        assert found is not None
        np.testing.assert_allclose(
            (found.gradient_std[:-1] / found.gradient_std[1:]) ** 2, np.pi / (np.pi - 1), rtol=1e-4
        )


@pytest.mark.parametrize(("depth", "width", "samples"), [(20, 64, 1000), (40, 64, 1000), (12, 300, 500), (40, 20, 100)])
def test_memory_stays_within_what_is_announced(depth: int, width: int, samples: int) -> None:
    """The peak is below `size`, in both precisions and whatever the number of seeds."""
    f = ACTIVATIONS["tanh"]()
    tracemalloc.start()
    for seed in (0, 1, 2):
        propagate(f, HE, depth=depth, width=width, samples=samples, seed=seed)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < size(depth, width, samples) + 2_000_000


def test_a_layer_costs_the_memory_of_its_values_and_weights() -> None:
    """In single precision: 4 bytes a value and 4 bytes a weight, with residual connections and dropout too."""
    peaks = []
    for depth in (40, 80):
        tracemalloc.start()
        propagate(ACTIVATIONS["tanh"](), HE, depth=depth, width=64, samples=1000, residual=True, dropout=0.2)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 1.05 * 40 * 4 * (64 * 1000 + 64 * 64)


@pytest.mark.parametrize(("slug", "deviation"), [("sigmoid", 0.01), ("tanh", 1.0), ("sigmoid", 0.1)])
def test_a_spread_too_small_for_single_precision_is_measured_in_double(slug: str, deviation: float) -> None:
    """The lecture's network: every spread has four right digits, the 10⁻⁸ behind a sigmoid of 0.5 as well."""
    sizes: dict[str, Any] = {"depth": 5, "width": 100, "samples": 1000}
    f, w = ACTIVATIONS[slug](), INITIALIZERS["normal"]().with_knob("deviation", deviation)
    found = propagate(f, w, **sizes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(propagation, "DOUBLE_ALWAYS", 10**9)
        np.testing.assert_allclose(found.unit_spread, propagate(f, w, **sizes).unit_spread, rtol=5e-4)


TABLES = {
    "commas": b"a,b\n" + b"".join(b"%d,%d\n" % (i, i * i) for i in range(20)),
    "one column": b"a\n" + b"".join(b"%d\n" % i for i in range(20)),
    "mark": "\ufeffa,b\n".encode() + b"".join(b"%d,%d\n" % (i, i * i) for i in range(20)),
    "semicolons": b"a;b\n" + b"".join(b"%d,5;%d\n" % (i, i * i) for i in range(20)),
    "Korean heading in CP949": "키,몸무게\n".encode("cp949") + b"".join(b"%d,%d\n" % (i, i * i) for i in range(20)),
    "text": b"name,a,b\n" + b"".join(b"n%d,%d,%d\n" % (i, i, i * i) for i in range(20)),
    "gaps": b"a,b\n" + b"".join(b"%d,%d\n%d,\n" % (i, i * i, i) for i in range(20)),
    "a column that never changes": b"a,b\n" + b"".join(b"%d,7\n" % i for i in range(20)),
}


@pytest.mark.parametrize("kind", TABLES)
def test_any_table_goes_into_a_network(kind: str) -> None:
    """However it is written: complete rows, standardized columns, and a network that measures something."""
    name = files.name_of(TABLES[kind])
    with files.brought({name: TABLES[kind]}):
        x = draw_inputs(name, 1000, 5, np.random.default_rng(0))
        found = propagate(ACTIVATIONS["tanh"](), HE, depth=2, width=5, samples=15, inputs=name)
        assert law(name, 5)[0] == x.shape[1]
    assert x.shape == (20, 1 if kind == "one column" else 2)
    np.testing.assert_allclose(x[:, 0].mean(), 0, atol=1e-12)
    np.testing.assert_allclose(x[:, 0].std(), 1)
    assert np.isfinite(found.std).all()


@pytest.mark.parametrize("content", [b"name\nann\nbob\n", b"", b"\0\1\2", b"a,b\n1,\n,2\n3,\n,4\n"])
def test_what_holds_no_numbers_is_refused(content: bytes) -> None:
    """In a sentence."""
    name = files.name_of(content)
    with files.brought({name: content}), pytest.raises(Trouble):
        draw_inputs(name, 10, 5, np.random.default_rng(0))
