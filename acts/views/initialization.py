"""Do signal and gradient survive a stack of layers whose weights have just been drawn?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np

from acts.activations import ACTIVATIONS, Activation
from acts.blocks import Block, Details, Finding, Formula, Heading, Prose
from acts.falling import Seen
from acts.inflows import checked, law
from acts.initializers import INITIALIZERS, Initializer
from acts.knobs import Choice, Flag, Number, Option, Several, Source
from acts.meanfield import gain
from acts.normalizing import Normalization
from acts.prediction import Prediction, predict
from acts.propagation import Profile, propagate
from acts.references import references
from acts.runs import Runs, run
from acts.stack import Build
from acts.text import Lang, Text, Trouble
from acts.views import _initialization_figures as figures
from acts.views import _initialization_sentences as sentences
from acts.views import _initialization_words as words
from acts.views._initialization_fields import fields
from acts.views._initialization_numbers import layer_by_layer, number
from acts.views._initialization_presets import PRESETS
from acts.views._initialization_room import too_large
from acts.views._initialization_table import table
from acts.views._initialization_verdict import Verdict, judge
from acts.views.base import View
from acts.views.initialization_parts import PARTS
from acts.views.parts import SECTIONS, Part

LIGHT, DEEP = 1_200_000, 25  # values or weights; layers, as theory takes its time for each
TABLES = ("csv", "tsv", "txt", "gz")


@dataclass(frozen=True)
class InitializationResult:
    """What was measured, what theory expects, and what to think of it."""

    runs: Runs
    predicted: Prediction | None  #: None if theory has nothing to say of such weights or layers
    verdict: Verdict
    gains: tuple[float, float]  #: forward and backward, at unit variance

    @property
    def profile(self) -> Profile:
        """What is typical of all seeds."""
        return self.runs.typical


class Initialization(View):
    """The view of signal propagation at initialization."""

    title = words.TITLE
    about = words.ABOUT
    chapter = 2
    group = Text("Experiment", "실험하기")
    following = ("dead_relu", words.FOLLOWING)
    aside = frozenset({"histograms"})
    presets = PRESETS

    activation: Annotated[Activation, Choice(words.ACTIVATION, ACTIVATIONS)] = ACTIVATIONS["sigmoid"]()
    initializer: Annotated[Initializer, Choice(words.INITIALIZER, INITIALIZERS, help=words.INITIALIZER_HELP)] = (
        INITIALIZERS["normal"]()
    )
    depth: Annotated[int, Number(words.DEPTH, 1, 100)] = 5
    width: Annotated[int, Number(words.WIDTH, 1, 1024)] = 100
    histograms: Annotated[Seen, Option(words.HISTOGRAMS, words.SEEN, help=words.HISTOGRAMS_HELP)] = "values"
    range: Annotated[Literal["all", "lecture"], Option(words.RANGE, words.RANGES, more=True, help=words.RANGE_HELP)] = (
        "all"
    )
    seeds: Annotated[int, Number(words.SEEDS, 1, 20, help=words.SEEDS_HELP)] = 2
    normalization: Annotated[
        Normalization, Option(words.NORMALIZATION, words.NORMALIZATIONS, more=True, help=words.NORMALIZATION_HELP)
    ] = "none"
    residual: Annotated[bool, Flag(words.RESIDUAL, more=True, help=words.RESIDUAL_HELP)] = False
    dropout: Annotated[float, Number(words.DROPOUT, 0, 0.9, step=0.05, more=True, help=words.DROPOUT_HELP)] = 0.0
    bias: Annotated[float, Number(words.BIAS, 0, 5, step=0.05, more=True)] = 0.0
    inputs: Annotated[str, Source(words.INPUTS, words.INPUT_KINDS, TABLES, checked, more=True)] = "normal"
    correlation: Annotated[
        float, Number(words.CORRELATION, 0, 1, step=0.05, more=True, help=words.CORRELATION_HELP)
    ] = 0.0
    samples: Annotated[int, Number(words.SAMPLES, 10, 2000, more=True)] = 1000
    seed: Annotated[int, Number(words.SEED, 0, 9999, more=True)] = 0
    parts: Annotated[tuple[Part, ...], Several(SECTIONS, PARTS, least=0, most=8, apart=True)] = ()

    @property
    def heavy(self) -> bool:
        values, weights = self.depth * self.width * self.samples, self.depth * self.width**2
        large = self.depth > DEEP or self.seeds * max(values, weights) > LIGHT
        return large and self._trouble() is None

    def look(self) -> InitializationResult:
        trouble = self._trouble()
        if trouble is not None:
            raise Trouble(trouble)
        runs = run(self.profile, self.seed, self.seeds)
        verdict = judge(self.activation, runs.typical, self.width)
        predicted = self._predicted(runs.typical.layers)
        return InitializationResult(runs, predicted, verdict, gain(self.activation))

    def profile(self, seed: int) -> Profile:
        """The experiment with one seed."""
        fed: dict[str, Any] = {"inputs": self.inputs, "correlation": self.correlation, "samples": self.samples}
        sizes = {"depth": self.depth, "width": self.width}
        span = (0.0, 1.0) if self.range == "lecture" else None
        return propagate(self.activation, self.initializer, **sizes, **self.build, **fed, seed=seed, span=span)

    @property
    def build(self) -> Build:
        """What the layers are made of besides function and weights."""
        return Build(bias=self.bias, normalization=self.normalization, residual=self.residual, dropout=self.dropout)

    @property
    def suited(self) -> Initializer:
        """The initializer as it is for the chosen function."""
        return self.initializer.suited(self.activation)

    @property
    def bare(self) -> bool:
        """Whether the layers are f(h W + b) and nothing more."""
        return self.normalization == "none" and not self.residual and not self.dropout

    def _predicted(self, layers: int) -> Prediction | None:
        inflow = law(self.inputs, self.width, self.correlation)
        return predict(self.activation, self.suited, inflow, layers=layers, width=self.width, **self.build)

    def _trouble(self) -> Text | None:
        """Why this size is refused before it starts; None if it is not."""
        return too_large(self.depth, self.width, self.samples, of_digits=self.inputs == "digits")

    def answer(self, result: InitializationResult, language: Lang) -> Iterator[Block]:
        yield Finding(sentences.finding(self, result, language))
        yield from sentences.notices(self, result, language)
        if result.profile.layers:
            yield from self._measured(result, language)
        reason = sentences.reason(result)
        if reason is not None:
            yield Heading(words.WHY_HEAD(language))
            yield Prose(reason(language))
        yield Heading(words.CHANGE_HEAD(language))
        yield Prose(sentences.advice(self, result)(language))
        yield Heading(words.FORMULA_HEAD(language))
        yield Prose(self.initializer.about(language))
        yield Formula(self.initializer.title(language), self.initializer.tex, sentences.spoken(self)(language))
        theory = Formula(words.THEORY_NAME(language), _THEORY, words.THEORY_SPOKEN(language))
        yield Details(words.HOW_HEAD(language), (*(Prose(how(language)) for how in sentences.measuring()), theory))
        yield references(self.initializer.source, self.activation.source, *_SOURCES)

    def _measured(self, result: InitializationResult, language: Lang) -> Iterator[Block]:
        said = sentences.first_and_last(result)
        story = figures.Story(result.runs, result.predicted, self.normalization == "batch", said, language)
        yield sentences.stats(result, language)
        yield figures.strip(result.profile, self.histograms, language)
        yield figures.spread(story)
        if any(result.profile.fields.values()):
            yield Heading(words.FIELDS_HEAD(language))
            yield fields(result.profile, language)
        yield Heading(words.BACK_HEAD(language))
        yield figures.gradient(story)
        if np.isfinite(result.profile.correlation).any():
            yield Heading(words.ALIKE_HEAD(language))
            yield figures.correlation(story)
        yield from table(story)

    def headline(self, result: InitializationResult) -> dict[str, Any]:
        profile, verdict = result.profile, result.verdict
        found: dict[str, Any] = {"verdict": verdict.kind, "layers": profile.layers, "exploded_at": profile.exploded_at}
        found |= {f"{way}_gain": number(gain) for way, gain in zip(("forward", "backward"), result.gains, strict=True)}
        shown = profile.histograms[self.histograms]
        outside = {"outside_histogram": {str(h.layer): h.outside for h in shown}}
        return found | layer_by_layer(result.runs, result.predicted) | outside


_SOURCES = ("glorot2010", "he2015delving", "poole2016", "schoenholz2016", "saitoh2016", "yang2017mean", "yang2019")
_THEORY = (
    r"q' = n\,\mathrm{Var}(w)\,\mathbb{E}\left[f(\sqrt{q}\,Z)^2\right] + \sigma_b^2, \qquad "
    r"\chi = n\,\mathrm{Var}(w)\,\mathbb{E}\left[f'(\sqrt{q}\,Z)^2\right]"
)
