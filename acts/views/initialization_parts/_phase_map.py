"""The picture of the phase diagram: χ as color, the line χ = 1, and the reader's setting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

import altair as alt
import numpy as np
from numpy.typing import NDArray

from acts.activations.base import Activation
from acts.array import Array
from acts.blocks import Figure, KeyItem, Raster
from acts.edge import Standing, edge
from acts.phases import Phases, phases
from acts.rows import Rows
from acts.text import Lang, Text, num, percent
from acts.views._charts import Axis, Spec, finish, fit, keep, raster, rows, x, y
from acts.views.initialization_parts import _phase_words as words

CELLS, MOST = 60, 4.0
"""Settings along each axis, and the χ at which the color is full."""
Setting = tuple[float, float]
_AWAY, _ONE = 201, 100
_COLORS = ((0, "@blue"), (_ONE, "@page"), (2 * _ONE, "@orange"), (_AWAY, "@off"))
_SIDES = ("ordered", "chaotic", "runaway")
_START = 15.0  # where a line may begin so that the map still reaches for it
_LATIN = 0x1100
_LEAST = 0.02  # the share of the map that gets its name written on it


@dataclass(frozen=True, eq=False)
class Chart:
    """What the map shows: its ends, the cells from low to high σ_b, the line inside it, and the reader's place if any."""

    ends: Setting
    found: Phases
    line: tuple[Array, Array]
    own: Setting | None

    def zone(self, side: str) -> NDArray[np.bool_]:
        """Which cells lie on one of the three sides."""
        there = np.isfinite(self.found.q)
        masks = {"ordered": there & (self.found.chi < 1), "chaotic": there & (self.found.chi >= 1), "runaway": ~there}
        return masks[side]


def chart(f: Activation, own: Setting | None) -> Chart:
    """The map of *f*, wide enough for the reader's setting and for the beginning of the line."""
    w, b = edge(f)
    first = [(float(w[i]), float(b[i])) for i in [int(w.argmin())] if w[i] < _START] if len(w) else []
    seen = [*first, *([own] if own else [])]
    ends = [max(least, *(1.4 * place[axis] for place in seen), 0.0) for axis, least in enumerate((2.0, 1.5))]
    across, up = map(_rounded, ends)
    inside = (w <= across) & (b <= up)
    return Chart((across, up), _grid(cast("Any", f), across, up), (w[inside], b[inside]), own)


@lru_cache(64)
def _grid(f: Activation, across: float, up: float) -> Phases:
    middles = (np.arange(CELLS) + 0.5) / CELLS
    return phases(f, across * middles[None, :], up * middles[:, None])


def _rounded(value: float) -> float:
    power = 10.0 ** np.floor(np.log10(value))
    return float(power * min(s for s in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if s * power >= value * (1 - 1e-9)))


def figure(f: Activation, shown: Chart, standing: Standing | None, lang: Lang) -> Figure:
    """The map with its names; *standing* says where the reader's setting is."""
    zones = words.GRADIENT_ZONES if f.jumps else words.ZONES
    there = [side for side in _SIDES if shown.zone(side).any()]
    across, up = Axis(words.ACROSS(lang), (0.0, shown.ends[0]), count=6), Axis(words.UP(lang), (0.0, shown.ends[1]))
    return Figure(
        name="phase",
        title=words.FIGURE.format(name=f.title)(lang),
        caption=_caption(shown, there, lang),
        alt=_alt(shown, there, zones, standing, lang),
        spec=fit(_map(), across, up),
        data=_rows(shown, zones, standing, lang),
        height=380,
        right=56,
        wide=True,
        raster=Raster(cells=_cells(shown.found), colors=_COLORS, x=(0.0, shown.ends[0]), y=(0.0, shown.ends[1])),
        key=_key(there, lang),
    )


def _cells(found: Phases) -> NDArray[np.uint8]:
    """Color numbers, the largest σ_b on top."""
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.clip(np.nan_to_num(np.log(found.chi) / np.log(MOST), nan=0.0), -1, 1)
    numbers = np.where(np.isfinite(found.q), np.rint(_ONE + _ONE * share), _AWAY)
    return np.ascontiguousarray(numbers[::-1].astype(np.uint8))


def _caption(shown: Chart, there: list[str], lang: Lang) -> str:
    points = len(shown.line[0])
    told = [*there, "none" if not points else "dot" if points == 1 else "line", *(["own"] if shown.own else [])]
    return (words.CAPTION(lang) + "".join(words.CAPTIONS[name](lang) for name in told)).strip()


def _alt(shown: Chart, there: list[str], zones: Mapping[str, Text], standing: Standing | None, lang: Lang) -> str:
    shares = [(zones[side], percent(float(shown.zone(side).mean()), lang)) for side in there]
    said = ", ".join(words.SHARE.format(side=name, share=share)(lang) for name, share in shares)
    own = ""
    if shown.own and standing:
        setting = words.SETTING.format(w=num(shown.own[0]), b=num(shown.own[1]))
        own = words.OWN_ALT.format(setting=setting, side=zones[standing.side])(lang)
    return words.ALT.format(across=num(shown.ends[0]), up=num(shown.ends[1]), shares=said, own=own)(lang)


def _key(there: list[str], lang: Lang) -> tuple[KeyItem, ...]:
    below = KeyItem(("@blue", "@page"), words.BELOW.format(low=num(1 / MOST))(lang))
    above = KeyItem(("@page", "@orange"), words.ABOVE.format(high=num(MOST))(lang))
    every = {"ordered": below, "chaotic": above, "runaway": KeyItem(("@off",), words.AWAY(lang))}
    return tuple(every[side] for side in there)


def _rows(shown: Chart, zones: Mapping[str, Text], standing: Standing | None, lang: Lang) -> dict[str, Rows]:
    """The line and its name, the names of the zones, and the reader's setting."""
    w, b = shown.line
    named = [_name(shown, side, zones[side](lang)) for side in _SIDES if shown.zone(side).mean() > _LEAST]
    own = [(*shown.own, words.OWN(lang))] if shown.own else []
    dot = len(w) == 1
    before = standing is not None and standing.side in ("ordered", "critical")  # the line is on the right
    left = [one for one in own if one[0] > (0.2 if before else 0.82) * shown.ends[0]]
    return {
        "line": Rows({"x": w, "y": b}) if not dot else _table([]),
        "dot": _table([(w[0], b[0], "")] if dot else []),
        "line_name": _table([(w[-1], b[-1], words.EDGE(lang))] if len(w) else []),
        "zones": _table(named),
        "own": _table(own),
        "own_left": _table(left),
        "own_right": _table([one for one in own if one not in left]),
    }


def _name(shown: Chart, side: str, label: str) -> tuple[float, float, str]:
    """The name of a zone and where it begins: WeasyPrint draws the halo of a text only if it is aligned on the left."""
    across, up = _middle(shown, side)
    wide = sum(0.021 if ord(letter) > _LATIN else 0.0135 for letter in label) * shown.ends[0]
    return max(across - wide / 2, 0.005 * shown.ends[0]), up, label


def _table(found: list[tuple[float, float, str]]) -> Rows:
    places = np.array([one[:2] for one in found], dtype=float).reshape(-1, 2)
    return Rows({"x": places[:, 0], "y": places[:, 1], "label": [one[2] for one in found]})


def _middle(shown: Chart, side: str) -> Setting:
    """The place inside a zone that is furthest from other zones, from the border of the map, and from the reader's point."""
    mask = np.pad(shown.zone(side), 1)
    if shown.own:
        column, row = (int(CELLS * v / end) + 1 for v, end in zip(shown.own, shown.ends, strict=True))
        mask[max(row - 1, 0) : row + 4, max(column - 2, 0) : column + 3] = False
    stretch = np.array([1.0, 0.35])  # a name is about three times as wide as high
    outside = np.argwhere(~mask) * stretch
    inside = np.argwhere(mask)[::7]
    apart = np.sqrt([((outside - place * stretch) ** 2).sum(1).min() for place in inside])
    apart -= 0.02 * np.abs(inside[:, 0] - CELLS / 2)  # of equally good places, the middle
    row, column = inside[int(apart.argmax())] - 0.5
    return float(column / CELLS * shown.ends[0]), float(row / CELLS * shown.ends[1])


@keep
def _map() -> Spec:
    line = alt.Chart(rows("line")).mark_line(color="@ink", strokeWidth=2).encode(x("x"), y("y"), order="y:Q")
    dot = alt.Chart(rows("dot")).mark_point(filled=True, color="@ink", size=90, opacity=1).encode(x("x"), y("y"))
    own = alt.Chart(rows("own")).mark_point(shape="diamond", filled=True, size=220, opacity=1)
    own = own.encode(x("x"), y("y"), color=alt.value("@ink"), stroke=alt.value("@page"), strokeWidth=alt.value(2))
    names = [
        *_named("zones", align="left", fontSize=16),
        *_named("line_name", align="left", dx=8),
        *_named("own_left", align="right", dx=-12, dy=-12),
        *_named("own_right", align="left", dx=12, dy=-12),
    ]
    return finish(alt.layer(raster(smooth=True), line, dot, own, *names))


def _named(name: str, **more: Any) -> list[alt.Chart]:
    """A text that is readable on any color: twice, first as its own halo."""
    base = alt.Chart(rows(name))
    halo = base.mark_text(fontWeight=600, stroke="@page", strokeWidth=4, strokeJoin="round", opacity=0.9, **more)
    text = base.mark_text(fontWeight=600, color="@ink", **more)
    return [mark.encode(x("x"), y("y"), text="label:N") for mark in (halo, text)]
