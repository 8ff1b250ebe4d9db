"""What a function loses in few digits: the textbook's formula beside a careful one, format by format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isinf
from typing import Annotated, Any

import numpy as np

from acts.activations import ACTIVATIONS
from acts.blocks import Block, Code, Details, Figure, Prose, Table
from acts.ends import ends
from acts.formats import FORMATS
from acts.knobs import Number, Option
from acts.precision import INPUTS_A_BIN, Stretch, Way, flat, middles, most, ways
from acts.rows import Rows, stack
from acts.text import Lang, Text, num
from acts.textbook import TEXTBOOK
from acts.views._charts import Axis, keep, lines
from acts.views._curves_figures import called
from acts.views.curves_parts import _precision_words as words
from acts.views.curves_parts.base import Host, subject
from acts.views.parts import Part

HEIGHT = 220


@dataclass(frozen=True, eq=False)
class Digits:
    """Every way to compute the function."""

    naive: tuple[Way, ...]  #: empty without a formula
    careful: tuple[Way, ...]


class Precision(Part):
    title = Text("In low precision", "낮은 정밀도에서")
    about = words.ABOUT
    order = 10

    which: Annotated[str, Option(words.WHICH, words.WHICHES)] = "value"
    reach: Annotated[float, Number(words.REACH, 1, 1000, scale="log")] = 20.0

    def depends(self, knob: str) -> bool:
        return knob != "span"

    @property
    def derivative(self) -> int:
        """0 for the function, 1 for its slope."""
        return list(words.WHICHES).index(self.which)

    def compute(self, host: Host) -> Digits:
        found = _ways(subject(host), self.derivative, self.reach)
        return Digits(tuple(w for w in found if w.naive), tuple(w for w in found if not w.naive))

    def show(self, host: Host, result: Digits, language: Lang) -> Iterator[Block]:
        f = subject(host)
        what = (words.FUNCTION, words.DERIVATIVE)[self.derivative].format(name=called(f, language))
        yield Prose((words.WRITTEN if result.naive else words.NO_FORMULA).format(what=what)(language))
        top = 1.04 * max(most(w.format) for w in (*result.naive, *result.careful))
        if result.naive:
            book = TEXTBOOK[f.slug]
            yield Code((book.said, book.slope_said)[self.derivative].replace(";  ", "\n"))
            caption = words.NAIVE_CAPTION.format(count=INPUTS_A_BIN)
            yield _figure("digits_naive", words.NAIVE_TITLE, caption, self.reach, top, result.naive, language)
        titled = (words.CAREFUL_TITLE, words.CAREFUL_CAPTION)
        yield _figure("digits_careful", *titled, self.reach, top, result.careful, language)
        yield _table((*result.naive, *result.careful), language)
        yield Details(words.EXAMPLES(language), (_examples(language), Prose(words.HOW_TEXT(language))))

    def numbers(self, host: Host, result: Digits) -> dict[str, Any]:
        return {w.format.name: float(w.digits.min()) for w in result.naive or result.careful}


_ways = keep(ways)


@keep
def _figure(
    name: str, title: Text, caption: Text, reach: float, top: float, found: tuple[Way, ...], lang: Lang
) -> Figure:
    """Right digits along the inputs, one line a format; up to *top* digits have room."""
    named = tuple(w.format.name for w in found)
    parts = [Rows({"x": middles(reach), "y": w.digits, "part": 0.0, "series": w.format.name}) for w in found]
    last = np.array([w.digits[-1] for w in found])
    said = {"low": num(-reach), "high": num(reach)}
    said["lowest"] = ", ".join(f"{w.format.name} {num(float(w.digits.min()), 2)}" for w in found)
    across, up = Axis(words.X_AXIS(lang), (-reach, reach), count=9), Axis(words.Y_AXIS(lang), (0, top))
    return Figure(
        name=name, title=title(lang), caption=caption(lang), alt=words.DIGITS_ALT.format(**said)(lang), height=HEIGHT, right=96, wide=True,
        spec=lines(named, tuple(list(FORMATS).index(n) for n in named), across, up),
        data={"lines": stack(parts), "ends": ends(named, last, reach, (0, top), HEIGHT)},
    )  # fmt: skip


@keep
def _table(found: tuple[Way, ...], lang: Lang) -> Table:
    body = tuple(
        (w.format.name, (words.NAIVE if w.naive else words.CAREFUL)(lang), *(_where(s)(lang) for s in (w.overflow, w.zero, w.one, w.lost)))
        for w in sorted(found, key=lambda w: list(FORMATS).index(w.format.name))
    )  # fmt: skip
    return Table(
        name="formats", title=words.TABLE_TITLE(lang), caption=words.TABLE_CAPTION(lang), rows=body,
        head=tuple(head(lang) for head in words.HEAD), numeric=(False,) * 6,
        marks=tuple(list(FORMATS).index(row[0]) for row in body),
    )  # fmt: skip


def _where(found: tuple[Stretch, ...]) -> Text:
    """The stretches in signs: x ≥ 16.6, |x| ≤ 0.1, or how many there are."""
    ends_at = [(s.low, s.high) for s in found]
    if not ends_at:
        return words.NOWHERE
    if ends_at == [(-np.inf, np.inf)]:
        return words.EVERYWHERE
    mirrored = ends_at == [(-high, -low) for low, high in reversed(ends_at)]
    said = [_between(low, high, "|x|" if mirrored else "x") for low, high in ends_at if high > 0 or not mirrored]
    if len(said) > 2:
        near = min(0.0 if low < 0 < high else min(abs(low), abs(high)) for low, high in ends_at)
        return words.PLACES.format(count=len(ends_at), near=num(near))
    return _same(", ".join(said))


def _between(low: float, high: float, name: str) -> str:
    if isinf(high):
        return f"{name} ≥ {num(low)}" if low else f"{name} > 0"
    if isinf(low):
        return f"{name} ≤ {num(high)}" if high else f"{name} < 0"
    if low == -high:
        return f"|x| ≤ {num(high)}"
    return f"{num(low)} {'≤' if low else '<'} {name} {'≤' if high else '<'} {num(high)}"


def _same(signs: str) -> Text:
    return Text(signs, signs)


@keep
def _examples(lang: Lang) -> Table:
    """Where the sigmoid and the slope of tanh, as they are often written, go flat."""
    sigmoid, tanh = ACTIVATIONS["sigmoid"](), ACTIVATIONS["tanh"]()
    asked = ((sigmoid, 0, 1.0), (sigmoid, 0, 0.0), (tanh, 1, 0.0))
    body = tuple(
        (name, *(_where(flat(f, order, form, value))(lang) for f, order, value in asked))
        for name, form in FORMATS.items()
    )
    return Table(
        name="flat", title=words.EXAMPLES_TITLE(lang), caption=words.EXAMPLES_CAPTION(lang), rows=body,
        head=tuple(head(lang) for head in words.EXAMPLES_HEAD), numeric=(False,) * 4,
    )  # fmt: skip
