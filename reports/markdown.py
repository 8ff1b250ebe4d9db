"""A report as Markdown with its pictures beside it, and as a folder of drawings and rows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from acts.blocks import (
    Code,
    Details,
    Figure,
    Finding,
    Formula,
    Heading,
    Notice,
    Picture,
    Prose,
    References,
    Stats,
    Strip,
    Table,
)  # fmt: skip
from acts.study import Study
from acts.text import Lang
from reports import record
from reports.charts import COLUMN, WIDE, chart
from reports.document import about, begun, end
from reports.figures import FIGURE, rows_of
from reports.links import address, command
from reports.plain import fence, grid, own, plain
from reports.promise import Asset, content
from reports.settings import settings
from reports.sheet import Sheet
from reports.style import Style
from reports.tables import TABLE, as_csv
from reports.telling import Told
from reports.text import clean
from reports.words import words


class Pages(Sheet):
    """A sheet that keeps every drawing under the name of its figure; ``folder`` is where the text looks for them."""

    folder: str = "figures"

    def keep(self, stem: str, picture: Asset, kind: str) -> str:
        """Put a picture down; returns its address in the text."""
        name = f"{stem}.{kind}"
        self.assets[name] = picture
        return f"{self.folder}/{name}"


def markdown(study: Study, found: list[Told], lang: Lang, style: Style, folder: str) -> tuple[str, Pages]:
    """*study* as Markdown text, and the pictures it shows (to be put into *folder*) and rows it brings."""
    begin, pages = begun(study, lang), Pages(lang)
    pages.attached, pages.folder = begin.attached, folder
    said, w = about(study, found, lang), words(lang)
    parts = [f"# {plain(said['title'])}", plain(" · ".join(filter(None, (study.author, said["date"]))))]
    parts += [f"> {plain(problem)}" for problem in said["problems"]]
    for number, one in enumerate(found, 1):
        pages.begin(f"{number}-{one.slug}", 3)
        parts += [*_opening(one, number, pages, style), *(told(block, pages) for block in one.blocks)]
        parts += [f"### {w.note}", own(one.note)] if one.note.strip() else []
    end(study, found, pages, style)
    works = sorted(pages.works.values(), key=lambda work: work.text)
    parts += (
        [f"## {w.references}", "\n".join(f"- {plain(work.text)} {work.url}".rstrip() for work in works)]
        if works
        else []
    )
    parts += [f"## {w.reproduce}", fence("\n".join(command(one.view, lang) for one in found if one.view), "sh")]
    parts += [" · ".join(f"{name} {number}" for name, number in record.versions().items()), f"`{said['digest']}`"]
    return "\n\n".join(part for part in parts if part).replace("\u2060", "") + "\n", pages


def archive(study: Study, found: list[Told], lang: Lang, style: Style) -> bytes:
    """The study, every drawing (SVG, PNG) and all rows (CSV) as one ZIP, the same bytes every time."""
    text, pages = markdown(study, found, lang, style, "figures")
    files = {file.name if file.relation != "Data" else f"data/{file.name}": file.content for file in pages.attached}
    files |= {f"figures/{name}": content(asset) for name, asset in pages.assets.items()} | {"report.md": text.encode()}
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as zipped:
        for name in sorted(files):
            zipped.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), files[name], ZIP_DEFLATED)
    return out.getvalue()


def _opening(one: Told, number: int, pages: Pages, style: Style) -> Iterable[str]:
    w = words(pages.lang)
    yield f"## {number} {plain(one.title)}"
    yield f"*{plain(one.question)}*" if one.question else ""
    if one.view:
        pairs = [(plain(label), plain(value)) for label, value in settings(one.view, pages.lang)]
        yield grid([(w.setting, ""), *pairs], (False, False))
        link = address(style.link_base, one.view, pages.lang)
        yield f"[{w.open}]({link})" if link else ""


@singledispatch
def told(block: object, pages: Pages) -> str:
    """One block as Markdown; its drawing and rows are put on *pages*."""
    raise TypeError(f"no way to write {type(block).__name__}")


@told.register
def _finding(block: Finding, pages: Pages) -> str:
    return f"**{plain(block.text)}**"


@told.register
def _stats(block: Stats, pages: Pages) -> str:
    return "\n".join(f"- **{plain(value)}** {plain(counts)}" for value, counts in block.items)


@told.register
def _heading(block: Heading, pages: Pages) -> str:
    return f"{'#' * pages.level} {plain(block.text)}"


@told.register
def _prose(block: Prose, pages: Pages) -> str:
    return plain(block.text)


@told.register
def _notice(block: Notice, pages: Pages) -> str:
    return f"> **{plain(block.title)}** {plain(block.text)}"


@told.register
def _formula(block: Formula, pages: Pages) -> str:
    return f"{plain(block.name)}\n\n$$\n{block.tex}\n$$"


@told.register
def _figure(block: Figure, pages: Pages) -> str:
    return f"{_image(block, pages, WIDE if block.wide else COLUMN)}\n\n{_caption(block, pages)}"


@told.register
def _picture(block: Picture, pages: Pages) -> str:
    return f"{_image(block, pages, COLUMN)}\n\n{_caption(block, pages)}"


@told.register
def _strip(block: Strip, pages: Pages) -> str:
    width = max(WIDE // max(len(block.panels), 1), 120)
    panels = (f"{plain(panel.title)}\n\n{_image(panel, pages, width)}" for panel in block.panels)
    return "\n\n".join([*panels, _caption(block, pages)])


@told.register
def _table(block: Table, pages: Pages) -> str:
    pages.tables += 1
    pages.attach(block.name, as_csv(block), clean(block.title))
    number = TABLE(pages.lang).format(n=pages.tables)
    head = f"**{number}. {plain(block.title)}.** {plain(block.caption)}".strip()
    rows = [tuple(map(plain, row)) for row in (block.head, *block.rows)]
    return f"{head}\n\n{grid(rows, block.numeric)}"


@told.register
def _code(block: Code, pages: Pages) -> str:
    return fence(clean(block.text, 20_000, lines=True).strip("\n"), block.language)


@told.register
def _details(block: Details, pages: Pages) -> str:
    return "\n\n".join([f"#### {plain(block.title)}", *(told(inner, pages) for inner in block.blocks)])


@told.register
def _references(block: References, pages: Pages) -> str:
    pages.works.update({work.key: work for work in block.every})
    return ""


def _image(block: Figure | Picture, pages: Pages, width: int) -> str:
    if isinstance(block, Figure):
        stem = pages.attach(block.name, rows_of(block), clean(block.title)).removesuffix(".csv")
        return f"![{plain(block.alt)}]({pages.keep(stem, chart(block, width), 'svg')})"
    return f"![{plain(block.alt)}]({pages.keep(f'{pages.place}-{block.name}', block.png, 'png')})"


def _caption(block: Figure | Picture | Strip, pages: Pages) -> str:
    pages.figures += 1
    number = FIGURE(pages.lang).format(n=pages.figures)
    return f"**{number}. {plain(block.title)}.** {plain(block.caption)}".strip()
