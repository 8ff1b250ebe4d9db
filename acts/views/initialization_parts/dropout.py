"""Is the network that answers after training with dropout the mean of the thinned networks?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import altair as alt
import numpy as np

from acts.blocks import Block, Figure, Prose, Table
from acts.dropping import Ensemble, ensemble
from acts.inflows import draw_inputs
from acts.knobs import Number
from acts.references import references, short
from acts.rows import Rows
from acts.stack import Stack
from acts.text import Lang, num, percent
from acts.views._charts import Axis, Spec, finish, fit, keep, rows, x, y
from acts.views.initialization_parts import _dropout_words as words
from acts.views.parts import Part

if TYPE_CHECKING:
    from acts.views.initialization import Initialization

_DEPTH, _WIDTH, _SAMPLES, _DOTS = 10, 200, 50, 600
_SURE = 1.5  # chance alone hardly ever makes a difference half as large again


class Dropout(Part):
    title = words.TITLE
    about = words.ABOUT
    order = 20

    rate: Annotated[float, Number(words.RATE, 0.05, 0.9, step=0.05)] = 0.5
    passes: Annotated[int, Number(words.PASSES, 10, 500, step=10, help=words.PASSES_HELP)] = 100

    def depends(self, knob: str) -> bool:
        return knob not in ("dropout", "samples", "seeds", "range")

    def heavy(self, host: Initialization) -> bool:
        return True

    def compute(self, host: Initialization) -> Ensemble:
        stack = _stack(host, self.rate)
        rng = np.random.default_rng((host.seed, 0))
        return ensemble(
            stack, draw_inputs(host.inputs, _SAMPLES, stack.width, rng, host.correlation), host.seed, self.passes
        )

    def show(self, host: Initialization, result: Ensemble, language: Lang) -> Iterator[Block]:
        kept, cited = num(1 - self.rate, 2), short("srivastava2014")
        told = words.WHAT.format(rate=percent(self.rate, language), kept=kept, srivastava=cited)
        yield Prose(told(language))
        if result.spread[-1] == 0:
            yield Prose(words.EMPTY(language))
        else:
            said = _said(result, language)
            exact = words.EXACT(language) if _differs(result) and host.normalization == "none" else ""
            yield Prose((words.APART if _differs(result) else words.CLOSE).format(**said)(language) + exact)
            yield _scatter(result, said, language)
            yield _table(result, language)
        sizes = {"depth": len(result.gap), "width": result.mean.shape[1], "samples": len(result.mean)}
        yield Prose(words.LIMITS.format(**sizes)(language))
        yield references("srivastava2014", "wardefarley2013")

    def numbers(self, host: Initialization, result: Ensemble) -> dict[str, Any]:
        columns = ("gap", "chance", "spread", "wobble")
        return {"passes": result.passes} | {name: getattr(result, name).tolist() for name in columns}


def _stack(host: Initialization, rate: float) -> Stack:
    build: dict[str, Any] = {"bias": host.bias, "normalization": host.normalization, "residual": host.residual}
    kinds: dict[str, Any] = {"activation": host.activation, "initializer": host.initializer}
    return Stack(**kinds, **build, depth=min(host.depth, _DEPTH), width=min(host.width, _WIDTH), dropout=rate)


def _differs(result: Ensemble) -> bool:
    return bool(result.gap[-1] > _SURE * result.chance[-1])


def _said(result: Ensemble, lang: Lang) -> dict[str, object]:
    spread = result.spread[-1]
    shares: dict[str, object] = {
        name: percent(float(v / spread), lang, 1)
        for name, v in (("gap", result.gap[-1]), ("chance", result.chance[-1]))
    }
    return shares | {"last": len(result.gap), "passes": result.passes}


def _scatter(result: Ensemble, said: dict[str, object], lang: Lang) -> Figure:
    across, up = result.scaled.ravel(), result.mean.ravel()
    step = max(1, -(-len(across) // _DOTS))
    dots = Rows({"x": across[::step], "y": up[::step]})
    low, high = float(min(dots["x"].min(), dots["y"].min())), float(max(dots["x"].max(), dots["y"].max()))
    pad = 0.04 * (high - low) or 1.0
    domain = (low - pad, high + pad)
    line = Rows({"x": list(domain), "y": list(domain)})
    caption = words.CAPTION.format(count=len(dots), **said)
    return Figure(
        name="ensemble", title=words.FIGURE.format(**said)(lang), caption=caption(lang), alt=words.ALT.format(**said)(lang),
        spec=fit(_dots(), Axis(words.ACROSS(lang), domain), Axis(words.UP(lang), domain)),
        data={"dots": dots, "line": line}, height=300,
    )  # fmt: skip


@keep
def _dots() -> Spec:
    line = alt.Chart(rows("line")).mark_line(color="@muted", strokeDash=[4, 4], strokeWidth=1.5)
    dots = alt.Chart(rows("dots")).mark_point(filled=True, size=14, opacity=0.6, color="@blue", clip=True)
    return finish(alt.layer(line.encode(x("x"), y("y")), dots.encode(x("x"), y("y"))))


def _table(result: Ensemble, lang: Lang) -> Table:
    spread = np.where(result.spread > 0, result.spread, np.nan)
    shares = np.array([result.gap, result.chance, result.wobble]) / spread
    cells = [tuple("–" if np.isnan(v) else percent(float(v), lang, 1) for v in column) for column in shares.T]
    return Table(
        name="ensemble_layers", title=words.TABLE(lang), caption=words.TABLE_CAPTION(lang),
        head=tuple(head(lang) for head in words.HEADS), numeric=(True,) * len(words.HEADS),
        rows=tuple((str(layer), *row) for layer, row in enumerate(cells, 1)),
    )  # fmt: skip
