"""HTML and what belongs to it become a PDF, by WeasyPrint, behind one typed function."""

from __future__ import annotations

import gc
import logging
import re
import warnings
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import get_ident
from typing import Any

from acts import progress
from acts.text import Text, Trouble

try:
    from weasyprint import CSS, Attachment
    from weasyprint.text.fonts import FontConfiguration
except OSError as error:
    raise Trouble(
        Text(
            "This server cannot make PDFs: a system library is missing ({name}). "
            "Whoever runs it can install the packages of packages.txt; save your study until then.",
            "이 서버에서는 PDF를 만들 수 없습니다. 시스템 라이브러리가 없습니다({name}). "
            "서버 관리자가 packages.txt의 패키지를 설치할 수 있으니 그때까지 스터디를 저장해 두세요.",
        ).format(name=next(iter(re.findall("'(.+?)'", str(error))), str(error)[:60]))
    ) from error

from reports import labels, late, pack, quick, strokes, tags
from reports.fetch import Fetcher
from reports.fonts import only_ours
from reports.mend import mend
from reports.promise import Asset
from reports.reading import Page
from reports.sheet import Attached

_STYLE = Path(__file__).with_name("report.css")
_LETTER = Path(__file__).with_name("letter.css")
MOST_PAGES = 400


@contextmanager
def _seldom_collected() -> Generator[None]:
    """Garbage is looked for less often: a document is a great many young objects, nearly all of which stay to the end."""
    often = gc.get_threshold()
    gc.set_threshold(200_000, *often[1:])
    try:
        yield
    finally:
        gc.set_threshold(*often)


@_seldom_collected()
def typeset(
    html: str, assets: Mapping[str, Asset], attached: Iterable[Attached], when: datetime, paper: str = "a4"
) -> bytes:
    """A tagged PDF/A-3a that is also PDF/UA-1; *when* dates the attached files. Raises `Trouble` if it is too long."""
    fetcher = Fetcher(assets)
    document = _laid_out(html, fetcher, paper)
    if len(document.pages) > MOST_PAGES:
        raise Trouble(_TOO_LONG.format(pages=len(document.pages), most=MOST_PAGES))
    progress.report(0.6)
    files = [_file(part, fetcher, when) for part in attached]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint never closes its color profile
        printed: Any = document.write_pdf(pdf_variant="pdf/a-3a", attachments=files, finisher=_finish)
    return printed


def _finish(document: Any, pdf: Any) -> None:
    mend(document, pdf)
    pack.pack(pdf)


def pages(html: str, assets: Mapping[str, Asset], paper: str) -> int:
    """How many pages *html* takes."""
    return len(_laid_out(html, Fetcher(assets), paper).pages)


def _laid_out(html: str, fetcher: Fetcher, paper: str) -> Any:
    tags.install()
    labels.install()
    late.install()
    quick.install()
    strokes.install()
    pack.install()
    _shorten_log()
    styles = [_style(sheet) for sheet in ([_STYLE, _LETTER] if paper == "letter" else [_STYLE])]
    return Page(html, fetcher).render(font_config=_fonts(), stylesheets=styles, pdf_variant="pdf/a-3a")


def _fonts() -> FontConfiguration:
    """The typefaces, opened once; each thread has its own, as Pango's are not to be shared."""
    return _opened(get_ident())


@cache
def _opened(thread: int) -> FontConfiguration:
    with only_ours():
        return FontConfiguration()


@cache
def _style(sheet: Path) -> CSS:
    """*sheet*, read once; nothing that it names is fetched."""
    return CSS(string=sheet.read_text(encoding="utf-8"), url_fetcher=Fetcher({}), font_config=_fonts())


def _file(part: Attached, fetcher: Fetcher, when: datetime) -> Any:
    return Attachment(
        string=part.content, name=part.name, description=part.about, relationship=part.relation,
        created=when, modified=when, url_fetcher=fetcher,
    )  # fmt: skip


@cache
def _shorten_log() -> None:
    """WeasyPrint writes whole data addresses into its log."""
    logging.getLogger("weasyprint").addFilter(_short)


def _short(record: logging.LogRecord) -> bool:
    record.msg, record.args = record.getMessage()[:300], ()
    return True


_TOO_LONG = Text(
    "This report would have {pages} pages; the most is {most}. Print fewer views at once, or shorten the notes.",
    "보고서가 {pages}쪽이 됩니다. {most}쪽까지 만들 수 있습니다. 화면을 나누어 만들거나 메모를 줄이세요.",
)
