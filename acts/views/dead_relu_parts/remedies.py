"""What helps? One thing changed at a time, with everything else the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING, Annotated, Any

from acts.blocks import Block, Details, Figure, Prose, Table
from acts.knobs import Number, Several
from acts.paired import Pairing, pairings, plan
from acts.remedies import REMEDIES, Remedy
from acts.setup import Setup
from acts.sweep import Cell, Outcome, join, pieces
from acts.text import Lang, Text
from acts.views.dead_relu_parts import _remedies_words as words
from acts.views.dead_relu_parts._remedies_figure import panel
from acts.views.dead_relu_parts._runs import change, notices, number, percents, seeds, spoken
from acts.views.dead_relu_parts._sweep_words import SEEDS_HELP
from acts.views.parts import Part, Piece

if TYPE_CHECKING:
    from acts.views.dead_relu import DeadRelu

HEALTHY, SILENT = 0.005, 0.05


@dataclass(frozen=True)
class Tried:
    """What each remedy is called, what it changed, and how the runs without one ended."""

    names: tuple[Text, ...]
    outcomes: tuple[Outcome | None, ...]
    base: Cell
    found: tuple[Pairing, ...]

    def having(self, verdict: str) -> list[tuple[Text, Pairing]]:
        """The remedies of which the measurement says so."""
        return [(n, f) for n, f in zip(self.names, self.found, strict=True) if f.verdict == verdict]


class Remedies(Part):
    title = words.TITLE
    about = words.ABOUT
    order = 12

    remedies: Annotated[tuple[Remedy, ...], Several(words.REMEDIES, REMEDIES, least=1, most=12)] = tuple(
        REMEDIES[slug]()
        for slug in ("lower_rate", "leak", "exponential", "batch_normalization", "clip", "bias", "adam")
    )
    seeds: Annotated[int, Number(words.SEEDS, 2, 20, help=SEEDS_HELP)] = 5

    def heavy(self, host: DeadRelu) -> bool:
        return True

    def pieces(self, host: DeadRelu) -> Sequence[Piece]:
        return pieces(host.data, self._setups(host))

    def join(self, host: DeadRelu, found: Sequence[Any]) -> Tried:
        outcomes = tuple(join(self._setups(host), found))
        base, pairs = pairings(outcomes, host.setup(), self.remedies)
        return Tried(tuple(r.name(host.setup()) for r in self.remedies), outcomes, base, tuple(pairs))

    def _setups(self, host: DeadRelu) -> list[Setup]:
        return plan(host.setup(), self.remedies, seeds(host, self.seeds))

    def show(self, host: DeadRelu, result: Tried, language: Lang) -> Iterator[Block]:
        yield from notices(result.outcomes, language)
        yield Prose(" ".join(text(language) for text in _advice(result)))
        yield from _panels(result, language)
        yield _table(result, language)
        how = words.HOW_TEXT.format(seeds=self.seeds, count=len(self.remedies))
        yield Details(words.HOW(language), (Prose(how(language)),))

    def numbers(self, host: DeadRelu, result: Tried) -> dict[str, Any]:
        each = {n.en: _numbers(f) for n, f in zip(result.names, result.found, strict=True)}
        return {"dead_share": number(result.base.dead.value), "accuracy": number(result.base.accuracy.value)} | each


def _numbers(found: Pairing) -> dict[str, Any]:
    both = {"dead_share": found.dead, "accuracy": found.accuracy, "diverged": found.diverged}
    changes = {f"{k}_change": number(m.value) for k, m in both.items()}
    errors = {f"{k}_error": number(m.error) for k, m in both.items()}
    return {"verdict": found.verdict, "pairs": found.pairs, **changes, **errors}


def _advice(found: Tried) -> Iterator[Text]:
    base = found.base
    said = {"runs": base.runs, "diverged": base.diverged} | _shares(base)
    yield (words.NO_BASE if isnan(base.dead.value) else words.BASE).format(**said)
    yield from _first(found)
    for verdict, text in words.VERDICTS.items():
        those = found.having(verdict)
        if those:
            yield text.format(names=_listed([n for n, _ in those]), pairs=max(f.pairs for _, f in those))
    for name, one in zip(found.names, found.found, strict=True):
        if one.alone.dead.value == 0 and one.alone.silent.value >= SILENT:
            yield words.SILENT.format(name=name, silent=spoken(one.alone.silent))


def _first(found: Tried) -> Iterator[Text]:
    """What to try first: of what helps the most accurate, and among equals the one with the fewest useless units."""
    if found.base.dead.value < HEALTHY and not found.base.diverged:
        yield words.HEALTHY
        return
    helping = found.having("helps")
    if helping:
        name, best = max(helping, key=lambda one: (round(one[1].alone.accuracy.value, 3), -one[1].alone.silent.value))
        yield words.FIRST.format(name=name, **_shares(best.alone))
    else:
        yield words.NONE_HELPS


def _shares(cell: Cell) -> dict[str, Text]:
    return {"dead": spoken(cell.dead), "accuracy": spoken(cell.accuracy)}


def _listed(names: list[Text]) -> Text:
    return Text("; ".join(n.en for n in names), "; ".join(n.ko for n in names))


def _panels(found: Tried, lang: Lang) -> Iterator[Figure]:
    names, pairs = [name(lang) for name in found.names], max(f.pairs for f in found.found)
    caption = words.DEAD_CAPTION if any(f.dead.seen > 1 for f in found.found) else words.SINGLE_CAPTION
    yield panel("remedies_dead", (words.DEAD, caption, words.DEAD_ALT), names, [f.dead for f in found.found], -1, lang)
    texts = (words.ACCURACY, words.ACCURACY_CAPTION.format(pairs=pairs), words.ACCURACY_ALT)
    yield panel("remedies_accuracy", texts, names, [f.accuracy for f in found.found], 1, lang)


def _table(found: Tried, lang: Lang) -> Table:
    first = _row(words.WITHOUT(lang), found.base, ("", ""))
    rest = (
        _row(name(lang), f.alone, (change(f.dead), change(f.accuracy)))
        for name, f in zip(found.names, found.found, strict=True)
    )
    return Table(
        name="remedies", title=words.TABLE(lang), caption=words.TABLE_CAPTION(lang), rows=(first, *rest),
        head=tuple(text(lang) for text in words.TABLE_HEAD), numeric=(False, *(True,) * 6),
    )  # fmt: skip


def _row(name: str, cell: Cell, changes: tuple[str, str]) -> tuple[str, ...]:
    dead, right, silent = (percents(m) for m in (cell.dead, cell.accuracy, cell.silent))
    return name, dead, changes[0], right, changes[1], silent, f"{cell.diverged}/{cell.runs}"
