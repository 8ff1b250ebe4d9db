"""Training with every unit watched."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts import products
from acts.activations import ACTIVATIONS
from acts.array import Array
from acts.datasets import DATASETS
from acts.datasets.base import Labels
from acts.desk import Desk
from acts.initializers import INITIALIZERS
from acts.kernels import is_fast
from acts.network import Network
from acts.optimizers import OPTIMIZERS
from acts.record import Record, moments
from acts.setup import LIMIT, Setup, cost
from acts.text import Trouble
from acts.training import train, train_together

FAST = [
    s for s, kind in ACTIVATIONS.items() if is_fast(kind()) and kind.pytorch.startswith(f"F.{s}(x") and s != "prelu"
]


def setup(**changed: Any) -> Setup:
    """A small spiral run, with what is *changed*; activation, initializer and optimizer by slug."""
    slugs: dict[str, Any] = {"activation": ACTIVATIONS, "initializer": INITIALIZERS, "optimizer": OPTIMIZERS}
    values: dict[str, Any] = {"activation": "relu", "initializer": "he_normal", "optimizer": "sgd"}
    values |= {"hidden": (16, 16), "rate": 0.1, "steps": 20} | changed
    chosen: dict[str, Any] = {k: slugs[k][v]() if isinstance(v, str) and k in slugs else v for k, v in values.items()}
    return Setup(**chosen)


@cache
def cloud(slug: str = "spiral", seed: int = 0) -> tuple[Array, Labels]:
    return DATASETS[slug]().load(seed)


def run(data: tuple[Array, Labels] | None = None, **changed: Any) -> Record:
    return train(*(data or cloud()), setup(**changed))


def same(a: Record, b: Record) -> bool:
    """Whether two records hold the same bits."""
    pairs = ((np.array(getattr(a, f.name)), np.array(getattr(b, f.name))) for f in fields(Record))
    return all(
        one.shape == other.shape and one.tobytes() == other.tobytes() for one, other in pairs if one.dtype != object
    ) and (a.diverged_at == b.diverged_at)


# --- the arithmetic, against PyTorch ---


@pytest.fixture(scope="module")
def torch() -> Any:
    found = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    found.set_num_threads(1)
    return found


def torch_layers(torch: Any, data: tuple[Array, Labels], run: Setup, dtype: str) -> list[tuple[Any, Any]]:
    """The first weights and biases that the setup's seed stands for, as PyTorch parameters."""
    rng = np.random.default_rng((run.seed, 1))
    widths = (data[0].shape[1], *run.hidden, int(data[1].max()) + 1)
    drawn = [run.initializer.draw(rng, n, m).T for n, m in pairwise(widths)]
    starts = [*([run.bias] * len(run.hidden)), 0.0]
    kind = getattr(torch, dtype)
    return [
        (torch.tensor(w, dtype=kind, requires_grad=True), torch.full((len(w),), b, dtype=kind, requires_grad=True))
        for w, b in zip(drawn, starts, strict=True)
    ]


def torch_loss(torch: Any, layers: list[tuple[Any, Any]], act: Any, x: Any, y: Any) -> Any:
    for weight, bias in layers[:-1]:
        x = act(torch.nn.functional.linear(x, weight, bias))
    return torch.nn.functional.cross_entropy(torch.nn.functional.linear(x, *layers[-1]), y)


@pytest.mark.parametrize("slug", FAST)
def test_gradients_are_those_of_autograd(torch: Any, slug: str) -> None:
    """The gradient of one batch is what autograd finds in double precision."""
    (x, y), one = cloud(), setup(activation=slug, bias=0.1)
    layers = torch_layers(torch, (x, y), one, "float64")
    torch_loss(torch, layers, getattr(torch.nn.functional, slug), torch.tensor(x), torch.tensor(y)).backward()
    expected = np.concatenate([torch.cat([w.grad, b.grad[:, None]], 1).numpy().ravel() for w, b in layers])
    network = Network((2, *one.hidden, 2), one.activation, 1)
    for ours, (w, b) in zip(network.weights, layers, strict=True):
        ours[0] = torch.cat([w, b[:, None]], 1).detach().numpy()
    rows, desk = np.column_stack([x, np.ones(len(x))]).astype(np.float32), Desk(network, len(x), 1)
    network.forward(rows, desk)
    network.backward(np.eye(2, dtype=np.float32)[y].T, desk)
    found = np.concatenate([part.ravel() for part in network.split(network.gradient)])
    assert np.allclose(found, expected, rtol=1e-4, atol=1e-6)


TORCH = {
    "sgd": ("SGD", {}),
    "adagrad": ("Adagrad", {}),
    "momentum": ("SGD", {"momentum": 0.9}),
    "nesterov": ("SGD", {"momentum": 0.9, "nesterov": True}),
    "rmsprop": ("RMSprop", {}),
    "adam": ("Adam", {}),
    "adamw": ("AdamW", {}),
}


@pytest.mark.parametrize("batch", [0, 100])
@pytest.mark.parametrize("slug", OPTIMIZERS)
def test_optimizers_step_as_in_pytorch(torch: Any, slug: str, batch: int) -> None:
    """Sixty steps with weight decay on the weights follow PyTorch's, with the batches that the seed stands for."""
    (x, y), one = cloud("moons"), setup(optimizer=slug, activation="tanh", rate=0.01, steps=60, batch=batch, decay=0.1)
    layers = torch_layers(torch, (x, y), one, "float64")
    rng = np.random.default_rng((one.seed, 2))
    name, options = TORCH[slug]
    groups = [
        {"params": [w for w, _ in layers], "weight_decay": 0.1},
        {"params": [b for _, b in layers], "weight_decay": 0},
    ]
    optimizer = getattr(torch.optim, name)(groups, lr=0.01, **options)
    points, labels, losses = torch.tensor(x), torch.tensor(y), []
    for step in range(60):
        size = batch or len(x)
        if step % (len(x) // size) == 0:
            order = rng.permutation(len(x)) if batch else np.arange(len(x))
        chosen = order[step % (len(x) // size) * size :][:size]
        losses.append(torch_loss(torch, layers, torch.tanh, points, labels).item())
        optimizer.zero_grad()
        torch_loss(torch, layers, torch.tanh, points[chosen], labels[chosen]).backward()
        optimizer.step()
    assert np.allclose(train(x, y, one).loss[:-1], losses, rtol=1e-3, atol=1e-5)


# --- the catalogues ---


@pytest.mark.parametrize("slug", ACTIVATIONS)
def test_every_activation_trains(slug: str) -> None:
    """Every function of the catalogue gives a record, without a warning."""
    record = run(activation=slug, steps=3)
    assert len(record.steps) == 4 or record.diverged_at is not None


@pytest.mark.parametrize("slug", INITIALIZERS)
def test_every_initializer_trains(slug: str) -> None:
    """Every initializer of the catalogue gives a record, without a warning."""
    assert len(run(initializer=slug, steps=3).steps) == 4


# --- the bookkeeping ---


def slow(x: Array, y: Labels, one: Setup) -> tuple[Array, Array]:
    """Shares of positive pre-activations and of slopes that are not 0, (steps + 1, U), kept sample by sample."""
    rng = np.random.default_rng((one.seed, 1))
    weights = [one.initializer.draw(rng, n, m) for n, m in pairwise((x.shape[1], *one.hidden, int(y.max()) + 1))]
    biases = [np.zeros(w.shape[1]) for w in weights]
    on, sloped = [], []
    for _ in range(one.steps + 1):
        values, z = [x], []
        for w, b in zip(weights, biases, strict=True):
            z.append(values[-1] @ w + b)
            values.append(one.activation(z[-1]))
        on.append(np.concatenate([(a > 0).mean(0) for a in z[:-1]]))
        sloped.append(np.concatenate([(one.activation.derivative(a) != 0).mean(0) for a in z[:-1]]))
        p = np.exp(z[-1] - z[-1].max(1, keepdims=True))
        error = (p / p.sum(1, keepdims=True) - np.eye(p.shape[1])[y]) / len(x)
        for i in reversed(range(len(weights))):
            back = error @ weights[i].T
            weights[i] = weights[i] - one.rate * values[i].T @ error
            biases[i] = biases[i] - one.rate * error.sum(0)
            error = back * one.activation.derivative(z[i - 1]) if i else error
    return np.array(on), np.array(sloped)


@pytest.mark.parametrize("slug", ["relu", "leaky_relu", "hardtanh"])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_diary_is_that_of_a_patient_reader(slug: str, seed: int) -> None:
    """Shares and deaths are those of a plain loop that keeps every activation.

    In double precision, as in single the last bit, which differs between processors, grows over 40 large steps.
    """
    one = setup(activation=slug, hidden=(12, 10, 8), rate=0.5, steps=40, seed=seed, double=True)
    record, (on, sloped) = train(*cloud(), one), slow(*cloud(), one)
    assert np.abs(record.on - on).max() < 1e-6
    assert np.abs(record.sloped - sloped).max() < 1e-6
    assert np.array_equal(record.dead, sloped == 0)
    assert record.by_layer(record.dead).sum() == record.dead.sum()


def test_counts_of_a_life() -> None:
    """Born dead, ever dead, revived and silent are read off the shares as their names say."""
    sloped = np.array([[0, 1, 1, 0], [1, 0, 1, 0], [0, 0, 1, 1]], np.float32)
    record = Record(
        hidden=(3, 1), moments=np.arange(3), steps=np.arange(3), loss=np.ones(3), accuracy=np.ones(3), on=0 * sloped,
        sloped=sloped, steep=np.ones_like(sloped), quiet=sloped > 1, gradient=np.ones((3, 3)), update=np.ones((3, 3)),
        lines=np.ones((3, 3), np.float32), diverged_at=None,
    )  # fmt: skip
    assert record.born_dead.tolist() == [True, False, False, True]
    assert record.ever_dead.tolist() == [True, True, False, True]
    assert record.revived.tolist() == [True, False, False, True]
    assert record.by_layer(record.dead).tolist() == [[1, 1], [1, 1], [2, 0]]
    assert record.silent.all()


@given(steps=st.integers(1, 2000))
def test_recorded_steps(steps: int) -> None:
    """The first and the last step are recorded, none twice, and 201 at most."""
    recorded = moments(steps)
    assert recorded[0] == 0
    assert recorded[-1] == steps
    assert np.all(np.diff(recorded) > 0)
    assert len(recorded) <= 201


def test_loss_and_accuracy_are_of_the_whole_training_set() -> None:
    """With zero weights the network guesses: loss ln 10, and the share of the digit 0."""
    x, y = cloud("digits")
    record = run((x, y), initializer="zeros", batch=32, steps=0 + 1)
    assert record.loss[0] == pytest.approx(np.log(10), abs=1e-12)
    assert record.accuracy[0] == (y == 0).mean()


# --- the laws of death ---


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("batch", "decay"), [(0, 0.0), (64, 0.0), (0, 0.003)])
def test_a_dead_unit_of_layer_one_stays_dead_under_plain_sgd(seed: int, batch: int, decay: float) -> None:
    """Its input is the data and its gradient is 0: nothing moves it, not even decay of its weights."""
    record = run(hidden=(64, 64), rate=2.5, steps=150, batch=batch, decay=decay, seed=seed)
    first = record.layer == 0
    assert record.dead[-1, first].any()
    assert not record.revived[first].any()


def test_deeper_units_come_back_under_plain_sgd() -> None:
    """What layer 2 receives keeps changing, so death there is not final."""
    records = train_together(*cloud(), [setup(hidden=(48, 24), rate=1.5, steps=150, seed=s) for s in range(4)])
    assert all(r.revived[r.layer == 1].any() for r in records)


def test_memory_revives_layer_one() -> None:
    """Adam keeps moving a unit without gradient, and some return to the data."""
    setups = [setup(hidden=(64, 64), optimizer="adam", rate=0.1, steps=150, seed=s) for s in range(3)]
    assert sum(r.revived[r.layer == 0].sum() for r in train_together(*cloud("moons"), setups)) > 0


def test_a_dead_unit_has_no_gradient() -> None:
    """The incoming and the outgoing weights of a unit that is dead for the batch get a gradient of exactly 0."""
    (x, y), network = cloud(), Network((2, 12, 2), ACTIVATIONS["relu"](), 1)
    network.parameters[:] = np.random.default_rng(0).standard_normal(network.parameters.shape)
    network.weights[0][0, 3:6, -1] = -50
    rows, desk = np.column_stack([x, np.ones(len(x))]).astype(np.float32), Desk(network, len(x), 1)
    network.forward(rows, desk)
    network.backward(np.eye(2, dtype=np.float32)[y].T, desk)
    into, out = (part[0] for part in network.split(network.gradient))
    dead = np.arange(3, 6)
    assert not into[dead].any()
    assert not out[:, dead].any()
    assert np.delete(into, dead, 0).any()


@settings(max_examples=15, deadline=None)
@given(slope=st.floats(-2, 2).filter(lambda a: abs(a) > 1e-3), rate=st.floats(0.01, 30), seed=st.integers(0, 99))
def test_a_leaky_unit_never_dies(slope: float, rate: float, seed: int) -> None:
    """With a slope on the negative side no unit is ever dead, whatever the rate."""
    leaky = ACTIVATIONS["leaky_relu"](negative_slope=slope)
    assert not run(activation=leaky, rate=rate, steps=30, seed=seed).ever_dead.any()


def test_silent_is_not_dead() -> None:
    """A leaky unit that no point makes positive is counted as silent, a ReLU unit as both."""
    leaky, relu = (run(activation=a, bias=-50.0, steps=1) for a in ("leaky_relu", "relu"))
    assert leaky.silent[0, :16].all()
    assert not leaky.dead.any()
    assert np.array_equal(relu.silent, relu.dead)


def test_known_shares_of_the_spiral() -> None:
    """At rate 1.5 about two in five units of 2-64-64-2 die and every point is right; at 0.1 hardly any die."""
    calm, high = (
        train_together(*cloud(), [setup(hidden=(64, 64), rate=r, steps=500, seed=s) for s in range(3)])
        for r in (0.1, 1.5)
    )
    assert all(r.dead[-1].mean() < 0.1 for r in calm)
    assert 0.25 < np.mean([r.dead[-1].mean() for r in high]) < 0.6
    assert np.mean([r.accuracy[-1] for r in high]) > 0.95


def test_known_shares_of_the_digits() -> None:
    """With momentum 0.9 nothing dies at rate 0.01, and at 0.15 the second layer does: about half of all units."""
    part = {"hidden": (100, 100), "optimizer": "momentum", "steps": 600, "batch": 32}
    calm, high = (
        train_together(*cloud("digits"), [setup(**part, rate=r, seed=s) for s in range(2)]) for r in (0.01, 0.15)
    )
    assert all(r.dead[-1].mean() < 0.005 for r in calm)
    assert all(r.accuracy[-1] > 0.99 for r in calm)
    assert all(0.4 < r.dead[-1].mean() <= 0.5 for r in high)


# --- divergence ---


def test_a_diverged_run_is_cut_and_called_so() -> None:
    """After the step at which something is no longer finite nothing is recorded, and all that is recorded is finite."""
    record = run(activation="identity", rate=30.0, steps=200)
    assert record.diverged_at is not None
    assert record.steps[-1] < record.diverged_at
    assert len(record.steps) == len(record.loss) == len(record.dead)
    assert np.isfinite(record.loss).all()
    assert not record.dead.any()


def test_a_run_can_diverge_before_its_first_step() -> None:
    """Weights that overflow at once leave an empty record, not a dead network."""
    record = run(initializer=INITIALIZERS["constant"](), activation="exponential", bias=200.0)
    assert record.diverged_at == 0
    assert len(record.steps) == 0
    assert record.dead.shape == (0, 32)


def test_hidden_infinity_is_found() -> None:
    """ReLU turns −∞ into 0: a loss that is still finite does not hide that a pre-activation is not."""
    enormous = INITIALIZERS["normal"](deviation=INITIALIZERS["normal"].knobs()["deviation"].hi)
    deep = run(initializer=enormous, hidden=(512,) * 6, steps=50, rate=100.0)
    assert deep.diverged_at is not None
    assert deep.diverged_at < 50


def test_one_diverged_run_leaves_the_others_alone() -> None:
    """Runs that train together do not share their fate."""
    wild, calm = setup(activation="identity", rate=30.0, steps=100), setup(activation="identity", rate=0.1, steps=100)
    together = train_together(*cloud(), [wild, calm, wild])
    assert [r.diverged_at is None for r in together] == [False, True, False]
    assert same(together[1], train(*cloud(), calm))


# --- the same bits ---


@pytest.mark.parametrize("batch", [0, 60])
@pytest.mark.parametrize(
    ("slug", "optimizer"), [("relu", "sgd"), ("elu", "adam"), ("mish", "momentum"), ("tanh", "adamw")]
)
@pytest.mark.parametrize("quick", [0, 20_000])
def test_company_does_not_change_a_bit(
    slug: str, optimizer: str, batch: int, quick: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run gives the same record alone, again, and among others, its products in pieces or not."""
    monkeypatch.setattr(products, "_QUICK", quick)
    base = setup(activation=slug, optimizer=optimizer, batch=batch, hidden=(24, 17), rate=0.05, decay=0.01)
    others = [replace(base, seed=s, rate=0.01 * s, bias=0.1 * s, decay=0.001 * s) for s in range(1, 4)]
    alone = train(*cloud(), base)
    assert same(alone, train(*cloud(), base))
    assert same(alone, train_together(*cloud(), [*others, base])[-1])
    assert not same(alone, train(*cloud(), others[0]))


def test_a_batch_of_everything_is_no_batch() -> None:
    """A batch as large as the data is the full batch."""
    assert same(run(batch=512), run(batch=0))


# --- what is refused ---


def test_a_batch_larger_than_the_data_is_refused() -> None:
    """The reader learns how many samples there are."""
    with pytest.raises(Trouble, match="512"):
        run(batch=513)


def test_a_run_of_an_hour_is_refused() -> None:
    """The largest network on all digits is refused before it starts; the same on a small batch is not too long."""
    huge = setup(hidden=(512,) * 6, steps=2000)
    with pytest.raises(Trouble, match="minutes"):
        run(cloud("digits"), hidden=(512,) * 6, steps=2000)
    assert cost(1797, 64, 10, replace(huge, batch=8)) < LIMIT


def test_only_runs_of_one_shape_train_together() -> None:
    """Different shapes, functions or numbers of steps are a mistake of the caller."""
    for other in (setup(hidden=(8,)), setup(activation="tanh"), setup(steps=21), setup(optimizer="adam")):
        with pytest.raises(ValueError, match="same shape"):
            train_together(*cloud(), [setup(), other])
