"""The gates of two inputs, and their pictures."""

from __future__ import annotations

import re
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.blocks import Figure
from acts.gates import GATES, Gate
from acts.gates.products import Product
from acts.references import keys
from acts.text import LANGS
from acts.views.curves import Curves
from acts.views.curves_parts import PARTS
from tests._reference import REFERENCE, exact, mpf
from tests.test_activations import height_of

EVERY = pytest.mark.parametrize("kind", GATES.values(), ids=GATES)
SOME = settings(max_examples=25, deadline=None, derandomize=True)
INPUTS = st.floats(-6, 6) | st.floats(-50, 50) | st.floats(-760, 760)
OPENING = {"glu": "sigmoid", "reglu": "relu", "geglu": "gelu", "swiglu": "silu", "bilinear": "identity"}


@EVERY
@SOME
@given(a=INPUTS, b=INPUTS.filter(bool))
def test_ten_units_in_the_last_place(kind: type[Gate], a: float, b: float) -> None:
    """Value, gradient and second derivatives are those of a s(b), as close as 10 ULP of the function of the gate."""
    g, at = kind(), (np.array([a]), np.array([b]))
    s, slope, bend = (exact(REFERENCE[OPENING[kind.slug]](), b, order, (0.0,)) for order in range(3))
    found = [g(*at), *g.gradient(*at), *g.second_derivatives(*at)]
    for got, factor, opened in zip(found, (a, 1, a, 0, 1, a), (s, s, slope, s, slope, bend), strict=True):
        true = mpf(factor) * opened
        allowed = 10 * abs(factor) * np.spacing(abs(float(opened))) + np.spacing(abs(float(true)))
        assert abs(mpf(float(got[0])) - true) <= mpf(float(allowed))


@EVERY
@SOME
@given(a=st.floats(-20, 20), b=st.floats(-20, 20).filter(lambda b: abs(b) > 0.01))
def test_derivatives_are_limits_of_quotients(kind: type[Gate], a: float, b: float) -> None:
    """Every derivative is the difference quotient of the one before, along the input it is named after."""
    g, h = kind(), 1e-5
    steps = [(np.array([a - h, a + h]), np.full(2, b)), (np.full(2, a), np.array([b - h, b + h]))]
    by_a, by_b = (float(np.diff(g(*s))[0]) / (2 * h) for s in steps)
    assert np.ravel(g.gradient(np.array([a]), np.array([b]))) == pytest.approx([by_a, by_b], rel=1e-6, abs=1e-6)
    twice = [float(np.diff(g.gradient(*steps[i])[j])[0]) / (2 * h) for i, j in ((0, 0), (1, 0), (1, 1))]
    found = np.ravel(g.second_derivatives(np.array([a]), np.array([b])))
    assert found == pytest.approx(twice, rel=1e-5, abs=1e-5)


@EVERY
def test_extremes_are_quiet(kind: type[Gate]) -> None:
    """No pair of inputs warns; NaN comes of NaN, or of 0 times ∞, and of nothing else."""
    ends = np.array([0.0, 5e-324, -745.2, 709.0, 1e308, -1e308, np.inf, -np.inf])
    g, (a, b) = kind(), np.meshgrid(ends, ends)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        y, *rest = g(a, b), *g.gradient(a, b), *g.second_derivatives(a, b)
        assert all(r.shape == a.shape for r in rest)
        assert np.isnan(g(np.array([np.nan, 1.0]), np.array([1.0, np.nan]))).all()
    assert not np.isnan(y[np.isfinite(a) & np.isfinite(b)]).any()


@EVERY
def test_pytorch_agrees(kind: type[Gate]) -> None:
    """The spelling that we print runs, with the value in the first half, and autograd gives our gradient."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    a, b = (torch.tensor(v, requires_grad=True) for v in np.random.default_rng(2).normal(0, 3, (2, 50)))
    functional = torch.nn.functional
    y = eval(kind.pytorch, {"F": functional, "a": a, "b": b, "x": torch.cat([a, b])})
    y.sum().backward()
    at = a.detach().numpy(), b.detach().numpy()
    assert y.detach().numpy() == pytest.approx(kind()(*at), rel=1e-13, abs=1e-15)
    for ours, theirs in zip(kind().gradient(*at), (a.grad, b.grad), strict=True):
        assert theirs.numpy() == pytest.approx(ours, rel=1e-13, abs=1e-14)


@EVERY
def test_it_is_described(kind: type[Gate]) -> None:
    """Two languages, a source that exists, a year, and formulas that can be set."""
    assert all(re.search(r"[.다]\.?$", text(lang)) for text in (kind.about, kind.use) for lang in LANGS)
    assert kind.source in keys() and 1940 < kind.year < 2030
    assert all(0 < height < 140 for height in map(height_of, (kind.tex, kind.tex_derivative)))


@EVERY
def test_the_map_shows_the_gate(kind: type[Gate]) -> None:
    """The color of a cell is the output there, rows falling with the value; its level lines lie on their level."""
    g = kind()
    view = Curves(span=3.0, parts=(PARTS["gates"](gate=g),))
    figure = next(b for b in view.show(view.compute(), "en") if isinstance(b, Figure) and b.raster)
    cells, at = figure.raster.cells.astype(float), np.linspace(-3, 3, 240, endpoint=False) + 3 / 240
    most = abs(g(np.array(3.0), np.array(3.0)))
    assert (cells - 127) / 127 * most == pytest.approx(g(at[::-1, None], at[None, :]), abs=most / 250)
    lines = figure.data["levels"]
    said = np.array([float(label.replace("−", "-")) for label in lines["label"]])
    assert g(lines["y"], lines["x"]) == pytest.approx(said, rel=1e-12)


def test_a_product_says_what_it_multiplies() -> None:
    """The slice at value 1 is the function of the gate: SwiGLU's is SiLU, and no more than that."""
    x = np.linspace(-5, 5, 11)
    for slug, kind in GATES.items():
        assert issubclass(kind, Product) and kind.opening.slug == OPENING[slug]
        assert np.array_equal(kind()(np.ones_like(x), x), kind.opening(x))
