"""Charts are measured with typefaces that are made for it, and look as if they had been measured with the whole ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import example, given, settings
from hypothesis import strategies as st

from acts.text import LANGS, Lang
from acts.theme import FONT
from acts.views import VIEWS
from reports import drawer
from reports.charts import WIDE, written
from reports.fonts import FOLDER as WHOLE
from reports.slim import slim
from reports.yardstick import COVERED, FOLDER, MEASURED, NAME, WEIGHTS, measurable
from reports.yardstick.__main__ import cut
from tests._paper import figures


def _plainly(spec: str) -> str:
    """*spec* as the chart engine draws it, measured with the whole typeface."""
    drawer.ready()
    return drawer.engine().vegalite_to_svg(spec, vl_version="6.1")


@pytest.mark.parametrize("language", LANGS)
@pytest.mark.parametrize("name", VIEWS)
def test_every_chart_looks_as_with_the_whole_typeface(name: str, language: Lang) -> None:
    """To the last digit; and none of them falls back on it."""
    view = VIEWS[name]()
    for figure in figures(view.show(view.compute(), language)):
        spec = written(figure, WIDE)
        assert measurable(spec), set(spec) - COVERED
        assert drawer.drawn(spec).decode() == slim(_plainly(spec))


@settings(max_examples=150, deadline=None)
@example("AVAToWa L Ty", 500).via("kerning")
@example("학습 단계(로그 눈금) 10⁻⁴", 400).via("Hangul and raised digits")
@given(st.text(sorted(COVERED), min_size=1, max_size=30), st.sampled_from(sorted(WEIGHTS)))
def test_a_text_is_as_wide_as_with_the_whole_typeface(text: str, weight: int) -> None:
    """Whatever is covered, in every weight."""
    mark = {"type": "text", "font": FONT, "fontWeight": weight, "text": text, "fontSize": 40}
    spec = json.dumps({"data": {"values": [{}]}, "mark": mark, "width": 1}, ensure_ascii=False)
    assert _plainly(spec.replace(FONT, FONT.replace(MEASURED, NAME))).replace(NAME, MEASURED) == _plainly(spec)


@pytest.mark.parametrize("text", ["☃", "쀍", "\\u0041", NAME])
def test_what_is_not_covered_is_measured_with_the_whole_typeface(text: str) -> None:
    """A letter that is missing, or that nobody sees before it is drawn; and a name that would be taken for another."""
    assert not measurable(f'{{"title": "{text}"}}')


@pytest.mark.parametrize("weight", WEIGHTS.values())
def test_the_yardsticks_are_cut_from_the_typeface_in_this_project(weight: str, tmp_path: Path) -> None:
    """They have every covered letter, its width and its box; made anew they are the same."""
    cut(weight, tmp_path / "new.ttf")
    kept, made, whole = (
        _opened(path)
        for path in (FOLDER / f"{NAME}-{weight}.ttf", tmp_path / "new.ttf", WHOLE / f"{MEASURED}-{weight}.ttf")
    )
    assert kept["name"].getBestFamilyName() == NAME
    assert set(map(chr, kept.getBestCmap())) >= COVERED
    assert _measures(kept) == _measures(made)
    assert _measures(kept).items() <= _measures(whole).items()


def _opened(path: Path) -> Any:
    return TTFont(path)


def _measures(font: Any) -> dict[int, tuple[object, ...]]:
    """The width and the box of each covered letter."""
    letters = {code: glyph for code, glyph in font.getBestCmap().items() if chr(code) in COVERED}
    box = ("xMin", "yMin", "xMax", "yMax")
    return {
        code: (font["hmtx"][glyph], [getattr(font["glyf"][glyph], edge, 0) for edge in box])
        for code, glyph in letters.items()
    }
