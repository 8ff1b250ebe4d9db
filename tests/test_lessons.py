"""What the sections on linearity, centering and few digits claim."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts import centering, linearity, xor
from acts.activations import ACTIVATIONS, Activation
from acts.formats import BRAIN, FORMATS, NUMPY, Brain, to_brain
from acts.gauss import moments
from acts.precision import digits, ways
from acts.properties import properties
from acts.text import LANGS, Lang
from acts.textbook import TEXTBOOK, naive
from acts.views.curves import Curves
from acts.views.curves_parts import PARTS

EVERY = pytest.mark.parametrize("f", [cls() for cls in ACTIVATIONS.values()], ids=list(ACTIVATIONS))
SEEDS = st.integers(0, 9999)
FEW = settings(max_examples=12, deadline=None, derandomize=True)
IDENTITY, RELU = ACTIVATIONS["identity"](), ACTIVATIONS["relu"]()
SECTIONS = ("nonlinear", "centered", "precision")


def test_the_identity_keeps_every_law_to_the_last_bit() -> None:
    """A linear function has no gap at all, not even from rounding."""
    found = linearity.laws(IDENTITY)
    assert [g.size for g in (found.additive, found.homogeneous, found.positive, found.affine)] == [0, 0, 0, 0]


def test_an_affine_function_is_told_from_a_linear_one() -> None:
    """2x + 1 breaks additivity by its offset and stays a straight line."""
    found = linearity.laws(lambda x: 2 * x + 1)
    assert found.affine.holds and not found.additive.holds and not found.positive.holds
    assert found.additive.size == 1


@EVERY
def test_the_witness_shows_the_gap(f: Activation) -> None:
    """Whoever puts a, b and c into the function finds the gap of the table."""
    found = linearity.laws(f)
    (a, b), (d, c) = np.array(found.additive.at)[:, None], np.array(found.homogeneous.at)[:, None]
    assert abs(f(a + b) - f(a) - f(b)) == pytest.approx(found.additive.size, rel=1e-9, abs=1e-12)
    assert abs(f(c * d) - c * f(d)) == pytest.approx(found.homogeneous.size, rel=1e-9, abs=1e-12)


def test_positively_homogeneous_are_the_two_sided_lines() -> None:
    """f(c x) = c f(x) for every c > 0 holds for exactly those that are straight on either side of 0."""
    keeps = {slug for slug, cls in ACTIVATIONS.items() if linearity.laws(cls()).positive.holds}
    straight = {s for s, cls in ACTIVATIONS.items() if _two_lines(cls())}
    assert keeps == straight >= {"relu", "leaky_relu", "abs", "identity"}


def _two_lines(f: Activation) -> bool:
    x = np.array([1e-3, 0.3, 1.0, 7.0, 1e3])
    sides = [f(sign * x) / x for sign in (1, -1)]
    return all(np.ptp(ratio) <= 1e-12 for ratio in sides)


@FEW
@given(seed=SEEDS, depth=st.integers(2, 10), width=st.integers(2, 32))
def test_a_linear_stack_is_its_product(seed: int, depth: int, width: int) -> None:
    """One matrix and one bias give what the layers give, and no affine map leaves anything of them."""
    found = linearity.collapse(IDENTITY, depth, width, seed)
    assert found.apart < 1e-12
    assert found.left < 1e-20
    assert np.abs(np.diff(found.straight, 2)).max() < 1e-10


@FEW
@given(seed=SEEDS)
def test_a_square_is_left_whole(seed: int) -> None:
    """The square of a normal number has no correlation with it; a map plus noise leaves the share of the noise."""
    rng = np.random.default_rng(seed)
    x, noise = rng.standard_normal((20_000, 3)), rng.standard_normal(20_000)
    assert linearity.unexplained(x, x[:, 0] ** 2) == pytest.approx(1, abs=0.03)
    assert linearity.unexplained(x, x[:, 1] + noise) == pytest.approx(0.5, abs=0.03)
    assert np.isnan(linearity.unexplained(x, np.ones(20_000)))


@FEW
@given(seed=SEEDS, rate=st.floats(0.01, 5), hidden=st.integers(2, 12))
def test_no_straight_line_solves_xor(seed: int, rate: float, hidden: int) -> None:
    """Without a function three of four points are the most, and the loss is never below ln 2."""
    found = xor.solve(IDENTITY, hidden, rate, seed)
    assert found.learned == 0
    assert found.accuracy.max() <= 0.75
    assert np.nanmin(found.loss) >= np.log(2) - 1e-12


def test_the_gradient_of_xor_is_the_slope_of_its_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    """One small step lowers the loss by rate times the squared length of what it moved."""
    monkeypatch.setattr(xor, "STEPS", 1)
    f, rate = ACTIVATIONS["tanh"](), 1e-6
    still, moved = xor.solve(f, 4, 0.0, 3), xor.solve(f, 4, rate, 3)
    parts = ((still.hidden - moved.hidden, (1, 2)), (still.output - moved.output, 1))
    length = sum((np.square(d / rate)).sum(axis) for d, axis in parts)
    assert (still.loss - moved.loss) / rate == pytest.approx(length, rel=1e-4)


def test_relu_and_tanh_solve_xor() -> None:
    """With eight hidden units most starts do, whatever the seed."""
    learned = [xor.solve(ACTIVATIONS[slug](), 8, 0.5, seed).learned for slug in ("relu", "tanh") for seed in range(4)]
    assert min(learned) >= 8


@EVERY
def test_one_sample_behind_a_function_without_negatives_moves_all_weights_alike(f: Activation) -> None:
    """It follows from δ·h; batches and functions with both signs are not held to it."""
    one = centering.signs(f, 0).equal[0]
    p = properties(f)
    assert one == 1 if p.infimum >= 0 or p.supremum <= 0 else one < 1


def test_centering_by_hand_brings_the_signs_to_chance() -> None:
    """The same sigmoid shifted by 1/2 agrees about as often as coins, for every batch."""
    shifted: Any = lambda z: ACTIVATIONS["sigmoid"]()(z) - 0.5  # noqa: E731
    found = centering.signs(shifted, 1)
    assert found.equal.max() < 0.02
    assert centering.signs(ACTIVATIONS["sigmoid"](), 1).equal[-1] > 0.5


@EVERY
def test_the_valley_has_the_shape_of_the_moments(f: Activation) -> None:
    """The condition number is that of E[h hᵀ] by NumPy, with two inputs and with a hundred."""
    shape = centering.valley(f, 1.0)
    assert shape is not None
    mean, square, _ = moments(f, 1.0)
    wide = np.full((100, 100), mean**2) + (square - mean**2) * np.eye(100)
    assert shape.condition == pytest.approx(np.linalg.cond(shape.hessian), rel=1e-6)
    assert shape.wide == pytest.approx(np.linalg.cond(wide), rel=1e-6)


@EVERY
def test_descent_follows_the_gradient_and_arrives_when_it_says(f: Activation) -> None:
    """Step by step with H, not with its eigenvectors."""
    shape = centering.valley(f, 0.8)
    assert shape is not None and shape.steps is not None
    rate, w = 1.6 / np.linalg.eigvalsh(shape.hessian).sum(), centering.START
    losses = [w @ shape.hessian @ w]
    for _ in range(shape.steps):
        w = w - rate * shape.hessian @ w
        losses.append(w @ shape.hessian @ w)
    arrived = [loss <= centering.GOAL * losses[0] for loss in losses]
    assert arrived.index(True) == shape.steps
    assert shape.path[min(shape.steps, 5)] == pytest.approx(_walk(shape.hessian, rate, min(shape.steps, 5)), abs=1e-9)


def _walk(hessian: Any, rate: float, steps: int) -> Any:
    return np.linalg.matrix_power(np.eye(2) - rate * hessian, steps) @ centering.START


@settings(max_examples=200, deadline=None, derandomize=True)
@given(x=st.floats(width=32))
def test_bfloat16_is_the_nearest_with_eight_bits_ties_to_even(x: float) -> None:
    """Compared with the quotient by the unit of the last place, rounded by Python's own half-to-even rule."""
    found = float(to_brain(np.array([x]))[0])
    if np.isnan(x) or np.isinf(x):
        assert np.array_equal(found, x, equal_nan=True)
        return
    unit = 2.0 ** (max(np.frexp(x)[1], -125) - 8)
    nearest = round(x / unit) * unit
    assert found == (nearest if abs(nearest) < 2.0**128 else np.copysign(np.inf, x))


def test_bfloat16_agrees_with_pytorch() -> None:
    """Every step of a formula, bit by bit, where PyTorch is installed."""
    torch = pytest.importorskip("torch")
    x = np.random.default_rng(0).normal(0, 8, 2000).astype(np.float32)
    t = torch.tensor(x).bfloat16()
    ours, theirs = 1 / (1 + BRAIN.exp(-Brain(x))), 1 / (1 + torch.exp(-t))
    assert np.mean(ours.value == theirs.float().numpy()) > 0.999


@pytest.mark.parametrize("name", FORMATS)
def test_the_textbook_s_tanh_overflows_where_its_exponential_does(name: str) -> None:
    """e^x leaves the format at the logarithm of its largest number."""
    form = FORMATS[name]
    tanh = ACTIVATIONS["tanh"]()
    way = next(w for w in ways(tanh, 0, 20.0) if w.naive and w.format is form)
    assert way.overflow[-1].low == pytest.approx(np.log(form.largest), rel=max(2.0**-form.bits, 1e-8))


@pytest.mark.parametrize("slug", TEXTBOOK)
def test_the_textbook_is_right_where_nothing_is_lost(slug: str) -> None:
    """In float64 and for inputs of moderate size, every naive formula is the function (and the slope)."""
    f, x = ACTIVATIONS[slug](), np.array([-1.9, -0.7, 0.4, 1.3, 2.2])
    for order, truth in enumerate((f, f.derivative)):
        formula = naive(f, order)
        assert formula is None or formula(NUMPY, x, f) == pytest.approx(truth(x), rel=1e-9)


@EVERY
def test_a_careful_value_fits_its_format(f: Activation) -> None:
    """Rounded once, it never overflows where the truth does not, and near 1 it has all its digits."""
    for way in (w for w in ways(f, 0, 20.0) if not w.naive):
        assert not way.overflow
        at = way.format.nearest(np.array([0.7, 1.5, 2.5]))
        whole = digits(way.format.nearest(f(at)), f(at), way.format)
        assert (whole >= min(way.format.bits * np.log10(2.0), 2.4) - 1e-9).all() or slug_is_tiny(f, at)


def slug_is_tiny(f: Activation, at: Any) -> bool:
    """Whether a value lies below the normal numbers of float16, where digits are fewer by design."""
    return bool((np.abs(f(at)) < 2.0**-14).any())


@pytest.mark.parametrize("slug", SECTIONS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_function_has_its_words(slug: str, lang: Lang) -> None:
    """No exception, no NaN and no unfilled place in any sentence, for the whole catalogue."""
    for cls in ACTIVATIONS.values():
        view = Curves(functions=(cls(),), parts=(PARTS[slug](),))
        part = view.parts[0]
        found = part.compute(view)
        said = " ".join(s for b in part.show(view, found, lang) for s in spoken(b))
        assert said
        assert not re.search(r"\bnan\b|NaN|\{|None", said.replace("or NaN", "").replace("또는 NaN", "")), said
        assert part.numbers(view, found)


def spoken(block: Any) -> list[str]:
    """The sentences and cells of a block, and of the blocks in it."""
    own = [getattr(block, name, "") for name in ("title", "caption", "alt", "text")]
    inner = [*getattr(block, "blocks", ()), *getattr(block, "panels", ())]
    cells = [*getattr(block, "head", ()), *(c for row in getattr(block, "rows", ()) for c in row)]
    return [*own, *cells, *(s for part in inner for s in spoken(part))]
