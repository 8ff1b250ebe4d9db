"""Every page is examined by axe-core, in both languages, light and dark."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

from acts.text import LANGS
from acts.views import VIEWS
from tests.browser.conftest import Visitor

AXE = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RUN = """async only => {
  const inside = node => {
    const names = []
    for (let e = document.querySelector(node.target.flat().join(" ")); e; e = e.parentElement)
      names.push(e.dataset.testid ?? "")
    return names.filter(Boolean).join(" ")
  }
  const {violations} = await axe.run(document, {resultTypes: ["violations"], ...only})
  return violations.flatMap(found => found.nodes.map(node => [found.id, inside(node), node.html.slice(0, 160)]))
}"""
COLORS = {"runOnly": ["color-contrast"]}
KNOWN = {  #: rule and the part of Streamlit that breaks it, inside which nothing is ours; each with the reason
    ("list", "stSidebarNavItems"): "the links of the navigation are grouped by elements between ul and li",
    ("listitem", "stSidebarNavItems"): "the same navigation, from the side of its items",
    ("duplicate-id", "stHeading"): "an id is made of the words of a heading even where no anchor is offered",
    ("presentation-role-conflict", "stFileUploaderDropzone"): "the drop zone has a label and the role of none",
}


def known(rule: str, inside: str) -> bool:
    """Whether a violation is one of the list."""
    return any(rule == named and part in inside.split() for named, part in KNOWN)


GROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"


@pytest.mark.parametrize("lang", LANGS)
def test_no_page_breaks_a_rule_of_axe(visit: Any, lang: str) -> None:
    """No violation, by day or by night, but those of a library's own markup that are listed."""
    person: Visitor = visit()
    found: list[list[str]] = []
    for page in ("", *VIEWS, "study"):
        person.page.emulate_media(color_scheme="light")
        person.open(f"/{page}?lang={lang}")
        if page in VIEWS:
            person.page.locator("p.finding").wait_for()
        person.page.evaluate(AXE)
        found += violations(person, page, {})
        bright = person.page.evaluate(GROUND)
        person.page.emulate_media(color_scheme="dark")
        person.page.wait_for_function(f"{GROUND} !== {bright!r}")
        person.page.wait_for_timeout(400)  # colors fade from one to the other
        found += violations(person, f"{page}, dark", COLORS)  # at night only the colors are others
    assert found == []


def violations(person: Visitor, page: str, only: dict[str, Any]) -> list[list[str]]:
    """What axe finds on the open page, beyond what is known."""
    return [[page, *one] for one in person.page.evaluate(RUN, only) if not known(one[0], one[1])]
