"""The figures of the view `Recommendations`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.advice import ROWS, Row
from acts.array import Array
from acts.blocks import Figure
from acts.ends import ends
from acts.rows import Rows, stack
from acts.text import Lang, Text
from acts.views import _recommendations_words as w
from acts.views._charts import Axis, Spec, finish, fit, keep, lines, rows, x

_MOST, _TICKS = 12, (-4, -2, 0, 2, 4)


def curves(row: Row, lang: Lang) -> Figure | None:
    """The functions of one number that *row* recommends, drawn together; ``None`` if it recommends none."""
    z = np.linspace(-4, 4, 161)
    drawn = {name(lang): values for name, values in _drawn(row, z).items()}
    if not drawn:
        return None
    names, marks = tuple(drawn), tuple(range(len(drawn)))
    table = stack([Rows({"x": z, "y": y, "series": n, "part": n}) for n, y in drawn.items()])
    values = np.concatenate(list(drawn.values()))
    span = max(float(values.min()) - 0.2, -4.0), min(float(values.max()) + 0.2, 4.2)
    told = {"names": ", ".join(names), "what": row.what}
    return Figure(
        name="recommended_curves",
        title=w.CURVES(lang),
        caption=w.CURVES_CAPTION.format(**told)(lang),
        alt=w.CURVES_ALT.format(**told)(lang),
        spec=lines(names, marks, Axis(w.INPUT(lang), (-4, 4), _TICKS), Axis(w.OUTPUT(lang), span), "xy"),
        data={"lines": table, "ends": ends(names, values[160::161], 4.0, span, 290)},
        height=290,
        right=24 + max(map(_width, names)),
    )


def _width(name: str) -> int:
    """About how many pixels a label takes; a Hangul syllable is as wide as two letters."""
    return sum(14 if "가" <= letter <= "힣" else 8 for letter in name)


def _drawn(row: Row, z: Array) -> dict[Text, Array]:
    """What can be drawn of the functions that *row* recommends, each once, by name: their values at *z*."""
    curves = {use.name: use.activation(z) for use in row.use if use.activation}
    share = {w.SLICE.format(name=use.plain): 1 / (1 + 2 * np.exp(-z)) for use in row.use if use.slug == "softmax"}
    return curves | share


def counts(found: Sequence[Row], asked: bool, lang: Lang) -> Figure:
    """How often the whole table recommends each function, and how often the rows *found* do."""
    table = _counted(found, asked, lang)
    names, most = tuple(table["function"].tolist()), int(table["all"][0])
    across = Axis(w.COUNTS_X(lang), (0.0, float(most)), count=5)
    return Figure(
        name="recommended_counts",
        title=w.COUNTS(lang),
        caption=w.COUNTS_CAPTION.format(most=_MOST, parts=w.COUNTS_PARTS if asked else "")(lang),
        alt=w.COUNTS_ALT.format(first=names[0], count=most)(lang),
        spec=fit(_bars(names), across, Axis(None)),
        data={"bars": table},
        height=290,
        right=60,
    )


def _counted(found: Sequence[Row], asked: bool, lang: Lang) -> Rows:
    """The functions that are recommended most often: their names, both counts, and the label of the bar."""
    total, shown = _tally(ROWS.values()), _tally(found)
    top = [slug for slug, _ in total.most_common(_MOST)]
    named = {use.slug: use.plain(lang) for row in ROWS.values() for use in row.use}
    label = w.COUNT_LABEL if asked else w.COUNT_ALONE
    return Rows(
        {
            "function": [named[slug] for slug in top],
            "shown": [shown[slug] for slug in top],
            "all": [total[slug] for slug in top],
            "label": [label.format(shown=shown[slug], total=total[slug])(lang) for slug in top],
        }
    )


def _tally(some: Iterable[Row]) -> Counter[str]:
    """In how many of the rows each function is recommended; functions met earlier come first among equals."""
    return Counter(slug for row in some for slug in dict.fromkeys(use.slug for use in row.use))


_BAR = alt.RelativeBandSize(band=0.62)


@keep
def _bars(names: tuple[str, ...]) -> Spec:
    up = alt.Y(field="function", type="nominal", sort=list(names), title=None)
    base = alt.Chart(rows("bars"))
    light = base.mark_bar(color="@axis", opacity=0.5, height=_BAR).encode(x("all"), up)
    dark = base.mark_bar(color="@blue", height=_BAR).encode(x("shown"), up)
    label = base.mark_text(align="left", dx=6, baseline="middle", color="@muted").encode(x("all"), up, text="label:N")
    chart: Any = alt.layer(light, dark, label)
    return finish(chart)
