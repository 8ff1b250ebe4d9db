"""The report as one HTML file, in a browser that has nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from acts.study import Entry, Study
from acts.views import VIEWS
from reports.document import document, told
from reports.onefile import onefile
from reports.style import PLAIN

SIZE = "selector => document.querySelector(selector).currentCSSZoom * parseFloat(getComputedStyle(document.querySelector(selector)).fontSize)"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of three views, in English, whose words are the longer ones."""
    small = {
        "curves": {},
        "initialization": {"samples": 50},
        "dead_relu": {"steps": 30},
        "recommendations": {"layer": "gate"},
    }
    study = Study(date="2026-11-20", entries=tuple(Entry(VIEWS[name](**knobs)) for name, knobs in small.items()))
    path = tmp_path_factory.mktemp("html") / "report.html"
    path.write_bytes(onefile(document(study, "en", PLAIN, told(study, "en"))))
    return path


@pytest.mark.parametrize("width", [360, 1440])
def test_it_reads_well_on_a_phone_and_on_a_desk(browser: Browser, report: Path, width: int) -> None:
    """Only tables are scrolled to the side; a finding is larger than a paragraph, a paragraph than a caption that can be read."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(report.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    finding, paragraph, caption = (
        page.evaluate(SIZE, of) for of in (".finding", ".body > p:not([class])", "figcaption")
    )
    assert finding > paragraph > caption >= 12
    assert not said
    page.close()
