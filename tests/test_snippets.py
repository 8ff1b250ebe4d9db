"""The lines for Keras and JAX: they run as they stand, start as the row says, and give our numbers."""

from __future__ import annotations

import ast
import os
from functools import cache
from typing import Any

import numpy as np
import pytest

from acts.advice import ROWS
from acts.advice.snippets import FRAMEWORKS, Framework, chosen, deviation, gain, snippet
from acts.initializers import INITIALIZERS

MODULES = {"keras": "keras", "jax": "flax"}
LINES: list[tuple[str, Framework]] = [
    (slug, framework) for framework in FRAMEWORKS for slug, row in ROWS.items() if snippet(row, framework)
]
STARTED = ("he_", "glorot_", "lecun_", "normal", "zeros")


@cache
def run(slug: str, framework: Framework) -> dict[str, Any]:
    """What the lines of a row leave behind."""
    os.environ.setdefault("KERAS_BACKEND", "torch")
    pytest.importorskip(MODULES[framework], reason="installed by scripts/test --reference")
    told: dict[str, Any] = {}
    exec(compile(snippet(ROWS[slug], framework), slug, "exec"), told)  # that it runs as it stands is the claim
    return told


def array(value: Any) -> np.ndarray[Any, np.dtype[np.float64]]:
    """A tensor of any framework."""
    found = value.detach() if hasattr(value, "detach") else value
    return np.asarray(found, dtype=np.float64)


def weights(told: dict[str, Any], framework: Framework) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The weights of the layer."""
    layer = told["layer"]
    return array(layer.kernel.value if framework == "keras" else layer.kernel[...])


def test_most_rows_have_lines_in_every_framework() -> None:
    """Both frameworks cover the same rows, more than half of the table, and every line is Python that fits the page."""
    rows = {name: {slug for slug, other in LINES if other == name} for name in FRAMEWORKS}
    assert rows["keras"] == rows["jax"]
    assert len(rows["keras"]) > len(ROWS) / 2
    for slug, framework in LINES:
        text = snippet(ROWS[slug], framework)
        assert ast.parse(text)
        assert max(map(len, text.splitlines())) <= 120


@pytest.mark.parametrize(("slug", "framework"), LINES)
def test_lines_run_and_give_our_numbers(slug: str, framework: Framework) -> None:
    """What the lines compute is finite, and the function of its layer's output is ours."""
    told, row = run(slug, framework), ROWS[slug]
    y = array(told["y"])
    assert np.isfinite(y).all()
    assert "loss" not in told or np.isfinite(array(told["loss"])).all()
    z, f = array(told["layer"](told["x"])), chosen(row).activation
    applied = row.layer != "output" or (row.loss is not None and row.loss.takes == "values")
    want = f(z) if applied and f is not None else z
    if not applied or f is not None:
        np.testing.assert_allclose(y, want, rtol=2e-4, atol=2e-5)


@pytest.mark.parametrize(
    ("slug", "framework"), [at for at in LINES if (ROWS[at[0]].initializer or "").startswith(STARTED)]
)
def test_lines_start_as_the_row_says(slug: str, framework: Framework) -> None:
    """The weights have the deviation of our initializer, times the gain of the function."""
    row, found = ROWS[slug], weights(run(slug, framework), framework)
    initializer = INITIALIZERS[row.initializer or ""]()
    if row.initializer == "normal":
        initializer = initializer.with_knob("deviation", deviation(row) or 0.01)
    window = int(np.prod(found.shape[:-2]))
    want = gain(row) * initializer.variance(window * found.shape[-2], window * found.shape[-1]) ** 0.5
    assert found.std() == pytest.approx(want, rel=4.5 / (2 * found.size) ** 0.5, abs=1e-12)
