"""Which networks are refused before they start, and the nearest ones that fit."""

from __future__ import annotations

from acts.propagation import size
from acts.text import LANGS, Text
from acts.views import _initialization_words as words

MOST = 200_000_000
"""Bytes that one network may take: enough for 50 layers of 512 units on 1,000 inputs."""
DIGITS = 1797
_LEAST = ((1, words.FITS_DEPTH), (1, words.FITS_WIDTH), (10, words.FITS_SAMPLES))


def too_large(depth: int, width: int, samples: int, *, of_digits: bool) -> Text | None:
    """Why a network of that size is refused, with sizes that fit; None if it is not."""
    if of_digits and samples > DIGITS:
        return words.TOO_FEW_DIGITS.format(there=f"{DIGITS:,}")
    sizes = (depth, width, samples)
    needed = size(*sizes)
    if needed <= MOST:
        return None
    megabytes = {"needed": f"{needed / 1e6:,.0f}", "most": f"{MOST / 1e6:,.0f}"}
    asked = {"depth": depth, "width": f"{width:,}", "samples": f"{samples:,}"}
    return words.TOO_LARGE.format(**asked, **megabytes, fits=_fitting(sizes))


def _fitting(sizes: tuple[int, int, int]) -> Text:
    """The nearest settings that fit, each with one of the sizes reduced."""
    found = [(_largest(sizes, place, least), said) for place, (least, said) in enumerate(_LEAST)]
    said = [said.format(most=f"{most:,}") for most, said in found if most]
    return Text(*(", ".join(text(lang) for text in said) for lang in LANGS))


def _largest(sizes: tuple[int, int, int], place: int, least: int) -> int:
    """How large the size at *place* may be at most so that all fit; 0 if even *least* does not."""
    low, high = least - 1, sizes[place]
    while high - low > 1:
        middle = (low + high) // 2
        fits = size(*(middle if i == place else v for i, v in enumerate(sizes))) <= MOST
        low, high = (middle, high) if fits else (low, middle)
    return low if low >= least else 0
