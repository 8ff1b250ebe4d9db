"""What each activation function costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from acts.activations import ACTIVATIONS
from acts.advice import CLAIMS, ROWS
from acts.blocks import Block, Code, Details, Figure, Prose, Table
from acts.knobs import Option
from acts.rows import Rows
from acts.speed import Cost, costs, provenance
from acts.text import Lang, num
from acts.views.parts import Part
from acts.views.recommendations_parts import _speed_words as w
from acts.views.recommendations_parts._dots import dotted

if TYPE_CHECKING:
    from acts.views.recommendations import Recommendations

Costs = Mapping[str, Mapping[str, Cost]]


class Speed(Part):
    title = w.TITLE
    about = w.ABOUT
    order = 3

    column: Annotated[str, Option(w.COLUMN, w.COLUMNS)] = "torch_forward"

    def compute(self, host: Recommendations) -> Costs:
        return {name: costs(name) for name in (*w.COLUMNS, "apart")}

    def show(self, host: Recommendations, result: Costs, language: Lang) -> Iterator[Block]:
        yield Prose(_said(result, language))
        best = {use.slug for use in host.look().matches[0].row.use}
        yield _figure(self.column, result[self.column], best, language)
        yield Details(w.ALL(language), (_table(result, language),))
        known = provenance()
        versions = {"numpy": known["versions"]["numpy"], "torch": known["versions"]["torch"]}
        told = {"rounds": known["rounds"], "size": f"{known['size']:,}", "processor": known["processor"]}
        how = Prose(w.HOW_TEXT.format(**told, **versions)(language))
        yield Details(w.HOW(language), (how, Code(w.COMMAND.format(**known), "bash")))

    def numbers(self, host: Recommendations, result: Costs) -> dict[str, Any]:
        return {name: {slug: cost.middle for slug, cost in column.items()} for name, column in result.items()}


def _said(found: Costs, lang: Lang) -> str:
    forward, back = found["torch_forward"], found["torch_backward"]["leaky_relu"]
    told = {slug: num(forward[slug].middle, 2) for slug in ("elu", "selu", "hardswish", "tanh")}
    numbers = w.LEAKY.format(leaky=num(forward["leaky_relu"].middle, 2), back=num(back.middle, 2), **told)
    return " ".join(text(lang) for text in (numbers, w.VERDICT, w.SMALL))


def _figure(column: str, found: Mapping[str, Cost], best: set[str], lang: Lang) -> Figure:
    """The functions that rows or the lecture name, the cheapest first."""
    uses = (*(use for row in ROWS.values() for use in row.use), *(use for claim in CLAIMS for use in claim.says))
    named = {use.slug for use in uses}
    shown = sorted((slug for slug in found if slug in named), key=lambda slug: found[slug].middle)
    names = tuple(ACTIVATIONS[slug].title(lang) for slug in shown)
    cells = [(n, *found[s], s in best) for n, s in zip(names, shown, strict=True)]
    table = Rows.of(("name", "at", "lo", "hi", "named"), cells)
    title = w.FIGURE.format(what=w.COLUMNS[column])
    caption = w.CAPTION.format(rounds=provenance()["rounds"])
    return dotted("speed", (title, caption, w.ALT, w.X), names, table, lang, log=True)


def _table(found: Costs, lang: Lang) -> Table:
    heads = (w.FUNCTION, *w.COLUMNS.values(), w.APART)
    rows = tuple(_row(slug, found, lang) for slug in found["value"])
    return Table(
        name="speed_all", title=w.TABLE(lang), caption=w.TABLE_CAPTION(lang), head=tuple(h(lang) for h in heads),
        rows=rows, numeric=(False, *(True for _ in found)),
    )  # fmt: skip


def _row(slug: str, found: Costs, lang: Lang) -> tuple[str, ...]:
    cells = (num(column[slug].middle, 3) if slug in column else "–" for column in found.values())
    return ACTIVATIONS[slug].title(lang), *cells
