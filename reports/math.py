"""Formulas: TeX becomes outlines, so no formula needs a font in the reader's program."""

# pyright: reportPrivateImportUsage=false

from __future__ import annotations

import re
import warnings
from functools import cache, lru_cache
from typing import Any

from acts.theme import PALETTES
from reports.shapes import with_two_handles

SIZE = 15
_PATH = re.compile(r' d="([^"]*)"')


@lru_cache(maxsize=512)
def formula(tex: str, size: float = SIZE) -> bytes:
    """*tex* as SVG in the ink of the paper; raises ``ValueError`` for TeX that cannot be set."""
    engine = _engine()
    try:
        svg = engine.Latex(tex, size=size, color=PALETTES["paper"]["ink"]).svg()
    except Exception as error:
        raise ValueError(f"cannot be set: {tex!r:.80}") from error
    return _PATH.sub(lambda found: f' d="{with_two_handles(found[1])}"', svg).encode()


@cache
def _engine() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # it finds its font the old way
        import ziamath  # noqa: PLC0415 - a worker that prints no formula does without it

    ziamath.config.svg2 = False  # plain paths: WeasyPrint draws no <use>
    ziamath.config.precision = 2
    return ziamath
