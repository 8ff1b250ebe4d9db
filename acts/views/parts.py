"""A section of a view: one question more, with knobs of its own, that a reader chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, ClassVar, cast

from acts import progress
from acts.blocks import Block, Notice
from acts.files import is_brought
from acts.spec import Spec, catalogue, encode
from acts.text import Lang, Text, Trouble

Piece = Callable[[], Any]
"""Work that can be done apart, in any process and order: it can be pickled, and gives the same bits everywhere."""


class Part(Spec):
    """Its ``title`` is its heading; sections stand in the order that a reader chose, on offer by ``order``.

    ``host`` is what the section may know of the view that it stands in: `acts.views.base.View.beside`.
    """

    order: ClassVar[int]

    def depends(self, knob: str) -> bool:
        """Whether the *knob* of the view changes anything here; one that does not is as usual in ``host``.

        So nothing is computed again when it is turned.
        """
        return True

    def heavy(self, host: Any) -> bool:
        """Whether the work is too long for the server's own process and belongs in a worker."""
        return False

    def pieces(self, host: Any) -> Sequence[Piece]:
        """The work cut into pieces that may be done at once and elsewhere; none if :meth:`compute` does it all."""
        return ()

    def join(self, host: Any, found: Sequence[Any]) -> Any:
        """The result, from what each of :meth:`pieces` gave; None stands for a piece that is not there (yet)."""
        raise NotImplementedError

    def compute(self, host: Any) -> Any:
        """What the section shows, a function of the knobs of *host* and its own; raises `Trouble` if it cannot."""
        pieces, found = self.pieces(host), list[Any]()
        for number, piece in enumerate(pieces):
            with progress.part(number / len(pieces), (number + 1) / len(pieces)):
                found.append(piece())
        return self.join(host, found) if pieces else None

    def show(self, host: Any, result: Any, language: Lang) -> Iterator[Block]:
        """The result as blocks, without the heading; the works that it rests on come in a `References` block."""
        raise NotImplementedError

    def numbers(self, host: Any, result: Any) -> dict[str, Any]:
        """The headline numbers, ready for JSON."""
        return {}


def sections(package: str) -> Mapping[str, type[Part]]:
    """Every section that the modules of *package* define, by slug, in the order in which they are on offer."""
    found = sorted(catalogue(Part, package).values(), key=lambda part: part.order)
    return MappingProxyType({part.slug: part for part in found})


def find(part: Part, host: Any) -> Any:
    """What *part* finds, or its `Trouble`: a section that cannot find anything must not cost the others.

    Light findings are kept, unless they read a file that may be missing another time.
    """
    reads = any(is_brought(raw) for spec in (part, host) if isinstance(spec, Spec) for raw in encode(spec).values())
    return _find(part, host) if reads or part.heavy(host) else _kept(cast("Any", part), host)


def _find(part: Part, host: Any) -> Any:
    try:
        return part.compute(host)
    except Trouble as trouble:
        return trouble


def joined(part: Part, host: Any, found: Sequence[Any]) -> Any:
    """What *part* makes of the pieces that were *found* so far, or its `Trouble`."""
    try:
        return part.join(host, found)
    except Trouble as trouble:
        return trouble


@lru_cache(maxsize=256)
def _kept(part: Any, host: Any) -> Any:
    return _find(part, host)


def blocks(part: Part, host: Any, found: Any, language: Lang) -> Iterator[Block]:
    """The section as blocks, without its heading; one that found nothing says why."""
    if isinstance(found, Trouble):
        yield Notice("partial", _NOT_SHOWN(language), found.text(language))
    else:
        yield from part.show(host, found, language)


SECTIONS = Text("Sections", "살펴볼 항목")
_NOT_SHOWN = Text("This section cannot be shown", "이 항목은 보여 줄 수 없습니다")
