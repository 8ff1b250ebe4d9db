"""The study page: open a study, draw its entries in order, save it, print it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

import streamlit as st

from acts import compute
from acts.study import Study
from acts.text import Lang, Text, Trouble
from pages.frame import actions, address, entries, look, opening, router, tray
from reports import work
from reports.style import FORMS, PAPERS


def show() -> None:
    """Draw the page."""
    router.need_frame()
    lang = address.language()
    opening.unfold_address()
    address.write({})
    look.title(router.STUDY(lang), _LEAD(lang), lang)
    opening.ask(lang)
    tray.offer_back(lang)
    study = tray.study()
    if not study.entries:
        look.state("empty", _EMPTY(lang), _EMPTY_WHY(lang))
        st.page_link("pages/curves.py", label=_BEGIN(lang), icon=":material/arrow_forward:", icon_position="right")
        return
    study = _words(study, lang)
    for place, entry in enumerate(study.entries):
        entries.draw(study, place, entry, lang)
    _out(tray.study(), lang)
    _warm()


def _words(study: Study, lang: Lang) -> Study:
    left, right = st.columns(2, gap="large")
    st.session_state.setdefault("study.title", study.title)
    st.session_state.setdefault("study.author", study.author)
    title = left.text_input(
        _TITLE(lang), st.session_state["study.title"], key="study.title", max_chars=120, placeholder=_TITLE_HINT(lang)
    )
    author = right.text_input(_AUTHOR(lang), st.session_state["study.author"], key="study.author", max_chars=80)
    study = replace(study, title=title, author=author)
    tray.put(study)
    return study


def _out(study: Study, lang: Lang) -> None:
    """Save as a file, or print in the form and on the paper that were chosen."""
    ready = st.container()  # above the buttons, as they stand at the end of the page
    left, right = st.columns(2, gap="large")
    with left:
        form = _chosen("study.form", _FORM(lang), FORMS, lang)
    with right:
        sheet = _chosen("study.paper", _SHEET(lang), PAPERS, lang)
    save, paper = st.columns(2, gap="large")
    save.download_button(
        _SAVE(lang),
        study.dumps(),
        file_name="activation-lab-study.json",
        mime="application/json",
        on_click="ignore",
        width="stretch",
    )
    with save:
        opening.link(study, lang)
    pressed = paper.button(_PDF(lang), key="study.pdf", type="primary", width="stretch")
    with ready:
        _printed(study, lang, form, sheet, pressed=pressed)


def _printed(study: Study, lang: Lang, form: str, sheet: str, *, pressed: bool) -> None:
    """The report that was asked for; it is withdrawn when anything in it changes, as on a view."""
    asked = (study.dumps(), lang, form, sheet)
    if pressed:
        st.session_state[_ASKED] = asked
    if st.session_state.get(_ASKED) == asked:
        named = study if study.title else replace(study, title=_UNTITLED(lang))
        actions.paper(named, f"activation-lab-{_NAMES.get(form, 'study')}-{lang}.pdf", lang, form, sheet)
    elif st.session_state.pop(_ASKED, None):
        actions.withdraw()


def _chosen(key: str, label: str, options: Mapping[str, Text], lang: Lang) -> str:
    """A choice among *options*; the first of them at the beginning."""
    names = list(options)
    st.session_state.setdefault(key, names[0])
    place = names.index(st.session_state[key])
    return st.selectbox(label, names, place, format_func=lambda name: options[name](lang), key=key)


def _warm() -> None:
    """Have every worker load the press, once a process, before anybody prints."""
    for number in range(compute.WORKERS):
        name = f"report.warm.{number}"
        if compute.known(name) is None:
            with suppress(Trouble):  # all are at work; they will load it when they print
                compute.submit(name, work.warm)


_ASKED = "_study.paper"
_NAMES = {"handout": "handout", "teacher": "teacher"}


_LEAD = Text(
    "A study is an ordered argument: the views you collected, each with your note. Save it, open it again, or print it as one report.",
    "스터디는 담아 둔 화면에 메모를 붙여 순서대로 엮은 글입니다. 저장했다가 다시 열거나 하나의 보고서로 만들 수 있습니다.",
)
_EMPTY = Text("Nothing collected yet", "아직 담은 화면이 없습니다")
_EMPTY_WHY = Text(
    "Open a view, set it up, and choose “Add to study”.", "화면을 열어 설정을 고른 뒤 ‘스터디에 담기’를 누르세요."
)
_BEGIN = Text("Begin with the activation curves", "활성화 함수 곡선부터 시작하기")
_TITLE = Text("Title", "제목")
_TITLE_HINT = Text("What the report is called", "보고서 제목")
_AUTHOR = Text("Author", "작성자")
_UNTITLED = Text("Activation study", "활성화 함수 스터디")
_FORM = Text("Form", "형식")
_SHEET = Text("Paper size", "용지")
_SAVE = Text("Save study", "스터디 저장")
_PDF = Text("Make PDF", "PDF 만들기")
