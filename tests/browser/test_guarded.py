"""The content security policy in a real browser: nothing that a page needs is refused, and nothing foreign is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from acts.views import VIEWS
from bench.servers import serving
from tests.browser.conftest import Visitor

PROBED = "/_stcore/"  #: Streamlit looks for its own address below that of the page first, in vain


@pytest.fixture(scope="module")
def server(log: Path) -> Iterator[str]:
    """The server behind its guard."""
    with serving("hosted.py", log=log) as port:
        yield f"http://127.0.0.1:{port}"


def listen(person: Visitor) -> None:
    """Add what the console reports to the person's complaints."""

    def heard(message: Any) -> None:
        if message.type == "error" and PROBED not in message.location["url"]:
            person.complaints.append(message.text[:300])

    person.page.on("console", heard)


@pytest.mark.parametrize("page", ["", *VIEWS, "study"])
def test_the_policy_refuses_nothing_that_a_page_needs(visit: Any, page: str) -> None:
    """Every page, with its charts and fonts, leaves the console without an error."""
    person: Visitor = visit()
    listen(person)
    person.open(f"/{page}?lang=ko")
    if page in VIEWS:
        person.page.locator("[data-testid=stVegaLiteChart] svg, p.finding").first.wait_for()
    person.page.wait_for_timeout(1000)
    assert person.complaints == []


def test_the_policy_is_in_force(visit: Any) -> None:
    """An image from elsewhere is refused by the browser itself."""
    person: Visitor = visit()
    person.open("/study?lang=en")
    blocked = person.page.evaluate("""() => new Promise(done => {
      document.addEventListener("securitypolicyviolation", event => done(event.effectiveDirective))
      new Image().src = "https://evil.example/a.png"
    })""")
    assert blocked == "img-src"
    person.complaints.remove("request outside: https://evil.example/a.png")  # asked for here, and refused


def walk_to(person: Visitor, name: str) -> None:
    """Press Tab until what bears *name* has the focus, which must be seen; nothing may hold the focus on the way."""
    for _ in range(120):
        person.page.keyboard.press("Tab")
        here = person.page.evaluate(FOCUSED)
        if here["name"] == name:
            assert here["seen"], f"nobody sees that {name} has the focus"
            return
    raise AssertionError(f"no way to {name} by keyboard")


FOCUSED = """() => {
  const e = document.activeElement, style = getComputedStyle(e)
  const seen = style.outlineStyle !== "none" || style.boxShadow !== "none"
  return {name: (e.ariaLabel ?? e.innerText).split("\\n").pop().trim(), seen}
}"""


def test_the_keyboard_alone_leads_from_landing_to_a_report(visit: Any, tmp_path: Path) -> None:
    """Tab, Enter and Space and nothing else; under the policy the file arrives, and the console stays quiet."""
    person: Visitor = visit()
    listen(person)
    person.open("/?lang=en")
    walk_to(person, "Recommendations")
    with person.runs():
        person.page.keyboard.press("Enter")
    person.page.get_by_role("heading", name="Recommendations", level=1).wait_for()
    walk_to(person, "Make PDF")
    person.page.keyboard.press("Space")
    person.page.get_by_role("button", name="Download PDF").wait_for(timeout=90_000)
    walk_to(person, "Download PDF")
    with person.page.expect_download() as download:
        person.page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "view.pdf")
    assert (tmp_path / "view.pdf").read_bytes().startswith(b"%PDF")
    assert person.complaints == []
