"""What a section below the curves knows of the page."""

from __future__ import annotations

from dataclasses import dataclass

from acts.activations import Activation


@dataclass(frozen=True)
class Host:
    """The functions and the range; not the input that is looked at, which moves often."""

    functions: tuple[Activation, ...]  #: drawn over one another
    mark: int  #: the place among them, from 0, of the one that is looked at closely; also its color and dash
    span: float  #: inputs are drawn from -span to span


def subject(host: Host) -> Activation:
    """The function that is looked at closely."""
    return host.functions[host.mark]
