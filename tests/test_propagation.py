"""Signals through random layers: measured, predicted, and checked against the literature and PyTorch."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.activations import ACTIVATIONS
from acts.histograms import BINS, PANELS, bounds, histogram
from acts.inflows import Inflow, law
from acts.initializers import INITIALIZERS, Initializer
from acts.meanfield import chi, gain, length_map
from acts.prediction import Prediction, predict
from acts.propagation import LARGEST, Profile, draw_inputs, propagate
from acts.slopes import largest_slope, saturates
from tests._reference import mp, mpf

SEEDS = 6
STARTS: dict[str, Initializer] = {
    "deviation 1": INITIALIZERS["normal"](deviation=1.0),
    "deviation 0.01": INITIALIZERS["normal"](deviation=0.01),
    "xavier": INITIALIZERS["xavier_fan_in"](),
    "he": INITIALIZERS["he_normal"](),
}
MEASURED = {  # std of the values of layers 1 to 5: mean of 40 seeds of an independent program
    ("sigmoid", "deviation 1"): (0.459, 0.439, 0.436, 0.436, 0.437),
    ("sigmoid", "deviation 0.01"): (0.0249, 0.0124, 0.0122, 0.0122, 0.0127),
    ("sigmoid", "xavier"): (0.208, 0.126, 0.119, 0.119, 0.122),
    ("sigmoid", "he"): (0.261, 0.175, 0.164, 0.163, 0.167),
    ("tanh", "deviation 1"): (0.959, 0.958, 0.958, 0.958, 0.958),
    ("tanh", "deviation 0.01"): (0.0989, 0.00990, 9.89e-4, 9.92e-5, 9.94e-6),
    ("tanh", "xavier"): (0.626, 0.485, 0.407, 0.357, 0.321),
    ("tanh", "he"): (0.720, 0.633, 0.595, 0.577, 0.567),
    ("relu", "deviation 1"): (5.84, 41.5, 292, 2004, 1.43e4),
    ("relu", "deviation 0.01"): (0.0584, 0.00415, 2.92e-4, 2.00e-5, 1.43e-6),
    ("relu", "xavier"): (0.584, 0.415, 0.292, 0.200, 0.143),
    ("relu", "he"): (0.826, 0.829, 0.826, 0.802, 0.810),
}
CASES = pytest.mark.parametrize(("slug", "start"), MEASURED, ids=str)
ARRAYS = [field.name for field in fields(Profile)][:-3]
SIZE: dict[str, Any] = {"depth": 5, "width": 100, "samples": 1000}


@cache
def profiles(slug: str, start: str) -> list[Profile]:
    """The lecture's network, with six seeds."""
    return [propagate(ACTIVATIONS[slug](), STARTS[start], seed=seed, **SIZE) for seed in range(SEEDS)]


def mean_and_error(slug: str, start: str, column: str) -> tuple[Any, Any]:
    values = np.array([getattr(p, column) for p in profiles(slug, start)])
    return values.mean(axis=0), values.std(axis=0, ddof=1) / np.sqrt(SEEDS)


def expected(slug: str, start: str) -> Prediction:
    found = predict(ACTIVATIONS[slug](), STARTS[start], law("normal", 100), layers=5, width=100)
    assert found is not None
    return found


@CASES
def test_values_spread_as_in_the_literature(slug: str, start: str) -> None:
    """The lecture's experiment with three functions and four initializers, within five errors of six seeds."""
    mean, error = mean_and_error(slug, start, "std")
    reference = np.array(MEASURED[slug, start])
    assert (abs(mean - reference) < 5 * error + 0.006 * reference).all(), (mean, reference, error)


@CASES
@pytest.mark.parametrize("column", ["std", "unit_spread", "gradient_std", "length", "second_moment"])
def test_theory_predicts_what_is_measured(slug: str, start: str, column: str) -> None:
    """Mean-field theory gives spread, spread across inputs and gradient within five errors and 2 %."""
    mean, error = mean_and_error(slug, start, column)
    theory = getattr(expected(slug, start), column)
    assert (abs(mean - theory) < 5 * error + 0.02 * theory).all(), (mean, theory, error)


@CASES
def test_theory_predicts_what_two_inputs_have_in_common(slug: str, start: str) -> None:
    """The correlation of the sums in every layer, within five errors of six seeds and 0.01."""
    mean, error = mean_and_error(slug, start, "correlation")
    theory = expected(slug, start).correlation
    assert (abs(mean - theory) < 5 * error + 0.01).all(), (mean, theory, error)


def test_gradients_have_the_size_of_the_literature() -> None:
    """Squared: 4.27e-7 for a sigmoid with Xavier in layer 1, 50.1 for tanh with deviation 1."""
    assert expected("sigmoid", "xavier").gradient_std[0] ** 2 == pytest.approx(4.27e-7, rel=2e-3)
    assert expected("tanh", "deviation 1").gradient_std[0] ** 2 == pytest.approx(50.1, rel=2e-3)


def test_the_spread_across_inputs_is_gone_behind_a_healthy_histogram() -> None:
    """A sigmoid after Xavier: 0.207, 0.049, 0.0114, 0.0027, 0.0006, while all values together spread 0.117."""
    mean, error = mean_and_error("sigmoid", "xavier", "unit_spread")
    assert (abs(mean - np.array([0.207, 0.049, 0.0114, 0.0027, 0.0006])) < 5 * error + 0.03 * mean).all()
    assert mean_and_error("sigmoid", "xavier", "std")[0][-1] > 100 * mean[-1]


@pytest.mark.parametrize("inputs", ["normal", "digits"])
@pytest.mark.parametrize("slug", ["gelu", "selu", "softsign", "hardtanh", "leaky_relu"])
def test_theory_holds_for_wide_layers_of_other_functions(slug: str, inputs: Any) -> None:
    """One wide network with biases, for normal inputs and for images: within 15 %."""
    f, w = ACTIVATIONS[slug](), INITIALIZERS["orthogonal"](gain=1.3)
    found = propagate(f, w, depth=4, width=400, samples=300, bias=0.3, inputs=inputs)
    theory = predict(f, w, law(inputs, 400), layers=4, width=400, bias=0.3)
    assert theory is not None
    for column in ("std", "unit_spread", "gradient_std"):
        np.testing.assert_allclose(getattr(found, column), getattr(theory, column), rtol=0.15, err_msg=column)


@pytest.mark.parametrize("q", [0.3, 1.0, 40.0])
@pytest.mark.parametrize("share", [1.0, 0.5, 1e-2, 1e-4, 1e-6])
def test_the_spread_after_a_rectifier_is_its_arc_cosine_kernel(q: float, share: float) -> None:
    """How much two inputs differ after one ReLU layer: Cho and Saul's formula, to ten digits."""
    with mp.workdps(40):
        c = 1 - mpf(share)
        angle = mp.acos(c)
        varying = float(q / 2 - q / (2 * mp.pi) * (mp.sin(angle) + (mp.pi - angle) * c))
    relu, w = ACTIVATIONS["relu"](), INITIALIZERS["lecun_normal"]()
    two = predict(relu, w, Inflow(8, q, q * share), layers=2, width=8)
    second = predict(relu, w, Inflow(8, q / 2, varying), layers=1, width=8)
    assert two is not None
    assert second is not None
    assert two.unit_spread[1] == pytest.approx(second.unit_spread[0], rel=1e-10)


def test_the_spread_of_an_undisturbed_signal_is_exact() -> None:
    """The identity neither adds nor loses: the spread across inputs is the root of the part that varies."""
    for share in (1.0, 0.3, 1e-8):
        found = predict(
            ACTIVATIONS["identity"](), INITIALIZERS["lecun_normal"](), Inflow(8, 2.0, 2 * share), layers=3, width=8
        )
        assert found is not None
        np.testing.assert_allclose(found.unit_spread, np.sqrt(2 * share), rtol=1e-10)


GAINS = {  # 1/√E f², 1/√E f′²
    "sigmoid": (1.84622854534, 4.72264608594),
    "tanh": (1.59253741972, 1.46741359163),
    "relu": (1.41421356237, 1.41421356237),
    "elu": (1.2451983007, 1.22342855755),
    "selu": (1.0, 0.966025776974),
    "gelu": (1.5335304412, 1.48111441271),
    "softplus": (1.04186683554, 1.84622854534),
    "softsign": (2.33753336311, 2.09578060894),
}


@pytest.mark.parametrize("slug", GAINS)
def test_gains_are_those_of_the_literature(slug: str) -> None:
    """To ten digits; they make q = 1 a fixed point of the length map, and chi its slope for the error."""
    f, (forward, backward) = ACTIVATIONS[slug](), gain(ACTIVATIONS[slug]())
    assert (forward, backward) == pytest.approx(GAINS[slug], rel=1e-10)
    assert length_map(f, 1.0, forward, 0.0) == pytest.approx(1, rel=1e-12)
    assert chi(f, 1.0, backward) == pytest.approx(1, rel=1e-12)


def test_a_step_has_no_backward_gain() -> None:
    """Where there is no slope, nothing keeps a gradient."""
    assert gain(ACTIVATIONS["step"]())[1] == float("inf")


@given(q=st.floats(1e-6, 1e6), sigma_w=st.floats(0.01, 10), sigma_b=st.floats(0, 5))
@settings(max_examples=30, deadline=None)
def test_a_rectifier_halves_the_length(q: float, sigma_w: float, sigma_b: float) -> None:
    """For ReLU the length map is σ_w² q/2 + σ_b² and chi is σ_w²/2, whatever q."""
    f = ACTIVATIONS["relu"]()
    assert length_map(f, q, sigma_w, sigma_b) == pytest.approx(sigma_w**2 * q / 2 + sigma_b**2, rel=1e-12)
    assert chi(f, q, sigma_w) == pytest.approx(sigma_w**2 / 2, rel=1e-12)


@pytest.mark.parametrize("kind", INITIALIZERS.values(), ids=INITIALIZERS)
def test_theory_speaks_of_random_weights_only(kind: type[Initializer]) -> None:
    """There is a prediction exactly for weights that are drawn around 0."""
    found = predict(ACTIVATIONS["tanh"](), kind(), law("normal", 20), layers=3, width=20)
    assert (found is not None) == kind.random


def by_hand(w: Initializer, depth: int, width: int, samples: int, bias: float, seed: int) -> tuple[Any, list[Any], Any]:
    """Inputs, weights and biases of every layer, errors: three streams of random numbers."""
    x = draw_inputs("normal", samples, width, np.random.default_rng((seed, 0)))
    rng = np.random.default_rng((seed, 1))
    layers = [(w.draw(rng, width, width), bias * rng.standard_normal(width)) for _ in range(depth)]
    return x, layers, np.random.default_rng((seed, 2)).standard_normal((samples, width), dtype=np.float32)


@pytest.mark.parametrize("slug", ["sigmoid", "tanh", "relu", "elu", "softplus"])
def test_torch_measures_the_same(slug: str) -> None:
    """Autograd on the same weights, in double precision, gives every column."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    w = INITIALIZERS["he_uniform"]()
    x, layers, error = by_hand(w, 4, 30, 50, 0.2, 3)
    h, sums = torch.tensor(x), []
    for weights, bias in layers:
        sums.append((h @ torch.tensor(weights) + torch.tensor(bias)).requires_grad_())
        h = getattr(torch.nn.functional, slug)(sums[-1])
    gradients = torch.autograd.grad((h * torch.tensor(error, dtype=torch.float64)).sum(), sums)
    values = [getattr(torch.nn.functional, slug)(z.detach()) for z in sums]
    found = propagate(ACTIVATIONS[slug](), w, depth=4, width=30, samples=50, bias=0.2, seed=3)
    same = {"gradient_std": [g.std(correction=0) for g in gradients], "mean": [v.mean() for v in values]}
    same |= {"std": [v.std(correction=0) for v in values], "second_moment": [(v**2).mean() for v in values]}
    same |= {"unit_spread": [v.std(0, correction=0).mean() for v in values]}
    same |= {"unit_difference": [v.std(1, correction=0).mean() for v in values]}
    for column, theirs in same.items():
        np.testing.assert_allclose(getattr(found, column), [float(v) for v in theirs], rtol=1e-9, err_msg=column)


def test_slopes_are_counted_as_flat_zero_and_dead() -> None:
    """A ReLU whose biases are far below 0: the units that never fire are dead, and their values exactly 0."""
    w = INITIALIZERS["normal"](deviation=0.001)
    found = propagate(ACTIVATIONS["relu"](), w, depth=1, width=64, samples=30, bias=5.0, seed=1)
    biases = by_hand(w, 1, 64, 30, 5.0, 1)[1][0][1]
    assert found.dead[0] == np.count_nonzero(biases < 0)
    assert found.zero[0] == found.saturated[0] == np.mean(biases < 0)


@settings(max_examples=60, deadline=None)
@given(
    slug=st.sampled_from(sorted(ACTIVATIONS)),
    start=st.sampled_from(sorted(INITIALIZERS)),
    depth=st.integers(1, 12),
    width=st.integers(1, 12),
    samples=st.integers(1, 20),
    span=st.sampled_from([None, (0.0, 1.0)]),
    seed=st.integers(0, 999),
)
def test_histograms_count_every_value(
    slug: str, start: str, depth: int, width: int, samples: int, span: tuple[float, float] | None, seed: int
) -> None:
    """Of any function with any weights; without fixed edges, nothing lies outside."""
    found = propagate(
        ACTIVATIONS[slug](), INITIALIZERS[start](), depth=depth, width=width, samples=samples, span=span, seed=seed
    )
    for seen, histograms in found.histograms.items():
        assert len(histograms) == min(found.layers, PANELS)
        for h in histograms:
            assert h.counts.sum() + h.below + h.above == width * samples
            assert (span is not None and seen == "values") or h.outside == 0
    for seen, histograms in found.fields.items():
        assert [h.layer for h in histograms] == list(range(1, found.layers + 1) if found.layers > PANELS else [])
        for h in histograms:
            assert h.counts.sum() + h.below + h.above == width * samples
            assert (span is not None and seen == "values") or h.outside == 0
    assert all(np.isfinite(getattr(found, c)).all() for c in ("mean", "std", "unit_spread", "unit_difference", "zero"))


@settings(deadline=None)
@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50), st.floats(-100, 100), st.floats(0.01, 100))
def test_histograms_agree_with_numpy(values: list[float], low: float, length: float) -> None:
    """Up to values on an edge between two bins, which may fall on either side."""
    h = histogram(1, np.array(values), (low, low + length))
    inside = np.sum((np.array(values) >= low) & (np.array(values) <= low + length))
    assert h.counts.sum() + h.below + h.above == len(values)
    assert abs(int(h.counts.sum()) - inside) <= np.sum(np.isclose(values, low))
    there, _ = np.histogram(values, BINS, (low, low + length))
    assert np.abs(np.cumsum(h.counts) - np.cumsum(there)).max() <= sum(np.isclose(v, h.edges).any() for v in values)


def test_a_histogram_reaches_from_end_to_end_of_single_precision() -> None:
    """The difference of two numbers may have no single-precision number; none is lost from its bin for that."""
    values = np.linspace(-3.3e38, 3.3e38, 301).astype(np.float32)
    span = bounds(None, values)
    assert histogram(1, values, span).counts.tolist() == np.histogram(values.astype(float), BINS, span)[0].tolist()


@pytest.mark.parametrize("kind", ["zeros", "ones", "constant"])
def test_equal_weights_make_equal_units(kind: str) -> None:
    """All units of a layer agree on every input; with zeros they say the same for every input, too."""
    found = propagate(ACTIVATIONS["tanh"](), INITIALIZERS[kind](), **SIZE)
    assert (found.distinct == 1).all()
    assert (found.unit_difference <= 1e-6).all()
    assert (found.unit_spread == 0).all() == (kind == "zeros")
    assert found.gradient_std[0] == 0 or kind != "zeros"


def test_an_explosion_stops_cleanly() -> None:
    """Squared ReLU doubles the exponent in each layer: what is in range is measured, as if the rest were not there."""
    f, w = ACTIVATIONS["relu2"](), INITIALIZERS["normal"](deviation=10.0)
    found = propagate(f, w, depth=50, width=40, samples=20)
    assert found.exploded_at is not None
    assert found.layers == found.exploded_at - 1
    short = propagate(f, w, depth=found.layers, width=40, samples=20)
    assert all(np.array_equal(getattr(found, c), getattr(short, c), equal_nan=True) for c in ARRAYS)
    assert 0 < found.second_moment[-1] < LARGEST**2


def test_what_explodes_at_once_leaves_an_empty_profile() -> None:
    """The exponential function of numbers in the hundreds: no layer is in range."""
    found = propagate(ACTIVATIONS["exponential"](), INITIALIZERS["normal"](deviation=10.0), **SIZE)
    assert (found.layers, found.exploded_at) == (0, 1)
    assert not any(found.histograms.values())


def test_the_tiniest_gradients_are_measured() -> None:
    """50 layers of sigmoids with weights near 0: 10⁻⁸⁰, far below single precision, and within a factor of 1.6 of theory."""
    f, w = ACTIVATIONS["sigmoid"](), INITIALIZERS["normal"](deviation=0.01)
    found = propagate(f, w, depth=50, width=100, samples=100)
    theory = predict(f, w, law("normal", 100), layers=50, width=100)
    assert theory is not None
    assert found.gradient_std[0] < 1e-70
    np.testing.assert_allclose(np.log(found.gradient_std), np.log(theory.gradient_std), atol=0.5)


@pytest.mark.parametrize(("slug", "least"), [("silu", 1e6), ("gelu", 1e2)])
def test_an_unstable_balance_tips_over_with_depth(slug: str, least: float) -> None:
    """Weights that keep the size at 1 do not keep it in 50 layers of 512 units: the mean square of the sums runs away."""
    scale = gain(ACTIVATIONS[slug]())[0] ** 2
    w = INITIALIZERS["variance_scaling"]().with_knob("scale", scale)
    found = propagate(ACTIVATIONS[slug](), w, depth=50, width=512, samples=50)
    assert found.length[0] == pytest.approx(scale, rel=0.05)
    assert found.length[-1] > least


def test_digits_are_drawn_without_repetition() -> None:
    """Images between 0 and 1, each at most once, and as theory is told."""
    x = draw_inputs("digits", 1797, 100, np.random.default_rng(0))
    assert (x.min(), x.max(), x.shape) == (0, 1, (1797, 64))
    assert len(np.unique(x, axis=0)) == len(np.unique(draw_inputs("digits", 1797, 5, np.random.default_rng(1)), axis=0))
    told = law("digits", 100)
    assert (told.features, told.second_moment) == (64, pytest.approx((x**2).mean()))


SLOPES = {
    "sigmoid": 0.25,
    "tanh": 1.0,
    "relu": 1.0,
    "hardsigmoid": 1 / 6,
    "relu2": None,
    "exponential": None,
    "step": None,
}


@pytest.mark.parametrize("slug", SLOPES)
def test_the_largest_slope_is_found_where_there_is_one(slug: str) -> None:
    """A step has none, and a slope that grows without end has none."""
    found = largest_slope(ACTIVATIONS[slug]())
    expected_slope = SLOPES[slug]
    assert np.isnan(found) if expected_slope is None else found == pytest.approx(expected_slope, rel=1e-5)


def test_only_functions_flat_on_both_sides_saturate() -> None:
    """Sigmoids and bounded rectifiers do, ReLU and its relatives do not."""
    flat = {slug for slug, kind in ACTIVATIONS.items() if saturates(kind())}
    assert {"sigmoid", "tanh", "hardtanh", "softsign", "arctan", "gaussian", "relu6"} <= flat
    assert not flat & {"identity", "relu", "leaky_relu", "elu", "selu", "gelu", "softplus", "sine", "step"}


def test_the_same_settings_give_the_same_bits() -> None:
    """Twice the same, and another seed something else."""
    first, again = (propagate(ACTIVATIONS["tanh"](), STARTS["he"], seed=7, **SIZE) for _ in range(2))
    assert all(getattr(first, c).tobytes() == getattr(again, c).tobytes() for c in ARRAYS)
    assert first.std[0] != propagate(ACTIVATIONS["tanh"](), STARTS["he"], seed=8, **SIZE).std[0]
