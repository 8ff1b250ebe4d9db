"""The catalogue of activation functions: right to the last digits, everywhere, with any setting of its knobs."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.activations import CATALOGUE, FAMILIES, Activation
from acts.activations._roots import ROOTS
from acts.array import Array
from acts.references import keys
from acts.text import LANGS
from tests._reference import REFERENCE, exact, mp, mpf
from tests.strategies import specs

EVERY = pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE)
FEW = settings(max_examples=8, deadline=None, derandomize=True)
MANY = settings(max_examples=15, deadline=None, derandomize=True)
EXTREME = np.array(
    [0.0, -0.0, 5e-324, 1e-310, 1e-20, 37.0, 709.0, 710.0, 745.2, 1e5, 1e154, 1e200, 1.7976931348623157e308]
)
INPUTS = st.floats(-6, 6) | st.floats(-50, 50) | st.floats(-760, 760) | st.sampled_from([-1e-9, 1e-9, 1e9, -1e9])


def orders(f: Activation) -> tuple[Callable[[Array], Array], ...]:
    return f, f.derivative, f.second_derivative


def off_by(found: float, true: mpf) -> float:
    """How many units in the last place lie between a number and the truth."""
    if not np.isfinite(float(true)):
        return 0.0 if found == float(true) else np.inf
    return float(abs(mpf(found) - true) / mpf(float(np.spacing(abs(float(true))))))


def test_every_function_is_written_twice() -> None:
    """What the catalogue holds, mpmath can compute from an independent formula."""
    assert set(REFERENCE) == set(CATALOGUE)


@EVERY
@FEW
@given(data=st.data())
def test_ten_units_in_the_last_place(kind: type[Activation], data: st.DataObject) -> None:
    """f, f′ and f″ are within 10 ULP of the truth, beside a break as well, near a zero and far out."""
    f = data.draw(specs(kind))
    beside = [at + side * (1 + abs(at)) for at in f.breaks for side in (-1e-12, 1e-12)]
    at = [x for x in [*data.draw(st.lists(INPUTS, min_size=4, max_size=4)), *beside] if x not in f.breaks]
    for order, g in enumerate(orders(f)):
        true = [exact(REFERENCE[f.slug](*dict(f).values()), x, order, f.breaks) for x in at]
        assert max(map(off_by, g(np.array(at)).tolist(), true)) <= 10


@pytest.mark.parametrize(("slug", "order"), ROOTS)
def test_the_table_of_zeros(slug: str, order: int) -> None:
    """Each zero is one, to two words, and its series is that of the derivative."""
    for root in ROOTS[slug, order]:
        count = len(root.taylor) + 1
        plain = mp.taylor(REFERENCE[slug](), mpf(root.high) + mpf(root.low), count + order)
        series = [mp.rf(n + 1, order) * plain[n + order] for n in range(count)]
        assert abs(series[0] / series[1]) < mpf(2) ** -104
        assert [float(c) for c in series[1:]] == pytest.approx(list(root.taylor), rel=1e-15)


@pytest.mark.parametrize(("slug", "order"), ROOTS)
def test_the_series_joins_the_formula(slug: str, order: int) -> None:
    """At the rim of a Taylor series all its terms together still give the derivative."""
    f, g = REFERENCE[slug](), orders(CATALOGUE[slug]())[order]
    rims = np.array([root.high + side * root.near for root in ROOTS[slug, order] for side in (-0.9999, 0.9999)])
    assert max(off_by(y, exact(f, x, order)) for x, y in zip(rims.tolist(), g(rims).tolist(), strict=True)) <= 10


@EVERY
@MANY
@given(data=st.data())
def test_extremes_are_quiet(kind: type[Activation], data: st.DataObject) -> None:
    """No input warns or overflows, from denormal to infinite; only NaN and a wave at infinity give NaN."""
    f = data.draw(specs(kind))
    x = np.array([*EXTREME, *-EXTREME, *f.breaks])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for g in orders(f):
            assert not np.isnan(g(x)).any()
            assert np.isnan(g(np.array([np.nan]))).all()
            g(np.array([np.inf, -np.inf]))


@EVERY
@MANY
@given(data=st.data())
def test_infinity_is_the_limit(kind: type[Activation], data: st.DataObject) -> None:
    """The value at ±∞ is what far values tend to; a wave has none."""
    f = data.draw(specs(kind))
    far, end = np.array([-1e306, 1e306]), np.array([-np.inf, np.inf])
    for g in orders(f):
        limit, near = g(end), g(far)
        settled = np.isnan(limit) | np.isclose(limit, near, rtol=1e-12, atol=1e-300)
        assert (settled | (np.isinf(limit) & (limit * near > 1e300))).all()


@EVERY
def test_shape_and_type_are_kept(kind: type[Activation]) -> None:
    """A number without axes, an empty array and a cube come back as they are, in float64."""
    for x in (np.array(0.3), np.empty(0), np.linspace(-3, 3, 24).reshape(2, 3, 4)):
        for g in orders(kind()):
            assert (np.shape(g(x)), np.asarray(g(x)).dtype) == (x.shape, np.float64)


@EVERY
@MANY
@given(data=st.data())
def test_derivatives_integrate_back(kind: type[Activation], data: st.DataObject) -> None:
    """Between breaks f is the integral of f′, and f′ of f″: nothing jumps or bends where no break is declared."""
    f = data.draw(specs(kind))
    edges = np.array([-8.0, *(at for at in f.breaks if -8 < at < 8), 8.0])
    nodes, weights = np.polynomial.legendre.leggauss(24)
    for low, high in zip(np.nextafter(edges[:-1], 9), np.nextafter(edges[1:], -9), strict=True):
        cuts = np.linspace(low, high, 641)
        half = np.diff(cuts)[:, None] / 2
        x = cuts[:-1, None] + half * (1 + nodes)
        for g, slope in zip(orders(f), orders(f)[1:], strict=False):
            ends, most = g(np.array([low, high])), np.abs(slope(x)).max()
            assert ends[1] - ends[0] == pytest.approx(
                (slope(x) @ weights * half[:, 0]).sum(), rel=1e-11, abs=1e-12 * (1 + most)
            )


@EVERY
@MANY
@given(data=st.data())
def test_kinks_are_where_something_jumps(kind: type[Activation], data: st.DataObject) -> None:
    """Kinks are the breaks at which f or f′ jumps, jumps those at which f does, in ascending order."""
    f = data.draw(specs(kind))
    sides = {at: np.nextafter(at, [-np.inf, np.inf]) for at in f.breaks}
    steps = {at: float(abs(np.diff(f(x))[0])) > 4e-15 * (1 + abs(at)) for at, x in sides.items()}
    bends = {at: float(abs(np.diff(f.derivative(x))[0])) > 4e-15 for at, x in sides.items()}
    unsure = {at for at in f.kinks if not steps[at] and not bends[at]}
    assert all(abs(np.diff(f.derivative(sides[at]))[0]) < 1e-14 for at in unsure)
    assert set(f.kinks) - unsure == {at for at in f.breaks if steps[at] or bends[at]}
    assert {at for at in f.jumps if f(sides[at])[0] != f(sides[at])[1]} >= {at for at in f.breaks if steps[at]}
    assert set(f.jumps) <= set(f.kinks) <= set(f.breaks)
    assert list(f.breaks) == sorted(f.breaks)


# Softplus becomes x at its threshold of 20; the backward passes of hard sigmoid and CELU hold 1/6 and α in float32; the
# product omega x is rounded before its sine is taken.
TORCH_IS_OFF_BY = {"softplus": 3e-9, "hardsigmoid": 3e-8, "celu": 1e-6, "sine": 1e-10}


@pytest.mark.parametrize("kind", [k for k in CATALOGUE.values() if k.pytorch], ids=lambda k: k.slug)
@MANY
@given(data=st.data())
def test_pytorch_agrees(kind: type[Activation], data: st.DataObject) -> None:
    """The spelling that we print runs, and gives our values; its autograd gives our slopes, kinks included."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    f = data.draw(specs(kind))
    x = np.array([*np.linspace(-9, 9, 60), *f.breaks])
    t = torch.tensor(x, requires_grad=True)
    settings_of = {
        name: torch.tensor([v], dtype=torch.float64) if name == "weight" else v for name, v in dict(f).items()
    }
    names = {"torch": torch, "F": torch.nn.functional, "nn": torch.nn, "x": t, **settings_of}
    call = re.sub(r"(\w+)=([-\d./]+)", lambda m: f"{m[1]}={m[1]}" if m[1] in names else m[0], kind.pytorch)
    y = eval(call.replace("values", "torch.zeros(1, dtype=x.dtype)"), names)
    y = y(t) if isinstance(y, torch.nn.Module) else y
    error = TORCH_IS_OFF_BY.get(kind.slug, 1e-12)
    assert y.detach().numpy() == pytest.approx(f(x), rel=error, abs=error)
    if kind.slug != "step":  # torch.heaviside refuses to be differentiated
        y.sum().backward()
        assert t.grad.numpy() == pytest.approx(f.derivative(x), rel=error, abs=error)


@pytest.mark.parametrize(
    "kind", [k for k in CATALOGUE.values() if "=" in k.pytorch and k.knobs()], ids=lambda k: k.slug
)
def test_knobs_start_where_pytorch_does(kind: type[Activation]) -> None:
    """The defaults in the printed spelling are the defaults of the knobs."""
    printed = dict(re.findall(r"(\w+)=([-\d./]+)", kind.pytorch))
    for name in printed.keys() & kind.knobs().keys():
        assert eval(printed[name]) == getattr(kind(), name)


IDENTITIES: dict[str, Callable[[Array], tuple[Array, Array]]] = {
    "tanh x = 2 σ(2x) - 1": lambda x: (made("tanh")(x), 2 * made("sigmoid")(2 * x) - 1),
    "softplus′ = σ": lambda x: (made("softplus").derivative(x), made("sigmoid")(x)),
    "log σ(x) = -softplus(-x)": lambda x: (made("logsigmoid")(x), -made("softplus")(-x)),
    "softplus(x) - softplus(-x) = x": lambda x: (made("softplus")(x) - made("softplus")(-x), x),
    "silu(x) - silu(-x) = x": lambda x: (made("silu")(x) - made("silu")(-x), x),
    "gelu(x) - gelu(-x) = x": lambda x: (made("gelu")(x) - made("gelu")(-x), x),
    "quick gelu = swish(1.702)": lambda x: (made("quick_gelu")(x), made("swish", beta=1.702)(x)),
    "hardswish = x hardsigmoid": lambda x: (made("hardswish")(x), x * made("hardsigmoid")(x)),
    "elu(1) = celu(1) = pelu(1, 1)": lambda x: (made("elu")(x), made("celu")(x) + made("pelu")(x) - made("elu")(x)),
    "hardtanh = 2 sparse sigmoid - 1": lambda x: (made("hardtanh")(x), 2 * made("sparse_sigmoid")(x) - 1),
    "sparse plus′ = sparse sigmoid": lambda x: (made("sparse_plus").derivative(x), made("sparse_sigmoid")(x)),
    "|x| = relu(x) + relu(-x)": lambda x: (made("abs")(x), made("relu")(x) + made("relu")(-x)),
    "tanhshrink = x - tanh": lambda x: (made("tanhshrink")(x), x - np.tanh(x)),
    "relu2 = relu²": lambda x: (made("relu2")(x), made("relu")(x) ** 2),
}


def made(slug: str, **knobs: float) -> Activation:
    return CATALOGUE[slug](**knobs)


@pytest.mark.parametrize("identity", IDENTITIES.values(), ids=IDENTITIES)
def test_identities(identity: Callable[[Array], tuple[Array, Array]]) -> None:
    """What textbooks say of two functions is true of ours."""
    left, right = identity(np.linspace(-9, 9, 301))
    assert left == pytest.approx(right, rel=1e-13, abs=1e-14)


@EVERY
def test_it_is_described(kind: type[Activation]) -> None:
    """Two languages, a family, a source that exists, a year, and a letter in the formula for every knob."""
    assert all(kind.title(lang) and kind.about(lang).endswith((".", "다.")) for lang in LANGS)
    assert all(words(lang).endswith((".", "다.")) for words in (kind.differs, kind.careful) if words for lang in LANGS)
    assert kind.family in FAMILIES
    assert kind.source in keys()
    assert 1940 < kind.year < 2030
    assert set(kind.letters) == set(kind.knobs())
    assert all(letter in kind.tex for letter in kind.letters.values())


@EVERY
def test_its_formulas_can_be_set(kind: type[Activation]) -> None:
    """The typesetter turns both formulas into a picture of at most three lines."""
    assert all(0 < height < 140 for height in map(height_of, (kind.tex, kind.tex_derivative)))


def height_of(tex: str) -> float:
    """The height of a typeset formula in pixels, at 24 pixels to the em."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of the typesetter's own making
        ziamath = pytest.importorskip("ziamath")
        return float(re.findall(r'height="([\d.]+)', ziamath.Latex(tex, size=24).svg())[0])
