"""The catalogue of functions of a vector."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.array import Array
from acts.references import keys
from acts.text import LANGS
from acts.vectors import VECTORS, VectorFunction
from acts.vectors.maxout import Maxout
from tests._reference import mp, mpf
from tests.strategies import specs
from tests.test_activations import height_of, off_by

EVERY = pytest.mark.parametrize("kind", VECTORS.values(), ids=VECTORS)
SHARES = pytest.mark.parametrize("slug", ["softmax", "softmin", "sparsemax", "entmax"])
SOME = settings(max_examples=40, deadline=None, derandomize=True)
SCORES = st.lists(st.floats(-30, 30) | st.floats(-800, 800) | st.floats(-1e-3, 1e-3), min_size=1, max_size=6)
LINES = st.lists(st.tuples(st.integers(-4, 4), st.integers(-4, 4)), min_size=2, max_size=5)


def softmax(x: list[float], temperature: float = 1.0) -> list[mpf]:
    e = [mp.exp(mpf(v) / mpf(temperature)) for v in x]
    return [v / mp.fsum(e) for v in e]


def simplex(x: list[float], power: int) -> list[mpf]:
    """Shares max(x / power - τ, 0)^power by bisection for τ, unlike the catalogue."""
    z = [mpf(v) / power for v in x]
    low, high = min(z) - 1, max(z)
    for _ in range(220):
        middle = (low + high) / 2
        low, high = (middle, high) if mp.fsum(max(v - middle, 0) ** power for v in z) > 1 else (low, middle)
    return [max(v - low, mpf(0)) ** power for v in z]


def log_softmax(x: list[float]) -> list[mpf]:
    with mp.workdps(760):  # ln(1 + e^-1600)
        total = mp.log(mp.fsum(mp.exp(mpf(v)) for v in x))
        return [v - total for v in x]


TRUTH: dict[str, Callable[..., list[mpf]]] = {
    "softmax": softmax,
    "softmin": lambda x: softmax([-v for v in x]),
    "log_softmax": log_softmax,
}


@pytest.mark.parametrize("slug", TRUTH)
@SOME
@given(data=st.data(), x=SCORES)
def test_eight_units_in_the_last_place(slug: str, data: st.DataObject, x: list[float]) -> None:
    """Every share and every log-share is right to 8 ULP, the dominant one as well."""
    f = data.draw(specs(VECTORS[slug]))
    assert max(map(off_by, f(np.array(x)).tolist(), TRUTH[slug](x, *dict(f).values()))) <= 8


@SOME
@given(x=st.lists(st.floats(-3, 3), min_size=1, max_size=6))
def test_exact_zeros(x: list[float]) -> None:
    """The closed algorithms of sparsemax and 1.5-entmax find what bisection finds, to the last digit of 1."""
    for slug, power in (("sparsemax", 1), ("entmax", 2)):
        true = [float(v) for v in simplex(x, power)]
        assert VECTORS[slug]()(np.array(x)) == pytest.approx(true, abs=1e-15)


@SOME
@given(x=st.lists(st.floats(-3, 3), min_size=2, max_size=5))
def test_entmax_jacobian(x: list[float]) -> None:
    """Its columns are difference quotients, wherever no share is just about to vanish."""
    f, h = VECTORS["entmax"](), 1e-6
    here = np.array(x)
    if all((f(here + side * h * e) > 0).tolist() == (f(here) > 0).tolist() for e in np.eye(len(x)) for side in (4, -4)):
        slopes = [(f(here + h * e) - f(here - h * e)) / (2 * h) for e in np.eye(len(x))]
        assert f.jacobian(here) == pytest.approx(np.array(slopes).T, abs=1e-6)


@SOME
@given(x=st.lists(st.integers(-5, 5), min_size=1, max_size=7), k=st.integers(1, 8))
def test_top_k(x: list[int], k: int) -> None:
    """The k largest stay, the first ones among equals; all others are 0, and so are their slopes."""
    f, kept = VECTORS["topk"](k=k), sorted(range(len(x)), key=lambda i: (-x[i], i))[:k]
    assert f(np.array(x, float)).tolist() == [v if i in kept else 0 for i, v in enumerate(x)]
    assert f.jacobian(np.array(x, float)).tolist() == np.diag([float(i in kept) for i in range(len(x))]).tolist()


@pytest.mark.parametrize("slug", TRUTH)
@SOME
@given(data=st.data(), x=st.lists(st.floats(-30, 30), min_size=2, max_size=4))
def test_jacobian(slug: str, data: st.DataObject, x: list[float]) -> None:
    """Row i, column j is the derivative of output i by input j, good to 12 digits."""
    f, h = data.draw(specs(VECTORS[slug])), mpf(10) ** -60
    found = f.jacobian(np.array(x))
    with mp.workdps(640):  # at temperature 0.05 a share may be e^-1200
        for j in range(len(x)):
            up, down = ([mpf(v) + side * h * (i == j) for i, v in enumerate(x)] for side in (1, -1))
            above, below = (TRUTH[slug](v, *dict(f).values()) for v in (up, down))
            slopes = [float((a - b) / (2 * h)) for a, b in zip(above, below, strict=True)]
            assert found[:, j] == pytest.approx(slopes, rel=1e-12, abs=1e-300)


@SHARES
@SOME
@given(data=st.data(), x=SCORES, shift=st.floats(-100, 100))
def test_shares(slug: str, data: st.DataObject, x: list[float], shift: float) -> None:
    """They are never negative, sum to 1, follow a permutation, and do not see a common shift."""
    f, scores = data.draw(specs(VECTORS[slug])), np.array(x)
    p = f(scores)
    assert (p >= 0).all()
    assert p.sum() == pytest.approx(1, rel=1e-14)
    assert f(scores[::-1]) == pytest.approx(p[::-1], rel=1e-13, abs=1e-15)
    assert f(np.round(scores) + np.round(shift)) == pytest.approx(f(np.round(scores)), rel=1e-13, abs=1e-300)


@SHARES
@SOME
@given(data=st.data(), x=SCORES)
def test_a_common_shift_changes_nothing(slug: str, data: st.DataObject, x: list[float]) -> None:
    """Every row of the Jacobian of shares sums to 0."""
    jacobian = data.draw(specs(VECTORS[slug])).jacobian(np.array(x))
    assert jacobian.sum(-1) == pytest.approx(0, abs=1e-13 * (1 + np.abs(jacobian).max()))


def test_sparsemax_jacobian_on_its_support() -> None:
    """Martins & Astudillo 2016: the projection onto the support, minus its mean."""
    found = VECTORS["sparsemax"]().jacobian(np.array([1.2, 0.9, 0.1, -1.0]))
    assert np.array_equal(found, [[0.5, -0.5, 0, 0], [-0.5, 0.5, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]])


def test_the_dominant_log_share_is_not_lost() -> None:
    """ln(1/(1 + 2 e^-40)) is -8.5e-18, where x - logsumexp(x) says 0."""
    assert VECTORS["log_softmax"]()(np.array([40.0, 0.0, 0.0]))[0] == pytest.approx(-2 * np.exp(-40), rel=1e-15)


@EVERY
@SOME
@given(data=st.data())
def test_extremes_are_quiet(kind: type[VectorFunction], data: st.DataObject) -> None:
    """Huge and infinite scores neither warn nor give NaN, and NaN stays."""
    f = data.draw(specs(kind))
    rows = np.array([[1e308, -1e308, 0], [np.inf, 0, 1], [-np.inf, 0, 1], [np.inf, np.inf, 0], [5e-324, 0, -5e-324]])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert not np.isnan(f(rows)).any()
        assert np.isnan(f(np.array([np.nan, 1.0]))).any()


@EVERY
def test_batches_are_rows(kind: type[VectorFunction]) -> None:
    """A stack of vectors gives the stack of the results."""
    f, x = kind(), np.random.default_rng(3).normal(size=(2, 3, 4))
    assert np.array_equal(f(x)[1, 2], f(x[1, 2]))
    assert np.array_equal(f.jacobian(x)[1, 2], f.jacobian(x[1, 2]))


@SOME
@given(lines=LINES, x=st.floats(-100, 100))
def test_maxout_is_the_highest_line(lines: list[tuple[int, int]], x: float) -> None:
    """Its value is the largest of its lines, its slope that of the line, its kinks where the slope changes."""
    f = Maxout(slopes=(*map(float, dict(lines)), 0.0), intercepts=(*map(float, dict(lines).values()), 0.0))
    assert f(np.array(x)) == max(w * x + b for w, b in zip(f.slopes, f.intercepts, strict=True))
    ends = np.array([-1e6, *f.kinks, 1e6])
    middle = f.jacobian((ends[:-1] + ends[1:]) / 2)
    assert (np.diff(middle) > 0).all()
    assert len(middle) == len(np.unique(f.jacobian(np.linspace(-50, 50, 20001) + 1e-7)))


@SOME
@given(f=specs(Maxout))
def test_maxout_lists_may_differ_in_length(f: Maxout) -> None:
    """A number that is missing is 0, so any two lists make a unit; it costs as many weights as it has lines."""
    assert len(f.slopes) == len(f.intercepts) == f.parameter_factor
    assert f == Maxout(slopes=f.slopes, intercepts=f.intercepts)


def test_maxout_can_be_relu() -> None:
    """max(0, x), and max(0.2 x, x) for the leaky one."""
    x = np.linspace(-3, 3, 25)
    assert np.array_equal(Maxout()(x), np.maximum(x, 0))
    assert np.array_equal(Maxout(slopes=(0.2, 1.0))(x), np.maximum(0.2 * x, x))


@pytest.mark.parametrize("slug", ["softmax", "softmin", "log_softmax", "maxout", "topk"])
def test_pytorch_agrees(slug: str) -> None:
    """The spelling that we print runs and gives our values."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    kind, x = VECTORS[slug], np.random.default_rng(5).normal(size=(7, 4))
    names: dict[str, Any] = {"torch": torch, "F": torch.nn.functional, "x": torch.tensor(x), "k": 2}
    found = eval(kind.pytorch, names).numpy()
    assert found == pytest.approx(pairwise_maximum(x) if slug == "maxout" else kind()(x), rel=1e-13)


def pairwise_maximum(x: Array) -> Array:
    return np.maximum(x[:, ::2], x[:, 1::2])


@EVERY
def test_it_is_described(kind: type[VectorFunction]) -> None:
    """Two languages, a source that exists, a year, a letter for every knob, and formulas that can be set."""
    assert all(kind.title(lang) and re.search(r"[.다]\.?$", kind.about(lang)) for lang in LANGS)
    assert kind.source in keys()
    assert 1940 < kind.year < 2030
    assert set(kind.letters) == set(kind.knobs())
    assert all(letter in kind.tex for letter in kind.letters.values())
    assert all(0 < height < 140 for height in map(height_of, (kind.tex, kind.tex_derivative)))
