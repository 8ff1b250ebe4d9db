"""Whether the balance of the forward gain holds: theory's verdicts, and what is measured."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

from acts.activations import ACTIVATIONS
from acts.balance import balance, cobweb
from acts.blocks import Figure, Prose, Table
from acts.initializers import INITIALIZERS
from acts.meanfield import length_map
from acts.text import LANGS
from acts.views.initialization import Initialization
from acts.views.initialization_parts.stability import Stability

SLUGS = pytest.mark.parametrize("slug", sorted(ACTIVATIONS))


def host(slug: str, initializer: str = "matched") -> Any:
    """The view as the section sees it."""
    view = Initialization(activation=ACTIVATIONS[slug](), initializer=INITIALIZERS[initializer](), depth=5, width=50)
    return view.host


@SLUGS
def test_the_slope_is_that_of_the_length_map(slug: str) -> None:
    """Under the forward gain q = 1 stays, and a difference quotient of the map gives the slope."""
    f = ACTIVATIONS[slug]()
    found, h = balance(f), 1e-4
    assert length_map(f, 1.0, found.forward, 0.0) == pytest.approx(1)
    low, high = (length_map(f, 1 + d, found.forward, 0.0) for d in (-h, h))
    assert found.slope == pytest.approx((high - low) / (2 * h), rel=1e-4, abs=1e-6)


@pytest.mark.parametrize(
    ("verdict", "slugs"),
    [
        ("unstable", ("gelu", "silu", "mish", "relu2")),
        ("marginal", ("relu", "leaky_relu", "identity")),
        ("stable", ("tanh", "sigmoid", "selu", "elu")),
    ],
)
def test_the_forward_gain_is_no_balance_for_every_function(verdict: str, slugs: tuple[str, ...]) -> None:
    """GELU, SiLU and Mish tip over, ReLU stays where it is, tanh and SELU come back."""
    assert {balance(ACTIVATIONS[slug]()).verdict for slug in slugs} == {verdict}


def test_the_stairs_follow_the_map_to_its_rest() -> None:
    """From 1 to the fixed point of tanh at σ_w = 2; ReLU's runaway stops at the end of the window."""
    tanh, relu = ACTIVATIONS["tanh"](), ACTIVATIONS["relu"]()
    path = cobweb(tanh, 2.0, 0.0, steps=200, within=(1e-3, 1e3))
    assert path[1] == length_map(tanh, 1.0, 2.0, 0.0)
    assert length_map(tanh, path[-1], 2.0, 0.0) == pytest.approx(path[-1], rel=1e-8)
    assert cobweb(relu, 2.0, 0.0, steps=200, within=(1e-3, 1e3))[-1] == pytest.approx(1024)


def test_the_second_moment_of_silu_passes_ten_million_in_fifty_layers() -> None:
    """In theory, and measured with 512 units; the ends are said in the numbers."""
    part, view = Stability(seeds=1), host("silu")
    numbers = part.numbers(view, part.compute(view))["second_moment"]
    assert numbers["first"] == pytest.approx(1.18, rel=0.05)
    assert min(numbers["last"], numbers["theory"]) > 1e7


@SLUGS
def test_the_section_shows_every_function_in_both_languages(slug: str) -> None:
    """Without a warning: two figures, a table that begins with the function, no NaN in a sentence."""
    part, view = Stability(layers=2, seeds=1, rivals=()), host(slug)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = part.compute(view)
        for lang in LANGS:
            blocks = list(part.show(view, found, lang))
            assert [b.name for b in blocks if isinstance(b, Figure)] == ["length_map", "balance"]
            table = next(b for b in blocks if isinstance(b, Table))
            assert table.rows[0][0] == view.activation.title(lang)
            assert not any("NaN" in b.text for b in blocks if isinstance(b, Prose))
    assert found.course is not None
    assert np.isfinite(found.course.measured).any()


@pytest.mark.parametrize("initializer", ["zeros", "lsuv"])
def test_without_a_setting_the_comparison_remains(initializer: str) -> None:
    """No map, but the table and the measurement."""
    part, view = Stability(layers=2, seeds=1), host("gelu", initializer)
    blocks = list(part.show(view, part.compute(view), "en"))
    assert [b.name for b in blocks if isinstance(b, Figure)] == ["balance"]
    assert len(next(b for b in blocks if isinstance(b, Table)).rows) == 6
