"""How far each function is off in its last digits, as ``python -m bench.accuracy --write`` measured it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import inf
from typing import Any, NamedTuple

RIVALS = ("pytorch", "scipy", "textbook")


class Error(NamedTuple):
    """The worst error of one way to compute one function."""

    units: float  #: units in the last place of float64; infinite where a value is lost
    at: float  #: the input where it is so far off


@cache
def _measured() -> Mapping[str, Any]:
    return json.loads(files("acts").joinpath("accuracy.json").read_text(encoding="utf-8"))


def provenance() -> Mapping[str, Any]:
    """``points`` and ``seed`` of the command, the least and most ``inputs`` of a function, ``versions`` of packages."""
    return _measured()["measured"]


def errors(slug: str) -> tuple[Mapping[str, Error], ...]:
    """The errors of f, f′ and f″ by column ("ours" and those of `RIVALS` that exist); empty if nobody measured it."""
    entries = _measured()["functions"].get(slug, ())
    return tuple({name: Error(inf if u is None else u, at) for name, (u, at) in entry.items()} for entry in entries)
