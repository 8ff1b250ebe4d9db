"""Command-line flags that are the parameters of an address: ``--activation.negative_slope 0.2``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from acts.files import at, name_of
from acts.knobs import Knob, Source
from acts.spec import Problem, decode, every
from acts.text import LANGS, Lang, Text, Trouble
from acts.views import VIEWS
from acts.views.base import View


@dataclass(frozen=True)
class Flags:
    """A command line: its bare words, its flags by name, and the language of what is said."""

    words: tuple[str, ...]
    values: Mapping[str, str] = field(hash=False)
    lang: Lang = "en"


_SWITCHES = ("json", "help")


def split(argv: Sequence[str]) -> Flags:
    """Read ``--name value`` and ``--name=value``; ``-o`` is short for ``--output``, ``-h`` for ``--help``."""
    words, values, rest = list[str](), dict[str, str](), [{"-o": "--output", "-h": "--help"}.get(a, a) for a in argv]
    while rest:
        part = rest.pop(0)
        name, equals, value = part.removeprefix("--").partition("=")
        if not part.startswith("--"):
            words.append(part)
        elif name in _SWITCHES or equals:
            values[name] = value
        else:
            values[name] = "" if not rest or rest[0].startswith("--") else rest.pop(0)
    asked = values.pop("lang", "en")
    return Flags(tuple(words), values, "ko" if asked == "ko" else "en")


def read_view(flags: Flags, extra: Sequence[str] = ()) -> tuple[View, Mapping[str, bytes]]:
    """The view that the first word names, with its knobs from the flags; flags called in *extra* are not knobs.

    Where an address has the name of a file that was brought, a flag may have the path of one: those files come beside
    the view, by name. Raises `Trouble` with a sentence for each thing that could not be read.
    """
    slug = flags.words[0] if flags.words else ""
    if slug not in VIEWS:
        raise Trouble(_NO_VIEW.format(slug=slug[:60], known=", ".join(VIEWS)))
    link = {name: value for name, value in flags.values.items() if name not in extra}
    files = _brought(*decode(VIEWS[slug], link))
    view, problems = decode(VIEWS[slug], link | {path: name_of(content) for path, content in files.items()})
    _refuse([problem.text for problem in problems])
    return view, {name_of(content): content for content in files.values()}


def _brought(view: View, problems: Iterable[Problem]) -> dict[str, bytes]:
    """What is kept of the files that flags have a path for, by flag; raises `Trouble` for all that is no such path."""
    knobs, found, left = dict(every(view)), dict[str, bytes](), list[Text]()
    for problem in problems:
        try:
            found[problem.path] = _content(knobs.get(problem.path), problem)
        except Trouble as trouble:
            left.append(trouble.text)
    _refuse(left)
    return found


def _refuse(why: Sequence[Text]) -> None:
    if why:
        raise Trouble(Text(*("\n".join(text(lang) for text in why) for lang in LANGS)))


def _content(knob: Knob | None, problem: Problem) -> bytes:
    """What is kept of the file at the path that a flag has for *knob*; raises `Trouble` where it cannot be used."""
    if not isinstance(knob, Source):
        raise Trouble(problem.text)
    return knob.check(at(Path(problem.raw)))


def run(main: Callable[[list[str]], int]) -> NoReturn:
    """Leave the process with what *main* makes of its command line; whoever stops reading, as ``head`` does, has had enough."""
    try:
        status = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python says the rest once more as it ends
        status = _UNHEARD
    raise SystemExit(status)


_UNHEARD = 141  #: what a shell says of a program that the closed pipe has ended
_NO_VIEW = Text(
    "There is no view called “{slug}”. Choose one of: {known}.",
    "“{slug}”: 없는 화면입니다. 다음 중에서 고르세요: {known}.",
)
