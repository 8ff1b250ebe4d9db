"""CPU time of `acts.training` against the ordinary PyTorch loop that does the same job: train, and watch every unit.

Run ``python -m bench.training``. Both sides use one thread, look at every unit at the same steps (every tenth or so)
and take turns in one process; the ratio is the median over pairs, so a busy machine slows both alike. The last column
is the share of what this processor's matrix product does (1024 × 1024, single precision, measured in turn), counting the
products of training and looking alone. Without PyTorch it says so and stops.

NumPy's OpenBLAS chooses its kernels when it is loaded; ``ACTS_BLAS=fast python -m bench.training`` lets it use those
for AVX-512, if the processor has it (see `acts.blas`); newer processors get them unasked.

How high the last column can be: small products need no copy with the kernels for AVX-512 (see `acts.products`), so those of
a step alone reach 95 to 105 % of the large one where they are 64 or 100 wide, and half of it where one side is 2 or 3. What
is missing are the passes between them: ReLU takes three, about a sixth of a step. The older kernels are half as fast on
most processors, so all else weighs half as much, but they copy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
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
from acts.setup import Setup
from acts.training import train_together
from bench.rival import pytorch

PAIRS, TOGETHER, PRODUCTS = 5, 8, 5


@dataclass(frozen=True)
class Case:
    """One row of the table."""

    name: str
    data: str
    setup: Setup


def _setup(hidden: tuple[int, ...], optimizer: str, rate: float, batch: int, steps: int, act: str = "relu") -> Setup:
    he, moves = INITIALIZERS["he_normal"](), OPTIMIZERS[optimizer]()
    return Setup(
        hidden=hidden, activation=ACTIVATIONS[act](), initializer=he, optimizer=moves, rate=rate, steps=steps, batch=batch,
        looks=steps // 10,
    )  # fmt: skip


CASES = (
    Case("2-64-64-2, all 512", "spiral", _setup((64, 64), "sgd", 0.1, 0, 300)),
    Case("2-64-64-2, batch 32", "spiral", _setup((64, 64), "sgd", 0.1, 32, 400)),
    Case("64-100-100-10, batch 128", "digits", _setup((100, 100), "sgd", 0.1, 128, 200)),
    Case("64-100-100-10, batch 128, Adam", "digits", _setup((100, 100), "adam", 0.001, 128, 200)),
    Case("64-100-100-10, all 1797", "digits", _setup((100, 100), "sgd", 0.1, 0, 60)),
    *(
        Case(f"2-64-64-2, all 512, {a.upper()}", "spiral", _setup((64, 64), "sgd", 0.1, 0, 200, a))
        for a in ("elu", "gelu", "silu")
    ),
)


_MODULES = {"relu": "ReLU", "elu": "ELU", "gelu": "GELU", "silu": "SiLU"}


def torch_loop(torch: Any, x: Array, y: Labels, setup: Setup) -> Callable[[], None]:
    """The loop that one would write: modules, autograd, an optimizer, and a look at every unit at the same steps."""
    points, classes = torch.tensor(x, dtype=torch.float32), torch.tensor(y)
    recorded = set(moments(setup.steps, setup.looks).tolist())

    def run() -> None:
        widths = (x.shape[1], *setup.hidden)
        act = _MODULES[setup.activation.slug]
        hidden = [m for n, w in pairwise(widths) for m in (torch.nn.Linear(n, w), getattr(torch.nn, act)())]
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
            if not isinstance(module, torch.nn.Linear):
                seen.append((values > 0).float().mean(0))
        return [*seen, torch.nn.functional.cross_entropy(values, classes), (values.argmax(1) == classes).float().mean()]


def seconds(job: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    start = process_time()
    job()
    return process_time() - start


def compare(torch: Any, case: Case) -> tuple[float, float, float, float]:
    """Microseconds of a PyTorch step, how many times as fast we are alone and eight at once, and our share of `product`."""
    x, y = DATASETS[case.data]().load(0)
    eight = [replace(case.setup, seed=seed) for seed in range(TOGETHER)]
    loop = torch_loop(torch, x, y, case.setup)
    jobs = (loop, lambda: train_together(x, y, eight[:1]), lambda: train_together(x, y, eight), product())
    rounds = np.array([[seconds(job) for job in jobs] for _ in range(PAIRS + 1)])[1:]
    alone, together = (median(rounds[:, 0] / rounds[:, i]) for i in (1, 2))
    work = TOGETHER * flops(len(x), (x.shape[1], *case.setup.hidden, int(y.max()) + 1), case.setup)
    share = work / (PRODUCTS * 2 * 1024**3) * median(rounds[:, 3] / rounds[:, 2])
    return 1e6 * median(rounds[:, 0]) / case.setup.steps, alone, TOGETHER * together, share


def flops(samples: int, widths: tuple[int, ...], setup: Setup) -> float:
    """The multiplications and additions of one run's matrix products; a look at the full batch is part of its step."""
    pairs = [2 * m * (n + 1) for n, m in pairwise(widths)]
    looks = len(moments(setup.steps, setup.looks)) * samples if setup.batch else 0
    return setup.steps * (setup.batch or samples) * (3 * sum(pairs) - pairs[0]) + looks * sum(pairs)


def product() -> Callable[[], object]:
    """Some of NumPy's largest products that are still quick to measure, 1024 × 1024 in single precision."""
    a = np.random.default_rng(0).random((1024, 1024), np.float32)
    out = np.empty_like(a)
    return lambda: [np.matmul(a, a, out=out) for _ in range(PRODUCTS)]


def main() -> None:
    """Print the table."""
    torch = pytorch()
    print(f"{'network and batch':32}{'PyTorch, µs':>12}{'1 run':>9}{f'{TOGETHER} runs':>9}{'of peak':>9}")
    for case in CASES:
        base, alone, together, share = compare(torch, case)
        print(f"{case.name:32}{base:12.0f}{alone:8.2f}×{together:8.2f}×{100 * share:8.0f}%", flush=True)


if __name__ == "__main__":
    main()
