"""The chart engine: a specification becomes one small SVG, the same bytes in every process.

As a program it is the companion of a press: it draws what `reports.companion` asks for, one chart after the other, and
is gone when the press is.
"""

from __future__ import annotations

import os
import resource
import sys
from contextlib import suppress
from functools import cache, lru_cache
from multiprocessing.connection import Connection
from time import process_time
from typing import Any

from acts.theme import FONT
from reports import yardstick
from reports.fonts import FOLDER
from reports.slim import slim


def drawn(spec: str) -> bytes:
    """*spec*, Vega-Lite as JSON, as SVG; raises ``ValueError`` if it cannot be drawn."""
    ready()
    return slim(_svg(spec)).encode()


@lru_cache(maxsize=128)
def _svg(spec: str) -> str:
    """*spec* as the engine draws it; it measures letters with a typeface that is quickly read, where that has them all."""
    name = FONT.replace(yardstick.MEASURED, yardstick.NAME) if yardstick.measurable(spec) else FONT
    found: str = engine().vegalite_to_svg(spec.replace(FONT, name), vl_version="6.1", allowed_base_urls=[])
    return found.replace(name, FONT)


@cache
def engine() -> Any:
    """The chart engine, which knows the typefaces of this project."""
    import vl_convert  # noqa: PLC0415 - a press with a companion does without it

    for folder in (FOLDER, yardstick.FOLDER):
        vl_convert.register_font_directory(str(folder))
    return vl_convert


@cache
def ready() -> None:
    """Have the chart engine started in this process.

    It reserves 0.6 GB of addresses that it hardly uses; a job that is at work already would have no room for them.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (hard, hard))
    try:
        _svg(_FIRST)
    finally:
        room = soft if soft in (hard, resource.RLIM_INFINITY) else soft + _RESERVED
        resource.setrlimit(resource.RLIMIT_DATA, (room if hard == resource.RLIM_INFINITY else min(room, hard), hard))


def answer(press: Connection, seconds: float) -> None:
    """Draw what *press* asks for until it is gone; a chart that takes more than *seconds* of a processor is the last."""
    with press, suppress(EOFError, OSError):
        ready()
        while True:
            spec = press.recv_bytes().decode()
            _limit(process_time() + seconds)
            press.send_bytes(_tried(spec))


def _limit(seconds: float) -> None:
    """End this process once it has used *seconds* of a processor, though nobody is left who would end it."""
    with suppress(ValueError):  # the system ends it sooner
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _tried(spec: str) -> bytes:
    """*spec* drawn; nothing where the press has to meet the error itself."""
    try:
        return drawn(spec)
    except ValueError:
        return b""


_RESERVED = 600 << 20
_FIRST = '{"data": {"values": [{"x": 1}]}, "mark": "point", "encoding": {"x": {"field": "x", "type": "quantitative"}}}'

if __name__ == "__main__":
    os.nice(9)  # whoever turns a knob is served first, and so is the press, which needs the charts last
    answer(Connection(int(sys.argv[1])), float(sys.argv[2]))
