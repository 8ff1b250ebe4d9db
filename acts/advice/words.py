"""The words that rows are made of, read from ``words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from acts.text import Text

Named = Mapping[str, Text]


@dataclass(frozen=True)
class Words:
    """What may stand in a row, by slug: layers, architectures, tasks and so on, levels of confidence, functions of vectors.

    Those that a reader may ask for begin with "any"; ``meanings`` explains the levels of confidence, ``takes`` says what a loss is
    given, ``verdicts`` what is said of a claim today.
    """

    layers: Named
    architectures: Named
    tasks: Named
    depths: Named
    normalizations: Named
    targets: Named
    devices: Named
    confidence: Named
    meanings: Named
    takes: Named
    verdicts: Named
    functions: Named


def _read(path: Path) -> Words:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return Words(**{part: {slug: Text(**text) for slug, text in words.items()} for part, words in raw.items()})


WORDS = _read(Path(__file__).with_name("words.toml"))
