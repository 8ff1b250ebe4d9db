"""The lines for PyTorch, Keras and JAX: every row has them, they run as they stand, and they give our numbers."""

from __future__ import annotations

import ast
import os
import re
from functools import lru_cache
from typing import Any

import numpy as np
import pytest

from acts.advice import ROWS
from acts.advice.snippets import FRAMEWORKS, Framework, program
from acts.array import Array
from acts.initializers import INITIALIZERS, Initializer
from tests._row_numbers import NUMBERS
from tests._told import Told

MODULES: dict[Framework, str] = {"pytorch": "torch", "keras": "keras", "jax": "flax"}
LINES: list[tuple[str, Framework]] = [(slug, framework) for slug in ROWS for framework in FRAMEWORKS]
Start = tuple[int, float, float]
"""How many numbers a parameter has, their deviation and their mean."""
BY_DATA = {"regression", "positive", "count", "simplex", "image_unit"}
"""Rows whose biases follow from the targets that their lines draw."""
RECURRENT = {"lstm_gates", "lstm_state", "rnn_state"}
"""Rows whose biases some frameworks keep twice."""
SCALED = {"gan_discriminator_hidden"}
"""Rows whose weights Keras and Flax scale in place, PyTorch beside them."""


@lru_cache(maxsize=4)
def run(slug: str, framework: Framework) -> Told:
    """What the lines of a row leave behind."""
    os.environ.setdefault("KERAS_BACKEND", "torch")
    module = pytest.importorskip(MODULES[framework], reason="installed by scripts/test --reference")
    if framework == "pytorch":
        module.set_num_threads(1)
        module.manual_seed(0)
    if framework == "keras":
        module.utils.set_random_seed(0)
    if framework == "jax":
        __import__("jax").config.update("jax_disable_most_optimizations", True)  # each line is compiled, and run once
        __import__("jax").config.update("jax_enable_x64", False)  # as it is for whoever runs the lines
    told: dict[str, Any] = {}
    exec(compile(program(ROWS[slug], framework), slug, "exec"), told)  # that it runs as it stands is the claim
    return Told(told, framework)


@pytest.mark.parametrize(("slug", "framework"), LINES)
def test_lines_are_short_and_are_python(slug: str, framework: Framework) -> None:
    """Every row has two to eleven lines for each framework that fit the page; Python can read them."""
    text = program(ROWS[slug], framework)
    assert ast.parse(text)
    assert 2 <= len(getattr(ROWS[slug], framework).splitlines()) <= 11
    assert max(map(len, text.splitlines())) <= 98


@pytest.mark.parametrize("slug", ROWS)
def test_lines_spell_their_loss(slug: str) -> None:
    """A row with a loss computes it in every framework, in PyTorch by the class that it names, and never on squashed logits."""
    row = ROWS[slug]
    for framework in FRAMEWORKS:
        assert (row.loss is not None) == bool(re.search("^loss = ", getattr(row, framework), re.MULTILINE)), framework
        if row.loss and row.loss.takes == "logits":
            (last,) = re.findall("^loss = .*", getattr(row, framework), re.MULTILINE)[-1:]
            assert not re.search(r"\b(softmax|sigmoid|tanh)\(", last), framework
    assert not (row.loss and row.loss.torch) or f"nn.{row.loss.torch}(" in row.pytorch


def test_every_row_is_compared() -> None:
    """No row is left out of what its numbers are compared with."""
    assert NUMBERS.keys() == set(ROWS)


@pytest.mark.parametrize(("slug", "framework"), LINES)
def test_lines_run_and_give_our_numbers(slug: str, framework: Framework) -> None:
    """What the lines compute is what our functions and the formula of the loss give for the same values.

    Where the row names its first weights, they have the deviation, and constants the value, that they have in PyTorch, up
    to the luck of the draw. In PyTorch the result sends a finite gradient to them.
    """
    told = run(slug, framework)
    assert np.isfinite(told.loss if ROWS[slug].loss else told.y).all()
    for got, want in NUMBERS[slug](told):
        np.testing.assert_allclose(got, want, rtol=2e-3, atol=2e-5)
    if framework == "pytorch":
        _send_a_gradient(told, "loss" if ROWS[slug].loss else "y")
    elif ROWS[slug].initializer and slug not in SCALED:
        _start_alike(_starts(slug, framework), _starts(slug, "pytorch"))


def _send_a_gradient(told: Told, name: str) -> None:
    told.raw[name].sum().backward(retain_graph=True)
    nn = told.raw["torch"].nn
    slopes = [
        p.grad for m in told.raw.values() if isinstance(m, nn.Module) for p in m.parameters() if p.grad is not None
    ]
    assert slopes
    assert all(slope.isfinite().all() for slope in slopes)


def _start_alike(mine: list[Start], theirs: list[Start]) -> None:
    assert [size for size, _, _ in mine] == [size for size, _, _ in theirs]
    for (size, spread, middle), (_, other, center) in zip(mine, theirs, strict=True):
        assert spread == pytest.approx(other, rel=5 * size**-0.5, abs=1e-6)
        assert middle == pytest.approx(center, abs=7 * other * size**-0.5 + 1e-6)


def _starts(slug: str, framework: Framework) -> list[Start]:
    """Every parameter, smaller and narrower ones first."""
    bias = slug in {*BY_DATA, *RECURRENT}
    kept = (p for p in run(slug, framework).parameters() if not bias or (p.ndim > 1 and 2 not in p.shape))
    return sorted((p.size, float(p.std()), float(p.mean())) for p in kept)


@pytest.mark.parametrize(
    "slug", [r.id for r in ROWS.values() if (r.initializer or "").startswith(("he_", "glorot_", "lecun_"))]
)
def test_lines_start_as_the_row_says(slug: str) -> None:
    """Some layer has the spread of the initializer that the row names, up to a gain of at most 5/3."""
    kind = INITIALIZERS[ROWS[slug].initializer or ""]()
    ratios = [p.std() / want for p in run(slug, "pytorch").parameters() if p.ndim > 1 for want in _spreads(kind, p)]
    assert any(0.85 < ratio < 1.8 for ratio in ratios)


def _spreads(kind: Initializer, weight: Array) -> list[float]:
    """The deviation that *kind* gives a weight of this shape, read forward and backward."""
    window = weight[0, 0].size
    fan_out, fan_in = (n * window for n in weight.shape[:2])
    return [kind.variance(*fans) ** 0.5 for fans in ((fan_in, fan_out), (fan_out, fan_in))]
