"""A small auditor of PDF/UA-1 and PDF/A-3a: the checks of the Matterhorn protocol that a machine can make.

It is no substitute for veraPDF or for a listener; it finds again every defect that the project has repaired once.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", '"', "Do", "sh", "EI", "INLINE IMAGE"}
STANDARD = {
    "Document", "Part", "Sect", "Div", "Caption", "TOC", "TOCI", "NonStruct", "P", "H1", "H2", "H3", "H4", "H5", "H6",
    "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Note", "Reference", "Code",
    "Link", "Figure", "Formula",
}  # fmt: skip
INSIDE = {
    "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"},
    "LI": {"L"}, "LBody": {"LI"}, "Lbl": {"LI"},
}  # fmt: skip
ONCE = {"H1", "H2", "H3", "H4", "P", "Caption", "Code"}
HOLDS = {"Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}}


class Tag:
    """One element of the tag tree, with its kind and the element above it."""

    def __init__(self, raw: Any, parent: Tag | None) -> None:
        self.raw, self.parent, self.kind = raw, parent, str(raw.get("/S", "/Root"))[1:]
        self.kids = [Tag(kid, self) for kid in _list(raw.get("/K")) if isinstance(kid, Dictionary) and "/S" in kid]

    def walk(self) -> Iterator[Tag]:
        """The element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    @property
    def attributes(self) -> Any:
        """The attribute dictionary, empty if there is none."""
        return self.raw.get("/A", Dictionary())

    @property
    def page(self) -> tuple[int, int] | None:
        """Which page object it begins on."""
        return self.raw.Pg.objgen if "/Pg" in self.raw else None


def _list(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, Array) else [value]


def tree(pdf: pikepdf.Pdf) -> Tag:
    """The tag tree of *pdf*."""
    return Tag(pdf.Root.StructTreeRoot, None)


def findings(content: bytes) -> list[str]:
    """Everything that is wrong with a PDF, one sentence each."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = [*_catalog(pdf), *_attachments(pdf)]
        if "/StructTreeRoot" not in pdf.Root:
            return [*found, "there is no tag tree"]
        root = tree(pdf)
        tags = [tag for tag in root.walk() if tag.parent is not None]
        parents = dict(_numbers(pdf.Root.StructTreeRoot.ParentTree))
        for check in (_nesting, _pictures, _headings, _links):
            found += check(tags)
        found += _headers(pdf, tags)
        for number, page in enumerate(pdf.pages, 1):
            found += (f"page {number}: {words}" for words in _page(page, parents, {tag.raw.objgen for tag in tags}))
        return found + list(_fonts(pdf))


def _numbers(node: Any) -> Iterator[tuple[int, Any]]:
    pairs = _list(node.get("/Nums"))
    yield from ((int(key), value) for key, value in zip(pairs[::2], pairs[1::2], strict=True))
    for kid in _list(node.get("/Kids")):
        yield from _numbers(kid)


def _catalog(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    xmp = root.Metadata.read_bytes().decode() if "/Metadata" in root else ""
    wanted = {
        "it is not marked as tagged": root.get("/MarkInfo", {}).get("/Marked") is True,
        "it has no language": bool(str(root.get("/Lang", ""))),
        "its title is not shown": root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is True,
        "it does not claim PDF/UA-1": "<pdfuaid:part>1</pdfuaid:part>" in xmp,
        "it does not claim PDF/A-3a": 'pdfaid:part="3"' in xmp and 'pdfaid:conformance="A"' in xmp,
        "its metadata has no title": "dc:title" in xmp,
        "its metadata is not one RDF": len(re.findall(r"<\w+:RDF\b", xmp)) == 1,
        "it has no output intent": "/OutputIntents" in root,
        "it has no identifier": "/ID" in pdf.trailer,
        "it has no bookmarks": "/Outlines" in root,
    }
    yield from (words for words, fine in wanted.items() if not fine)


def _attachments(pdf: pikepdf.Pdf) -> Iterator[str]:
    names = _list(pdf.Root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names"))
    keys, files = [bytes(key) for key in names[::2]], names[1::2]
    if keys != sorted(set(keys)):
        yield "attached files are not sorted by name"
    if [f.objgen for f in files] != [f.objgen for f in _list(pdf.Root.get("/AF"))]:
        yield "the list of associated files is not that of the attached ones"
    for file in files:
        if not {"/F", "/UF", "/AFRelationship"} <= set(file.keys()) or file.AFRelationship == Name.Unspecified:
            yield f"attached file {file.get('/UF')} does not say what it is"


def _nesting(tags: list[Tag]) -> Iterator[str]:
    if len({tag.raw.objgen for tag in tags}) < len(tags):
        yield "an element hangs in the tree more than once"
    for tag in tags:
        if tag.parent is None or tag.raw.P.objgen != tag.parent.raw.objgen:
            yield f"{tag.kind} does not hang in the tree where it says"
        if tag.kind not in STANDARD:
            yield f"{tag.kind} is not a standard kind"
        yield from _place(tag, tag.parent.kind if tag.parent else "")


def _place(tag: Tag, above: str) -> Iterator[str]:
    if above not in INSIDE.get(tag.kind, {above}) or (tag.kind == above and above in ONCE):
        yield f"{tag.kind} stands in {above}"
    kinds = {kid.kind for kid in tag.kids}
    if strange := kinds - HOLDS.get(tag.kind, kinds):
        yield f"{tag.kind} holds {sorted(strange)}"


def _pictures(tags: list[Tag]) -> Iterator[str]:
    for tag in tags:
        if tag.kind in ("Figure", "Formula"):
            if not str(tag.raw.get("/Alt", "")).strip():
                yield f"{tag.kind} without alternative text"
            box, page = [float(v) for v in _list(tag.attributes.get("/BBox"))], [float(v) for v in tag.raw.Pg.MediaBox]
            inside = len(box) == 4 and -1 <= box[0] < box[2] <= page[2] + 1 and -1 <= box[1] < box[3] <= page[3] + 1
            if not inside:
                yield f"{tag.kind} lies outside its page: {box}"


def _headings(tags: list[Tag]) -> Iterator[str]:
    ranks = [int(tag.kind[1]) for tag in tags if tag.kind[0] == "H" and tag.kind[1:].isdigit()]
    if ranks.count(1) != 1:
        yield f"there are {ranks.count(1)} main headings"
    for above, below in zip([0, *ranks], ranks, strict=False):
        if below > above + 1:
            yield f"headings jump from {above} to {below}"


def _links(tags: list[Tag]) -> Iterator[str]:
    for tag in tags:
        kids = _list(tag.raw.get("/K"))
        if tag.kind == "Link" and not any(isinstance(k, Dictionary) and k.get("/Type") == Name.OBJR for k in kids):
            yield "a link is not tied to its annotation"


def _headers(pdf: pikepdf.Pdf, tags: list[Tag]) -> Iterator[str]:
    indexed = {
        bytes(key) for kid in _list(pdf.Root.StructTreeRoot.get("/IDTree", {}).get("/Kids")) for key in kid.Names[::2]
    }
    for tag in tags:
        if tag.kind == "TH" and "/Scope" not in tag.attributes:
            yield "a header cell does not say what it heads"
        if "/ID" in tag.raw and bytes(tag.raw.ID) not in indexed:
            yield "the id of a header cell is not indexed"
        if lost := {bytes(h) for h in _list(tag.attributes.get("/Headers"))} - indexed:
            yield f"a cell names headers that are not there: {lost}"


def _page(page: Any, parents: dict[int, Any], known: set[tuple[int, int]]) -> Iterator[str]:
    tagged = _list(parents.get(int(page.get("/StructParents", -1))))
    yield from set(_marks(page, tagged, known))
    for note in _list(page.get("/Annots")):
        owner = parents.get(int(note.get("/StructParent", -1)))
        if owner is None or owner.get("/S") != Name.Link or not str(note.get("/Contents", "")):
            yield "a link is not tagged as one or has no words"
    if "/Annots" in page and page.get("/Tabs") != Name.S:
        yield "links are not reached in reading order"


def _marks(page: Any, tagged: list[Any], known: set[tuple[int, int]]) -> Iterator[str]:
    """What is painted is either tagged, once, by an element of the tree, or an artifact."""
    open_marks: list[str] = []
    for operands, operator in ((o.operands, str(o.operator)) for o in pikepdf.parse_content_stream(page)):
        if operator in ("BDC", "BMC"):
            yield from _mark(operands, tagged, known, open_marks)
            open_marks.append(str(operands[0]))
        elif operator == "EMC":
            open_marks.pop()
        elif operator in PAINTS and not open_marks:
            yield f"{operator} paints what is neither tagged nor an artifact"
    if open_marks:
        yield "marked content is not closed"


def _mark(operands: Any, tagged: list[Any], known: set[tuple[int, int]], around: list[str]) -> Iterator[str]:
    number = operands[1].get("/MCID") if len(operands) > 1 and isinstance(operands[1], Dictionary) else None
    if number is None:
        return
    if "/Artifact" in around:
        yield "tagged content stands inside an artifact"
    owner = tagged[int(number)] if int(number) < len(tagged) else None
    if not isinstance(owner, Dictionary) or owner.objgen not in known:
        yield "marked content belongs to nothing in the tree"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.Font and item.get("/Subtype") == Name.Type0:
            inner = item.DescendantFonts[0]
            embedded = {"/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys())
            if not embedded or "/ToUnicode" not in item or "/CIDToGIDMap" not in inner:
                yield f"font {item.BaseFont} is not embedded in full"
