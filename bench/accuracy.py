"""How many units in the last place each function is off at worst: ours, PyTorch, SciPy and the formula of the textbook.

    python -m bench.accuracy [function ...] [--points 200]

Every number is the worst over points from denormal to 1e300, dense near 0, in the tails, beside breaks and around zeros;
the truth has 20 digits from mpmath. "-" stands where there is nothing to compare, "inf" for NaN or a lost value.
"""

from __future__ import annotations

import argparse
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import numpy as np
from mpmath import mpf
from scipy import special

from acts.activations import CATALOGUE, Activation
from acts.array import Array
from tests._reference import REFERENCE, exact

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


def _logistic(x: Array) -> Array:
    return 1 / (1 + np.exp(-x))


NAIVE: dict[str, tuple[Callable[[Array], Array], ...]] = {
    "sigmoid": (_logistic, lambda x: _logistic(x) * (1 - _logistic(x))),
    "tanh": (lambda x: (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x)), lambda x: 1 - np.tanh(x) ** 2),
    "logsigmoid": (lambda x: np.log(_logistic(x)), lambda x: 1 - _logistic(x)),
    "softplus": (lambda x: np.log(1 + np.exp(x)), _logistic),
    "softsign": (lambda x: x / (1 + np.abs(x)), lambda x: (1 + np.abs(x)) ** -2.0),
    "isru": (lambda x: x / np.sqrt(1 + x**2), lambda x: (1 + x**2) ** -1.5),
    "elu": (lambda x: np.where(x > 0, x, np.exp(x) - 1), lambda x: np.where(x > 0, 1, np.exp(x))),
    "gelu": (lambda x: x / 2 * (1 + special.erf(x / np.sqrt(2))),),
    "gelu_tanh": (lambda x: x / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))),),
    "silu": (lambda x: x * _logistic(x), lambda x: _logistic(x) * (1 + x * (1 - _logistic(x)))),
    "mish": (lambda x: x * np.tanh(np.log(1 + np.exp(x))),),
    "squareplus": (lambda x: (x + np.sqrt(x**2 + 4)) / 2, lambda x: (1 + x / np.sqrt(x**2 + 4)) / 2),
    "tanhshrink": (lambda x: x - np.tanh(x), lambda x: np.tanh(x) ** 2),
    "sine": (lambda x: np.sin(30.0 * x), lambda x: 30 * np.cos(30.0 * x)),
    "snake": (lambda x: x + np.sin(x) ** 2, lambda x: 1 + np.sin(2 * x)),
    "gaussian": (lambda x: np.exp(-(x**2)), lambda x: -2 * x * np.exp(-(x**2))),
    "bent_identity": (lambda x: (np.sqrt(x**2 + 1) - 1) / 2 + x, lambda x: x / (2 * np.sqrt(x**2 + 1)) + 1),
}


def points(f: Activation, count: int) -> Array:
    """Where the functions are compared; waves only where a number is finer than a wave."""
    draw = np.random.default_rng(0)
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


def worst(found: Array, true: list[mpf]) -> float:
    """The largest distance in units in the last place."""
    return max(map(_distance, found.tolist(), true))


def _distance(found: float, true: mpf) -> float:
    near = float(true)
    if not np.isfinite(near) or not np.isfinite(found):
        return 0.0 if found == near else np.inf
    return float(abs(mpf(found) - true) / mpf(float(np.spacing(abs(near)))))


def of_pytorch(f: Activation, x: Array) -> list[Array | None]:
    """f, f′ and f″ by PyTorch and its autograd, as far as it goes."""
    try:
        import torch  # noqa: PLC0415
    except ImportError:
        return [None] * 3
    call = getattr(torch.nn.functional, f.slug, None) or getattr(torch, f.slug, None)
    if f.slug == "gelu_tanh":
        call = lambda t: torch.nn.functional.gelu(t, approximate="tanh")  # noqa: E731
    return [None] * 3 if call is None or not f.pytorch else _derivatives(torch, call, dict(f), x)


def _derivatives(torch: Any, call: Callable[..., Any], knobs: dict[str, Any], x: Array) -> list[Array | None]:
    t = torch.tensor(x, requires_grad=True)
    fitting = {k: torch.tensor([v], dtype=t.dtype) if k == "weight" else v for k, v in knobs.items()}
    found: list[Array | None] = []
    y = call(t, **fitting)
    with suppress(RuntimeError):  # PyTorch does not differentiate everything twice
        while len(found) < 3:
            found.append(y.detach().numpy())
            (y,) = torch.autograd.grad(y.sum(), t, create_graph=True)
    return found + [None] * (3 - len(found))


def row(f: Activation, order: int, x: Array, rivals: dict[str, Array | None]) -> str:
    """One line of the table."""
    ours = (f, f.derivative, f.second_derivative)[order](x)
    true = [exact(REFERENCE[f.slug](*dict(f).values()), float(v), order, f.breaks) for v in x]
    cells = ["-" if y is None else f"{worst(y, true):.3g}" for y in (ours, *rivals.values())]
    return f"{f.slug:15} f{('', '′', '″')[order]:3}" + "".join(f"{cell:>12}" for cell in cells)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("functions", nargs="*", default=list(CATALOGUE))
    parser.add_argument("--points", type=int, default=40)
    asked = parser.parse_args()
    print(f"{'function':15} {'':4}" + "".join(f"{name:>12}" for name in ("ours", "PyTorch", "SciPy", "textbook")))
    for slug in asked.functions:
        f = CATALOGUE[slug]()
        x = points(f, asked.points)
        torch = of_pytorch(f, x)
        for order in range(3):
            with warnings.catch_warnings(), np.errstate(all="ignore"):
                warnings.simplefilter("ignore")
                scipy = SCIPY[slug](x) if slug in SCIPY and not order else None
                naive = NAIVE[slug][order](x) if order < len(NAIVE.get(slug, ())) else None
            print(row(f, order, x, {"torch": torch[order], "scipy": scipy, "naive": naive}), flush=True)


if __name__ == "__main__":
    main()
