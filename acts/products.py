"""Stacked matrix products, in pieces of samples so small that OpenBLAS multiplies them where they lie.

A large product is copied in a better order first. Where the three sides of one are at most about 100, OpenBLAS's kernels
for AVX-512 leave that out, unless the second matrix is a transposed one; then most products of a training step are a
fifth faster. Its other kernels copy always, and pieces would only make them copy more.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from threadpoolctl import threadpool_info

from acts.array import AnyArray

Cut = Sequence[tuple[slice, int]]
"""Where pieces lie among the samples: some of one length in a row, how many these are, and perhaps a shorter one."""

_KERNELS = frozenset(("SkylakeX", "Cooperlake", "SapphireRapids"))
_QUICK = 1_000_000 if any(lib.get("architecture") in _KERNELS for lib in threadpool_info()) else 0
"""Multiplications of a product that is not copied first."""
_EVEN, _FEW = 8, 32  # samples: a piece has a multiple of the one, and pays with at least the other


def cut(samples: int, multiplications: int) -> Cut:
    """*samples* in as few pieces as may be; a sample needs so many *multiplications*."""
    most = _QUICK // multiplications // _EVEN * _EVEN
    if samples <= most or most < _FEW:
        return [(slice(0, samples), 1)]
    length = -(-samples // (-(-samples // most) * _EVEN)) * _EVEN
    count, rest = divmod(samples, length)
    shorter = [(slice(count * length, samples), 1)] if rest else []
    return [(slice(0, count * length), count), *shorter]


def pieces(rows: AnyArray, places: Cut) -> list[AnyArray]:
    """Rows (…, samples, n) seen as one (…, count, length, n) for each of *places*."""
    *runs, _, n = rows.shape
    return [rows[..., place, :].reshape(*runs, count, -1, n, copy=False) for place, count in places]


def product(x: Sequence[AnyArray], weight: AnyArray, out: Sequence[AnyArray]) -> None:
    """x @ weight in pieces; *weight* is (R, 1, n, m)."""
    for rows, place in zip(x, out, strict=True):
        np.matmul(rows, weight, out=place)


def outer(x: Sequence[AnyArray], error: Sequence[AnyArray], parts: AnyArray, out: AnyArray) -> None:
    """xᵀ @ error summed over the samples, (R, 1, n, m); *parts* (R, count, n, m) has room for every piece."""
    if parts.shape[1] == 1:
        np.matmul(x[0].swapaxes(-1, -2), error[0], out=out)
        return
    done = 0
    for rows, errors in zip(x, error, strict=True):
        count = rows.shape[-3]
        np.matmul(rows.swapaxes(-1, -2), errors, out=parts[:, done : done + count])
        done += count
    np.add.reduce(parts, axis=1, out=out, keepdims=True)
