"""One entry of the study: its title, what was turned, its note, and its place among the others."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from acts.spec import encode
from acts.study import NOTE_LIMIT, Entry, Study, Unread
from acts.text import LANGS, Lang, Text
from pages.frame import address, look, tray
from reports.settings import one


def draw(study: Study, place: int, entry: Entry | Unread, lang: Lang) -> None:
    """Draw the *entry* of *study* that stands at *place*, counted from 0."""
    with st.container(border=True):
        _head(study, place, entry, lang)
        if isinstance(entry, Entry):
            look.line("cap", _setting(entry, lang))
        else:
            look.state("failed", _LOST(lang), entry.problem(lang))
        _note(_note_key(study, place), place, entry, lang)


def _head(study: Study, place: int, entry: Entry | Unread, lang: Lang) -> None:
    """Its title, and what can be done with it."""
    words, buttons = st.columns([3, 2], vertical_alignment="center")
    words.subheader(f"{place + 1}. {_name(entry, lang)}", anchor=False)
    with buttons.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"):
        if isinstance(entry, Entry):
            said = encode(entry.view) or encode(entry.view, full=True)  # a page that hears nothing keeps its knobs
            link = {**said, address.LANGUAGE: lang}
            st.page_link(f"pages/{entry.view.slug}.py", label=_VISIT(lang), query_params=link)
        first, last = place == 0, place == len(study.entries) - 1
        move: dict[str, Any] = {"type": "tertiary", "on_click": _move}
        st.button("↑", key=f"up.{place}", disabled=first, args=(place, -1), help=_UP(lang), **move)
        st.button("↓", key=f"down.{place}", disabled=last, args=(place, 1), help=_DOWN(lang), **move)
        st.button(_REMOVE(lang), key=f"remove.{place}", type="tertiary", on_click=_remove, args=(place,))


def _note(key: str, place: int, entry: Entry | Unread, lang: Lang) -> None:
    st.session_state.setdefault(key, entry.note)
    st.text_area(
        _NOTE(lang), st.session_state[key], key=key, max_chars=NOTE_LIMIT, height=110, placeholder=_HINT(lang),
        on_change=_annotate, args=(place, key),
    )  # fmt: skip


def _setting(entry: Entry, lang: Lang) -> str:
    """What was turned, in one line."""
    view, usual = entry.view, type(entry.view)()
    turned = [
        pair for name in view.knobs() if getattr(view, name) != getattr(usual, name) for pair in one(view, name, lang)
    ]
    return " · ".join(f"{label}: {value}" for label, value in turned) or _DEFAULTS(lang)


def _name(entry: Entry | Unread, lang: Lang) -> str:
    return entry.view.title(lang) if isinstance(entry, Entry) else str(entry.kept.get("view", "?"))[:60]


def _note_key(study: Study, place: int) -> str:
    return f"note.{len(study.entries)}.{place}.{st.session_state.get(tray.TURN, 0)}"


def _changed(entries: list[Entry | Unread]) -> None:
    """Put the entries in their new order."""
    tray.renew()
    tray.put(replace(tray.study(), entries=tuple(entries)))


def _move(place: int, by: int) -> None:
    entries = list(tray.study().entries)
    entries.insert(place + by, entries.pop(place))
    _changed(entries)


def _remove(place: int) -> None:
    entries = list(tray.study().entries)
    gone = entries.pop(place)
    tray.left(_REMOVED.format(name=Text(*(_name(gone, lang) for lang in LANGS))), partial(_again, place, gone))
    _changed(entries)


def _again(place: int, gone: Entry | Unread, study: Study) -> Study:
    """The *study* with what was taken out of it at *place*."""
    return replace(study, entries=(*study.entries[:place], gone, *study.entries[place:]))


def _annotate(place: int, key: str) -> None:
    entries = list(tray.study().entries)
    entries[place] = entries[place].noted(st.session_state[key])
    tray.put(replace(tray.study(), entries=tuple(entries)))


_VISIT = Text("Open", "열기")
_UP = Text("Move up", "위로")
_DOWN = Text("Move down", "아래로")
_REMOVE = Text("Remove", "빼기")
_REMOVED = Text("Removed: {name}", "뺀 화면: {name}")
_NOTE = Text("Your note", "메모")
_HINT = Text("What do you see, and what follows from it?", "무엇이 보이고, 거기서 무엇을 알 수 있습니까?")
_DEFAULTS = Text("All settings as they were at first", "모든 설정이 기본값입니다")
_LOST = Text("This section cannot be shown", "이 항목은 보여 줄 수 없습니다")
