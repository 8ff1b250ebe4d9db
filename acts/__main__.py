"""``python -m acts VIEW [--KNOB VALUE]… [--json] [--lang en|ko]``: one view without a screen.

The flags are the parameters of the view's address; where it has the name of a file that was brought, a flag has a path.
Exit status 2, and one sentence each on stderr, when something could not be read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from acts.blocks import Block, Code, Finding, Heading, Notice, Prose, Stats, Table
from acts.files import brought
from acts.flags import Flags, read_view, run, split
from acts.spec import decode, every
from acts.text import Trouble
from acts.views import VIEWS
from acts.views.base import View


def main(argv: list[str]) -> int:
    """Run one view and print what it finds."""
    flags = split(argv)
    try:
        if not flags.words or "help" in flags.values:
            print("\n".join(_help(flags)))
            return 0
        view, files = read_view(flags, extra=("json",))
        with brought(files):
            print(_said(view, flags))
    except Trouble as trouble:
        print(trouble.text(flags.lang), file=sys.stderr)
        return 2
    return 0


def _said(view: View, flags: Flags) -> str:
    """What *view* finds: its numbers as JSON, or its words."""
    result = view.compute()
    if "json" in flags.values:
        return json.dumps(view.numbers(result), ensure_ascii=False, indent=1, allow_nan=False)
    return "\n\n".join(_lines(view.show(result, flags.lang)))


def _help(flags: Flags) -> Iterator[str]:
    """The views, or the knobs of one, with those of what the other flags choose."""
    yield "python -m acts VIEW [--KNOB VALUE]... [--json] [--lang en|ko]"
    for slug, view in VIEWS.items():
        if not flags.words or slug in flags.words:
            yield f"\n{slug}: {view.about(flags.lang)}"
            known = every(decode(view, flags.values)[0]) if flags.words else view.knobs().items()
            yield from (f"  --{path}  {knob.label(flags.lang)}: {knob.wants(flags.lang)}" for path, knob in known)


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
