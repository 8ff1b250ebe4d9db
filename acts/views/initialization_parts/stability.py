"""Does the balance of the forward gain hold? The length map, a table of functions, and fifty measured layers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np

from acts import progress
from acts.activations import ACTIVATIONS, Activation
from acts.array import Array
from acts.balance import Balance, balance
from acts.blocks import Block, Figure, Prose, Table
from acts.inflows import Inflow
from acts.initializers import INITIALIZERS
from acts.knobs import Number, Several
from acts.lengths import FixedPoint, fixed_point, fixed_points
from acts.prediction import predict
from acts.propagation import propagate
from acts.references import references, short
from acts.text import Lang, Text, num
from acts.views._charts import Axis
from acts.views.initialization_parts import _phase_words
from acts.views.initialization_parts import _stability_words as words
from acts.views.initialization_parts._bands import Band, bands
from acts.views.initialization_parts._stability_figures import axis, length, told
from acts.views.initialization_parts.phase import Setting, setting
from acts.views.parts import Part

if TYPE_CHECKING:
    from acts.views.initialization import Initialization

WIDTH, SAMPLES, HEIGHT = 512, 64, 300


@dataclass(frozen=True, eq=False)
class Course:
    """Second moments of the activations: every seed's (seeds, layers), NaN from where it left the floats, and theory's (layers,)."""

    measured: Array
    theory: Array

    def ends(self) -> tuple[float, float, float]:
        """The median in the first layer and in the last, and theory's last; NaN if a seed did not get there."""
        last = self.measured[:, -1]
        return float(np.median(self.measured[:, 0])), float(np.median(last)), float(self.theory[-1])


@dataclass(frozen=True, eq=False)
class Found:
    """The reader's setting with its fixed points and where q = 1 comes to, the balances, and the measurement."""

    own: Setting | None
    points: tuple[FixedPoint, ...]
    rest: float
    balances: tuple[tuple[Activation, Balance], ...]  #: the reader's function first, each once
    course: Course | None


class Stability(Part):
    title = words.TITLE
    about = words.ABOUT
    order = 7

    rivals: Annotated[tuple[Activation, ...], Several(words.RIVALS, ACTIVATIONS, least=0, most=12)] = tuple(
        ACTIVATIONS[slug]() for slug in ("relu", "tanh", "selu", "gelu", "silu", "mish")
    )
    layers: Annotated[int, Number(words.LAYERS, 2, 100, more=True)] = 50
    seeds: Annotated[int, Number(words.SEEDS, 1, 10, more=True)] = 3

    def depends(self, knob: str) -> bool:
        return knob in ("activation", "initializer", "width", "bias")

    def heavy(self, host: Initialization) -> bool:
        return True

    def compute(self, host: Initialization) -> Found:
        f, own = host.activation, setting(host)
        every = tuple((g, balance(g)) for g in dict.fromkeys((f, *self.rivals)))
        course = None if every[0][1].verdict == "none" else _course(f, self.layers, self.seeds)
        return Found(own, fixed_points(f, *own) if own else (), fixed_point(f, *own) if own else 0.0, every, course)

    def show(self, host: Initialization, result: Found, language: Lang) -> Iterator[Block]:
        yield Prose(words.WHAT.format(poole=short("poole2016"))(language))
        if result.own:
            said = _phase_words.SETTING.format(w=num(result.own[0]), b=num(result.own[1]))
            yield Prose(_points(result, said)(language))
            yield length(host.activation, result.own, result.points, said, language)
        else:
            yield Prose(words.NOWHERE(language))
        yield _table(result, language)
        yield Prose(self._said(result)(language))
        if result.course:
            yield self._figure(host.activation, result.course, language)
        yield references("poole2016", "schoenholz2016", *(f.source for f, _ in result.balances))

    def numbers(self, host: Initialization, result: Found) -> dict[str, Any]:
        each = {
            f.slug: {"forward_gain": b.forward, "backward_gain": b.backward, "slope": b.slope}
            for f, b in result.balances
        }
        found: dict[str, Any] = {slug: {k: _finite(v) for k, v in row.items()} for slug, row in each.items()}
        for f, b in result.balances:
            found[f.slug]["verdict"] = b.verdict
        names = ("first", "last", "theory")
        ends = result.course.ends() if result.course else (np.nan,) * 3
        return {"balance": found, "second_moment": {n: _finite(v) for n, v in zip(names, ends, strict=True)}}

    def _said(self, result: Found) -> Text:
        f, one = result.balances[0]
        values: dict[str, Any] = {"name": f.title, "slope": num(one.slope), "layers": self.layers}
        said = words.SAID[one.verdict].format(grown=num(float(np.abs(one.slope) ** self.layers)), **values)
        if result.course is None:
            return said
        first, last, theory = map(num, result.course.ends())
        told_ = words.MEASURED if np.isfinite(result.course.ends()[1]) else words.STOPPED
        more = told_.format(width=WIDTH, layers=self.layers, first=first, last=last, theory=theory)
        return Text(said.en + more.en, said.ko + more.ko)

    def _figure(self, f: Activation, course: Course, lang: Lang) -> Figure:
        layers = np.arange(1.0, self.layers + 1)
        series = [
            Band(words.LINE(lang), 0, layers, course.measured),
            Band(words.THEORY(lang), 1, layers, course.theory[None]),
        ]
        first, last, theory = map(num, course.ends())
        up = axis(words.SECOND(lang), np.concatenate([course.measured.ravel(), course.theory]))
        across = Axis(words.LAYER(lang), (1.0, float(self.layers)), count=6, format="d")
        return Figure(
            name="balance",
            title=words.RUNS.format(name=f.title)(lang),
            caption=words.RUNS_CAPTION.format(width=WIDTH, samples=SAMPLES, seeds=self.seeds)(lang),
            alt=words.RUNS_ALT.format(layers=self.layers, first=first, last=last, theory=theory)(lang),
            height=HEIGHT,
            right=90,
            wide=True,
            **bands(series, across, up, HEIGHT),
        )


def _course(f: Activation, layers: int, seeds: int) -> Course:
    """Matched weights, so that q = 1 is a fixed point; the same seeds for every function."""
    w = INITIALIZERS["matched"]()
    measured = np.full((seeds, layers), np.nan)
    for seed, row in enumerate(measured):
        with progress.part(seed / seeds, (seed + 1) / seeds):
            found = propagate(f, w, depth=layers, width=WIDTH, samples=SAMPLES, seed=seed)
        row[: found.layers] = found.second_moment
    expected = predict(f, w.suited(f), Inflow(WIDTH, 1.0, 1.0), layers=layers, width=WIDTH)
    return Course(measured, expected.second_moment if expected else np.full(layers, np.nan))


def _points(result: Found, said: Text) -> Text:
    if result.rest == 0:
        fate = words.FATES["dies"]
    else:
        fate = words.FATES["rests"].format(q=num(result.rest)) if np.isfinite(result.rest) else words.FATES["away"]
    if result.points == (FixedPoint(1.0, 1.0),):
        return words.EVERY.format(setting=said)
    points = told(result.points)
    return (words.POINTS if points.en else words.LONE).format(setting=said, points=points, fate=fate)


def _table(result: Found, lang: Lang) -> Table:
    return Table(
        name="balances",
        title=words.TABLE(lang),
        caption=words.TABLE_CAPTION(lang),
        head=tuple(head(lang) for head in words.HEAD),
        rows=tuple(
            (
                f.title(lang),
                *(num(v, 5) if np.isfinite(v) else "–" for v in (b.forward, b.backward, b.slope)),
                words.KINDS[b.verdict](lang),
            )
            for f, b in result.balances
        ),
        numeric=(False, True, True, True, False),
    )


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
