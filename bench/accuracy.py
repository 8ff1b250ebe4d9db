"""How many units in the last place each function is off at worst: ours, PyTorch, SciPy and the formula of the textbook.

    python -m bench.accuracy [function ...] [--points 40] [--seed 0] [--write]

Every number is the worst over points from denormal to 1e300, dense near 0, in the tails, beside breaks and around zeros;
the truth has 20 digits from mpmath. "-" stands where there is nothing to compare, "inf" for NaN or a lost value. With
--write the table becomes acts/accuracy.json, which the card "Why this formula" reads.
"""

from __future__ import annotations

import argparse
import json
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from mpmath import mpf
from scipy import special

from acts.activations import CATALOGUE, Activation
from acts.array import Array
from acts.formats import NUMPY
from acts.textbook import naive
from acts.timing import version_of
from tests._reference import REFERENCE, exact

HOME = Path(__file__).parents[1] / "acts" / "accuracy.json"
COLUMNS = {"ours": "ours", "pytorch": "PyTorch", "scipy": "SciPy", "textbook": "textbook"}
FAR_OFF = 10.0  # units in the last place: what we promise, and beyond which a rival counts as wrong
Columns = list[Array | None]
Entry = dict[str, tuple[float | None, float]]
"""By column: the worst error in units in the last place (None if a value is lost), and the input where it is."""

SCIPY: dict[str, Callable[[Array], Array]] = {
    "sigmoid": special.expit,
    "logsigmoid": special.log_expit,
    "gelu": lambda x: x * special.ndtr(x),
    "silu": lambda x: x * special.expit(x),
    "softplus": special.softplus,
    "elu": lambda x: np.where(x > 0, x, special.expm1(np.minimum(x, 0))),
    "mish": lambda x: x * np.tanh(np.logaddexp(0, x)),
    "symlog": lambda x: np.sign(x) * special.log1p(np.abs(x)),
}


def points(f: Activation, count: int, seed: int = 0) -> Array:
    """Where the functions are compared; waves only where a number is finer than a wave."""
    draw = np.random.default_rng(seed)
    signs = draw.choice([-1.0, 1.0], count)
    spread = [draw.uniform(-6, 6, 2 * count), draw.uniform(-45, 45, count), draw.uniform(-750, 750, count)]
    sizes = [signs * 10.0 ** draw.uniform(-12, 1, count), signs * 10.0 ** draw.uniform(3, 300, count)]
    near = [at + signs * 10.0 ** draw.uniform(-12, 0, count) for at in (*f.breaks, *zeros(f))]
    x = np.concatenate([*spread, *sizes, *near, [5e-324, -5e-324, 1e-310, -1e-310]])
    x = x[np.abs(x) < 1e4] if f.family == "periodic" else x
    return x[~np.isin(x, f.breaks)]


def zeros(f: Activation) -> Iterator[float]:
    """Where f, f′ or f″ changes sign, roughly; the first few."""
    x = np.linspace(-3, 3, 1201) + 1e-4
    for y in (f(x), f.derivative(x), f.second_derivative(x)):
        yield from x[:-1][(y[:-1] * y[1:]) < 0][:4].tolist()


def worst(found: Array, true: list[mpf], x: Array) -> tuple[float | None, float]:
    """The largest distance in units in the last place, None if a value is lost, and the first input that is so far off."""
    off = np.array(list(map(_distance, found.tolist(), true)))
    at = int(off.argmax())
    return float(f"{off[at]:.4g}") if np.isfinite(off[at]) else None, float(f"{x[at]:.4g}")


def _distance(found: float, true: mpf) -> float:
    near = float(true)
    if not np.isfinite(near) or not np.isfinite(found):
        return 0.0 if found == near else np.inf
    return float(abs(mpf(found) - true) / mpf(float(np.spacing(abs(near)))))


def of_ours(f: Activation, x: Array) -> Columns:
    """f, f′ and f″ of the catalogue."""
    return [f(x), f.derivative(x), f.second_derivative(x)]


def of_pytorch(f: Activation, x: Array) -> Columns:
    """f, f′ and f″ by PyTorch and its autograd, as far as it goes."""
    try:
        import torch  # noqa: PLC0415
    except ImportError:
        return [None] * 3
    other = {"gelu_tanh": lambda t: torch.nn.functional.gelu(t, approximate="tanh"), "arctan": torch.atan}
    other |= {"exponential": torch.exp, "sine": lambda t, omega: torch.sin(omega * t)}
    call = other.get(f.slug) or getattr(torch.nn.functional, f.slug, None) or getattr(torch, f.slug, None)
    return [None] * 3 if call is None or not f.pytorch else _derivatives(torch, call, dict(f), x)


def _derivatives(torch: Any, call: Callable[..., Any], knobs: dict[str, Any], x: Array) -> Columns:
    t = torch.tensor(x, requires_grad=True)
    fitting = {k: torch.tensor([v], dtype=t.dtype) if k == "weight" else v for k, v in knobs.items()}
    found: Columns = []
    y = call(t, **fitting)
    with suppress(RuntimeError):  # PyTorch does not differentiate everything twice
        while len(found) < 3:
            found.append(y.detach().numpy())
            (y,) = torch.autograd.grad(y.sum(), t, create_graph=True)
    return found + [None] * (3 - len(found))


def of_scipy(f: Activation, x: Array) -> Columns:
    """f with what SciPy has; it has no derivatives."""
    return [SCIPY[f.slug](x) if f.slug in SCIPY else None, None, None]


def of_textbook(f: Activation, x: Array) -> Columns:
    """f, f′ and f″ by the formulas of the textbook, as far as it has any."""
    formulas = [naive(f, order) for order in range(3)]
    return [None if formula is None else formula(NUMPY, x, f) for formula in formulas]


def measure(f: Activation, count: int, seed: int = 0, orders: Sequence[int] = (0, 1, 2)) -> list[Entry]:
    """One entry for each of *orders* of derivative."""
    x, formula = points(f, count, seed), REFERENCE[f.slug](*dict(f).values())
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        found = dict(zip(COLUMNS, (g(f, x) for g in (of_ours, of_pytorch, of_scipy, of_textbook)), strict=True))
    entries: list[Entry] = []
    for order in orders:
        true = [exact(formula, float(v), order, f.breaks) for v in x]
        there = {name: column[order] for name, column in found.items()}
        entries.append({name: worst(y, true, x) for name, y in there.items() if y is not None})
    return entries


def off(entry: Entry, column: str) -> float:
    """How far a column is off, infinite for a lost value."""
    value = entry[column][0]
    return np.inf if value is None else value


def pytorch_is_off(table: dict[str, list[Entry]]) -> set[str]:
    """Where PyTorch loses more than we promise: "mish′"."""
    rows = [(s, order, e) for s, entries in table.items() for order, e in enumerate(entries) if "pytorch" in e]
    return {slug + ("", "′", "″")[order] for slug, order, entry in rows if off(entry, "pytorch") > FAR_OFF}


def printed(slug: str, order: int, entry: Entry) -> str:
    """One line of the table."""
    cells = [f"{off(entry, name):.3g}" if name in entry else "-" for name in COLUMNS]
    return f"{slug:15} f{('', '′', '″')[order]:3}" + "".join(f"{cell:>12}" for cell in cells)


def record(table: dict[str, list[Entry]], count: int, seed: int) -> str:
    """The table as JSON, one function a line, with what is needed to measure it again."""
    packages = {name: version_of(name) for name in ("numpy", "scipy", "torch", "mpmath")}
    sizes = [len(points(CATALOGUE[slug](), count, seed)) for slug in table]
    head = {"points": count, "seed": seed, "inputs": [min(sizes), max(sizes)], "versions": packages}
    lines = ",\n".join(f"  {json.dumps(slug)}: {json.dumps(entries)}" for slug, entries in table.items())
    return f'{{\n"measured": {json.dumps(head)},\n"functions": {{\n{lines}\n}}\n}}\n'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("functions", nargs="*", default=list(CATALOGUE))
    parser.add_argument("--points", type=int, default=40)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--write", action="store_true", help=f"keep the table in {HOME.name}")
    asked = parser.parse_args()
    if asked.write and (set(asked.functions) != set(CATALOGUE) or not version_of("torch")):
        parser.error("--write wants the whole catalogue, and PyTorch to compare with")
    print(f"{'function':15} {'':4}" + "".join(f"{name:>12}" for name in COLUMNS.values()))
    table: dict[str, list[Entry]] = {}
    for slug in asked.functions:
        table[slug] = measure(CATALOGUE[slug](), asked.points, asked.seed)
        print("\n".join(printed(slug, order, entry) for order, entry in enumerate(table[slug])), flush=True)
    print(f"PyTorch is off by more than {FAR_OFF:g} units in: {', '.join(sorted(pytorch_is_off(table))) or 'nothing'}")
    if asked.write:
        HOME.write_text(record(table, asked.points, asked.seed), encoding="utf-8")


if __name__ == "__main__":
    main()
