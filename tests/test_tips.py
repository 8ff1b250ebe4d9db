"""What a chart says under the pointer, drawn as text by the chart engine and read back."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import numpy as np
import pytest
import vl_convert
from hypothesis import example, given, settings
from hypothesis import strategies as st

from acts.blocks import Figure
from acts.rows import Rows
from acts.text import LANGS, Lang, num
from acts.theme import dress
from acts.views.curves import Curves
from acts.views.dead_relu import DeadRelu
from acts.views.initialization import Initialization
from pages.frame import charts, digits, tips

NUMBERS = st.floats(-1e290, 1e290, allow_nan=False, allow_subnormal=False).filter(lambda v: v == 0 or abs(v) > 1e-290)


def written(layer: dict[str, Any], expression: str, data: dict[str, Rows]) -> list[str]:
    """What *expression* is for every row of *layer*, in their order."""
    rows = {
        name: json.loads(found.frame().to_json(orient="records", double_precision=15) or "[]")
        for name, found in data.items()
    }
    text = {
        **layer,
        "mark": {"type": "text", "text": {"expr": f"'<' + {expression} + '>'"}},
        "datasets": rows,
        "encoding": {},
    }
    svg = vl_convert.vegalite_to_svg({k: v for k, v in text.items() if k != "params"}, vl_version="6.1")
    return re.findall("<([^<>]*)>", "\n".join(unescape(found) for found in re.findall(r">(&lt;[^<]*)</text>", svg)))


@settings(max_examples=20)
@example([0.0, 1e-4, 9.99e-5, 0.00052, 0.12345, 99_990.0, 99_999.0, 1e5, -12_345.6, 2e-290])
@given(st.lists(NUMBERS, min_size=1, max_size=40))
def test_a_number_under_the_pointer_is_written_as_everywhere(values: list[float]) -> None:
    """The browser's digits, minus signs and powers of ten are those of `num`, but where halves are rounded."""
    layer = {"data": {"name": "lines"}, "transform": digits.numbers(whole=False, band=False)}
    said = written(layer, "datum.said", {"lines": Rows({"y": values})})
    near = [{num(float(np.nextafter(v, way))) for way in (-np.inf, v, np.inf)} for v in values]
    assert len(said) == len(values)
    assert all(text in some for text, some in zip(said, near, strict=True))


def figures(view: Any, lang: Lang) -> dict[str, Figure]:
    """The charts of *view*, by name."""
    return {block.name: block for block in view.show(view.compute(), lang) if isinstance(block, Figure)}


@pytest.mark.parametrize("lang", LANGS)
def test_every_line_is_read_under_the_pointer(lang: Lang) -> None:
    """At each layer, the measured number of every line and what theory says of it, as the rows have them."""
    for figure in figures(Initialization(), lang).values():
        data = {**figure.data, **tips.told(figure.data, lang)}
        read = tips.readout(dress(figure.spec, "light", 200, 0), lang)["layer"][-1]
        rows = data[tips.JOINED]
        for name in set(rows["series"]):
            said = written(read, f"datum[{json.dumps(name)}]", data)
            assert said == [
                num(float(y)) for y, series in zip(rows["y"], rows["series"], strict=True) if series == name
            ]
            assert json.dumps(name, ensure_ascii=False) in read["mark"]["tooltip"]["expr"]
            assert not re.search(r"\(log scale\)|\(로그", read["mark"]["tooltip"]["expr"])


@pytest.mark.parametrize("lang", LANGS)
def test_every_row_of_the_life_lines_is_read_under_the_pointer(lang: Lang) -> None:
    """Its name and all that is said of its unit, as the rows have it, from edge to edge of the picture."""
    figure = figures(DeadRelu(steps=20), lang)["lives"]
    band = tips.bands(dress(figure.spec, "light", 200, 0), figure.data)["layer"][-1]
    told, said = figure.data["units"], band["mark"]["tooltip"]["expr"]
    assert written(band, "datum.name", dict(figure.data)) == list(told["name"])
    for column in set(told.columns) - {"name", "layer", "unit", "top", "bottom"}:
        assert f"{json.dumps(column, ensure_ascii=False)}: datum[{json.dumps(column, ensure_ascii=False)}]" in said
    assert figure.raster is not None and (min(told["top"]), max(told["bottom"])) == figure.raster.y


def test_what_says_nothing_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit has a mark without words say all its fields; on our charts only what was written for it speaks."""
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(charts.look, "mode", lambda: "light")
    monkeypatch.setattr(charts.address, "language", lambda: "en")
    monkeypatch.setattr(charts.st, "vega_lite_chart", lambda spec, **_: sent.append(spec))
    for figure in figures(Initialization(), "en").values():
        charts.chart(figure)
    assert sent and all(spec["config"]["mark"]["tooltip"] is None for spec in sent)


def test_paper_says_nothing_under_the_pointer() -> None:
    """What is printed has no strips and no tooltips."""
    for figure in figures(Curves(), "en").values():
        assert "tooltip" not in json.dumps(dict(figure.spec))
