"""CPU time of `acts.propagation` against the same experiment in PyTorch, with hooks as one would write them.

Run ``python -m bench.initialization``. A batch goes up through layers with fresh weights, an error comes down, and every
layer is measured: "all" stands for every column of a `Profile`, "most" for all but the number of distinct units, which
PyTorch finds by sorting columns, "few" for mean, std and a histogram of values and gradients. Ours always measures all. Both sides use single precision and one thread and take turns in one process;
the ratio is the median over pairs, so a busy machine slows both alike. The peak of memory is what `tracemalloc` saw.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from statistics import median
from time import process_time
from typing import Any

import numpy as np

from acts.activations import ACTIVATIONS
from acts.histograms import BINS
from acts.initializers import INITIALIZERS
from acts.propagation import propagate
from bench.rival import pytorch

PAIRS = 5
CASES = (("relu", 5, 100), ("tanh", 5, 100), ("relu", 50, 512), ("tanh", 50, 512))
SAMPLES = 1000


def ours(slug: str, depth: int, width: int) -> Callable[[], object]:
    """The experiment as the page runs it."""
    f, w = ACTIVATIONS[slug](), INITIALIZERS["he_normal"]()
    return lambda: propagate(f, w, depth=depth, width=width, samples=SAMPLES)


def theirs(torch: Any, slug: str, depth: int, width: int, much: int) -> Callable[[], object]:
    """Modules, hooks and autograd."""
    act = {"relu": torch.nn.ReLU, "tanh": torch.nn.Tanh}[slug]

    def run() -> list[Any]:
        net = torch.nn.Sequential(
            *(m for _ in range(depth) for m in (torch.nn.Linear(width, width, bias=False), act()))
        )
        rows: list[Any] = []
        for linear, function in zip(net[::2], net[1::2], strict=True):
            torch.nn.init.kaiming_normal_(linear.weight, nonlinearity="relu")
            function.register_forward_hook(_hook(torch, rows, slug, much))
        out = net(torch.randn(SAMPLES, width))
        out.backward(torch.randn(SAMPLES, width))
        if much:
            rows += [(m.weight.grad.norm() / SAMPLES, m.weight.std()) for m in net[::2]]
        return rows

    return run


def _hook(torch: Any, rows: list[Any], slug: str, much: int) -> Callable[..., None]:
    def look(_: Any, inputs: Any, h: Any) -> None:
        z, h0 = inputs[0], h.detach()
        rows.append((h0.mean(), h0.std(), _histogram(torch, h0)))
        if much:
            rows.append((_all(torch, z.detach(), h0, slug, much), _histogram(torch, z.detach())))
        z.register_hook(lambda gradient: rows.append(_gradient(torch, gradient, much)))

    return look


def _gradient(torch: Any, gradient: Any, much: int) -> Any:
    found = [gradient.std(), _histogram(torch, gradient)]
    return [*found, gradient.norm(dim=1).mean()] if much else found


def _histogram(torch: Any, values: Any) -> Any:
    return torch.histc(values, BINS, float(values.min()), float(values.max()))


def _all(torch: Any, z: Any, h: Any, slug: str, much: int) -> Any:
    slopes = (z > 0).float() if slug == "relu" else 1 - h**2
    gram, sums = h.T @ h, z.sum(0)  # no SVD: the trace and the sum of squares give the same rank
    found = [(h**2).mean(), h.std(0).mean(), h.std(1).mean(), (slopes.abs() < 0.01).float().mean()]
    found += [(h == 0).float().mean(), ((h < 0) | (h > 1)).float().mean(), (slopes == 0).all(0).sum()]
    found += [torch.unique(h, dim=1).shape[1]] if much > 1 else []
    found += [gram.trace() ** 2 / (gram**2).sum()]
    return [*found, ((sums**2).sum() - (z**2).sum()) / ((len(z) - 1) * (z**2).sum())]


def seconds(job: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    start = process_time()
    job()
    return process_time() - start


def peak(job: Callable[[], object]) -> float:
    """The most memory that one call holds at once, in MB."""
    tracemalloc.start()
    job()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def main() -> None:
    """Print the table."""
    torch = pytorch()
    print(f"{'network':22}{'ours, ms':>10}{'all':>9}{'most':>9}{'few':>9}{'peak, MB':>10}   (PyTorch's time by ours)")
    for slug, depth, width in CASES:
        jobs = (ours(slug, depth, width), *(theirs(torch, slug, depth, width, much) for much in (2, 1, 0)))
        rounds = np.array([[seconds(job) for job in jobs] for _ in range(PAIRS + 1)])[1:]
        ratios = "".join(f"{median(rounds[:, i] / rounds[:, 0]):8.2f}×" for i in (1, 2, 3))
        name, spent = f"{slug} {depth} × {width} × {SAMPLES}", 1e3 * median(rounds[:, 0])
        print(f"{name:22}{spent:10.0f}{ratios}{peak(jobs[0]):10.0f}")


if __name__ == "__main__":
    main()
