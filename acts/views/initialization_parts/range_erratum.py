"""The popular histogram shows the values from 0 to 1, whatever the function: what does it hide?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from acts.activations import ACTIVATIONS
from acts.blocks import Block, Figure, Prose, Strip, Table
from acts.histograms import Histogram
from acts.initializers import INITIALIZERS, Initializer
from acts.propagation import propagate
from acts.references import references, short
from acts.rows import Rows
from acts.text import Lang, Text, num, percent
from acts.views._charts import Axis, bars
from acts.views.initialization_parts import _range_words as words
from acts.views.parts import Part

if TYPE_CHECKING:
    from acts.views.initialization import Initialization

_SAMPLES, _DEPTH, _WIDTH = 200, 5, 100
_FUNCTIONS = ("sigmoid", "tanh", "relu")


@dataclass(frozen=True)
class Hidden:
    """Shares of values outside 0 … 1: of the page's own network, and by start and function; one layer both ways."""

    own: float
    shares: tuple[tuple[float, ...], ...]
    cut: Histogram | None
    whole: Histogram | None


class RangeErratum(Part):
    title = words.TITLE
    about = words.ABOUT
    order = 10

    def depends(self, knob: str) -> bool:
        return knob not in ("range", "seeds")

    def heavy(self, host: Initialization) -> bool:
        return host.heavy

    def compute(self, host: Initialization) -> Hidden:
        cut, whole = (host.with_knob("range", span).profile(host.seed) for span in ("lecture", "all"))
        drawn = [profile.histograms["values"] for profile in (cut, whole)]
        last = [h[-1] if h else None for h in drawn]
        shares = tuple(tuple(_share(slug, start, host.seed) for slug in _FUNCTIONS) for start in _starts())
        return Hidden(float(whole.outside.mean()) if whole.layers else 0.0, shares, *last)

    def show(self, host: Initialization, result: Hidden, language: Lang) -> Iterator[Block]:
        cited, share = short("saitoh2016"), percent(result.own, language)
        yield Prose((words.HIDES if result.own else words.NOTHING).format(saitoh=cited, share=share)(language))
        if result.cut and result.whole:
            yield _strip(result.cut, result.whole, language)
        yield Prose(_rest(result)(language))
        yield _table(result, language)
        yield references("saitoh2016")

    def numbers(self, host: Initialization, result: Hidden) -> dict[str, Any]:
        by_start = zip(("one", "cent", "xavier", "he"), result.shares, strict=True)
        return {"own": result.own} | {start: dict(zip(_FUNCTIONS, row, strict=True)) for start, row in by_start}


def _starts() -> tuple[Initializer, ...]:
    normal = INITIALIZERS["normal"]()
    wide, narrow = normal.with_knob("deviation", 1.0), normal.with_knob("deviation", 0.01)
    return wide, narrow, INITIALIZERS["xavier_fan_in"](), INITIALIZERS["he_normal"]()


def _share(slug: str, start: Initializer, seed: int) -> float:
    found = propagate(ACTIVATIONS[slug](), start, depth=_DEPTH, width=_WIDTH, samples=_SAMPLES, seed=seed)
    return float(found.outside.mean())


def _rest(result: Hidden) -> Text:
    """Between which shares lies what is hidden of the two functions that leave the range."""
    one, other = (ACTIVATIONS[slug].title for slug in _FUNCTIONS[1:])
    return words.REST.format(one=one, other=other, first=_between(result, 1), second=_between(result, 2))


def _between(result: Hidden, place: int) -> Text:
    found = [row[place] for row in result.shares]
    least, most = _percent(min(found)), _percent(max(found))
    return most if least == most else words.BETWEEN.format(least=least, most=most)


def _percent(share: float) -> Text:
    return Text(percent(share, "en"), percent(share, "ko"))


def _strip(cut: Histogram, whole: Histogram, lang: Lang) -> Strip:
    outside = percent(cut.outside, lang)
    ends = {"low": num(float(whole.edges[0])), "high": num(float(whole.edges[-1]))}
    alts = (words.ALT_CUT.format(outside=outside), words.ALT_WHOLE.format(**ends))
    panels = [
        _panel(h, title(lang), alt(lang), name)
        for h, title, alt, name in zip((cut, whole), (words.CUT, words.WHOLE), alts, ("cut", "whole"), strict=True)
    ]
    return Strip(
        name="range", title=words.STRIP.format(layer=cut.layer)(lang), panels=tuple(panels),
        caption=words.STRIP_CAPTION.format(outside=outside)(lang),
    )  # fmt: skip


def _panel(h: Histogram, title: str, alt: str, name: str) -> Figure:
    total = int(h.counts.sum()) + h.below + h.above
    shares = 100 * h.counts / total
    frame = Rows({"lo": h.edges[:-1], "hi": h.edges[1:], "count": shares})
    across = Axis(None, (float(h.edges[0]), float(h.edges[-1])), count=4, format=".4~g")
    up = Axis("%", (0.0, 1.08 * float(shares.max()) or 1.0), count=3)
    return Figure(
        name=f"range_{name}",
        title=title,
        caption="",
        alt=alt,
        spec=bars(across, up, 0),
        data={"bars": frame},
        height=170,
    )


def _table(result: Hidden, lang: Lang) -> Table:
    heads = (words.START(lang), *(ACTIVATIONS[slug].title(lang) for slug in _FUNCTIONS))
    rows = [
        (start(lang), *(percent(v, lang) for v in row)) for start, row in zip(words.STARTS, result.shares, strict=True)
    ]
    return Table(
        name="hidden", title=words.TABLE(lang), caption=words.TABLE_CAPTION.format(samples=_SAMPLES)(lang),
        head=heads, rows=tuple(rows), numeric=(False, True, True, True),
    )  # fmt: skip
