"""The recommendations as a page: which function where, with which loss and which initial weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from acts.advice import CLAIMS, ROWS, WORDS, Match, Row, search
from acts.advice.snippets import FRAMEWORKS, program
from acts.blocks import Block, Code, Details, Finding, Heading, Notice, Prose, Stats
from acts.knobs import Option, Several
from acts.references import references
from acts.text import Lang, Text
from acts.views import _recommendations_words as w
from acts.views._recommendations_figures import counts, curves
from acts.views._recommendations_tables import lecture, levels, of_layer, table
from acts.views.base import Preset, View
from acts.views.parts import SECTIONS, Part
from acts.views.recommendations_parts import PARTS


@dataclass(frozen=True)
class Answer:
    """The matches worth showing, best first; how many hold for anything; whether something was asked, and met."""

    matches: tuple[Match, ...]
    left: int
    asked: bool

    @property
    def met(self) -> bool:
        """Whether the rows answer exactly what was asked."""
        return not any(match.missed for match in self.matches)

    @property
    def clear(self) -> bool:
        """Whether one row is closer than all others."""
        return sum(match.fit == self.matches[0].fit for match in self.matches) == 1


class Recommendations(View):
    title = w.TITLE
    about = w.ABOUT
    chapter = 4
    group = w.GROUP
    following = ("curves", w.NEXT)
    presets = (
        Preset(w.PRESET_IMAGES, {"layer": "output", "task": "multi_class", "architecture": "cnn"}),
        Preset(w.PRESET_LSTM, {"layer": "gate", "architecture": "rnn"}),
        Preset(w.PRESET_FFN, {"layer": "hidden", "architecture": "transformer"}),
        Preset(w.PRESET_POSITIVE, {"layer": "output", "task": "positive"}),
        Preset(w.PRESET_DESIGN, {"layer": "output", "task": "multi_class", "parts": "checker"}),
        Preset(
            w.PRESET_EVIDENCE, {"layer": "hidden", "architecture": "mlp", "depth": "shallow", "parts": "evidence,speed"}
        ),
        Preset(w.PRESET_DEEP, {"layer": "hidden", "architecture": "deep_plain"}),
    )

    layer: Annotated[str, Option(w.LAYER, WORDS.layers, help=w.LAYER_HELP)] = "any"
    task: Annotated[str, Option(w.TASK, WORDS.tasks)] = "any"
    architecture: Annotated[str, Option(w.ARCHITECTURE, WORDS.architectures)] = "any"
    target: Annotated[str, Option(w.TARGET, WORDS.targets, help=w.TARGET_HELP)] = "any"
    depth: Annotated[str, Option(w.DEPTH, WORDS.depths)] = "any"
    normalization: Annotated[str, Option(w.NORMALIZATION, WORDS.normalizations)] = "any"
    device: Annotated[str, Option(w.DEVICE, WORDS.devices, more=True)] = "any"
    confidence: Annotated[str, Option(w.CONFIDENCE, WORDS.confidence, help=w.CONFIDENCE_HELP, more=True)] = "any"
    parts: Annotated[tuple[Part, ...], Several(SECTIONS, PARTS, least=0, most=8, apart=True)] = ()

    @property
    def _asked(self) -> dict[str, str]:
        return {name: value for name, value in dict(self).items() if name != "parts"}

    def look(self) -> Answer:
        found = search(ROWS, **self._asked)
        asked = any(value != "any" for value in self._asked.values())
        shown = [match for match in found if match.fit[0]] or found
        return Answer(tuple(shown), len(found) - len(shown), asked)

    def answer(self, result: Answer, language: Lang) -> Iterator[Block]:
        best = result.matches[0]
        yield Finding(_found(result)(language))
        if not result.met:
            yield Notice("partial", w.NEAREST(language), w.NEAREST_MORE.format(because=best.because)(language))
        yield _stats(result, language)
        drawn = curves(best.row, language) if result.asked else None
        yield drawn or counts([match.row for match in result.matches], result.asked, language)
        if result.asked:
            yield Heading(w.IN_CODE(language))
            told = w.WHY_THIS.format(what=best.row.what, reason=best.row.reason, because=best.because)
            yield Prose(told(language))
            yield from _programs(best.row, language)
        yield from _tables(self.layer, result, language)
        yield Heading(w.LECTURE(language))
        yield lecture(language)
        yield Details(w.READING(language), (Prose(w.READING_MORE(language)), levels(language)))
        cited = [key for match in result.matches for key in match.row.cite]
        judged = [key for claim in CLAIMS for key in claim.cite]
        yield references(*judged, *cited) if result.asked else references(*judged, beyond=cited)

    def headline(self, result: Answer) -> dict[str, Any]:
        told = [_row_numbers(match.row) for match in result.matches]
        return {"rows": len(told), "exact": result.met, "clear": result.clear, "matches": told}


def _programs(row: Row, lang: Lang) -> Iterator[Block]:
    """The row in PyTorch, and folded below it the same in the other frameworks."""
    for framework, name in FRAMEWORKS.items():
        code = Code(program(row, framework))
        yield code if framework == "pytorch" else Details(w.IN_OTHER.format(name=name)(lang), (code,))


def _row_numbers(row: Row) -> dict[str, Any]:
    loss = row.loss and {"en": row.loss.en, "torch": row.loss.torch or None, "takes": row.loss.takes}
    told = {"id": row.id, "layer": row.layer, "use": [use.slug for use in row.use], "together": row.together}
    return told | {"loss": loss, "initializer": row.initializer, "confidence": row.confidence, "cite": list(row.cite)}


def _found(answer: Answer) -> Text:
    row = answer.matches[0].row
    if not answer.asked:
        return w.FOUND_ALL.format(rows=len(answer.matches), theory=_theory(answer))
    told = {"what": row.what, "functions": row.functions, "start": row.start}
    if not answer.clear:
        close = sum(match.fit[0] == answer.matches[0].fit[0] for match in answer.matches)
        return w.FOUND_MANY.format(count=close, **told)
    return w.FOUND_ONE.format(loss=row.loss.title, **told) if row.loss else w.FOUND_HIDDEN.format(**told)


def _theory(answer: Answer) -> int:
    return sum(match.row.confidence == "theory" for match in answer.matches)


def _stats(answer: Answer, lang: Lang) -> Stats:
    works = {key for match in answer.matches for key in match.row.cite}
    rows, many = len(answer.matches), (w.STAT_WORKS, w.STAT_WORK)[len(works) == 1]
    told = ((rows, (w.STAT_ROWS, w.STAT_ROW)[rows == 1]), (_theory(answer), w.STAT_THEORY), (len(works), many))
    return Stats(tuple((str(count), label(lang)) for count, label in told))


def _tables(layer: str, answer: Answer, lang: Lang) -> Iterator[Block]:
    heading = w.ROWS_ALL if not answer.asked else w.ROWS_FOUND if answer.met else w.ROWS_NEAREST
    yield Heading(heading(lang))
    found = [match.row for match in answer.matches]
    if answer.asked:
        layered = layer == "any" or not answer.met
        yield table("recommendations", w.ROWS_ORDER(lang), found, layered, lang)
    else:
        for slug in dict.fromkeys(row.layer for row in found):
            some, name = [row for row in found if row.layer == slug], WORDS.layers[slug]
            yield Details(w.ROWS_OF.format(layer=name, count=len(some))(lang), (of_layer(slug, some, lang),))
    if answer.left:
        yield Prose(w.ROWS_LEFT.format(count=answer.left)(lang))
