"""The drawings of a report are small, and look as the chart engine drew them."""

from __future__ import annotations

import math
import re
from itertools import combinations, pairwise
from math import hypot
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import numpy as np
import pydyf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from weasyprint.svg.path import path as draw_path

from acts.ends import at_height, spread
from acts.rows import Rows
from acts.views import VIEWS
from reports import drawer
from reports.charts import WIDE, csv, height, records, written
from reports.drawer import drawn
from reports.math import formula
from reports.slim import slim
from reports.strokes import operators, plain
from reports.thin import FINE, Point, thin
from tests._paper import figures

QUICK = settings(max_examples=60, deadline=None)
PLACE = st.tuples(*[st.floats(-50, 50).map(lambda x: round(x, 3))] * 2)


@QUICK
@given(
    st.lists(PLACE, min_size=1, max_size=40)
    | st.lists(st.sampled_from([(0.0, 0.0), (9.0, 0.02), (4.0, 0.0)]), min_size=1)
)
def test_a_thinned_line_lies_on_the_line(points: list[Point]) -> None:
    """Every point that was left out is within a seventieth of a millimeter of what is drawn."""
    kept = thin(points)
    assert (kept[0], kept[-1]) == (points[0], points[-1]) and len(kept) <= max(len(points), 2)
    for place in points:
        assert min(_from(place, a, b) for a, b in pairwise([*kept, kept[-1]])) <= FINE + 1e-9


@QUICK
@given(st.lists(st.floats(-9, 9).map(lambda v: round(v, 1)), max_size=12), st.floats(0.01, 2))
def test_names_stand_apart_and_no_farther_away_than_they_must(values: list[float], gap: float) -> None:
    """A gap apart, in order, each crowd around its own middle; what is far enough from the others stays."""
    places = spread(values, gap)
    order = np.argsort(values, kind="stable")
    steps = np.diff(places[order])
    assert (steps >= gap - 1e-9).all()
    crowds = np.split(order, np.flatnonzero(steps > gap + 1e-9) + 1)
    assert all(np.mean(places[c]) == pytest.approx(np.mean(np.array(values)[c]), abs=1e-9) for c in crowds if len(c))


def test_rows_keep_their_digits_on_paper() -> None:
    """However small, and no more of them than single precision has; counts are whole, and what is unknown is left out."""
    small = Rows({"x": [1e-20, math.nan], "word": ["nan", 'a "b", c']})
    counts = Rows({"n": np.array([3, 4]), "share": np.array([0.1, math.inf], np.float32)})
    assert csv({"a": small}).decode() == 'x,word\n1e-20,nan\n,"a ""b"", c"\n'
    assert csv({"a": small, "b": counts, "c": Rows({})}).decode().splitlines() == [
        "rows,x,word,n,share", "a,1e-20,nan,,", 'a,,"a ""b"", c",,', "b,,,3,0.1", "b,,,4,inf",
    ]  # fmt: skip
    assert records(small) == [{"x": 1e-20, "word": "nan"}, {"x": None, "word": 'a "b", c'}]
    assert [row["share"] for row in records(counts)] == [pytest.approx(0.1), None] and csv({}) == b"\n"


@pytest.mark.parametrize("height", [90, 120, 200])
def test_a_lower_figure_has_its_names_apart(height: int) -> None:
    """A name is as high as before where the figure is not; each keeps its line, and none goes below the axis."""
    view = VIEWS["curves"]()
    for figure in figures(view.show(view.compute(), "en")):
        if len(figure.data.get("ends", ())):
            (layer,) = [one for one in figure.spec["layer"] if one.get("data") == {"name": "ends"}]
            domain = figure.ends(layer["encoding"]["y"]["scale"])
            assert domain is not None
            low, high = domain
            places = at_height(figure, height).data["ends"]["at"]
            assert (np.diff(np.sort(places)) / (high - low) * (height - 62) >= 19 - 1e-6).all()
            assert places.min() > low
            assert (np.argsort(places) == np.argsort(figure.data["ends"]["at"])).all()


def test_paper_says_where_its_axes_end() -> None:
    """In numbers: what the screen says in rows has nobody on paper to read it."""
    view = VIEWS["curves"](span=6.5)
    for figure in figures(view.answer(view.look(), "en")):
        ends = re.findall(r'"domain": (\[[^\]"]*\]|"[^"]*")', written(figure, WIDE))
        assert ends and {"[-6.5, 6.5]"} < set(ends)
        assert '"@' not in written(figure, WIDE)


def _from(place: Point, a: Point, b: Point) -> float:
    """How far *place* is from the line between *a* and *b*."""
    x, y = b[0] - a[0], b[1] - a[1]
    along = ((place[0] - a[0]) * x + (place[1] - a[1]) * y) / (x * x + y * y or 1)
    share = min(max(along, 0), 1)
    return hypot(place[0] - a[0] - share * x, place[1] - a[1] - share * y)


def test_a_straight_line_is_two_points() -> None:
    """However many it came in."""
    assert thin([(i / 10, i / 5) for i in range(500)]) == [(0, 0), (49.9, 99.8)]


LOOKS = ('fill="#111111"', 'fill="#222222"', 'fill="#111111" fill-opacity="0.5"')


@QUICK
@given(st.lists(st.tuples(PLACE, st.sampled_from(LOOKS)), min_size=1, max_size=25))
def test_what_lies_above_stays_above(squares: list[tuple[Point, str]]) -> None:
    """Of two squares that overlap, the later one is painted later, whatever is painted at once; none is lost.

    Of two in one paint nobody sees which is later, but they are painted apart, as one is seen through the other.
    """
    square = '<path transform="translate({},{})" d="M0,0h10v10h-10Z" {}/>'
    marks = "".join(square.format(*at, look) for at, look in squares)
    layers = dict[tuple[float, float, str], list[int]]()
    drawn = slim(f'<svg xmlns="http://www.w3.org/2000/svg">{marks}</svg>')
    for number, (shapes, look) in enumerate(re.findall(r'<path d="([^"]*)" ([^>]*)/>', drawn)):
        for x, y in re.findall(r"M([-\d.]+),([-\d.]+)L", shapes):
            layers.setdefault((float(x), float(y), look), []).append(number)
    asked = [(float(f"{x:.2f}"), float(f"{y:.2f}"), look) for (x, y), look in squares]
    assert sum(map(len, layers.values())) == len(squares) and set(layers) == set(asked)
    for below, above in combinations(asked, 2):
        if below != above and max(abs(below[0] - above[0]), abs(below[1] - above[1])) < 9.9:
            first, second = layers[below], layers[above]
            assert not set(first) & set(second) if below[2] == above[2] else min(first) < max(second)


def test_bars_that_touch_are_one_path() -> None:
    """Whatever the last digit says of where one ends; those that overlap are two. So many are not compared at once."""
    for wide, paths in ((0.7 + 1e-12, 1), (0.9, 2)):
        bars = "".join(f'<path d="M{0.7 * i:.1f},0h{wide!r}v9h-1Z" fill="#123456" opacity="0.5"/>' for i in range(1200))
        drawn = slim(f'<svg xmlns="http://www.w3.org/2000/svg">{bars}</svg>')
        assert [path.count("M") for path in drawn.split("<path")[1:]] == [1200 // paths] * paths


@pytest.mark.parametrize("slug", VIEWS)
def test_a_chart_is_few_elements_with_all_its_words(slug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the engine draws dot by dot and tick by tick is one element a style; every label is kept.

    The drawing has the size that was asked for, as pages are set around it before it is drawn.
    """
    raw = list[str]()
    engine = drawer.__dict__["_svg"]
    monkeypatch.setattr(drawer, "_svg", lambda spec: raw.append(engine(spec)) or raw[-1])
    view = VIEWS[slug]()
    for figure in figures(view.show(view.compute(), "ko")):
        small = ET.fromstring(drawn(written(figure, WIDE)))
        assert (small.get("width"), small.get("height")) == (str(WIDE), str(height(figure)))
        labels = [node.text for node in small.iter() if node.tag.endswith("}text")]
        assert sorted(filter(None, labels)) == sorted(re.findall(r">([^<>]+)</text>", raw[-1]))
        assert all(plain(node.attrib) for node in small.iter() if node.tag.endswith("}path"))
        rest = len(list(small.iter())) - len(labels)
        assert rest <= max(60, len(re.findall("<(?:path|line|g) ", raw[-1])) / 4)


SPOT = PLACE.map("{0[0]:g},{0[1]:g}".format)
PIECE = st.builds("L{}".format, SPOT) | st.builds("C{},{},{}".format, SPOT, SPOT, SPOT)
OUTLINE = st.builds(
    "M{}{}{}".format, SPOT, st.lists(PIECE, min_size=1, max_size=9).map("".join), st.sampled_from(["", "Z"])
)


@QUICK
@given(st.lists(OUTLINE, min_size=1, max_size=5).map("".join))
@example(*re.findall(r' d="([^"]{500,})"', formula(r"\sqrt{1 + e^{-x}}").decode())[:1])
def test_a_plain_path_is_drawn_as_the_printer_draws_it(path: str) -> None:
    """The same numbers before the same letters."""
    assert plain({"d": path}) and _tokens(operators(path)) == _tokens(_usual(path))


def _usual(path: str) -> str:
    stream = pydyf.Stream()
    pen = SimpleNamespace(stream=stream, point=lambda x, y, _: (float(x), float(y)))
    draw_path(pen, SimpleNamespace(get={"d": path}.get, vertices=[]), 9)
    return b" ".join(stream.stream).decode()


def _tokens(written: str) -> list[float | str]:
    return [float(word) if word[-1].isdigit() or word[-1] == "." else word for word in written.split()]


def test_labels_are_cleaned() -> None:
    """As words on paper are, once and for all."""
    once = slim('<svg xmlns="http://www.w3.org/2000/svg"><text font-size="9px" class="x">中 ∇ a &lt;</text></svg>')
    assert "□ grad a &lt;" in once and "class" not in once and slim(once) == once


@pytest.mark.parametrize("part", [
    '<path transform="rotate(9)" d="M0,0L1,1" stroke="red"/>', '<path d="M0,0C1,1,2,2,3,3" stroke="red"/>',
    '<circle r="4" fill="red"/>', '<text font-size="9px">a<tspan>b</tspan></text>',
])  # fmt: skip
def test_what_the_engine_never_draws_is_refused(part: str) -> None:
    """It would be lost without a word."""
    with pytest.raises(ValueError):
        slim(f'<svg xmlns="http://www.w3.org/2000/svg">{part}</svg>')
