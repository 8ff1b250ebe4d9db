"""Widgets in which a reader writes, or to which a file is brought; each says beneath it what is wrong."""

from __future__ import annotations

from typing import Any

import streamlit as st

from acts import files
from acts.knobs import Expression, Numbers, Passage, Source
from acts.text import Lang, Text, Trouble
from pages.frame import brought, look
from pages.frame.selects import select


def passage(knob: Passage, words: dict[str, Any]) -> str:
    """A field of several lines, or of one where few letters are wanted."""
    value: str = st.session_state[words["key"]]
    if knob.most <= 200:
        return str(st.text_input(value=value, max_chars=knob.most, **words) or "")
    return str(st.text_area(value=value, max_chars=knob.most, height=260, **words) or "")


def numbers(knob: Numbers, words: dict[str, Any], lang: Lang) -> str:
    """A line of numbers, and what is wanted if they are not."""
    raw = str(st.text_input(value=st.session_state[words["key"]], **words))
    try:
        values = knob.read(raw)
    except ValueError:
        values = []
    if not (knob.least <= len(values) <= knob.most and all(knob.lo <= v <= knob.hi for v in values)):
        look.note(_WANTS(lang).format(wants=knob.wants(lang)))
    return raw


def expression(knob: Expression, words: dict[str, Any], lang: Lang, other: tuple[Expression, str] | None) -> str:
    """A line to write in, and one sentence beneath it if what stands there cannot be read.

    A text that is read together with that of another knob has nothing to add while that one cannot be read alone.
    """
    raw = str(st.text_input(value=st.session_state[words["key"]], **words))
    if other and _trouble(*other):
        return raw
    found = _trouble(knob, *([other[1]] if other else []), raw)
    if found:
        look.note(f"{found.text(lang)} {_UNTIL(lang)}")
    return raw


def _trouble(knob: Expression, *texts: str) -> Trouble | None:
    try:
        knob.check(*texts)
    except Trouble as trouble:
        return trouble
    return None


def source(knob: Source, words: dict[str, Any], lang: Lang) -> str:
    """What ships with the project, what was brought, and a place to bring something to, for whoever wants it.

    Until a file has come, the link says what it said before.
    """
    key = words["key"]
    titles = {slug: text(lang) for slug, text in knob.options.items()}
    titles |= {name: _YOURS(lang).format(name=name[5:9]) for name in brought.files()}
    chosen = st.session_state.setdefault(key, next(iter(titles)))
    if chosen not in titles and chosen != _OWN:  # a link from somebody whose file stayed at home
        titles[chosen] = _ABSENT(lang)
    if len(knob.options) > 1:
        titles[_OWN] = _BRING(lang)
    slug = select(titles, words)
    if slug == _OWN or len(knob.options) == 1:
        _ask_for_file(knob, key, lang)
    if slug != _OWN:
        st.session_state[f"{key}.before"] = slug
    return st.session_state.get(f"{key}.before", next(iter(knob.options)))


def _ask_for_file(knob: Source, key: str, lang: Lang) -> None:
    st.file_uploader(
        f"{_BRING(lang)}: {knob.label(lang)}",  # each with a name of its own
        type=list(knob.accepts),
        key=f"{key}.upload",
        on_change=_bring,
        args=(knob, key),
    )
    trouble = st.session_state.get(f"{key}.trouble")
    if trouble is not None:
        look.state("failed", _NOT_USED(lang), trouble(lang))


def _bring(knob: Source, key: str) -> None:
    """A file came: check it, keep it, choose it; or say in one sentence why not."""
    came = brought.content(f"{key}.upload")
    st.session_state[f"{key}.trouble"] = None
    if came is None:
        return
    try:
        content = knob.check(came)
    except Trouble as trouble:
        st.session_state[f"{key}.trouble"] = trouble.text
        return
    name = files.name_of(content)
    brought.keep({name: content})
    st.session_state[key] = name
    st.rerun()  # all of the page: the place for a file stands in a part that runs on its own


_WANTS = Text(
    "Write {wants}; the default is shown until then.", "입력 형식: {wants}. 고칠 때까지 기본값을 보여 줍니다."
)
_UNTIL = Text("The default is shown until then.", "고칠 때까지 기본값을 보여 줍니다.")
_OWN = "own"  #: no name of a file looks like it
_BRING = Text("Bring your own", "직접 올리기")
_YOURS = Text("Yours ({name})", "올린 파일({name})")
_ABSENT = Text("A file that did not come along", "함께 오지 않은 파일")
_NOT_USED = Text("This file was not used", "이 파일은 쓰지 않았습니다")
