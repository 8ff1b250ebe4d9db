"""Signing in, in a real browser, with a real provider of identities; all of it on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from bench.servers import free_port, serving
from tests._provider import SECRET, Provider, providing, settings
from tests.browser.conftest import Visitor
from tests.browser.test_kept import add, counts, offer, press

PORT = free_port()
ADDRESS = f"http://127.0.0.1:{PORT}"
LINK = "/curves?functions=elu&point=2.0&lang=ko"


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with providing(ADDRESS) as provider:
        yield provider


@pytest.fixture(scope="module")
def server(log: Path, provider: Provider) -> Iterator[str]:
    """The server behind its guard, and behind a door."""
    with serving("hosted.py", log=log, port=PORT, **settings(provider, ADDRESS)):
        yield ADDRESS


def sign_in(person: Visitor, who: str, button: str = "로그인") -> None:
    """Press the button at the door, and say to the provider who one is."""
    main = person.page.locator("[data-testid=stMain]")
    main.get_by_role("button", name=button).click()
    person.page.get_by_role("link", name=who, exact=True).click()


def sign_out(person: Visitor) -> None:
    person.page.locator("[data-testid=stSidebar]").get_by_role("button", name="로그아웃").click()
    expect(person.page.locator("h1")).to_have_text("로그인")


def outside(person: Visitor) -> None:
    """The door, and nothing else."""
    expect(person.page.locator("h1")).to_have_text("로그인")
    expect(person.page.locator("[data-testid=stSidebarNavLink], [data-testid=stVegaLiteChart], .tray")).to_have_count(0)
    expect(person.page.locator("[data-testid=stMain] button")).to_have_count(1)


def test_a_link_opens_behind_the_door_and_a_study_stays_with_its_person(
    visit: Any, provider: Provider, log: Path
) -> None:
    """Who signs in comes to where the link pointed; who follows on the same machine finds nothing of theirs."""
    person: Visitor = visit(locale="ko-KR")
    person.page.context.add_cookies([{"name": "_streamlit_user", "value": "2|1:0|forged", "url": ADDRESS}])
    person.open(LINK)
    outside(person)
    sign_in(person, "nobody")
    expect(person.page).to_have_url(ADDRESS + LINK)
    outside(person)
    sign_in(person, "ada")
    expect(person.page).to_have_url(ADDRESS + LINK, timeout=30_000)
    expect(person.page.locator("h1")).to_have_text("활성화 함수 곡선", timeout=30_000)
    expect(person.page.locator("[data-testid=stSidebar]")).to_contain_text("Ada Lovelace")
    add(person, "ko")
    counts(person, 1)
    person.page.wait_for_function("Object.keys(localStorage).some(k => k.startsWith('activation-lab.study.'))")
    left_open = Visitor(person.page.context.new_page(), person.server)
    left_open.open(LINK)
    sign_out(person)
    outside(left_open)
    sign_in(person, "bo")
    expect(person.page.locator("[data-testid=stSidebar]")).to_contain_text("Bo <b>Ha</b>", timeout=30_000)
    counts(person, 0)
    expect(offer(person)).to_have_count(0)
    sign_out(person)
    sign_in(person, "ada")
    expect(offer(person)).to_contain_text("화면 1개를 담은 스터디", timeout=30_000)
    press(person, "열기")
    counts(person, 1)
    sign_out(person)
    provider.forge()
    sign_in(person, "ada")
    outside(person)
    said = log.read_text()
    secret = [SECRET, "c" * 40, "school.example", "Lovelace", *provider.tokens]
    assert len(provider.tokens) == 4 and [word for word in secret if word in said] == []
    for one in (person, left_open):
        one.complaints[:] = [c for c in one.complaints if provider.address not in c]
