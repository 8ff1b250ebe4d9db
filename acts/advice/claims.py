"""What the lecture recommends, and what is to be said about it today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Annotated, overload

from pydantic import BaseModel, ConfigDict, Field

from acts.advice.fields import one_of, words
from acts.advice.folder import entries
from acts.advice.row import Cited, Slug, Uses
from acts.advice.words import WORDS
from acts.text import Text

_LECTURE = Path(__file__).with_name("lecture.toml")


class Claim(BaseModel):
    """One line of the lecture's table or one of its tips, with today's verdict and the rows that say more."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Slug
    place: Annotated[Text, words(60)]
    says: Uses
    ordered: bool = False
    verdict: Annotated[str, one_of(lambda: WORDS.verdicts)]
    today: Annotated[Text, words(170)]
    rows: Annotated[tuple[Slug, ...], Field(min_length=1)]
    speaks_for: Cited
    speaks_against: Cited

    @property
    def cite(self) -> tuple[str, ...]:
        """All works, those that support it first."""
        return self.speaks_for + self.speaks_against

    @property
    def functions(self) -> Text:
        """What the lecture names: "A > B" from best to worst, or "A"."""
        return Text(*(" > ".join(use.title(lang) for use in self.says) for lang in ("en", "ko")))


class Claims(Sequence[Claim]):
    """Every claim, in the order of the file; read when it is first looked into, `Trouble` if it cannot be used."""

    def __init__(self, path: Path = _LECTURE) -> None:
        self._path = path

    @cached_property
    def _claims(self) -> list[Claim]:
        return entries(self._path, "claim", Claim)

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> list[Claim]: ...
    def __getitem__(self, index: int | slice) -> Claim | list[Claim]:
        return self._claims[index]

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._claims)

    def __len__(self) -> int:
        return len(self._claims)
