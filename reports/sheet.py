"""What a document gathers while its blocks are drawn: pictures, attached files, works cited, numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain, count

from acts.blocks import Reference
from acts.text import Lang
from reports.promise import Asset, Promise


@dataclass(frozen=True)
class Attached:
    """A file inside the PDF; ``relation`` is how it relates to the pages ("Source" or "Data")."""

    name: str
    content: bytes
    about: str
    relation: str = "Data"


@dataclass
class Sheet:
    """The growing document. ``place`` names the section at hand, ``level`` is the rank of its headings."""

    lang: Lang
    place: str = ""
    level: int = 3
    narrow: int = 0  #: the width of every chart in pixels, where the page is not laid out in a column and a margin
    figures: int = 0
    tables: int = 0
    assets: dict[str, Asset] = field(default_factory=dict[str, Asset])
    attached: list[Attached] = field(default_factory=list[Attached])
    works: dict[str, Reference] = field(default_factory=dict[str, Reference])
    headings: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    whole: bool = False  #: whether tables have all columns, as where no files can be attached
    link: str = ""  #: the address of the section at hand
    shortened: bool = False  #: whether the section has said that its tables are printed in short

    def begin(self, place: str, level: int, link: str = "") -> None:
        """Open the section *place*."""
        self.place, self.level, self.headings, self.link, self.shortened = place, level, [], link, False

    def lay(self, picture: Asset, kind: str) -> str:
        """Lay a picture out for the printer; returns its address."""
        stem = picture.name if isinstance(picture, Promise) else sha256(picture).hexdigest()[:20]
        self.assets[f"{stem}.{kind}"] = picture
        return f"asset:{stem}.{kind}"

    def forget(self) -> None:
        """Nobody prints this sheet: what is not drawn yet need not be."""
        for picture in self.assets.values():
            if isinstance(picture, Promise):
                picture.forget()

    def attach(self, name: str, content: bytes, about: str) -> str:
        """Put the rows of the figure or table *name* into the PDF; returns the name of the file."""
        taken = {file.name for file in self.attached}
        plain = f"{self.place}-{name}"
        file = next(n for n in chain([f"{plain}.csv"], (f"{plain}-{i}.csv" for i in count(2))) if n not in taken)
        self.attached.append(Attached(file, content, about))
        return file
