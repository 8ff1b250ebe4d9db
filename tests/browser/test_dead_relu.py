"""The life of units, as a person explores it in a real browser: watch, cancel, turn, find the cliff."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor

SECONDS = 1000
LONG = 180 * SECONDS


def slider(page: Page, label: str) -> Locator:
    """The thumb of the slider with that label; the first, if a section has one of the same name."""
    return page.locator("[data-testid=stSlider]").filter(has_text=label).first.get_by_role("slider")


def turn(page: Page, label: str, key: str, times: int = 1) -> None:
    """Press *key* on the slider with that label, as often as said."""
    slider(page, label).focus()
    for _ in range(times):
        page.keyboard.press(key)


def test_a_run_is_cancelled_and_the_cliff_is_found(visit: Any) -> None:
    """The finding stays while a longer run is computed and cancelled, and follows the rate; another visitor is served."""
    person: Visitor = visit()
    person.open("/dead_relu?lang=en&steps=20&width=384&layers=3&rate=0.1")
    page, finding = person.page, person.page.locator("p.finding")
    finding.wait_for(timeout=LONG)
    said = finding.inner_text()
    turn(page, "Training steps", "PageUp", 20)
    cancel = page.get_by_role("button", name="Cancel")
    cancel.wait_for(timeout=LONG)
    expect(page.get_by_test_id("stProgress").get_by_text("the last result stays until then")).to_be_visible()
    another_is_answered(visit())
    cancel.click()
    expect(page.get_by_text("You cancelled it")).to_be_visible(timeout=LONG)
    expect(finding).to_have_text(said)
    turn(page, "Training steps", "PageDown", 20)
    expect(finding).to_contain_text("step 1,", timeout=LONG)
    before = finding.inner_text()
    turn(page, "Learning rate", "PageUp", 3)
    expect(finding).not_to_have_text(before, timeout=LONG)
    expect(page).not_to_have_url(re.compile("rate=0.1(&|$)"))


def another_is_answered(other: Visitor) -> None:
    """Somebody else turns a knob of the curves meanwhile, and sees another picture."""
    other.open("/curves?lang=en")
    before = other.picture()
    with other.runs():
        other.page.get_by_role("slider").first.focus()
        other.page.keyboard.press("ArrowRight")
    other.changes(before)


def test_the_cloud_plays_and_the_cliff_is_said(visit: Any) -> None:
    """The cloud plays in the browser alone, up to its last moment; the section opens by its link and names a rate."""
    knobs = {"low": "0.1", "high": "30.0", "count": "3", "rounds": "1", "seeds": "2"}
    link = "".join(f"&parts.1.{name}={raw}" for name, raw in knobs.items())
    person: Visitor = visit()
    person.open(f"/dead_relu?lang=en&steps=40&width=16&parts=find_cliff{link}")
    body = person.page.locator("[data-testid=stMain]")
    expect(body).to_contain_text("of the hidden units are dead from a rate of", timeout=LONG)
    expect(body).to_contain_text("As much as 40 % of your network")
    play, moment = (person.page.locator(f".vega-bind input[type={kind}]") for kind in ("checkbox", "range"))
    last, before = moment.input_value(), person.finished
    expect(play).not_to_be_checked()
    play.check()
    expect(moment).not_to_have_value(last)
    expect(moment).to_have_value(last)
    expect(play).not_to_be_checked()
    assert person.finished == before


def test_a_cancelled_sweep_keeps_its_runs(visit: Any) -> None:
    """What was found before the button was pressed is drawn as partial, once, whatever is turned in another section.

    It stays when the sweep is cancelled.
    """
    person: Visitor = visit()
    person.open("/dead_relu?lang=ko&steps=400&width=128&rate=0.1&parts=sweep,born_dead&parts.1.seeds=10")
    page = person.page
    partial = page.get_by_text("회를 마친 결과")
    partial.wait_for(timeout=LONG)
    with person.runs():
        page.get_by_role("slider").last.press("ArrowRight")
    expect(partial).to_have_count(1)
    cancel = page.get_by_role("button", name="취소")
    page.get_by_test_id("stVerticalBlock").filter(has=partial).filter(has=cancel).last.get_by_role(
        "button", name="취소"
    ).click()
    expect(page.get_by_text("그때까지의 결과는 그대로 남아 있습니다")).to_be_visible(timeout=LONG)
    expect(partial).to_be_visible()
    page.get_by_role("button", name="다시 시도").click()
    page.get_by_role("button", name="취소").last.wait_for(timeout=LONG)
