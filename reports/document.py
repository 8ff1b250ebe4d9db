"""A study becomes one HTML document and everything that is printed or attached with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from typing import Any

import jinja2

from acts import progress
from acts.blocks import Reference
from acts.files import brought
from acts.study import Entry, Study
from acts.text import Lang
from reports import art, links
from reports.dates import day, written
from reports.sections import Section, section
from reports.sheet import Attached, Sheet
from reports.text import clean, say, width
from reports.words import title, words

_PACKAGES = ("numpy", "pandas", "pydantic", "pillow", "altair", "vl-convert-python", "ziamath", "weasyprint")


@dataclass(frozen=True)
class Document:
    """What the printer needs: HTML, the pictures it names, and the files that travel inside."""

    html: str
    sheet: Sheet


def document(study: Study, lang: Lang, link_base: str = "") -> Document:
    """*study* in *lang*; *link_base* is the address of the dashboard, if it is known."""
    sheet = Sheet(lang)
    source = study.dumps().encode("utf-8", "replace")
    sheet.attached.append(Attached("study.json", source, clean(words(lang).study_file), "Source"))
    with brought(study.files):
        sections = _sections(study, sheet, link_base)
    said = _about(study, sections, lang) | _back(study, sheet, source, link_base)
    html = _template().render(said, w=words(lang), lang=lang, sections=sections, works=_works(sheet))
    return Document(html, sheet)


def _sections(study: Study, sheet: Sheet, base: str) -> list[Section]:
    level = 2 if len(study.entries) == 1 else 3
    out: list[Section] = []
    for i, entry in enumerate(study.entries):
        with progress.part(i / len(study.entries), (i + 1) / len(study.entries)):
            out.append(section(entry, i + 1, sheet, base, level))
            progress.report(1.0)
    return out


def _about(study: Study, sections: list[Section], lang: Lang) -> dict[str, Any]:
    name = study.title or (sections[0].title if len(sections) == 1 else title(lang))
    problems = [problem(lang) for problem in study.problems]
    return {
        "title": name, "author": study.author, "date": written(study.date, lang), "day": day(study.date).isoformat(),
        "size": _size(name), "problems": problems,
    }  # fmt: skip


def _size(name: str) -> str:
    """Long titles are set smaller."""
    ems = width(clean(name))
    return "short" if ems <= 30 else "long" if ems <= 70 else "longest"


def _back(study: Study, sheet: Sheet, source: bytes, base: str) -> dict[str, Any]:
    views = [entry.view for entry in study.entries if isinstance(entry, Entry)]
    code = links.qr(base)
    return {
        "digest": sha256(source).hexdigest(), "versions": _versions(),
        "commands": [links.command(view, sheet.lang) for view in views],
        "art": sheet.lay(art.art(study), "svg") if len(study.entries) > 1 else "",
        "home": base, "qr": sheet.lay(code, "svg") if code else "",
    }  # fmt: skip


@cache
def _versions() -> list[tuple[str, str]]:
    return [("Python", python_version()), *((name, version(name)) for name in _PACKAGES)]


def _works(sheet: Sheet) -> list[tuple[str, str, str, str]]:
    """The works cited in any section, each once: the text before its link, the link's words, the text after, the link."""
    return [_linked(work) for work in sorted(sheet.works.values(), key=lambda work: work.text)]


def _linked(work: Reference) -> tuple[str, str, str, str]:
    if not work.url.startswith(("https://", "http://")):
        return work.text, "", "", ""
    number = _NUMBERED.sub("", work.url)
    before, found, after = work.text.partition(number)
    return (before, found, after, work.url) if found else (f"{work.text} ", work.url.split("//")[1], "", work.url)


_NUMBERED = re.compile(r"https?://(?:(?:dx\.)?doi\.org|arxiv\.org/abs)/")


@cache
def _template() -> jinja2.Template:
    folder = jinja2.FileSystemLoader(Path(__file__).parent)
    made = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, loader=folder, trim_blocks=True)
    made.filters |= {"say": say, "clean": clean}
    return made.get_template("template.html")
