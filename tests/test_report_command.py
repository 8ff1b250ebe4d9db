"""Many reports at once, other formats, and whether a report still says the truth."""

from __future__ import annotations

import hashlib
import io
import json
import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from PIL import Image

from acts.files import is_brought
from acts.study import Entry, Study
from acts.text import LANGS, Lang, Text, Trouble
from acts.views import VIEWS
from reports import __main__ as command
from reports import batch, record, verify
from reports.document import document, told
from reports.extract import study_text
from reports.markdown import archive, markdown
from reports.onefile import onefile
from reports.pdf import pdf
from reports.style import Style
from reports.text import clean
from tests._paper import ADDRESS, Demo, attached, printed, study

VIEW = VIEWS["initialization"](samples=50, depth=2, width=20)
SAVED = Study("Kept", "Kim", "2026-11-20", (Entry(VIEW, "Mine, **bold**."),))


@cache
def kept() -> bytes:
    """A small report that all claims here are about."""
    return pdf(SAVED, "ko", Style("handout"))


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """The exit status of a command line, and what it said."""
    status = command.main(list(words))
    said = capsys.readouterr()
    return status, said.out, said.err


def test_many_studies_go_to_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Studies and reports alike, two at once, each the bytes it would have alone; one that fails is named with its file."""
    (tmp_path / "a.json").write_text(SAVED.dumps(), encoding="utf-8")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.pdf").write_bytes(kept())
    (tmp_path / "bad.json").write_text("{")
    names = [str(tmp_path / name) for name in ("a.json", "more/a.pdf", "bad.json")]
    status, _, errors = run(
        capsys, "render", *names, "-o", f"{tmp_path}/out/", "--jobs", "2", "--form", "handout", "--lang", "ko"
    )
    made = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert status == 2 and "bad.json: 스터디 파일이 아닙니다" in errors and "Traceback" not in errors
    assert made == {"a.pdf": kept(), "a-2.pdf": kept()}


@pytest.mark.parametrize(("words", "said"), [
    (("--jobs", "0"), "“0” is not possible for --jobs"), (("--jobs", "many"), "--jobs"), (("--form", "poster"), "report, handout, teacher"),
    (("--paper", "a5"), "a4, letter"), (("--format", "docx"), "pdf, html, md, zip"),
])  # fmt: skip
def test_what_is_not_on_offer_is_refused(words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With what is."""
    status, _, error = run(capsys, "render", "s.json", "-o", "x.pdf", *words)
    assert status == 2 and said in error


def test_the_bar_says_how_far_it_is(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal; elsewhere nothing is written."""
    batch.bar(2)(1, "a.pdf")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    batch.bar(2)(1, "a.pdf")
    assert "1/2 a.pdf" in capsys.readouterr().err


# ---------------------------------------------------------------- other formats


class Links(HTMLParser):
    """Gathers every address that a page names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("src", "href", "xlink:href") and value and tag != "a"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("lang", LANGS)
def test_one_file_holds_everything(lang: Lang) -> None:
    """The HTML asks for nothing outside itself, says what the paper says, and names nothing twice."""
    made = document(study(), lang, Style(link_base=ADDRESS), told(study(), lang))
    html = onefile(made).decode()
    page = Links()
    page.feed(html)
    assert all(address.startswith(("data:", "#")) for address in page.found) and "asset:" not in html
    assert re.findall(r"url\((?!data:|#)[^)]*\)", html) == [] and "default-src 'none'" in html
    words = " ".join(" ".join(page.words).split())
    assert {w for one in made.told for w in one.words if len(w) < 40 and clean(w) not in words} <= _alts(made)
    names = re.findall(r' id="([^"]+)"', html)
    assert len(names) == len(set(names))


def _alts(made: Any) -> set[str]:
    return set(re.findall(r'alt="([^"]*)"', made.html)) | {p for one in made.told for p in _spoken(one.blocks)}


def _spoken(blocks: Any) -> set[str]:
    return {block.spoken for block in blocks if hasattr(block, "spoken")}


def test_markdown_brings_its_pictures_and_rows() -> None:
    """Every picture that the text names is there, every table is in the text, and no word of a reader becomes markup."""
    made = replace(study(), title="<script> | *a* _b_")
    text, pages = markdown(made, told(made, "en"), "en", Style(), "files")
    named = set(re.findall(r"!\[[^\]]+\]\(files/([^)]+)\)", text))
    assert named == set(pages.assets) and len(named) == 4
    assert "# &lt;script> \\| \\*a\\* \\_b\\_" in text and "| row 11 | 11.5 |" in text
    assert "$$\nf(x) = \\max(0, x)\n$$" in text and "- [" not in text
    assert {file.name for file in pages.attached} >= {"study.json", "report.json", "1-demo-curves.csv"}


def test_a_zip_is_the_same_every_time() -> None:
    """Drawings, rows, text, study; whoever opens the study has it."""
    found = told(study(), "ko")
    first = archive(study(), found, "ko", Style())
    assert first == archive(study(), found, "ko", Style())
    with ZipFile(io.BytesIO(first)) as opened:
        names = opened.namelist()
        assert Study.loads(opened.read("study.json").decode()).dumps() == study().dumps()
    assert {"figures/1-demo-curves.svg", "figures/1-demo-photo.png", "data/1-demo-numbers.csv", "report.md"} <= set(
        names
    )


def test_the_name_of_the_file_chooses_the_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Unless a format is asked for."""
    (tmp_path / "s.json").write_text(SAVED.dumps(), encoding="utf-8")
    for name, start in (("a.html", b"<"), ("a.md", b"# Kept"), ("a.zip", b"PK"), ("a.txt", b"%PDF")):
        assert run(capsys, "render", str(tmp_path / "s.json"), "-o", str(tmp_path / name))[0] == 0
        assert (tmp_path / name).read_bytes().lstrip().startswith(start)
    assert (tmp_path / "a-files" / "study.json").read_text(encoding="utf-8") == SAVED.dumps()


@pytest.mark.parametrize("name", ["a.pdf", "a.html", "a.md", "a.zip"])
def test_a_section_that_cannot_be_computed_is_named(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others are printed all the same, but nobody takes the report for a whole one."""
    lost = Entry(VIEWS["dead_relu"](data="brought"), "Kept as well.")
    (tmp_path / "s.json").write_text(replace(SAVED, entries=(*SAVED.entries, lost)).dumps(), encoding="utf-8")
    status, _, error = run(capsys, "render", str(tmp_path / "s.json"), "-o", str(tmp_path / name), "--lang", "ko")
    assert status == 2 and error.startswith("죽은 ReLU: 먼저 파일을 올리세요.") and len(error.splitlines()) == 1
    assert (tmp_path / name).stat().st_size > 1000


def test_a_photograph_is_brought_by_its_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It travels in the report as one that was brought to the dashboard does."""
    Image.new("RGB", (40, 30), "red").save(tmp_path / "mine.png")
    path, target = str(tmp_path / "mine.png"), tmp_path / "a.pdf"
    status, _, error = run(
        capsys, "view", "curves", "--parts", "pictures", "--parts.1.picture", path, "-o", str(target)
    )
    assert (status, error) == (0, "")
    (name,) = Study.loads(study_text(target.read_bytes())).used()
    assert is_brought(name) and "mine" not in name


# ---------------------------------------------------------------- the truth of a report


def test_a_report_that_is_true_verifies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every number is computed again, and the file printed again, byte for byte."""
    (tmp_path / "r.pdf").write_bytes(kept())
    status, out, error = run(capsys, "verify", str(tmp_path / "r.pdf"))
    assert status == 0 and "Everything agrees" in out and error == ""
    assert int(re.findall(r"(\d+) numbers", out)[0]) > 20


def _with(change: Any, name: str = "report.json") -> bytes:
    """The printed report with one attached file changed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(kept())) as opened:
        file = opened.attachments[name]
        content = change(file.get_file().read_bytes())
        file.obj.EF.F.write(content)
        file.obj.EF.F.Type = pikepdf.Name.EmbeddedFile
        opened.save(out, static_id=True)
    return out.getvalue()


def _said(**changes: Any) -> Any:
    return lambda raw: json.dumps(json.loads(raw) | changes).encode()


def test_a_changed_number_is_named() -> None:
    """With its section, its place, what the report says and what comes out."""

    def change(raw: bytes) -> bytes:
        said = json.loads(raw)
        said["sections"][0]["numbers"]["std"][1] = 0.25
        said["sections"][0]["words"][0] = "All is well."
        return json.dumps(said).encode()

    differences = verify.verify(_with(change)).differences
    words = " ".join(d.en for d in differences)
    assert len(differences) == 2 and "numbers.std.2: the report says 0.25" in words and "says All is well." in words


def test_a_changed_table_is_named() -> None:
    """Rows that are not those that were printed are found."""
    name = next(name for name in attached(kept()) if name.endswith(".csv"))
    differences = verify.verify(_with(lambda raw: raw.replace(b"1", b"2"), name)).differences
    assert [d.en for d in differences] == [f"The attached file {name} is not the one that was printed."]


def test_a_table_that_comes_out_otherwise_is_named() -> None:
    """With the number of cells and the first of them."""
    digest = hashlib.sha256(b"a,b\n1,2\n").hexdigest()
    found = list(verify._files({"t.csv": digest}, [b"a,b\n1,2\n"], {"t.csv": b"a,b\n1,3\n"}))
    assert [d.en for d in found] == ["t.csv: 1 cells differ, the first in line 2: 2 in the report, 3 computed again."]
    assert "does not come out" in next(verify._files({"t.csv": digest}, [b"a,b\n1,2\n"], {})).en
    assert not list(verify._files({"t.csv": digest}, [b"a,b\n1,2\n"], {"t.csv": b"a,b\n1.0,2e0\n"}))


def test_a_file_that_was_saved_again_is_named() -> None:
    """Numbers that agree in a file that another program wrote."""
    differences = verify.verify(_with(lambda raw: raw)).differences
    assert len(differences) == 1 and "another program saved or changed it" in differences[0].en


def test_other_versions_are_named() -> None:
    """Then the bytes are not compared."""
    verdict = verify.verify(_with(_said(versions=record.versions() | {"numpy": "1.0"})))
    assert verdict.differences == () and any("numpy 1.0 →" in note.en for note in verdict.notes)


@pytest.mark.parametrize("change", [
    lambda _: b'{"format": "activation-lab-report"', _said(sections=7), _said(form="poster"), lambda _: b"{}",
])  # fmt: skip
def test_a_report_without_a_record_is_refused(change: Any) -> None:
    """With a sentence in both languages."""
    with pytest.raises(Trouble) as refused:
        verify.verify(_with(change))
    assert isinstance(refused.value.text, Text) and refused.value.text.en != refused.value.text.ko


def test_only_a_report_is_promised_to_open() -> None:
    """A report without a record still holds its study; a table, or a report that was cut off before it, does not."""
    whole = _with(lambda _: b"{}")
    for content, holds in ((whole, True), (b"a,b", False), (whole[:500], False)):
        with pytest.raises(Trouble) as refused:
            verify.verify(content)
        assert ("can still be opened" in refused.value.text.en) == holds


def test_the_record_says_what_the_pages_say() -> None:
    """Numbers, sentences, alternative texts, versions, and the fingerprint of every other file."""
    files = attached(printed("single", "en"))
    said = json.loads(files["report.json"])
    words = [w for b in Demo(rows=401).show(Demo(rows=401).compute(), "en") for w in [getattr(b, "text", None)] if w]
    assert set(words) <= set(said["sections"][0]["words"]) and said["sections"][0]["numbers"]["rows"] == 401
    assert said["files"] == {n: hashlib.sha256(c).hexdigest() for n, c in files.items() if n != "report.json"}
    assert (said["language"], said["form"], said["paper"], said["link_base"]) == ("en", "report", "a4", ADDRESS)
    assert study_text(kept()) == SAVED.dumps()
