"""The paper says what the screen says, the same every time, and asks nobody for anything."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args
from urllib.error import HTTPError
from urllib.request import urlopen
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint import HTML

from acts import progress
from acts.activations import ACTIVATIONS
from acts.blocks import Block, Figure, Formula, Table
from acts.initializers import INITIALIZERS
from acts.rows import Rows
from acts.study import Entry, Study
from acts.text import LANGS, Lang, Trouble
from acts.views import VIEWS
from acts.views.base import Found
from acts.views.curves_parts import PARTS
from reports import __main__ as command
from reports import engine, math, quick
from reports.charts import WIDE, chart
from reports.dates import day, written
from reports.drawer import drawn
from reports.extract import study_text
from reports.fetch import Fetcher
from reports.fonts import advances
from reports.html import draw, draw_all
from reports.notes import note
from reports.pdf import laid_out, pdf
from reports.reading import Page
from reports.settings import settings as said
from reports.sheet import Attached, Sheet
from reports.style import Style
from reports.text import TOFU, clean, glue
from reports.widths import columns
from tests._paper import ADDRESS, NOTE, Broken, Demo, attached, printed, sentences, single, study, text

ROOT = Path(__file__).parents[1]
VIEW = VIEWS["initialization"]
QUICK = settings(max_examples=60, deadline=None)


def test_every_block_has_a_handler() -> None:
    """A new kind of block cannot be forgotten on paper."""
    assert {kind for kind in get_args(Block) if draw.dispatch(kind) is draw.dispatch(object)} == set()


@pytest.mark.parametrize("lang", LANGS)
def test_every_sentence_is_printed(lang: Lang) -> None:
    """Findings, captions, stats, notices, notes and table cells can be read and searched."""
    words = text(printed("study", lang))
    blocks = list(Demo().show(Demo().compute(), lang))
    wanted = [*sentences(blocks[:-1]), Demo.about(lang), Demo.title(lang), "검토를 마쳤습니다.", "<b>item</b>"]
    assert {w for w in wanted if " ".join(w.split()) not in words} == set()


@pytest.mark.parametrize(("lang", "figure", "table"), [("en", "Figure", "Table"), ("ko", "그림", "표")])
def test_figures_and_tables_are_numbered_through(lang: Lang, figure: str, table: str) -> None:
    """A section that fails takes no numbers."""
    words = text(printed("study", lang))
    assert all(f"{figure} {n}. " in words for n in (1, 2)) and f"{figure} 3. " not in words
    assert all(f"{table} {n}. " in words for n in (1, 2)) and f"{table} 3. " not in words


@pytest.mark.parametrize(("lang", "sentences"), [
    ("en", ("The file did not come along.", "Nobody knows this view.", "Keep this.")),
    ("ko", ("파일이 함께 오지 않았습니다.", "알 수 없는 화면입니다.", "Keep this.")),
])  # fmt: skip
def test_what_fails_says_so(lang: Lang, sentences: tuple[str, ...]) -> None:
    """A view that fails and an entry that cannot be read keep their sections; the others stay whole."""
    words = text(printed("study", lang))
    assert {s for s in sentences if s not in words} == set()


def test_an_empty_study_is_one_clear_page() -> None:
    """It says that it is empty and what to do."""
    words = text(printed("empty", "en"))
    assert "This study is empty" in words and "1 / 1" in words and "2 / " not in words


def test_one_view_has_no_cover() -> None:
    """A study of several has contents, a summary and a cover; one view begins at once."""
    assert "Contents" in text(printed("study", "en")) and "Contents" not in text(printed("single", "en"))


def test_the_cover_leads_to_the_pages() -> None:
    """The numbers in the contents are those of the pages."""
    pages = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=printed("study", "en"), capture_output=True, check=True
    )
    sheets = pages.stdout.decode().split("\f")
    line = next(line for line in sheets[1].splitlines() if "Everything there is" in line)
    assert "What can a view say?" in sheets[int(line.split()[-1]) - 1]


def test_a_run_is_told_in_three_pages() -> None:
    """What follows on the fourth are references and how to make it again."""
    made = pdf(Study(entries=(Entry(VIEWS["dead_relu"]()),), date="2026-11-20"), "en", Style(link_base=ADDRESS))
    pages = subprocess.run(["pdftotext", "-", "-"], input=made, capture_output=True, check=True)
    sheets = pages.stdout.decode().split("\f")[:-1]
    assert [n for n, sheet in enumerate(sheets, 1) if "Sources, listed" in sheet] == [3] and len(sheets) == 4


def test_a_long_table_is_cut_and_attached_whole() -> None:
    """400 rows are printed, all 401 travel along."""
    words, files = text(printed("single", "en")), attached(printed("single", "en"))
    assert "row 399" in words and "row 400 " not in words and "first 400 of 401 rows" in words
    assert len(files["1-demo-numbers-2.csv"].decode().splitlines()) == 402


def test_every_figure_and_table_brings_its_rows() -> None:
    """One CSV each, readable, with the columns of the chart; a map brings its cells."""
    files = {name: list(csv.reader(io.StringIO(c.decode()))) for name, c in attached(printed("single", "en")).items()}
    assert files["1-demo-curves.csv"][0] == ["rows", "x", "y", "series", "part", "at"]
    assert files["1-demo-map.csv"][1:][2] == ["8", "9", "10", "11"]
    assert set(files) == {f"1-demo-{n}.csv" for n in ("curves", "left", "map", "numbers", "numbers-2")} | {
        "study.json",
        "report.json",
    }


@pytest.mark.parametrize("kind", ["study", "single", "empty"])
def test_the_study_comes_back_out_of_the_pdf(kind: str) -> None:
    """What was printed can be opened again, to the letter."""
    made = {"study": study(), "single": single(), "empty": Study(date="2026-11-20")}[kind]
    assert study_text(printed(kind, "en")) == made.dumps() == attached(printed(kind, "en"))["study.json"].decode()


def test_the_study_survives_another_program() -> None:
    """A PDF that was saved again still gives its study back."""
    pikepdf = pytest.importorskip("pikepdf")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed("single", "en"))) as opened:
        opened.save(out, linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert study_text(out.getvalue()) == single().dumps()


@QUICK
@given(st.binary(max_size=300))
def test_what_holds_no_study_is_refused(junk: bytes) -> None:
    """Whatever else is opened gets one sentence."""
    with pytest.raises(Trouble):
        study_text(b"%PDF-1.7 << /Type /EmbeddedFile >> stream\n" + junk)


def test_the_way_back_is_printed() -> None:
    """Links, command lines, versions and the fingerprint of the study."""
    content = printed("single", "en")
    words, digest = text(content).replace(" ", ""), hashlib.sha256(single().dumps().encode()).hexdigest()
    assert digest in words and "--functions.2.negative_slope=0.01" in words and "weasyprint70" in words
    assert f"{ADDRESS}/demo?functions=relu,leaky_relu".encode() in _links(content)


def _links(content: bytes) -> bytes:
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(io.BytesIO(content)) as opened:
        notes = [note for page in opened.pages for note in page.get("/Annots", [])]
        return b" ".join(bytes(note.A.URI) for note in notes if "/A" in note)


@pytest.mark.parametrize("slug", VIEWS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_knob_is_named_with_its_value(slug: str, lang: Lang) -> None:
    """The settings of a section leave nothing out."""
    view = VIEWS[slug]()
    lines = said(view, lang)
    named = [knob.label(lang) for knob in view.knobs().values()]
    assert [label for label, _ in lines if label in named] == named
    assert all(value.strip() and "Text(" not in value for _, value in lines)


@pytest.mark.parametrize("lang", LANGS)
def test_each_section_has_a_line_for_its_own_knobs(lang: Lang) -> None:
    """Under its title stands every knob of it."""
    every = VIEWS["curves"]().with_knob("parts", tuple(part() for part in PARTS.values()))
    lines = dict(said(every, lang))
    for part in PARTS.values():
        assert all(knob.label(lang) in lines[part.title(lang)] for knob in part.knobs().values())


def test_a_place_is_called_by_what_stands_there() -> None:
    """Beyond the last one, the last."""
    view = VIEWS["curves"]()
    for place in range(1, 9):
        assert ("Look closely at", view.functions[min(place, 4) - 1].title("en")) in said(
            view.with_knob("subject", place), "en"
        )


# ---------------------------------------------------------------- the same every time


def test_another_process_prints_the_same_bytes(tmp_path: Path) -> None:
    """Not the order of hashes, the time zone, the folder nor what was drawn before can be seen in the file."""
    entries = (Entry(VIEW(), NOTE), Entry(VIEW(), "again"))
    saved = Study("Twice", "", "2026-11-20", entries)
    (tmp_path / "s.json").write_text(saved.dumps(), encoding="utf-8")
    strange = {"PYTHONHASHSEED": "7", "TZ": "Asia/Seoul", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    run = [sys.executable, "-m", "reports", "render", "s.json", "-o", "s.pdf", "--lang", "ko"]
    ran = subprocess.run(run, cwd=tmp_path, env=os.environ | strange, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert (tmp_path / "s.pdf").read_bytes() == pdf(saved, "ko")


DAY = datetime(2026, 11, 20, tzinfo=UTC)
ROWS = (Attached("rows.csv", b"x", "rows", "Data"),)
SPREAD = (
    "<html lang=en><title>t</title><body style='width: 40mm; text-align: justify'><p>" + "some words of a line " * 20
)


def test_quick_answers_change_no_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    """What we answer in place of the printer, and the lines that we keep for it, are what it would say and set itself."""
    ours = pdf(study(), "ko"), engine.typeset(SPREAD, {}, ROWS, DAY)
    for home, name, usual, _ in quick.replaced():
        monkeypatch.setattr(home, name, usual)
    assert (pdf(study(), "ko"), engine.typeset(SPREAD, {}, ROWS, DAY)) == ours


@pytest.mark.parametrize("form", ["report", "handout", "teacher"])
def test_a_page_is_read_as_html_is(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fast, as it is XML as well, and with the same elements."""
    html = laid_out(study(), "ko", Style(form, link_base=ADDRESS)).html
    usual = ET.tostring(HTML(string=html).etree_element)
    monkeypatch.setattr(HTML, "__init__", lambda *_, **__: pytest.fail("read the slow way"))
    assert ET.tostring(Page(html, None).etree_element) == usual


def test_a_chart_does_not_depend_on_those_before_it() -> None:
    """The engine counts gradients and clips per process; the SVG does not show it."""
    figures = [b for b in Demo().show(Found([]), "en") if isinstance(b, Figure)]
    drawn.__globals__["_svg"].cache_clear()
    first = drawn(chart(figures[0], WIDE).spec)
    drawn(chart(replace(figures[0], height=200), WIDE).spec)
    drawn.__globals__["_svg"].cache_clear()
    assert drawn(chart(figures[0], WIDE).spec) == first


def test_the_date_is_what_the_study_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else that of the build, else today."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert (day("2026-11-20"), day(""), day("soon")) == (date(2026, 11, 20), date(1970, 1, 2), date(1970, 1, 2))
    assert (written("2026-11-20", "en"), written("2026-11-20", "ko")) == ("November 20, 2026", "2026년 11월 20일")
    assert written("in spring", "en") == "in spring"


def test_progress_only_grows() -> None:
    """Whoever waits sees it start, grow and end."""
    shares: list[float] = []
    with progress.heard(shares.append):
        pdf(Study(entries=(Entry(VIEW()), Entry(Broken()))), "en")
    assert shares == sorted(shares) and shares[0] >= 0 and shares[-1] == 1 and len(shares) >= 4


def test_the_server_does_not_load_the_press() -> None:
    """Importing the room, or the job, loads neither WeasyPrint nor the chart engine."""
    check = "import sys, reports.work; print({'weasyprint', 'vl_convert', 'ziamath', 'altair'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"


# ---------------------------------------------------------------- nothing gets in, nothing gets out


@pytest.fixture
def visitors(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server on this machine, in a process of its own, and the file in which it notes what it was asked."""
    log = tmp_path / "asked"
    with log.open("wb") as noted:
        line = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(tmp_path)]
        with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=noted, text=True) as server:
            assert server.stdout
            yield server.stdout.readline().split("(")[1].split("/)")[0], log
            server.terminate()


def _hostile(address: str) -> str:
    return (
        f'<script src="{address}/js"></script><img src="{address}/img"><link rel=attachment href="file:///etc/hostname">'
        f'<style>@import "{address}/css";</style><a rel=attachment href="file:///etc/hostname">x</a>{{{{ 7919 * 6841 }}}}{{% raw %}}'
        f"![p]({address}/md) [w](javascript:alert(1)) data:text/html,<b> \x00\x07\u202e\ud800 🙂 שלום 中文 ∇ ＡＢ é"
    )


def test_a_hostile_study_is_only_words(visitors: tuple[str, Path]) -> None:
    """Markup in a title, an author or a note is printed as text; nothing is fetched, nothing leaks, nothing breaks."""
    address, asked = visitors
    words = _hostile(address)
    made = Study(
        words,
        words,
        words,
        (Entry(VIEW(), (words + "\n\n") * 30 + "가" * 6000 + "*" * 9000), Entry(VIEW(), "[" * 20_000)),
    )
    content = pdf(made, "en", Style(link_base=ADDRESS))
    assert asked.read_text() == ""
    assert not [name for name in attached(content) if not name.endswith((".csv", "study.json", "report.json"))]
    assert "<script" in text(content) and "{{ 7919 * 6841 }}" in text(content)
    assert str(7919 * 6841) not in text(content)


def test_the_door_is_shut_for_style_sheets_too(
    visitors: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint's own fetcher would ask the network for what a style sheet names."""
    address, asked = visitors
    sheet = tmp_path / "open.css"
    sheet.write_text(
        f'@import "{address}/a.css"; body {{ background: url("{address}/b.png") url("file:///etc/hostname") }}'
    )
    monkeypatch.setattr(engine, "_STYLE", sheet)
    pdf(Study(), "en")
    assert asked.read_text() == ""


def test_charts_ask_nobody(visitors: tuple[str, Path]) -> None:
    """A chart whose rows or pictures lie somewhere else is not drawn."""
    address, asked = visitors
    figure = next(b for b in Demo().show(Found([]), "en") if isinstance(b, Figure))
    spec = {
        "data": {"url": f"{address}/rows.json"},
        "mark": "point",
        "encoding": {"x": {"field": "x", "type": "quantitative"}},
    }
    with pytest.raises(ValueError):
        chart(replace(figure, spec=spec, data={}), WIDE).content()
    assert asked.read_text() == ""


@pytest.mark.parametrize("url", [
    "http://127.0.0.1/", "https://example.org/x.png", "file:///etc/hostname", "ftp://127.0.0.1/x", "asset:missing.png",
    "data:text/html,<b>", "data:image/svg+xml;base64,PHN2Zy8+", "data:image/png;base64,%%%", "x.png", "",
    "data:image/png;base64," + "A" * 4_000_001,
])  # fmt: skip
def test_the_fetcher_refuses(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the document's own parts and small pictures pass."""
    monkeypatch.setattr(socket, "create_connection", pytest.fail)
    with pytest.raises(ValueError):
        Fetcher({"x.png": b""}).fetch(url)


def test_the_server_notes_who_asks(visitors: tuple[str, Path]) -> None:
    """The three claims above would fail if somebody asked."""
    address, asked = visitors
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{address}/anything")
    refused.value.close()
    assert "/anything" in asked.read_text()


def test_the_fetcher_gives_what_was_laid_out() -> None:
    """An asset by its name, and a picture by its data address."""
    fetcher = Fetcher({"a.svg": b"<svg/>"})
    assert fetcher.fetch("asset:a.svg").read() == b"<svg/>"
    assert fetcher.fetch("data:image/png;base64,aGk=").read() == b"hi"


ANY = st.text(st.characters(codec=None), max_size=400)


@QUICK
@given(ANY, st.integers(2, 100))
def test_only_what_can_be_drawn_is_kept(raw: str, limit: int) -> None:
    """Cleaned text has a glyph for every character, respects its limit, and stays as it is when cleaned again."""
    once = clean(raw, limit)
    assert len(once) <= limit and all(ord(c) in advances() for c in once)
    assert clean(once, limit) == once


@QUICK
@given(st.text(st.sampled_from("가나다라 ReLU(0.1)을/·—,. x"), max_size=60))
def test_korean_words_hold_together(raw: str) -> None:
    """Word joiners stand inside Korean words only, and the words stay the same."""
    glued = glue(raw)
    assert glued.replace("\u2060", "").replace("\u200b", "") == raw
    assert "\u2060 " not in glued and " \u2060" not in glued


@QUICK
@given(st.text(st.sampled_from("ab *_`[]()<>&-1.\n\\"), max_size=200))
def test_a_note_is_a_handful_of_tags(raw: str) -> None:
    """Whatever is written, only paragraphs, lists, bold, italic and code come out, properly closed."""
    root = ET.fromstring(f"<note>{note(raw).replace('<br>', '<br/>')}</note>")
    assert {e.tag for e in root.iter()} <= {"note", "p", "ul", "ol", "li", "b", "i", "code", "br"}


def test_a_note_keeps_its_shape() -> None:
    """Lists are lists, bold is bold, and a link is printed with its address."""
    assert note("a **b** *c* `d<e`") == "<p>a <b>b</b> <i>c</i> <code>d&lt;e</code></p>"
    assert note("- x\n- y\n\n1. z") == "<ul><li>x</li><li>y</li></ul><ol><li>z</li></ol>"
    assert note("[w](https://a.b)") == "<p>w (https://a.b)</p>"


# ---------------------------------------------------------------- what views bring


@pytest.mark.parametrize("slug", VIEWS)
def test_every_word_of_every_view_can_be_drawn(slug: str) -> None:
    """No □ appears in a report: the typefaces have every character that the views use."""
    view = VIEWS[slug]()
    result = view.compute()
    words = {w for lang in LANGS for b in view.show(result, lang) for w in _strings(b)}
    assert {w for w in words if TOFU in clean(w) and TOFU not in w} == set()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Rows):
        yield from {cell for name in value.columns for cell in value[name].tolist() if isinstance(cell, str)}
    else:
        for part in _inside(value):
            yield from _strings(part)


def _inside(value: Any) -> list[Any]:
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name) for field in fields(value)]
    return list(value.values()) if isinstance(value, dict) else list(value) if isinstance(value, list | tuple) else []


def test_every_formula_can_be_set() -> None:
    """The TeX of the whole catalogue, and of the views, is drawn as a formula."""
    formulas = [f.tex for f in ACTIVATIONS.values()] + [f.tex_derivative for f in ACTIVATIONS.values()]
    formulas += [i.tex for i in INITIALIZERS.values()]
    assert all(math.formula(tex).startswith(b"<svg") for tex in formulas)


def test_tex_that_cannot_be_set_is_printed_as_text() -> None:
    """A formula is never lost."""
    assert r"\frac{" in draw(Formula("f", r"\frac{", "broken"), Sheet("en"))


@QUICK
@given(st.lists(st.lists(st.text(" abcdefg가나", max_size=80), min_size=4, max_size=4), min_size=1, max_size=6))
def test_a_table_fits_the_page(rows: list[list[str]]) -> None:
    """Never wider than the page, no column without width."""
    shape = columns(rows)
    assert shape.total <= (130.01 if shape.kind == "narrow" else 170.01) and min(shape.widths) > 0


def test_what_a_block_says_is_never_markup() -> None:
    """Words of a block are escaped wherever they stand."""
    evil = '<script>"&'
    table = Table(name="t", title=evil, caption=evil, head=(evil,), rows=((evil,),), numeric=(False,))
    html = draw_all([*(kind(evil) for kind in (get_args(Block)[0],)), table, Formula(evil, "x", evil)], Sheet("en"))
    assert "<script>" not in html and html.count("&lt;script&gt;") == 7


# ---------------------------------------------------------------- the command line


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """The exit status of a command line, and what it said on stderr."""
    return command.main(list(words)), capsys.readouterr().err


@pytest.mark.parametrize(("words", "said_en", "said_ko"), [
    (["render", "{}/missing.json", "-o", "{}/x.pdf"], "cannot be read", "읽을 수 없습니다"),
    (["render", "{}/text.json", "-o", "{}/x.pdf"], "not a study", "스터디 파일이 아닙니다"),
    (["render", "{}/newer.json", "-o", "{}/x.pdf"], "newer version", "더 새로운 버전"),
    (["render", "{}/good.json"], "Say where to write", "저장할 곳"),
    (["render", "{}/good.json", "--zoom=2", "-o", "{}/x.pdf"], "“--zoom” is not a flag", "“--zoom”: 이 명령에는"),
    (["render", "-o", "{}/x.pdf"], "at least one file", "하나 이상"),
    (["render", "{}/empty.json", "-o", "{}/no/where.pdf"], "cannot be written", "쓸 수 없습니다"),
    (["view", "nothing", "-o", "{}/x.pdf"], "no view called “nothing”", "없는 화면입니다"),
    (["view", "initialization", "--speed", "3", "-o", "{}/x.pdf"], "“speed” is not the name", "“speed”: 여기에는"),
    (["view", "initialization", "--depth", "99999", "-o", "{}/x.pdf"], "“99999” is not possible", "쓸 수 없는 값"),
    (["extract", "{}/good.json", "-o", "{}/x.json"], "holds no study", "스터디가 없습니다"),
    (["dance"], "python -m reports", "python -m reports"),
    ([], "python -m reports", "python -m reports"),
])  # fmt: skip
def test_bad_input_gets_a_sentence(
    words: list[str], said_en: str, said_ko: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One clear sentence in the language asked for, exit status 2, no traceback, no file."""
    (tmp_path / "text.json").write_text("hello")
    (tmp_path / "good.json").write_text(single().dumps(), encoding="utf-8")
    (tmp_path / "empty.json").write_text(Study().dumps(), encoding="utf-8")
    (tmp_path / "newer.json").write_text(json.dumps(json.loads(Study().dumps()) | {"version": 99}))
    line = [word.format(tmp_path) for word in words]
    for lang, expected in (("en", said_en), ("ko", said_ko)):
        status, error = run(capsys, *line, "--lang", lang)
        assert status == 2 and expected in error and "Traceback" not in error
    assert not list(tmp_path.glob("x.*"))


def test_every_problem_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two bad flags get two sentences."""
    _, error = run(capsys, "view", "initialization", "--speed", "3", "--depth", "x", "-o", str(tmp_path / "x.pdf"))
    assert len(error.strip().splitlines()) == 2


def test_a_damaged_study_is_printed_with_what_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The PDF is there, the problem is named on stderr and in the PDF, and the exit status is 2."""
    raw = json.loads(Study(date="2026-11-20").dumps()) | {"entries": [{"view": "tomorrow", "note": "mine"}]}
    (tmp_path / "s.json").write_text(json.dumps(raw))
    status, error = run(capsys, "render", str(tmp_path / "s.json"), "-o", str(tmp_path / "s.pdf"))
    words = text((tmp_path / "s.pdf").read_bytes())
    assert status == 2 and "tomorrow" in error and "tomorrow" in words and "mine" in words


def test_view_and_extract_are_inverse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A view printed from flags gives back the study with exactly these flags."""
    target, back = str(tmp_path / "v.pdf"), tmp_path / "v.json"
    assert run(capsys, "view", "initialization", "--depth", "3", "-o", target, "--lang", "ko") == (0, "")
    assert run(capsys, "extract", target, "-o", str(back)) == (0, "")
    assert Study.loads(back.read_text(encoding="utf-8")).entries == (Entry(VIEW(depth=3)),)
