"""How a study comes to the study page: in a file, in a report, or folded into the address; and the link that takes it away."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from acts.folded import fold, unfold
from acts.study import Study
from acts.text import Lang, Text, Trouble
from pages.frame import actions, address, brought, look, tray
from reports.extract import study_text

FOLDED = "study"  #: the parameter of the address that holds a folded study


def unfold_address() -> None:
    """Open the study in the address; what this session has collected already stays before it."""
    text = address.arrived().get(FOLDED, "")
    if not text or address.is_ours():
        return
    address.write({})
    st.session_state["study.trouble"] = None
    try:
        other, mine = unfold(text), tray.study()
    except Trouble as trouble:
        st.session_state["study.trouble"] = trouble.text
        return
    tray.take(mine.joined(other) if mine.entries else other)
    st.rerun()  # the count beside the page was drawn before it


def ask(lang: Lang) -> None:
    """Ask for a file, and say what became of the last one."""
    with st.expander(_OPEN(lang)):
        st.file_uploader(
            _OPEN_HINT(lang), type=["json", "pdf"], key="study.upload", on_change=_load, max_upload_size=64
        )
    trouble: Text | None = st.session_state.get("study.trouble")
    if trouble is not None:
        look.state("failed", _NOT_OPENED(lang), trouble(lang))
    problems: tuple[Text, ...] = st.session_state.get("study.problems", ())
    if problems:
        look.state("partial", _PARTLY(lang), " ".join(p(lang) for p in problems[:5]))


def _load() -> None:
    """A study or a report came: it takes the place of the present study only if it can be read."""
    came = brought.content("study.upload")
    st.session_state["study.trouble"], st.session_state["study.problems"] = None, ()
    if came is None:
        return
    try:
        study = Study.loads(_text(came))
    except Trouble as trouble:
        st.session_state["study.trouble"] = trouble.text
        return
    tray.take(study)


def _text(content: bytes) -> str:
    """The study in a saved file, or in a report; raises `Trouble` for a report without one."""
    return study_text(content) if content.startswith(b"%PDF") else content.decode("utf-8-sig", "replace")


def link(study: Study, lang: Lang) -> None:
    """A button that puts a link with *study* in it on the clipboard; one that is too long for that says so."""
    folded = fold(study)
    why = None if folded else _TOO_LONG(lang)
    if st.button(_LINK(lang), key="study-link", disabled=not folded, help=why, width="stretch"):
        st.toast(actions.COPIED(lang))
    if folded:
        query = urlencode({address.LANGUAGE: lang, FOLDED: folded})
        look.html(f'<i hidden data-link="{escape(f"{actions.base()}/study?{query}", quote=True)}"></i>', lang)


_OPEN = Text("Open a saved study or a report", "저장한 스터디나 보고서 열기")
_OPEN_HINT = Text(
    "A study (.json), or a report (.pdf): it opens as the study it was made from",
    "스터디 파일(.json) 또는 보고서(.pdf). 보고서를 올리면 보고서를 만든 스터디가 열립니다",
)
_NOT_OPENED = Text("Not opened; your study is unchanged", "열지 않았습니다. 지금 스터디는 그대로입니다")
_PARTLY = Text("Opened, except for this", "일부를 빼고 열었습니다")
_LINK = Text("Copy link to this study", "이 스터디의 링크 복사")
_TOO_LONG = Text(
    "This study is too long for a link. Save it as a file.",
    "스터디가 너무 길어 링크에 담을 수 없습니다. 파일로 저장하세요.",
)
