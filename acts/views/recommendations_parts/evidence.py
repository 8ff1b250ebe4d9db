"""Evidence at the reader's size: the best row's pairs and their rivals, measured."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from acts.advice import Row
from acts.advice.evidence import SAMPLES, Measure, Pair, Sizes, Trial, best, check, pairs, trial
from acts.blocks import Block, Details, Figure, Prose, Table
from acts.knobs import Number
from acts.references import references
from acts.text import Lang, num, percent
from acts.views._curves_figures import called
from acts.views.parts import Part
from acts.views.recommendations_parts import _evidence_words as w
from acts.views.recommendations_parts._dots import dots

if TYPE_CHECKING:
    from acts.views.recommendations import Recommendations


class Evidence(Part):
    title = w.TITLE
    about = w.ABOUT
    order = 2

    depth: Annotated[int, Number(w.DEPTH, 1, 30)] = 6
    width: Annotated[int, Number(w.WIDTH, 2, 256)] = 64
    seeds: Annotated[int, Number(w.SEEDS, 2, 12)] = 4
    steps: Annotated[int, Number(w.STEPS, 10, 1000, more=True)] = 80
    rate: Annotated[float, Number(w.RATE, 1e-4, 0.3, scale="log", more=True)] = 0.003

    def heavy(self, host: Recommendations) -> bool:
        return True

    @property
    def _sizes(self) -> Sizes:
        return Sizes(self.depth, self.width, self.steps, self.rate, self.seeds)

    def pieces(self, host: Recommendations) -> list[partial[Trial]]:
        chosen = pairs(host.look().matches[0].row)
        check(chosen, self._sizes)
        return [partial(trial, pair, self._sizes) for pair in chosen]

    def join(self, host: Recommendations, found: Sequence[Any]) -> tuple[Trial, ...]:
        return tuple(measured for measured in found if measured is not None)

    def show(self, host: Recommendations, result: tuple[Trial, ...], language: Lang) -> Iterator[Block]:
        if not result:
            return
        yield Prose(_said(self, result, language))
        yield _measured_row(self, host.look().matches[0].row, result, language)
        yield from _figures(result, language)
        yield _table(result, language)
        words = {"last": self.seeds - 1, "samples": SAMPLES, "rate": num(self.rate), "steps": self.steps}
        yield Details(w.HOW(language), (Prose(w.HOW_TEXT.format(**words)(language)),))
        yield references(*(t.pair.activation.source for t in result), *(t.pair.initializer.source for t in result))

    def numbers(self, host: Recommendations, result: tuple[Trial, ...]) -> dict[str, Any]:
        return {"trials": [_numbers(measured) for measured in result]}


def _numbers(measured: Trial) -> dict[str, Any]:
    told = {name: getattr(measured, name) for name in ("signal", "gradient", "accuracy", "dead")}
    each = {name: [_finite(m.mean), _finite(m.error)] for name, m in told.items()}
    pair = measured.pair
    head = {"activation": pair.activation.slug, "initializer": pair.initializer.slug, "recommended": pair.named}
    return head | each | {"lost": measured.lost}


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _name(pair: Pair, lang: Lang) -> str:
    start = pair.initializer.title(lang).partition(" 초기화")[0].replace(" (Xavier)", "").replace(" (Kaiming)", "")
    return f"{called(pair.activation, lang)}, {start}"


def _said(part: Evidence, trials: Sequence[Trial], lang: Lang) -> str:
    """Which pair did best, and how the row's own did."""
    first = best(trials)
    if math.isnan(first.accuracy.mean):
        return w.ALL_LOST(lang)
    own = max((t for t in trials if t.pair.named), key=lambda t: t.accuracy.mean, default=None)
    if own is None:
        named = w.NAMED_NONE
    elif own is first:
        named = w.NAMED_BEST
    else:
        close = first.accuracy.mean - own.accuracy.mean <= 2 * math.hypot(first.accuracy.error, own.accuracy.error)
        form = w.NAMED_CLOSE if close else w.NAMED_BEHIND
        named = form.format(pair=_name(own.pair, lang), accuracy=percent(own.accuracy.mean, lang, 1))
    said = {"depth": part.depth, "width": part.width, "seeds": part.seeds, "pair": _name(first.pair, lang)}
    said |= {"accuracy": percent(first.accuracy.mean, lang, 1), "error": percent(first.accuracy.error, lang, 1)}
    return w.SAID.format(**said, named=named)(lang)


def _measured_row(part: Evidence, row: Row, trials: Sequence[Trial], lang: Lang) -> Table:
    """The row as the table has it, with what was measured of its functions beside it, and with which seeds."""
    tried = [t for t in trials if t.pair.named] or list(trials)
    told = "; ".join(
        w.MEASURED.format(pair=_name(t.pair, lang), accuracy=_share(t.accuracy, lang))(lang) for t in tried
    )
    seeds = w.SEEDS_USED.format(depth=part.depth, width=part.width, last=part.seeds - 1)
    cells = (row.what(lang), row.functions(lang), row.start(lang), told, seeds(lang))
    return Table(
        name="evidence_row", title=w.ROW(lang), caption=w.ROW_CAPTION(lang), head=tuple(h(lang) for h in w.ROW_HEAD),
        rows=(cells,), numeric=(False,) * len(cells),
    )  # fmt: skip


def _figures(trials: Sequence[Trial], lang: Lang) -> Iterator[Figure]:
    names = tuple(_name(t.pair, lang) for t in trials)
    filled = tuple(t.pair.named for t in trials)
    signals, right = ([getattr(t, which) for t in trials] for which in ("signal", "accuracy"))
    yield dots(
        "evidence_accuracy", (w.ACCURACY, w.ACCURACY_CAPTION, w.ACCURACY_ALT, w.ACCURACY_X), names, right, filled, lang
    )
    yield dots(
        "evidence_signal",
        (w.SIGNAL, w.SIGNAL_CAPTION, w.SIGNAL_ALT, w.SIGNAL_X),
        names,
        signals,
        filled,
        lang,
        log=True,
    )


def _table(trials: Sequence[Trial], lang: Lang) -> Table:
    return Table(
        name="evidence", title=w.TABLE(lang), caption=w.TABLE_CAPTION(lang), head=tuple(h(lang) for h in w.HEAD),
        rows=tuple(_row(t, lang) for t in trials), numeric=(False, True, True, True, True, True),
    )  # fmt: skip


def _row(t: Trial, lang: Lang) -> tuple[str, ...]:
    name = f"{_name(t.pair, lang)}{' *' if t.pair.named else ''}"
    shares = (_share(m, lang) for m in (t.accuracy, t.dead))
    return name, _plain(t.signal), _plain(t.gradient), *shares, str(t.lost)


def _plain(measure: Measure) -> str:
    return "–" if math.isnan(measure.mean) else f"{num(measure.mean, 2)} ± {num(measure.error, 1)}"


def _share(measure: Measure, lang: Lang) -> str:
    if math.isnan(measure.mean):
        return "–"
    return f"{100 * measure.mean:.1f} ± {percent(measure.error, lang, 1)}"
