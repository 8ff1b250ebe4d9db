"""Every form and paper of a report, and studies that ask too much of one."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from PIL import Image

from acts.blocks import Block, Figure, Finding
from acts.files import name_of
from acts.study import Entry, Study
from acts.text import LANGS, Lang, Text, Trouble
from acts.theme import LIGHT
from acts.views import VIEWS
from acts.views.curves_parts import PARTS
from reports import engine, limits
from reports.charts import WIDE, chart
from reports.limits import within
from reports.pdf import pdf
from reports.style import Style
from reports.text import noted
from reports.work import key, make
from tests import _glyphs, _ua
from tests._paper import ADDRESS, Demo, attached, printed, single, study, text

ROOT = Path(__file__).parents[1]
SMALL = VIEWS["initialization"](samples=50, depth=2, width=20)
A4, LETTER = (595.28, 841.89), (612.0, 792.0)


@cache
def styled(form: str, paper: str, lang: Lang, views: int = 1) -> bytes:
    """The study of the paper tests with *views* entries, or a small view alone, in a form."""
    made = study() if views > 1 else Study(entries=(Entry(SMALL, "My note."),), date="2026-11-20")
    return pdf(replace(made, entries=made.entries[:views]), lang, Style(form, paper, ADDRESS))


def sizes(content: bytes) -> set[tuple[float, float]]:
    """The sizes of the pages in points."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        return {(round(float(p.MediaBox[2]), 2), round(float(p.MediaBox[3]), 2)) for p in opened.pages}


def pages(content: bytes) -> int:
    """How many pages there are."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        return len(opened.pages)


FORMS = [
    ("handout", "a4", "ko", 1),
    ("handout", "letter", "en", 3),
    ("teacher", "letter", "ko", 1),
    ("report", "letter", "en", 3),
]


@pytest.mark.parametrize(("form", "paper", "lang", "views"), FORMS)
def test_every_form_can_be_read_aloud(form: str, paper: str, lang: Lang, views: int) -> None:
    """Nothing is found in tags or glyphs, and every page has the size that was asked for."""
    content = styled(form, paper, lang, views)
    assert _ua.findings(content) + _glyphs.findings(content) == []
    assert sizes(content) == {LETTER if paper == "letter" else A4}


@pytest.mark.parametrize(("views", "most"), [(1, 1), (3, 1)])
def test_a_handout_is_one_page(views: int, most: int) -> None:
    """One view, and up to four, take one page, whatever is in them."""
    assert pages(styled("handout", "a4", "ko" if views == 1 else "en", views)) == most
    assert pages(styled("handout", "letter", "en", 3)) == 1


def test_a_handout_of_many_views_is_one_sheet() -> None:
    """Both sides of a sheet hold the titles and findings of forty views; what does not fit is counted."""
    entries = tuple(Entry(Line(rows=n)) for n in range(1, 43))
    content = pdf(Study(entries=entries, date="2026-11-20"), "en", Style("handout"))
    words = text(content)
    assert pages(content) <= 2 and "Number 1 is here" in words and "Number 40 is here" in words
    assert "Number 41" not in words and "did not fit on this sheet: 2" in words


class Line(Demo):
    """A view that says one sentence."""

    title = Text("One sentence", "한 문장")

    def answer(self, result: Any, language: Lang) -> Iterator[Block]:
        yield Finding(f"Number {self.rows} is here.")


@pytest.mark.parametrize("lang", LANGS)
def test_a_teacher_gets_questions_and_an_answer_key(lang: Lang) -> None:
    """The questions stand after the view, the answers at the end; a reader's report has neither."""
    content = styled("teacher", "letter" if lang == "ko" else "a4", lang)
    words, asked = text(content), {"en": ("Questions", "Answer key"), "ko": ("문제", "정답")}[lang]
    assert words.index(asked[0]) < words.rindex(asked[1])
    assert all(w not in text(styled("report", "a4", lang)) for w in ("Answer key", "정답"))


def test_the_last_page_says_how_to_get_it_again() -> None:
    """Link, command, seeds, versions, fingerprint and the licenses of the typefaces; no flag is broken between its hyphens."""
    words = text(styled("teacher", "a4", "en"))
    for wanted in (
        "Seeds of the random numbers 0",
        "weasyprint 70",
        "SHA-256",
        "Open Font License",
        "verify report.pdf",
        ADDRESS,
    ):
        assert wanted in words
    assert "--form teacher" in words and "-- " not in words


@pytest.mark.parametrize(("lang", "wanted"), [("en", "Rows 12"), ("ko", "행 수 12")])
def test_the_cover_says_what_was_set(lang: Lang, wanted: str) -> None:
    """The first settings of every section, the address and a code to scan."""
    first = text(_page(printed("study", lang), 1))
    assert wanted in first and ADDRESS in first and ("Scan" if lang == "en" else "스캔") in first


def _page(content: bytes, number: int) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as opened, pikepdf.new() as one:
        one.pages.append(opened.pages[number - 1])
        out = io.BytesIO()
        one.save(out)
    return out.getvalue()


def test_a_style_that_does_not_exist_is_refused() -> None:
    """Form and paper are among those on offer."""
    with pytest.raises(ValueError):
        Style("poster")
    with pytest.raises(ValueError):
        Style("report", "a5")


def test_a_job_is_known_by_its_style() -> None:
    """Another form or paper is another report; the worker prints what the key says."""
    keys = {key("{}", "en", "", form, paper) for form in ("report", "handout", "teacher") for paper in ("a4", "letter")}
    assert len(keys) == 6 and key("{}", "en", "") in keys
    saved = Study(date="2026-11-20", entries=(Entry(SMALL, "My note."),))
    assert make(saved.dumps(), "ko", ADDRESS, "handout", "a4") == styled("handout", "a4", "ko")


# ---------------------------------------------------------------- characters


def test_characters_without_a_drawing_are_named() -> None:
    """Emoji, Hebrew, Han and private characters are boxes, and the report says which; invisible ones leave no trace."""
    note = "smile 🙂 ❤\ufe0f, שלום, 中, \ue000, new \U0001fadf, soft\u00adhyphen \u200fmark"
    words = text(pdf(Study(entries=(Entry(SMALL, note),), date="2026-11-20"), "en"))
    for named in (
        "U+1F642 slightly smiling face",
        "U+05E9 hebrew letter shin",
        "U+4E2D cjk unified ideograph-4e2d",
        "U+E000",
        "U+1FADF",
    ):
        assert named in words
    assert "U+FE0F" not in words and "U+200F" not in words and "U+00AD" not in words
    assert "smile □ □" in words


def test_the_names_do_not_depend_on_what_was_drawn_before() -> None:
    """A chart drawn from memory names its boxes again."""
    figure = next(b for b in Demo().show(Demo().compute(), "en") if isinstance(b, Figure))
    words = {name: ["中" if word == "ReLU" else word for word in rows["series"]] for name, rows in figure.data.items()}
    odd = replace(figure, data={name: rows.having(series=words[name]) for name, rows in figure.data.items()})
    for _ in range(2):
        with noted() as missing:
            chart(odd, WIDE)
        assert missing == {"中"}


# ---------------------------------------------------------------- too much


def test_a_long_note_is_printed_whole() -> None:
    """20,000 characters of Korean, with the first and the last word."""
    note = "처음입니다. " + "아무 말이나 길게 적습니다. " * 1240 + "끝입니다."
    assert 19_000 < len(note) <= 20_000
    words = text(pdf(Study(entries=(Entry(SMALL, note),), date="2026-11-20"), "ko"))
    assert "처음입니다." in words and "끝입니다." in words


def test_a_large_photograph_is_read_without_its_weight() -> None:
    """40 megapixels are brought, stay in the study, and make a report of ordinary size."""
    out = io.BytesIO()
    Image.fromarray(np.arange(256, dtype=np.uint8).repeat(160_000).reshape(6400, 6400)).save(out, "PNG")
    picture = name_of(out.getvalue())
    view = VIEWS["curves"](functions=VIEWS["curves"]().functions[:1], parts=(PARTS["pictures"](picture=picture),))
    made = Study(entries=(Entry(view),), files={picture: out.getvalue()}, date="2026-11-20")
    content = pdf(made, "en")
    assert Study.loads(attached(content)["study.json"].decode()).files == made.files
    assert len(content) < 3_000_000 + len(out.getvalue())


def test_sixty_views_are_each_found() -> None:
    """In contents, summary and sections, every one."""
    entries = tuple(Entry(Line(rows=n)) for n in range(1, 61))
    words = text(pdf(Study("Sixty", entries=entries, date="2026-11-20"), "en"))
    assert all(words.count(f"Number {n} is here.") == 2 for n in range(1, 61))


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a sentence that says how many, and how many there may be."""
    monkeypatch.setattr(engine, "MOST_PAGES", 1)
    with pytest.raises(Trouble) as refused:
        pdf(single(), "en")
    assert "the most is 1" in refused.value.text.en and "1쪽까지" in refused.value.text.ko


@pytest.mark.parametrize(
    ("seconds", "megabytes", "said"), [(0.0, 1e6, "longer than 0 seconds"), (1e6, 1.0, "more than 1 MB")]
)
def test_too_much_time_or_memory_ends_it(seconds: float, megabytes: float, said: str) -> None:
    """Work that catches everything is stopped as well; the process lives on, and the next work is not stopped."""
    with pytest.raises(Trouble, match=said), within(seconds, megabytes):
        _stubborn()
    with within(1e6, 1e6):
        time.sleep(0.3)


def test_who_waits_for_the_processor_is_not_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time counts on a processor: a report that is kept from it goes on, and one that works is ended by the same limit."""
    with within(0.3, 1e6):
        time.sleep(0.9)
    monkeypatch.setattr(limits, "monotonic", lambda: 0.0)  # a clock that stands still ends nobody
    with pytest.raises(Trouble, match=r"longer than 0\.3 seconds"), within(0.3, 1e6):
        began = time.process_time()
        while time.process_time() - began < 3:
            sum(range(10_000))


def _stubborn() -> None:
    held: list[bytes] = []
    for _ in range(100):
        try:
            held.append(b"x" * 1_000_000)
            time.sleep(0.05)
        except Exception:  # noqa: BLE001 - what is claimed
            continue
    pytest.fail("nobody stopped it")


# ---------------------------------------------------------------- contrast


def test_words_stand_out_from_their_ground() -> None:
    """Every color of text in the style sheets has a contrast of at least 4.5 to 1 (WCAG AA) on its ground."""
    for sheet in ("report.css", "letter.css", "screen.css"):
        for rule in re.findall(r"([^{}]+)\{([^{}]*)\}", (ROOT / "reports" / sheet).read_text(encoding="utf-8")):
            for color in re.findall(r"(?<![-\w])color: (#[0-9a-f]{3,6})", rule[1]):
                grounds = (
                    ("#10182b",)
                    if ".hero" in rule[0] or (".date" in rule[0] and ".cover" in rule[0]) or ".head .author" in rule[0]
                    else ("#ffffff", "#f5f7fa")
                )
                assert min(_contrast(color, ground) for ground in grounds) >= 4.5, rule[0]
    drawn = ("ink", "muted", "blue", "orange", "teal", "purple", "gold")
    assert min(_contrast(LIGHT[name], "#ffffff") for name in drawn) >= 4.5


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(2 * d for d in color[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("kind", ["study", "single"])
def test_every_figure_says_what_it_shows(kind: str) -> None:
    """Its alternative text is a text, not the name of a file, and no two figures share one."""
    with pikepdf.open(io.BytesIO(printed(kind, "en"))) as opened:
        alts = [str(tag.raw.Alt) for tag in _ua.tree(opened).walk() if tag.kind == "Figure"]
    assert len(alts) >= 4 and all(" " in alt and not re.search(r"\.(svg|png)|asset:", alt) for alt in alts)
