"""What a section depends on, and what it ignores."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from acts.axes import AXES
from acts.rows import Rows
from acts.text import Trouble
from acts.views import VIEWS
from acts.views.base import View
from acts.views.parts import Part, blocks, find
from tests.strategies import values

HOSTS: dict[str, dict[str, Any]] = {
    "dead_relu": {"steps": 6, "width": 4, "layers": 1}, "initialization": {"width": 12, "samples": 20, "depth": 3},
}  # fmt: skip
FEW: dict[str, dict[str, Any]] = {
    "sweep": {"low": 0.1, "high": 1.0, "count": 2, "seeds": 1}, "find_cliff": {"count": 3, "seeds": 2, "rounds": 0},
    "born_dead": {"networks": 100, "depth": 4}, "stability": {"layers": 3, "seeds": 1}, "dropout": {"passes": 10},
    "training_comparison": {"steps": 10, "samples": 50, "depth": 1, "width": 4, "seeds": 1}, "symmetry": {"steps": 5},
    "defaults": {"depth": 3, "width": 8, "seeds": 1},
}  # fmt: skip
CASES = [(view, slug) for view, cls in VIEWS.items() for slug in cls.knobs()["parts"].catalogue]  # pyright: ignore[reportAttributeAccessIssue]


def some(view: str, slug: str) -> tuple[View, Part]:
    """A small view, and the section with little to compute."""
    cls = VIEWS[view]
    return cls(**HOSTS.get(view, {})).with_knob("parts", ()), cls.knobs()["parts"].catalogue[slug](**FEW.get(slug, {}))  # pyright: ignore[reportAttributeAccessIssue]


def ignored(view: View, part: Part) -> list[str]:
    return [name for name in view.knobs() if name != "parts" and not part.depends(name)]


@pytest.mark.parametrize(("view", "slug"), [case for case in CASES if ignored(*some(*case))])
@settings(max_examples=2, phases=[Phase.generate])
@given(data=st.data())
def test_what_a_section_ignores_changes_nothing(view: str, slug: str, data: st.DataObject) -> None:
    """Knobs that it does not depend on may stand anywhere: it says the same, and is kept under the same name."""
    host, part = some(view, slug)
    whole = {name for name, info in type(host).model_fields.items() if info.annotation is int}
    turned = host
    for name in ignored(host, part):
        turned = turned.with_knob(name, data.draw(values(host.knobs()[name], whole=name in whole)))
    assert turned.beside(part) == host.beside(part)
    assert said(part, turned.host) == said(part, host.host)


def said(part: Part, host: Any) -> Any:
    """All that the section shows and counts."""
    found = find(part, host)
    assert not isinstance(found, Trouble)
    return plain([*blocks(part, host, found, "en")]), part.numbers(host, found)


def plain(value: Any) -> Any:
    """*value* without what cannot be compared."""
    if isinstance(value, Rows):
        return value.frame().to_csv()
    if isinstance(value, np.ndarray):
        return value.tobytes()
    if is_dataclass(value):
        return [plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("slug", AXES)
def test_an_axis_replaces_its_knob(slug: str) -> None:
    """A sweep does not ask the page for what it goes through itself, nor for the rate."""
    view, part = some("dead_relu", "sweep")
    there = part.with_knob("axis", AXES[slug]())
    assert set(ignored(view, there)) == {"rate", AXES[slug]().knob} <= view.knobs().keys()
