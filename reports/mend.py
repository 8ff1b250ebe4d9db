"""The last hand on a PDF: what WeasyPrint 70 writes against PDF/UA-1 and PDF/A-3 is put right before it is saved.

Each function names one defect. The two checkers among the tests find it again when it comes back.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pydyf

_ONCE = {f"/{kind}" for kind in ("H1", "H2", "H3", "H4", "H5", "H6", "P", "Caption", "Div", "Sect", "Code", "Part")}
_IDLE = {"/Span", "/Div", "/NonStruct"}
_UA = Path(__file__).with_name("ua.xml")


def mend(document: Any, pdf: Any) -> None:
    """A WeasyPrint finisher: changes the objects of *pdf* in place."""
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    tags = dict(_walk(pdf, root))
    _mark_running_heads(pdf, _at(pdf, root["ParentTree"])["Nums"], set(tags))
    _index_headers(pdf, root, tags)
    _place_boxes(document, pdf, tags)
    _sort_attachments(pdf)
    _claim_ua(pdf)


def _at(pdf: Any, reference: Any) -> Any:
    return pdf.objects[_number(reference)]


def _number(reference: Any) -> int:
    return int(reference.split()[0])


def _walk(pdf: Any, parent: Any) -> Iterator[tuple[int, Any]]:
    """Every tag in reading order by object number; empty ones are dropped, and those an anonymous box repeats renamed."""
    kept = pydyf.Array()
    for kid in parent["K"]:
        tag = pdf.objects[_number(kid)] if isinstance(kid, (bytes, str)) else None
        if isinstance(tag, dict) and tag.get("Type") == "/StructElem":
            repeated = tag["S"] in _ONCE and tag["S"] == parent.get("S") and _element(tag) is _element(parent)
            yield _number(kid), tag
            yield from _walk(pdf, tag)
            tag["S"] = "/NonStruct" if repeated else tag["S"]
            if tag["S"] in _IDLE and not tag["K"]:
                continue
        kept.append(kid)
    parent["K"][:] = kept


def _element(tag: Any) -> Any:
    return getattr(tag, "element", None)


def _mark_running_heads(pdf: Any, numbers: Any, reachable: set[int]) -> None:
    """Running heads and feet are tagged outside the tree (Kozea/WeasyPrint issue 1836): they are page furniture."""
    pages = [_at(pdf, page) for page in pdf.page_references]
    for key, parents in zip(numbers[::2], numbers[1::2], strict=True):
        if isinstance(parents, list):
            loose = {i for i, tag in enumerate(parents) if _number(tag) not in reachable}
            _to_artifacts(pdf.objects[_number(pages[key]["Contents"])].stream, loose)
            parents[:] = ["null" if i in loose else tag for i, tag in enumerate(parents)]
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    root["ParentTreeNextKey"] = max(numbers[::2], default=-1) + 1


def _to_artifacts(stream: list[Any], loose: set[int]) -> None:
    for i, part in enumerate(stream):
        if isinstance(part, pydyf.Dictionary) and part.get("MCID") in loose:
            stream[i - 1 : i + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]


def _index_headers(pdf: Any, root: Any, tags: dict[int, Any]) -> None:
    """Table cells name their headers by id, but the ids are listed nowhere."""
    names = pydyf.Array()
    for tag in sorted((t for t in tags.values() if "ID" in t), key=lambda t: t["ID"].string.encode()):
        names += [tag["ID"], tag.reference]
    if names:
        leaf = pydyf.Dictionary({"Names": names, "Limits": pydyf.Array([names[0], names[-2]])})
        pdf.add_object(leaf)
        tree = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})
        pdf.add_object(tree)
        root["IDTree"] = tree.reference


def _place_boxes(document: Any, pdf: Any, tags: dict[int, Any]) -> None:
    """Boxes of figures are written in CSS pixels from the top; PDF counts in points from the bottom."""
    heights = dict(zip(pdf.page_references, (page.height for page in document.pages), strict=True))
    for tag in tags.values():
        if "BBox" in tag.get("A", {}):
            x1, y1, x2, y2 = tag["A"]["BBox"]
            height = heights[tag["Pg"]]
            corners = (x1, height - y2, x2, height - y1)
            tag["A"]["BBox"] = pydyf.Array([round(corner * 0.75, 3) for corner in corners])


def _sort_attachments(pdf: Any) -> None:
    """The name tree of attached files must be sorted, and each file listed once."""
    names = _at(pdf, pdf.catalog["Names"]["EmbeddedFiles"])["Names"]
    pairs = sorted(zip(names[::2], names[1::2], strict=True), key=lambda pair: pair[0].string)
    names[:] = [part for pair in pairs for part in pair]
    pdf.catalog["AF"] = pydyf.Array([file for _, file in pairs])


def _claim_ua(pdf: Any) -> None:
    """The document is PDF/A by its metadata; it is PDF/UA as well."""
    stream = _at(pdf, pdf.catalog["Metadata"]).stream
    stream[0] = stream[0].replace(b"</rdf:RDF>", _UA.read_bytes().strip() + b"</rdf:RDF>")
