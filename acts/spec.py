"""Frozen, described, linkable choices: the one mechanism behind widgets, addresses, flags and studies.

A :class:`Spec` is a frozen pydantic model whose fields are *knobs*. A knob is declared once, beside its type:

    negative_slope: Annotated[float, Number(Text("Negative slope", "음수 구간 기울기"), -10, 10, step=0.01)] = 0.01

The dotted path of a knob (``activation.negative_slope``) is its address parameter, its widget key, its command-line
flag and its JSON key. pydantic checks the values; this module only says how a knob is written in a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from acts.knobs import Choice, Knob, Several
from acts.text import Text, Trouble

S = TypeVar("S", bound="Spec")


class Spec(BaseModel):
    """A frozen, validated, printable, comparable set of knobs that says what it is in two languages."""

    __slots__ = ("_hash",)
    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)

    slug: ClassVar[str] = "spec"
    title: ClassVar[Text]
    about: ClassVar[Text]

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        cls.slug = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.__name__).lower()

    def __hash__(self) -> int:
        try:
            return self._hash
        except AttributeError:  # once: what is frozen keeps it
            object.__setattr__(self, "_hash", hash((type(self), *self.__dict__.values())))
            return self._hash

    @classmethod
    def knobs(cls) -> Mapping[str, Knob]:
        """Every knob by name, in reading order."""
        return _knobs(cls)

    def with_knob(self, name: str, value: object) -> Self:
        """A copy with one knob turned; raises ``ValidationError`` if *value* does not fit."""
        return type(self)(**{**dict(self), name: value})


@cache
def _knobs(cls: type[Spec]) -> Mapping[str, Knob]:
    found = {name: _knob(info) for name, info in cls.model_fields.items()}
    return MappingProxyType(found)


def _knob(info: FieldInfo) -> Knob:
    return next(m for m in info.metadata if isinstance(m, Knob))


@dataclass(frozen=True)
class Problem:
    """A part of a link that could not be read."""

    path: str
    raw: str
    text: Text


def encode(spec: Spec, *, full: bool = False) -> dict[str, str]:
    """The link of *spec*: the shortest one that :func:`decode` turns back into it, or the *full* one.

    The full link names every knob, so a later change of a default never changes an old record.
    """
    return dict(_pairs(spec, full))


@lru_cache(maxsize=1024)
def _pairs(spec: Any, full: bool) -> tuple[tuple[str, str], ...]:
    return tuple(_encode(spec, None if full else type(spec)(), ""))


def _encode(spec: Spec, base: Spec | None, prefix: str) -> Iterator[tuple[str, str]]:
    for name, knob in spec.knobs().items():
        path, value = prefix + name, getattr(spec, name)
        usual = None if base is None else getattr(base, name)
        raw = knob.write(value)
        if base is None or raw != knob.write(usual):
            yield path, raw
        for step, part, plain in _parts(knob, value, usual):
            yield from _encode(part, plain if base is not None else None, f"{path}.{step}")


def _parts(knob: Knob, value: Any, usual: Any) -> Iterator[tuple[str, Spec, Spec]]:
    """(path step, nested spec, what that spec is when the link says nothing more about it)."""
    if isinstance(knob, Choice):
        yield "", value, usual if type(usual) is type(value) else type(value)()
    elif isinstance(knob, Several):
        for i, part in enumerate(value):
            other = usual[i] if usual is not None and i < len(usual) else None
            yield f"{i + 1}.", part, other if other is not None and type(other) is type(part) else type(part)()


def every(spec: Spec, prefix: str = "") -> Iterator[tuple[str, Knob]]:
    """Every knob of *spec* by its path, those of what was chosen with it."""
    for name, knob in spec.knobs().items():
        path, value = prefix + name, getattr(spec, name)
        yield path, knob
        for step, part, _ in _parts(knob, value, value):
            yield from every(part, f"{path}.{step}")


def decode(cls: type[S], link: Mapping[str, str]) -> tuple[S, list[Problem]]:
    """Read a spec from *link*. Total: what cannot be read keeps its default and is named once."""
    return overlay(cls(), link)


def overlay(base: S, link: Mapping[str, str]) -> tuple[S, list[Problem]]:
    """*base* with the knobs that *link* names, and what could not be read of it."""
    left = dict(link)
    problems: list[Problem] = []
    spec = _decode(base, left, "", problems)
    problems += [Problem(path, raw, _UNKNOWN.format(path=path[:60])) for path, raw in left.items()]
    return spec, problems


def _decode(base: S, left: dict[str, str], prefix: str, problems: list[Problem]) -> S:
    values: dict[str, Any] = {}
    for name, knob in base.knobs().items():
        path, usual = prefix + name, getattr(base, name)
        value = _read(type(base), name, left.pop(path), path, problems, usual) if path in left else usual
        values[name] = _join(
            knob,
            value,
            [_decode(plain, left, f"{path}.{step}", problems) for step, _, plain in _parts(knob, value, usual)],
        )
    try:
        return type(base)(**values)
    except ValidationError as error:  # knobs that are fine alone but not together
        problems.append(Problem(prefix or base.slug, "", _why(error)))
        return base


def _why(error: ValidationError) -> Text:
    """What the first complaint says: in its own words, if it is a `Trouble`."""
    first = error.errors()[0]
    cause = first.get("ctx", {}).get("error")
    return cause.text if isinstance(cause, Trouble) else _TOGETHER.format(why=first["msg"])


def _join(knob: Knob, value: Any, parts: list[Any]) -> Any:
    return parts[0] if isinstance(knob, Choice) else tuple(parts) if isinstance(knob, Several) else value


def _read(cls: type[Spec], name: str, raw: str, path: str, problems: list[Problem], usual: Any) -> Any:
    knob = cls.knobs()[name]
    try:
        return _adapter(cls, name).validate_python(knob.read(raw))
    except (ValidationError, ValueError):
        words = {"label": knob.label, "path": path, "raw": str(raw)[:60], "wants": knob.hint(str(raw))}
        problems.append(Problem(path, raw, _BAD.format(**words)))
        return usual


@cache
def _adapter(cls: type[Spec], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(cls.model_fields[name].rebuild_annotation())


def catalogue(kind: type[S], package: str) -> Mapping[str, type[S]]:
    """Every *kind* defined in the modules of *package*, by slug: found by reading the folder, listed nowhere."""
    names = [f"{package}.{info.name}" for info in iter_modules(import_module(package).__path__)]
    found = [v for name in names for v in vars(import_module(name)).values() if _defines(name, kind, v)]
    return MappingProxyType({cls.slug: cls for cls in found})


def _defines(module: str, kind: type[Spec], value: object) -> bool:
    return (
        isinstance(value, type)
        and issubclass(value, kind)
        and value.__module__ == module
        and not value.__name__.startswith("_")
        and "title" in vars(value)
    )


_BAD = Text(
    "“{raw}” is not possible for {label} ({path}). Possible: {wants}.",
    "{label}({path})에 쓸 수 없는 값입니다: “{raw}”. 쓸 수 있는 값: {wants}.",
)
_UNKNOWN = Text("“{path}” is not the name of a setting here.", "“{path}”: 여기에는 없는 설정 이름입니다.")
_TOGETHER = Text("Some settings do not fit together: {why}", "함께 쓸 수 없는 설정이 있습니다: {why}")
