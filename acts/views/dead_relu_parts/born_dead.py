"""How many networks are dead before they begin?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np

from acts.array import Array
from acts.blocks import Block, Details, Formula, Notice, Prose
from acts.born_dead import GRID, MOST_POINTS, Counts, dead_by_layer, inputs, lower, safe_width, upper
from acts.knobs import Flag, Number, Numbers, Option
from acts.references import references, short
from acts.statistics import wilson
from acts.text import Lang, Text, percent
from acts.views.dead_relu_parts import _born_dead_words as words
from acts.views.dead_relu_parts._born_dead_figure import Row, figure
from acts.views.parts import Part, Piece

if TYPE_CHECKING:
    from acts.views.dead_relu import DeadRelu

Found = tuple[tuple[Counts | None, ...], tuple[Counts | None, ...]]
"""Born dead by layer for every width: with the initializer of the view, and with asymmetric weights."""


class BornDead(Part):
    title = words.TITLE
    about = words.ABOUT
    order = 13

    widths: Annotated[tuple[float, ...], Numbers(words.WIDTHS, 1, 24, 1, 5)] = (2.0, 3.0, 5.0, 8.0)
    depth: Annotated[int, Number(words.DEPTH, 2, 50)] = 20
    networks: Annotated[int, Number(words.NETWORKS, 100, 5000, step=100)] = 2000
    inputs: Annotated[str, Option(words.INPUTS, {"line": words.LINE, "data": words.DATA})] = "line"
    asymmetric: Annotated[bool, Flag(words.ASYMMETRIC, help=words.ASYMMETRIC_HELP)] = True
    spread: Annotated[float, Number(words.SPREAD, 0, 2, step=0.05, help=words.SPREAD_HELP)] = 0.0

    def depends(self, knob: str) -> bool:
        return knob in ("seed", "initializer") or (knob == "data" and self.inputs == "data")

    def heavy(self, host: DeadRelu) -> bool:
        return True

    @property
    def chosen(self) -> tuple[int, ...]:
        """The widths, whole and each once."""
        return tuple(dict.fromkeys(round(width) for width in self.widths))

    def pieces(self, host: DeadRelu) -> Sequence[Piece]:
        x = host.data.load(host.seed)[0] if self.inputs == "data" else None
        usual = [(inputs(x, self.spread), host.initializer, width) for width in self.chosen]
        other = [(inputs(x, spread=1.0), None, width) for width in self.chosen] if self.asymmetric else []
        return [
            partial(dead_by_layer, host.seed, *kind, self.depth, self.networks, self.spread)
            for kind in (*usual, *other)
        ]

    def join(self, host: DeadRelu, found: Sequence[Any]) -> Found:
        count = len(self.chosen)
        return tuple(found[:count]), tuple(found[count:]) or (None,) * count

    def show(self, host: DeadRelu, result: Found, language: Lang) -> Iterator[Block]:
        usual, other = result
        yield from self._missing(result, language)
        there = [mark for mark, dead in enumerate(usual) if dead is not None]
        if there:
            kinds = [self._row(host, mark, usual[mark], other[mark], language) for mark in there]
            sentences = [self._sentence(self.chosen[m], row, language) for m, row in zip(there, kinds, strict=True)]
            yield Prose(" ".join([*dict.fromkeys((sentences[0], sentences[-1])), self._safe(host)(language)]))
            yield figure(kinds, self.networks, sentences[0], language)
        yield Details(words.HOW(language), _theory(language))
        yield references("lu2019", "rister2020")

    def _missing(self, result: Found, lang: Lang) -> Iterator[Block]:
        wanted = list(chain(result[0], result[1] if self.asymmetric else ()))
        there = sum(dead is not None for dead in wanted)
        if there < len(wanted):
            title = words.MISSING.format(there=there, all=len(wanted))
            yield Notice("partial", title(lang), words.MISSING_TEXT(lang))

    def _row(self, host: DeadRelu, mark: int, dead: Any, other: Any, lang: Lang) -> Row:
        spoken, width = host.initializer.random, self.chosen[mark]
        low = lower(width, self.depth) if spoken and self.inputs == "line" and not self.spread else None
        high = upper(width, self.depth) if spoken else None
        return Row(words.SERIES.format(width=width)(lang), mark, dead, low, high, other)

    def _sentence(self, width: int, row: Row, lang: Lang) -> str:
        low, high = (_share(end[0], lang) for end in wilson(np.array([float(row.dead[-1])]), self.networks))
        said = {"networks": f"{self.networks:,}", "width": width, "depth": self.depth, "low": low, "high": high}
        said |= {"dead": _share(row.dead[-1] / self.networks, lang), "bounds": _bounds(row.low, row.high, lang)}
        more = words.INSTEAD.format(dead=_share(row.other[-1] / self.networks, lang)) if row.other is not None else None
        return words.MEASURED.format(**said)(lang) + (f" {more(lang)}" if more else "")

    def _safe(self, host: DeadRelu) -> Text:
        if not host.initializer.random:
            return words.OUTSIDE
        return words.SAFE.format(depth=self.depth, ten=safe_width(self.depth, 0.1), one=safe_width(self.depth, 0.01))

    def numbers(self, host: DeadRelu, result: Found) -> dict[str, Any]:
        each = zip(self.chosen, *result, strict=True)
        return {
            str(width): {
                "born_dead": self._shares(dead), "asymmetric": self._shares(other),
                "upper": upper(width, self.depth).tolist(), "lower": lower(width, self.depth).tolist(),
            }
            for width, dead, other in each
        }  # fmt: skip

    def _shares(self, dead: Counts | None) -> list[float] | None:
        return None if dead is None else (dead / self.networks).tolist()


def _share(value: float, lang: Lang) -> str:
    return percent(value, lang, 1)


def _bounds(low: Array | None, high: Array | None, lang: Lang) -> str:
    if high is None:
        return "–"
    if low is None:
        return words.MOST.format(high=_share(high[-1], lang))(lang)
    return words.BOTH.format(low=_share(low[-1], lang), high=_share(high[-1], lang))(lang)


def _theory(lang: Lang) -> tuple[Block, ...]:
    upper_tex = r"P \le 1 - \prod_{l=1}^{H} \left(1 - 2^{-n_l}\right)"
    lower_tex = r"P \ge 1 - 2 s^H + \left(1 - 2^{1-n}\right) s^{2(H-1)}, \quad s = 1 - 2^{-n}"
    how = words.HOW_TEXT.format(lu=short("lu2019"), grid=GRID, most=MOST_POINTS)
    return (
        Prose(how(lang)),
        Formula(words.UPPER_NAME(lang), upper_tex, words.UPPER_SPOKEN(lang)),
        Formula(words.LOWER_NAME(lang), lower_tex, words.LOWER_SPOKEN(lang)),
    )
