"""A study outlives its tab, its server and its session, and no tab writes over another's unasked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from acts.text import LANGS, Lang, Text
from bench.servers import free_port, serving
from pages.frame import router
from tests.browser.conftest import Visitor

ADD = Text("Add to study", "스터디에 담기")
COPY = Text("Copy link to this study", "이 스터디의 링크 복사")
OPEN, DISCARD = Text("Open it", "열기"), Text("Discard", "버리기")
ONE = Text("A study with 1 view is kept in this browser", "화면 1개를 담은 스터디가 이 브라우저에 보관되어 있습니다")
NOTE = "여기서 사라집니다. And nothing comes back."


def another_tab(person: Visitor) -> Visitor:
    """A second page of the same browser profile."""
    return Visitor(person.page.context.new_page(), person.server)


def add(person: Visitor, lang: Lang = "en", path: str = "") -> None:
    """Collect the view, on the page that is open or on the one at *path*."""
    if path:
        person.open(path)
    with person.runs():
        person.page.get_by_role("button", name=ADD(lang)).click()


def offer(person: Visitor) -> Any:
    """The box that offers what the browser keeps, in the sidebar or on top of the study."""
    return person.page.locator(".st-key-kept .state")


def press(person: Visitor, words: str) -> None:
    """Choose one of its buttons."""
    with person.runs():
        person.page.locator(".st-key-kept").get_by_role("button", name=words, exact=True).click()


def counts(person: Visitor, views: int) -> None:
    """The sidebar counts so many views."""
    expect(person.page.locator(".tray b")).to_have_text(str(views))


def in_browser(person: Visitor) -> str:
    """The study that the browser keeps."""
    return str(person.page.evaluate("JSON.parse(localStorage['activation-lab.study'] ?? '{}').text ?? ''"))


def to_study(person: Visitor, lang: Lang) -> None:
    """Go to the study by the navigation, in the same session."""
    with person.runs():
        person.page.locator("[data-testid=stSidebarNav]").get_by_text(router.STUDY(lang), exact=True).click()
    person.page.locator("textarea").first.wait_for()


def link_to(person: Visitor, lang: Lang) -> str:
    """The link to the study, as the clipboard has it after the button was pressed."""
    person.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    person.page.evaluate("navigator.clipboard.writeText('')")
    person.page.get_by_role("button", name=COPY(lang)).click()
    clipboard = "navigator.clipboard.readText()"
    person.comes_to(True, lambda: "study=" in person.page.evaluate(clipboard))
    return str(person.page.evaluate(clipboard))


def opens_elsewhere(other: Visitor, link: str) -> None:
    """In another browser the link opens the study with its note, and the address is short again."""
    other.open(link.removeprefix(other.server))
    expect(other.page.locator("textarea").first).to_have_value(NOTE)
    counts(other, 1)
    other.page.wait_for_function("!location.search.includes('study=')")


@pytest.mark.parametrize("lang", LANGS)
def test_a_closed_tab_costs_nothing(visit: Any, lang: Lang) -> None:
    """Views and a note come back in a new tab, when asked for and not before, and survive a reload."""
    person: Visitor = visit()
    add(person, lang, f"/curves?lang={lang}&functions=elu")
    to_study(person, lang)
    person.page.locator("textarea").first.fill(NOTE)
    with person.runs():
        person.page.keyboard.press("Tab")
    person.page.wait_for_function("n => localStorage['activation-lab.study'].includes(n)", arg=NOTE)
    later = another_tab(person)
    person.page.close()
    later.open(f"/study?lang={lang}")
    expect(offer(later)).to_contain_text(ONE(lang))
    counts(later, 0)
    press(later, OPEN(lang))
    counts(later, 1)
    expect(later.page.locator("textarea").first).to_have_value(NOTE)
    opens_elsewhere(visit(), link_to(later, lang))
    expect(offer(later)).to_have_count(0)
    later.open(f"/curves?lang={lang}")
    expect(offer(later)).to_contain_text(ONE(lang))
    press(later, DISCARD(lang))
    later.page.wait_for_function("!localStorage['activation-lab.study']")
    assert later.complaints == []


def test_two_tabs_do_not_write_over_each_other(visit: Any) -> None:
    """The one that comes second says so, keeps its own on the page, and the reader chooses or joins."""
    one: Visitor = visit()
    two = another_tab(one)
    two.open("/recommendations?lang=en")
    add(one, path="/curves?lang=en")
    add(two)
    expect(offer(two)).to_contain_text(ONE.en)
    expect(offer(two)).to_contain_text("not kept until you choose")
    assert '"view": "curves"' in in_browser(two) and "recommendations" not in in_browser(two)
    press(two, "Join both")
    two.page.wait_for_function("localStorage['activation-lab.study'].includes('recommendations')")
    counts(two, 2)
    assert '"view": "curves"' in in_browser(two)
    add(one)
    expect(offer(one)).to_contain_text("A study with 2 views")
    press(one, "Keep this one")
    one.page.wait_for_function("!localStorage['activation-lab.study'].includes('recommendations')")
    counts(one, 2)
    assert two.complaints == []


def test_a_new_server_is_told_what_the_old_one_knew(visit: Any, tmp_path: Path) -> None:
    """The page stays open while the server is replaced: the study is offered at the reader's next step."""
    port = free_port()
    person: Visitor = visit()
    person.server = f"http://127.0.0.1:{port}"
    with serving("dashboard.py", log=tmp_path / "one", port=port):
        add(person, path="/curves?lang=en")
        person.page.wait_for_function("localStorage['activation-lab.study']")
    with serving("dashboard.py", log=tmp_path / "two", port=port):
        person.page.locator("[data-testid=stApp][data-test-connection-state=CONNECTED]").wait_for()
        person.page.locator("[data-testid=stSidebarNav]").get_by_text(router.STUDY.en, exact=True).click()
        expect(offer(person)).to_contain_text(ONE.en)
        press(person, OPEN.en)
        counts(person, 1)


def test_a_browser_without_storage_says_so(visit: Any) -> None:
    """A study that cannot be kept is not lost in silence."""
    person: Visitor = visit()
    person.page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
    )
    add(person, "ko", "/curves?lang=ko")
    expect(person.page.locator("[data-testid=stSidebar] .note")).to_contain_text("보관할 수 없습니다")
