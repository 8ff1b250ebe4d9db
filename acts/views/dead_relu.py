"""How many units stop answering while a network trains, and when?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from acts.activations import ACTIVATIONS, Activation
from acts.array import Array
from acts.blocks import Block, Details, Finding, Heading, Notice, Prose
from acts.datasets import DATASETS, Dataset
from acts.datasets.base import Targets
from acts.initializers import INITIALIZERS, Initializer
from acts.knobs import Choice, Flag, Number, Option, Several
from acts.norms import NORM_NAMES, Norm
from acts.optimizers import OPTIMIZERS, Optimizer
from acts.record import Record
from acts.references import references
from acts.setup import SCHEDULE_NAMES, Schedule, Setup
from acts.states import State
from acts.text import Lang, Text
from acts.training import train
from acts.views import _dead_relu_figures as figures
from acts.views import _dead_relu_flow as flow
from acts.views import _dead_relu_sentences as sentences
from acts.views import _dead_relu_words as words
from acts.views._dead_relu_cloud import clouds
from acts.views._dead_relu_lives import lives
from acts.views.base import Preset, View
from acts.views.dead_relu_parts import PARTS
from acts.views.parts import SECTIONS, Part


@dataclass(frozen=True)
class DeadReluResult:
    """The record of the run, and the points it was trained on: (n, d), their classes or numbers (n,), and what of them.

    ``said`` tells what the reader must know of the data: rows that were drawn, columns that never change.
    """

    record: Record
    points: Array
    labels: Targets
    said: Text | None = None

    @property
    def numeric(self) -> bool:
        """Whether a number is to be found, and not a class."""
        return self.labels.dtype != np.int64


class DeadRelu(View):
    """The view of units that stop answering."""

    title = Text("Dead ReLU", "죽은 ReLU")
    about = words.ABOUT
    chapter = 3
    group = Text("Experiment", "실험하기")
    following = ("recommendations", words.FOLLOWING)
    presets = (
        Preset(words.CALM, {"rate": "0.1"}),
        Preset(words.EDGE, {"seed": "3"}),
        Preset(words.COLLAPSE, {"rate": "2.5", "seed": "3"}),
        Preset(words.DIGITS, {"data": "digits", "width": "100", "optimizer": "momentum", "rate": "0.15", "steps": "600", "batch": "32"}),
        Preset(words.MEMORY, {"data": "moons", "width": "128", "optimizer": "adam", "rate": "0.1", "steps": "300"}),
        Preset(words.LEAKY, {"activation": "leaky_relu"}),
        Preset(words.DIVERGED, {"rate": "4.0", "steps": "100", "seed": "2"}),
        Preset(words.NORMED, {"seed": "3", "norm": "batch"}),
        Preset(words.CLIFF, {"seed": "3", "parts": "find_cliff", "parts.1.low": "0.1", "parts.1.high": "3.0", "parts.1.count": "5", "parts.1.level": "40.0"}),
        Preset(words.CLIFF_DIGITS, {
            "data": "digits", "width": "100", "optimizer": "momentum", "rate": "0.15", "steps": "600", "batch": "32", "parts": "find_cliff,remedies",
            "parts.1.low": "0.01", "parts.1.high": "0.3", "parts.1.count": "5", "parts.1.level": "40.0",
        }),
        Preset(words.NO_CLIFF, {
            "data": "digits", "width": "100", "rate": "0.7", "steps": "100", "parts": "find_cliff",
            "parts.1.low": "0.05", "parts.1.high": "1.0", "parts.1.count": "4",
        }),
        Preset(words.BORN_DEAD, {"layers": "6", "width": "3", "parts": "born_dead"}),
    )  # fmt: skip

    data: Annotated[Dataset, Choice(words.DATA, DATASETS)] = DATASETS["spiral"]()
    activation: Annotated[Activation, Choice(words.ACTIVATION, ACTIVATIONS)] = ACTIVATIONS["relu"]()
    optimizer: Annotated[Optimizer, Choice(words.OPTIMIZER, OPTIMIZERS)] = OPTIMIZERS["sgd"]()
    rate: Annotated[float, Number(words.RATE, 1e-5, 100, scale="log")] = 1.5
    layers: Annotated[int, Number(words.LAYERS, 1, 6)] = 2
    width: Annotated[int, Number(words.WIDTH, 2, 512)] = 64
    steps: Annotated[int, Number(words.STEPS, 1, 2000)] = 1000
    batch: Annotated[int, Number(words.BATCH, 0, 1797, help=words.BATCH_HELP)] = 0
    initializer: Annotated[Initializer, Choice(words.INITIALIZER, INITIALIZERS, more=True)] = INITIALIZERS[
        "he_normal"
    ]()
    asymmetric: Annotated[bool, Flag(words.ASYMMETRIC, more=True, help=words.ASYMMETRIC_HELP)] = False
    bias: Annotated[float, Number(words.BIAS, -5, 5, step=0.05, more=True)] = 0.0
    norm: Annotated[Norm, Option(words.NORM, NORM_NAMES, more=True, help=words.NORM_HELP)] = "none"
    schedule: Annotated[Schedule, Option(words.SCHEDULE, SCHEDULE_NAMES, more=True, help=words.SCHEDULE_HELP)] = (
        "constant"
    )
    clip: Annotated[float, Number(words.CLIP, 0, 100, step=0.1, more=True, help=words.CLIP_HELP)] = 0.0
    decay: Annotated[float, Number(words.DECAY, 0, 1, step=0.001, more=True, help=words.DECAY_HELP)] = 0.0
    seed: Annotated[int, Number(words.SEED, 0, 9999, help=words.SEED_HELP)] = 0
    parts: Annotated[tuple[Part, ...], Several(SECTIONS, PARTS, least=0, most=8, apart=True)] = ()

    @property
    def heavy(self) -> bool:
        return True

    def look(self) -> DeadReluResult:
        points, labels = self.data.load(self.seed)
        return DeadReluResult(train(points, labels, self.setup()), points, labels, self.data.said(self.seed))

    def setup(self) -> Setup:
        """The run that the knobs describe."""
        return Setup(
            hidden=(self.width,) * self.layers, activation=self.activation, initializer=self.initializer, bias=self.bias,
            optimizer=self.optimizer, rate=self.rate, decay=self.decay, steps=self.steps, batch=self.batch, seed=self.seed,
            norm=self.norm, clip=self.clip, schedule=self.schedule, asymmetric=self.asymmetric, thorough=True,
        )  # fmt: skip

    def answer(self, result: DeadReluResult, language: Lang) -> Iterator[Block]:
        record = result.record
        yield Finding(sentences.finding(self, result, language))
        if result.said:
            yield Notice("note", words.DATA_TITLE(language), result.said(language))
        if record.diverged_at is not None:
            yield sentences.notice(self, record.diverged_at, language)
        if len(record.steps):
            yield sentences.stats(result, language)
            yield from _drawn(self, result, language)
        how = words.HOW_TEXT.format(samples=f"{len(result.points):,}")
        yield Details(words.HOW(language), (Prose(how(language)), Prose(sentences.literature(language))))
        yield references(*_CITED, *(part.source for part in (self.activation, self.initializer, self.optimizer)))

    def headline(self, result: DeadReluResult) -> dict[str, Any]:
        record = result.record
        finished = record.diverged_at is None
        share = record.by_layer(record.dead[-1]) / self.width if finished else None
        return {
            "dead_share": None if share is None else share.tolist(),
            "born_dead": record.by_layer(record.born_dead).astype(int).tolist(),
            "revived": record.by_layer(record.revived).astype(int).tolist(),
            "diverged_at": record.diverged_at,
            "loss": float(record.loss[-1]) if finished else None,
            "accuracy": float(record.accuracy[-1]) if finished and not result.numeric else None,
            "r2": float(record.accuracy[-1]) if finished and result.numeric else None,
            "ever_dead": record.by_layer(record.ever_dead).astype(int).tolist(),
            "rank": [float(r) for r in record.rank[-1]] if finished else None,
            "states": _states(record),
        }


_CITED = ("cs231n", "maas2013", "lu2019", "sokar2023", "arnekvist2020", "douglas2018", "alpaydin1998")


def _states(record: Record) -> dict[str, int]:
    """How many units are in each state at the last moment, by name."""
    return {kind.name.lower(): int((record.states[-1] == kind).sum()) for kind in State}


def _drawn(view: DeadRelu, result: DeadReluResult, lang: Lang) -> Iterator[Block]:
    record = result.record
    yield lives(record, len(result.points), lang)
    yield figures.share(record, lang)
    yield Heading(words.COURSE(lang))
    yield flow.course(record, result.labels, lang)
    if result.points.shape[1] == 2:
        yield Heading(words.CLOUD(lang))
        yield (
            Prose(words.NO_CLOUD(lang)) if view.norm == "layer" else clouds(record, result.points, result.labels, lang)
        )
    yield Heading(words.BACK(lang))
    yield Prose(" ".join(text(lang) for text in sentences.forever(view, record)))
    yield figures.table(record, lang)
    yield flow.state_table(record, lang)
    yield Heading(words.FLOW(lang))
    yield flow.flows(record, lang)
