"""Numbers under one another: what was cut off their ends for running text is given back in a column."""

from __future__ import annotations

from collections.abc import Sequence


def even(cells: Sequence[str]) -> list[str]:
    """*cells* of one column with the zeros at their ends that :func:`acts.text.num` cuts off: 0.44 below 0.431 is 0.440.

    No number gets more digits or more decimals than another in the column has; 0, counts and words stay as they are.
    """
    broken = [cell for cell in cells if "." in cell and _is_plain(cell)]
    digits, decimals = (max(map(of, broken), default=0) for of in (_digits, _decimals))
    return [_filled(cell, digits, decimals) if broken and _is_plain(cell) else cell for cell in cells]


def _filled(cell: str, digits: int, decimals: int) -> str:
    lacking = min(digits - _digits(cell), decimals - _decimals(cell)) if _digits(cell) else 0
    return f"{cell}{'' if '.' in cell else '.'}{'0' * lacking}" if lacking > 0 else cell


def _is_plain(cell: str) -> bool:
    return cell.removeprefix("−").replace(".", "", 1).isdecimal()


def _digits(cell: str) -> int:
    """How many digits say something."""
    return len(cell.removeprefix("−").replace(".", "", 1).lstrip("0"))


def _decimals(cell: str) -> int:
    return len(cell.partition(".")[2])
