"""The arithmetic of training, held to PyTorch's autograd in single and in double precision."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from acts.activations import ACTIVATIONS, Activation
from acts.array import AnyArray, Array
from acts.datasets import DATASETS
from acts.desk import Desk
from acts.initializers import INITIALIZERS
from acts.network import Network
from acts.norms import Norm
from acts.optimizers import OPTIMIZERS
from acts.setup import Setup
from acts.training import train

WIDTHS = (2, 24, 17, 3)
NORMED = pytest.mark.parametrize("norm", ["none", "batch", "layer"])


@pytest.fixture(scope="module")
def torch() -> Any:
    found = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    found.set_num_threads(1)
    return found


@cache
def cloud() -> tuple[Array, AnyArray]:
    x = np.random.default_rng(0).standard_normal((96, 2)).astype(np.float32).astype(float)
    return x, np.arange(96) % 3


def elementwise(torch: Any, f: Activation) -> Any:
    """The function itself for autograd: its own value going forward, its own slope going back."""

    class Applied(torch.autograd.Function):
        @staticmethod
        def forward(ctx: Any, z: Any) -> Any:
            ctx.save_for_backward(z)
            return torch.from_numpy(f(z.detach().numpy()))

        @staticmethod
        def backward(ctx: Any, *grads: Any) -> Any:
            return grads[0] * torch.from_numpy(f.derivative(ctx.saved_tensors[0].numpy()))

    return Applied.apply


def normalized(torch: Any, norm: Norm, z: Any, gain: Any, bias: Any) -> Any:
    functional = torch.nn.functional
    if norm == "batch":
        return functional.batch_norm(z, None, None, gain, bias, training=True)
    return functional.layer_norm(z, z.shape[1:], gain, bias)


def network(f: Activation, norm: Norm, dtype: str, loss: Any = "entropy") -> Network:
    """Random parameters, the same numbers in either precision."""
    widths = WIDTHS if loss == "entropy" else (*WIDTHS[:-1], 1)
    net = Network(widths, f, 1, norm=norm, loss=loss, dtype=dtype)
    drawn = np.random.default_rng(5).standard_normal(net.parameters.shape)
    spread = 0.4 / 30 if f.slug == "sine" else 0.4  # as it is meant to start: its frequency of 30 multiplies roundings
    net.parameters[:] = (spread * drawn + 0.02).astype(np.float32)
    return net


def ours(net: Network, target: AnyArray) -> AnyArray:
    x = np.column_stack([cloud()[0], np.ones(96)]).astype(net.dtype)
    desk = Desk(net, 96, 1)
    with np.errstate(all="ignore"):
        net.forward(x, desk)
        net.backward(target.astype(net.dtype), desk)
    parts = *net.split(net.gradient), *net.rest(net.gradient)
    return np.concatenate([part[0].ravel() for part in parts]).astype(float)


def theirs(torch: Any, net: Network, act: Any, norm: Norm, target: Any) -> AnyArray:
    """The gradient of the same parameters by autograd in double precision, in our order."""
    parts = [torch.tensor(w[0].astype(float), requires_grad=True) for w in (*net.weights, *net.gains)]
    weights, gains = parts[: len(net.weights)], parts[len(net.weights) :]
    x = torch.tensor(cloud()[0])
    for layer, w in enumerate(weights[:-1]):
        z = x @ w[:, :-1].T
        x = act(z + w[:, -1] if norm == "none" else normalized(torch, norm, z, gains[layer], w[:, -1]))
    out = x @ weights[-1][:, :-1].T + weights[-1][:, -1]
    functional = torch.nn.functional
    loss = functional.cross_entropy(out, target) if net.loss == "entropy" else functional.mse_loss(out[:, 0], target)
    loss.backward()
    return np.concatenate([p.grad.numpy().ravel() for p in parts])


def apart(one: AnyArray, other: AnyArray) -> float:
    """The distance between two gradients, over the length of the second."""
    return float(np.linalg.norm(one - other) / np.linalg.norm(other))


TOLERANCE = {"float64": 1e-10, "float32": 1e-5}


@pytest.mark.parametrize("dtype", TOLERANCE)
@NORMED
@pytest.mark.parametrize("slug", ACTIVATIONS)
def test_gradients_are_those_of_autograd(torch: Any, slug: str, norm: Norm, dtype: str) -> None:
    """For every function and normalization, to 1e-5 in single and 1e-10 in double precision."""
    f, y = ACTIVATIONS[slug](), cloud()[1]
    net = network(f, norm, dtype)
    expected = theirs(torch, net, elementwise(torch, f), norm, torch.tensor(y))
    assert apart(ours(net, np.eye(3)[y].T), expected) < TOLERANCE[dtype]


NAMED = (
    "relu",
    "elu",
    "gelu",
    "silu",
    "tanh",
    "sigmoid",
    "softplus",
    "mish",
    "selu",
    "leaky_relu",
    "hardtanh",
    "relu6",
    "celu",
)


@pytest.mark.parametrize("dtype", TOLERANCE)
@NORMED
@pytest.mark.parametrize("slug", NAMED)
def test_gradients_are_those_of_pytorch_functions(torch: Any, slug: str, norm: Norm, dtype: str) -> None:
    """The same with PyTorch's own function, and with the squared error of one number."""
    net, y = network(ACTIVATIONS[slug](), norm, dtype, "square"), np.sin(np.arange(96.0))
    expected = theirs(torch, net, getattr(torch.nn.functional, slug), norm, torch.tensor(y))
    assert apart(ours(net, y[None]), expected) < TOLERANCE[dtype]


RULES = {
    "sgd": ("SGD", {}),
    "momentum": ("SGD", {"momentum": 0.9}),
    "nesterov": ("SGD", {"momentum": 0.9, "nesterov": True}),
    "adagrad": ("Adagrad", {}),
    "rmsprop": ("RMSprop", {}),
    "adam": ("Adam", {}),
    "adamw": ("AdamW", {"weight_decay": 0.0}),
}


@pytest.mark.parametrize("dtype", TOLERANCE)
@pytest.mark.parametrize("slug", OPTIMIZERS)
def test_rules_move_as_in_pytorch(torch: Any, slug: str, dtype: str) -> None:
    """Twenty steps along given gradients of very different sizes end where PyTorch's double precision ends."""
    rng, (name, options) = np.random.default_rng(1), RULES[slug]
    start = rng.standard_normal((3, 40))
    theta = torch.tensor(start, requires_grad=True)
    rule, own = getattr(torch.optim, name)([theta], lr=0.01, **options), start.astype(dtype)
    step = OPTIMIZERS[slug]().start(own.shape, np.dtype(dtype))
    for number in range(1, 21):
        gradient = rng.standard_normal((3, 40)) * 10.0 ** rng.integers(-4, 3, (3, 1))
        theta.grad = torch.tensor(gradient)
        rule.step()
        step(own, gradient.astype(dtype), np.full((3, 1), 0.01, dtype), number)
    moved, expected = own - start.astype(dtype), theta.detach().numpy() - start
    room = 1e-10 if dtype == "float64" else 1e-5
    assert np.linalg.norm(moved - expected) / np.linalg.norm(expected) < room


@pytest.mark.parametrize("slug", ["sgd", "adamw"])
@pytest.mark.parametrize("schedule", ["constant", "warmup", "cosine"])
def test_a_run_is_pytorchs(torch: Any, slug: str, schedule: Any) -> None:
    """Clipped, decayed, scheduled and normalized, thirty steps in double precision have the losses of the PyTorch loop."""
    x, y = DATASETS["moons"]().load(0)
    one = Setup(
        hidden=(12, 9), activation=ACTIVATIONS["gelu"](), initializer=INITIALIZERS["he_normal"](), rate=0.05, steps=30,
        optimizer=OPTIMIZERS[slug](), decay=0.1, norm="layer", clip=0.3, schedule=schedule, bias=0.1, double=True,
    )  # fmt: skip
    losses = _loop(torch, torch.tensor(x), torch.tensor(y), one)
    assert np.allclose(train(x, y, one).loss, losses, rtol=1e-9, atol=0)
    assert not np.allclose(train(x, y, replace(one, clip=0.0)).loss, losses, rtol=1e-4)


def _loop(torch: Any, x: Any, y: Any, one: Setup) -> list[float]:
    rng, nn = np.random.default_rng((one.seed, 1)), torch.nn
    widths = (2, *one.hidden, 2)
    layers = [nn.Linear(n, m, bias=m == 2, dtype=torch.float64) for n, m in pairwise(widths)]
    norms = [nn.LayerNorm(m, dtype=torch.float64) for m in one.hidden]
    with torch.no_grad():
        for (n, m), layer in zip(pairwise(widths), layers, strict=True):
            layer.weight[:] = torch.tensor(one.initializer.draw(rng, n, m).T)
        layers[-1].bias[:] = 0
        for norm in norms:
            norm.bias[:] = one.bias
    hidden = [part for layer, norm in zip(layers, norms, strict=False) for part in (layer, norm, nn.GELU())]
    net, weights = nn.Sequential(*hidden, layers[-1]), [layer.weight for layer in layers]
    others = [p for p in net.parameters() if all(p is not w for w in weights)]
    groups = [{"params": weights, "weight_decay": one.decay}, {"params": others, "weight_decay": 0.0}]
    rule = {"sgd": torch.optim.SGD, "adamw": torch.optim.AdamW}[one.optimizer.slug](groups, lr=one.rate)
    losses: list[float] = []
    for step in range(one.steps + 1):
        share = {"constant": 1.0, "warmup": min(1, (step + 1) / 3), "cosine": (1 + np.cos(np.pi * step / 30)) / 2}
        for group in rule.param_groups:
            group["lr"] = one.rate * share[one.schedule]
        rule.zero_grad()
        loss = nn.functional.cross_entropy(net(x), y)
        loss.backward()
        losses.append(loss.item())
        nn.utils.clip_grad_norm_(net.parameters(), one.clip)
        rule.step()
    return losses
