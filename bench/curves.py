"""CPU time of eight functions with two derivatives on 2,000 points: the catalogue, PyTorch autograd, plain formulas.

    python -m bench.curves [function ...]

All sides take turns in one process on one thread; a ratio is the median over rounds, so a busy machine slows all alike.
Above 1 we are faster. Plain NumPy formulas are compared on the derivatives that they have; where there are none, or PyTorch
is not installed, there is "-".
"""

from __future__ import annotations

import argparse
import warnings
from collections.abc import Callable, Sequence
from statistics import median
from time import process_time_ns

import numpy as np

from acts.activations import ACTIVATIONS, Activation
from acts.array import Array
from acts.textbook import naive
from bench import rival
from bench.accuracy import of_ours, of_pytorch, of_textbook

EIGHT = ("relu", "leaky_relu", "elu", "tanh", "sigmoid", "silu", "gelu", "mish")
ROUNDS, AGAIN, AIM = 40, 5, 10.0
Job = Callable[[], object]


def seconds(job: Job) -> float:
    """CPU seconds of one call, averaged over a few, as the clock is coarse."""
    start = process_time_ns()
    for _ in range(AGAIN):
        job()
    return (process_time_ns() - start) / 1e9 / AGAIN


def jobs(f: Activation, x: Array) -> list[Job | None]:
    """Ours and PyTorch with both derivatives; ours and the plain formulas as far as the textbook goes."""
    orders = sum(naive(f, order) is not None for order in range(3))
    torch = (lambda: of_pytorch(f, x)) if of_pytorch(f, x)[0] is not None else None
    same = [f, f.derivative, f.second_derivative][:orders]
    plain: list[Job | None] = [lambda: [g(x) for g in same], lambda: of_textbook(f, x)] if orders else [None, None]
    return [lambda: of_ours(f, x), torch, *plain]


def times(sides: Sequence[Job | None]) -> Array:
    """CPU seconds, (rounds, sides), NaN for a side that does not exist; the first round only warms up."""
    rounds = [[np.nan if job is None else seconds(job) for job in sides] for _ in range(ROUNDS + 1)]
    return np.array(rounds[1:])


def said(name: str, spent: Array) -> str:
    """One line: our milliseconds, and how many times as long the others take."""
    ratios = [median(spent[:, 1] / spent[:, 0]), median(spent[:, 3] / spent[:, 2])]
    cells = ["-" if ratio != ratio else f"{ratio:.2f}×" for ratio in ratios]
    return f"{name:20}{1e3 * median(spent[:, 0]):12.3f}{cells[0]:>12}{cells[1]:>12}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("functions", nargs="*", default=list(EIGHT))
    asked = parser.parse_args()
    rival.installed()
    x = np.linspace(-4, 4, 2000)
    print(f"{'function':20}{'ours, ms':>12}{'PyTorch':>12}{'plain':>12}")
    every: list[Array] = []
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        for slug in asked.functions:
            every.append(times(jobs(ACTIVATIONS[slug](), x)))
            print(said(slug, every[-1]), flush=True)
    print(said("all, where all are", sum(spent for spent in every if not np.isnan(spent).any())))
    whole = 1e3 * sum(median(spent[:, 0]) for spent in every)
    print(f"{len(every)} functions with two derivatives: {whole:.2f} ms of computing (aim: below {AIM:g} ms)")


if __name__ == "__main__":
    main()
