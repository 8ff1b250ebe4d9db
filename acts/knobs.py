"""The closed set of knobs: what may be chosen, how it is written in a link, and which values fit.

Each is put beside a type (``Annotated[float, Number(...)]``); pydantic asks it for the check, a page asks it for the
widget, a test for the range.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Literal

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema as cs

from acts.text import Text, num

if TYPE_CHECKING:
    from acts.spec import Spec


@dataclass(frozen=True, kw_only=True)
class _Common:
    """What every knob may say of itself: a help text, and whether it waits behind "More settings"."""

    help: Text | None = None
    more: bool = False


@dataclass(frozen=True)
class Knob(_Common):
    """One choice a reader can make."""

    label: Text

    @property
    def wants(self) -> Text:
        """The values that fit, in words."""
        raise NotImplementedError

    def hint(self, raw: str) -> Text:
        """The values that fit, for whoever wrote *raw*: of a long catalogue those that are spelled alike."""
        return self.wants

    def read(self, raw: str) -> Any:
        """The value that *raw* stands for in a link; raises ``ValueError`` if it stands for none."""
        return raw

    def write(self, value: Any) -> str:
        """*value* as it stands in a link."""
        return str(value)


@dataclass(frozen=True)
class Number(Knob):
    """A finite number in a closed range; whole if its type is ``int``."""

    lo: float
    hi: float
    step: float | None = None
    scale: Literal["linear", "log"] = "linear"

    @property
    def wants(self) -> Text:
        span = " … ".join(re.sub("[.]?0+(?=\N{NO-BREAK SPACE}×)", "", num(edge, 6)) for edge in (self.lo, self.hi))
        return Text(span, span)

    def read(self, raw: str) -> Any:
        return raw.strip()

    def write(self, value: Any) -> str:
        return repr(value)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> cs.CoreSchema:
        if source is int:
            return cs.int_schema(ge=int(self.lo), le=int(self.hi))
        return cs.float_schema(ge=self.lo, le=self.hi, allow_inf_nan=False)


@dataclass(frozen=True)
class Place(Knob):
    """Which of the entries that the knob *of* holds, counted from 1; beyond the last one, the last."""

    of: str
    most: int = 8

    @property
    def wants(self) -> Text:
        return Text(f"1 … {self.most}", f"1 … {self.most}")

    def read(self, raw: str) -> Any:
        return raw.strip()

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> cs.CoreSchema:
        return cs.int_schema(ge=1, le=self.most)


@dataclass(frozen=True)
class Flag(Knob):
    """Yes or no."""

    @property
    def wants(self) -> Text:
        return Text("0 or 1", "0 또는 1")

    def read(self, raw: str) -> bool:
        return bool(("0", "1").index(raw.strip()))

    def write(self, value: Any) -> str:
        return str(int(value))

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> cs.CoreSchema:
        return cs.bool_schema(strict=True)


@dataclass(frozen=True)
class Option(Knob):
    """One word out of a few."""

    options: Mapping[str, Text] = field(hash=False)

    @property
    def wants(self) -> Text:
        return _listed(self.options)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> cs.CoreSchema:
        return cs.literal_schema(list(self.options))


@dataclass(frozen=True)
class Source(Knob):
    """Something that ships with the project, or a file the reader brought (``file-`` and 16 hexadecimal digits).

    ``check`` turns the bytes of a brought file into those that are kept; it raises `Trouble` for what cannot be read.
    """

    options: Mapping[str, Text] = field(hash=False)
    accepts: tuple[str, ...]
    check: Callable[[bytes], bytes]

    @property
    def wants(self) -> Text:
        names = _listed(self.options)
        return Text(f"{names.en}, or a file that you bring", f"{names.ko}, 또는 직접 올린 파일")

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> cs.CoreSchema:
        names = "|".join(map(re.escape, self.options))
        return cs.str_schema(pattern=f"^({names}|file-[0-9a-f]{{16}})$")


@dataclass(frozen=True)
class Numbers(Knob):
    """A short list of finite numbers, written with commas."""

    lo: float
    hi: float
    least: int
    most: int

    @property
    def wants(self) -> Text:
        span = f"{num(self.lo)} … {num(self.hi)}"
        words = {"least": self.least, "most": self.most, "span": span}
        return Text(
            "{least} to {most} numbers from {span}, separated by commas", "쉼표로 나눈 수 {least}~{most}개, 각각 {span}"
        ).format(**words)

    def read(self, raw: str) -> list[float]:
        return [float(part) for part in raw.split(",")]

    def write(self, value: Any) -> str:
        return ",".join(repr(float(v)).removesuffix(".0") for v in value)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> cs.CoreSchema:
        one = cs.float_schema(ge=self.lo, le=self.hi, allow_inf_nan=False)
        return cs.tuple_schema([one], variadic_item_index=0, min_length=self.least, max_length=self.most)


@dataclass(frozen=True)
class Expression(Knob):
    """A text that is read by rules of its own; a text with the knob *of* is read together with that one.

    ``check`` takes the text, after that of the knob *of* if there is one, and raises `Trouble` with the place of what
    cannot be read. The spec that holds the knobs calls it for all of them at once, in a validator.
    """

    check: Callable[..., object] = field(hash=False)
    of: str = ""

    @property
    def wants(self) -> Text:
        return Text("a text", "글")

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> cs.CoreSchema:
        return cs.str_schema()


@dataclass(frozen=True)
class Passage(Knob):
    """Several lines of any text, at most ``most`` letters; what it means is for the view to say, not to refuse."""

    most: int = 4000

    @property
    def wants(self) -> Text:
        return Text("a text of at most {most} letters", "{most}자 이하의 글").format(most=f"{self.most:,}")

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> cs.CoreSchema:
        return cs.str_schema(max_length=self.most)


@dataclass(frozen=True)
class _Catalogued(Knob):
    """Picks out of a catalogue of specs, whose own knobs nest inside."""

    catalogue: Mapping[str, type[Spec]] = field(hash=False)

    def entry(self, value: Any) -> Spec:
        """The spec that *value*, a spec or a slug, stands for; raises ``ValueError`` if it is not in the catalogue."""
        if isinstance(value, str) and value in self.catalogue:
            return self.catalogue[value]()
        if not isinstance(value, str) and type(value) is self.catalogue.get(getattr(value, "slug", "")):
            return value
        raise ValueError(f"not in the catalogue: {value!r:.60}")


@dataclass(frozen=True)
class Choice(_Catalogued):
    """One entry of a catalogue."""

    @property
    def wants(self) -> Text:
        return _listed(self.catalogue)

    def hint(self, raw: str) -> Text:
        return _near(self.catalogue, raw)

    def write(self, value: Any) -> str:
        return value.slug

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> cs.CoreSchema:
        return cs.no_info_plain_validator_function(self.entry)


@dataclass(frozen=True)
class Several(_Catalogued):
    """An ordered handful of entries, each with knobs of its own; the same entry may stand there twice.

    With ``apart``, the knobs of each entry stand beside what that entry shows, under a `Heading` with their path.
    """

    least: int = 1
    most: int = 8
    apart: bool = False

    @property
    def wants(self) -> Text:
        return self._some(_listed(self.catalogue))

    def hint(self, raw: str) -> Text:
        return self._some(
            _near(self.catalogue, next((part for part in self.read(raw) if part not in self.catalogue), raw))
        )

    def _some(self, names: Text) -> Text:
        words = {"least": self.least, "most": self.most, "names": names}
        return Text("{least} to {most} of: {names}", "다음 중 {least}~{most}개: {names}").format(**words)

    def read(self, raw: str) -> list[str]:
        return raw.split(",") if raw else []

    def write(self, value: Any) -> str:
        return ",".join(part.slug for part in value)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> cs.CoreSchema:
        one = cs.no_info_plain_validator_function(self.entry)
        return cs.tuple_schema([one], variadic_item_index=0, min_length=self.least, max_length=self.most)


def _listed(options: Mapping[str, object]) -> Text:
    names = ", ".join(options)
    return Text(names, names)


def _near(options: Mapping[str, object], raw: str) -> Text:
    """All *options* if they are few, else those that are spelled most like *raw*."""
    if len(options) <= _FEW:
        return _listed(options)
    close = get_close_matches(raw[:40], options, n=4, cutoff=0)
    words = {"names": ", ".join(close), "more": len(options) - len(close)}
    return Text("{names} and {more} more", "{names} 외 {more}개").format(**words)


_FEW = 12  #: names that are read at a glance
