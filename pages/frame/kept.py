"""What a reader collected is kept in the browser, and offered back on return.

The browser holds one record: the study as its file has it, beside who wrote it (a session, so one tab) and that
session's count of changes. A session writes over its own record, or over one that its reader has decided about; any
other is reported, and the reader chooses. Nothing is opened or overwritten unasked, and a turned knob runs none of this.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import streamlit as st

from acts.study import Study
from acts.text import Lang, Text, Trouble
from pages.frame import browser, look, tray

FILES_LIMIT = 300_000  #: bytes of brought files that are kept; a browser holds about five million characters in all
TEXT_LIMIT = 2_000_000  #: characters of a record, in either direction

_STATE = "_kept"


@dataclass(frozen=True)
class Found:
    """A record that this session did not write and its reader has not decided about."""

    name: str
    text: str

    def study(self) -> Study:
        """The study in it; raises `Trouble` if there is none."""
        return Study.loads(self.text)


@dataclass
class Kept:
    """What one session knows about the browser's record."""

    me: str = field(default_factory=lambda: secrets.token_hex(8))
    turn: int = 0  #: changes of this session's study, decisions included
    of: Study | None = None  #: the study that *text* was made from
    text: str | None = None  #: what is to be kept: None before anything was collected, empty when nothing is left
    seen: str = ""  #: the record that the reader has decided about, which may be written over
    found: Found | None = None
    warning: Text | None = None

    def changed(self, study: Study | None) -> None:
        """Take note of *study*; one that is the same object costs nothing."""
        if study is self.of or study is None:
            return
        self.of = study
        text, self.warning = record(study)
        if text != (self.text or ""):
            self.text, self.turn = text, self.turn + 1

    def decided(self) -> None:
        """The reader has chosen: the record that was found may be written over."""
        self.seen, self.found = self.found.name if self.found else self.seen, None
        self.text, self.turn = self.text or "", self.turn + 1

    def told(self, said: Any) -> None:
        """Hear what the browser says; what was meant for a session before this one, or is no record, is not heard."""
        if not isinstance(said, dict) or said.get("me") != self.me:
            return
        name, text = said.get("id"), said.get("text")
        if "failed" in said:
            self.warning = _FAILED
        elif isinstance(name, str) and isinstance(text, str) and len(text) <= TEXT_LIMIT:
            self.found = Found(name[:80], text)


def record(study: Study) -> tuple[str, Text | None]:
    """The text to keep for *study*, empty if nothing was collected; and what is to be said about what is left out."""
    if not study.entries:
        return "", None
    used = study.used()
    large = sum(len(study.files[name]) for name in used) > FILES_LIMIT
    text = replace(study, files={} if large else study.files).dumps()
    if len(text) > TEXT_LIMIT:
        return "", _TOO_LONG
    return text, _NO_FILES.format(limit=str(FILES_LIMIT // 1000)) if large else None


def draw(lang: Lang, whose: str, place: Any) -> None:
    """Keep what the session has collected by now, and offer in *place* what the browser has kept from elsewhere.

    Where people sign in, *whose* names the one who did: each has a record of their own.
    """
    kept = _kept()
    kept.changed(tray.collected())
    data = {"me": kept.me, "turn": kept.turn, "text": kept.text, "seen": kept.seen, "whose": whose}
    data["heard"] = kept.found.name if kept.found else ""
    browser.act(lang, data, _told)
    with place:
        if kept.found:
            with st.container(key="kept"):
                _offer(kept.found, lang)
        elif kept.warning:
            look.note(kept.warning(lang))


def _kept() -> Kept:
    return st.session_state.setdefault(_STATE, Kept())


def _told() -> None:
    _kept().told(st.session_state[browser.KEY].get("told"))


def _offer(found: Found, lang: Lang) -> None:
    mine = tray.study()
    try:
        other = found.study()
    except Trouble as trouble:
        look.state("failed", _UNREAD(lang), trouble.text(lang))
        _choices(lang, (_DISCARD, _keep_mine))
        return
    count = len(other.entries)
    title = (_ONE if count == 1 else _MANY)(lang).format(count=count)
    name = f"“{other.title}” " if other.title else ""
    look.state("partial" if mine.entries else "note", title, name + (_UNDECIDED if mine.entries else _WHENCE)(lang))
    take = partial(_take, other)
    if mine.entries:
        _choices(lang, (_OTHER, take), (_JOIN, partial(_take, mine.joined(other))), (_MINE, _keep_mine))
    else:
        _choices(lang, (_OPEN, take), (_DISCARD, _keep_mine))


def _choices(lang: Lang, *choices: tuple[Text, Callable[[], None]]) -> None:
    with st.container(horizontal=True, gap="small"):
        for number, (words, what) in enumerate(choices):
            st.button(words(lang), key=f"kept.{number}", on_click=what)


def _take(study: Study) -> None:
    tray.take(study)
    _kept().decided()


def _keep_mine() -> None:
    _kept().decided()


_ONE = Text("A study with 1 view is kept in this browser", "화면 1개를 담은 스터디가 이 브라우저에 보관되어 있습니다")
_MANY = Text(
    "A study with {count} views is kept in this browser",
    "화면 {count}개를 담은 스터디가 이 브라우저에 보관되어 있습니다",
)
_WHENCE = Text(
    "It is from an earlier visit or from another tab.", "이전에 방문했을 때나 다른 탭에서 만든 스터디입니다."
)
_UNDECIDED = Text(
    "It is from an earlier visit or from another tab. What you collect here is not kept until you choose.",
    "이전에 방문했을 때나 다른 탭에서 만든 스터디입니다. 하나를 고르기 전에는 여기에 담는 화면을 보관하지 않습니다.",
)
_UNREAD = Text("The study kept in this browser cannot be read", "이 브라우저에 보관된 스터디를 읽을 수 없습니다")
_OPEN = Text("Open it", "열기")
_DISCARD = Text("Discard", "버리기")
_OTHER = Text("Open that one", "보관된 것 열기")
_JOIN = Text("Join both", "둘 합치기")
_MINE = Text("Keep this one", "지금 것 보관")
_NO_FILES = Text(
    "The browser keeps this study without the files you brought: they are larger than {limit} kB. Save the study to keep them.",
    "올린 파일이 {limit} kB보다 커서 브라우저에는 파일 없이 보관합니다. 파일까지 남기려면 스터디를 저장하세요.",
)
_TOO_LONG = Text(
    "This study is too long to be kept in the browser. Save it as a file.",
    "스터디가 너무 길어 브라우저에 보관할 수 없습니다. 파일로 저장하세요.",
)
_FAILED = Text(
    "This browser cannot keep the study: its storage is full or switched off. Save the study as a file.",
    "이 브라우저에 스터디를 보관할 수 없습니다. 저장 공간이 가득 찼거나 꺼져 있습니다. 스터디를 파일로 저장하세요.",
)
