"""What kills units and what does not, over many seeds: the figures that the texts about dead units rest on.

Run ``python -m bench.deaths [TABLE ...] [--seeds 20]``; the tables are momentum, batch, bias, leak and revival. Everything is
measured anew, nothing is typed in. Shares are percent of hidden units, mean ± standard error over the runs that did not
diverge.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from acts.activations import ACTIVATIONS
from acts.datasets import DATASETS
from acts.datasets.base import Dataset
from acts.initializers import INITIALIZERS
from acts.optimizers import OPTIMIZERS, Optimizer
from acts.setup import Setup
from acts.statistics import mean
from acts.sweep import Cell, Outcome, crowds, join, pieces, summary
from acts.training import train_together

DIGITS, SPIRAL, MOONS = (DATASETS[slug]() for slug in ("digits", "spiral", "moons"))
BASE = Setup(
    hidden=(100, 100), activation=ACTIVATIONS["relu"](), initializer=INITIALIZERS["he_normal"](),
    optimizer=OPTIMIZERS["sgd"](), rate=1.0, steps=300, batch=32,
)  # fmt: skip


def with_memory(memory: float) -> Optimizer:
    """SGD with as much momentum."""
    return OPTIMIZERS["momentum"]().with_knob("momentum", memory)


def measured(data: Dataset, setups: Sequence[Setup], seeds: range) -> list[list[Outcome | None]]:
    """The outcomes of every setup, seed by seed."""
    every = [replace(one, seed=seed) for seed in seeds for one in setups]
    found = join(every, [piece() for piece in pieces(data, every)])
    return [found[i :: len(setups)] for i in range(len(setups))]


def line(name: str, cell: Cell) -> None:
    dead = f"{100 * cell.dead.value:5.1f} ± {100 * cell.dead.error:4.1f}"
    print(f"  {name:34}{dead}   finite {cell.runs - cell.diverged:2d}/{cell.runs}   right {cell.accuracy.value:.3f}")


def momentum(seeds: range) -> None:
    """At the same effective rate, rate / (1 − momentum): does memory kill?"""
    print(
        "momentum at a matched effective rate (digits, 2 × 100, batches of 32, 300 steps); difference paired with none"
    )
    for effective in (0.5, 1.0, 1.5):
        memories = (0.0, 0.5, 0.9, 0.95)
        setups = [replace(BASE, rate=effective * (1 - m), optimizer=with_memory(m)) for m in memories]
        rows = measured(DIGITS, setups, seeds)
        for memory, row in zip(memories, rows, strict=True):
            gap = mean(b.share - a.share for a, b in zip(rows[0], row, strict=True) if a and b)
            line(f"effective {effective}, momentum {memory}", summary(row))
            print(f"{'':36}difference {100 * gap.value:+5.1f} ± {100 * gap.error:.1f}")


def batch(seeds: range) -> None:
    """At the same rate and number of steps: do small batches kill?"""
    print("batch size (digits, 2 × 100, SGD at rate 1, 300 steps)")
    sizes = (16, 32, 64, 256, 0)
    for size, row in zip(sizes, measured(DIGITS, [replace(BASE, batch=s) for s in sizes], seeds), strict=True):
        line(f"batch {size or 'all'}", summary(row))


def bias(seeds: range) -> None:
    """Does a bias that starts above 0 keep units alive?"""
    print("initial bias (digits, 2 × 100, SGD at rate 1, batches of 32, 300 steps); difference paired with 0")
    levels = (-0.5, 0.0, 0.1, 0.5)
    rows = measured(DIGITS, [replace(BASE, bias=level) for level in levels], seeds)
    for level, row in zip(levels, rows, strict=True):
        gap = mean(b.share - a.share for a, b in zip(rows[1], row, strict=True) if a and b)
        line(f"bias {level}", summary(row))
        print(f"{'':36}difference {100 * gap.value:+5.1f} ± {100 * gap.error:.1f}")


def leak(seeds: range) -> None:
    """Does a leak make a rate usable at which ReLU dies?"""
    print("a leak (digits, 2 × 100, momentum 0.9, batches of 32, 600 steps)")
    for rate in (0.01, 0.1, 0.15):
        for slug in ("relu", "leaky_relu", "elu"):
            one = replace(BASE, activation=ACTIVATIONS[slug](), optimizer=with_memory(0.9), rate=rate, steps=600)
            line(f"{slug}, rate {rate}", summary(measured(DIGITS, [one], seeds)[0]))


REVIVALS = (
    ("spiral, SGD 1.5", SPIRAL, replace(BASE, hidden=(64, 64), rate=1.5, steps=1000, batch=0)),
    ("spiral, SGD 1", SPIRAL, replace(BASE, hidden=(64, 64), rate=1.0, steps=1000, batch=0)),
    ("spiral, SGD 1, batch 64", SPIRAL, replace(BASE, hidden=(64, 64), rate=1.0, steps=1000, batch=64)),
    ("moons, SGD 1", MOONS, replace(BASE, hidden=(128, 128), rate=1.0, steps=300, batch=0)),
    ("digits, SGD 1, batch 32", DIGITS, BASE),
    ("moons, momentum 0.1", MOONS, replace(BASE, hidden=(128, 128), rate=0.1, optimizer=with_memory(0.9), batch=0)),
    ("moons, Adam 0.1", MOONS, replace(BASE, hidden=(128, 128), rate=0.1, optimizer=OPTIMIZERS["adam"](), batch=0)),
)


def revival(seeds: range) -> None:
    """Who comes back? Looked at before every step."""
    print("units dead at some step, and of these alive at a later one, by layer; every step is looked at")
    for name, data, one in REVIVALS:
        setups = [replace(one, seed=seed, looks=one.steps) for seed in seeds]
        ever, back = np.zeros(2, int), np.zeros(2, int)
        for crowd in crowds(setups):
            x, y = data.load(setups[crowd[0]].seed)
            for record in train_together(x, y, [setups[i] for i in crowd]):
                ever += record.by_layer(record.ever_dead).astype(int)
                back += record.by_layer(record.revived).astype(int)
        said = "   ".join(f"layer {i}: {b:4d} of {e:4d}" for i, (b, e) in enumerate(zip(back, ever, strict=True), 1))
        print(f"  {name:34}{said}", flush=True)


TABLES = {"momentum": momentum, "batch": batch, "bias": bias, "leak": leak, "revival": revival}


def main() -> None:
    """Print the tables that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="*", metavar="TABLE", help=", ".join(TABLES))
    parser.add_argument("--seeds", type=int, default=20)
    asked = parser.parse_args()
    for name in asked.tables or TABLES:
        TABLES[name](range(1000, 1000 + asked.seeds))


if __name__ == "__main__":
    main()
