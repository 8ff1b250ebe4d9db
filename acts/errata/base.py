"""What every entry of the catalogue of mistakes says, and how it is drawn beside the truth."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Literal

import numpy as np

from acts.activations import Activation
from acts.array import Array
from acts.properties import Properties, properties
from acts.spec import Spec
from acts.text import Text, num
from acts.vectors import VectorFunction

Kind = Literal["formula", "claim", "numerics", "variant"]
OTHERS = (1.0, 0.1)  #: the logits beside the one that is moved, where a function of a vector is drawn along a line


class Erratum(Spec):
    """A wrong formula or claim that is seen in public tables and tutorials, and what is right.

    Subclasses set ``about`` (what is wrong, one sentence), ``truth`` (what is right), ``true`` (the entry of a
    catalogue that has it right), the wrong formula as ``tex`` and ``code``, the right one as ``right_code``, the range
    to draw (``span``) and the input at which the mistake is measured (``at``), and ``source``, a key of
    ``references.json`` that has it right. They implement :meth:`wrong` for float64 arrays of any shape.
    """

    kind: ClassVar[Kind] = "formula"
    truth: ClassVar[Text]
    true: ClassVar[Activation | VectorFunction]
    tex: ClassVar[str]
    code: ClassVar[str]
    right_code: ClassVar[str]
    source: ClassVar[str]
    axis: ClassVar[Literal["value", "slope", "error", "magnitude", "logarithm"]] = "value"
    span: ClassVar[tuple[float, float]] = (-4.0, 4.0)
    at: ClassVar[float] = 1.0
    line: ClassVar[Text] = Text("as often written", "흔히 쓰는 식")  #: what the dashed line is called
    right_line: ClassVar[Text | None] = None  #: what the solid line is called, if not after ``true``
    says: ClassVar[Text] = Text(
        "At x = {at}: {wrong} instead of {right}.", "x = {at}에서 계산한 값: {wrong}. 올바른 값: {right}."
    )

    def wrong(self, x: Array) -> Array:
        """What is often written, at *x*, same shape; without a warning, whatever it does."""
        raise NotImplementedError

    def right(self, x: Array) -> Array:
        """The truth at *x*, same shape."""
        f = self.true
        if isinstance(f, VectorFunction):
            return first(f, x)
        return f.derivative(x) if self.axis == "slope" else f(x)

    @property
    def right_tex(self) -> str:
        """The right formula, as LaTeX."""
        return self.true.tex_derivative if self.axis == "slope" else self.true.tex

    @property
    def kinks(self) -> tuple[float, ...]:
        """Where one of the two curves may jump, in ascending order."""
        return () if isinstance(self.true, VectorFunction) else self.true.kinks

    def becomes(self) -> tuple[float, float]:
        """The number that shows the mistake, and what it should be."""
        at = np.array([self.at])
        return float(self.wrong(at)[0]), float(self.right(at)[0])

    def shown(self) -> Text:
        """The number in a sentence."""
        wrong, right = self.becomes()
        return self.says.format(at=num(self.at), wrong=num(wrong, 4), right=num(right, 4))


class Claim(Erratum):
    """A wrong statement about an activation that is itself written correctly; its formula is a statement, too."""

    kind = "claim"
    line = Text("as often claimed", "흔한 주장")
    says = Text("{wrong} is claimed; it is {right}.", "주장하는 값은 {wrong}, 올바른 값은 {right}.")

    def facts(self) -> Properties:
        """What is computed of the function that the claim is about."""
        f = self.true
        if isinstance(f, VectorFunction):
            raise TypeError(f)
        return properties(f)


def first(f: VectorFunction, x: Array) -> Array:
    """The first output of *f* as its own logit takes the values *x*, beside the logits `OTHERS`."""
    moved = np.stack([x, *(np.full_like(x, v) for v in OTHERS)], axis=-1)
    return f(moved)[..., 0]


def hushed(work: Callable[[], Array]) -> Array:
    """What *work* gives; overflow and the like say nothing here, as they are what is to be seen."""
    with np.errstate(all="ignore"):
        return work()


def complaints(work: Callable[[], Array]) -> int:
    """How often NumPy would warn of overflow, an invalid operation or a division by zero during *work*."""
    heard: list[str] = []
    with np.errstate(all="call", under="ignore", call=lambda kind, _: heard.append(kind)):
        work()
    return len(heard)
