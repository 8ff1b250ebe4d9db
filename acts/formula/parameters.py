"""The second text of a formula: ``beta=1.5, gamma=2``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from keyword import iskeyword
from math import isfinite

from acts.formula import sentences as say
from acts.formula.functions import ALIASES, ARITY, CONSTANTS

MOST, LENGTH = 6, 200
_ONE = re.compile(r"\s*(?P<name>[A-Za-z]\w{0,19})\s*=\s*(?P<value>[-+−]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?)\s*", re.ASCII)


def read_parameters(source: str) -> Mapping[str, float]:
    """The parameters by name, in their order; raises `Trouble` that points at the place."""
    if len(source) > LENGTH:
        raise say.trouble(say.LONG, source, LENGTH, LENGTH + 12, most=LENGTH)
    found, at = dict[str, float](), 0
    for part in source.split(",") if source.strip() else ():
        span, one = (at, at + len(part)), _ONE.fullmatch(part)
        if one is None or not isfinite(value := float(one["value"].replace("−", "-"))):
            raise say.trouble(say.ASSIGN, source or " ", *span)
        if one["name"] in {"x", *CONSTANTS, *ARITY, *ALIASES} or iskeyword(one["name"]):
            raise say.trouble(say.TAKEN, source, *span)
        if one["name"] in found or len(found) == MOST:
            raise say.trouble(say.TWICE if one["name"] in found else say.SEVERAL, source, *span, most=MOST)
        found[one["name"]], at = value, at + len(part) + 1
    return found


def check_used(source: str, found: Mapping[str, float], used: set[str]) -> None:
    """Raise `Trouble` if a parameter stands nowhere in the formula."""
    for name in found:
        if name not in used:
            at = re.search(rf"\b{name}\b", source)
            raise say.trouble(say.UNUSED, source, at.start() if at else 0, at.end() if at else 1)
