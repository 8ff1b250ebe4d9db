"""Learning rate against one more setting: who dies, who diverges, who learns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from math import isnan
from typing import TYPE_CHECKING, Annotated, Any

from acts.axes import AXES, Axis
from acts.blocks import Block, Details, Figure, Prose
from acts.cliff import HALF
from acts.knobs import Choice, Number
from acts.rows import Rows
from acts.setup import Setup
from acts.statistics import Mean
from acts.sweep import Cell, Outcome, join, pieces, rates, summary
from acts.text import Lang, Text, num
from acts.views.dead_relu_parts import _sweep_words as words
from acts.views.dead_relu_parts._heat import Heat, heat
from acts.views.dead_relu_parts._runs import notices, number, plus_minus, seeds, spoken, unit
from acts.views.parts import Part, Piece

if TYPE_CHECKING:
    from acts.views.dead_relu import DeadRelu

LEVEL = 0.1


@dataclass(frozen=True)
class Swept:
    """The outcome of every run, ``None`` where it is missing; seed after seed, in each entry after entry, rate by rate."""

    rates: tuple[float, ...]
    outcomes: tuple[Outcome | None, ...]

    def cells(self, entries: int) -> list[list[Cell]]:
        """What the runs of every entry and rate have in common: (entries) times (rates)."""
        count = len(self.rates)
        every = [[self.outcomes[i * count + j :: entries * count] for j in range(count)] for i in range(entries)]
        return [[summary(runs) for runs in row] for row in every]


class Sweep(Part):
    title = words.TITLE
    about = words.ABOUT
    order = 10

    low: Annotated[float, Number(words.LOW, 1e-5, 100, scale="log")] = 0.03
    high: Annotated[float, Number(words.HIGH, 1e-5, 100, scale="log")] = 10.0
    count: Annotated[int, Number(words.COUNT, 2, 12)] = 6
    axis: Annotated[Axis, Choice(words.AXIS, AXES)] = AXES["by_initializer"]()
    seeds: Annotated[int, Number(words.SEEDS, 1, 20, help=words.SEEDS_HELP)] = 5

    def depends(self, knob: str) -> bool:
        return knob not in ("rate", self.axis.knob)

    def heavy(self, host: DeadRelu) -> bool:
        return True

    def pieces(self, host: DeadRelu) -> Sequence[Piece]:
        return pieces(host.data, self._setups(host))

    def join(self, host: DeadRelu, found: Sequence[Any]) -> Swept:
        return Swept(self._rates(), tuple(join(self._setups(host), found)))

    def _rates(self) -> tuple[float, ...]:
        return tuple(rates(self.low, self.high, self.count).tolist())

    def _setups(self, host: DeadRelu) -> list[Setup]:
        entries = [self.axis.turn(host.setup(), value) for value in self.axis.chosen]
        each = [replace(entry, rate=rate) for entry in entries for rate in self._rates()]
        return [replace(one, seed=seed) for seed in seeds(host, self.seeds) for one in each]

    def show(self, host: DeadRelu, result: Swept, language: Lang) -> Iterator[Block]:
        cells, names = result.cells(len(self.axis.chosen)), [self.axis.name(v) for v in self.axis.chosen]
        spoken_names = [self.axis.said(v) for v in self.axis.chosen]
        yield from notices(result.outcomes, language)
        yield Prose(" ".join(text(language) for text in _findings(result.rates, cells, spoken_names)))
        yield from self._maps(result, cells, [name(language) for name in names], language)
        said = {"runs": f"{len(result.outcomes):,}", "steps": f"{host.steps:,}"}
        yield Details(words.HOW(language), (Prose(words.HOW_TEXT.format(**said)(language)),))

    def _maps(self, result: Swept, cells: list[list[Cell]], names: list[str], lang: Lang) -> Iterator[Figure]:
        frame = Heat(words.RATE_AXIS(lang), self.axis.title(lang), tuple(map(num, result.rates)), tuple(names))
        every = list(chain.from_iterable(cells))
        said: dict[str, Any] = {"seeds": self.seeds, "axis": self.axis.title, "runs": sum(c.runs for c in every)}
        said |= {"dead": _highest([c.dead for c in every], lang), "diverged": sum(c.diverged for c in every)}
        said |= {"accuracy": _highest([c.accuracy for c in every], lang)}
        for name, token, texts, look in _MAPS:
            title, caption, alt = (text.format(**said)(lang) for text in texts)
            if look is _accurate and any(one is not None and one.numeric for one in result.outcomes):
                title = words.EXPLAINED(lang)
            yield heat(name, frame, _rows(frame, cells, look), token, title=title, caption=caption, alt_text=alt)

    def numbers(self, host: DeadRelu, result: Swept) -> dict[str, Any]:
        cells = result.cells(len(self.axis.chosen))
        entries = zip((self.axis.name(v).en for v in self.axis.chosen), cells, strict=True)
        return {
            name: [_numbers(rate, cell) for rate, cell in zip(result.rates, row, strict=True)] for name, row in entries
        }


def _numbers(rate: float, cell: Cell) -> dict[str, Any]:
    shares = {"dead_share": cell.dead, "accuracy": cell.accuracy}
    means = {k: number(m.value) for k, m in shares.items()} | {f"{k}_error": number(m.error) for k, m in shares.items()}
    return {"rate": rate, "runs": cell.runs, "diverged": cell.diverged, **means}


def _findings(rates: Sequence[float], cells: list[list[Cell]], names: list[Text]) -> Iterator[Text]:
    every = [
        (c, rate, name) for name, row in zip(names, cells, strict=True) for rate, c in zip(rates, row, strict=True)
    ]
    fair = [place for place in every if place[0].diverged_share <= HALF and place[0].dead.seen]
    if not fair:
        yield words.NO_BEST
        return
    yield _said(words.BEST, max(fair, key=lambda place: place[0].accuracy.value))
    yield _said(words.MOST, max(fair, key=lambda place: place[0].dead.value))
    dying = [_first(rates, [c.dead.value >= LEVEL for c in row]) for row in cells]
    breaking = [_first(rates, [c.diverged_share >= HALF for c in row]) for row in cells]
    level = Text(*(f"{100 * LEVEL:.0f}{unit(lang)}" for lang in ("en", "ko")))
    yield words.DYING.format(level=level, list=_listed(names, dying))
    yield words.BREAKING.format(list=_listed(names, breaking)) if any(breaking) else words.NEVER


def _said(text: Text, place: tuple[Cell, float, Text]) -> Text:
    cell, rate, name = place
    return text.format(rate=num(rate), name=name, dead=spoken(cell.dead), accuracy=spoken(cell.accuracy))


def _first(rates: Sequence[float], there: list[bool]) -> float | None:
    return next((rate for rate, yes in zip(rates, there, strict=True) if yes), None)


def _listed(names: list[Text], places: list[float | None]) -> Text:
    each = [
        words.NOWHERE.format(name=n) if p is None else words.FROM.format(name=n, rate=num(p))
        for n, p in zip(names, places, strict=True)
    ]
    return Text(", ".join(t.en for t in each), ", ".join(t.ko for t in each))


def _highest(means: list[Mean], lang: Lang) -> str:
    return plus_minus(max(means, key=lambda m: -1 if isnan(m.value) else m.value), lang)


def _rows(frame: Heat, cells: list[list[Cell]], look: Any) -> Rows:
    found = [
        (column, line, *look(cell))
        for line, row in zip(frame.lines, cells, strict=True)
        for column, cell in zip(frame.columns, row, strict=True)
        if cell.runs
    ]
    return Rows.of(("column", "line", "shade", "text", "small"), found)


def _of_mean(m: Mean) -> tuple[float, str, str]:
    if isnan(m.value):
        return 0.0, "–", ""
    return m.value, f"{100 * m.value:.1f}".replace("100.0", "100"), "" if isnan(m.error) else f"± {100 * m.error:.1f}"


def _dead(cell: Cell) -> tuple[float, str, str]:
    return _of_mean(cell.dead)


def _accurate(cell: Cell) -> tuple[float, str, str]:
    return _of_mean(cell.accuracy)


def _diverged(cell: Cell) -> tuple[float, str, str]:
    return cell.diverged_share, str(cell.diverged), f"/ {cell.runs}"


_MAPS = (
    ("sweep_dead", "@dead", (words.DEAD, words.DEAD_CAPTION, words.DEAD_ALT), _dead),
    ("sweep_accuracy", "@blue", (words.ACCURACY, words.ACCURACY_CAPTION, words.ACCURACY_ALT), _accurate),
    ("sweep_diverged", "@purple", (words.DIVERGED, words.DIVERGED_CAPTION, words.DIVERGED_ALT), _diverged),
)
