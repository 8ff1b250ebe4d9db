"""The typefaces of the project, the same files on screen and on paper."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[1] / "static" / "fonts"
_CONFIGURATION = Path(__file__).with_name("fonts.conf")


@contextmanager
def only_ours() -> Generator[None]:
    """Hide the fonts of the machine inside the block: the same bytes on every one."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(_CONFIGURATION)
    try:
        yield
    finally:
        os.environ.pop("FONTCONFIG_FILE")
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before


@cache
def advances() -> dict[int, float]:
    """How wide the characters are that the text face or, failing it, the code face can draw; in ems."""
    found: dict[int, float] = {}
    for face in ("JetBrainsMono-Regular.ttf", "Pretendard-Regular.ttf"):
        with TTFont(FOLDER / face, lazy=True) as opened:
            font: Any = opened
            unit, widths = font["head"].unitsPerEm, font["hmtx"].metrics
            found |= {code: widths[glyph][0] / unit for code, glyph in font.getBestCmap().items()}
    return found
