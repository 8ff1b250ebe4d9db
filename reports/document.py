"""A study becomes one HTML document and everything that is printed or attached with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import jinja2

from acts import progress
from acts.blocks import Reference
from acts.files import brought
from acts.spec import encode
from acts.study import Study
from acts.text import Lang
from reports import art, links, record
from reports.dates import day, written
from reports.sections import Section, section
from reports.settings import brief
from reports.sheet import Attached, Sheet
from reports.style import Style
from reports.telling import Told, tell_all
from reports.text import clean, flags, named, noted, say, width
from reports.words import title, words


@dataclass(frozen=True)
class Document:
    """What the printer needs: HTML, the pictures it names, and the files that travel inside."""

    html: str
    sheet: Sheet
    told: Sequence[Told] = ()


def told(study: Study, lang: Lang) -> list[Told]:
    """What every entry of *study* finds, with the files that came along."""
    with brought(study.files):
        return tell_all(study.entries, lang)


def document(study: Study, lang: Lang, style: Style, found: Sequence[Told], *, whole: bool = False) -> Document:
    """*study* in *lang* as a report; *found* is what its entries say, all of which is printed if *whole*."""
    with noted() as missing:
        sheet = begun(study, lang)
        sheet.whole = whole
        sections = _sections(found, sheet, style)
        end(study, found, sheet, style)
        said = about(study, found, lang) | _back(study, found, sheet, style)
        said |= {"sections": sections, "boxes": partial(boxes, missing, lang), "works": _works(sheet)}
        html = template("template.html").render(said, w=words(lang), lang=lang)
    return Document(html, sheet, found)


def begun(study: Study, lang: Lang) -> Sheet:
    """An empty sheet with the study itself."""
    sheet = Sheet(lang)
    source = study.dumps().encode("utf-8", "replace")
    sheet.attached.append(Attached("study.json", source, clean(words(lang).study_file), "Source"))
    return sheet


def end(study: Study, found: Sequence[Told], sheet: Sheet, style: Style) -> None:
    """Attach the record of what was said."""
    said = record.record(found, sheet.attached, sheet.lang, style, day(study.date).isoformat())
    about = clean(words(sheet.lang).record_file)
    sheet.attached.append(Attached(record.NAME, record.dumps(said), about, "Supplement"))


def _sections(found: Sequence[Told], sheet: Sheet, style: Style) -> list[Section]:
    level = 2 if len(found) == 1 else 3
    out: list[Section] = []
    for i, one in enumerate(found):
        out.append(section(one, i + 1, sheet, style, level))
        progress.report((i + 1) / len(found))
    return out


def about(study: Study, found: Sequence[Told], lang: Lang) -> dict[str, Any]:
    """The words of the first page."""
    name = study.title or (found[0].title if len(found) == 1 else title(lang))
    problems = [problem(lang) for problem in study.problems]
    return {
        "title": name, "author": study.author, "date": written(study.date, lang), "day": day(study.date).isoformat(),
        "size": _size(name), "problems": problems, "digest": sha256(study.dumps().encode("utf-8", "replace")).hexdigest(),
    }  # fmt: skip


def _size(name: str) -> str:
    """Long titles are set smaller."""
    ems = width(clean(name))
    return "short" if ems <= 30 else "long" if ems <= 70 else "longest"


def _back(study: Study, found: Sequence[Told], sheet: Sheet, style: Style) -> dict[str, Any]:
    views = [one.view for one in found if one.view]
    code = links.qr(style.link_base)
    return {
        "versions": list(record.versions().items()), "commands": [links.command(view, sheet.lang) for view in views],
        "chosen": [brief(one.view, sheet.lang) if one.view else "" for one in found],
        "seeds": sorted({int(seed) for view in views for seed in _seeds(encode(view, full=True))}),
        "art": sheet.lay(art.art(study), "svg") if len(found) > 1 else "",
        "home": style.link_base, "qr": sheet.lay(code, "svg") if code else "", "style": style,
    }  # fmt: skip


def _seeds(link: dict[str, str]) -> list[str]:
    return [raw for path, raw in link.items() if path.split(".")[-1] == "seed"]


def boxes(missing: set[str], lang: Lang) -> str:
    """The sentence that names what could not be drawn so far; "" if everything could."""
    names = named(missing)
    rest = f" (+{len(names) - _MOST_NAMED})" if names[_MOST_NAMED:] else ""
    return f"{words(lang).boxes} {', '.join(names[:_MOST_NAMED])}{rest}" if names else ""


_MOST_NAMED = 24


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
def template(name: str) -> jinja2.Template:
    """The template *name* of this folder; whatever is filled in is escaped."""
    folder = jinja2.FileSystemLoader(Path(__file__).parent)
    made = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, loader=folder, trim_blocks=True)
    made.filters |= {"say": say, "clean": clean, "flags": flags}
    return made.get_template(name)
