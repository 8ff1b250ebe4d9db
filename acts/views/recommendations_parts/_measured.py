"""What each function costs on the machine that computes for the page, measured at the press of a button."""

from __future__ import annotations

import csv
import io
import json
from functools import partial

from acts.blocks import Block, Download, Live, Notice, Prose
from acts.speed import Cost, costs
from acts.text import Lang, Text, num
from acts.timing import COLUMNS, Timing, timed
from acts.views.recommendations_parts import _speed_words as w
from acts.views.recommendations_parts._costs import figure, named


def button(column: str, best: frozenset[str], lang: Lang) -> Live:
    """Measures every function that the table or the lecture names; *column* is drawn, *best* stands out."""
    return Live("speed", w.MEASURE(lang), partial(timed, tuple(named())), partial(_shown, column, best, lang))


def _shown(column: str, best: frozenset[str], lang: Lang, timing: Timing) -> list[Block]:
    drawn = column if timing.column(column) else "value"
    told = {"processor": timing.processor, "when": timing.when, "numpy": timing.versions["numpy"]}
    said = [w.HERE.format(**told), _leaky(drawn, timing.column(drawn))]
    missing = [] if drawn == column else [Notice("note", w.NO_TORCH(lang), w.NO_TORCH_TEXT(lang))]
    title = w.HERE_FIGURE.format(what=w.COLUMNS[drawn])
    drawing = figure("speed_here", title, timing.column(drawn), best, timing.rounds, lang)
    files = (("speed.csv", "text/csv", _csv(timing)), ("speed.json", "application/json", _json(timing)))
    return [*missing, Prose(" ".join(text(lang) for text in said)), drawing, Download(files)]


def _leaky(column: str, found: dict[str, Cost]) -> Text:
    """The lecture's tip in numbers, those from here beside those of the shipped table."""
    here, there = found["leaky_relu"], costs(column)["leaky_relu"]
    told = {"middle": num(here.middle, 2), "low": num(here.low, 2), "high": num(here.high, 2)}
    told |= {"shipped": num(there.middle, 2), "elu": num(found["elu"].middle, 2), "selu": num(found["selu"].middle, 2)}
    return w.HERE_LEAKY.format(what=w.COLUMNS[column], **told)


def _csv(timing: Timing) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(("function", "column", "median", "lower_quartile", "upper_quartile"))
    writer.writerows(
        (slug, name, *entry[name]) for slug, entry in timing.costs.items() for name in COLUMNS if name in entry
    )
    return out.getvalue().encode("utf-8-sig")


def _json(timing: Timing) -> bytes:
    head = {"processor": timing.processor, "when": timing.when, "rounds": timing.rounds, "size": timing.size}
    return json.dumps(
        {"measured": head | {"versions": dict(timing.versions)}, "functions": timing.costs}, indent=1
    ).encode()
