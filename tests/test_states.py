"""One state for every unit at every recorded step, held to a reader who keeps every activation."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from acts.activations import ACTIVATIONS
from acts.array import AnyArray, Array
from acts.datasets import DATASETS
from acts.initializers import INITIALIZERS
from acts.optimizers import OPTIMIZERS
from acts.record import Record
from acts.setup import Setup
from acts.states import State
from acts.training import train, train_together

RELU, HE, SGD = ACTIVATIONS["relu"](), INITIALIZERS["he_normal"](), OPTIMIZERS["sgd"]()


def setup(**changed: Any) -> Setup:
    values: dict[str, Any] = {"hidden": (12, 10, 8), "activation": RELU, "initializer": HE, "optimizer": SGD}
    values.update({"rate": 0.5, "steps": 40, "thorough": True, "double": True}, **changed)
    return Setup(**values)


def watched(x: Array, y: AnyArray, one: Setup) -> tuple[list[list[Array]], list[list[Array]], list[list[Array]]]:
    """Pre-activations and outputs (samples, units) of all samples, and slopes on each batch, of every layer and step."""
    rng, batches_rng = (np.random.default_rng((one.seed, k)) for k in (1, 2))
    weights = [one.initializer.draw(rng, n, m) for n, m in pairwise((2, *one.hidden, 2))]
    biases = [np.full(w.shape[1], one.bias if i < len(one.hidden) else 0.0) for i, w in enumerate(weights)]
    every, outputs, batches = [], [], []
    size, order = one.batch or len(x), np.arange(len(x))
    for step in range(one.steps + 1):
        if one.batch and step % (len(x) // size) == 0:
            order = batches_rng.permutation(len(x))
        chosen = order[step % (len(x) // size) * size :][:size]
        z, values = forward(x, weights, biases, one)
        every.append(z[:-1])
        outputs.append(values[1:])
        z, values = forward(x[chosen], weights, biases, one)
        batches.append([one.activation.derivative(a) for a in z[:-1]])
        p = np.exp(z[-1] - z[-1].max(1, keepdims=True))
        error = (p / p.sum(1, keepdims=True) - np.eye(2)[y[chosen]]) / size
        for i in reversed(range(len(weights))):
            back = error @ weights[i].T
            weights[i] = weights[i] - one.rate * values[i].T @ error
            biases[i] = biases[i] - one.rate * error.sum(0)
            error = back * one.activation.derivative(z[i - 1]) if i else error
    return every, outputs, batches


def forward(x: Array, weights: list[Array], biases: list[Array], one: Setup) -> tuple[list[Array], list[Array]]:
    z, values = list[Array](), [x]
    for w, b in zip(weights, biases, strict=True):
        z.append(values[-1] @ w + b)
        values.append(one.activation(z[-1]))
    return z, values[:-1]


def told(x: Array, y: AnyArray, one: Setup) -> AnyArray:
    """The states, unit by unit and in words."""
    every, outputs, batches = watched(x, y, one)
    tame = np.isfinite(one.activation(np.array([-np.inf, np.inf]))).all()
    steepest = np.abs(one.activation.derivative(np.linspace(-30, 30, 12_001))).max()
    found = []
    for layer, units in enumerate(one.hidden):
        for unit in range(units):
            slopes = [np.abs(one.activation.derivative(z[layer][:, unit])).max() for z in every]
            shares = [np.abs(h[layer][:, unit]).mean() / np.abs(h[layer]).mean() for h in outputs]
            lit = [bool(seen[layer][:, unit].any()) for seen in batches]
            tops = [z[layer][:, unit].max() for z in every]
            floor = 0.1 * steepest if tame else -1.0
            found.append([named(slopes[: t + 1], floor, tops[t], shares[t], lit[t]) for t in range(len(every))])
    return np.array(found).T


def named(slopes: list[float], floor: float, top: float, share: float, lit: bool) -> State:
    """The state that fits first, from the steepest slope at this step and all before, and what else is to know."""
    gone = [slope == 0 for slope in slopes]
    rules = {
        State.BORN_DEAD: all(gone), State.DIED: gone[-1], State.SATURATED: slopes[-1] <= floor, State.SILENT: top <= 0,
        State.DORMANT: share <= 0.025, State.REVIVED: any(gone), State.INACTIVE: not lit, State.ALIVE: True,
    }  # fmt: skip
    return next(state for state, fits in rules.items() if fits)


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize(
    ("slug", "batch", "rate", "bias"),
    [("relu", 0, 1.5, 0.0), ("relu", 8, 0.7, -0.3), ("leaky_relu", 16, 0.5, -1.0), ("tanh", 0, 3.0, 2.0), ("hardtanh", 4, 1.0, 0.5)],
)  # fmt: skip
def test_states_are_those_of_a_patient_reader(slug: str, batch: int, rate: float, bias: float, seed: int) -> None:
    """Every unit at every step, in double precision, exactly."""
    one = setup(activation=ACTIVATIONS[slug](), batch=batch, rate=rate, bias=bias, seed=seed)
    x, y = DATASETS["moons"]().load(seed)
    assert np.array_equal(train(x, y, one).states, told(x, y, one))  # pyright: ignore[reportArgumentType]


def test_every_state_is_met() -> None:
    """The settings above, a divergence and a unit that is born dead between them show all nine."""
    x, y = DATASETS["moons"]().load(0)
    few = [
        setup(rate=1.5), setup(batch=8, rate=0.7, bias=-0.3), setup(activation=ACTIVATIONS["tanh"](), rate=3.0, bias=2.0),
        setup(activation=ACTIVATIONS["leaky_relu"](), bias=-5.0), setup(activation=ACTIVATIONS["identity"](), rate=50.0),
    ]  # fmt: skip
    assert set(np.concatenate([np.unique(train(x, y, one).states) for one in few])) == set(State)


def test_after_a_divergence_every_unit_is_neither_alive_nor_dead() -> None:
    """The moments that were not reached are there, and say so."""
    record = train(*DATASETS["moons"]().load(0), setup(activation=ACTIVATIONS["identity"](), rate=50.0))
    assert record.diverged_at is not None
    gone = record.moments >= record.diverged_at
    assert len(record.states) == len(record.moments) == 41
    assert (record.states[gone] == State.DIVERGED).all()
    assert (record.states[~gone] != State.DIVERGED).all()


SETTINGS = [
    {"rate": 2.5}, {"rate": 1.0, "batch": 32}, {"rate": 2.5, "schedule": "cosine"}, {"rate": 2.5, "schedule": "warmup"},
    {"rate": 3.0, "clip": 1.0}, {"rate": 1.5, "asymmetric": True}, {"rate": 2.5, "bias": -0.5},
]  # fmt: skip


@pytest.mark.parametrize("changed", SETTINGS, ids=str)
def test_layer_one_never_revives_under_plain_sgd(changed: dict[str, Any]) -> None:
    """Over four seeds a setting: first-layer units die, and on fixed data not one returns."""
    base = setup(hidden=(48, 32), steps=120, double=False, thorough=False, **changed)
    records = train_together(*DATASETS["spiral"]().load(0), [replace(base, seed=s) for s in range(4)])
    first = records[0].layer == 0
    assert sum(r.ever_dead[first].sum() for r in records) > 0
    assert sum(r.revived[first].sum() for r in records) == 0


def test_a_normalized_unit_cannot_leave_the_data_for_good() -> None:
    """With batch normalization a unit's inputs have mean 0, so only its bias can turn it off."""
    plain = setup(hidden=(48, 32), rate=1.5, steps=200, double=False)
    without, normed = (train(*DATASETS["spiral"]().load(0), replace(plain, norm=n)) for n in ("none", "batch"))
    assert normed.dead[-1].mean() < without.dead[-1].mean() / 4


def test_boundaries_are_where_normalized_units_switch() -> None:
    """The line of a batch-normalized unit separates the share of points that the record calls positive."""
    x, y = DATASETS["spiral"]().load(0)
    record = train(x, y, setup(hidden=(20, 8), norm="batch", steps=30))
    side = np.c_[x, np.ones(len(x))] @ record.paths.swapaxes(1, 2) > 0
    assert np.abs(side.mean(1) - record.on[:, :20]).max() < 1e-6


def test_numbers_are_found_too() -> None:
    """A smooth target is fitted: the squared error starts near its variance of 1 and R² ends near 1."""
    x = np.random.default_rng(0).standard_normal((300, 2))
    y = np.sin(x[:, 0]) + x[:, 1]
    record = train(x, (y - y.mean()) / y.std(), setup(rate=0.1, steps=300, hidden=(32,)))
    assert np.allclose(record.accuracy, 1 - record.loss)
    assert record.accuracy[-1] > 0.9


def test_asymmetric_weights_are_those_of_the_paper() -> None:
    """One weight or bias a unit comes from Beta(2, 1), mean 2/3; the others have variance 0.6007² / inputs."""
    one = setup(hidden=(4000,), asymmetric=True, steps=1, rate=1e-9, thorough=False)
    lines = train(*DATASETS["moons"]().load(0), one).lines
    assert abs((lines.mean() - 2 / 9) / (2 / 9)) < 0.05
    assert abs(np.median(np.sort(lines, 1)[:, 2]) - 0.72) < 0.05


def norms_of(record: Record) -> Array:
    return np.sqrt((record.gradient**2).sum(1))


def test_a_clipped_step_is_no_longer_than_allowed() -> None:
    """Under plain SGD the parameters move by at most rate times the clip, whatever the gradient."""
    record = train(*DATASETS["spiral"]().load(0), setup(rate=0.2, clip=0.01, hidden=(8,), bias=0.3))
    assert norms_of(record).max() > 0.01
    moved = np.linalg.norm(np.diff(record.paths, axis=0), axis=(1, 2))
    assert moved.max() <= 0.2 * 0.01 * (1 + 1e-9)
