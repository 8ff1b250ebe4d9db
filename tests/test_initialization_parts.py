"""The sections below the signal: what the range from 0 to 1 hides, and what stands in for an ensemble."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest

from acts.activations import ACTIVATIONS
from acts.array import Array
from acts.blocks import Figure, Prose, Table
from acts.dropping import ensemble
from acts.initializers import INITIALIZERS
from acts.stack import Stack
from acts.text import LANGS, Lang, Trouble
from acts.views.initialization import Initialization
from acts.views.initialization_parts import PARTS

HE = INITIALIZERS["he_normal"]()


def thin(slug: str, depth: int = 5, width: int = 30, rate: float = 0.5) -> Stack:
    """A small network with dropout."""
    return Stack(activation=ACTIVATIONS[slug](), initializer=HE, depth=depth, width=width, dropout=rate)


def normal(samples: int, width: int) -> Array:
    """Inputs."""
    return np.random.default_rng(5).standard_normal((samples, width))


@pytest.mark.parametrize("rate", [0.2, 0.5, 0.8])
def test_in_a_linear_network_weight_scaling_is_the_ensemble(rate: float) -> None:
    """In every layer the difference is what chance gives for 400 thinned networks."""
    found = ensemble(thin("identity", rate=rate), normal(20, 30), 1, 400)
    assert found.gap[0] == 0
    assert (found.gap < 1.4 * found.chance + 1e-12).all()


@pytest.mark.parametrize("slug", ["relu", "tanh", "gelu"])
def test_behind_a_bend_it_is_not(slug: str) -> None:
    """Up to layer 2 the difference is chance, from layer 3 on it is more."""
    found = ensemble(thin(slug), normal(20, 30), 1, 200)
    assert found.gap[1] < 1.4 * found.chance[1]
    assert (found.gap[3:] > 2 * found.chance[3:]).all()


def test_the_mean_is_that_of_all_thinned_networks() -> None:
    """Three units, all 64 ways to thin two layers of them: the mean of 1,000 random ones agrees within five errors."""
    f, rng = ACTIVATIONS["relu"](), np.random.default_rng((7, 1))
    weights = []
    for _ in range(3):
        weights.append(HE.draw(rng, 3, 3))
        rng.standard_normal(3)
    x, masks = normal(4, 3), [2 * np.array(m) for m in product((0, 1), repeat=3)]
    first = f(x @ weights[0])
    every = [f((first * one) @ weights[1]) * two @ weights[2] for one in masks for two in masks]
    found = ensemble(thin("relu", 3, 3), x, 7, 1000)
    error = np.std(every, axis=0) / np.sqrt(1000)
    assert (np.abs(found.mean - np.mean(every, axis=0)) < 5 * error + 1e-12).all()
    np.testing.assert_allclose(found.scaled, f(first @ weights[1]) @ weights[2], rtol=1e-12)


def test_an_exploded_ensemble_says_so() -> None:
    """A sentence, no number."""
    wild = INITIALIZERS["normal"]().with_knob("deviation", 10.0)
    stack = Stack(activation=ACTIVATIONS["exponential"](), initializer=wild, depth=3, width=9, dropout=0.5)
    with pytest.raises(Trouble, match="nothing to average"):
        ensemble(stack, normal(5, 9), 0, 10)


def shown(part: str, lang: Lang, **knobs: Any) -> list[Any]:
    """The blocks of one section."""
    host = Initialization(depth=4, width=20, samples=30, **knobs).host
    chosen = PARTS[part]()
    return list(chosen.show(host, chosen.compute(host), lang))


@pytest.mark.parametrize("lang", LANGS)
def test_the_erratum_measures_what_the_range_hides(lang: Lang) -> None:
    """Half of tanh, nothing of a sigmoid, up to half of ReLU; of the page's own network, its own share."""
    blocks = shown("range_erratum", lang, activation=ACTIVATIONS["tanh"](), initializer=HE)
    percents = {
        tuple(cell.strip("\N{NO-BREAK SPACE}%") for cell in row[1:3])
        for row in next(b for b in blocks if isinstance(b, Table)).rows
    }
    assert percents <= {("0", "49"), ("0", "50"), ("0", "51")}
    host = Initialization(activation=ACTIVATIONS["relu"](), initializer=HE).host
    found = PARTS["range_erratum"]().compute(host)
    assert found.own == pytest.approx(host.profile(0).outside.mean())
    assert found.cut.outside == pytest.approx(host.profile(0).outside[-1])
    assert 0.2 < found.own < 0.5


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("initializer", ["he_normal", "zeros"])
def test_the_dropout_section_shows_in_both_languages(lang: Lang, initializer: str) -> None:
    """A sentence, a figure and a table; where all is 0, a sentence that says so."""
    blocks = shown("dropout", lang, activation=ACTIVATIONS["tanh"](), initializer=INITIALIZERS[initializer]())
    assert isinstance(blocks[0], Prose)
    assert any(isinstance(b, Figure) for b in blocks) == (initializer != "zeros")
    assert not any("nan" in b.text for b in blocks if isinstance(b, Prose))
