"""One recommendation, as a file in ``rows/`` states it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from acts.advice.fields import one_of, words
from acts.advice.use import Use
from acts.advice.words import WORDS
from acts.initializers import INITIALIZERS
from acts.references import keys
from acts.text import Text

Slug = Annotated[str, StringConstraints(pattern="^[a-z][a-z0-9_]*$", max_length=40)]
Uses = Annotated[tuple[Annotated[Use, BeforeValidator(Use.read)], ...], Field(min_length=1)]
Cited = Annotated[tuple[Annotated[str, one_of(keys)], ...], Field(min_length=1)]
Lines = Annotated[str, StringConstraints(min_length=1, max_length=900, strip_whitespace=True)]
_Strict = ConfigDict(frozen=True, extra="forbid")


class Loss(BaseModel):
    """What is minimized, its class in ``torch.nn`` if there is one, and what it is given."""

    model_config = _Strict

    en: str = Field(min_length=1, max_length=60)
    ko: str = Field(min_length=1, max_length=60)
    torch: str = Field("", pattern="^([A-Z][A-Za-z0-9]*Loss)?$")
    takes: Annotated[str, one_of(lambda: WORDS.takes)]

    @property
    def title(self) -> Text:
        """Its name and what it is given: "cross-entropy (on logits)"."""
        given = WORDS.takes[self.takes]
        return Text(f"{self.en} ({given.en})", f"{self.ko}({given.ko})")


class Row(BaseModel):
    """Which function for which layer, and everything one needs to follow the advice."""

    model_config = _Strict

    id: Slug
    layer: Annotated[str, one_of(lambda: WORDS.layers.keys() - {"any"})]
    architectures: Annotated[tuple[Annotated[str, one_of(lambda: WORDS.architectures)], ...], Field(min_length=1)]
    tasks: Annotated[tuple[Annotated[str, one_of(lambda: WORDS.tasks)], ...], Field(min_length=1)]
    depths: Annotated[tuple[Annotated[str, one_of(lambda: WORDS.depths)], ...], Field(min_length=1)] = ("any",)
    normalizations: Annotated[tuple[Annotated[str, one_of(lambda: WORDS.normalizations)], ...], Field(min_length=1)] = (
        "any",
    )
    targets: Annotated[tuple[Annotated[str, one_of(lambda: WORDS.targets)], ...], Field(min_length=1)] = ("any",)
    devices: Annotated[tuple[Annotated[str, one_of(lambda: WORDS.devices)], ...], Field(min_length=1)] = ("any",)
    what: Annotated[Text, words(60)]
    use: Uses
    together: bool = False
    loss: Loss | None = None
    initializer: Annotated[str, one_of(lambda: INITIALIZERS)] | None = None
    start: Annotated[Text, words(70)]
    reason: Annotated[Text, words(160)]
    avoid: Annotated[Text, words(80)]
    because: Annotated[Text, words(130)]
    confidence: Annotated[str, one_of(lambda: WORDS.confidence.keys() - {"any"})]
    cite: Cited
    pytorch: Lines
    keras: Lines
    jax: Lines

    @property
    def functions(self) -> Text:
        """The functions by name: "A → B" in the order to try, "A + B" if they belong together."""
        sign: Literal[" + ", " → "] = " + " if self.together else " → "
        return Text(*(sign.join(use.title(lang) for use in self.use) for lang in ("en", "ko")))
