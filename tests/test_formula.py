"""A formula that a reader writes is right, or refused at its place; it is never run."""

from __future__ import annotations

import pickle
import sys
import warnings
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from acts.activations import ACTIVATIONS, CATALOGUE, Activation
from acts.formula import written
from acts.formula.functions import ARITY, CONSTANTS
from acts.formula.jets import evaluate
from acts.formula.parameters import read_parameters
from acts.formula.read import DEPTH, LENGTH, PIECES, read
from acts.formula.slopes import derivative
from acts.formula.tex import tex, tex_of_derivative
from acts.formula.tree import walk
from acts.gauss import expect, moments
from acts.kernels import kernel
from acts.prediction import predict
from acts.properties import properties
from acts.spec import decode, encode
from acts.text import LANGS, Trouble
from acts.views.curves import Curves
from tests._reference import mp, mpf
from tests.strategies import FORMULAS

GRID = np.linspace(-8, 8, 801)
SOME = settings(max_examples=20, deadline=None, derandomize=True)


def own(expression: str, parameters: str = "") -> Activation:
    return ACTIVATIONS["formula"](expression=expression, parameters=parameters)


# -- The derivatives, against mpmath's of an expression that Python itself evaluates --


def _mpmath() -> dict[str, Any]:
    return {
        "exp": mp.exp, "log1p": mp.log1p, "expm1": mp.expm1, "tanh": mp.tanh, "sin": mp.sin, "cos": mp.cos,
        "atan": mp.atan, "asinh": mp.asinh, "erf": mp.erf, "erfc": mp.erfc, "sqrt": mp.sqrt, "log": mp.log,
        "sinh": mp.sinh, "cosh": mp.cosh, "sigmoid": lambda u: 1 / (1 + mp.exp(-u)),
        "softplus": lambda u: mp.log1p(mp.exp(u)), "abs": abs, "relu": lambda u: max(u, mpf(0)), "sign": mp.sign,
        "max": max, "min": min, "clip": lambda u, a, b: min(max(u, a), b), "where": lambda c, a, b: a if c else b,
        "beta": mpf(1.5),
    }  # fmt: skip


BOUNDED = ("tanh", "sin", "cos", "atan", "erf", "sigmoid", "softplus", "relu", "abs", "erfc", "asinh")
LEAVES = st.sampled_from(["x", "x", "x", "beta", "0.5", "2", "1"])


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("{}({})".format, st.sampled_from(BOUNDED), inner),
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*"), inner),
        st.builds("exp(tanh({}))".format, inner),
        st.builds("log(1 + exp({}))".format, inner),
        st.builds("{}/(1 + ({})**2)".format, inner, inner),
        st.builds("sqrt(1 + ({})**2)".format, inner),
        st.builds("(-{})**3".format, inner),
        st.builds("max({}, {})".format, inner, inner),
        st.builds("where({} > {}, {}, {})".format, inner, inner, inner, inner),
    )


TREES = st.recursive(LEAVES, _grown, max_leaves=7)


def usable(source: str) -> Any:
    """The formula, or no example at all where it explodes, has too many kinks or is too long."""
    parameters = "beta=1.5" if "beta" in source else ""
    try:
        return written(source, parameters)
    except Trouble:
        assume(False)


@SOME
@given(source=TREES, at=st.floats(-3, 3))
def test_derivatives_are_those_of_mpmath(source: str, at: float) -> None:
    """Value, slope and bend of any tree agree with mpmath's, to the digits that its size leaves."""
    f = usable(source)
    assume(all(abs(at - b) > 1e-3 for b in f.breaks))
    with mp.workdps(50):
        g = eval(f"lambda x: {source}", _mpmath())
        for order in range(3):
            true = mp.diff(g, mpf(at), order, h=mpf(10) ** -15) if order else g(mpf(at))
            sizes = [abs(float(f(np.array([at]), k)[0])) for k in range(3)]
            assert float(f(np.array([at]), order)[0]) == pytest.approx(
                float(true), rel=1e-9, abs=1e-10 * (1 + max(sizes))
            )


@SOME
@given(source=TREES)
def test_what_is_printed_is_what_is_computed(source: str) -> None:
    """The derivative as a tree, which is printed, has the values of the jets; its TeX has every bracket closed."""
    f = usable(source)
    x = GRID[[all(abs(v - b) > 1e-9 for b in f.breaks) for v in GRID]]
    exact = f(x, 1)
    assert evaluate(derivative(f.tree), x) == pytest.approx(exact, rel=1e-8, abs=1e-9 * (1 + np.abs(exact).max()))
    for said in (tex(f.shown), tex_of_derivative(f.tree)):
        assert said.count("{") == said.count("}")
        assert said.count(r"\left") == said.count(r"\right")


@SOME
@given(source=TREES)
def test_between_breaks_slopes_integrate_back(source: str) -> None:
    """Every kink and jump is found: between two breaks, f is the integral of f′."""
    f = usable(source)
    edges = np.array([-4.0, *(b for b in f.breaks if -4 < b < 4), 4.0])
    nodes, weights = np.polynomial.legendre.leggauss(24)
    for low, high in zip(np.nextafter(edges[:-1], 9), np.nextafter(edges[1:], -9), strict=True):
        cuts = np.linspace(low, high, 321)
        half = np.diff(cuts)[:, None] / 2
        slopes, ends = f(cuts[:-1, None] + half * (1 + nodes), 1), f(np.array([low, high]))
        assert ends[1] - ends[0] == pytest.approx(
            (slopes @ weights * half[:, 0]).sum(), rel=1e-8, abs=1e-8 * (1 + np.abs(slopes).max())
        )


# -- The catalogue, typed in --

RETYPED = {
    "relu": ("max(x, 0)", ""),
    "leaky_relu": ("max(x, 0.01*x)", ""),
    "relu6": ("clip(x, 0, 6)", ""),
    "hardswish": ("x*min(max(x+3, 0), 6)/6", ""),
    "silu": ("x/(1+exp(-x))", ""),
    "mish": ("x*tanh(ln(1+exp(x)))", ""),
    "softplus": ("log(1+exp(x))", ""),
    "sigmoid": ("1/(1+exp(-x))", ""),
    "tanh": ("(exp(x)-exp(-x))/(exp(x)+exp(-x))", ""),
    "elu": ("where(x>0, x, alpha*(exp(x)-1))", "alpha=1"),
    "gelu": ("0.5*x*(1+erf(x/sqrt(2)))", ""),
    "softsign": ("x/(1+abs(x))", ""),
    "relu2": ("relu(x)**2", ""),
    "sign": ("sign(x)", ""),
    "gaussian": ("exp(-x**2)", ""),
    "bent_identity": ("(sqrt(x^2+1)-1)/2+x", ""),
    "hardshrink": ("where(abs(x)>0.5, x, 0)", ""),
}


@pytest.mark.parametrize("slug", RETYPED)
def test_a_function_that_was_typed_in_is_that_of_the_catalogue(slug: str) -> None:
    """Values, slopes, kinks, jumps, limits, gains and smoothness are those of the entry."""
    f, g = own(*RETYPED[slug]), CATALOGUE[slug]()
    x = np.concatenate([GRID, np.linspace(-60, 60, 301)])
    x = x[~np.isin(x, g.breaks)]
    assert f(x) == pytest.approx(g(x), rel=1e-12, abs=1e-15)
    assert f.derivative(x) == pytest.approx(g.derivative(x), rel=1e-12, abs=1e-15)
    assert f.second_derivative(x) == pytest.approx(g.second_derivative(x), rel=1e-10, abs=1e-14)
    assert (f.kinks, f.jumps, f.breaks) == (g.kinks, g.jumps, g.breaks)
    p, q = properties(f), properties(g)
    assert (p.monotone, p.derivatives, p.infimum_attained) == (q.monotone, q.derivatives, q.infimum_attained)
    ends = ("infimum", "supremum", "left_slope", "right_slope", "mean", "forward_gain", "backward_gain")
    assert [getattr(p, e) for e in ends] == pytest.approx([getattr(q, e) for e in ends], rel=1e-12, abs=1e-15)


@pytest.mark.parametrize(("expression", "parameters"), FORMULAS)
def test_nothing_overflows_into_a_warning(expression: str, parameters: str) -> None:
    """No input warns, from denormal to infinite; shapes stay, NaN stays NaN, and only a wave has no limit."""
    f, x = own(expression, parameters), np.array([[5e-324, 1e-20, 800.0], [1e200, 1.7e308, np.inf]])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for g in (f, f.derivative, f.second_derivative):
            assert g(x).shape == x.shape
            assert np.isnan(g(np.array(np.nan)))
            assert "sin" in expression or not np.isnan([g(x), g(-x)]).any()


OVERFLOWING = {  # the formula, its limits, those of its slope, and its values at -1e300, -1e100, 1e100 and 1e300
    "(sqrt(sqrt(x^4+1))-1)/2+x": ((-np.inf, np.inf), (0.5, 1.5), (-5e299, -5e99, 1.5e100, 1.5e300)),
    "x^2/sqrt(1+x^4)": ((1, 1), (0, 0), (1, 1, 1, 1)),
    "sqrt(1+x^40)/(1+x^20)": ((1, 1), (0, 0), (1, 1, 1, 1)),
    "x + 1/(1+exp(-x)+exp(-2*x))": ((-np.inf, np.inf), (1, 1), (-1e300, -1e100, 1e100, 1e300)),
    "where(x>0, x/(1+x^2), exp(x)-1)": ((-1, 0), (0, 0), (-1, -1, 1e-100, 1e-300)),
    "exp(x)*sin(x)": ((0, np.nan), (0, np.nan), None),
}


@pytest.mark.parametrize("expression", OVERFLOWING)
def test_what_overflows_on_the_way_does_not_reach_the_result(expression: str) -> None:
    """Limits and values far out are those of the formula, not of an infinity that rounding made within it."""
    f, (ends, slopes, far) = written(expression), OVERFLOWING[expression]
    x = np.array([-np.inf, np.inf])
    assert f(x) == pytest.approx(ends, abs=1e-15, nan_ok=True)
    assert f(x, 1) == pytest.approx(slopes, abs=1e-15, nan_ok=True)
    if np.finfo(np.longdouble).maxexp > 2000 and far:  # elsewhere only the limits are known
        assert f(np.array([-1e300, -1e100, 1e100, 1e300])) == pytest.approx(far)
    x = np.array([-900.0, -30.0, 0.5, 30.0, 900.0, 1e120])
    assert f(x) == pytest.approx([f(np.array([v]))[0] for v in x], rel=1e-12)  # whatever stands beside it


def test_it_works_wherever_a_function_does() -> None:
    """Moments, mean field, training in single precision and another process take it as they take Mish."""
    f, mish = own("x*tanh(log(1+exp(x)))"), CATALOGUE["mish"]()
    assert pickle.loads(pickle.dumps(f)) == f
    assert hash(pickle.loads(pickle.dumps(f))) == hash(f)
    assert moments(f, 2.0) == pytest.approx(moments(mish, 2.0), rel=1e-12)
    assert moments(own("abs(x - 1/3)"), 1.0).mean == pytest.approx(expect(lambda x: np.abs(x - 1 / 3), (1 / 3,)))
    z, w = np.linspace(-5, 5, 99, dtype=np.float32), np.linspace(-5, 5, 99, dtype=np.float32)
    slopes = np.empty_like(z), np.empty_like(w)
    kernel(f)(z, slopes[0])
    kernel(mish)(w, slopes[1])
    assert np.allclose(z, w, rtol=1e-5, atol=1e-6)  # as close as Mish's own fast form is held to be
    assert np.allclose(*slopes, rtol=1e-5, atol=1e-6)


# -- Places --

PLACES = {
    "relu((x+1)-1)": (0.0,),
    "relu(0.3*x - 0.1)": (1 / 3,),
    "abs(x**2 - 2)": (-(2**0.5), 2**0.5),
    "sqrt(x**2) + relu(x - 100)": (0.0, 100.0),
    "max(x, 0) - max(x, 0)": (),
    "where(x > 0, log(1 + x), x)": (),
    "where(x == 0, 1, sin(x)/x)": (),
    "where(-1 < x < 1, x, sign(x))": (-1.0, 1.0),
    "relu(exp(x) - 2)": (float(np.log(2)),),
    "(x > 1)*x": (1.0,),
}


@pytest.mark.parametrize("expression", PLACES)
def test_kinks_are_found_where_they_are(expression: str) -> None:
    """Whatever rounding does to its argument, a kink stands at its place, and its neighbors lie on its two sides."""
    f = own(expression)
    assert f.kinks == pytest.approx(PLACES[expression], rel=1e-15)
    for at in f.kinks:
        left, right = np.nextafter(at, [-np.inf, np.inf])
        sides = [np.concatenate([g(np.array([t])) for g in (f, f.derivative)]) for t in (left, right)]
        assert np.abs(sides[0] - sides[1]).max() > 1e-3


BLURRED = {  # the formula, its breaks, and where it is smooth: its value just beside the only place
    "0.5 > x/(1+x**2)": ((1.0,), 1.0),
    "0.5 >= x/(1+x**2)": ((), 1.0),
    "abs(x^2 - 2*x + 1)": ((), 0.0),
    "relu(x^3 - 3*x^2 + 3*x - 1)": ((1.0,), 0.0),
    "sign(x^3 - 3*x^2 + 3*x - 1)": ((1.0,), -1.0),
}


@pytest.mark.parametrize("expression", BLURRED)
def test_noise_around_a_zero_makes_no_breaks(expression: str) -> None:
    """Where a curve touches 0, or crosses it flat, there is one place, and rounding decides nothing beside it."""
    f, (breaks, beside) = written(expression), BLURRED[expression]
    assert f.breaks == breaks
    x = np.nextafter(1, -1) - np.linspace(0, 1e-6, 99)
    assert f(x) == pytest.approx(np.full(99, beside), abs=2e-12)
    assert f.kinks == () or "sign" in expression or ">" in expression


INFINITE = {
    "1/x": "1/x", "x + log(x)": "log(x)", "sqrt(x)": "sqrt(x)", "exp(exp(x))": "exp(exp(x))", "tan(x)": "tan(x)",
    "1/(x-0.3)**2": "1/(x-0.3)**2", "2*sqrt(abs(x))": "sqrt(abs(x))", "abs(x)**0.5": "abs(x)**0.5", "x**x": "x**x",
    "where(x>0, log(x), 0)": "log(x)", "9**9**9": "9**9**9", "x**-1": "x**-1", "x*log(abs(x))": "log(abs(x))",
}  # fmt: skip


@pytest.mark.parametrize("expression", INFINITE)
def test_what_is_infinite_somewhere_is_refused_at_its_piece(expression: str) -> None:
    """A pole, the rim of a domain and an infinite slope between -20 and 20 are named with the piece that has them."""
    said = refusal(expression)
    assert f"“{INFINITE[expression]}”" in said.en
    assert "x = " in said.en


# -- Attacks --

ATTACKS = [
    "__import__('os').system('true')", "().__class__.__base__.__subclasses__()", "x.__class__", "x.real", "x.tofile(x)",
    "lambda: x", "lambda x=x: x", "9**9**9", "9**9**9**9*x", "(" * 5000 + "x" + ")" * 5000, "-" * 20_000 + "x",
    "+".join(["x"] * 200_000), "x" * 10**6, "𝐱+1", "х+1", "ｘ", "f'{x}'", "'x'", '"""x"""', "max(x, 0, key=abs)",
    "max(x, key=1)", "max(*x)", "[x for x in (1,)]", "{x: x}", "x[0]", "(y := x)", "x if x else 0", "2x", "2(x)", "x x",
    "", "   ", "x +", "(x", "x)", "foo(x)", "tanh", "tanh(x, x)", "where(x, 1, 2)", "beta*x", "1e999*x", "1j*x", "x%2",
    "x//2", "x@x", "x<<9", "not x", "x and x", "x is x", "await x", "yield x", "x#c", "x;x", "x\0", "x\n\nx", "print(x)",
    "exec(x)", "eval(x)", "open(x)", "x,x", "()", "...", "True", "None", "1_0*x", "0x10*x", "007*x", "1if x else 2",
    "x = 1", "x ! 1", "~x", "`x`", "import os", "tanh(" * 40 + "x" + ")" * 40, "x()", "(max)(x, 0)", "max(x, 0)(x)",
    "x<x<x<x and 1", "abs(sin(99*x))", "x" + "\u202e" + "+1", "수식", "\U0010ffff", "\ud800",
]  # fmt: skip


def refusal(expression: str, parameters: str = "") -> Any:
    with pytest.raises(Trouble) as trouble, warnings.catch_warnings():
        warnings.simplefilter("error")
        written(expression, parameters)
    return trouble.value.text


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda a: repr(a[:24]))
def test_an_attack_is_refused_with_a_sentence(attack: str) -> None:
    """Code, monsters and lookalikes end in one sentence in both languages that names the place."""
    said = refusal(attack)
    assert 20 < len(said.en) < 320
    assert 10 < len(said.ko) < 320
    assert any("가" <= ch <= "힣" for ch in said.ko)
    assert said.en.startswith(("Character ", "Write a formula")) and said.en.endswith((".", "?"))


def calls(expression: str) -> int:
    """How many functions are called, in Python or beneath it, while *expression* is read."""
    count = 0

    def one(*event: object) -> None:
        nonlocal count
        count += event[1] in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(one)
    try:
        read(expression)
    except Trouble:
        pass
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda a: repr(a[:24]))
def test_no_attack_makes_work(attack: str) -> None:
    """Reading costs a bounded number of steps, whatever the text and its length."""
    assert calls(attack) < 20_000


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=60) | st.text("x0123+-*/^().,<>= abcdeilmnoprstw", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """There is no text that ends otherwise; a place that is named lies in the text."""
    try:
        f = written(text)
    except Trouble as trouble:
        place = trouble.text.en.removeprefix("Character ").partition(",")[0]
        assert not place.isdigit() or 1 <= int(place) <= max(len(text), 1)
    else:
        assert np.isfinite(f(GRID)).all()


@pytest.mark.parametrize(
    ("expression", "at", "piece"),
    [("x + sigmod(x)", 5, "sigmod"), ("  x ^ 2 + foo(x)", 11, "foo"), ("x^2^2 + y", 9, "y"), ("2*x ! 3", 5, "!"),
     ("where(x, 1, 2)", 7, "x"), ("max(x, 3x)", 9, "x"), ("x" + "+x" * 75, 151, "x"), ("(" * 21, 21, "(")],
)  # fmt: skip
def test_the_place_is_the_place(expression: str, at: int, piece: str) -> None:
    """The character that a sentence names is where the reader finds the trouble, spaces and ^ or not."""
    said = refusal(expression)
    assert said.en.startswith(f"Character {at}, “{piece}”")
    assert said.ko.startswith(f"{at}번째 글자 “{piece}”")


def test_limits_let_through_what_is_just_small_enough() -> None:
    """A formula at each limit is read, one beyond it is not."""
    for inside, beyond in (
        ("x" + " " * (LENGTH - 1), "x" + " " * LENGTH),
        ("(" * DEPTH + "x" + ")" * DEPTH, "(" * (DEPTH + 1) + "x" + ")" * (DEPTH + 1)),
        ("-" * (PIECES - 1) + "x", "-" * PIECES + "x"),
    ):
        assert np.isfinite(written(inside)(GRID)).all()
        refusal(beyond)


# -- Parameters, links --


@pytest.mark.parametrize(
    "parameters",
    ["beta", "beta=", "beta=x", "x=1", "exp=2", "pi=3", "ln=1", "beta=1,beta=2", "beta=1e999", "beta=nan", "beta=inf",
     "lambda=1", "beta=1;", "=1", "beta=1,", "beta=1, gamma=2", "gamma=2", "", "a=1,b=1,c=1,d=1,f=1,g=1,h=1",
     "beta=__import__", "béta=1", "beta=1" + " " * 300],
)  # fmt: skip
def test_bad_parameters_are_refused(parameters: str) -> None:
    """Missing, unused, taken, double, endless and unreadable parameters are each named."""
    said = refusal("beta*x", parameters)
    assert said.en.startswith("Character ")
    assert "번째 글자" in said.ko


@given(st.dictionaries(st.sampled_from(["alpha", "beta", "a1", "c_2", "E"]), st.floats(-1e9, 1e9), max_size=5))
def test_parameters_are_read_exactly(wanted: dict[str, float]) -> None:
    """What is written comes back, to the last bit, in its order."""
    text = ", ".join(f"{name} = {value!r}" for name, value in wanted.items())
    assert list(read_parameters(text).items()) == list(wanted.items())


@SOME
@given(source=TREES)
def test_a_link_brings_the_formula_back(source: str) -> None:
    """Any usable formula survives its link, as short as it was typed."""
    usable(source)
    view = Curves(functions=(own(source, "beta=1.5" if "beta" in source else ""),))
    link = encode(view)
    assert decode(Curves, link) == (view, [])
    assert link.get("functions.1.expression", source) == source


def test_a_link_with_a_broken_formula_keeps_the_default_and_says_why_once() -> None:
    """The sentence of the address, the command line and the study is that of the formula."""
    view, problems = decode(Curves, {"functions": "formula", "functions.1.expression": "x*sigmod(x)"})
    assert view.functions == (ACTIVATIONS["formula"](),)
    assert [p.text for p in problems] == [refusal("x*sigmod(x)")]
    assert all("sigmod" in problems[0].text(lang) for lang in LANGS)


def test_every_function_of_the_list_can_be_called() -> None:
    """Each name that the help promises is read, computed and typeset."""
    for name, count in ARITY.items():
        inner = {"log": "2+tanh(x)", "sqrt": "2+tanh(x)", "log1p": "0.5*tanh(x)", "tan": "tanh(x)"}.get(name, "x/9")
        source = f"{name}({', '.join(['x>0' if name == 'where' else inner, '1', '2'][:count])})"
        f = written(source)
        assert np.isfinite([f(GRID, order) for order in range(3)]).all()
        assert tex(f.shown)
    assert {node.name for node in walk(read("pi + e*x"))} == {"", *CONSTANTS}


def test_mean_field_follows_it() -> None:
    """The theory of signals predicts of a retyped function what it predicts of the entry."""
    from acts.inflows import law
    from acts.initializers import INITIALIZERS

    start, f, g = INITIALIZERS["he_normal"](), own("max(x, 0)"), CATALOGUE["relu"]()
    found, wanted = (predict(h, start, law("normal", 50), layers=3, width=50) for h in (f, g))
    assert found is not None and wanted is not None
    assert found.std == pytest.approx(wanted.std, rel=1e-12)
    assert found.gradient_std == pytest.approx(wanted.gradient_std, rel=1e-12)
