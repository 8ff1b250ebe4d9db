"""The effective rank of a cloud of activations."""

import numpy as np
import pytest

from acts.rank import effective_rank


@pytest.mark.parametrize("shape", [(30, 4), (4, 30), (1, 5)])
def test_the_effective_rank_is_the_participation_ratio_of_the_eigenvalues(shape: tuple[int, int]) -> None:
    values = np.random.default_rng(1).standard_normal(shape) * np.logspace(0, 3, shape[1])
    eigen = np.linalg.svd(values, compute_uv=False) ** 2
    assert effective_rank(values) == pytest.approx(eigen.sum() ** 2 / (eigen**2).sum(), rel=1e-12)


@pytest.mark.parametrize("scale", [1e-30, 1.0, 1e30])
def test_copies_of_one_unit_have_rank_one_and_independent_ones_their_number(scale: float) -> None:
    one = np.random.default_rng(2).standard_normal((64, 1)).astype(np.float32) * np.float32(scale)
    assert effective_rank(np.repeat(one, 8, axis=1)) == pytest.approx(1, rel=1e-6)
    assert effective_rank(np.eye(8, dtype=np.float32) * np.float32(scale)) == pytest.approx(8)
    assert effective_rank(np.zeros((3, 8, 2))).tolist() == [0, 0, 0]
