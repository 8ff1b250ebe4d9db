"""Order or chaos: every setting of weights and biases on one map, and the reader's among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from acts.blocks import Block, Details, Notice, Prose, Stats
from acts.edge import Standing, standing, toward
from acts.references import references, short
from acts.text import Lang, Text, num
from acts.views.initialization_parts import _phase_words as words
from acts.views.initialization_parts._phase_map import CELLS, Chart, Setting, chart, figure
from acts.views.parts import Part

if TYPE_CHECKING:
    from acts.views.initialization import Initialization


@dataclass(frozen=True, eq=False)
class Found:
    """The map, where the reader's setting is on it, and the nearest setting with χ = 1; None where there is none."""

    chart: Chart
    standing: Standing | None
    toward: Setting | None


class Phase(Part):
    title = words.TITLE
    about = words.ABOUT
    order = 6

    def depends(self, knob: str) -> bool:
        return knob not in ("inputs", "correlation", "samples", "seeds", "seed", "range")

    def compute(self, host: Initialization) -> Found:
        f, own = host.activation, setting(host)
        goal = toward(f, *own) if own else None
        return Found(chart(f, own), standing(f, *own) if own else None, goal)

    def show(self, host: Initialization, result: Found, language: Lang) -> Iterator[Block]:
        yield Prose(words.WHAT.format(poole=short("poole2016"), schoenholz=short("schoenholz2016"))(language))
        yield from _notices(host, result, language)
        if result.standing and result.chart.own:
            yield Prose(_said(host, result.standing, result.chart.own)(language))
            yield Prose(_move(host, result)(language))
            yield _stats(result.standing, language)
        yield figure(host.activation, result.chart, result.standing, language)
        yield Details(words.HOW_HEAD(language), (Prose(words.HOW.format(cells=CELLS)(language)),))
        yield references("poole2016", "schoenholz2016", host.activation.source)

    def numbers(self, host: Initialization, result: Found) -> dict[str, Any]:
        if not result.standing or not result.chart.own:
            return {}
        one, (w, b) = result.standing, result.chart.own
        values = {"sigma_w": w, "sigma_b": b, "q": one.q, "chi": one.chi, "depth_scale": one.depth}
        finite = {name: value if np.isfinite(value) else None for name, value in values.items()}
        return finite | {"side": one.side, "toward": list(result.toward) if result.toward else None}


def setting(host: Initialization) -> Setting | None:
    """σ_w and σ_b of the layers between hidden layers; None if the weights are not random, or looked at the data."""
    w = host.suited
    if not w.random or w.from_data:
        return None
    size = (host.width * w.variance(host.width, host.width)) ** 0.5
    return (float(size), host.bias) if np.isfinite(size) else None


def _notices(host: Initialization, result: Found, lang: Lang) -> Iterator[Block]:
    if not result.chart.own:
        why = words.ADAPTED if host.suited.from_data else words.FIXED
        yield Notice("note", words.FIXED_TITLE(lang), why.format(initializer=host.initializer.title)(lang))
    if not host.bare:
        yield Notice("note", words.BARE_TITLE(lang), words.BARE(lang))
    if host.activation.jumps:
        yield Notice("note", words.JUMPS_TITLE(lang), words.JUMPS(lang))


def _said(host: Initialization, one: Standing, own: Setting) -> Text:
    side = "blind" if one.side == "ordered" and one.chi == 0 else one.side
    with np.errstate(over="ignore"):
        left = np.float64(one.chi) ** host.depth
    values: dict[str, Any] = {"chi": num(one.chi), "scale": num(one.depth), "left": num(float(left))}
    values |= {
        "layers": host.depth,
        "growth": num(one.growth),
        "setting": words.SETTING.format(w=num(own[0]), b=num(own[1])),
    }
    said = words.SIDES[side].format(**values)
    more = Text("", "") if one.side == "runaway" else words.DIES if one.q == 0 else words.RESTS.format(q=num(one.q))
    return Text(said.en + more.en, said.ko + more.ko)


def _move(host: Initialization, result: Found) -> Text:
    """Where to go, and how deep networks like this one could be trained."""
    one, own, goal = result.standing, result.chart.own, result.toward
    if one is None or own is None:
        raise ValueError("nothing to move")
    said = _way(host, one, own, goal)
    if one.side != "ordered" or not one.depth or host.activation.jumps:
        return said
    more = words.TRAINED.format(schoenholz=short("schoenholz2016"), reach=num(6 * one.depth))
    return Text(said.en + more.en, said.ko + more.ko)


def _way(host: Initialization, one: Standing, own: Setting, goal: Setting | None) -> Text:
    if one.side == "critical":
        return words.MOVES["stay"]
    if goal is None:
        return words.MOVES["none"].format(name=host.activation.title)
    way = "same" if goal[1] == own[1] else "both"
    return words.MOVES[way].format(w=num(goal[0]), b=num(goal[1]), times=num(goal[0] / own[0]))


def _stats(one: Standing, lang: Lang) -> Stats:
    values = {"chi": one.chi, "scale": one.depth, "q": one.q}
    return Stats(tuple((num(value), words.STATS[name](lang)) for name, value in values.items()))
