"""Where does it begin? The learning rate at which units die, and at which runs diverge."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan
from typing import TYPE_CHECKING, Annotated, Any

from acts.blocks import Block, Details, Prose, Table
from acts.cliff import HALF, Cliff, Crossing, Nowhere, find
from acts.knobs import Number
from acts.references import references, short
from acts.sweep import rates
from acts.text import Lang, Text, num
from acts.views.dead_relu_parts import _cliff_words as words
from acts.views.dead_relu_parts._cliff_figure import figure
from acts.views.dead_relu_parts._runs import ROW_HEAD, notices, number, row_of, seeds, spoken, unit
from acts.views.dead_relu_parts._sweep_words import SEEDS_HELP
from acts.views.parts import Part

if TYPE_CHECKING:
    from acts.views.dead_relu import DeadRelu

CLAIM = 0.4


class FindCliff(Part):
    title = words.TITLE
    about = words.ABOUT
    order = 11

    low: Annotated[float, Number(words.LOW, 1e-5, 100, scale="log")] = 0.03
    high: Annotated[float, Number(words.HIGH, 1e-5, 100, scale="log")] = 10.0
    level: Annotated[float, Number(words.LEVEL, 1, 90, step=1)] = 10.0
    seeds: Annotated[int, Number(words.SEEDS, 2, 20, help=SEEDS_HELP)] = 5
    count: Annotated[int, Number(words.COUNT, 3, 12, more=True)] = 6
    rounds: Annotated[int, Number(words.ROUNDS, 0, 4, help=words.ROUNDS_HELP, more=True)] = 2

    def depends(self, knob: str) -> bool:
        return knob != "rate"

    def heavy(self, host: DeadRelu) -> bool:
        return True

    def compute(self, host: DeadRelu) -> Cliff:
        tried = rates(self.low, self.high, self.count)
        return find(host.data, host.setup(), seeds(host, self.seeds), tried, self.level / 100, self.rounds)

    def show(self, host: DeadRelu, result: Cliff, language: Lang) -> Iterator[Block]:
        level = f"{num(self.level)}{unit(language)}"
        yield from notices(result.outcomes[0], language)
        said = [text(language) for text in self._cliffs(result, level)]
        yield Prose(" ".join([*said, _claim(result)(language)]))
        yield figure(result, level, said[0], language)
        counts = {"count": self.count, "seeds": self.seeds, "rounds": self.rounds}
        how = Prose(words.HOW_TEXT.format(**counts)(language))
        yield Details(words.HOW(language), (how, _table(result, language)))
        yield references("cs231n")

    def _cliffs(self, found: Cliff, level: str) -> Iterator[Text]:
        said = {"seeds": self.seeds, "level": level}
        bare = isinstance(found.death, Crossing) and isnan(found.death.error)
        yield _sentence(found.death, found.rates, _DEATHS | ({"": words.DEATH_BARE} if bare else {}), said)
        yield _sentence(found.ruin, found.rates, _RUINS, said)
        if isinstance(found.death, Crossing) and isinstance(found.ruin, Crossing) and found.ruin.at > found.death.at:
            yield words.MARGIN.format(factor=num(found.ruin.at / found.death.at, 2))

    def numbers(self, host: DeadRelu, result: Cliff) -> dict[str, Any]:
        rows = zip(result.rates, result.cells, strict=True)
        shares = [
            {"rate": r, "dead_share": number(c.dead.value), "diverged": c.diverged, "runs": c.runs} for r, c in rows
        ]
        return {"death": _numbers(result.death), "divergence": _numbers(result.ruin), "rates": shares}


_DEATHS = {"": words.DEATH, "below": words.DEATH_BELOW, "above": words.DEATH_ABOVE}
_RUINS = {"": words.RUIN, "below": words.RUIN_BELOW, "above": words.RUIN_ABOVE}


def _sentence(
    place: Crossing | Nowhere, tried: tuple[float, ...], texts: dict[str, Text], said: dict[str, Any]
) -> Text:
    if not isinstance(place, Crossing):
        return texts[place].format(rate=num(tried[0 if place == "below" else -1]), **said)
    error = Text(*(f"{100 * place.error:.1f}{unit(lang)}" for lang in ("en", "ko")))
    return texts[""].format(at=num(place.at), low=num(place.low), high=num(place.high), error=error, **said)


def _claim(found: Cliff) -> Text:
    """Whether at some rate at least 40 % are dead in runs that are finite."""
    fair = [(c, rate) for rate, c in zip(found.rates, found.cells, strict=True) if c.diverged_share <= HALF]
    if not fair:
        return words.NOTHING
    most = max(fair, key=lambda place: place[0].dead.value)
    cell, rate = next((place for place in fair if place[0].dead.value >= CLAIM), most)
    first, small = fair[0]
    said = {"rate": num(rate), "small": num(small), "runs": cell.runs, "finite": cell.runs - cell.diverged}
    text = words.CLAIM_HOLDS if cell.dead.value >= CLAIM else words.CLAIM_FAILS
    shares = {"dead": cell.dead, "accuracy": cell.accuracy, "calm": first.dead}
    return text.format(cited=short("cs231n"), **said, **{name: spoken(m) for name, m in shares.items()})


def _numbers(place: Crossing | Nowhere) -> dict[str, Any] | None:
    if not isinstance(place, Crossing):
        return None
    return {"rate": place.at, "low": place.low, "high": place.high, "error_of_log": number(place.error)}


def _table(found: Cliff, lang: Lang) -> Table:
    body = tuple((num(rate), *row_of(cell)) for rate, cell in zip(found.rates, found.cells, strict=True))
    return Table(
        name="cliff", title=words.TABLE(lang), caption=words.TABLE_CAPTION(lang), rows=body,
        head=(words.RATE(lang), *(text(lang) for text in ROW_HEAD)), numeric=(True,) * 6,
    )  # fmt: skip
