"""What a person does, in a real browser, with a real server that was just started."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import expect

from acts.text import LANGS
from acts.views import VIEWS
from tests.browser.conftest import Visitor


def test_the_first_visitor_may_arrive_anywhere(visit: Any) -> None:
    """A fresh process, its first visitor at a page's own address, with knobs, in Korean."""
    person: Visitor = visit(locale="ko-KR")
    person.open("/curves?lang=ko&functions=elu,selu&functions.1.alpha=2.0&span=6.0")
    person.page.get_by_role("heading", name="활성화 함수 곡선", level=1).wait_for()
    expect(person.page).to_have_url(re.compile(r"functions\.1\.alpha=2\.0.*span=6\.0"))
    expect(person.page.locator("html")).to_have_attribute("lang", "ko")
    expect(person.page.locator("[data-testid=stSidebarNav]").get_by_text("추천표")).to_have_count(1)


def turn(person: Visitor) -> None:
    """Move the slider of the input range by one step, with the keyboard."""
    with person.runs():
        person.page.get_by_role("slider").first.focus()
        person.page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("lang", LANGS)
def test_a_knob_changes_the_picture_and_the_link_keeps_it(visit: Any, lang: str) -> None:
    """Turn a knob, see another picture; open the address elsewhere, see the same."""
    person: Visitor = visit()
    person.open(f"/curves?lang={lang}")
    before = person.picture()
    turn(person)
    person.changes(before)
    expect(person.page).to_have_url(re.compile("span=4.5(&|$)"))
    looks_the_same(person, visit())


def looks_the_same(person: Visitor, other: Visitor) -> None:
    """The address that *person* has in front of them shows *other* the same picture, and both again when they reload.

    Only then is it compared: a chart that was drawn before its typeface had come keeps the widths of its labels.
    """
    other.open(person.page.url.removeprefix(person.server))
    for one in (person, other):
        one.picture()
        with one.runs():
            one.page.reload()
    other.comes_to(True, lambda: other.picture() == person.picture())


def test_the_point_is_dragged(visit: Any) -> None:
    """Press on the curves, drag, let go: the point, its tangent and the sentence follow, and the link keeps them."""
    person: Visitor = visit()
    person.open("/curves?lang=en&functions=gelu,tanh")
    before, said = person.picture(), person.page.locator("p.finding").inner_text()
    box = person.page.locator("[data-testid=stVegaLiteChart]").first.bounding_box()
    assert box
    mouse, across, down = person.page.mouse, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    with person.runs():
        mouse.move(across, down)
        mouse.down()
        mouse.move(across + 90, down, steps=6)
        mouse.up()
    person.page.wait_for_url("**point=*")
    person.page.wait_for_timeout(1000)  # letting go may count as one more touch
    person.changes(before)
    expect(person.page.locator("p.finding")).not_to_have_text(said)
    other: Visitor = visit()
    other.open(person.page.url.removeprefix(person.server))
    expect(other.page.locator("p.finding")).to_have_text(person.page.locator("p.finding").inner_text())


def test_a_formula_is_typed(visit: Any) -> None:
    """Beside two of the catalogue: its curve is drawn, a slip is pointed at, and the link draws it elsewhere."""
    person: Visitor = visit()
    person.open("/curves?lang=ko&functions=relu,gelu,formula&subject=3")
    before, field = person.picture(), person.page.get_by_role("textbox", name="x의 수식")
    with person.runs():
        field.fill("x*sigmoid(3*x)")
        field.press("Enter")
    person.changes(before)
    expect(person.page).to_have_url(re.compile("sigmoid"))
    looks_the_same(person, visit())
    with person.runs():
        field.fill("x*sigmoid(3*x")
        field.press("Enter")
    expect(person.page.locator(".note[role=status]").first).to_contain_text("(")
    assert person.page.locator("[data-testid=stException]").count() == 0


def choose(person: Visitor, label: str, option: str) -> None:
    """Open the list of that name where it stands still, for one that is scrolled is closed, and choose."""
    field, wanted = person.page.get_by_label(label), person.page.get_by_role("option", name=option)

    def opened() -> bool:
        field.scroll_into_view_if_needed()
        person.page.wait_for_timeout(300)
        field.click()
        person.page.wait_for_timeout(300)
        return wanted.is_visible()

    person.comes_to(True, opened)
    with person.runs():
        wanted.click()


def test_a_photograph_is_brought(visit: Any, tmp_path: Path) -> None:
    """It takes the place of the bundled one; its name stands in the link, its pixels do not."""
    Image.linear_gradient("L").save(tmp_path / "mine.png")
    person: Visitor = visit()
    person.open("/curves?lang=en&functions=sigmoid&parts=pictures")
    photographs = person.page.locator("[class*=st-key-strip] img")
    photographs.nth(1).wait_for()
    before = photographs.nth(1).get_attribute("src")
    choose(person, "Photograph", "Bring your own")
    with person.runs():
        person.page.locator("[class*=picture-upload] input[type=file]").set_input_files(tmp_path / "mine.png")
    person.page.wait_for_url("**picture=file-*")
    expect(photographs.nth(1)).not_to_have_attribute("src", before)
    other: Visitor = visit()
    other.open(person.page.url.removeprefix(person.server))
    expect(other.page.locator("body")).to_contain_text("stays with the person who made it")


def test_the_link_is_the_same_picture_in_the_other_language(visit: Any) -> None:
    """Only the words change, Streamlit's own among them, and they change back."""
    person: Visitor = visit()
    person.open("/curves?lang=en&functions=gelu,mish&span=3.0")
    empties = person.page.locator("[data-testid=stMultiSelect]").first.locator("[aria-label='Clear all']")
    points = person.page.get_by_test_id("stSliderThumbValue")
    expect(empties).to_have_count(1)
    expect(points.nth(1)).to_have_text("−1")  # a minus, where Streamlit writes a hyphen
    with person.runs():
        person.page.get_by_text("한국어", exact=True).click()
    person.page.get_by_role("heading", name="활성화 함수 곡선", level=1).wait_for()
    expect(person.page).to_have_url(re.compile("functions=gelu(,|%2C)mish.*lang=ko"))
    expect(empties).to_have_count(0)
    expect(points.nth(1)).to_have_text("−1")
    with person.runs():
        person.page.get_by_text("English", exact=True).click()
    expect(empties).to_have_count(1)


def test_the_gallery_leads_into_the_session(visit: Any) -> None:
    """A picture of the first page opens its function; what was collected before is still there."""
    person: Visitor = visit()
    person.open("/recommendations?lang=en")
    with person.runs():
        person.page.get_by_role("button", name="Add to study").click()
    with person.runs():
        person.page.locator("[data-testid=stSidebarNav]").get_by_text("Overview").click()
    with person.runs():
        person.page.locator(".gallery").get_by_text("SiLU", exact=True).click()
    expect(person.page.locator("p.finding")).to_contain_text("SiLU")
    expect(person.page.locator(".tray b")).to_have_text("1")


def test_a_study_is_printed(visit: Any, tmp_path: Path) -> None:
    """Collect a view, write a note, make the PDF, find title, note and Korean sentence in it."""
    person: Visitor = visit()
    person.open("/curves?lang=ko&functions=relu,tanh")
    finding = person.page.locator("p.finding").inner_text()
    with person.runs():
        person.page.get_by_role("button", name="스터디에 담기").click()
    with person.runs():
        person.page.locator("[data-testid=stSidebarNav]").get_by_text("스터디").click()
    person.page.get_by_label("제목").fill("내 보고서")
    with person.runs():
        person.page.keyboard.press("Tab")
    person.page.get_by_label("메모").fill("기울기가 여기서 사라집니다.")
    with person.runs():
        person.page.keyboard.press("Tab")
    person.page.get_by_role("button", name="PDF 만들기").click()
    text = printed(person, "PDF 내려받기", tmp_path / "study.pdf")
    for sentence in ("내 보고서", "기울기가 여기서 사라집니다.", "활성화 함수 곡선", finding):
        assert bare(sentence) in bare(text), sentence


@pytest.mark.parametrize("slug", VIEWS)
def test_each_view_is_printed_on_its_own(visit: Any, slug: str, tmp_path: Path) -> None:
    """One button, one file, with the title of the view in it."""
    person: Visitor = visit()
    person.open(f"/{slug}?lang=en")
    person.page.locator("p.finding").wait_for()
    person.page.get_by_role("button", name="Make PDF").click()
    text = printed(person, "Download PDF", tmp_path / "view.pdf")
    assert bare(VIEWS[slug].title.en) in bare(text)
    assert bare(person.page.locator("p.finding").inner_text()) in bare(text)


def printed(person: Visitor, button: str, path: Path) -> str:
    """Press the download button when it appears; the text of the PDF."""
    ready = person.page.get_by_role("button", name=button)
    ready.wait_for(timeout=90_000)
    with person.page.expect_download() as download:
        ready.click()
    download.value.save_as(path)
    return subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout.decode()


def bare(text: str) -> str:
    """Text without what a line break may change."""
    return "".join(text.replace("\u2060", "").replace("\u200b", "").split())


AMISS = """() => [...document.querySelectorAll("[data-testid=stMain] *, [data-testid=stSidebar] *")].filter(e => {
  const style = getComputedStyle(e), hides = ["hidden", "clip"].includes(style.overflowX)
  return hides && e.clientWidth > 8 && e.innerText?.trim() && e.scrollWidth > e.clientWidth + 1
}).map(e => "cut off: " + e.innerText.slice(0, 60)).concat(
  document.documentElement.scrollWidth > innerWidth ? ["scrolls sideways"] : [],
  document.getAnimations().length ? ["moves"] : [],
).map(what => `${location.pathname} at ${innerWidth}: ${what}`)"""


@pytest.mark.parametrize(("lang", "dark"), [("en", False), ("ko", True)], ids=["en-light", "ko-dark"])
def test_nothing_scrolls_sideways(visit: Any, *, lang: str, dark: bool) -> None:
    """Every page fits its window, wide or narrow, at 200 % zoom (640) and on a phone (390); nothing is cut off or moves."""
    person: Visitor = visit(dark=dark, width=1440)
    person.page.emulate_media(reduced_motion="reduce")
    for page in ("", *VIEWS, "study"):
        person.open(f"/{page}?lang={lang}")
        assert person.page.locator("[data-testid=stException]").count() == 0
        for width in (1440, 800, 640, 390):
            person.page.set_viewport_size({"width": width, "height": 1000})
            person.page.wait_for_timeout(300)
            person.comes_to([], lambda: person.page.evaluate(AMISS))


def test_a_run_is_watched_and_cancelled(visit: Any) -> None:
    """A long training shows how far it is, and the button ends it; another visitor is served meanwhile."""
    person: Visitor = visit()
    person.open("/dead_relu?lang=en&data=digits&steps=2000&width=512&layers=3&batch=192&rate=0.001")
    cancel = person.page.get_by_role("button", name="Cancel")
    cancel.wait_for()
    other: Visitor = visit()
    other.open("/curves?lang=en")
    turn(other)
    cancel.click()
    person.page.get_by_role("button", name="Try again").wait_for()
    expect(person.page.locator("body")).to_contain_text("You cancelled it")
