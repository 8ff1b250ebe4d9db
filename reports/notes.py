"""The reader's notes: a small, safe part of Markdown. HTML in a note is text like any other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby, islice

from markupsafe import Markup

from reports.text import clean, glue

LIMIT = 20_000
_MOST_LINES = 500  # what follows runs on in one paragraph
_MOST_STYLES = 40  # in one line; the printer needs seconds for thousands
_BULLET = re.compile(r"\s{0,3}[-*+] +(?=\S)")
_NUMBER = re.compile(r"\s{0,3}\d{1,3}[.)] +(?=\S)")
# Bounded lengths keep the search linear, whatever is written.
_INLINE = re.compile(
    r"`(?P<code>[^`\n]{1,300})`|\*\*(?P<bold>[^*\n]{1,500})\*\*|\*(?P<italic>[^*\s][^*\n]{0,500})\*"
    r"|\[(?P<words>[^\]\[\n]{1,300})\]\((?P<link>[^()\s]{1,600})\)"
)


def note(text: str) -> Markup:
    """*text* as paragraphs and lists with bold, italic and code; a link is printed with its address."""
    lines = clean(text, LIMIT, lines=True).split("\n")
    lines = [*lines[:_MOST_LINES], " ".join(lines[_MOST_LINES:])]
    groups = groupby(lines, _kind)
    return Markup().join(_GROUPS[kind]([line.rstrip() for line in group]) for kind, group in groups)


def _kind(line: str) -> str:
    if not line.strip():
        return "gap"
    return "ul" if _BULLET.match(line) else "ol" if _NUMBER.match(line) else "p"


def _gap(lines: list[str]) -> Markup:
    return Markup()


def _paragraph(lines: list[str]) -> Markup:
    return Markup("<p>{}</p>").format(Markup("<br>").join(map(_inline, lines)))


def _bullets(lines: list[str]) -> Markup:
    return Markup("<ul>{}</ul>").format(_items(_BULLET.sub("", line, count=1) for line in lines))


def _numbers(lines: list[str]) -> Markup:
    return Markup("<ol>{}</ol>").format(_items(_NUMBER.sub("", line, count=1) for line in lines))


_GROUPS = {"gap": _gap, "p": _paragraph, "ul": _bullets, "ol": _numbers}


def _items(lines: Iterable[str]) -> Markup:
    return Markup().join(Markup("<li>{}</li>").format(_inline(line)) for line in lines)


def _inline(line: str) -> Markup:
    out, at = Markup(), 0
    for found in islice(_INLINE.finditer(line), _MOST_STYLES):
        out += _plain(line[at : found.start()]) + _styled(found)
        at = found.end()
    return out + _plain(line[at:])


def _plain(text: str) -> Markup:
    return Markup.escape(glue(text))


def _styled(found: re.Match[str]) -> Markup:
    if found["code"]:
        return Markup("<code>{}</code>").format(found["code"])
    if found["link"]:
        return _plain(f"{found['words']} ({found['link']})")
    tag = Markup("<b>{}</b>") if found["bold"] else Markup("<i>{}</i>")
    return tag.format(_plain(found["bold"] or found["italic"]))
