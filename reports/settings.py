"""What was chosen, in words: one line a knob."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from acts.knobs import Choice, Expression, Flag, Knob, Number, Numbers, Option, Passage, Place, Several, Source
from acts.spec import Spec
from acts.text import Lang, Text, num
from reports.text import width

_HALF = 9.6  # ems of a value, or of one line of a label, in half of the text column
_WORTH_HALVING = 6


def settings(spec: Spec, lang: Lang) -> list[tuple[str, str]]:
    """Every knob of *spec* as its label and its value in words."""
    return [pair for name in spec.knobs() for pair in one(spec, name, lang)]


def one(spec: Spec, name: str, lang: Lang) -> list[tuple[str, str]]:
    """The knob called *name* as its label and its value, and below it what it brought with it."""
    return list(_pairs(spec, name, spec.knobs()[name], lang))


def brief(spec: Spec, lang: Lang) -> str:
    """What of *spec* is not as usual, in one line; the first knobs, where everything is."""
    usual, knobs = type(spec)(), spec.knobs()
    plain = [name for name, knob in knobs.items() if not (isinstance(knob, Several) and knob.apart)]
    turned = [name for name in plain if getattr(spec, name) != getattr(usual, name)]
    chosen = turned[:_MOST_BRIEF] or plain[:_FEW_BRIEF]
    line = " · ".join(f"{label} {value}" for name in chosen for label, value in _pairs(spec, name, knobs[name], lang))
    return f"{line} …" if len(turned) > _MOST_BRIEF else line


_MOST_BRIEF, _FEW_BRIEF = 6, 4


def _pairs(spec: Spec, name: str, knob: Knob, lang: Lang) -> Iterator[tuple[str, str]]:
    """One knob; sections have a line each for the knobs of their own, and a place is called by what stands there."""
    value, label = getattr(spec, name), knob.label(lang)
    match knob:
        case Several(apart=True):
            yield label, ", ".join(part.title(lang) for part in value) or "–"
            yield from ((part.title(lang), _inside(part, lang)) for part in value if part.knobs())
        case Place():
            entries = getattr(spec, knob.of)
            yield label, _entry(entries[min(value, len(entries)) - 1], lang)
        case _:
            yield label, said(knob, value, lang)


def said(knob: Knob, value: Any, lang: Lang) -> str:
    """*value* as a reader of *lang* would say it."""
    match knob:
        case Flag():
            return (_YES if value else _NO)(lang)
        case Number() | Numbers():
            return ", ".join(map(_number, value if isinstance(value, tuple) else (value,)))
        case Choice() | Several():
            return _listed([_entry(part, lang) for part in (value if isinstance(value, tuple) else (value,))])
        case Option() | Source():
            return knob.options[value](lang) if value in knob.options else f"{_BROUGHT(lang)} ({value})"
        case Expression() | Passage():
            return value or "–"
        case _:
            return str(value)


def _number(value: float) -> str:
    return f"{value:,}".replace("-", "−") if isinstance(value, int) else num(value, 6)


def columns(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """*pairs* as they are laid out: long values across the column ("whole"), the others in two halves ("half")."""
    short = [(label, value) for label, value in pairs if width(label) <= 2 * _HALF and width(value) <= _HALF]
    if len(short) < _WORTH_HALVING:
        return [("whole", list(pairs))]
    long, middle = [pair for pair in pairs if pair not in short], -(-len(short) // 2)
    return [("whole", long)] * bool(long) + [("half", short[:middle]), ("half", short[middle:])]


def _entry(spec: Spec, lang: Lang) -> str:
    inside = _inside(spec, lang)
    return f"{spec.title(lang)} ({inside})" if inside else spec.title(lang)


def _inside(spec: Spec, lang: Lang) -> str:
    return ", ".join(f"{label} {value}" for label, value in settings(spec, lang))


def _listed(entries: list[str]) -> str:
    return ("; " if any("," in entry for entry in entries) else ", ").join(entries)


_YES, _NO = Text("Yes", "예"), Text("No", "아니요")
_BROUGHT = Text("A file of your own", "직접 올린 파일")
