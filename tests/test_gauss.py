"""Expectations under a normal distribution: kinks, jumps, waves and explosions cost no digits."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.activations import ACTIVATIONS, CATALOGUE, Activation
from acts.array import Array
from acts.gauss import expect, moments
from tests._reference import REFERENCE, Function, mp, mpf
from tests.strategies import specs

EVERY = pytest.mark.parametrize("kind", ACTIVATIONS.values(), ids=ACTIVATIONS)
SCALES = pytest.mark.parametrize("scale", [1e-3, 0.1, 1.0, 3.0, 10.0], ids=str)
FEW = settings(max_examples=6, deadline=None, derandomize=True)

CLOSED: dict[str, tuple[Callable[[Array], Array], tuple[float, ...], Callable[[float], float]]] = {
    "1": (np.ones_like, (), float(1).__pow__),
    "x^2": (np.square, (), lambda s: s**2),
    "x^4": (lambda x: x**4, (), lambda s: 3 * s**4),
    "|x|": (np.abs, (0.0,), lambda s: s * float(mp.sqrt(2 / mp.pi))),
    "max(x, 0)^3": (lambda x: np.maximum(x, 0) ** 3, (0.0,), lambda s: s**3 * float(mp.sqrt(2 / mp.pi))),
    "x > 1": (lambda x: np.where(x > 1, 1.0, 0.0), (1.0,), lambda s: float(mp.erfc(1 / (s * mp.sqrt(2))) / 2)),
    "exp(x)": (np.exp, (), lambda s: float(mp.exp(mpf(s) ** 2 / 2))),
    "exp(2 x)": (lambda x: np.exp(2 * x), (), lambda s: float(mp.exp(2 * mpf(s) ** 2))),
    "exp(-x^2)": (lambda x: np.exp(-x * x), (), lambda s: float(1 / mp.sqrt(1 + 2 * mpf(s) ** 2))),
    "1 + cos(40 x)": (lambda x: 1 + np.cos(40 * x), (), lambda s: float(1 + mp.exp(-800 * mpf(s) ** 2))),
}


@SCALES
@pytest.mark.parametrize("name", CLOSED)
def test_closed_forms(name: str, scale: float) -> None:
    """Twelve digits of every integral that can be written down, from scale 0.001 to 10."""
    g, kinks, true = CLOSED[name]
    assert expect(g, kinks, scale) == pytest.approx(true(scale), rel=1e-12, abs=1e-300)


def panels(f: Activation, q: float) -> list[mpf]:
    at = {mpf(b) / mp.sqrt(q) for b in f.breaks}
    return sorted(
        {mpf(k) for k in range(-12, 13)}
        | {z + side * mpf(2) ** -j for z in at | {mpf(0)} for j in (0, 3, 6) for side in (-1, 0, 1)}
    )


@pytest.mark.parametrize(("slug", "q"), [("softsign", 30.0), ("gelu", 0.04), ("hardswish", 30.0), ("hardshrink", 1.0)])
def test_moments_agree_with_mpmath(slug: str, q: float) -> None:
    """The first two moments have the digits that mpmath finds with 30."""
    f = CATALOGUE[slug]()
    with mp.workdps(25):
        g: Function = REFERENCE[slug](*dict(f).values())
        root, norm = mp.sqrt(q), mp.sqrt(2 * mp.pi)
        mean, square = (
            mp.quad(lambda z, p=p: g(root * z) ** p * mp.exp(-z * z / 2) / norm, panels(f, q), maxdegree=5)
            for p in (1, 2)
        )
    found = moments(f, q)
    assert found.mean == pytest.approx(float(mean), rel=1e-12, abs=1e-14)
    assert found.square == pytest.approx(float(square), rel=1e-12)


@EVERY
@FEW
@given(data=st.data())
def test_a_square_wins_over_the_mean(kind: type[Activation], data: st.DataObject) -> None:
    """E f² is at least (E f)², and no moment is NaN, for any setting and any second moment."""
    f, q = data.draw(specs(kind)), data.draw(st.floats(1e-6, 1e4))
    mean, square, slope_square = moments(f, q)
    assert square >= mean * mean * (1 - 1e-12)
    assert slope_square >= 0


@EVERY
@FEW
@given(data=st.data())
def test_steins_lemma(kind: type[Activation], data: st.DataObject) -> None:
    """E X f(X) = q E f′(X), plus the density at each jump times its height: f, f′, jumps and quadrature agree."""
    f, q = data.draw(specs(kind)), data.draw(st.floats(0.01, 9.0))
    s = np.sqrt(q)
    steps = [float(np.diff(f(np.nextafter(at, [-np.inf, np.inf])))[0]) for at in f.jumps]
    density = [np.exp(-at * at / (2 * q)) / (s * np.sqrt(2 * np.pi)) for at in f.jumps]
    slope = expect(f.derivative, f.breaks, s)
    size = expect(lambda x: np.abs(x * f(x)), f.breaks, s) + q * expect(lambda x: np.abs(f.derivative(x)), f.breaks, s)
    assert expect(lambda x: x * f(x), f.breaks, s) == pytest.approx(
        q * (slope + np.dot(steps, density)), abs=1e-11 * size + 1e-300
    )


@EVERY
def test_many_at_once(kind: type[Activation]) -> None:
    """An array of second moments gives what each gives alone."""
    f, q = kind(), np.array([[0.01, 1.0], [7.0, 0.0]])
    together = moments(f, q)
    for i, part in enumerate(together):
        alone = [[moments(f, float(v))[i] for v in row] for row in q]
        assert part == pytest.approx(np.array(alone), rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("slug", ["sine", "snake"])
@FEW
@given(data=st.data())
def test_waves_in_closed_form(slug: str, data: st.DataObject) -> None:
    """The formulas for waves are what quadrature finds while it can still count them."""
    f, q = data.draw(specs(CATALOGUE[slug])), data.draw(st.floats(0.01, 2.0))
    found, s = moments(f, q), float(np.sqrt(q))
    assert found.mean == pytest.approx(expect(f, (), s), rel=1e-11, abs=1e-13)
    assert found.square == pytest.approx(expect(lambda x: f(x) ** 2, (), s), rel=1e-11)
    assert found.slope_square == pytest.approx(expect(lambda x: f.derivative(x) ** 2, (), s), rel=1e-11)


def test_an_explosion_is_followed_outward() -> None:
    """E exp(2X) is right while the float range lasts, and infinite beyond it, without a warning."""
    q = np.array([1.0, 100.0, 200.0, 400.0])
    square = moments(CATALOGUE["exponential"](), q).square
    assert square[:3] == pytest.approx(np.exp(2 * q[:3]), rel=1e-12)
    assert np.isinf(square[3])


def test_a_kink_that_nobody_named() -> None:
    """Without its kink |x - 1/3| still has nine digits."""
    assert expect(lambda x: np.abs(x - 1 / 3)) == pytest.approx(expect(lambda x: np.abs(x - 1 / 3), (1 / 3,)), rel=1e-9)


def test_what_lies_beyond_the_core_is_found() -> None:
    """A function that is 0 within twelve deviations still has the tiny moments of its tails."""
    found = moments(CATALOGUE["hardshrink"](lambd=3.0), 0.0625)
    assert found.slope_square == pytest.approx(float(mp.erfc(12 / mp.sqrt(2))), rel=1e-12)
