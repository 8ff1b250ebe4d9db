"""Why outputs around 0 help the next layer: signs of its gradient, and a valley that is round or narrow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from acts import centering
from acts.activations import ACTIVATIONS, Activation
from acts.blocks import Block, Details, Prose
from acts.centering import Signs, Valley, signs, valley
from acts.knobs import Choice, Number
from acts.properties import properties
from acts.references import references, short
from acts.text import Lang, Text, num
from acts.views._charts import keep
from acts.views._curves_figures import names
from acts.views.curves_parts import _centered_words as words
from acts.views.curves_parts._centered_signs import share, strip
from acts.views.curves_parts._centered_valleys import paths
from acts.views.curves_parts.base import Host, subject
from acts.views.parts import Part


@dataclass(frozen=True, eq=False)
class Pair:
    """The chosen function and its rival, in this order."""

    signs: tuple[Signs, Signs]
    valleys: tuple[Valley | None, Valley | None]


class Centered(Part):
    title = Text("Why zero-centered", "왜 0을 중심으로 하는가")
    about = words.ABOUT
    order = 9

    rival: Annotated[Activation, Choice(words.RIVAL, ACTIVATIONS)] = ACTIVATIONS["tanh"]()
    rate: Annotated[float, Number(words.RATE, 0.05, 1, step=0.05)] = 1.0
    seed: Annotated[int, Number(words.SEED, 0, 9999, more=True)] = 0

    def depends(self, knob: str) -> bool:
        return knob != "span"

    def compute(self, host: Host) -> Pair:
        f, g = subject(host), self.rival
        return Pair((_signs(f, self.seed), _signs(g, self.seed)), (_valley(f, self.rate), _valley(g, self.rate)))

    def show(self, host: Host, result: Pair, language: Lang) -> Iterator[Block]:
        called, marks = names((subject(host), self.rival), language), (host.mark, (host.mark + 1) % 8)
        yield Prose(_mean(subject(host), result.valleys[0], called[0])(language))
        yield strip(result.signs, called, language)
        yield share(result.signs, called, marks, language)
        yield from paths(result.valleys, called, self.rate, language)
        cited = {"notes": short("cs231n"), "lecun": short("lecun1998")}
        yield Details(words.HOW(language), (Prose(words.HOW_TEXT.format(**cited)(language)),))
        yield references("cs231n", "lecun1998", self.rival.source)

    def numbers(self, host: Host, result: Pair) -> dict[str, Any]:
        named = zip(
            ("chosen", "rival"), (subject(host).slug, self.rival.slug), result.signs, result.valleys, strict=True
        )
        return {role: {"function": slug, **_said(s, v)} for role, slug, s, v in named}


_signs, _valley = keep(signs), keep(valley)


def _said(found: Signs, shape: Valley | None) -> dict[str, Any]:
    equal = {str(b): float(share) for b, share in zip(centering.BATCHES, found.equal, strict=True)}
    condition = None if shape is None else shape.condition
    return {"equal_signs": equal, "condition": condition, "steps": None if shape is None else shape.steps}


def _mean(f: Activation, shape: Valley | None, name: str) -> Text:
    if shape is None:
        return words.NO_VALLEY.format(name=name)
    p = properties(f)
    if p.zero_centered or shape.wide < 1.001:
        return words.CENTERED.format(name=name)
    return words.SKEWED.format(name=name, mean=num(p.mean), wide=num(shape.wide))
