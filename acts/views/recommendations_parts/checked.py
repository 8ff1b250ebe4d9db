"""A design checked: a network that somebody pastes, and what the rules find in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from acts.blocks import Block, Code, Details, Notice, Prose, Table
from acts.design import MEANINGS, MOST, RULES, SEVERITIES, Design, Found, judge, read
from acts.design import sentences as say
from acts.design.layers import Layer
from acts.knobs import Flag, Number, Option, Passage
from acts.references import references, short
from acts.text import Lang
from acts.views.parts import Part
from acts.views.recommendations_parts import _design_words as w

if TYPE_CHECKING:
    from acts.views.recommendations import Recommendations

_SHOWN = 6


@dataclass(frozen=True)
class Checked:
    """The design as it was understood, and what was found in it."""

    design: Design
    found: tuple[Found, ...]


class Checker(Part):
    title = w.TITLE
    about = w.ABOUT
    order = 1

    text: Annotated[str, Passage(w.TEXT, MOST, help=w.TEXT_HELP)] = w.USUAL
    loss: Annotated[str, Option(w.LOSS, w.LOSSES)] = "cross_entropy"
    start: Annotated[str, Option(w.START, w.STARTS)] = "unsaid"
    share: Annotated[float, Number(w.SHARE, 0.0001, 0.5, scale="log", more=True)] = 0.5
    primed: Annotated[bool, Flag(w.PRIMED, more=True)] = False

    def depends(self, knob: str) -> bool:
        return knob in ("task", "target", "device")

    def compute(self, host: Recommendations) -> Checked:
        loss, start = (word.replace("unsaid", "") for word in (self.loss, self.start))
        said = {"task": host.task, "target": host.target, "device": host.device}
        made = Design(read(self.text), loss, start, **said, share=self.share, primed=self.primed).completed()
        return Checked(made, judge(made))

    def show(self, host: Recommendations, result: Checked, language: Lang) -> Iterator[Block]:
        yield Code(self.text or "–", "python" if "(" in self.text else "text", numbered=True)
        yield from _unread(result.design, language)
        if result.design.blocks:
            yield from _findings(result, language)
            yield Details(w.READ(language), (_pieces(result.design, language),))
        yield Details(w.RULES.format(count=len(RULES))(language), (_rules(language), _levels(language)))
        yield references(*(key for found in result.found for key in found.rule.cite))

    def numbers(self, host: Recommendations, result: Checked) -> dict[str, Any]:
        found = [{"rule": f.rule.slug, "severity": f.rule.severity, "lines": list(f.lines)} for f in result.found]
        unread = [unread.line for unread in result.design.read.unread]
        return {"layers": len(result.design.blocks), "unread": unread, "found": found}


def _unread(design: Design, lang: Lang) -> Iterator[Notice]:
    """What could not be read, by its line, and what would be; that a summary hides functions."""
    unread = design.read.unread
    said = [
        w.UNREAD_LINE.format(line=u.line, text=f"“{u.text}”" if u.text else "–", why=u.why)(lang)
        for u in unread[:_SHOWN]
    ]
    said += [w.UNREAD_MORE.format(count=len(unread) - _SHOWN)(lang)] if len(unread) > _SHOWN else []
    if not design.blocks:
        yield Notice("failed", w.UNREAD(lang), " ".join([*said, say.EMPTY(lang), say.READABLE(lang)]))
    elif said:
        yield Notice("partial", w.UNREAD(lang), " ".join([*said, w.STILL(lang), say.READABLE(lang)]))
    if design.read.silent:
        hidden = w.SILENT_TORCH if design.read.dialect == "torch" else w.SILENT_TEXT
        yield Notice("note", w.SILENT(lang), hidden(lang))


def _findings(result: Checked, lang: Lang) -> Iterator[Block]:
    layers, rules = len(result.design.blocks), len(RULES)
    if not result.found:
        yield Notice("note", w.NOTHING(lang), w.NOTHING_TEXT.format(rules=rules, layers=layers)(lang))
        return
    count = Counter(found.rule.severity for found in result.found)
    each = {severity: count[severity] for severity in SEVERITIES}
    yield Prose(w.FOUND.format(rules=rules, broken=len(result.found), layers=layers, **each)(lang))
    yield Table(
        name="design_findings", title=w.TABLE(lang), caption=w.TABLE_CAPTION(lang), head=tuple(h(lang) for h in w.HEAD),
        rows=tuple(_finding(found, lang) for found in result.found), numeric=(False,) * len(w.HEAD),
    )  # fmt: skip


def _finding(found: Found, lang: Lang) -> tuple[str, ...]:
    rule = found.rule
    lines = ", ".join(map(str, found.lines[:4])) + (", …" if len(found.lines) > 4 else "")
    works = "; ".join(map(short, rule.cite))
    return rule.title(lang), SEVERITIES[rule.severity](lang), lines, found.reason(lang), rule.fix(lang), works


def _pieces(design: Design, lang: Lang) -> Table:
    return Table(
        name="design_pieces", title=w.READ_TABLE(lang), caption=w.READ_CAPTION(lang),
        head=tuple(h(lang) for h in w.READ_HEAD), rows=tuple(_piece(layer, lang) for layer in design.layers),
        numeric=(False, True, False, True, True, False),
    )  # fmt: skip


def _piece(layer: Layer, lang: Lang) -> tuple[str, ...]:
    sizes = ("–" if size is None else f"{size:,}" for size in (layer.inputs, layer.outputs))
    return layer.name, str(layer.line), w.KINDS[layer.kind](lang), *sizes, layer.function or "–"


def _rules(lang: Lang) -> Table:
    order = list(SEVERITIES)
    kinds = sorted(RULES.values(), key=lambda rule: order.index(rule.severity))
    rows = ((r.title(lang), SEVERITIES[r.severity](lang), r.about(lang), "; ".join(map(short, r.cite))) for r in kinds)
    return Table(
        name="design_rules", title=w.RULES_TABLE(lang), caption=w.RULES_CAPTION(lang),
        head=tuple(h(lang) for h in w.RULES_HEAD), rows=tuple(rows), numeric=(False,) * 4,
    )  # fmt: skip


def _levels(lang: Lang) -> Table:
    rows = tuple((word(lang), MEANINGS[slug](lang)) for slug, word in SEVERITIES.items())
    return Table(
        name="design_levels", title=w.LEVELS(lang), caption=w.LEVELS_CAPTION(lang),
        head=tuple(h(lang) for h in w.LEVELS_HEAD), rows=rows, numeric=(False, False),
    )  # fmt: skip
