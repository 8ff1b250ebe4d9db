"""A view: what may be chosen, what is computed, what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Any, ClassVar, Self, cast, final

from acts import progress
from acts.blocks import Block, Heading, Reference, References, in_order
from acts.spec import Spec
from acts.text import Lang, Text, Trouble
from acts.views.parts import Part, blocks, find


@dataclass(frozen=True)
class Preset:
    """A setting worth seeing, named after what it shows; its link says only what differs from the defaults."""

    title: Text
    link: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True)
class Found:
    """All that a view found: its answer, and of each section what it found, or the `Trouble` that kept it from it."""

    answer: Any
    parts: tuple[Any, ...] = ()


class View(Spec):
    """Its knobs are the question, :meth:`look` the experiment, :meth:`answer` the answer.

    Below the answer stand the sections that a reader chose with the knob ``parts``, in a view that has one.
    """

    chapter: ClassVar[int]
    group: ClassVar[Text]
    following: ClassVar[tuple[str, Text]]
    presets: ClassVar[tuple[Preset, ...]] = ()
    aside: ClassVar[frozenset[str]] = frozenset()  #: knobs on which no section depends
    goes_on: ClassVar[bool] = True  #: whether more follows than stands beside the knobs

    @property
    def heavy(self) -> bool:
        """Whether :meth:`look` is too long for the server's own process and belongs in a worker."""
        return False

    def look(self) -> Any:
        """What the answer needs, a function of the knobs alone; the same knobs give the same bits."""
        raise NotImplementedError

    def answer(self, result: Any, language: Lang) -> Iterator[Block]:
        """What :meth:`look` found as blocks in *language*, in reading order, up to the sections."""
        raise NotImplementedError

    def headline(self, result: Any) -> dict[str, Any]:
        """The headline numbers of what :meth:`look` found, ready for JSON; one that is not finite is ``None``."""
        raise NotImplementedError

    @property
    def host(self) -> Any:
        """What a section may know, a value that can be hashed: the view itself, or what it passes on."""
        return self.alone

    @final
    def beside(self, part: Part) -> Self:
        """The view as *part* sees it: alone, with the usual values of the knobs on which *part* does not depend."""
        ignored = {name for name in self.knobs() if name in self.aside or not part.depends(name)} - {"parts"}
        return _without(cast("Any", self.alone), frozenset(ignored))

    @final
    @property
    def chosen(self) -> tuple[Part, ...]:
        """The sections."""
        return getattr(self, "parts", ())

    @final
    @property
    def alone(self) -> Self:
        """The view without its sections."""
        return _alone(cast("Any", self)) if self.chosen else self

    @final
    def compute(self) -> Found:
        """The answer and every section."""
        share = 1 / (1 + len(self.chosen))
        with progress.part(0, share):
            answer = self.look()
        found: list[Any] = []
        for number, part in enumerate(self.chosen, 1):
            with progress.part(number * share, (number + 1) * share):
                found.append(find(part, self.beside(part).host))
        return Found(answer, tuple(found))

    @final
    def show(self, found: Found, language: Lang) -> Iterator[Block]:
        """Everything in reading order, the works that it rests on last."""
        every = chain(self.answer(found.answer, language), self.sections(found, language))
        others, works = without_works(every)
        return iter([*others, works])

    @final
    def sections(self, found: Found, language: Lang) -> Iterator[Block]:
        """The sections that a reader chose; each opens with a `Heading` that says where its knobs are."""
        for number, (part, result) in enumerate(zip(self.chosen, found.parts, strict=True), 1):
            yield Heading(part.title(language), f"parts.{number}")
            yield from blocks(part, self.beside(part).host, result, language)

    @final
    def numbers(self, found: Found) -> dict[str, Any]:
        """The headline numbers of the answer and of every section, ready for JSON."""
        each = zip(self.chosen, found.parts, strict=True)
        parts = {part.slug: part.numbers(self.beside(part).host, r) for part, r in each if not isinstance(r, Trouble)}
        return self.headline(found.answer) | ({"parts": parts} if parts else {})


@lru_cache(maxsize=256)
def _alone(view: Any) -> Any:
    return view.with_knob("parts", ())


@lru_cache(maxsize=256)
def _without(view: Any, names: frozenset[str]) -> Any:
    return type(view)(**{name: value for name, value in view.alone if name not in names})


def without_works(every: Iterable[Block]) -> tuple[list[Block], References]:
    """*every* block but those that name works, and those works together, each once and in order."""
    others, works, beyond = list[Block](), set[Reference](), set[Reference]()
    for block in every:
        if isinstance(block, References):
            works.update(block.items)
            beyond.update(block.beyond)
        else:
            others.append(block)
    return others, References(in_order(works), in_order(beyond - works))
