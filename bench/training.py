"""CPU time of `acts.training` against the ordinary PyTorch loop that does the same job: train, and watch every unit.

Run ``python bench/training.py``. Both sides use one thread and take turns in one process; the ratio is the median
over pairs, so a busy machine slows both alike. Without PyTorch it says so and stops.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import pairwise
from statistics import median
from time import process_time
from typing import Any

import numpy as np

from acts.activations import ACTIVATIONS
from acts.array import Array
from acts.datasets import DATASETS
from acts.datasets.base import Labels
from acts.initializers import INITIALIZERS
from acts.optimizers import OPTIMIZERS
from acts.record import moments
from acts.training import Setup, train_together

PAIRS, TOGETHER = 5, 8


@dataclass(frozen=True)
class Case:
    """One row of the table."""

    name: str
    data: str
    setup: Setup


def _setup(hidden: tuple[int, ...], optimizer: str, rate: float, batch: int, steps: int) -> Setup:
    relu, he, moves = ACTIVATIONS["relu"](), INITIALIZERS["he_normal"](), OPTIMIZERS[optimizer]()
    return Setup(hidden=hidden, activation=relu, initializer=he, optimizer=moves, rate=rate, steps=steps, batch=batch)


CASES = (
    Case("2-64-64-2, all 512", "spiral", _setup((64, 64), "sgd", 0.1, 0, 500)),
    Case("2-64-64-2, batch 32", "spiral", _setup((64, 64), "sgd", 0.1, 32, 600)),
    Case("64-100-100-10, all 1797", "digits", _setup((100, 100), "sgd", 0.1, 0, 100)),
    Case("64-100-100-10, batch 32", "digits", _setup((100, 100), "momentum", 0.01, 32, 600)),
    Case("64-100-100-10, batch 128", "digits", _setup((100, 100), "adam", 0.001, 128, 300)),
)


def torch_loop(torch: Any, x: Array, y: Labels, setup: Setup) -> Callable[[], None]:
    """The loop that one would write: modules, autograd, an optimizer, and a look at every unit at the same steps."""
    points, classes = torch.tensor(x, dtype=torch.float32), torch.tensor(y)
    recorded = set(moments(setup.steps).tolist())

    def run() -> None:
        widths = (x.shape[1], *setup.hidden)
        hidden = [m for n, w in pairwise(widths) for m in (torch.nn.Linear(n, w), torch.nn.ReLU())]
        net = torch.nn.Sequential(*hidden, torch.nn.Linear(widths[-1], int(y.max()) + 1))
        optimizer = _optimizer(torch, net, setup)
        for step, batch in enumerate(_batches(torch, len(x), setup)):
            if step in recorded:
                _look(torch, net, points, classes)
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(net(points[batch]), classes[batch]).backward()
            optimizer.step()
        _look(torch, net, points, classes)

    return run


def _optimizer(torch: Any, net: Any, setup: Setup) -> Any:
    if setup.optimizer.slug == "adam":
        return torch.optim.Adam(net.parameters(), lr=setup.rate)
    return torch.optim.SGD(net.parameters(), lr=setup.rate, momentum=dict(setup.optimizer).get("momentum", 0.0))


def _batches(torch: Any, samples: int, setup: Setup) -> Any:
    size, order = setup.batch or samples, torch.arange(samples)
    for step in range(setup.steps):
        first = step % (samples // size) * size
        if setup.batch and first == 0:
            order = torch.randperm(samples)
        yield order[first : first + size] if setup.batch else slice(None)


def _look(torch: Any, net: Any, points: Any, classes: Any) -> list[Any]:
    with torch.no_grad():
        seen: list[Any] = []
        values = points
        for module in net:
            values = module(values)
            if isinstance(module, torch.nn.ReLU):
                seen.append((values > 0).float().mean(0))
        return [*seen, torch.nn.functional.cross_entropy(values, classes), (values.argmax(1) == classes).float().mean()]


def seconds(job: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    start = process_time()
    job()
    return process_time() - start


def compare(torch: Any, case: Case) -> tuple[float, float, float]:
    """Milliseconds of one PyTorch run, and how many times as fast we are alone and with eight runs together."""
    x, y = DATASETS[case.data]().load(0)
    eight = [replace(case.setup, seed=seed) for seed in range(TOGETHER)]
    loop = torch_loop(torch, x, y, case.setup)
    jobs = (loop, lambda: train_together(x, y, eight[:1]), lambda: train_together(x, y, eight))
    rounds = np.array([[seconds(job) for job in jobs] for _ in range(PAIRS + 1)])[1:]
    alone, together = (median(rounds[:, 0] / rounds[:, i]) for i in (1, 2))
    return 1e3 * median(rounds[:, 0]), alone, TOGETHER * together


def main() -> None:
    """Print the table."""
    try:
        torch = import_module("torch")
    except ImportError:
        sys.exit(
            "PyTorch is not installed, so there is nothing to compare with: pip install torch, then run this again."
        )
    torch.set_num_threads(1)
    print(f"{'network and batch':28}{'PyTorch, ms':>12}{'1 run':>9}{f'{TOGETHER} runs':>9}   (times as fast a run)")
    for case in CASES:
        base, alone, together = compare(torch, case)
        print(f"{case.name:28}{base:12.0f}{alone:8.2f}×{together:8.2f}×")


if __name__ == "__main__":
    main()
