"""The fast forms that training uses, held to the careful functions of the same class."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.activations import ACTIVATIONS, Activation
from acts.array import Singles
from acts.kernels import is_fast, kernel
from tests.strategies import specs

FAST = [kind for kind in ACTIVATIONS.values() if is_fast(kind())]
GRID = np.concatenate([np.linspace(-80, 80, 8001), np.linspace(-6, 6, 4001), [1e-30, -1e-30, 0]]).astype(np.float32)
SOME = settings(max_examples=20, deadline=None, derandomize=True)


def applied(f: Activation, x: Singles) -> tuple[Singles, Singles]:
    """f and f′ at *x* as training computes them."""
    z, slope = x.copy(), np.full_like(x, np.nan)
    with np.errstate(all="ignore"):
        kernel(f)(z, slope)
    return z, slope


@pytest.mark.parametrize("kind", FAST, ids=lambda k: k.slug)
@SOME
@given(data=st.data())
def test_fast_and_careful_agree(kind: type[Activation], data: st.DataObject) -> None:
    """Value and slope agree to 2e-6, relative or absolute, with any setting; a break may move by a rounding."""
    f = data.draw(specs(kind))
    off = np.array([np.abs(GRID - at) > 1e-5 * (1 + abs(at)) for at in f.breaks] or [np.isfinite(GRID)]).all(0)
    x = np.concatenate([GRID[off], np.array([at for at in f.kinks if at == float(np.float32(at))], np.float32)])
    z, slope = applied(f, x)
    exact = x.astype(np.float64)
    assert np.allclose(z, f(exact), rtol=2e-6, atol=2e-6)
    assert np.allclose(slope, f.derivative(exact), rtol=2e-6, atol=2e-6)


@pytest.mark.parametrize("kind", [kind for kind in ACTIVATIONS.values() if kind.switch], ids=lambda k: k.slug)
def test_a_switch_is_one(kind: type[Activation]) -> None:
    """Its slope is 1 exactly where its input is positive, down to the smallest number that is."""
    tiny = np.nextafter(np.float32(0), np.float32(1))
    x = np.concatenate([GRID, np.array([tiny, -tiny, -0.0, 1e30, -1e30, np.inf, -np.inf], np.float32)])
    assert np.array_equal(applied(kind(), x)[1], x > 0)
    assert np.array_equal(kind().derivative(x.astype(np.float64)), x > 0)


@pytest.mark.parametrize("kind", ACTIVATIONS.values(), ids=ACTIVATIONS)
def test_not_a_number_stays_one(kind: type[Activation]) -> None:
    """A network that has lost its way is never made to look healthy."""
    value, _ = applied(kind(), np.full(33, np.nan, np.float32))
    assert np.isnan(value).all()


@pytest.mark.parametrize("kind", FAST, ids=lambda k: k.slug)
def test_the_same_bits_twice(kind: type[Activation]) -> None:
    """A number gives the same bits again, wherever it stands in an array and in whatever company."""
    once, again = applied(kind(), GRID), applied(kind(), GRID[7:-5])
    assert all(a[7:-5].tobytes() == b.tobytes() for a, b in zip(once, again, strict=True))
    assert all(a.tobytes() == b.tobytes() for a, b in zip(once, applied(kind(), GRID), strict=True))
