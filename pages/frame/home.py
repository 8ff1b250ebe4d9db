"""The first page: what is here, and where to begin."""

from __future__ import annotations

import base64
from functools import lru_cache
from html import escape

import numpy as np
import streamlit as st
from streamlit.components.v2 import component

from acts.activations import CATALOGUE, Activation
from acts.text import Lang, Text
from acts.theme import PALETTES, Mode
from acts.views import VIEWS
from pages.frame import address, look, router

_FOLLOW = """
export default function() {  // within the session, as a loaded page would begin another and leave the study behind
  document.removeEventListener("click", document.followLink)
  document.followLink = (event) => {
    const link = event.target.closest?.(".gallery a")
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    history.pushState({}, "", link.href)
    dispatchEvent(new PopStateEvent("popstate"))
  }
  document.addEventListener("click", document.followLink)
}
"""
_follow = component("follow_links", js=_FOLLOW)


def show() -> None:
    """Draw the page."""
    router.need_frame()
    lang = address.language()
    address.write({})
    look.title(_TITLE(lang), _LEAD(lang), lang)
    views = list(VIEWS.items())
    for first in range(0, len(views), 2):
        for place, (slug, view) in zip(st.columns(2, gap="small"), views[first : first + 2], strict=False):
            with place.container(border=True, height="stretch", key=f"card-{slug}"):
                st.header(view.title(lang), anchor=False)
                look.line("cap", view.about(lang))
                label = _OPEN(lang).format(title=view.title(lang))
                st.page_link(f"pages/{slug}.py", label=label, icon=":material/arrow_forward:", icon_position="right")
    st.header(_ALL(lang).format(count=len(CATALOGUE)), anchor=False)
    look.html(_gallery(lang, look.mode()))
    _follow(key="_follow")
    st.header(_HOW(lang), anchor=False)
    for text in (_LINK, _STUDY, _SEED):
        look.line("prose", text(lang))


@lru_cache(maxsize=8)
def _gallery(lang: Lang, mode: Mode) -> str:
    """Every function of the catalogue as a small picture that leads to its page."""
    cells = (_cell(slug, kind(), lang, mode) for slug, kind in CATALOGUE.items())
    return f'<div class="gallery">{"".join(cells)}</div>'


def _cell(slug: str, f: Activation, lang: Lang, mode: Mode) -> str:
    to = f"curves?functions={slug}&lang={lang}"
    return (
        f'<a href="{to}" target="_self"><img src="{_sketch(f, mode)}" alt=""><span>{escape(f.title(lang))}</span></a>'
    )


def _sketch(f: Activation, mode: Mode) -> str:
    """The curve between −3 and 3, broken where the function jumps, as a data address."""
    p, x, jumps = PALETTES[mode], np.linspace(-3, 3, 601), np.array(f.jumps)
    x = x[~np.isclose(x[:, None], jumps).any(axis=1)]  # a value at the jump itself belongs to neither side
    part = np.searchsorted(jumps, x)
    starts = np.diff(part, prepend=-1) > 0
    points = zip(starts, 20 * x + 60, 40 - 12 * np.clip(f(x), -4, 4), strict=True)
    path = "".join(f"{'M' if start else 'L'}{across:.1f} {down:.1f}" for start, across, down in points)
    axes = f'<path d="M0 40H120M60 0V80" stroke="{p["rule"]}" fill="none"/>'
    line = f'<path d="{path}" stroke="{p["blue"]}" stroke-width="2.2" fill="none" stroke-linejoin="round"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80" width="120" height="80">{axes}{line}</svg>'
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


_TITLE = Text(
    "Which activation, which initialization, and why did my ReLUs die?",
    "어떤 활성화 함수와 초깃값을 골라야 합니까? ReLU는 왜 죽습니까?",
)
_LEAD = Text(
    "Four experiments on the functions inside a neural network. Every number is computed here and now, every claim carries its source.",
    "신경망 속 함수를 다루는 네 가지 실험입니다. 모든 수는 지금 여기서 계산하고, 모든 주장에는 출처가 있습니다.",
)
_OPEN = Text("Open “{title}”", "‘{title}’ 열기")
_ALL = Text("All {count} functions at a glance", "한눈에 보는 함수 {count}가지")
_HOW = Text("How to work here", "이용 방법")
_LINK = Text(
    "Everything you set stands in the address: copy the link, and whoever opens it sees the same picture, in either language.",
    "설정은 모두 주소에 담깁니다. 링크를 복사해 보내면 받는 사람도 같은 그림을 봅니다. 언어는 달라도 됩니다.",
)
_STUDY = Text(
    "Collect views in a study, write your notes, and print them as one report. Each view can also be printed on its own.",
    "화면을 스터디에 담고 메모를 적어 하나의 보고서로 만드세요. 화면 하나만 따로 PDF로 만들 수도 있습니다.",
)
_SEED = Text(
    "Experiments with chance name their seed: the same settings give the same numbers on every machine of the class.",
    "무작위 실험은 난수 시드를 밝힙니다. 설정이 같으면 교실의 어느 컴퓨터에서도 같은 수가 나옵니다.",
)
