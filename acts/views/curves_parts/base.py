"""A section below the curves: one question about the chosen functions, with knobs of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from acts.activations import Activation
from acts.blocks import Block
from acts.spec import Spec
from acts.text import Lang


@dataclass(frozen=True)
class Host:
    """What a section may know of the view that it stands in; not the input that is looked at, which moves often."""

    functions: tuple[Activation, ...]  #: drawn over one another
    mark: int  #: the place among them, from 0, of the one that is looked at closely; also its color and dash
    span: float  #: inputs are drawn from -span to span


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
