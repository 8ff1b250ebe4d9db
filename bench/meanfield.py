"""A phase diagram of 60 x 60 settings, beside a loop over scipy.integrate.quad.

    python -m bench.meanfield [function ...] [--sample 12]

Both find, for every (sigma_w, sigma_b), the variance that a signal of 1 comes to, and chi there, from a cold start. The loop
iterates the length map until it moves by less than 1e-6 or leaves 1e-9 ... 1e9, at most 100 times; it is timed on a random
sample of the settings, and its time scaled to all 3,600. CPU time, one thread; the largest difference is over the sample.
"""

from __future__ import annotations

import argparse
import time

import numpy as np
from scipy.integrate import quad

from acts.activations import ACTIVATIONS, Activation
from acts.lengths import curves_forgotten
from acts.phases import phases

SIDE = 60
W, B = np.linspace(0.05, 4, SIDE)[None, :], np.linspace(0, 2, SIDE)[:, None]


def expectation(f: Activation, q: float, *, slope: bool) -> float:
    """E f(X)^2 or E f'(X)^2 by quad, cut at 0 and at the kinks."""
    s = q**0.5
    g = f.derivative if slope else f

    def weighted(z: float) -> float:
        return float(g(np.array(s * z))) ** 2 * np.exp(-z * z / 2) / np.sqrt(2 * np.pi)

    inside = [k / s for k in (0.0, *f.breaks) if abs(k / s) < 10]
    return quad(weighted, -10, 10, points=inside, limit=200)[0]


def one(f: Activation, sigma_w: float, sigma_b: float) -> tuple[float, float]:
    """The variance and chi of one setting, by the loop."""
    q = 1.0
    for _ in range(100):
        new = sigma_w**2 * expectation(f, q, slope=False) + sigma_b**2
        done, q = abs(new / q - 1) < 1e-6, new
        if done or not 1e-9 < q < 1e9:
            break
    return q, sigma_w**2 * expectation(f, q, slope=True)


def compare(slug: str, sample: int) -> str:
    """One line of the table."""
    f = ACTIVATIONS[slug]()
    curves_forgotten()
    began = time.process_time()
    found = phases(f, W, B)
    ours = time.process_time() - began
    places = np.random.default_rng(0).integers(0, SIDE, (sample, 2))
    began = time.process_time()
    there = [one(f, float(W[0, j]), float(B[i, 0])) for i, j in places]
    loop = (time.process_time() - began) * SIDE**2 / sample
    off = [
        abs(found.chi[i, j] / chi - 1) for (i, j), (q, chi) in zip(places, there, strict=True) if 1e-9 < q < 1e9 and chi
    ]
    return f"{slug:12s} {1e3 * ours:8.0f} ms {loop:8.1f} s {loop / ours:10.0f} x   chi differs by {max(off, default=0):.1e}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("functions", nargs="*", default=["tanh", "relu", "gelu", "selu"])
    parser.add_argument("--sample", type=int, default=12)
    chosen = parser.parse_args()
    print(
        f"{'':12s} {'ours':>11s} {'quad loop':>10s} {'ratio':>12s}   (loop: {chosen.sample} of {SIDE**2} settings, scaled)"
    )
    for slug in chosen.functions:
        print(compare(slug, chosen.sample))


if __name__ == "__main__":
    main()
