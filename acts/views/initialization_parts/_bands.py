"""Lines with a band over seeds: the median of the runs between their lowest and their highest."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from acts.array import Array
from acts.ends import spread as pushed_apart
from acts.initializers.base import Initializer
from acts.rows import Rows, stack
from acts.text import Lang, num
from acts.views._charts import Axis, lines


@dataclass(frozen=True, eq=False)
class Band:
    """One line: its name, its place in the palette, where it is known (points,), and every run (runs, points)."""

    name: str
    mark: int
    x: Array
    runs: Array


def called(chosen: Sequence[Initializer], lang: Lang) -> tuple[str, ...]:
    """A short name for each initializer, with the knobs that are not as usual; never the same name twice."""
    names = [_short(w, lang) for w in chosen]
    return tuple(n if names.count(n) == 1 else f"{n} {names[: i + 1].count(n)}" for i, n in enumerate(names))


def _short(w: Initializer, lang: Lang) -> str:
    usual, title = type(w)(), w.title(lang)
    turned = [getattr(w, name) for name in w.knobs() if getattr(w, name) != getattr(usual, name)]
    said = [num(v) if isinstance(v, float) else str(v) for v in turned]
    short = title.removesuffix(" 초기화") if title[0].isascii() else title  # "He 정규분포", but "상수 초기화"
    return f"{short} ({', '.join(said)})" if said else short


def bands(series: Sequence[Band], across: Axis, up: Axis, height: int) -> dict[str, Any]:
    """Spec and rows of a `Figure`; *up* needs a domain. Numbers that are not finite are not drawn."""
    low, high = up.domain or (0.0, 1.0)
    tables = [_table(one, low if up.log else -math.inf) for one in series]
    drawn = stack(tables)
    shown = [
        (one, float(table["x"][-1]), float(table["y"][-1]))
        for one, table in zip(series, tables, strict=True)
        if len(table)
    ]
    last = np.clip([y for *_, y in shown], low, high)
    scaled, ends = (np.log10(last), (math.log10(low), math.log10(high))) if up.log else (last, (low, high))
    at = pushed_apart(scaled.tolist(), (ends[1] - ends[0]) * 19 / max(height - 62, 20))
    names = [one.name for one, *_ in shown]
    labels = Rows({"x": [x for _, x, _ in shown], "at": 10**at if up.log else at, "series": names})
    spec = lines(tuple(s.name for s in series), tuple(s.mark for s in series), across, up, band=True)
    return {"spec": spec, "data": {"lines": drawn, "ends": labels}}


def _table(one: Band, floor: float) -> Rows:
    known = np.isfinite(one.runs).any(0)
    runs = np.maximum(one.runs[:, known], floor)
    found = [of(runs, 0) if known.any() else [] for of in (np.nanmedian, np.nanmin, np.nanmax)]
    return Rows(dict(zip(("y", "lo", "hi"), found, strict=True)) | {"x": one.x[known], "series": one.name, "part": 0})


@dataclass(frozen=True)
class Powers(Axis):
    """A log axis whose ticks are powers of ten, written as such."""

    def encoding(self) -> dict[str, Any]:
        """The channel of `Axis`, with its labels."""
        found = super().encoding()
        powers = {round(math.log10(t)): t for t in self.ticks or ()}
        words = ", ".join(f"'{p}': '{_power(p)}'" for p in powers)
        return found | {"axis": found["axis"] | {"labelExpr": f"{{{words}}}[round(log(datum.value) / LN10)]"}}


def _power(exponent: int) -> str:
    plain = {-2: "0.01", -1: "0.1", 0: "1", 1: "10", 2: "100"}
    return plain.get(exponent, "10" + str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")))


def decades(title: str, values: Array, least: float) -> Powers:
    """A log axis around the positive *values*, not below *least*."""
    good = values[np.isfinite(values) & (values > 0)]
    low = math.floor(math.log10(max(float(good.min(initial=1.0)), least)))
    high = math.ceil(math.log10(max(float(good.max(initial=1.0)), 10.0 ** (low + 1))))
    step = -(-(high - low) // 5)
    return Powers(title, (10.0**low, 10.0**high), tuple(10.0**p for p in range(high, low - 1, -step)), log=True)
