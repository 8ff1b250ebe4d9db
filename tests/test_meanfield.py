"""The theory of signals: length map, its fixed points and the product of two inputs, against closed forms, mpmath and the papers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.activations import ACTIVATIONS, CATALOGUE, Activation
from acts.gauss import moments
from acts.meanfield import (
    chi,
    critical_line,
    fixed_point,
    fixed_points,
    gain,
    length_map,
    length_slope,
)
from acts.phases import phases
from acts.spreads import apart
from tests._product import product
from tests._reference import REFERENCE, mp, mpf

EVERY = pytest.mark.parametrize("kind", ACTIVATIONS.values(), ids=ACTIVATIONS)
ANGLES = pytest.mark.parametrize("c", [-0.99, -0.5, 0.0, 0.3, 0.9, 0.99, 1.0], ids=str)
RELU, STEP, TANH = (ACTIVATIONS[slug]() for slug in ("relu", "step", "tanh"))


@ANGLES
def test_a_rectifier_follows_the_arc_cosine_kernel(c: float) -> None:
    """Cho and Saul 2009: with weights of variance 2/n, c′ = (√(1−c²) + (π − arccos c) c)/π."""
    angle = np.arccos(c)
    kernel = (np.sin(angle) + (np.pi - angle) * c) / np.pi
    assert 2 * product(RELU, 1.7, c) / 1.7 == pytest.approx(kernel, rel=1e-10, abs=1e-15)


@ANGLES
def test_a_step_follows_the_angle(c: float) -> None:
    """Two normal variables are both positive with probability (π − arccos c)/(2π)."""
    assert product(STEP, 0.4, c) == pytest.approx((np.pi - np.arccos(c)) / (2 * np.pi), rel=1e-10)


@pytest.mark.parametrize("slug", ["tanh", "relu", "gelu", "selu"])
@pytest.mark.parametrize("q", [1e-4, 1.0, 50.0], ids=str)
def test_length_and_chi_agree_with_mpmath(slug: str, q: float) -> None:
    """q′ and χ have ten digits."""
    with mp.workdps(20):
        f, root = REFERENCE[slug](*dict(CATALOGUE[slug]()).values()), mp.sqrt(q)
        edges = sorted({mpf(k) for k in range(-12, 13, 2)} | {mpf(s) / mp.sqrt(q) for s in (-1, 1) if q > 1})
        found: list[Any] = [
            mp.quad(lambda z, g=g: g(root * z) ** 2 * mp.npdf(z), edges, maxdegree=6)
            for g in (f, lambda x: mp.diff(f, x) if x else mpf(0))
        ]
    ours = CATALOGUE[slug]()
    assert length_map(ours, q, 1.3, 0.2) == pytest.approx(1.69 * float(found[0]) + 0.04, rel=1e-10)
    assert chi(ours, q, 1.3) == pytest.approx(1.69 * float(found[1]), rel=1e-10)


@EVERY
@pytest.mark.parametrize("share", [0.9, 0.2], ids=str)
def test_two_inputs_part_as_their_product_says(kind: type[Activation], share: float) -> None:
    """What varies with the input is E f² − E f(u₁) f(u₂), to ten digits; the deviation is at most its root."""
    f, q = kind(), 0.7
    found = apart(f, q, share * q)
    assert found.variance == pytest.approx(moments(f, q).square - product(f, q, 1 - share), rel=1e-10)
    assert found.deviation <= found.variance**0.5 * (1 + 1e-12)


@pytest.mark.parametrize("share", [0.5, 1e-3, 1e-9, 1e-30], ids=str)
def test_the_spread_behind_a_rectifier_agrees_with_mpmath(share: float) -> None:
    """Mean over the units of variance and deviation over the inputs, to ten digits however alike the inputs are."""
    with mp.workdps(60):
        s, fixed = mpf(share), mp.sqrt(1 - mpf(share))
        m = mp.sqrt(s)

        def varying(a: Any) -> Any:
            mean = a * mp.ncdf(a / m) + m * mp.npdf(a / m)
            return max((a * a + s) * mp.ncdf(a / m) + a * m * mp.npdf(a / m) - mean**2, mpf(0))

        near = [m / fixed * k for k in (-30, -8, -3, 0, 3, 8, 30)]
        ends = sorted({mpf(-14), mpf(14), *(max(mpf(-14), min(mpf(14), at)) for at in near)})
        wanted = [mp.quad(lambda a, g=g: g(varying(fixed * a)) * mp.npdf(a), ends) for g in (mp.mpf, mp.sqrt)]
    assert apart(RELU, 1.0, share) == pytest.approx([float(v) for v in wanted], rel=1e-10)


@EVERY
@settings(max_examples=6, deadline=None, derandomize=True)
@given(sigma_w=st.floats(0.2, 3), sigma_b=st.floats(0.05, 2))
def test_a_fixed_point_is_kept(kind: type[Activation], sigma_w: float, sigma_b: float) -> None:
    """Each fixed point is one; with biases the first of them is stable, and stable and unstable ones alternate."""
    f, found = kind(), fixed_points(kind(), sigma_w, sigma_b)
    for point in found:
        if 0 < point.q < np.inf:
            assert length_map(f, point.q, sigma_w, sigma_b) == pytest.approx(point.q, rel=1e-10)
    assert all(p.slope > -0.5 for p in found)
    assert [p.slope < 1 for p in found] == [i % 2 == 0 for i in range(len(found))]
    reached = fixed_point(f, sigma_w, sigma_b)
    assert reached in [p.q for p in found]


def test_points_of_the_papers() -> None:
    """ReLU is critical at (√2, 0) alone (He et al. 2015), SELU keeps variance 1 (Klambauer et al. 2017), tanh orders below 1."""
    weights, biases = critical_line(RELU, np.array([0.01, 1.0, 30.0]))
    assert (weights, biases) == (pytest.approx(2), pytest.approx(0, abs=1e-15))
    selu = ACTIVATIONS["selu"]()
    assert fixed_point(selu, 1.0, 0.0) == pytest.approx(1, rel=1e-10)
    assert length_slope(selu, 1.0, 1.0) == pytest.approx(0.782647883197, rel=1e-10)
    assert fixed_point(TANH, 1.0, 0.0) == 0
    assert fixed_point(TANH, 5 / 3, 0.0) == pytest.approx(1.1785, rel=1e-4)


@EVERY
def test_the_critical_line_is_critical(kind: type[Activation]) -> None:
    """On it q is kept and χ is 1."""
    f, qs = kind(), np.array([0.02, 0.5, 3.0])
    for q, weights, biases in zip(qs, *critical_line(f, qs), strict=True):
        if np.isfinite(weights):
            assert length_map(f, float(q), weights**0.5, biases**0.5) == pytest.approx(q, rel=1e-10)
            assert chi(f, float(q), weights**0.5) == pytest.approx(1, rel=1e-10)


UNSTABLE = {  # dq′/dq at q = 1 under the forward gain
    "gelu": 1.144, "silu": 1.173, "mish": 1.076, "hardswish": 1.224, "quick_gelu": 1.137, "tanhshrink": 1.826,
    "softshrink": 1.472, "hardshrink": 1.045, "relu2": 2.0, "tanh": 0.461, "selu": 0.783, "elu": 0.891, "softsign": 0.477,
}  # fmt: skip


@pytest.mark.parametrize("slug", UNSTABLE)
def test_the_forward_gain_may_be_unstable(slug: str) -> None:
    """Signals leave q = 1 where the slope of the length map exceeds 1."""
    f = ACTIVATIONS[slug]()
    assert length_slope(f, 1.0, gain(f)[0]) == pytest.approx(UNSTABLE[slug], abs=6e-4)


@pytest.mark.parametrize("slug", ["tanh", "relu", "gelu", "gaussian", "hardshrink", "formula"])
def test_a_phase_diagram_is_its_settings_one_by_one(slug: str) -> None:
    """All settings at once give what each gives alone, to six digits."""
    f, w, b = ACTIVATIONS[slug](), np.linspace(0.13, 3.7, 7)[None], np.linspace(0.0, 1.9, 5)[:, None]
    found = phases(f, w, b)
    alone = np.array([[fixed_point(f, float(x), float(y)) for x in w[0]] for y in b[:, 0]])
    np.testing.assert_allclose(found.q, alone, rtol=1e-6)
    inside = (alone > 0) & np.isfinite(alone)
    each = np.array(
        [[chi(f, q, float(x)) if 0 < q < np.inf else 0 for q, x in zip(row, w[0], strict=True)] for row in alone]
    )
    np.testing.assert_allclose(found.chi[inside], each[inside], rtol=1e-6)
