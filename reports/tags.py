"""What the tag tree of WeasyPrint leaves out: languages, header scopes, roles, the words of links.

WeasyPrint 70 tags a box by the name of its HTML element alone. Its tree builder is private, so the version is
pinned and the accessibility tests guard this module; what needs no HTML element is repaired in `reports.mend`.
"""

# pyright: reportPrivateUsage=false

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pydyf
from weasyprint.pdf import tags as original

_ROLES = {"pre": "/P", "code": "/Code", "nav": "/Sect", "figure": "/Div"}


@cache
def install() -> None:
    """From now on every tag tree of this process is completed while it is built."""
    build = original._build_box_tree  # noqa: SLF001 - there is no other way in

    def completed(box: Any, *rest: Any) -> Iterator[Any]:
        real = getattr(box, "_box", box)  # an absolutely placed box stands behind a placeholder
        for tag in build(box, *rest):
            if real.element is not None and isinstance(real.element.tag, str):
                tag.element = real.element
                _complete(tag, real, real.element)
            yield tag

    original._build_box_tree = completed  # noqa: SLF001 - as above


def _complete(tag: Any, box: Any, element: Any) -> None:
    kind = tag["S"]
    if element.get("lang") and element.tag != "html":
        tag["Lang"] = pydyf.String(element.get("lang"))
    if kind == "/NonStruct" and "::" not in (box.element_tag or ""):
        tag["S"] = _ROLES.get(element.tag, kind)
    elif kind == "/Figure" and element.get("data-role") == "formula":
        tag["S"] = "/Formula"
    elif kind == "/TH" and "A" in tag:
        tag["A"]["Scope"] = "/Row" if element.get("scope") == "row" else "/Column"
    elif kind == "/Link" and box.link_annotation is not None:
        words = " ".join("".join(element.itertext()).replace("\u2060", "").split())
        box.link_annotation["Contents"] = pydyf.String(words or element.get("href", ""))
