"""A report as one HTML file for a browser: pictures, typefaces and style inside, and nothing asked of anybody."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools import subset

from reports.document import Document
from reports.fonts import FACES, FOLDER
from reports.promise import content

_KINDS = {"svg": "image/svg+xml", "png": "image/png"}
_CHART = re.compile(r'<img class="chart" style="([^"]*)" src="asset:(\w+)\.svg" alt="([^"]*)">')
_ASSET = re.compile(r"asset:(\w+\.(svg|png))")
_LOCAL = re.compile(r'(id="|url\(#|href="#)((?:gradient_|clip)\d+)')
_POLICY = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'"


def onefile(made: Document) -> bytes:
    """*made* as HTML that needs no other file; charts are drawn in the page, so that their words can be searched."""
    body = _CHART.sub(lambda m: _inline(m, made), made.html).replace("\u2060", "")
    body = _ASSET.sub(lambda m: _data(m, made), body)
    head = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><meta name="viewport" content="width=device-width">'
    style = f"<style>{_faces(frozenset(re.sub('<[^>]*>', '', body)))}{_style()}</style>"
    return body.replace("</head>", f"{head}{style}</head>", 1).encode("utf-8", "replace")


def _inline(found: re.Match[str], made: Document) -> str:
    style, name, alt = found.groups()
    drawing = content(made.sheet.assets[f"{name}.svg"])
    own = _LOCAL.sub(rf"\g<1>c{sha256(drawing).hexdigest()[:8]}-\g<2>", drawing.decode())
    return own.replace("<svg", f'<svg class="chart" role="img" aria-label="{alt}" style="{style}"', 1)


def _data(found: re.Match[str], made: Document) -> str:
    return f"data:{_KINDS[found[2]]};base64,{b64encode(content(made.sheet.assets[found[1]])).decode()}"


@cache
def _style() -> str:
    """The style of the paper, and what a screen needs otherwise."""
    return "\n".join(
        Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("report.css", "screen.css")
    )


def _faces(characters: frozenset[str]) -> str:
    """The typefaces with *characters* alone, so that a report weighs little and looks the same everywhere."""
    face = "@font-face{{font-family:'{}';font-weight:{};src:url(data:font/woff2;base64,{}) format('woff2')}}"
    return "".join(face.format(family, weight, _subset(name, characters)) for family, weight, name in FACES)


def _subset(name: str, characters: frozenset[str]) -> str:
    options = subset.Options(
        flavor="woff2",
        notdef_outline=True,
        recalc_timestamp=False,
        layout_features=["kern", "tnum", "lnum"],
        hinting=False,
    )
    out = BytesIO()
    with subset.load_font(str(FOLDER / f"{name}.ttf"), options) as opened:
        font: Any = opened
        worker = subset.Subsetter(options)
        worker.populate(text="".join(characters))
        worker.subset(font)
        subset.save_font(font, out, options)
    return b64encode(out.getvalue()).decode()
