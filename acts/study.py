"""A study: an ordered argument made of views and the reader's notes, saved as links."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from acts.files import is_brought, name_of
from acts.spec import decode, encode
from acts.text import Text, Trouble
from acts.views import VIEWS
from acts.views.base import View

VERSION = 1
NOTE_LIMIT = 20_000
ENTRIES_LIMIT, FILES_LIMIT = 400, 100  #: of a study that is opened
SETTINGS_LIMIT = 1000  #: of one of its entries
_HALF = re.compile(r"\\u[dD][89a-fA-F]")  #: JSON's way to write half a character, if it stands alone


@dataclass(frozen=True)
class Entry:
    """One view with its knobs set, and what the reader has to say about it."""

    view: View
    note: str = ""

    def noted(self, note: str) -> Entry:
        """The same with another note."""
        return replace(self, note=note)

    def raw(self) -> dict[str, Any]:
        """As it stands in the file: the full link, so that a later default cannot rewrite it."""
        return {"view": self.view.slug, "link": encode(self.view, full=True), "note": self.note}


@dataclass(frozen=True)
class Unread:
    """An entry that this version cannot show; it is kept as it was, note and all."""

    kept: Mapping[str, Any] = field(hash=False)
    problem: Text

    @property
    def note(self) -> str:
        """What the reader wrote about it."""
        return str(self.kept.get("note", ""))[:NOTE_LIMIT]

    def noted(self, note: str) -> Unread:
        """The same with another note."""
        return replace(self, kept={**self.kept, "note": note})

    def raw(self) -> dict[str, Any]:
        """As it stood in the file."""
        return dict(self.kept)


@dataclass(frozen=True)
class Study:
    """What is printed: a title, who made it, when, the entries in order, and the files they use."""

    title: str = ""
    author: str = ""
    date: str = ""
    entries: tuple[Entry | Unread, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict[str, bytes], hash=False)
    problems: tuple[Text, ...] = field(default=(), compare=False)

    def dumps(self) -> str:
        """JSON text that :meth:`loads` turns back into this study."""
        raw: dict[str, Any] = {"format": "activation-lab-study", "version": VERSION}
        raw |= {"title": self.title, "author": self.author, "date": self.date}
        raw["entries"] = [entry.raw() for entry in self.entries]
        raw["files"] = {name: base64.b64encode(self.files[name]).decode() for name in sorted(self.used())}
        return json.dumps(raw, ensure_ascii=False, indent=1)

    @staticmethod
    def loads(text: str) -> Study:
        """Read a study; raises `Trouble` if *text* is none at all. What is merely damaged is named in ``problems``."""
        raw = _mapping(text)
        problems: list[Text] = []
        entries = tuple(_entry(i, e, problems) for i, e in enumerate(_list(raw.get("entries")), 1))
        words = {name: str(raw.get(name, ""))[:200] for name in ("title", "author", "date")}
        return Study(**words, entries=entries, files=dict(_files(raw.get("files"), problems)), problems=tuple(problems))

    def joined(self, other: Study) -> Study:
        """All entries of both, its own first, under its own title and author where it has them."""
        words = {"title": self.title or other.title, "author": self.author or other.author}
        entries, files = (*self.entries, *other.entries), {**other.files, **self.files}
        return replace(self, **words, entries=entries, files=files, problems=other.problems)

    def used(self) -> set[str]:
        """The names of the brought files that the entries use and that came along."""
        views = (e.view for e in self.entries if isinstance(e, Entry))
        named = {raw for view in views for raw in encode(view, full=True).values() if is_brought(raw)}
        return named & set(self.files)


def _mapping(text: str) -> dict[str, Any]:
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Trouble(_NOT_JSON) from error
    if not isinstance(raw, dict) or raw.get("format") != "activation-lab-study":
        raise Trouble(_NOT_STUDY)
    version = raw.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise Trouble(_NEWER.format(found=str(version)[:20], known=VERSION))
    if _too_much(raw):
        raise Trouble(_TOO_MUCH.format(sections=ENTRIES_LIMIT, files=FILES_LIMIT, settings=SETTINGS_LIMIT))
    return _written(raw) if _HALF.search(text) else raw


def _too_much(raw: Mapping[str, Any]) -> bool:
    """Whether reading *raw* would cost time and memory out of all proportion to its length."""
    entries, files = _list(raw.get("entries")), raw.get("files")
    links = (entry.get("link") for entry in entries[: ENTRIES_LIMIT + 1] if isinstance(entry, dict))
    return (
        len(entries) > ENTRIES_LIMIT
        or (isinstance(files, dict) and len(files) > FILES_LIMIT)
        or any(isinstance(link, dict) and len(link) > SETTINGS_LIMIT for link in links)
    )


def _written(raw: dict[str, Any]) -> dict[str, Any]:
    """The same, with a question mark for every half of a character, which no file and no browser takes."""
    return json.loads(json.dumps(raw, ensure_ascii=False).encode("utf-8", "replace"))


def _list(raw: object) -> list[Any]:
    return raw if isinstance(raw, list) else []


def _entry(number: int, raw: Any, problems: list[Text]) -> Entry | Unread:
    kept: dict[str, Any] = raw if isinstance(raw, dict) else {"note": str(raw)}
    slug = str(kept.get("view", ""))
    if slug not in VIEWS:
        problem = _UNKNOWN_VIEW.format(number=number, slug=slug[:60])
        problems.append(problem)
        return Unread(kept, problem)
    link = kept.get("link")
    view, unread = decode(VIEWS[slug], {str(k): str(v) for k, v in link.items()} if isinstance(link, dict) else {})
    problems += [_IN_ENTRY.format(number=number, why=p.text) for p in unread]
    return Entry(view, str(kept.get("note", ""))[:NOTE_LIMIT])


def _files(raw: object, problems: list[Text]) -> Iterator[tuple[str, bytes]]:
    for name, content in (raw if isinstance(raw, dict) else {}).items():
        try:
            body = base64.b64decode(content, validate=True)
        except (ValueError, TypeError):
            body = b""
        if name_of(body) == name:
            yield name, body
        else:
            problems.append(_BAD_FILE.format(name=str(name)[:40]))


_NOT_JSON = Text(
    "This file is not a study: it cannot be read as JSON. Choose a file saved with “Save study”.",
    "스터디 파일이 아닙니다. JSON으로 읽을 수 없습니다. ‘스터디 저장’으로 만든 파일을 고르세요.",
)
_NOT_STUDY = Text(
    "This file is JSON but not a study. Choose a file saved with “Save study”.",
    "JSON 파일이지만 스터디가 아닙니다. ‘스터디 저장’으로 만든 파일을 고르세요.",
)
_NEWER = Text(
    "This study was saved by a newer version ({found}; this one reads up to {known}). Update Activation Lab to open it.",
    "더 새로운 버전에서 저장한 스터디입니다({found}, 여기서는 {known}까지 읽습니다). Activation Lab을 새 버전으로 바꾼 뒤 여세요.",
)
_TOO_MUCH = Text(
    "This study is larger than any that can be opened: at most {sections} sections, {files} files, {settings} settings in a section.",
    "열 수 있는 크기를 넘는 스터디입니다. 항목 {sections}개, 파일 {files}개, 항목마다 설정 {settings}개까지 열 수 있습니다.",
)
_UNKNOWN_VIEW = Text(
    "Section {number} names a view that does not exist here (“{slug}”); it is kept, but cannot be drawn.",
    "{number}번째 항목의 화면(“{slug}”)은 여기에 없습니다. 내용은 보관하지만 그릴 수 없습니다.",
)
_IN_ENTRY = Text("Section {number}: {why}", "{number}번째 항목: {why}")
_BAD_FILE = Text(
    "The file “{name}” inside the study is damaged and was left out.",
    "스터디에 든 파일 “{name}”은 손상되어 제외했습니다.",
)
