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
        person.page.locator("[data-testid=stVegaLiteChart] svg, p.finding").first.wait_for(timeout=60_000)
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


def test_a_report_is_downloaded_under_the_policy(visit: Any, tmp_path: Path) -> None:
    """The file arrives, and the console stays quiet."""
    person: Visitor = visit()
    listen(person)
    person.open("/recommendations?lang=en")
    person.page.get_by_role("button", name="Make PDF").click()
    button = person.page.get_by_role("button", name="Download PDF")
    button.wait_for(timeout=90_000)
    with person.page.expect_download() as download:
        button.click()
    download.value.save_as(tmp_path / "view.pdf")
    assert (tmp_path / "view.pdf").read_bytes().startswith(b"%PDF")
    assert person.complaints == []
