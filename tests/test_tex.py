"""The printed formulas, held to the code: what a reader sees is what is computed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.activations import CATALOGUE, Activation
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
