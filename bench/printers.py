"""Other ways to the same pages: what a reader would use instead of this project's press."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from acts.blocks import Figure, Finding, Heading, Picture, Prose, Strip, Table
from acts.study import Study
from reports.document import Document
from reports.fonts import FOLDER
from reports.markdown import markdown
from reports.promise import content
from reports.style import PLAIN

ROOT = Path(__file__).parents[1]
CHROMIUM = "/usr/bin/chromium"
_FACES = {
    400: "Pretendard-Regular",
    500: "Pretendard-Medium",
    600: "Pretendard-SemiBold",
    700: "Pretendard-Bold",
}  # every weight in the style


def laid_down(made: Document, folder: Path) -> Path:
    """*made* as a folder that a browser prints: the same HTML, style, typefaces and pictures, the charts drawn already."""
    for name, asset in made.sheet.assets.items():
        (folder / name).write_bytes(content(asset))
    faces = "".join(
        f"@font-face{{font-family:Pretendard;font-weight:{weight};src:url(file://{FOLDER}/{name}.ttf)}}"
        for weight, name in _FACES.items()
    )
    style = (ROOT / "reports" / "report.css").read_text(encoding="utf-8")
    page = made.html.replace("asset:", "").replace("</head>", f"<style>{faces}{style}</style></head>", 1)
    (folder / "page.html").write_text(page, encoding="utf-8")
    return folder / "page.html"


def chromium(page: Path) -> Callable[[], object]:
    """A browser that is started, prints *page* and ends."""
    out = page.with_suffix(".chromium.pdf")
    line = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--generate-pdf-document-outline",
        f"--print-to-pdf={out}",
        f"file://{page}",
    ]
    return lambda: subprocess.run(line, check=True, capture_output=True, timeout=120)


@contextmanager
def running_chromium(page: Path) -> Generator[Callable[[], object]]:
    """A browser that is there already, and prints *page* in a new tab."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

        def once() -> object:
            tab = browser.new_page()
            tab.goto(f"file://{page}")
            printed = tab.pdf(tagged=True, outline=True, prefer_css_page_size=True)
            tab.close()
            return printed

        yield once
        browser.close()


def typst(made: Document, folder: Path) -> Callable[[], object] | None:
    """A newly started Typst that sets the same words, tables and drawings."""
    if find_spec("typst") is None:
        return None
    (folder / "page.typ").write_text("\n\n".join(_typst(made)), encoding="utf-8")
    run = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
    line = [sys.executable, "-c", run, str(folder / "page.typ"), str(folder / "typst.pdf"), str(FOLDER)]
    return lambda: subprocess.run(line, check=True, capture_output=True, timeout=120)


def nbconvert(study: Study, made: Document, folder: Path) -> Callable[[], object] | None:
    """A newly started nbconvert makes HTML of a notebook with the same words, tables and drawings, and a browser prints it.

    Its own ``webpdf`` does the same with a browser that Playwright brings.
    """
    if find_spec("nbconvert") is None:
        return None
    words, sheet = markdown(study, list(made.told), "en", PLAIN, ".")
    for name, asset in sheet.assets.items():
        (folder / name).write_bytes(content(asset))
    cells = [{"cell_type": "markdown", "metadata": {}, "source": part} for part in words.split("\n\n")]
    book = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    (folder / "book.ipynb").write_text(json.dumps(book), encoding="utf-8")
    line = [sys.executable, "-m", "nbconvert", "--to", "html", "--log-level", "ERROR", str(folder / "book.ipynb")]
    prints = chromium(folder / "book.html")
    return lambda: (subprocess.run(line, check=True, capture_output=True, timeout=120), prints())


def _typst(made: Document) -> Iterator[str]:
    yield '#set page(paper: "a4")\n#set text(font: "Pretendard", size: 9.4pt)\n#outline()'
    images = iter(re.findall(r'class="(?:chart|photograph|cells)"[^>]*src="asset:([^"]+)"', unescape(made.html)))
    for one in made.told:
        yield f"= #{json.dumps(one.title, ensure_ascii=False)}"
        for block in one.blocks:
            yield from _set(block, images)


def _set(block: Any, images: Iterator[str]) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"== #{json.dumps(block.text, ensure_ascii=False)}"
    elif isinstance(block, Finding | Prose):
        yield f"#{json.dumps(block.text, ensure_ascii=False)}"
    elif isinstance(block, Table):
        cells = ", ".join(json.dumps(cell, ensure_ascii=False) for row in (block.head, *block.rows) for cell in row)
        yield f"#table(columns: {len(block.head)}, {cells})"
    elif isinstance(block, Figure | Picture | Strip):
        count = len(block.panels) if isinstance(block, Strip) else 1
        drawn = "".join(f'#image("{next(images)}")' for _ in range(count))
        yield f"{drawn}\n#{json.dumps(block.caption, ensure_ascii=False)}"
