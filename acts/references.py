"""The works that the project cites: ``references.json`` in CSL-JSON, put into words by ``references.csl``.

Both are standard formats of the Citation Style Language; citeproc-py does what they say. A work is formatted when it is
first cited, and then kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any

from acts.blocks import Reference, References, in_order

_one_at_a_time = Lock()  # the style counts as it formats


@cache
def _works() -> dict[str, dict[str, Any]]:
    raw = files("acts").joinpath("references.json").read_text(encoding="utf-8")
    return {work["id"]: work for work in json.loads(raw)}


@cache
def _press() -> tuple[Any, Any]:
    """The style, and the works as the formatter has them."""
    from citeproc import CitationStylesStyle  # noqa: PLC0415 - not before anything is cited
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415 - as above

    style = CitationStylesStyle(str(files("acts").joinpath("references.csl")), validate=False)
    return style, CiteProcJSON(list(_works().values()))


@cache
def _formatted(key: str) -> tuple[str, str]:
    """The work as the text names it, and as a list prints it."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter  # noqa: PLC0415 - as above

    with _one_at_a_time:
        cited = Citation([CitationItem(_works()[key]["id"])])
        shelf = CitationStylesBibliography(*_press(), formatter.plain)
        shelf.register(cited)
        name = str(shelf.cite(cited, lambda _: None))
        return name.replace(" & et al.", " et al."), str(shelf.bibliography()[0])


def keys() -> frozenset[str]:
    """Every key that can be cited."""
    return frozenset(_works())


def short(key: str) -> str:
    """How the text names the work: "He et al. 2015"; raises ``KeyError`` for a key that is not there."""
    return _formatted(key)[0]


def reference(key: str) -> Reference:
    """The work in full, as a list of references prints it."""
    return Reference(key, _formatted(key)[1], _works()[key].get("URL", ""))


def references(*cited: str, beyond: Iterable[str] = ()) -> References:
    """The works behind a view, each once, in the order of their texts; an empty key cites nothing."""
    items = {reference(key) for key in cited if key}
    return References(in_order(items), in_order({reference(key) for key in beyond} - items))
