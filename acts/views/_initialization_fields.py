"""All layers of a deep network at once: the histograms of every layer seen from above, one picture a quantity."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import numpy as np
from numpy.typing import NDArray

from acts.array import Array
from acts.blocks import Figure, Raster, Strip
from acts.falling import Seen
from acts.histograms import Histogram
from acts.propagation import Profile
from acts.rows import Rows
from acts.text import Lang, Text, num, percent
from acts.views import _initialization_words as words
from acts.views._charts import Axis, Spec, finish, fit, keep, raster, rows, x, y

_ORDER: tuple[Seen, ...] = ("sums", "values", "gradients")
_COLORS = ((0, "@page"), (1, "@off"), (255, "@live"))
_GAP, _MOST_TICKS = 3, 5
_MIDDLE = 0.9


def fields(profile: Profile, lang: Lang) -> Strip:
    """Pre-activations, activations and gradients of all layers."""
    panels = tuple(_field(seen, profile.fields[seen], lang) for seen in _ORDER)
    outside = words.FIELDS_OUTSIDE if any(map(_hidden, profile.fields.values())) else ""
    caption = words.FIELDS_CAPTION.format(depth=profile.layers, outside=outside)(lang)
    return Strip(name="fields", title=words.FIELDS_TITLE(lang), caption=caption, panels=panels)


def _field(seen: Seen, histograms: Sequence[Histogram], lang: Lang) -> Figure:
    own = any(not np.array_equal(h.edges, histograms[0].edges) for h in histograms) or seen == "gradients"
    edges = np.linspace(-1, 1, len(histograms[0].edges)) if own else histograms[0].edges
    cells, margin = _cells(histograms), (_GAP + 1) * float(edges[1] - edges[0]) if _hidden(histograms) else 0.0
    low, high, last = float(edges[0]), float(edges[-1]), len(histograms) + 0.5
    title = words.OWN_SCALE.format(name=words.AXES[seen]) if own else words.AXES[seen]
    up = Axis(title(lang), (low - margin, high + margin), _ticks(low, high), grid=False, format=".4~g")
    return Figure(
        name=f"field_{seen}", title=words.FIELDS[seen](lang), caption="", alt=_alt(seen, histograms, lang),
        spec=fit(_frame(), _across(len(histograms), lang), up), height=230, right=14,
        data={"outside": _outside(histograms, (low, high), margin, lang), "counts": _counts(histograms)},
        raster=Raster(cells=cells, colors=_COLORS, x=(0.5, last), y=(high + margin, low - margin)),
    )  # fmt: skip


def _hidden(histograms: Sequence[Histogram]) -> bool:
    return any(h.below or h.above for h in histograms)


def _cells(histograms: Sequence[Histogram]) -> NDArray[np.uint8]:
    """The root of the share, so that a tenth can still be seen; beyond a gap what lies above and below, if anything does."""
    shares = np.array([h.counts for h in histograms], dtype=np.float64)
    if _hidden(histograms):
        gap, ends = np.zeros((len(histograms), _GAP)), [[h.below for h in histograms], [h.above for h in histograms]]
        shares = np.column_stack([ends[0], gap, shares, gap, ends[1]])
    shares /= np.maximum(shares.sum(1, keepdims=True), 1)
    shades = np.sqrt(shares / max(float(shares.max()), 1e-300))
    return np.ascontiguousarray(np.where(shares > 0, 1 + np.rint(254 * shades), 0).astype(np.uint8).T[::-1])


def _outside(histograms: Sequence[Histogram], ends: tuple[float, float], margin: float, lang: Lang) -> Rows:
    """What is written in the gap before the rows beyond the ends: how much of all values lies there."""
    total = sum(int(h.counts.sum()) + h.below + h.above for h in histograms)
    middle = margin * _GAP / (_GAP + 1) / 2
    sides = ((sum(h.below for h in histograms), ends[0] - middle), (sum(h.above for h in histograms), ends[1] + middle))
    told = [(percent(count / total, lang), at) for count, at in sides if count]
    label = [words.BEYOND_END.format(share=share)(lang) for share, _ in told] or [""]
    return Rows({"x": 0.5, "y": [at for _, at in told] or [ends[0]], "label": label})


def _counts(histograms: Sequence[Histogram]) -> Rows:
    """Every count, for those who take the numbers along; what lies outside has no end on that side."""
    start = np.concatenate([[np.nan, *h.edges] for h in histograms])
    end = np.concatenate([[*h.edges, np.nan] for h in histograms])
    count = np.concatenate([[h.below, *h.counts, h.above] for h in histograms])
    layer = np.repeat([h.layer for h in histograms], len(count) // len(histograms))
    kept = np.isfinite(start + end) | (count > 0)
    return Rows({"layer": layer[kept], "from": start[kept], "to": end[kept], "count": count[kept]})


def _across(layers: int, lang: Lang) -> Axis:
    step = -(-layers // _MOST_TICKS // 5) * 5 if layers > 2 * _MOST_TICKS else 2
    ticks = tuple(float(v) for v in sorted({1, *range(step, layers + 1, step)}))
    return Axis(words.LAYER(lang), (0.5, layers + 0.5), ticks, grid=False, format="d")


def _ticks(low: float, high: float) -> tuple[float, ...]:
    between = 0.0 if low < 0 < high else (low + high) / 2
    return tuple(float(f"{v:.3g}") for v in (low, between, high))


def _alt(seen: Seen, histograms: Sequence[Histogram], lang: Lang) -> str:
    """Where the middle nine tenths of the first and of the last layer lie, and how much lies outside."""
    said: dict[str, object] = {"last": histograms[-1].layer, "name": words.AXES[seen]}
    for word, h in (("first", histograms[0]), ("end", histograms[-1])):
        low, high = _middle(h)
        said |= {f"{word}_low": num(low, 2), f"{word}_high": num(high, 2)}
    shares = [h.outside for h in histograms]
    outside = Text(*(percent(float(np.mean(shares)), language) for language in ("en", "ko")))
    return words.FIELDS_ALT.format(outside=outside, **said)(lang)


def _middle(h: Histogram) -> tuple[float, float]:
    """The bins between which the middle nine tenths of what was counted lie."""
    reached: Array = np.cumsum(h.counts) / max(int(h.counts.sum()), 1)
    low = int(np.searchsorted(reached, (1 - _MIDDLE) / 2, side="right"))
    high = int(np.searchsorted(reached, (1 + _MIDDLE) / 2))
    return float(h.edges[min(low, len(h.counts) - 1)]), float(h.edges[min(high, len(h.counts) - 1) + 1])


@keep
def _frame() -> Spec:
    label = alt.Chart(rows("outside")).mark_text(align="left", dx=4, baseline="middle", fontWeight=600, color="@ink")
    return finish(alt.layer(raster(), label.encode(x("x"), y("y"), text="label:N")))
