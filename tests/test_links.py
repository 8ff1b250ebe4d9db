"""Everything is a link."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.knobs import Number, Option
from acts.spec import Spec, decode, encode
from acts.text import LANGS
from acts.views import VIEWS
from acts.views.base import View
from tests.strategies import specs

KINDS = pytest.mark.parametrize("kind", VIEWS.values(), ids=VIEWS)


@KINDS
@given(data=st.data())
def test_decode_undoes_encode(kind: type[View], data: st.DataObject) -> None:
    """The short link and the full link both open as the view they came from."""
    view = data.draw(specs(kind))
    assert decode(kind, encode(view)) == (view, [])
    assert decode(kind, encode(view, full=True)) == (view, [])


@KINDS
def test_an_untouched_view_has_an_empty_link(kind: type[View]) -> None:
    """Defaults are not written into the address."""
    assert encode(kind()) == {}


@KINDS
def test_the_full_link_names_every_knob(kind: type[View]) -> None:
    """A record does not depend on today's defaults."""
    assert set(kind.knobs()) <= set(encode(kind(), full=True))


@KINDS
@given(data=st.data())
def test_any_mangled_link_opens(kind: type[View], data: st.DataObject) -> None:
    """What cannot be read keeps its default, and is named in both languages."""
    paths = st.sampled_from([*encode(kind(), full=True), "nonsense", "functions.9.alpha"])
    link = data.draw(st.dictionaries(paths, st.text(max_size=40), max_size=6))
    view, problems = decode(kind, link)
    assert isinstance(view, kind)
    read = encode(view, full=True)
    assert {p.path for p in problems} >= {path for path in link if path not in read}
    assert all(p.text(lang) for p in problems for lang in LANGS)


@KINDS
def test_out_of_range_is_refused_with_the_range(kind: type[View]) -> None:
    """The sentence about a bad value says which values are possible."""
    path, knob = next((n, k) for n, k in kind.knobs().items() if isinstance(k, Number | Option))
    view, problems = decode(kind, {path: "1e300"})
    assert view == kind()
    assert knob.wants.en in problems[0].text.en
    assert knob.wants.ko in problems[0].text.ko


def test_a_slip_is_answered_with_what_is_spelled_alike() -> None:
    """A long catalogue is not recited."""
    for link in ({"functions": "elu,grelu,tanh"}, {"activation": "Relu "}, {"functions": "x" * 5000}):
        slug = "curves" if "functions" in link else "dead_relu"
        (problem,) = decode(VIEWS[slug], link)[1]
        assert "relu" in problem.text.en or "x" in problem.raw
        assert len(problem.text.en) < 200 and len(problem.text.ko) < 200


@KINDS
def test_presets_read_without_a_problem(kind: type[View]) -> None:
    """Every example is a link to this view, and changes something."""
    for preset in kind.presets:
        view, problems = decode(kind, preset.link)
        assert not problems, preset.title.en
        assert view != kind() or not preset.link, preset.title.en


def described(spec: type[Spec]) -> list[Any]:
    """A spec's own words and its knobs' words."""
    knobs = spec.knobs().values()
    return [spec.title, spec.about, *(k.label for k in knobs), *(k.help for k in knobs if k.help)]


@KINDS
def test_every_word_has_its_korean(kind: type[View]) -> None:
    """Titles, questions, labels and examples exist in both languages."""
    for text in [*described(kind), kind.group, kind.following[1], *(p.title for p in kind.presets)]:
        assert text.en.strip(), text
        assert text.ko.strip(), text
    assert any("가" <= ch <= "힣" for ch in kind.about.ko)
