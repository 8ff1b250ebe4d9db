"""What a chart says under the pointer: the names on its axes, and its numbers with the digits that they have everywhere.

Lines over one axis are read together: unseen strips lie over the figure, one a place where there are numbers. The
browser alone makes them, from the rows that it has for the drawing; paper knows nothing of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from acts.rows import Rows, Words, stack
from acts.text import Lang, Text
from pages.frame import digits

Layer = dict[str, Any]
JOINED = "told"  #: the rows that :func:`told` makes
_TOLD = ("bar", "point", "square")
_SHADE = {"condition": {"param": "over", "empty": False, "value": 0.1}, "value": 0}


def readout(spec: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    """*spec*, dressed for the screen, with what is said under the pointer."""
    shared = {"data": spec["data"]} if "data" in spec else {}
    layers = [{**shared, **layer} for layer in spec.get("layer", ())]
    lines = [layer for layer in layers if _is_line(layer, alone=len(layers) == 1)]
    if lines:
        return {**spec, "layer": [*layers, _lines(lines[-1], layers, lang)]}
    bins = [_bin(layer) for layer in layers if "x2" in layer.get("encoding", {}) and _is_told(layer)]
    if layers:
        return {**spec, "layer": [*(layers if bins else map(_pointed, layers)), *bins]}
    return _pointed(dict(spec))


def bands(spec: Mapping[str, Any], data: Mapping[str, Rows]) -> dict[str, Any]:
    """*spec* of a dense map with an unseen band over each of its rows, if *data* tell of them.

    Rows ``units``: where a row begins and ends (top, bottom), its name, and columns that are called as they are to be read.
    """
    if "units" not in data:
        return dict(spec)
    up = next(layer["encoding"]["y"] for layer in spec["layer"] if layer["data"]["name"] == "raster")
    said = [name for name, column in data["units"].columns.items() if isinstance(column, Words) and name != "name"]
    rows = {"title": "datum.name"} | {name: f"datum[{_quoted(name)}]" for name in said}
    place = {"x": {"value": 0}, "x2": {"value": "width"}, "y": {**up, "field": "top"}, "y2": {"field": "bottom"}}
    band = {
        "data": {"name": "units"},
        "mark": {"type": "rect", "aria": False, "tooltip": _table(rows)},
        "params": _over("name"),
        "encoding": {**place, "opacity": _SHADE},
    }
    return {**spec, "layer": [*spec["layer"], band]}


def silent(spec: Mapping[str, Any]) -> dict[str, Any]:
    """*spec* without what Streamlit has a mark say that says nothing itself: its fields, and of a picture all its bytes."""
    config: Mapping[str, Any] = spec["config"]
    return {**spec, "config": {**config, "mark": {**config["mark"], "tooltip": None}}}


def told(data: Mapping[str, Rows], lang: Lang) -> dict[str, Rows]:
    """Further rows that a readout needs: what was measured and what theory says, where a figure has both; kept with them."""
    if "measured" not in data or "theory" not in data:
        return {}
    measured, theory = data["measured"], data["theory"]
    joined, of = measured.kept.get(f"{JOINED} {lang}", (None, None))
    if of is not theory:
        names = [_THEORY.format(name=name)(lang) for name in theory["series"]]
        joined = stack([measured, theory.having(series=names)])
        measured.kept[f"{JOINED} {lang}"] = joined, theory
    return {JOINED: joined}


def strips(source: Layer, x: str, names: Sequence[str], *, whole: bool = False, band: bool = False) -> Layer:
    """A layer of unseen strips over the places *x* of the rows that *source* (a layer) draws.

    Each says the number of every series of *names*, of the only one if there are none; *whole*: they are whole numbers;
    with a *band*, how far it reaches. Rows like those of `acts.views._charts.lines`.
    """
    across, up = source["encoding"]["x"], source["encoding"]["y"]
    said = digits.numbers(whole, band)
    by = [{"pivot": "series", "value": "said", "groupby": [x], "op": "max"}] if names else []
    each = {name: f"datum[{_quoted(name)}]" for name in names} or {up["title"]: "datum.said"}
    head = {"title": _quoted(up["title"])} if names and up["title"] else {}
    return {
        "data": source["data"],
        "transform": [*said, *by, *_edges(x, across)],
        "mark": {
            "type": "rect",
            "aria": False,
            "clip": True,
            "tooltip": _table(head | {across["title"]: _place(f"datum.{x}", across)} | each),
        },
        "params": _over(x),
        "encoding": {"x": {**across, "field": "from"}, "x2": {"field": "to"}, "opacity": _SHADE},
    }


def names_of(layer: Layer) -> list[str]:
    """The series of a *layer*, in the order of the palette."""
    return layer["encoding"].get("color", {}).get("scale", {}).get("domain", [])


def _is_line(layer: Layer, *, alone: bool) -> bool:
    """Whether *layer* draws numbers over places: a line or points by series, or the one line of a chart; a path is none."""
    said = layer.get("encoding", {})
    if not (said.get("x", {}).get("title") and said.get("y", {}).get("field") == "y") or "order" in said:
        return False
    kind = layer["mark"]["type"]
    return (kind == "line" and alone) or (kind in ("line", "point") and said.get("color", {}).get("field") == "series")


def _lines(line: Layer, layers: Sequence[Layer], lang: Lang) -> Layer:
    source, names = line, names_of(line)
    if line["data"]["name"] == "theory":
        source = {**line, "data": {"name": JOINED}}
        names = [name for each in names for name in (each, _THEORY.format(name=each)(lang))]
    whole = "d" in (line["encoding"]["y"].get("axis", {}).get("format") or "")
    return strips(source, "x", names, whole=whole, band=any(_is_band(layer, line) for layer in layers))


def _is_band(layer: Layer, line: Layer) -> bool:
    return layer.get("data") == line["data"] and layer["encoding"].get("y", {}).get("field") == "lo"


def _edges(x: str, across: Layer) -> list[Layer]:
    """Where a strip begins and ends: in the middle between its place and the next."""
    sides = [{"op": op, "field": x, "as": side} for op, side in (("lag", "left"), ("lead", "right"))]
    out = f"datum.{x}" if across["scale"].get("type") else None  # nothing is left of the first place of a logarithm
    before, after = (f"1.5 * datum.{x} - 0.5 * datum.{side}" for side in ("right", "left"))
    return [
        {"window": sides, "sort": [{"field": x}]},
        {"calculate": f"isValid(datum.left) ? 0.5 * (datum.left + datum.{x}) : {out or before}", "as": "from"},
        {"calculate": f"isValid(datum.right) ? 0.5 * (datum.right + datum.{x}) : {out or after}", "as": "to"},
    ]


def _is_told(layer: Layer) -> bool:
    """Whether the marks of *layer* are numbers on an axis that has a name."""
    places = [layer.get("encoding", {}).get(channel, {}) for channel in "xy"]
    return layer.get("mark", {}).get("type") in _TOLD and any(p.get("title") and p.get("field") for p in places)


def _pointed(layer: Layer) -> Layer:
    """A *layer* whose marks say their own numbers, if it is one of marks that have some."""
    if not _is_told(layer):
        return layer
    places = [place for channel in "xy" if (place := layer["encoding"].get(channel, {})).get("field")]
    rows = {place["title"]: _place(f"datum.{place['field']}", place) for place in places if place.get("title")}
    names = [place["field"] for place in places if place["type"] == "nominal" and not place.get("title")]
    head = {"title": f"datum[{_quoted(names[0])}]"} if names else {}
    return {**layer, "mark": {**layer["mark"], "tooltip": _table(head | rows)}}


def _bin(bar: Layer) -> Layer:
    """A layer of unseen strips over the bins of a histogram, for its lowest bars can hardly be pointed at."""
    across, until, up = (bar["encoding"][channel] for channel in ("x", "x2", "y"))
    reach = " + ' … ' + ".join(digits.plain(f"datum.{edge['field']}") for edge in (across, until))
    said = {across["title"]: reach, up["title"]: digits.plain(f"datum.{up['field']}")}
    return {
        "data": bar["data"],
        "mark": {"type": "rect", "aria": False, "tooltip": _table(said)},
        "params": _over(across["field"]),
        "encoding": {"x": across, "x2": until, "opacity": _SHADE},
    }


def _over(field: str) -> list[Layer]:
    """The strip under the pointer, by *field*."""
    return [
        {"name": "over", "select": {"type": "point", "fields": [field], "on": "pointerover", "clear": "pointerout"}}
    ]


def _place(value: str, channel: Layer) -> str:
    """A place on an axis; a step or a layer is a whole number."""
    if channel["type"] == "nominal":
        return value
    return f"format({value}, ',d')" if "d" in (channel.get("axis", {}).get("format") or "") else digits.plain(value, 4)


def _table(rows: Mapping[str, str]) -> Layer:
    """A tooltip of names and expressions; that an axis is logarithmic says nothing about a number."""
    said = [f"{_quoted(_LOG.sub('', name))}: {value}" for name, value in rows.items()]
    return {"expr": f"{{{', '.join(said)}}}"}


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)


_LOG = re.compile(r" ?\((?:log scale|로그 눈금)\)$")
_THEORY = Text("{name}, theory", "{name}, 이론")
