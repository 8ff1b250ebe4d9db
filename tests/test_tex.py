"""The printed formulas, held to the code: what a reader sees is what is computed."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.activations import CATALOGUE, Activation
from acts.gates import GATES
from acts.gates.base import Gate
from acts.vectors import VECTORS
from tests._reference import _fixed_point, mp
from tests._tex import meanings, value
from tests.strategies import specs

SOME = settings(max_examples=4, deadline=None, derandomize=True)
INPUTS = st.floats(-8, 8).filter(lambda x: abs(x) > 1e-9) | st.sampled_from([-3.0, -1.0, 0.0, 1.0, 3.0, 6.0])


def printed(tex: str, f: Activation, x: float) -> float:
    """What a formula says of *f* at *x*, with enough digits for 1 + exp(-800); SELU prints its two constants rounded."""
    with mp.workdps(400):
        named = {letter: getattr(f, knob) for knob, letter in f.letters.items()}
        fixed = dict(zip((r"\alpha", r"\lambda"), _fixed_point(mp.prec), strict=True)) if f.slug == "selu" else {}
        return float(value(tex, x=x, **named, **fixed))


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE)
@SOME
@given(data=st.data())
def test_the_formula_is_the_code(kind: type[Activation], data: st.DataObject) -> None:
    """Both formulas, read as they are printed, give the value and the slope, at breaks too, with any setting."""
    f = data.draw(specs(kind))
    for x in [*data.draw(st.lists(INPUTS, min_size=3, max_size=3)), *f.breaks]:
        assert float(f(np.array([x]))[0]) == pytest.approx(printed(f.tex, f, x), rel=1e-13, abs=1e-300)
        if x not in f.jumps:
            slope = float(f.derivative(np.array([x]))[0])
            assert slope == pytest.approx(printed(f.tex_derivative + meanings(f.tex), f, x), rel=1e-13, abs=1e-300)


@pytest.mark.parametrize("gate", [kind() for kind in GATES.values()], ids=GATES)
@SOME
@given(a=INPUTS, b=INPUTS)
def test_the_formula_of_a_gate_is_the_code(gate: Gate, a: float, b: float) -> None:
    """Value and gradient, read as they are printed."""
    at = np.array([a]), np.array([b])
    wanted = [gate(*at), *gate.gradient(*at)]
    pair = gate.tex_derivative.removeprefix(r"\left(").removesuffix(r"\right)").split(r",\ ")
    with mp.workdps(400):
        found = [float(value(tex, a=a, b=b)) for tex in (gate.tex, *pair)]
    assert found == pytest.approx([float(v[0]) for v in wanted], rel=1e-13, abs=1e-300)


@pytest.mark.parametrize("slug", ["softmax", "softmin", "log_softmax"])
@SOME
@given(x=st.lists(st.floats(-8, 8), min_size=2, max_size=4), temperature=st.floats(0.1, 9))
def test_the_formula_with_indices_is_the_code(slug: str, x: list[float], temperature: float) -> None:
    """Every output and every entry of the Jacobian, with sums and indices written out."""
    f = VECTORS[slug](**({"temperature": temperature} if slug == "softmax" else {}))
    outputs, jacobian = f(np.array(x)), f.jacobian(np.array(x))
    with mp.workdps(60):
        for i, j in np.ndindex(len(x), len(x)):
            pairs = [(f.tex, outputs[i]), (f.tex_derivative, jacobian[i, j])]
            for tex, wanted in pairs:
                said = float(value(written_out(tex, x, outputs.tolist(), i, j), T=temperature))
                assert said == pytest.approx(wanted, rel=1e-11, abs=1e-14)


def written_out(tex: str, x: list[float], f: list[float], i: int, j: int) -> str:
    """A formula with indices as one without: sums as terms, letters with an index as their numbers."""
    summed = re.sub(
        r"\\sum_j (e\^\{[^}]*\})", lambda m: f"({'+'.join(m[1].replace('x_j', number(v)) for v in x)})", tex
    )
    known = {"x_i": number(x[i]), "f_i": number(f[i]), "f_j": number(f[j]), r"\delta_{ij}": str(int(i == j))}
    for letter, said in known.items():
        summed = summed.replace(letter, said)
    return summed


def number(v: float) -> str:
    """A number in brackets, with all its digits and without a power of ten."""
    return f"({v:.40f})"


@pytest.mark.parametrize(
    ("tex", "found"),
    [
        (r"2x^2 - \frac{x}{4}", 17.25),
        (r"-|x - 5|x", -6.0),
        (r"x\,e^{-0}", 3.0),
        (r"\max(-x, 1)^2 + u \quad u = \sqrt{x + 1}", 3.0),
    ],
)
def test_the_reader_reads(tex: str, found: float) -> None:
    """Signs, powers, bars, products without a sign and letters with a meaning are read as in a book."""
    assert float(value(tex, x=3.0)) == found
