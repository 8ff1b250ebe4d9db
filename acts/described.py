"""What every function of the catalogues says of itself, whatever it takes as input."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from acts.spec import Spec
from acts.text import Text

FRAMEWORKS: Mapping[str, Text] = {
    "pytorch": Text("PyTorch", "PyTorch"),
    "keras": Text("Keras", "Keras"),
    "keras_layer": Text("the Keras layer", "Keras 층"),
    "jax": Text("JAX", "JAX"),
    "flax": Text("Flax", "Flax"),
}
"""Who has defaults, in reading order, by the word that ``defaults`` holds."""


class Described(Spec):
    """A function with its formulas, its origin, its typical use, and its names in the frameworks.

    Subclasses set ``tex`` and ``tex_derivative`` (LaTeX of the right-hand side, knobs by their ``letters``),
    ``source`` (a key of ``references.json``), ``year`` (of the first description) and ``use`` (one sentence: where it
    is found today). Where a framework has the function, its spelling is given, and further names in ``also``; if the
    frameworks do not agree, ``differs`` says in what.
    """

    tex: ClassVar[str]
    tex_derivative: ClassVar[str]
    letters: ClassVar[Mapping[str, str]] = {}
    source: ClassVar[str]
    year: ClassVar[int]
    use: ClassVar[Text]
    pytorch: ClassVar[str] = ""
    keras: ClassVar[str] = ""
    jax: ClassVar[str] = ""
    also: ClassVar[tuple[str, ...]] = ()
    differs: ClassVar[Text | None] = None
    defaults: ClassVar[Mapping[str, Mapping[str, float]] | None] = None

    @classmethod
    def framework_defaults(cls) -> Mapping[str, Mapping[str, float]]:
        """The knobs that each framework starts with, by the words of `FRAMEWORKS`; who has no default is missing.

        It is what ``defaults`` says; a function without it has no default if it has knobs, and otherwise is the same
        wherever it is spelled.
        """
        if cls.defaults is not None:
            return cls.defaults
        spelled = {"pytorch": cls.pytorch, "keras": cls.keras, "jax": cls.jax}
        return {} if cls.knobs() else {name: {} for name, spelling in spelled.items() if spelling}

    def drawn_as_in(self) -> tuple[str, ...]:
        """The frameworks whose default this very function is, by the words of `FRAMEWORKS`."""
        mine = dict(self)
        return tuple(name for name, knobs in self.framework_defaults().items() if dict(knobs) == mine)
