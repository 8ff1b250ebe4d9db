"""A section below the curves: one question about the chosen functions, with knobs of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Protocol

from acts.activations import Activation
from acts.blocks import Block
from acts.spec import Spec
from acts.text import Lang


class Host(Protocol):
    """What a section may know of the view that it stands in."""

    @property
    def functions(self) -> tuple[Activation, ...]:
        """The functions that are drawn over one another."""
        ...

    @property
    def mark(self) -> int:
        """The place among them, from 0, of the one that is looked at closely; it is also its color and dash."""
        ...

    @property
    def span(self) -> float:
        """Inputs are drawn from -span to span."""
        ...

    @property
    def point(self) -> float:
        """The input that is looked at."""
        ...


class Part(Spec):
    """Its ``title`` is its heading; sections stand in the order that a reader chose, on offer by ``order``."""

    order: ClassVar[int]

    def compute(self, host: Host) -> Any:
        """What the section shows, a function of the knobs of *host* and its own; raises `Trouble` if it cannot."""
        return None

    def show(self, host: Host, result: Any, language: Lang) -> Iterator[Block]:
        """The result as blocks, without the heading; the works that it rests on come in a `References` block."""
        raise NotImplementedError

    def numbers(self, host: Host, result: Any) -> dict[str, Any]:
        """The headline numbers, ready for JSON."""
        return {}


def subject(host: Host) -> Activation:
    """The function that is looked at closely."""
    return host.functions[host.mark]
