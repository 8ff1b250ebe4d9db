"""Why a network needs a function that is not linear: two laws, a stack that collapses, and XOR."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan, log, nan
from typing import Annotated, Any

import altair as alt
import numpy as np

from acts.activations import ACTIVATIONS, Activation
from acts.array import Array
from acts.blocks import Block, Details, Figure, Prose, Raster, Strip, Table
from acts.ends import ends
from acts.knobs import Number
from acts.linearity import FACTORS, INPUTS, REACH, SAMPLES, Collapse, Gap, Laws, collapse, laws
from acts.properties import properties
from acts.references import references, short
from acts.rows import Rows, stack
from acts.text import Lang, Text, num, percent
from acts.views._charts import Axis, Spec, finish, fit, keep, lines, raster, rows, x, y
from acts.views._curves_figures import called, domain_of, width
from acts.views.curves_parts import _nonlinear_words as words
from acts.views.curves_parts.base import Host, subject
from acts.views.parts import Part
from acts.xor import LABELS, POINTS, STARTS, STEPS, Solved, chances, solve

EDGE, CELLS = 1.6, 96
LINE_HEIGHT = 220


@dataclass(frozen=True, eq=False)
class Bent:
    """What tells the function from a straight line."""

    laws: Laws
    collapse: Collapse
    solved: Solved
    plain: Solved  #: the same network without a function


class Nonlinear(Part):
    title = Text("Why non-linear", "왜 비선형이어야 하는가")
    about = words.ABOUT
    order = 8

    depth: Annotated[int, Number(words.DEPTH, 2, 10)] = 5
    width: Annotated[int, Number(words.WIDTH, 2, 32)] = 16
    hidden: Annotated[int, Number(words.HIDDEN, 2, 12)] = 4
    rate: Annotated[float, Number(words.RATE, 0.01, 5, step=0.01)] = 0.5
    seed: Annotated[int, Number(words.SEED, 0, 9999, more=True)] = 0

    def depends(self, knob: str) -> bool:
        return knob != "span"

    def compute(self, host: Host) -> Bent:
        return _bent(subject(host), self.depth, self.width, self.hidden, self.rate, self.seed)

    def show(self, host: Host, result: Bent, language: Lang) -> Iterator[Block]:
        f, name = subject(host), called(subject(host), language)
        yield _laws_table(result.laws, name, language)
        yield Prose(_verdict(result.laws).format(name=name)(language))
        yield _line(result.collapse, host.mark, name, self.depth, self.width, language)
        yield self._xor(f, result, name, language)
        how = words.HOW_TEXT.format(cited=short("leshno1993"))(language)
        yield Details(words.HOW(language), (Prose(how),))
        yield references("leshno1993", "goodfellow2016")

    def _xor(self, f: Activation, found: Bent, name: str, lang: Lang) -> Strip:
        said = {"starts": STARTS, "steps": STEPS, "rate": num(self.rate)}
        said |= {"with_f": _with(f, found.solved, name, lang), "without": _without(found.plain, lang)}
        title = words.XOR_TITLE.format(hidden=self.hidden)(lang)
        panels = (
            _map(f, found.solved, "xor_with", words.PANEL_WITH.format(name=name)(lang), lang),
            _map(_IDENTITY, found.plain, "xor_without", words.PANEL_WITHOUT(lang), lang),
        )
        return Strip(name="xor", title=title, caption=words.XOR_CAPTION.format(**said)(lang), panels=panels)

    def numbers(self, host: Host, result: Bent) -> dict[str, Any]:
        left = result.collapse.left
        found = {"additivity_gap": result.laws.additive.size, "homogeneity_gap": result.laws.homogeneous.size}
        found |= {"unexplained": None if isnan(left) else left, "xor_starts": STARTS}
        return found | {"xor_learned": result.solved.learned, "xor_learned_without": result.plain.learned}


_IDENTITY = ACTIVATIONS["identity"]()


_solved = keep(solve)


@keep
def _bent(f: Activation, depth: int, width: int, hidden: int, rate: float, seed: int) -> Bent:
    solved, plain = _solved(f, hidden, rate, seed), _solved(_IDENTITY, hidden, rate, seed)
    return Bent(laws(f), collapse(f, depth, width, seed), solved, plain)


def _share(left: float, lang: Lang) -> str:
    return words.UNKNOWN(lang) if isnan(left) else percent(left, lang, 1)


@keep
def _laws_table(found: Laws, name: str, lang: Lang) -> Table:
    gaps = (found.additive, found.homogeneous, found.positive, found.affine)
    said = {"pairs": INPUTS.size * (INPUTS.size + FACTORS.size), "reach": num(REACH), "factor": num(FACTORS.max())}
    return Table(
        name="linearity", title=words.LAWS_TITLE.format(name=name)(lang), caption=words.LAWS_CAPTION.format(**said)(lang),
        head=tuple(head(lang) for head in words.LAWS_HEAD), numeric=(False,) * 4,
        rows=tuple(
            (law(lang), formula, *_witness(gap, second, lang)) for gap, (law, formula, second) in zip(gaps, words.LAWS, strict=True)
        ),
    )  # fmt: skip


def _witness(gap: Gap, second: str, lang: Lang) -> tuple[str, str]:
    first, other = (num(v) for v in gap.at)
    return ("0", words.NONE(lang)) if gap.holds else (num(gap.size), f"a = {first}, {second} = {other}")


def _verdict(found: Laws) -> Text:
    if found.additive.holds and found.homogeneous.holds:
        return words.LINEAR
    if found.affine.holds:
        return words.AFFINE
    return words.POSITIVE if found.positive.holds else words.NEITHER


@keep
def _line(found: Collapse, mark: int, name: str, depth: int, units: int, lang: Lang) -> Figure:
    names, share = (words.WITHOUT(lang), name), _share(found.left, lang)
    left = words.NO_LEFT if isnan(found.left) else words.LEFT.format(share=share, count=f"{SAMPLES:,}")
    said = {"apart": words.APART.format(apart=num(found.apart, 2)), "left": left, "name": name, "width": units}
    domain = domain_of(np.concatenate([found.straight, found.bent]), -3, 3, 8)
    parts = [
        Rows({"x": found.t, "y": v, "part": 0.0, "series": n})
        for n, v in zip(names, (found.straight, found.bent), strict=True)
    ]
    last = np.array([_last(found.straight), _last(found.bent)])
    return Figure(
        name="collapse", title=words.LINE_TITLE.format(depth=depth)(lang), caption=words.LINE_CAPTION.format(**said)(lang),
        alt=words.LINE_ALT.format(name=name, share=share)(lang), height=LINE_HEIGHT, wide=True,
        right=24 + int(8.2 * max(map(width, names))),
        spec=lines(names, _marks(mark), Axis(words.T_AXIS(lang), (-3, 3), count=7), Axis(words.OUT_AXIS(lang), domain), "y"),
        data={"lines": stack(parts), "ends": ends(names, last, 3.0, domain, LINE_HEIGHT)},
    )  # fmt: skip


def _marks(mark: int) -> tuple[int, int]:
    """The function keeps its color of the page; the stack without one takes another."""
    return (mark + 1) % 8, mark


def _last(values: Array) -> float:
    return float(values[-1]) if np.isfinite(values).all() else nan


def _with(f: Activation, solved: Solved, name: str, lang: Lang) -> str:
    loss = num(float(solved.loss[0])) if np.isfinite(solved.loss[0]) else words.NOT_A_NUMBER
    said = words.WITH.format(name=name, learned=solved.learned, starts=STARTS, loss=loss)(lang)
    p = properties(f)
    flat = p.slope_infimum == p.slope_supremum == 0
    lost = words.DIVERGED.format(count=solved.diverged)(lang) if solved.diverged else ""
    return said + lost + (words.NO_SLOPE(lang) if flat else "")


def _without(plain: Solved, lang: Lang) -> str:
    finite = plain.loss[np.isfinite(plain.loss)]
    loss = num(float(finite.min()), 4) if finite.size else words.NOT_A_NUMBER
    said = {"accuracy": percent(float(plain.accuracy.max()), lang), "guess": num(log(2), 4), "loss": loss}
    return words.WITHOUT_F.format(**said)(lang)


@keep
def _map(f: Activation, solved: Solved, name: str, title: str, lang: Lang) -> Figure:
    """What the first start answers over the plane, and the four points with their right answers."""
    cells = np.rint(255 * np.nan_to_num(chances(f, solved, EDGE, CELLS), nan=0.5)).astype(np.uint8)
    dots = Rows({"x": POINTS[:, 0], "y": POINTS[:, 1], "answer": [str(int(v)) for v in LABELS]})
    across, up = (Axis(t(lang), (-EDGE, EDGE), (-1, 0, 1), grid=False, format="~g") for t in (words.X1, words.X2))
    alt_text = words.XOR_ALT.format(name=title, accuracy=percent(float(solved.accuracy[0]), lang))(lang)
    return Figure(
        name=name, title=title, caption="", alt=alt_text, height=260, right=12,
        spec=fit(_dotted(), across, up), data={"dots": dots},
        raster=Raster(cells=cells, colors=_COLORS, x=(-EDGE, EDGE), y=(EDGE, -EDGE)),
    )  # fmt: skip


_COLORS = ((0, "@orange"), (128, "@off"), (255, "@blue"))


@keep
def _dotted() -> Spec:
    base = alt.Chart(rows("dots"))
    dot = base.mark_point(size=420, filled=True, fill="@page", stroke="@ink", strokeWidth=1.2, opacity=1)
    label = base.mark_text(fontWeight=600, color="@ink", baseline="middle").encode(x("x"), y("y"), text="answer:N")
    return finish(alt.layer(raster(opacity=0.75), dot.encode(x("x"), y("y")), label))
