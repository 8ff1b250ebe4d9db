"""Typefaces that are only measured with: Pretendard's widths and kerning, and for every letter a box as large as it.

The chart engine opens a typeface anew for each letter that it measures, some eight times a letter, and pays for its size.
Nothing is drawn with these: the drawing names Pretendard again.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
NAME = "Yardstick"  # a modified version must not bear the name of the original (SIL Open Font License, 3)
MEASURED = "Pretendard"
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold"}

_RANGES = (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0xFF), (0x391, 0x3A1), (0x3A3, 0x3C9)  # first and last: Latin and Greek
_SIGNS = "–—‘’“”•…′″⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ₀₁₂₃₄₅₆₇₈₉←↑→↓↔∂∆∏∑−√∞∫≈≠≤≥"
_KS_X_1001 = bytes(byte for row in range(0xB0, 0xC9) for cell in range(0xA1, 0xFF) for byte in (row, cell))
_LATIN = {chr(code) for first, last in _RANGES for code in range(first, last + 1)}
COVERED = frozenset(_LATIN | {*_SIGNS} | {*_KS_X_1001.decode("euc-kr")})


def files() -> list[Path]:
    """Every typeface of this folder."""
    return [FOLDER / f"{NAME}-{weight}.ttf" for weight in WEIGHTS.values()]


def measurable(spec: str) -> bool:
    """Whether every letter of *spec*, JSON without escapes, can be measured with these."""
    return COVERED.issuperset(spec) and "\\u" not in spec and NAME not in spec
