"""The 40 % claim: how many units are dead at a small and at a large learning rate, here and in PyTorch on its own.

Run ``python -m bench.claim [--seeds 20]``. PyTorch shares the data and nothing else: it has its own first weights, its own
batches, its own gradients and counts dead units its own way. So both sides are samples of the same experiment, and
their difference is printed in units of its standard error. Without PyTorch it prints our side alone.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from itertools import pairwise
from math import isfinite, nan
from typing import Any

from acts.activations import ACTIVATIONS
from acts.array import Array
from acts.datasets import DATASETS
from acts.datasets.base import Labels
from acts.initializers import INITIALIZERS
from acts.optimizers import OPTIMIZERS
from acts.setup import Setup
from acts.sweep import Cell, Outcome, join, pieces, summary
from bench import rival


@dataclass(frozen=True)
class Setting:
    """One network on one data set, a small and a large rate, and what is expected of the large one."""

    name: str
    data: str
    setup: Setup
    rates: tuple[float, float]
    holds: bool


def _setup(hidden: tuple[int, ...], optimizer: str, steps: int, batch: int = 0) -> Setup:
    relu, he, moves = ACTIVATIONS["relu"](), INITIALIZERS["he_normal"](), OPTIMIZERS[optimizer]()
    return Setup(hidden=hidden, activation=relu, initializer=he, optimizer=moves, rate=0.1, steps=steps, batch=batch)


SETTINGS = (
    Setting("digits, momentum, batch 32", "digits", _setup((100, 100), "momentum", 600, 32), (0.01, 0.15), holds=True),
    Setting("digits, Adam, batch 32", "digits", _setup((100, 100), "adam", 600, 32), (0.001, 0.1), holds=True),
    Setting("digits, SGD, batch 32", "digits", _setup((100, 100), "sgd", 600, 32), (0.01, 1.5), holds=True),
    Setting("moons 2-128-128-2, Adam", "moons", _setup((128, 128), "adam", 300), (0.001, 0.1), holds=True),
    Setting("spiral 2-64-64-2, SGD", "spiral", _setup((64, 64), "sgd", 1000), (0.1, 1.6), holds=True),
    Setting("moons 2-128-2, SGD", "moons", _setup((128,), "sgd", 1000), (0.1, 3.0), holds=False),
    Setting("digits, SGD, all data a step", "digits", _setup((100, 100), "sgd", 300), (0.1, 0.7), holds=False),
)


def ours(setting: Setting, rate: float, seeds: range) -> Cell:
    """Our side: the mean over *seeds*."""
    setups = [replace(setting.setup, rate=rate, seed=seed) for seed in seeds]
    data = DATASETS[setting.data]()
    return summary(join(setups, [piece() for piece in pieces(data, setups)]))


def theirs(torch: Any, setting: Setting, rate: float, seeds: range) -> Cell:
    """PyTorch's side: the mean over as many seeds of its own."""
    data = DATASETS[setting.data]()
    return summary(torch_run(torch, *data.load(seed), replace(setting.setup, rate=rate, seed=seed)) for seed in seeds)


def torch_run(torch: Any, x: Array, y: Labels, setup: Setup) -> Outcome:
    """The same experiment as one would write it in PyTorch, with He weights and batches from PyTorch's generator."""
    torch.manual_seed(setup.seed)
    points, labels = torch.tensor(x, dtype=torch.float32), torch.tensor(y)
    net = _net(torch, (x.shape[1], *setup.hidden, int(y.max()) + 1))
    optimizer = _optimizer(torch, net, setup)
    size = setup.batch or len(x)
    order = torch.arange(len(x))
    for step in range(setup.steps):
        first = step % (len(x) // size) * size
        if setup.batch and first == 0:
            order = torch.randperm(len(x))
        chosen = order[first : first + size]
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(net(points[chosen]), labels[chosen]).backward()
        optimizer.step()
    return _ended(torch, net, points, labels)


def _net(torch: Any, widths: tuple[int, ...]) -> Any:
    layers: list[Any] = []
    for fan_in, fan_out in pairwise(widths):
        layer = torch.nn.Linear(fan_in, fan_out)
        torch.nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
        torch.nn.init.zeros_(layer.bias)
        layers += [layer, torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def _optimizer(torch: Any, net: Any, setup: Setup) -> Any:
    if setup.optimizer.slug == "adam":
        return torch.optim.Adam(net.parameters(), lr=setup.rate)
    return torch.optim.SGD(net.parameters(), lr=setup.rate, momentum=dict(setup.optimizer).get("momentum", 0.0))


def _ended(torch: Any, net: Any, points: Any, labels: Any) -> Outcome:
    """A unit is dead if its output is 0 on every training sample; a run diverged if anything in it is not finite."""
    dead: list[Any] = []
    with torch.no_grad():
        values, finite = points, all(bool(torch.isfinite(p).all()) for p in net.parameters())
        for module in net:
            values = module(values)
            finite = finite and bool(torch.isfinite(values).all())
            if isinstance(module, torch.nn.ReLU):
                dead.append((values == 0).all(0).float())
        loss = float(torch.nn.functional.cross_entropy(values, labels))
        right = float((values.argmax(1) == labels).float().mean())
    if not (finite and isfinite(loss)):
        return Outcome((nan,) * len(dead), nan, nan, nan, nan, diverged=True)
    share = float(torch.cat(dead).mean())
    return Outcome(tuple(float(d.mean()) for d in dead), share, share, loss, right, diverged=False)


def apart(ours: Cell, theirs: Cell) -> float:
    """The difference of two dead shares, in units of its standard error; equal means are not apart."""
    gap = abs(ours.dead.value - theirs.dead.value)
    error = (ours.dead.error**2 + theirs.dead.error**2) ** 0.5
    return gap / error if error else 0.0 if gap == 0 else float("inf")


def _said(cell: Cell) -> str:
    dead = f"{100 * cell.dead.value:5.1f} ± {100 * cell.dead.error:3.1f}"
    return f"{dead:>14} {cell.runs - cell.diverged:3d}/{cell.runs} {cell.loss.value:9.2g} {cell.accuracy.value:6.3f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--settings", type=int, nargs="*", help="which rows, from 0")
    asked = parser.parse_args()
    seeds, torch = range(1000, 1000 + asked.seeds), rival.installed()
    head = f"{'dead, %':>14} {'finite':>6} {'loss':>9} {'right':>6}"
    print(f"{'setting':32}{'rate':>6} |{head} |{head} | apart, s.e.   (here | PyTorch)")
    for number, setting in enumerate(SETTINGS):
        if asked.settings and number not in asked.settings:
            continue
        for rate in setting.rates:
            mine = ours(setting, rate, seeds)
            other = theirs(torch, setting, rate, seeds) if torch else None
            tail = f"{_said(other)} | {apart(mine, other):5.1f}" if other else ""
            print(f"{setting.name:32}{rate:6g} |{_said(mine)} |{tail}", flush=True)


if __name__ == "__main__":
    main()
