"""What each activation function costs: forward, backward, and both in one pass, as a multiple of ReLU.

    python -m bench.activations [function ...] [--rounds 15] [--size 65536] [--write]

Every number is the median of ratios of CPU time, the function's by ReLU's, the two measured in turn within each round;
beside it stand the quartiles. One thread, standard normal inputs that fit into the cache. Columns: PyTorch forward and
backward (float32), our value and slope (float64, NumPy), our kernel, which gives both in one pass in place (float32),
and what taking value and slope apart costs compared with that pass. With --write the table becomes acts/speed.json.
"""

from __future__ import annotations

import argparse
import json
import platform
import time
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

from acts.activations import ACTIVATIONS, Activation
from acts.kernels import is_fast, kernel

HOME = Path(__file__).parents[1] / "acts" / "speed.json"
COLUMNS = ("torch_forward", "torch_backward", "value", "slope", "fused", "apart")
LEAST = 2e-3  # seconds of one measurement
Work = Callable[[], object]
Entry = dict[str, tuple[float, float, float]]
"""By column: median, lower and upper quartile."""

_OTHER = {"arctan": "atan", "exponential": "exp", "sine": "sin", "gelu_tanh": "gelu", "abs": "abs", "sign": "sign"}


def works(f: Activation, size: int) -> dict[str, Work]:
    """What is timed of *f*, by column; a column without a form of *f* is left out."""
    z = np.random.default_rng(0).standard_normal(size)
    single, slope = z.astype(np.float32), np.empty(size, np.float32)
    found: dict[str, Work] = {"value": lambda: f(z), "slope": lambda: f.derivative(z)}
    if is_fast(f):
        run = kernel(f)
        found["fused"] = lambda: run(single.copy(), slope)
    return found | of_pytorch(f, z)


def of_pytorch(f: Activation, z: Any) -> dict[str, Work]:
    """Forward and backward of PyTorch's own function, where it has one."""
    try:
        import torch  # noqa: PLC0415
    except ImportError:
        return {}
    torch.set_num_threads(1)
    call = getattr(torch.nn.functional, f.slug, None) or getattr(torch, _OTHER.get(f.slug, f.slug), None)
    if call is None or not f.pytorch:
        return {}
    more: dict[str, Any] = {"approximate": "tanh"} if f.slug == "gelu_tanh" else {}
    call = torch.nn.functional.gelu if f.slug == "gelu_tanh" else call
    more |= {"weight": torch.tensor([0.25])} if f.slug == "prelu" else {}
    more |= {"threshold": 0.5, "value": 0.0} if f.slug == "threshold" else {}
    x = torch.tensor(z, dtype=torch.float32, requires_grad=True)
    y, ones = call(x, **more), torch.ones(len(z))
    forward = lambda: call(x.detach(), **more)  # noqa: E731 - what is timed has no name
    if y.grad_fn is None:
        return {"torch_forward": forward}
    return {"torch_forward": forward, "torch_backward": lambda: torch.autograd.grad(y, x, ones, retain_graph=True)}


def loops(work: Work) -> int:
    """How often *work* must run to take long enough to be timed."""
    count = 1
    while seconds(work, count) < LEAST:
        count *= 2
    return count


def seconds(work: Work, count: int) -> float:
    start = time.process_time()
    for _ in range(count):
        work()
    return time.process_time() - start


def against(work: Work, rival: Work, rounds: int) -> tuple[float, float, float]:
    """The median and the quartiles of the cost of *work* by that of *rival*, measured in turn."""
    often, rarely = loops(work), loops(rival)
    ratios = [(seconds(work, often) / often) / (seconds(rival, rarely) / rarely) for _ in range(rounds)]
    low, middle, high = np.percentile(ratios, (25, 50, 75))
    return float(f"{middle:.3g}"), float(f"{low:.3g}"), float(f"{high:.3g}")


def measure(f: Activation, rounds: int, size: int) -> Entry:
    """Every column of *f* that exists."""
    mine, relu = works(f, size), works(ACTIVATIONS["relu"](), size)
    entry = {name: against(mine[name], relu[name], rounds) for name in COLUMNS if name in mine and name in relu}
    if "fused" in mine:
        entry["apart"] = against(lambda: (mine["value"](), mine["slope"]()), mine["fused"], rounds)
    return entry


def record(table: Mapping[str, Entry], rounds: int, size: int) -> str:
    """The table as JSON, one function a line, with what is needed to measure it again."""
    packages = {name: _version(name) for name in ("numpy", "torch")}
    head = {"rounds": rounds, "size": size, "processor": processor(), "versions": packages}
    lines = ",\n".join(f"  {json.dumps(slug)}: {json.dumps(entry)}" for slug, entry in table.items())
    return f'{{\n"measured": {json.dumps(head)},\n"functions": {{\n{lines}\n}}\n}}\n'


def processor() -> str:
    """The kind of processor, as the system names it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return named if named and named != "unknown" else platform.machine()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    named = [slug for slug, kind in ACTIVATIONS.items() if kind.fixed]
    parser.add_argument("functions", nargs="*", default=named)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--size", type=int, default=65536)
    parser.add_argument("--write", action="store_true", help=f"keep the table in {HOME.name}")
    asked = parser.parse_args()
    if asked.write and set(asked.functions) != set(named):
        parser.error("--write wants the whole catalogue")
    print(f"{'function':16}" + "".join(f"{name:>15}" for name in COLUMNS))
    table: dict[str, Entry] = {}
    for slug in asked.functions:
        table[slug] = measure(ACTIVATIONS[slug](), asked.rounds, asked.size)
        cells = (f"{table[slug][name][0]:.3g}" if name in table[slug] else "-" for name in COLUMNS)
        print(f"{slug:16}" + "".join(f"{cell:>15}" for cell in cells), flush=True)
    if asked.write:
        HOME.write_text(record(table, asked.rounds, asked.size), encoding="utf-8")


if __name__ == "__main__":
    main()
