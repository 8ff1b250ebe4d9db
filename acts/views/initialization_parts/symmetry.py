"""A constant start makes one unit of a whole layer, and gradient descent never parts them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from acts.activations import ACTIVATIONS, Activation
from acts.blocks import Block, Figure, Prose, Strip, Table
from acts.datasets.handwriting import digits
from acts.initializers import INITIALIZERS, Initializer
from acts.knobs import Choice, Number, Several
from acts.references import references
from acts.symmetry import Descent, descend
from acts.text import Lang, Text, num
from acts.views._charts import Axis
from acts.views.initialization_parts import _symmetry_words as words
from acts.views.initialization_parts._bands import Band, bands, called
from acts.views.parts import Part

SAMPLES, HEIGHT = 256, 240


@dataclass(frozen=True, eq=False)
class Watched:
    """One descent for each of the chosen initializers."""

    runs: tuple[Descent, ...]


class Symmetry(Part):
    title = Text("Symmetry that never breaks", "깨지지 않는 대칭")
    about = words.ABOUT
    order = 6

    initializers: Annotated[
        tuple[Initializer, ...], Several(Text("Initializers", "초기화 방법"), INITIALIZERS, least=1, most=4)
    ] = (INITIALIZERS["constant"](), INITIALIZERS["zeros"](), INITIALIZERS["glorot_uniform"]())
    activation: Annotated[Activation, Choice(Text("Activation function", "활성화 함수"), ACTIVATIONS)] = ACTIVATIONS[
        "tanh"
    ]()
    width: Annotated[int, Number(words.WIDTH, 2, 64)] = 16
    depth: Annotated[int, Number(words.DEPTH, 1, 6)] = 3
    steps: Annotated[int, Number(words.STEPS, 1, 500)] = 100
    rate: Annotated[float, Number(words.RATE, 0.001, 10, scale="log")] = 0.5
    seed: Annotated[int, Number(Text("Seed", "난수 시드"), 0, 9999, more=True)] = 0

    def depends(self, knob: str) -> bool:
        return False

    def heavy(self, host: Any) -> bool:
        return len(self.initializers) * self.steps * self.depth * self.width > 8000

    def compute(self, host: Any) -> Watched:
        x, y = digits()
        sizes: dict[str, Any] = {"hidden": (self.width,) * self.depth, "rate": self.rate, "steps": self.steps}
        f, data = self.activation, (x[:SAMPLES] - x[:SAMPLES].mean(0), y[:SAMPLES])
        return Watched(tuple(descend(*data, f, w, seed=self.seed, **sizes) for w in self.initializers))

    def show(self, host: Any, result: Watched, language: Lang) -> Iterator[Block]:
        names = called(self.initializers, language)
        yield Prose(self._said(result, names)(language))
        yield Strip(
            name="symmetry",
            title=words.STRIP(language),
            caption=words.CAPTION.format(width=self.width)(language),
            panels=tuple(self._panel(i, names[i], run, language) for i, run in enumerate(result.runs)),
        )
        yield _table(result, names, language)
        yield Prose(words.WHY(language))
        yield references("goodfellow2016", *(w.source for w in self.initializers))

    def numbers(self, host: Any, result: Watched) -> dict[str, Any]:
        return {
            "initializers": [w.slug for w in self.initializers],
            "distinct_at_start": [run.distinct[0].tolist() if len(run.steps) else None for run in result.runs],
            "distinct_at_end": [run.distinct[-1].tolist() if len(run.steps) else None for run in result.runs],
            "loss": [float(run.loss[-1]) if len(run.steps) else None for run in result.runs],
        }

    def _said(self, result: Watched, names: tuple[str, ...]) -> Text:
        stuck = [
            n for n, run in zip(names, result.runs, strict=True) if len(run.steps) and (run.distinct[-1] == 1).all()
        ]
        every = {"width": self.width, "steps": self.steps, "names": ", ".join(stuck)}
        return (words.STUCK if stuck else words.NONE_STUCK).format(**every)

    def _panel(self, place: int, name: str, run: Descent, lang: Lang) -> Figure:
        steps = run.steps.astype(float)
        series = [
            Band(words.LAYER.format(number=k + 1)(lang), k, steps, run.distinct[:, k][None].astype(float))
            for k in range(run.distinct.shape[1])
        ]
        across = Axis(words.STEP(lang), (0.0, float(max(self.steps, 1))), count=4, format="d")
        up = Axis(words.DISTINCT(lang), (-0.15 * self.width, 1.15 * self.width + 1), count=5, format="d")
        end = ", ".join(map(str, run.distinct[-1])) if len(steps) else "–"
        return Figure(
            name=f"symmetry-{place + 1}",
            title=name,
            caption="",
            alt=words.ALT.format(name=name, end=end)(lang),
            height=HEIGHT,
            right=64,
            **bands(series, across, up, HEIGHT),
        )


def _table(result: Watched, names: tuple[str, ...], lang: Lang) -> Table:
    return Table(
        name="symmetry-units",
        title=words.TABLE(lang),
        caption=words.TABLE_CAPTION(lang),
        head=tuple(head(lang) for head in words.HEAD),
        rows=tuple(_row(name, run) for name, run in zip(names, result.runs, strict=True)),
        numeric=(False, True, True, True, True),
    )


def _row(name: str, run: Descent) -> tuple[str, ...]:
    if not len(run.steps):
        return (name, *["–"] * 4)
    units = (" · ".join(map(str, run.distinct[at])) for at in (0, -1))
    losses = (num(float(run.loss[at]), 4) for at in (0, -1))
    return (name, *units, *losses)
