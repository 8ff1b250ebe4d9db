"""The head of a view's page: its title, the question it answers, and the same three actions in the same place."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from acts.study import Entry, Study
from acts.text import Lang, Text
from acts.views.base import View
from pages.frame import brought, controls, jobs, look, tray
from reports import work

_PAPER = "_paper"


def head(cls: type[View], lang: Lang) -> None:
    """Title and question beside the actions, which act on the view as it stands when they are pressed."""
    with st.container(key="head", horizontal=True, gap="small"):
        look.title(cls.title(lang), cls.about(lang), lang)
        if st.button(_COPY(lang), icon=":material/link:", key="copy"):
            st.toast(COPIED(lang))
        st.button(_ADD(lang), icon=":material/add:", key="add", on_click=_add, args=(cls, lang))
        ask: dict[str, Any] = {"key": "pdf", "on_click": _ask_for_paper, "args": (cls,)}
        st.button(_PDF(lang), icon=":material/picture_as_pdf:", type="primary", **ask)


def report(view: View, lang: Lang) -> None:
    """The report that was asked for; it is withdrawn when a knob is turned, as it would show another setting."""
    asked = st.session_state.get(_PAPER)
    if asked is None:
        return
    if asked != controls.permalink(view):
        del st.session_state[_PAPER]
        withdraw()
        return
    study = Study(title=view.title(lang), date=tray.study().date, entries=(Entry(view),), files=brought.files())
    paper(study, f"activation-lab-{view.slug}-{lang}.pdf", lang)


def _add(cls: type[View], lang: Lang) -> None:
    tray.add(controls.current(cls))
    st.toast(_ADDED(lang))


def _ask_for_paper(cls: type[View]) -> None:
    st.session_state[_PAPER] = controls.permalink(controls.current(cls))


def paper(study: Study, name: str, lang: Lang, *style: str) -> None:
    """Have *study* printed beside the server, and offer the file when it is ready; *style* is its form and its paper."""
    order = (study.dumps(), lang, base(), *style)
    done, slot = jobs.result(_PLACE, work.key(*order), work.make, *order)
    if done is None:
        jobs.waiting(slot, _PRINTING, lang)
        return
    ready, button = st.columns([3, 1], vertical_alignment="center")
    with ready:
        look.state("note", _READY(lang), _READY_WHY(lang).format(size=f"{len(done) / 1e6:.1f}"))
    button.download_button(
        _DOWNLOAD(lang), done, file_name=name, mime="application/pdf", on_click="ignore", key="download",
        icon=":material/download:", width="stretch",
    )  # fmt: skip


def withdraw() -> None:
    """Nobody waits for a report any more."""
    jobs.drop(_PLACE)


def base() -> str:
    """Where this dashboard is reached, for the links in a report."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


_PLACE = "_job.paper"
_COPY = Text("Copy link", "링크 복사")
COPIED = Text("Link copied", "링크를 복사했습니다")
_ADD = Text("Add to study", "스터디에 담기")
_ADDED = Text("Added to the study", "스터디에 담았습니다")
_PDF = Text("Make PDF", "PDF 만들기")
_PRINTING = Text("Making the PDF", "PDF를 만들고 있습니다")
_READY = Text("The report is ready", "보고서가 준비되었습니다")
_READY_WHY = Text(
    "{size} MB. It holds these settings and the data of every figure.",
    "{size} MB. 이 설정과 모든 그림의 데이터가 들어 있습니다.",
)
_DOWNLOAD = Text("Download PDF", "PDF 내려받기")
