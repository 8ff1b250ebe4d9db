"""The edge of chaos: on which side a setting lies, where the edge is, and the map that a reader sees."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.activations import ACTIVATIONS
from acts.blocks import Figure, Notice, Prose, Stats
from acts.edge import edge, standing, toward
from acts.initializers import INITIALIZERS
from acts.meanfield import chi, length_map
from acts.text import LANGS, Lang
from acts.views.initialization import Initialization
from acts.views.initialization_parts import PARTS

PHASE = PARTS["phase"]()
SLUGS = pytest.mark.parametrize("slug", sorted(ACTIVATIONS))
SOME = settings(max_examples=12, deadline=None, derandomize=True)


def host(slug: str = "tanh", initializer: str = "glorot_normal", **knobs: Any) -> Initialization:
    """The view as a section sees it."""
    sizes: dict[str, Any] = {"depth": 20, "width": 100}
    start = INITIALIZERS[initializer]()
    return Initialization(activation=ACTIVATIONS[slug](), initializer=start, **(sizes | knobs)).host


def scaled(sigma_w: float, **knobs: Any) -> Initialization:
    """A network of tanh with weights of this size."""
    return host(**knobs).with_knob("initializer", INITIALIZERS["normal"]().with_knob("deviation", sigma_w / 10))


@SLUGS
def test_on_the_edge_chi_is_one_and_the_signal_stays(slug: str) -> None:
    """At every point of the line χ is 1 where a signal of mean square 1 comes to rest."""
    f = ACTIVATIONS[slug]()
    w, b = edge(f)
    for i in range(0, len(w), 40):
        found = standing(f, float(w[i]), float(b[i]))
        assert found.q < 1e-8 or length_map(f, found.q, w[i], b[i]) == pytest.approx(found.q, rel=1e-9)
        assert found.chi == pytest.approx(1, abs=1e-3)


def test_the_edge_is_where_the_papers_have_it() -> None:
    """ReLU's is the point (√2, 0); tanh's begins at (1, 0) and passes the settings at which χ = 1 and q = 1."""
    assert np.ravel(edge(ACTIVATIONS["relu"]())) == pytest.approx([2**0.5, 0])
    tanh = ACTIVATIONS["tanh"]()
    assert toward(tanh, 2.0, 0.0) == pytest.approx((1, 0), abs=1e-6)
    goal = toward(tanh, 2.0, 0.151043**0.5)
    assert goal is not None
    assert goal[0] == pytest.approx(1.467414, abs=2e-3)


@pytest.mark.parametrize(("sigma_w", "side"), [(0.9, "ordered"), (1.0, "critical"), (2.0, "chaotic")])
def test_tanh_is_ordered_below_one_and_chaotic_above(sigma_w: float, side: str) -> None:
    """Without biases, as in the papers; χ without a signal is σ_w², as f′(0) = 1."""
    found = standing(ACTIVATIONS["tanh"](), sigma_w, 0.0)
    assert found.side == side
    assert found.q > 0 if side == "chaotic" else (found.q, found.chi) == pytest.approx((0, sigma_w**2))


@SOME
@given(st.sampled_from(sorted(ACTIVATIONS)), st.floats(0.1, 4), st.floats(0, 2))
def test_the_side_says_what_a_long_stack_does(slug: str, sigma_w: float, sigma_b: float) -> None:
    """The length map, applied over and over to 1, comes to q, or runs away; and χ there is on the side that is named."""
    f, q = ACTIVATIONS[slug](), 1.0
    found = standing(f, sigma_w, sigma_b)
    for _ in range(60):
        q = min(length_map(f, q, sigma_w, sigma_b), 1e30)
    if found.side == "runaway":
        assert q > 1
    elif found.q and abs(found.chi - 1) > 0.2:
        assert q == pytest.approx(found.q, rel=0.1)
        assert found.chi == pytest.approx(chi(f, found.q, sigma_w))
        assert (found.chi < 1) == (found.side == "ordered")


@SLUGS
@pytest.mark.parametrize("lang", LANGS)
def test_every_function_has_a_map_in_both_languages(slug: str, lang: Lang) -> None:
    """Without a warning; a picture of 60 × 60 settings, with a name, and every number finite or ∞."""
    view = host(slug)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        blocks = list(PHASE.show(view, PHASE.compute(view), lang))
    drawn = next(b for b in blocks if isinstance(b, Figure))
    assert drawn.raster is not None
    assert drawn.raster.cells.shape == (60, 60)
    assert len(drawn.data["zones"])
    assert not any("NaN" in b.text or "nan" in b.text.split() for b in blocks if isinstance(b, Prose))


@pytest.mark.parametrize(("sigma_w", "name"), [(0.9, "ordered"), (2.0, "chaotic")])
def test_the_reader_stands_on_the_right_side(sigma_w: float, name: str) -> None:
    """The sentence and the color of the cell under the point agree."""
    view = scaled(sigma_w)
    found = PHASE.compute(view)
    drawn = next(b for b in PHASE.show(view, found, "en") if isinstance(b, Figure))
    assert name in " ".join(b.text for b in PHASE.show(view, found, "en") if isinstance(b, Prose))
    assert drawn.raster is not None
    column = int(60 * sigma_w / found.chart.ends[0])
    assert (drawn.raster.cells[-1, column] < 100) == (name == "ordered")
    assert found.chart.own == pytest.approx((sigma_w, 0))


def test_the_advice_leads_to_the_edge() -> None:
    """With the weights that it names, χ is 1; and standing there, there is nothing to move."""
    found = PHASE.compute(scaled(2.0, bias=0.5))
    assert found.toward is not None
    assert standing(ACTIVATIONS["tanh"](), *found.toward).chi == pytest.approx(1, abs=5e-3)
    said = [
        b.text
        for b in PHASE.show(host("relu", "he_normal"), PHASE.compute(host("relu", "he_normal")), "en")
        if isinstance(b, Prose)
    ]
    assert "nothing to move" in " ".join(said)


@pytest.mark.parametrize("initializer", ["zeros", "constant", "identity", "lsuv"])
@pytest.mark.parametrize("lang", LANGS)
def test_weights_without_a_size_have_no_point(initializer: str, lang: Lang) -> None:
    """The map is there, a note says why there is no point on it, and there are no numbers of it."""
    view = host("relu", initializer)
    found = PHASE.compute(view)
    blocks = list(PHASE.show(view, found, lang))
    assert any(isinstance(b, Notice) for b in blocks)
    assert not any(isinstance(b, Stats) for b in blocks)
    assert PHASE.numbers(view, found) == {}
