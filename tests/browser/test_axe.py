"""Every page is examined by axe-core, in both languages, light and dark."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

from acts.text import LANGS
from acts.views import VIEWS
from tests.browser.conftest import Visitor

AXE = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RUN = """async only => (await axe.run(document, {resultTypes: ["violations"], ...only})).violations.flatMap(
  found => found.nodes.map(node => [found.id, node.target.flat().join(" "), node.html.slice(0, 160)]))"""
COLORS = {"runOnly": ["color-contrast"]}
KNOWN = {  #: rule and a piece of the markup that breaks it, which is a library's and not ours; each with the reason
    ("list", "stSidebarNavItems"): "Streamlit groups the links of its navigation with elements between ul and li",
    ("listitem", "<li class="): "the same navigation, from the side of its items",
    ("landmark-unique", "stFileUploaderDropzone"): "Streamlit's drop zone is a section with the label of its field",
    ("presentation-role-conflict", "stFileUploaderDropzone"): "the same drop zone has a label and no role",
    ("duplicate-id", "<h1 id="): "Streamlit makes ids of headings even where it offers no anchor",
    ("svg-img-alt", "mark container"): "Vega names the kind of a group of marks and leaves it without a description",
}


def known(rule: str, markup: str) -> bool:
    """Whether a violation is one of the list."""
    return any(rule == named and piece in markup for named, piece in KNOWN)


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
            person.page.locator("p.finding").wait_for(timeout=60_000)
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
    return [[page, *one] for one in person.page.evaluate(RUN, only) if not known(one[0], one[2])]
