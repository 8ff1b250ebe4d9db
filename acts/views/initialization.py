"""Do signal and gradient survive a stack of layers whose weights have just been drawn?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np

from acts.activations import ACTIVATIONS, Activation
from acts.blocks import Block, Details, Finding, Formula, Heading, Prose
from acts.initializers import INITIALIZERS, Initializer
from acts.knobs import Choice, Number, Option, Several
from acts.meanfield import Prediction, gain, inflow, predict
from acts.propagation import Profile, propagate
from acts.references import references
from acts.text import Lang, Text, Trouble, num
from acts.views import _initialization_figures as figures
from acts.views import _initialization_sentences as sentences
from acts.views import _initialization_words as words
from acts.views._initialization_verdict import Verdict, judge
from acts.views.base import Preset, View
from acts.views.initialization_parts import PARTS
from acts.views.parts import SECTIONS, Part

MOST = 25_600_000
"""Values in all layers together that are computed at most: 50 layers of 512 units on 1,000 inputs."""
LIGHT = 600_000
DIGITS = 1797


@dataclass(frozen=True)
class InitializationResult:
    """What was measured, what theory expects, and what to think of it."""

    profile: Profile
    predicted: Prediction | None  #: None if the weights are not drawn at random around 0
    verdict: Verdict
    gains: tuple[float, float]  #: forward and backward, at unit variance


class Initialization(View):
    """The view of signal propagation at initialization."""

    title = words.TITLE
    about = words.ABOUT
    chapter = 2
    group = Text("Experiment", "실험하기")
    following = ("dead_relu", words.FOLLOWING)
    presets = (
        Preset(words.PRESET_ONE, {}),
        Preset(words.PRESET_CENT, {"initializer.deviation": "0.01"}),
        Preset(words.PRESET_XAVIER, {"activation": "tanh", "initializer": "xavier_fan_in"}),
        Preset(words.PRESET_HE, {"activation": "relu", "initializer": "he_normal"}),
        Preset(words.PRESET_HIDDEN, {"initializer": "xavier_fan_in"}),
        Preset(words.PRESET_TORCH, {"activation": "relu", "initializer": "torch_linear", "depth": "10"}),
        Preset(words.PRESET_EXPLODE, {"activation": "relu"}),
        Preset(words.PRESET_SAME, {"initializer": "constant"}),
    )

    activation: Annotated[Activation, Choice(words.ACTIVATION, ACTIVATIONS)] = ACTIVATIONS["sigmoid"]()
    initializer: Annotated[Initializer, Choice(words.INITIALIZER, INITIALIZERS)] = INITIALIZERS["normal"]()
    depth: Annotated[int, Number(words.DEPTH, 1, 50)] = 5
    width: Annotated[int, Number(words.WIDTH, 1, 512)] = 100
    range: Annotated[Literal["all", "lecture"], Option(words.RANGE, words.RANGES)] = "all"
    samples: Annotated[int, Number(words.SAMPLES, 10, 2000, more=True)] = 1000
    inputs: Annotated[Literal["normal", "digits"], Option(words.INPUTS, words.INPUT_KINDS, more=True)] = "normal"
    bias: Annotated[float, Number(words.BIAS, 0, 5, step=0.05, more=True)] = 0.0
    seed: Annotated[int, Number(words.SEED, 0, 9999, more=True)] = 0
    parts: Annotated[tuple[Part, ...], Several(SECTIONS, PARTS, least=0, most=8, apart=True)] = ()

    @property
    def heavy(self) -> bool:
        values, weights = self.depth * self.width * self.samples, self.depth * self.width**2
        return max(values, weights) > LIGHT and self._trouble() is None

    def look(self) -> InitializationResult:
        trouble = self._trouble()
        if trouble is not None:
            raise Trouble(trouble)
        f, w, sizes = self.activation, self.initializer, {"depth": self.depth, "samples": self.samples}
        span = (0.0, 1.0) if self.range == "lecture" else None
        bias, width, seed = self.bias, self.width, self.seed
        profile = propagate(f, w, **sizes, width=width, bias=bias, inputs=self.inputs, seed=seed, span=span)
        predicted = predict(f, w, inflow(self.inputs, width), layers=profile.layers, width=width, bias=bias)
        return InitializationResult(profile, predicted, judge(f, profile, width), gain(f))

    def _trouble(self) -> Text | None:
        """Why this size is refused before it starts; None if it is not."""
        if self.inputs == "digits" and self.samples > DIGITS:
            return words.TOO_FEW_DIGITS.format(there=f"{DIGITS:,}")
        total = self.depth * self.width * self.samples
        if total <= MOST:
            return None
        sizes = {"depth": self.depth, "width": self.width, "samples": f"{self.samples:,}"}
        fits = f"{MOST // (self.depth * self.width):,}"
        return words.TOO_LARGE.format(total=_many(total), most=_many(MOST), fits=fits, **sizes)

    def answer(self, result: InitializationResult, language: Lang) -> Iterator[Block]:
        profile, predicted = result.profile, result.predicted
        yield Finding(sentences.finding(self, result, language))
        yield from sentences.notices(result, language)
        if profile.layers:
            said = sentences.first_and_last(result)
            yield sentences.stats(result, language)
            yield figures.strip(profile, language)
            yield figures.spread(profile, predicted, said, language)
            yield Heading(words.BACK_HEAD(language))
            yield figures.gradient(profile, predicted, said, language)
            yield from figures.table(profile, predicted, language)
        yield Heading(words.CHANGE_HEAD(language))
        yield Prose(sentences.advice(self, result)(language))
        yield Heading(words.FORMULA_HEAD(language))
        yield Prose(self.initializer.about(language))
        yield Formula(self.initializer.title(language), self.initializer.tex, sentences.spoken(self)(language))
        theory = Formula(words.THEORY_NAME(language), _THEORY, words.THEORY_SPOKEN(language))
        yield Details(words.HOW_HEAD(language), (Prose(words.HOW(language)), theory))
        yield references(self.initializer.source, self.activation.source, *_SOURCES)

    def headline(self, result: InitializationResult) -> dict[str, Any]:
        profile, predicted, verdict = result.profile, result.predicted, result.verdict
        found: dict[str, Any] = {"verdict": verdict.kind, "layers": profile.layers, "exploded_at": profile.exploded_at}
        found |= {f"{name}_gain": _number(g) for name, g in zip(("forward", "backward"), result.gains, strict=True)}
        found |= {name: [_number(v) for v in getattr(profile, name)] for name in _MEASURED}
        for name in _PREDICTED:
            values = [None] * profile.layers if predicted is None else getattr(predicted, name)
            found[f"predicted_{name}"] = [_number(v) for v in values]
        return found | {"outside": {str(h.layer): h.outside for h in profile.histograms}}


def _number(value: float | None) -> float | None:
    return float(value) if value is not None and np.isfinite(value) else None


def _many(count: int) -> Text:
    return Text(f"{num(count / 1e6)} million", f"{count / 1e4:,.0f}만")


_PREDICTED = ("mean", "std", "unit_spread", "gradient_std")
_MEASURED = (*_PREDICTED, "second_moment", "unit_difference", "saturated", "zero", "dead", "weight_std")
_SOURCES = ("glorot2010", "he2015delving", "poole2016", "schoenholz2016", "saitoh2016")
_THEORY = (
    r"q' = n\,\mathrm{Var}(w)\,\mathbb{E}\left[f(\sqrt{q}\,Z)^2\right] + \sigma_b^2, \qquad "
    r"\chi = n\,\mathrm{Var}(w)\,\mathbb{E}\left[f'(\sqrt{q}\,Z)^2\right]"
)
