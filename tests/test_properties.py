"""What is said of a function is what a search finds and what the literature says."""

from __future__ import annotations

from math import e, erfc, exp, inf, isnan, log, pi, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.activations import ACTIVATIONS, CATALOGUE, Activation
from acts.properties import Properties, properties
from tests.strategies import specs

EVERY = pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE)
SOME = settings(max_examples=12, deadline=None, derandomize=True)
GRID = np.concatenate([-np.geomspace(1e9, 1e-9, 400), [0.0], np.geomspace(1e-9, 1e9, 400), np.linspace(-30, 30, 2000)])
GRID.sort()


def said(slug: str, **knobs: float) -> Properties:
    return properties(CATALOGUE[slug](**knobs))


@EVERY
@SOME
@given(data=st.data())
def test_the_range_holds_every_value(kind: type[Activation], data: st.DataObject) -> None:
    """No value and no slope lies outside, and a search comes close to every finite end that is attained."""
    f = data.draw(specs(kind))
    p, y, slope = properties(f), f(GRID), f.derivative(GRID)
    for low, values, high in ((p.infimum, y, p.supremum), (p.slope_infimum, slope, p.slope_supremum)):
        assert low - 1e-14 * (1 + abs(low)) <= values.min() <= values.max() <= high + 1e-14 * (1 + abs(high))
    wide = max(p.lipschitz if np.isfinite(p.lipschitz) else 1.0, 1.0)
    assert not (p.infimum_attained and np.isfinite(p.infimum)) or y.min() <= p.infimum + 0.04 * wide
    assert not (p.supremum_attained and np.isfinite(p.supremum)) or y.max() >= p.supremum - 0.04 * wide


@EVERY
@SOME
@given(data=st.data())
def test_monotone_means_what_it_says(kind: type[Activation], data: st.DataObject) -> None:
    """Of two inputs the larger never gets the smaller output, and for a function called not monotone some do."""
    f = data.draw(specs(kind))
    x = np.sort(np.concatenate([GRID, f.breaks, np.nextafter(f.breaks, -inf), np.nextafter(f.breaks, inf)]))
    y = np.clip(f(x), -1e300, 1e300)
    slack = 1e-14 * np.abs(y[1:])
    up, down = bool((y[1:] >= y[:-1] - slack).all()), bool((y[1:] <= y[:-1] + slack).all())
    found = {"increasing": up, "decreasing": down, "constant": up and down, "none": not (up or down)}
    assert found[properties(f).monotone]


@EVERY
@SOME
@given(data=st.data(), a=st.floats(-20, 20), b=st.floats(-20, 20))
def test_lipschitz_bounds_every_chord(kind: type[Activation], data: st.DataObject, a: float, b: float) -> None:
    """|f(a) - f(b)| ≤ L |a - b|."""
    f = data.draw(specs(kind))
    ya, yb = f(np.array([a, b]))
    assert a == b or abs(ya - yb) <= properties(f).lipschitz * abs(a - b) * (1 + 1e-12) + 1e-14 * (abs(ya) + abs(yb))


@EVERY
@SOME
@given(data=st.data(), x=st.floats(1e-6, 100))
def test_symmetry_and_quiet_tails(kind: type[Activation], data: st.DataObject, x: float) -> None:
    """Odd and even are what mirrors show; beyond its quiet points the slope stays below 0.01, just before it does not."""
    f = data.draw(specs(kind))
    p, (left, right) = properties(f), f(np.array([-x, x]))
    assert not p.odd or left == pytest.approx(-right, rel=1e-13)
    assert not p.even or left == pytest.approx(right, rel=1e-13)
    for edge, side in ((p.quiet_below, -1), (p.quiet_above, 1)):
        if edge is not None and np.isfinite(edge):
            beyond = np.nextafter(edge, side * inf) + side * np.geomspace(1e-12, 1e6, 50) * (1 + abs(edge))
            assert (np.abs(f.derivative(beyond)) < 0.01).all()
            assert np.abs(f.derivative(np.array([edge - side * 1e-9 * (1 + abs(edge))])))[0] >= 0.01 * (1 - 1e-6)


@EVERY
@SOME
@given(data=st.data())
def test_smoothness_agrees_with_the_kinks(kind: type[Activation], data: st.DataObject) -> None:
    """A jump makes C⁻¹, a kink C⁰, a break of higher order at least C¹, none at all C∞."""
    f = data.draw(specs(kind))
    p = properties(f)
    assert {k.at for k in p.kinks} == set(f.kinks)
    steps, bends = (
        any(k.jump != 0 for k in p.kinks),
        any(abs(k.left_slope - k.right_slope) > 1e-15 * (1 + abs(k.left_slope)) for k in p.kinks),
    )
    wanted = {-1} if steps else {0} if bends else {-1, 0, 1, 2, 3} if f.kinks else {1, 2, 3} if f.breaks else {inf}
    assert p.derivatives in wanted
    assert (p.lipschitz == inf) >= (p.derivatives < 0)


LITERATURE = {  # mean, 1/√E f², 1/√E f′²: Klambauer et al. 2017 for SELU, He et al. 2015 for ReLU, closed forms, mpmath
    "relu": (1 / sqrt(2 * pi), sqrt(2), sqrt(2)),
    "leaky_relu": (0.99 / sqrt(2 * pi), sqrt(2 / (1 + 1e-4)), sqrt(2 / (1 + 1e-4))),
    "selu": (0.0, 1.0, 0.966025776974),
    "abs": (sqrt(2 / pi), 1.0, 1.0),
    "sine": (0.0, sqrt(2), sqrt(2) / 30),
    "gaussian": (1 / sqrt(3), 5**0.25, (4 / 5**1.5) ** -0.5),
    "exponential": (sqrt(e), 1 / e, 1 / e),
    "relu2": (0.5, sqrt(2 / 3), sqrt(1 / 2)),
    "sigmoid": (0.5, 1.84622854534, 4.72264608594),
    "tanh": (0.0, 1.59253741972, 1.46741359163),
    "gelu": (1 / (2 * sqrt(pi)), 1.5335304412, 1.48111441271),
    "silu": (0.206620964142, 1.67653247033, 1.62332025795),
    "mish": (0.240403888375, 1.48684758127, 1.44475523255),
    "elu": (exp(0.5) * erfc(1 / sqrt(2)) / 2 - 0.5 + 1 / sqrt(2 * pi), 1.2451983007, 1.22342855755),
    "starrelu": (0.0, 1.0, sqrt(5 / 8)),
    "step": (0.5, sqrt(2), inf),
}


@pytest.mark.parametrize("slug", LITERATURE)
def test_gains_of_the_literature(slug: str) -> None:
    """Mean and both gains have the digits that others print."""
    p = said(slug)
    assert (p.mean, p.forward_gain, p.backward_gain) == pytest.approx(LITERATURE[slug], rel=4e-12, abs=1e-15)


LOWEST = {  # mpmath with 50 digits; -W(1/e) for SiLU
    "silu": (-1.2784645427610738, -0.278464542761073795),
    "gelu": (-0.751791524693564457, -0.169971207479903662),
    "gelu_tanh": (-0.752461422071016258, -0.170040750571254051),
    "quick_gelu": (-0.751154255441288951, -0.163610189636353581),
    "mish": (-1.19243121451549521, -0.308843413017250407),
    "tanhexp": (-1.07886005846462406, -0.353285777848211271),
    "hardswish": (-1.5, -0.375),
    "phish": (0.0, 0.0),
    "abs": (0.0, 0.0),
}


@pytest.mark.parametrize("slug", LOWEST)
def test_the_lowest_points(slug: str) -> None:
    """Where a function dips, its lowest point is known to the last digits."""
    p = said(slug)
    assert p.minimum == pytest.approx(LOWEST[slug], rel=1e-15, abs=1e-15)
    assert (p.infimum, p.infimum_attained, p.monotone) == (pytest.approx(LOWEST[slug][1], rel=1e-15), True, "none")


CLASSES = {
    "C⁻¹": ("step", "sign", "threshold", "hardshrink", "jumprelu"),
    "C⁰": ("relu", "relu6", "leaky_relu", "selu", "hardtanh", "hardsigmoid", "hardswish", "softshrink", "abs"),
    "C¹": ("elu", "celu", "pelu", "softsign", "relu2", "starrelu", "sparse_plus", "symlog"),
    "C²": ("isrlu",),
    "C∞": ("sigmoid", "tanh", "gelu", "silu", "mish", "softplus", "squareplus", "sine", "tanhshrink", "bent_identity"),
}


@pytest.mark.parametrize(("smooth", "slug"), [(c, s) for c, slugs in CLASSES.items() for s in slugs])
def test_smoothness_of_the_literature(smooth: str, slug: str) -> None:
    """The class of continuity, which no published table of activation functions gets right everywhere."""
    assert said(slug).smoothness == smooth


@pytest.mark.parametrize("power", [*range(1, 8), 9, 20])
def test_no_more_smoothness_is_claimed_than_was_seen(power: int) -> None:
    """relu(x)ⁿ has n - 1 continuous derivatives; from the third on, it is said to have three or more."""
    smooth = properties(ACTIVATIONS["formula"](expression=f"relu(x)**{power}")).smoothness
    assert smooth == ("C⁰", "C¹", "C²", "≥ C³")[min(power, 4) - 1]


def test_ends_are_told_from_values() -> None:
    """Sigmoid nears 0 and 1 without reaching them, however it is rounded; hard sigmoid reaches both."""
    soft, hard, steep = said("sigmoid"), said("hardsigmoid"), said("softplus", beta=100.0)
    assert (soft.infimum, soft.supremum, soft.infimum_attained, soft.supremum_attained) == (0, 1, False, False)
    assert (hard.infimum, hard.supremum, hard.infimum_attained, hard.supremum_attained) == (0, 1, True, True)
    assert (steep.infimum, steep.infimum_attained, steep.strict) == (0, False, True)


def test_knobs_are_followed() -> None:
    """ELU loses its smoothness with alpha, leaky ReLU its kink at slope 1, hard tanh its symmetry with its bounds."""
    assert (said("elu").smoothness, said("elu", alpha=1.5).smoothness) == ("C¹", "C⁰")
    assert (said("leaky_relu", negative_slope=1.0).smoothness, said("prelu", weight=-0.5).monotone) == ("C∞", "none")
    assert (said("hardtanh").odd, said("hardtanh", max_val=2.0).odd) == (True, False)
    assert said("softplus", beta=2.0).quiet_below == pytest.approx(-log(99) / 2)
    assert said("swish", beta=50.0).minimum == pytest.approx((LOWEST["silu"][0] / 50, LOWEST["silu"][1] / 50))
    assert said("sine", omega=3.0).lipschitz == pytest.approx(3.0)


def test_saturation() -> None:
    """The slope of tanh is below 1 % beyond 2.993; that of ReLU at once on the left and never on the right."""
    tanh, relu, wave = said("tanh"), said("relu"), said("sine")
    assert (tanh.quiet_below, tanh.quiet_above) == (pytest.approx(-2.99322284612638), pytest.approx(2.99322284612638))
    assert (relu.quiet_below, relu.quiet_above, relu.left_slope, relu.right_slope) == (0.0, None, 0.0, 1.0)
    assert isnan(wave.right_slope)
    assert wave.quiet_above is None


@pytest.mark.parametrize(
    ("slug", "name", "param"),
    [("identity", "linear", None), ("relu", "relu", None), ("leaky_relu", "leaky_relu", 0.01), ("tanh", "tanh", None),
     ("sigmoid", "sigmoid", None), ("selu", "selu", None)],
)  # fmt: skip
def test_gains_of_pytorch(slug: str, name: str, param: float | None) -> None:
    """We repeat what calculate_gain says, and say rightly whether it is 1/√E f²."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    p = said(slug)
    assert p.pytorch_gain is not None
    assert p.pytorch_gain.value == torch.nn.init.calculate_gain(name, param)
    assert p.pytorch_gain.derived == (p.pytorch_gain.value == pytest.approx(p.forward_gain, rel=1e-12))
