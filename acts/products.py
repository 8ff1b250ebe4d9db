"""Stacked matrix products, in pieces of samples so small that OpenBLAS multiplies them where they lie.

A large product is copied in a better order first. Where all three sides of one are at most about 100, the kernels for
AVX-512 leave that out, which makes most products of a training step a fifth faster; older kernels do not mind.
"""

from __future__ import annotations

import numpy as np

from acts.array import AnyArray

_QUICK = 1_000_000  # multiplications of a product that is not copied first
_EVEN, _FEW = 8, 32  # samples: a piece has a multiple of the one, and pays with at least the other


def pieces(samples: int, multiplications: int) -> list[tuple[slice, int]]:
    """*samples* cut into equal pieces, and perhaps a shorter one: where they lie, and how many lie there.

    A sample needs so many *multiplications*.
    """
    most = _QUICK // multiplications // _EVEN * _EVEN
    if samples <= most or most < _FEW:
        return [(slice(0, samples), 1)]
    length = -(-samples // (-(-samples // most) * _EVEN)) * _EVEN
    count, rest = divmod(samples, length)
    equal = (slice(0, count * length), count)
    return [equal, (slice(count * length, samples), 1)] if rest else [equal]


def product(x: AnyArray, weight: AnyArray, out: AnyArray) -> None:
    """x @ weight: x is (samples, n) or one such a run, *weight* (R, n, m), *out* (R, samples, m)."""
    cut = pieces(out.shape[1], weight[0].size)
    if len(cut) == cut[0][1] == 1:
        np.matmul(x, weight, out=out)
        return
    for place, count in cut:
        np.matmul(_stack(x, place, count), weight[:, None], out=_stack(out, place, count))


def outer(x: AnyArray, error: AnyArray, out: AnyArray, parts: AnyArray) -> None:
    """xᵀ @ error, summed over the samples: shapes as above, *out* is (R, n, m), and *parts* has room for every piece."""
    if parts.shape[1] == 1:
        np.matmul(x.swapaxes(-1, -2), error, out=out)
        return
    done = 0
    for place, count in pieces(error.shape[1], out[0].size):
        turned = _stack(x, place, count).swapaxes(-1, -2)
        np.matmul(turned, _stack(error, place, count), out=parts[:, done : done + count])
        done += count
    np.add.reduce(parts, axis=1, out=out)


def _stack(rows: AnyArray, place: slice, count: int) -> AnyArray:
    """(…, count, length, n), the pieces at *place* of rows (…, samples, n), seen in their place."""
    *runs, _, n = rows.shape
    return rows[..., place, :].reshape(*runs, count, -1, n, copy=False)
