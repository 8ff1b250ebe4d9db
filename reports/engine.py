"""HTML and what belongs to it become a PDF, by WeasyPrint, behind one typed function."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration

from acts import progress
from reports import tags
from reports.fetch import Fetcher
from reports.fonts import only_ours
from reports.mend import mend
from reports.sheet import Attached

_STYLE = Path(__file__).with_name("report.css")


def typeset(html: str, assets: Mapping[str, bytes], attached: Iterable[Attached], when: datetime) -> bytes:
    """A tagged PDF/A-3a that is also PDF/UA-1; *when* dates the attached files."""
    tags.install()
    _shorten_log()
    fetcher = Fetcher(assets)
    with only_ours():
        fonts = FontConfiguration()
    style = CSS(string=_STYLE.read_text(encoding="utf-8"), url_fetcher=fetcher, font_config=fonts)
    document = HTML(string=html, url_fetcher=fetcher).render(
        font_config=fonts, stylesheets=[style], pdf_variant="pdf/a-3a"
    )
    progress.report(0.6)
    files = [_file(part, fetcher, when) for part in attached]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint never closes its color profile
        printed: Any = document.write_pdf(pdf_variant="pdf/a-3a", attachments=files, finisher=mend)
    return printed


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
