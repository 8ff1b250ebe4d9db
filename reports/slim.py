"""The SVG of the chart engine in few strokes: what looks the same and does not overlap is drawn at once.

The printer takes its time for every element and every point. The engine draws each dot, tick and grid line by itself,
inside groups within groups; here they become one path a style. Nothing is seen of it: a mark is drawn after all that
lie below it, and points that are left out of a line lie on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from xml.etree import ElementTree as ET

import numpy as np
from markupsafe import escape

from reports.layers import Mark, layers
from reports.shapes import dot, moved, point, radius, short
from reports.text import clean, width
from reports.thin import Point

_SVG, _LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
_STROKE = ("stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin")
_LETTERS = ("text-anchor", "font-family", "font-size", "font-weight")
_KEPT = {
    "path": ("fill", "fill-opacity", *_STROKE, "opacity"),
    "text": ("fill", "fill-opacity", *_STROKE, "opacity", *_LETTERS),
    "image": ("opacity", "width", "height", "preserveAspectRatio", "style", _LINK),
}
_PLACE = re.compile(r"translate\(([-\d.e]+),([-\d.e]+)\)(.*)")
_FAR = 1e6


def slim(svg: str) -> str:
    """*svg*, as the chart engine writes it, in few elements; raises ``ValueError`` at what it never writes."""
    root = ET.fromstring(svg)  # noqa: S314 - what our own engine wrote
    clips = {clip.get("id", ""): clip[0] for clip in root.iter(f"{_SVG}clipPath")}
    marks = [mark for part in root for mark in _marks(part, (0.0, 0.0), "", clips)]
    size = " ".join(f'{name}="{root.get(name)}"' for name in ("width", "height", "viewBox"))
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {spaces} {size}><g fill="none" stroke-miterlimit="10">{"".join(_written(marks))}</g></svg>'


def _marks(node: ET.Element, at: Point, clip: str, clips: Mapping[str, ET.Element]) -> Iterator[Mark]:
    """What *node* draws, in its order, each at its place on the page."""
    tag = node.tag.removeprefix(_SVG)
    place = _PLACE.fullmatch(node.get("transform", "translate(0,0)"))
    text = tag == "text"
    if place is None or tag not in _KNOWN or (place[3] and not text) or (text and len(node)):
        raise ValueError(f"no way to print {tag} {node.get('transform', '')}")
    at = at[0] + float(place[1]), at[1] + float(place[2])
    clip = _clip(clips[node.attrib["clip-path"][5:-1]], at) if "clip-path" in node.attrib else clip
    if tag == "g":
        for part in node:
            yield from _marks(part, at, clip, clips)
    elif tag in _DRAWERS and node.get("display") != "none":
        yield from _DRAWERS[tag](node, at, place[3], clip)


def _clip(rectangle: ET.Element, at: Point) -> str:
    x, y, across, down = (float(rectangle.get(name, "0")) for name in ("x", "y", "width", "height"))
    return f'x="{short(at[0] + x)}" y="{short(at[1] + y)}" width="{short(across)}" height="{short(down)}"'


def _style(node: ET.Element, tag: str) -> tuple[tuple[str, str], ...]:
    """How *node* is painted, a *tag* of `_KEPT`."""
    return _painted(tag, tuple(map(node.get, _KEPT[tag])))


@lru_cache(maxsize=256)
def _painted(tag: str, values: tuple[str | None, ...]) -> tuple[tuple[str, str], ...]:
    """What is seen through is said of a mark's fill or its stroke, as a group costs much more."""
    found = {name: value for name, value in zip(_KEPT[tag], values, strict=True) if value is not None}
    if "stroke" not in found:
        found = {name: value for name, value in found.items() if name not in _STROKE}
    seen = [name for name in ("fill", "stroke") if name in found]
    opacity = float(found.pop("opacity", "1"))
    if opacity < 1 and len(seen) == 1:
        found[f"{seen[0]}-opacity"] = f"{opacity * float(found.get(f'{seen[0]}-opacity', '1')):g}"
    elif opacity < 1:
        found["opacity"] = f"{opacity:g}"
    return tuple(found.items())


def _picture(node: ET.Element, at: Point, _: str, clip: str) -> Iterator[Mark]:
    corner = f' transform="translate({point(at)})"/>'
    yield Mark("image", clip, _style(node, "image"), corner, (-_FAR, -_FAR, _FAR, _FAR))


def _text(node: ET.Element, at: Point, turned: str, clip: str) -> Iterator[Mark]:
    words, size = clean(node.text or ""), float(node.attrib["font-size"].removesuffix("px"))
    room = size * (width(words) * _BOLDEST + 1)
    box = (at[0] - room, at[1] - (room if turned else 2 * size), at[0] + room, at[1] + (room if turned else 2 * size))
    shape = f' transform="translate({point(at)}){turned}">{escape(words)}</text>'
    yield Mark("text", clip, _style(node, "text"), shape, box)


_BOLDEST = 1.15  # times the width in regular type


def _path(node: ET.Element, at: Point, _: str, clip: str) -> Iterator[Mark]:
    style = dict(_style(node, "path"))
    if not {"fill", "stroke"} & style.keys():
        return
    data = node.get("d") or f"M0,0L{node.get('x2', '0')},{node.get('y2', '0')}"
    r = radius(data) if "stroke" not in style else 0.0
    if r:
        style = {name.replace("fill", "stroke"): value for name, value in style.items()}
        style |= {"stroke-width": short(2 * r), "stroke-linecap": "round"}
    shape, (x1, y1, x2, y2) = dot(r, at) if r else moved(data, at)
    edge = 0.0 if r else float(style.get("stroke-width", "0"))
    yield Mark("path", clip, tuple(style.items()), shape, (x1 - edge, y1 - edge, x2 + edge, y2 + edge))


_DRAWERS = {"path": _path, "line": _path, "text": _text, "image": _picture}
_KNOWN = {"g", "defs", *_DRAWERS}


def _written(marks: Sequence[Mark]) -> Iterator[str]:
    """*marks* from the lowest layer to the highest, those of one look in a layer at once."""
    looks = {look: i for i, look in enumerate(dict.fromkeys(mark.look for mark in marks))}
    kinds = np.array([looks[mark.look] for mark in marks])
    levels = layers(marks, kinds)
    together = sorted(range(len(marks)), key=lambda i: (levels[i], kinds[i]))
    ordered = [list(group) for _, group in groupby(together, key=lambda i: (levels[i], kinds[i]))]
    clips = dict[str, str]()
    for clip, groups in groupby(ordered, key=lambda group: marks[group[0]].clip):
        inside = "".join(_element([marks[i] for i in group]) for group in groups)
        if clip and clip not in clips:
            clips[clip] = f"clip{len(clips)}"
            yield f'<defs><clipPath id="{clips[clip]}"><rect {clip}/></clipPath></defs>'
        yield f'<g clip-path="url(#{clips[clip]})">{inside}</g>' if clip else inside


def _element(marks: Sequence[Mark]) -> str:
    first = marks[0]
    style = "".join(f' {name.replace(_LINK, "xlink:href")}="{escape(value)}"' for name, value in first.style)
    shapes = "".join(mark.shape for mark in marks)
    return f'<path d="{shapes}"{style}/>' if first.tag == "path" else f"<{first.tag}{style}{shapes}"
