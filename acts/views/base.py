"""A view: what may be chosen, what is computed, what is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from acts.blocks import Block
from acts.spec import Spec
from acts.text import Lang, Text


@dataclass(frozen=True)
class Preset:
    """A setting worth seeing, named after what it shows; its link says only what differs from the defaults."""

    title: Text
    link: Mapping[str, str] = field(hash=False)


class View(Spec):
    """Its knobs are the question, :meth:`compute` the experiment, :meth:`show` the answer."""

    chapter: ClassVar[int]
    group: ClassVar[Text]
    following: ClassVar[tuple[str, Text]]
    presets: ClassVar[tuple[Preset, ...]] = ()
    aside: ClassVar[frozenset[str]] = frozenset()  #: knobs on which no section depends

    @property
    def heavy(self) -> bool:
        """Whether :meth:`compute` is too long for the server's own process and belongs in a worker."""
        return False

    def compute(self) -> Any:
        """The result, a function of the knobs alone; the same knobs give the same bits."""
        raise NotImplementedError

    def answer(self, result: Any, language: Lang) -> Iterator[Block]:
        """The result as blocks in *language*, in reading order, up to the sections that a reader chose."""
        raise NotImplementedError

    def sections(self, result: Any, language: Lang) -> Iterator[Block]:
        """The sections that a reader chose; each opens with a `Heading` that says where its knobs are."""
        return iter(())

    def show(self, result: Any, language: Lang) -> Iterator[Block]:
        """Everything in reading order."""
        yield from self.answer(result, language)
        yield from self.sections(result, language)

    def numbers(self, result: Any) -> dict[str, Any]:
        """The headline numbers, ready for JSON; a number that is not finite is ``None``."""
        raise NotImplementedError
