"""The catalogue of mistakes: each is a mistake by the number said, and none of them is ours."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.activations import CATALOGUE, Activation
from acts.errata import ERRATA, Erratum
from acts.errata.base import complaints
from acts.gauss import moments
from acts.properties import properties
from acts.references import keys
from acts.text import LANGS
from acts.vectors import VECTORS
from acts.vectors.maxout import Maxout
from acts.views.curves import Curves
from acts.views.curves_parts import PARTS
from tests._reference import REFERENCE, mp, mpf
from tests.strategies import specs
from tests.test_activations import height_of

EVERY = pytest.mark.parametrize("kind", ERRATA.values(), ids=ERRATA)
SOME = settings(max_examples=12, deadline=None, derandomize=True)


def made(slug: str, **knobs: float) -> Activation:
    return CATALOGUE[slug](**knobs)


def tanh_form(root: mpf, cube: str, *, overwritten: bool = False) -> mpf:
    """The approximation of GELU(1) with another root or coefficient, or with the inner argument in front."""
    u = root * (1 + mpf(cube))
    return (u if overwritten else 1) / mpf(2) * (1 + mp.tanh(u))


def second_moment(scale: mpf, left: Callable[[mpf], mpf]) -> mpf:
    """E f(Z)² of scale·x on the right and *left* on the left."""
    density = mp.npdf
    return mp.quad(lambda z: (scale * left(z)) ** 2 * density(z), [-mp.inf, -3, 0]) + scale**2 / 2


def minimum(slug: str) -> mpf:
    f = REFERENCE[slug]()
    return f(mp.findroot(lambda x: mp.diff(f, x), -1))


ROOT, CUBE, X = mp.sqrt(2 / mp.pi), "0.044715", mpf(1)
ALPHA, SCALE = mpf("1.6732632423543772848170429916717"), mpf("1.0507009873554804934193349852946")
SHARES = [mp.exp(v) / mp.fsum(mp.exp(mpf(w)) for w in ("2", "1", "0.1")) for v in (2,)]
SIGMA = REFERENCE["sigmoid"]()
GELU, TANH_GELU = REFERENCE["gelu"](), REFERENCE["gelu_tanh"]()
TRUTH: dict[str, tuple[mpf | float, mpf | float]] = {
    "gelu_precedence": (tanh_form(1 / mp.pi, CUBE), TANH_GELU(X)),
    "gelu_coefficient": (tanh_form(ROOT, "0.44715"), TANH_GELU(X)),
    "gelu_overwritten": (tanh_form(ROOT, CUBE, overwritten=True), TANH_GELU(X)),
    "gelu_three_slips": (tanh_form(1 / mp.pi, "0.44715", overwritten=True), TANH_GELU(X)),
    "gelu_root_over_pi": (tanh_form(mp.sqrt(2) / mp.pi, CUBE), TANH_GELU(X)),
    "gelu_brackets": (X / 2 + mp.erf(1 / mp.sqrt(2)), GELU(X)),
    "gelu_erf_over_root": ((1 + mp.erf(1) / mp.sqrt(2)) / 2, GELU(X)),
    "gelu_mixed_derivative": (
        SIGMA(2 * ROOT * (mpf("1.9") + mpf(CUBE) * mpf("1.9") ** 3)) + mpf("1.9") * mp.npdf(mpf("1.9"))
        - mp.diff(TANH_GELU, mpf("1.9")), 0,
    ),
    "gelu_tail": (0, GELU(mpf(-9))),
    "gelu_range": (-inf, minimum("gelu")),
    "silu_range": (-inf, minimum("silu")),
    "mish_range": (-inf, minimum("mish")),
    "gelu_centered": (0, 1 / (2 * mp.sqrt(mp.pi))),
    "swiglu_as_silu": (SIGMA(X), SIGMA(X) / 2),
    "selu_constants": (second_moment(X, mp.expm1), 1),
    "selu_exchanged": (second_moment(ALPHA, lambda z: SCALE * mp.expm1(z)), 1),
    "selu_of_leaky": (SCALE**2 * (1 + ALPHA**2) / 2, 1),
    "selu_slope": (SCALE * (SCALE * ALPHA * mp.expm1(-10) + ALPHA), SCALE * ALPHA * mp.exp(-10)),
    "leaky_maximum": (-1, -2),
    "leaky_zero": (mpf("-1.2"), 0),
    "relu_quotient": (mpf("0.5"), 0),
    "elu_smooth": (0, 1),
    "elu_subtracted": (0, mp.expm1(mpf(-1e-17))),
    "lecun_constant": (mpf("1.7519") * mp.tanh(mpf(2) / 3), mpf("1.7159") * mp.tanh(mpf(2) / 3)),
    "hard_sigmoids": (mpf("0.7"), mpf(2) / 3),
    "sigmoid_slope": (mpf("0.3"), mpf("0.25")),
    "arctan_monotone": (0, mpf(1) / 65),
    "softsign_range": (0, -1),
    "tanh_quotient": (nan, mp.tanh(710)),
    "tanh_quotient_single": (nan, mp.tanh(89)),
    "sigmoid_naive": (-inf, mp.log(SIGMA(mpf(-1000)))),
    "sigmoid_where": (4, 0),
    "softplus_naive": (inf, mp.log1p(mp.exp(1000))),
    "softmax_as_sigmoid": (SIGMA(mpf(2)), SHARES[0]),
    "softmax_of_sigmoids": (SIGMA(mpf(2)) / mp.fsum(SIGMA(mpf(v)) for v in ("2", "1", "0.1")), SHARES[0]),
    "softmax_naive": (nan, 1),
}  # fmt: skip


@EVERY
def test_the_number_is_the_mistake(kind: type[Erratum]) -> None:
    """Both numbers are those of mpmath, and they are not the same."""
    wrong, right = (float(v) for v in TRUTH[kind.slug])
    found = kind().becomes()
    assert found == pytest.approx((wrong, right), rel=1e-9, abs=1e-12 if abs(right) > 1e-9 else 1e-30, nan_ok=True)
    assert wrong != right


@EVERY
@SOME
@given(data=st.data())
def test_both_lines_can_be_drawn(kind: type[Erratum], data: st.DataObject) -> None:
    """With any setting neither line warns, the right one is finite everywhere, and the wrong one is another."""
    e, usual = data.draw(specs(kind)), kind()
    x = np.linspace(*e.span, 101)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert np.isfinite(e.right(x)).all()
        assert e.wrong(x).shape == x.shape
    apart = ~np.isclose(usual.wrong(x), usual.right(x), rtol=1e-9, atol=1e-17)
    assert apart.any()


@EVERY
def test_it_can_be_read(kind: type[Erratum]) -> None:
    """Words in both languages, formulas that can be set, code that is Python, a work that has it right."""
    e = kind()
    for lang in LANGS:
        assert all(text(lang) for text in (e.title, e.about, e.truth, e.line))
        assert all(text(lang).endswith(".") for text in (e.about, e.truth, e.shown()))
    assert all(0 < height_of(tex) < 140 for tex in (e.tex, e.right_tex))
    assert e.source in keys()
    for code in (e.code, e.right_code):
        compile(code, e.slug, "exec")
    assert e.code != e.right_code


@EVERY
@pytest.mark.parametrize("lang", LANGS)
def test_it_is_shown(kind: type[Erratum], lang: str) -> None:
    """The section draws it, the wrong line dashed and both of them named."""
    part = PARTS["errata"](erratum=kind())
    blocks = {type(b).__name__: b for b in part.show(Curves(), None, lang)}
    figure = blocks["Figure"]
    assert set(figure.data["lines"]["series"]) == set(figure.data["ends"]["series"])
    assert len(figure.data["ends"]) == 2
    assert all(np.isfinite(figure.data["lines"][axis]).all() for axis in "xy")
    assert len(blocks["Details"].blocks[0].rows) == len(ERRATA)


def test_complaints_are_warnings() -> None:
    """What is counted quietly is what NumPy warns of aloud."""
    x = np.linspace(-1000.0, 1000.0, 201)
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))
    assert ERRATA["sigmoid_where"]().becomes()[0] == len(heard) == 4
    assert complaints(lambda: np.exp(-np.abs(x))) == 0


def test_gelu_has_the_digits_of_the_paper() -> None:
    """GELU(1) in either form, and the largest difference of the two."""
    exact, near = made("gelu"), made("gelu_tanh")
    x = np.linspace(-6, 6, 12001)
    assert exact(np.array(1.0)) == pytest.approx(0.8413447460685429, rel=1e-15)
    assert near(np.array(1.0)) == pytest.approx(0.8411919906082768, rel=1e-15)
    assert np.abs(exact(x) - near(x)).max() == pytest.approx(4.73e-4, abs=5e-7)


@pytest.mark.parametrize("slug", ["gelu", "gelu_tanh"])
def test_either_gelu_has_its_own_derivative(slug: str) -> None:
    """The slope is that of the form itself; mixing the two is off by 8.3e-4 at worst."""
    f, x, h = made(slug), np.linspace(-4, 4, 801), 1e-5
    assert f.derivative(x) == pytest.approx((f(x + h) - f(x - h)) / (2 * h), abs=1e-9)
    assert np.abs(ERRATA["gelu_mixed_derivative"]().wrong(x)).max() == pytest.approx(8.3e-4, abs=5e-6)


def test_selu_keeps_mean_and_variance() -> None:
    """E f(Z) = 0 and E f(Z)² = 1, with the constants of the paper."""
    mean, square, _ = moments(made("selu"), 1.0)
    assert (mean, square) == pytest.approx((0, 1), abs=1e-9)
    floor, top = made("selu")(np.array([-1e3, 1.0]))
    assert (top, -floor / top) == pytest.approx((1.0507009873554805, 1.6732632423543772), rel=1e-15)


@SOME
@given(x=st.floats(-40, -1e-6))
def test_the_slope_of_selu(x: float) -> None:
    """Left of 0 it is f + λα, which is λα e^x and positive."""
    f, at, both = made("selu"), np.array(x), float(SCALE * ALPHA)
    assert f.derivative(at) == pytest.approx(f(at) + both, abs=1e-15)
    assert f.derivative(at) == pytest.approx(float(SCALE * ALPHA * mp.exp(x)), rel=1e-14)
    assert f.derivative(at) > 0


@SOME
@given(slope=st.floats(-1, 2), x=st.floats(-9, 9))
def test_a_leak_is_no_maximum(slope: float, x: float) -> None:
    """x on the right and αx on the left for every α; α = 0 is ReLU and not the default."""
    assert made("prelu", weight=slope)(np.array(x)) == (x if x > 0 else slope * x)
    assert made("leaky_relu", negative_slope=0.0)(np.array(x)) == made("relu")(np.array(x)) == max(x, 0)


@SOME
@given(alpha=st.floats(0.1, 3))
def test_elu_is_smooth_only_with_alpha_one(alpha: float) -> None:
    """The property card follows α; CELU is smooth with any."""
    assert (properties(made("elu", alpha=alpha)).derivatives >= 1) == (alpha == 1)
    assert properties(made("elu")).derivatives == properties(made("celu", alpha=alpha)).derivatives == 1


def test_lecun_and_hard_sigmoid_have_the_usual_constants() -> None:
    """f(1) is 1 to five digits; PyTorch's hard sigmoid rises by a sixth."""
    assert made("lecun_tanh")(np.array(1.0)) == pytest.approx(0.999997, abs=5e-7)
    assert made("hardsigmoid").derivative(np.array(0.5)) == pytest.approx(1 / 6, rel=1e-15)


def test_the_largest_slopes() -> None:
    """A quarter for sigmoid, one for tanh: that is why tanh vanishes later, not its mean."""
    assert properties(made("sigmoid")).slope_supremum == 0.25
    assert properties(made("tanh")).slope_supremum == 1


RANGES = {
    "tanh": (-1, 1), "sine": (-1, 1), "softsign": (-1, 1), "arctan": (-np.pi / 2, np.pi / 2), "sigmoid": (0, 1),
    "prelu": (-inf, inf), "rrelu": (-inf, inf), "elu": (-1, inf), "hardtanh": (-1, 1), "softplus": (0, inf),
}  # fmt: skip


@pytest.mark.parametrize("slug", RANGES)
def test_ranges_that_tables_get_wrong(slug: str) -> None:
    """Lower and upper end are computed, and they are these."""
    p = properties(made(slug))
    assert (p.infimum, p.supremum) == pytest.approx(RANGES[slug], rel=1e-14)


def test_ranges_follow_the_sign_of_alpha() -> None:
    """A negative slope folds PReLU up: then it takes no negative value."""
    assert properties(made("prelu", weight=-0.5)).infimum == 0
    assert properties(made("elu", alpha=2.0)).infimum == -2


def test_direction_and_symmetry_that_tables_get_wrong() -> None:
    """Arctan rises and is odd, GELU is neither monotone nor centered, hard tanh is odd."""
    rising, dipping = properties(made("arctan")), properties(made("gelu"))
    assert (rising.monotone, rising.odd, rising.even) == ("increasing", True, False)
    assert (dipping.monotone, dipping.odd, dipping.zero_centered) == ("none", False, False)


@pytest.mark.parametrize("slug", CATALOGUE)
def test_no_warning_from_minus_to_plus_a_thousand(slug: str) -> None:
    """The whole range at once, as a plot asks for it: no overflow, nothing that is not a number."""
    x = np.linspace(-1000, 1000, 20001)
    f = made(slug)
    assert complaints(lambda: f(x)) + complaints(lambda: f.derivative(x)) == 0
    assert np.isfinite(f(x)).all() == (slug != "exponential")  # e^1000 has no finite value


def test_a_kink_is_drawn_as_a_jump() -> None:
    """On the curves page no point of ReLU's slope lies between 0 and 1."""
    view = Curves(functions=(made("relu"),))
    slopes = view.look().traced[0].slope
    assert set(slopes) == {0.0, 1.0}


def test_vector_functions_have_no_scalar_derivative() -> None:
    """What takes a vector gives a matrix; only maxout, which is drawn along one input, gives a slope."""
    x = np.array([2.0, 1.0, 0.1])
    shapes = {slug: kind().jacobian(x).shape for slug, kind in VECTORS.items() if kind is not Maxout}
    assert all(len(shape) == 2 and shape[-1] == x.size for shape in shapes.values()), shapes


@pytest.mark.parametrize("slug", CATALOGUE)
def test_figures_are_called_after_their_function(slug: str) -> None:
    """The curve, its label and the formula bear the name of the function that is drawn."""
    view = Curves(functions=(made(slug),), parts=(PARTS["formulas"](),))
    blocks = list(view.show(view.compute(), "en"))
    title = made(slug).title.en
    name = title.partition(" (")[0].partition("(")[0].strip()
    lines = next(b for b in blocks if getattr(b, "name", "") == "functions")
    called = set(lines.data["lines"]["series"])
    assert called == set(lines.data["ends"]["series"])
    assert called <= {name, title} and len(called) == 1
    assert any(getattr(b, "name", "").startswith(name) for b in blocks if type(b).__name__ == "Formula")
