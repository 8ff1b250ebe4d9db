"""What a function costs on the machine that runs this, as a multiple of ReLU: another answer each time."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

from acts import progress
from acts.activations import ACTIVATIONS, Activation
from acts.kernels import is_fast, kernel
from acts.speed import Cost

COLUMNS = ("torch_forward", "torch_backward", "value", "slope", "fused", "apart")
LEAST = 1e-3  # seconds of one measurement
SIZE = 65536
Work = Callable[[], object]
Entry = dict[str, Cost]
"""What one function costs, by column."""

_OTHER = {"arctan": "atan", "exponential": "exp", "sine": "sin", "gelu_tanh": "gelu", "abs": "abs", "sign": "sign"}


@dataclass(frozen=True)
class Timing:
    """Costs by function, and what one must know of them: the machine, the moment (UTC), rounds, inputs and packages."""

    costs: Mapping[str, Entry]
    processor: str
    when: str
    rounds: int
    size: int
    versions: Mapping[str, str]

    def column(self, name: str) -> dict[str, Cost]:
        """The functions that have such a form, by slug."""
        return {slug: entry[name] for slug, entry in self.costs.items() if name in entry}


def timed(slugs: Sequence[str], rounds: int = 5, size: int = SIZE) -> Timing:
    """Measure these functions here and now; about a tenth of a second each."""
    costs: dict[str, Entry] = {}
    for number, slug in enumerate(slugs):
        progress.report(number / len(slugs))
        costs[slug] = measure(ACTIVATIONS[slug](), rounds, size)
    when = datetime.now(UTC).isoformat(" ", "minutes").removesuffix("+00:00")
    return Timing(costs, processor(), when, rounds, size, packages())


def measure(f: Activation, rounds: int, size: int) -> Entry:
    """Every column of *f* that exists.

    Every number is the median of ratios of CPU time, the function's by ReLU's, the two measured in turn within each
    round; beside it stand the quartiles. "apart" is value and slope one after the other, by both in one pass.
    """
    mine, relu = works(f, size), works(ACTIVATIONS["relu"](), size)
    entry = {name: against(mine[name], relu[name], rounds) for name in COLUMNS if name in mine and name in relu}
    if "fused" in mine:
        entry["apart"] = against(lambda: (mine["value"](), mine["slope"]()), mine["fused"], rounds)
    return entry


def works(f: Activation, size: int) -> dict[str, Work]:
    """What is timed of *f*, by column; a column without a form of *f* is left out."""
    z = np.random.default_rng(0).standard_normal(size)
    single, slope = z.astype(np.float32), np.empty(size, np.float32)
    found: dict[str, Work] = {"value": lambda: f(z), "slope": lambda: f.derivative(z)}
    if is_fast(f):
        run = kernel(f)
        found["fused"] = lambda: run(single.copy(), slope)
    return found | _of_pytorch(f, z)


def _of_pytorch(f: Activation, z: Any) -> dict[str, Work]:
    """Forward and backward of PyTorch's own function, where it has one and is installed."""
    try:
        import torch  # noqa: PLC0415 - it is not needed for anything else
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


def against(work: Work, rival: Work, rounds: int) -> Cost:
    """The median and the quartiles of the cost of *work* by that of *rival*, measured in turn."""
    often, rarely = _loops(work), _loops(rival)
    ratios = [(_seconds(work, often) / often) / (_seconds(rival, rarely) / rarely) for _ in range(rounds)]
    low, middle, high = (float(f"{ratio:.3g}") for ratio in np.percentile(ratios, (25, 50, 75)))
    return Cost(middle, low, high)


def _loops(work: Work) -> int:
    """How often *work* must run to take long enough to be timed."""
    count = 1
    while _seconds(work, count) < LEAST:
        count *= 2
    return count


def _seconds(work: Work, count: int) -> float:
    start = time.process_time()
    for _ in range(count):
        work()
    return time.process_time() - start


def processor() -> str:
    """The kind of processor, as the system names it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return named if named and named != "unknown" else platform.machine()


def packages() -> dict[str, str]:
    """The versions of what is timed."""
    return {name: version_of(name) for name in ("numpy", "torch")}


def version_of(package: str) -> str:
    """The version of an installed *package*; "" for one that is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
