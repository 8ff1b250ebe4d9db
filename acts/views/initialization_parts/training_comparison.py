"""Does it matter for training? One network, one data set, the same batches, several first weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

import numpy as np

from acts.activations import ACTIVATIONS, Activation
from acts.array import Array
from acts.blocks import Block, Details, Figure, Prose, Table
from acts.datasets import DATASETS, Dataset
from acts.initializers import INITIALIZERS, Initializer
from acts.knobs import Choice, Number, Several
from acts.optimizers import OPTIMIZERS, Optimizer
from acts.references import references, short
from acts.setup import Setup
from acts.text import Lang, Text, num, percent
from acts.training import train_together
from acts.views._charts import Axis
from acts.views.initialization_parts import _training_words as words
from acts.views.initialization_parts._bands import Band, bands, called
from acts.views.parts import Part, Piece

HEIGHT = 360
_START = (
    INITIALIZERS["normal"].model_validate({"deviation": 0.01}),
    INITIALIZERS["torch_linear"](),
    INITIALIZERS["glorot_normal"](),
    INITIALIZERS["he_normal"](),
)


@dataclass(frozen=True, eq=False)
class Course:
    """The runs of one initializer from several seeds.

    steps: (T,). loss: (seeds, T), NaN once a run has diverged. accuracy: (seeds,), on the training set at the end. diverged: the
    steps at which runs diverged. guess: the loss of a network that gives every class its share.
    """

    steps: Array
    loss: Array
    accuracy: Array
    diverged: tuple[int, ...]
    guess: float


class TrainingComparison(Part):
    title = Text("Does it matter for training?", "학습에도 차이가 나는가")
    about = words.ABOUT
    order = 5

    initializers: Annotated[tuple[Initializer, ...], Several(words.INITIALIZERS, INITIALIZERS, least=1, most=6)] = (
        _START
    )
    activation: Annotated[Activation, Choice(words.ACTIVATION, ACTIVATIONS)] = ACTIVATIONS["relu"]()
    data: Annotated[Dataset, Choice(words.DATA, DATASETS)] = DATASETS["digits"]()
    samples: Annotated[int, Number(words.SAMPLES, 50, 2000, more=True)] = 500
    depth: Annotated[int, Number(words.DEPTH, 1, 20)] = 5
    width: Annotated[int, Number(words.WIDTH, 1, 256)] = 100
    optimizer: Annotated[Optimizer, Choice(words.OPTIMIZER, OPTIMIZERS)] = OPTIMIZERS["sgd"]()
    rate: Annotated[float, Number(words.RATE, 1e-5, 10, scale="log")] = 0.03
    decay: Annotated[float, Number(words.DECAY, 0, 1, step=0.0001, more=True)] = 0.0
    steps: Annotated[int, Number(words.STEPS, 10, 5000)] = 400
    batch: Annotated[int, Number(words.BATCH, 0, 2000, more=True)] = 64
    seeds: Annotated[int, Number(words.SEEDS, 1, 8, more=True)] = 3
    seed: Annotated[int, Number(words.SEED, 0, 9999, more=True)] = 0

    def depends(self, knob: str) -> bool:
        return False

    def heavy(self, host: Any) -> bool:
        return True

    def pieces(self, host: Any) -> Sequence[Piece]:
        return tuple(partial(_train, self, w) for w in self.initializers)

    def join(self, host: Any, found: Sequence[Course | None]) -> tuple[Course | None, ...]:
        return tuple(found)

    def show(self, host: Any, result: tuple[Course | None, ...], language: Lang) -> Iterator[Block]:
        names = called(self.initializers, language)
        known = [(i, names[i], course) for i, course in enumerate(result) if course is not None]
        yield Prose(words.SAME.format(seeds=self.seeds)(language))
        if known:
            yield Prose(_said(known)(language))
            yield self._figure(known, language)
            yield _table(known, language)
        text = words.HOW.format(samples=self.samples, adam=short("kingma2014"))
        yield Details(words.HOW_HEAD(language), (Prose(text(language)),))
        sources = [w.source for w in self.initializers]
        yield references("saitoh2016", "kingma2014", self.optimizer.source, self.activation.source, *sources)

    def numbers(self, host: Any, result: tuple[Course | None, ...]) -> dict[str, Any]:
        slugs = [w.slug for w in self.initializers]
        pairs = [(s, c) for s, c in zip(slugs, result, strict=True) if c is not None]
        return {"runs": [_summary(slug, course) for slug, course in pairs]}

    def _figure(self, known: Sequence[tuple[int, str, Course]], lang: Lang) -> Figure:
        series = [Band(name, mark, course.steps, course.loss) for mark, name, course in known]
        up = Axis(words.LOSS(lang), (0.0, 1.25 * known[0][2].guess))
        across = Axis(words.STEP(lang), (0.0, float(self.steps)), count=6, format="d")
        said = "; ".join(f"{name} {num(_end(course), 3)}" for _, name, course in known)
        return Figure(
            name="training",
            title=words.TITLE.format(data=self.data.title)(lang),
            caption=words.CAPTION.format(seeds=self.seeds, guess=num(known[0][2].guess))(lang),
            alt=words.ALT.format(said=said, steps=self.steps)(lang),
            height=HEIGHT,
            right=210,
            wide=True,
            **bands(series, across, up, HEIGHT),
        )


def _train(part: TrainingComparison, w: Initializer) -> Course:
    """Every seed of one initializer; the data and the batches depend on the seed alone."""
    x, y = part.data.load(part.seed)
    if len(x) > part.samples:
        kept = np.random.default_rng((part.seed, 3)).choice(len(x), part.samples, replace=False)
        x, y = x[kept], np.unique(y[kept], return_inverse=True)[1].astype(np.int64)
    setup: dict[str, Any] = {"hidden": (part.width,) * part.depth, "activation": part.activation, "initializer": w}
    setup |= {"optimizer": part.optimizer, "rate": part.rate, "decay": part.decay, "steps": part.steps}
    setup["batch"] = part.batch if part.batch < len(x) else 0
    seeds = range(part.seed, part.seed + part.seeds)
    records = train_together(x, y, [Setup(**setup, seed=s) for s in seeds])
    longest = max((record.steps for record in records), key=len)
    loss = np.full((len(records), len(longest)), np.nan)
    for row, record in zip(loss, records, strict=True):
        row[: len(record.loss)] = record.loss
    accuracy = [r.accuracy[-1] if r.diverged_at is None and len(r.accuracy) else np.nan for r in records]
    ended = tuple(r.diverged_at for r in records if r.diverged_at is not None)
    share = np.bincount(y) / len(y)
    return Course(longest.astype(float), loss, np.array(accuracy), ended, float(-(share * np.log(share)).sum()))


def _end(course: Course) -> float:
    """The median loss at the last step; NaN if a run diverged."""
    return float(np.median(course.loss[:, -1])) if course.loss.shape[1] and not course.diverged else float("nan")


def _summary(slug: str, course: Course) -> dict[str, Any]:
    loss, accuracy = _end(course), float(np.median(course.accuracy))
    finite = [value if np.isfinite(value) else None for value in (loss, accuracy)]
    return {"initializer": slug, "loss": finite[0], "accuracy": finite[1], "diverged": list(course.diverged)}


def _said(known: Sequence[tuple[int, str, Course]]) -> Text:
    """Which start ended lowest, and which have not left the level of guessing."""
    ends = [(_end(course), name) for _, name, course in known if np.isfinite(_end(course))]
    stuck = [name for _, name, course in known if _end(course) > 0.95 * course.guess]
    best = words.BEST.format(name=min(ends)[1], loss=num(min(ends)[0])) if ends else words.NONE
    return words.BOTH.format(best=best, stuck=words.STUCK.format(names=", ".join(stuck))) if stuck else best


def _table(known: Sequence[tuple[int, str, Course]], lang: Lang) -> Table:
    return Table(
        name="training-numbers",
        title=words.TABLE(lang),
        caption=words.TABLE_CAPTION(lang),
        head=tuple(head(lang) for head in words.HEAD),
        rows=tuple(_row(name, course, lang) for _, name, course in known),
        numeric=(False, True, True, True, True),
        marks=tuple(mark for mark, *_ in known),
    )


def _row(name: str, course: Course, lang: Lang) -> tuple[str, ...]:
    first = num(float(np.median(course.loss[:, 0]))) if course.loss.shape[1] else "–"
    if course.diverged:
        return (name, first, "–", "–", f"{len(course.diverged)} / {len(course.loss)}")
    last, low, high = course.loss[:, -1], *(float(v) for v in (course.loss[:, -1].min(), course.loss[:, -1].max()))
    span = f"{num(float(np.median(last)))} ({num(low)} … {num(high)})"
    return (name, first, span, percent(float(np.median(course.accuracy)), lang, 1), f"0 / {len(course.loss)}")
