"""The chart of costs, of the shipped table and of what was measured a moment ago alike."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from acts.activations import ACTIVATIONS
from acts.advice import CLAIMS, ROWS
from acts.blocks import Figure
from acts.rows import Rows
from acts.speed import Cost
from acts.text import Lang, Text
from acts.views.recommendations_parts import _speed_words as w
from acts.views.recommendations_parts._dots import dotted


def named() -> list[str]:
    """The functions of one number that a row or the lecture names, each once."""
    uses = (*(use for row in ROWS.values() for use in row.use), *(use for claim in CLAIMS for use in claim.says))
    return list(dict.fromkeys(use.slug for use in uses if use.slug in ACTIVATIONS))


def figure(name: str, title: Text, found: Mapping[str, Cost], best: Collection[str], rounds: int, lang: Lang) -> Figure:
    """The functions of :func:`named`, the cheapest first; those of the best row are filled."""
    known = set(named())
    shown = sorted((slug for slug in found if slug in known), key=lambda slug: found[slug].middle)
    names = tuple(ACTIVATIONS[slug].title(lang) for slug in shown)
    cells = [(n, *found[s], s in best) for n, s in zip(names, shown, strict=True)]
    table = Rows.of(("name", "at", "lo", "hi", "named"), cells)
    return dotted(name, (title, w.CAPTION.format(rounds=rounds), w.ALT, w.X), names, table, lang, log=True)
