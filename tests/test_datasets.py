"""The data sets to train on."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.array import Array
from acts.datasets import DATASETS, digits
from acts.datasets.base import Labels
from acts.datasets.clouds import Blobs, Circles, Moons, Spiral, Xor

CLOUDS = [Moons, Circles, Spiral, Blobs, Xor]
SHIPPED = [slug for slug, kind in DATASETS.items() if hasattr(kind, "size")]
EVERY = pytest.mark.parametrize("slug", SHIPPED)


def linear(x: Array, y: Labels) -> float:
    """The share of points that the best straight line gets right, by least squares."""
    design = np.concatenate([x, np.ones((len(x), 1))], 1)
    weights = np.linalg.lstsq(design, 2.0 * y - 1, rcond=None)[0]
    return float(((design @ weights > 0) == y).mean())


@EVERY
def test_shapes_are_as_declared(slug: str) -> None:
    """A data set has the size, features and classes that it says."""
    kind = DATASETS[slug]
    x, y = kind().load(3)
    assert x.shape == (kind.size, kind.features)
    assert x.dtype == np.float64
    assert y.shape == (kind.size,)
    assert sorted(set(y.tolist())) == list(range(kind.classes))


@EVERY
def test_features_are_standardized(slug: str) -> None:
    """Every feature has mean 0 and variance 1; one that never changes is 0."""
    x, _ = DATASETS[slug]().load(0)
    spread = x.std(0)
    assert np.abs(x.mean(0)).max() < 1e-12
    assert np.all(np.isclose(spread, 1) | (spread == 0))
    assert (spread > 0).sum() >= 2


@EVERY
def test_the_same_seed_gives_the_same_bits(slug: str) -> None:
    """Loading is a function of knobs and seed."""
    once, again = DATASETS[slug]().load(5), DATASETS[slug]().load(5)
    assert all(np.array_equal(a, b) for a, b in zip(once, again, strict=True))


@given(kind=st.sampled_from(CLOUDS), noise=st.floats(0, 1), seed=st.integers(0, 9999))
def test_clouds_are_finite_and_balanced_over_the_whole_range(kind: type, noise: float, seed: int) -> None:
    """Any noise and any seed give finite points, half of them in each class."""
    x, y = kind(noise=noise).load(seed)
    assert np.isfinite(x).all()
    assert np.bincount(y).tolist() == [256, 256]


@pytest.mark.parametrize("kind", CLOUDS)
def test_another_seed_gives_other_points(kind: type) -> None:
    """The seed of a cloud matters."""
    assert not np.array_equal(kind().load(0)[0], kind().load(1)[0])


def test_without_noise_the_shapes_are_exact() -> None:
    """Circles have radius 1 and 1/2, spirals turn with their radius, moons are half circles, XOR is a product."""
    (circle, c), (spiral, s), (moon, m), (xor, o) = (k(noise=0).draw(0) for k in (Circles, Spiral, Moons, Xor))
    assert np.allclose(np.hypot(*circle.T), np.where(c == 0, 1, 0.5))
    turn = np.arctan2(spiral[:, 1], spiral[:, 0]) - 3 * np.pi * np.hypot(*spiral.T) - np.pi * s
    assert np.allclose(np.cos(turn), 1)
    assert np.allclose(np.hypot(moon[:, 0] - m, moon[:, 1] - m / 2), 1)
    assert np.array_equal(xor[:, 0] * xor[:, 1] < 0, o == 1)


def test_a_line_separates_blobs_only() -> None:
    """A straight line separates the blobs, and is little better than guessing on circles, spirals and XOR."""
    assert linear(*Blobs().load(0)) > 0.99
    assert all(linear(*kind().load(0)) < 0.7 for kind in (Circles, Spiral, Xor))


def test_digits_are_those_of_scikit_learn() -> None:
    """The pixels, in sixteenths, and the labels are the ones that scikit-learn loads."""
    x, y = digits()
    bunch = pytest.importorskip("sklearn.datasets").load_digits()
    assert np.array_equal(16 * x, bunch.data)
    assert np.array_equal(y, bunch.target)
    assert x.min() == 0
    assert x.max() == 1


def test_digits_cannot_be_changed_by_accident() -> None:
    """The shared arrays are read-only, and read once."""
    x, y = digits()
    assert not x.flags.writeable
    assert not y.flags.writeable
    assert digits()[0] is x


def test_digits_are_read_without_scikit_learn() -> None:
    """Reading the digits imports neither scikit-learn nor a data frame."""
    code = "import sys; from acts.datasets import digits; digits(); print({'sklearn', 'pandas'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
