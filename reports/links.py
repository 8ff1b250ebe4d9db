"""The way back from paper: the address of a view, its command line, its QR code."""

from __future__ import annotations

import shlex
from io import BytesIO
from urllib.parse import urlencode

import segno

from acts.spec import encode
from acts.text import Lang
from acts.theme import PALETTES
from acts.views.base import View

_QR_LONGEST = 900  # more would make modules of the printed code too small for a phone


def address(base: str, view: View, lang: Lang) -> str:
    """The full address of *view*, every knob named; "" when it is not known where the dashboard is."""
    query = urlencode({**encode(view, full=True), "lang": lang}, safe=",")
    return f"{base.rstrip('/')}/{view.slug}?{query}" if base else ""


def command(view: View, lang: Lang) -> str:
    """The command line that prints *view* again."""
    flags = (f"--{path}={shlex.quote(raw)}" for path, raw in encode(view, full=True).items())
    return " ".join(["python -m reports view", view.slug, *flags, f"-o report.pdf --lang {lang}"])


def qr(link: str) -> bytes:
    """*link* as a QR code in SVG; empty when it is too long to be read from paper."""
    if not link or len(link) > _QR_LONGEST:
        return b""
    out = BytesIO()
    code = segno.make(link, error="l", micro=False)
    code.save(out, kind="svg", border=0, dark=PALETTES["paper"]["ink"], xmldecl=False, svgns=True, nl=False)
    return out.getvalue()
