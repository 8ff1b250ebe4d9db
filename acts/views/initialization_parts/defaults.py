"""What a linear layer of each framework does when nobody chooses, measured over depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np

from acts.activations import ACTIVATIONS, Activation
from acts.array import Array
from acts.blocks import Block, Details, Figure, Prose, Table
from acts.carrying import Carried, carried
from acts.gauss import moments
from acts.initializers import INITIALIZERS, Initializer
from acts.knobs import Choice, Number, Option
from acts.references import references, short
from acts.text import Lang, Text, num
from acts.views._charts import Axis
from acts.views.initialization_parts import _defaults_words as words
from acts.views.initialization_parts._bands import Band, bands, called, decades
from acts.views.parts import Part

SAMPLES, HEIGHT, FLOOR = 100, 360, 1e-16
_SLUGS = ("torch_linear", "keras_dense", "flax_dense", "he_normal", "matched")


@dataclass(frozen=True, eq=False)
class Found:
    """By initializer, in the order of `chosen`: every seed's measurement."""

    runs: tuple[tuple[Carried, ...], ...]


class Defaults(Part):
    title = Text("What the defaults do", "기본값은 무엇을 하는가")
    about = words.ABOUT
    order = 4

    activation: Annotated[Activation, Choice(Text("Activation function", "활성화 함수"), ACTIVATIONS)] = ACTIVATIONS[
        "relu"
    ]()
    depth: Annotated[int, Number(Text("Layers", "층 수"), 2, 100)] = 30
    width: Annotated[int, Number(Text("Units per layer", "층마다 유닛 수"), 8, 256)] = 128
    widths: Annotated[Literal["equal", "alternating"], Option(words.WIDTHS, words.SHAPES)] = "equal"
    seeds: Annotated[int, Number(Text("Seeds", "시드 수"), 1, 10, more=True)] = 3
    seed: Annotated[int, Number(Text("First seed", "첫 시드"), 0, 9999, more=True)] = 0

    def depends(self, knob: str) -> bool:
        return False

    def chosen(self) -> tuple[Initializer, ...]:
        """The three defaults, He's rule and matched weights; Xavier in its two meanings where they differ."""
        more = () if self.widths == "equal" else ("xavier_fan_in",)
        return tuple(INITIALIZERS[slug]() for slug in (*_SLUGS, *more))

    def sizes(self) -> tuple[int, ...]:
        """The width of the inputs and of every layer."""
        wide = 4 * self.width if self.widths == "alternating" else self.width
        return tuple(wide if layer % 2 else self.width for layer in range(self.depth + 1))

    def heavy(self, host: Any) -> bool:
        products = sum(a * b for a, b in zip(self.sizes()[:-1], self.sizes()[1:], strict=True))
        return products * SAMPLES * self.seeds * len(self.chosen()) > 1e9

    def compute(self, host: Any) -> Found:
        seeds = range(self.seed, self.seed + self.seeds)
        f, sizes = self.activation, self.sizes()
        runs = (tuple(carried(f, w, sizes, samples=SAMPLES, seed=s) for s in seeds) for w in self.chosen())
        return Found(tuple(runs))

    def show(self, host: Any, result: Found, language: Lang) -> Iterator[Block]:
        names = called(self.chosen(), language)
        yield Prose(words.WHAT.format(he=short("he2015delving"))(language))
        yield self._figure(result, names, language)
        yield self._table(result, names, language)
        yield Prose(words.SQRT5(language))
        yield Prose(words.XAVIER.format(glorot=short("glorot2010"), book=short("saitoh2016"))(language))
        yield Details(words.HOW_HEAD(language), (Prose(words.HOW.format(samples=SAMPLES)(language)),))
        cited = ("paszke2019", "chollet2015", "lecun1998", "he2015delving", "glorot2010", "saitoh2016")
        yield references(*cited, self.activation.source)

    def numbers(self, host: Any, result: Found) -> dict[str, Any]:
        each = zip(self.chosen(), result.runs, strict=True)
        return {
            w.slug: {"spread": _finite(_last(runs, "spread")), "size": _finite(_last(runs, "size"))} for w, runs in each
        }

    def _figure(self, result: Found, names: tuple[str, ...], lang: Lang) -> Figure:
        layers = np.arange(1.0, self.depth + 1)
        series = [
            Band(name, mark, layers, np.array([run.spread for run in runs]))
            for mark, (name, runs) in enumerate(zip(names, result.runs, strict=True))
        ]
        up = decades(words.SPREAD(lang), np.concatenate([s.runs.ravel() for s in series]), FLOOR)
        across = Axis(words.LAYER(lang), (1.0, float(self.depth)), count=6, format="d")
        said = "; ".join(f"{n} {num(_last(runs, 'spread'), 2)}" for n, runs in zip(names, result.runs, strict=True))
        return Figure(
            name="defaults",
            title=words.TITLE(lang),
            caption=words.CAPTION.format(seeds=self.seeds)(lang),
            alt=words.ALT.format(depth=self.depth, said=said)(lang),
            height=HEIGHT,
            right=210,
            wide=True,
            **bands(series, across, up, HEIGHT),
        )

    def _table(self, result: Found, names: tuple[str, ...], lang: Lang) -> Table:
        return Table(
            name="defaults-numbers",
            title=words.TABLE.format(depth=self.depth)(lang),
            caption=words.TABLE_CAPTION(lang),
            head=tuple(head(lang) for head in words.HEAD),
            rows=tuple(map(self._row, names, self.chosen(), result.runs)),
            numeric=(False, True, True, True, True),
            marks=tuple(range(len(names))),
        )

    def _row(self, name: str, w: Initializer, runs: tuple[Carried, ...]) -> tuple[str, ...]:
        into, out = self.sizes()[:2]
        fitted, square = w.suited(self.activation), float(moments(self.activation, 1.0).square)
        factor = into * fitted.variance(into, out) * square
        measured = (num(_last(runs, column)) for column in ("size", "spread"))
        return (name, num(into * fitted.variance(into, out), 4), num(factor, 4), *measured)


def _last(runs: tuple[Carried, ...], column: str) -> float:
    """The median over the seeds at the top layer; NaN if a run did not get there."""
    last: Array = np.array([getattr(run, column)[-1] for run in runs])
    return float(np.median(last))


def _finite(value: float) -> float | None:
    return value if np.isfinite(value) else None
