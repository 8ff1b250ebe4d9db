"""``python -m acts VIEW [--KNOB VALUE]… [--json] [--lang en|ko]``: one view without a screen.

The flags are the parameters of the view's address. Exit status 2, and one sentence each on stderr, when something
could not be read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from acts.blocks import Block, Code, Finding, Heading, Notice, Prose, Stats, Table
from acts.flags import Flags, read_view, run, split
from acts.text import Lang, Trouble
from acts.views import VIEWS
from acts.views.base import View


def main(argv: list[str]) -> int:
    """Run one view and print what it finds."""
    flags = split(argv)
    try:
        if not flags.words or "help" in flags.values:
            print("\n".join(_help(flags)))
            return 0
        view = read_view(flags, extra=("json",))
        result = view.compute()
    except Trouble as trouble:
        print(trouble.text(flags.lang), file=sys.stderr)
        return 2
    if "json" in flags.values:
        print(json.dumps(view.numbers(result), ensure_ascii=False, indent=1, allow_nan=False))
    else:
        print("\n\n".join(_lines(view.show(result, flags.lang))))
    return 0


def _help(flags: Flags) -> Iterator[str]:
    """The views, or the knobs of one."""
    yield "python -m acts VIEW [--KNOB VALUE]... [--json] [--lang en|ko]"
    for slug, view in VIEWS.items():
        if not flags.words or slug in flags.words:
            yield f"\n{slug}: {view.about(flags.lang)}"
            yield from _knobs(view, flags.lang)


def _knobs(view: type[View], lang: Lang) -> Iterator[str]:
    for name, knob in view.knobs().items():
        yield f"  --{name}  {knob.label(lang)}: {knob.wants(lang)}"


def _lines(blocks: Iterator[Block]) -> Iterator[str]:
    """What a terminal can show of a view: its sentences, numbers and tables."""
    for block in blocks:
        match block:
            case Finding() | Prose() | Heading() | Code():
                yield block.text
            case Notice():
                yield f"{block.title}. {block.text}"
            case Stats():
                yield "\n".join(f"{value}  {words}" for value, words in block.items)
            case Table():
                yield "\n".join([block.title, *("\t".join(row) for row in (block.head, *block.rows))])
            case _:
                pass


if __name__ == "__main__":
    run(main)
