"""A step in portions, and in pieces of these, is that step."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts import products
from acts.activations import ACTIVATIONS
from acts.array import AnyArray
from acts.glance import Glance
from acts.network import Network
from acts.portions import MOST, batches, cuts, everything
from acts.products import cut
from acts.rank import effective_rank, participation, second_moment


@given(samples=st.integers(1, 5000))
def test_every_sample_is_in_one_portion(samples: int) -> None:
    """Portions follow one another, none is empty or too large, and no fewer would do; a whole is not cut."""
    places = cuts(samples)
    assert [i for place in places for i in range(place.start, place.stop)] == list(range(samples))
    assert all(0 < place.stop - place.start <= MOST for place in places)
    assert len(places) == -(-samples // MOST)
    assert cuts(samples, whole=True) == [slice(0, samples)]


def stepped(loss: Any, batch: int, *, whole: bool) -> tuple[int, AnyArray, Glance]:
    """The number of portions of one step on 1,300 samples, its gradient, and what is seen of the units."""
    rng, labels = np.random.default_rng(0), np.arange(1300) % 3
    x = rng.standard_normal((1300, 4))
    classes, target = (3, labels) if loss == "entropy" else (1, x[:, 0])
    network = Network((4, 20, 12, classes), ACTIVATIONS["gelu"](), 2, loss=loss, dtype=np.float64)
    network.parameters[:], network.whole = rng.standard_normal(network.parameters.shape), whole
    rows, goals = np.concatenate([x, np.ones((1300, 1))], 1), np.eye(3)[labels] if classes == 3 else target[:, None]
    orders = [np.random.default_rng(r) for r in range(2)]
    step = next(batches(rows, goals, network, batch, orders)) if batch else everything(rows, goals, network, 2)
    glance = Glance((20, 12), 2, target, None, thorough=True)
    for number, part in enumerate(step):
        network.forward(part.x, part.desk, see=glance.see)
        glance.look(part.desk)
        network.backward(part.target, part.desk, batch or 1300, more=number > 0)
    glance.finish()
    return len(step), network.gradient, glance


@given(samples=st.integers(1, 5000), multiplications=st.integers(1, 300_000))
def test_every_sample_is_in_one_piece(samples: int, multiplications: int) -> None:
    """Pieces follow one another, are of one length but for the last, and quick unless that would make crumbs of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(products, "_QUICK", 1_000_000)
        places = cut(samples, multiplications)
    assert [i for place, _ in places for i in range(place.start, place.stop)] == list(range(samples))
    lengths = [(place.stop - place.start) / count for place, count in places]
    assert all(length % 1 == 0 for length in lengths) and sorted(lengths, reverse=True) == lengths
    assert lengths[0] * multiplications <= 1_000_000 or (
        multiplications > 1_000_000 / 32 and len(places) == places[0][1] == 1
    )


@pytest.mark.parametrize("loss", ["entropy", "square"])
@pytest.mark.parametrize("batch", [0, 1200])
@pytest.mark.parametrize("quick", [0, 10_000])
def test_portions_add_up(batch: int, loss: Any, quick: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their gradients sum to that of all samples at once, in pieces or not, and they show of the units what all show."""
    one, expected, all_seen = stepped(loss, batch, whole=True)
    monkeypatch.setattr(products, "_QUICK", quick)
    parts, gradient, seen = stepped(loss, batch, whole=False)
    assert (parts, one) == (3, 1)
    assert np.allclose(gradient, expected, rtol=1e-10, atol=1e-13)
    for name in ("on", "sloped", "steep", "size", "loss", "accuracy", "rank"):
        assert np.allclose(getattr(seen, name), getattr(all_seen, name), rtol=1e-5, atol=1e-9), name


@pytest.mark.parametrize("scale", [1e-25, 1.0, 1e25])
def test_the_rank_of_portions_is_that_of_all(scale: float) -> None:
    """Second moments add up, however large or small the values."""
    values = (np.random.default_rng(1).standard_normal((500, 7)) * np.logspace(0, 3, 7) * scale).astype(np.float32)
    moments = [second_moment(part) for part in np.split(values, [120, 300])]
    assert participation(np.sum(moments, 0)) == pytest.approx(effective_rank(values), rel=1e-5)
