"""What a field of a row must look like; a refusal says why in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, ValidationError
from pydantic_core import PydanticCustomError

from acts.text import Text


def refuse(why: Text) -> PydanticCustomError:
    """The error that carries *why* to whoever wrote the file."""
    return PydanticCustomError("refused", "{en}", {"en": why.en, "ko": why.ko})


def words(most: int) -> PlainValidator:
    """Beside `Text`: a sentence in both languages, each at most *most* characters long."""
    return PlainValidator(lambda raw: _sentence(raw, most))


def one_of(known: Callable[[], Iterable[str]]) -> AfterValidator:
    """Beside ``str``: a slug that stands in *known*, which is looked up when a row is read."""
    return AfterValidator(lambda slug: _known(slug, frozenset(known())))


class _Sentence(BaseModel):
    """A table with just these two fields, neither of them empty."""

    model_config = ConfigDict(extra="forbid", strict=True)

    en: str = Field(min_length=1)
    ko: str = Field(min_length=1)


def _sentence(raw: object, most: int) -> Text:
    try:
        said = _Sentence.model_validate(raw)
    except ValidationError as error:
        raise refuse(_BOTH) from error
    if max(len(said.en), len(said.ko)) > most:
        raise refuse(_LONG.format(most=most))
    if re.search(r"[a-z]{3,}\s.*[a-z]{3,}", said.ko) and not re.search("[가-힣]", said.ko):
        raise refuse(_SAME)
    return Text(said.en, said.ko)


def _known(slug: str, known: frozenset[str]) -> str:
    if slug not in known:
        raise refuse(_UNKNOWN.format(slug=slug[:40], known=", ".join(sorted(known))))
    return slug


_BOTH = Text("it needs a sentence in “en” and one in “ko”.", "“en” 문장과 “ko” 문장이 모두 필요합니다.")
_LONG = Text("it is longer than {most} characters; shorten it.", "{most}자를 넘습니다. 줄여 주세요.")
_SAME = Text("its Korean sentence is not Korean; translate it.", "한국어 문장이 한국어가 아닙니다. 번역해 주세요.")
_UNKNOWN = Text(
    "“{slug}” is not known; choose from: {known}.", "“{slug}” 항목은 없습니다. 다음 중에서 고르세요: {known}."
)
