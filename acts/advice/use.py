"""One recommended function, as a row writes it: ``relu``, ``leaky_relu(negative_slope = 0.2)``, ``softmax(z/τ)``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from acts.activations import ACTIVATIONS, Activation
from acts.advice.fields import refuse
from acts.advice.words import WORDS
from acts.text import Text, num
from acts.vectors import VECTORS


@dataclass(frozen=True)
class Use:
    """A function by its slug, with a knob set (``knob``, ``value``) or a short note in mathematical signs."""

    slug: str
    note: str = ""
    knob: str = ""
    value: float = 0.0

    @staticmethod
    def read(raw: Any) -> Use:
        """What *raw* stands for; raises ``PydanticCustomError`` if it names no function or no knob of it."""
        slug, note = _split(raw)
        setting = re.fullmatch(r"([a-z_]{3,}) = (-?\d+(?:\.\d+)?)", note)
        use = Use(slug, "", setting[1], float(setting[2])) if setting else Use(slug, note)
        if slug not in ACTIVATIONS and (setting or slug not in {*VECTORS, *WORDS.functions}):
            raise refuse(_FUNCTION.format(raw=str(raw)[:40]))
        if setting:
            _try(use)
        return use

    @property
    def activation(self) -> Activation | None:
        """The function itself, with its knob set; ``None`` if it is no function of one number."""
        kind = ACTIVATIONS.get(self.slug)
        return kind and kind(**({self.knob: self.value} if self.knob else {}))

    @property
    def plain(self) -> Text:
        """The name of the function, whatever stands in brackets."""
        kind = ACTIVATIONS.get(self.slug) or VECTORS.get(self.slug)
        return kind.title if kind else WORDS.functions[self.slug]

    @property
    def name(self) -> Text:
        """A short name for a curve: the function and the value of its knob, if one is set."""
        return (
            Text("{name} {value}", "{name} {value}").format(name=self.plain, value=num(self.value))
            if self.knob
            else self.plain
        )

    @property
    def title(self) -> Text:
        """Its name and what stands in brackets."""
        inside = self._setting() if self.knob else self.note
        return (
            Text("{name} ({inside})", "{name}({inside})").format(name=self.plain, inside=inside)
            if inside
            else self.plain
        )

    def _setting(self) -> Text:
        label, value = ACTIVATIONS[self.slug].knobs()[self.knob].label, num(self.value)
        return Text(f"{label.en.lower()} {value}", f"{label.ko} {value}")


def _split(raw: Any) -> tuple[str, str]:
    parts = re.fullmatch(r"([a-z0-9_]+)(?:\((.+)\))?", raw) if isinstance(raw, str) else None
    if parts is None:
        raise refuse(_FORM.format(raw=str(raw)[:40]))
    return parts[1], parts[2] or ""


def _try(use: Use) -> Activation | None:
    try:
        return use.activation
    except ValidationError as error:
        raise refuse(_KNOB.format(slug=use.slug, knob=use.knob, value=use.value)) from error


_FORM = Text(
    "“{raw}” should look like relu or leaky_relu(negative_slope = 0.2).",
    "“{raw}” 대신 relu 또는 leaky_relu(negative_slope = 0.2) 꼴로 써 주세요.",
)
_FUNCTION = Text(
    "“{raw}” is in no catalogue of functions and is not listed under [functions] in words.toml.",
    "“{raw}” 함수는 목록에 없고 words.toml의 [functions]에도 없습니다.",
)
_KNOB = Text("{slug} has no setting {knob} = {value}.", "{slug} 함수에는 {knob} = {value} 설정이 없습니다.")
