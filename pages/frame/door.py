"""What stands before the pages when one has to sign in: the door, the way back to where a link pointed, the way out."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st
from streamlit.components.v2 import component
from streamlit.errors import StreamlitAuthError

from acts.text import Lang, Text
from pages.frame import look, provider

_porter = component(
    "porter",
    js="""
const PLACE = "activation-lab.place", LEFT = "activation-lab.left"

function attempt(what) {
  try {
    return what()
  } catch (error) {  // storage is switched off: one comes in all the same, by the first page
    if (!(error instanceof DOMException)) throw error
  }
}

function back() {
  const place = attempt(() => sessionStorage.getItem(PLACE))
  attempt(() => sessionStorage.removeItem(PLACE))
  if (place && place !== location.href) location.replace(place)
}

export default function({ data, parentElement, setTriggerValue }) {
  if (data.first) back()
  if (data.inside) {  // a tab that is left open is not left open to the next person
    const look = event => event.key === LEFT && location.reload()
    addEventListener("storage", look)
    return () => removeEventListener("storage", look)
  }
  if (parentElement.asked === data.asked) return
  parentElement.asked = data.asked
  attempt(() => localStorage.setItem(LEFT, String(Date.now())))
  if (data.asked) {
    attempt(() => sessionStorage.setItem(PLACE, location.href))
    setTriggerValue("asked", data.asked)
  }
}
""",
)
_PORTER, _ASKED, _TROUBLE = "_porter", "_asked", "_door.trouble"


def shut() -> bool:
    """Whether whoever is here has to stay outside."""
    return provider.on() and not provider.admitted(_who())


def person() -> str:
    """Who is here, by a name that says nothing of them; empty without a sign-in."""
    return provider.name(_who())


def draw(lang: Lang, *, first: bool) -> None:
    """The one page that is seen from outside; *first* says that its address is the one of the first page."""
    signed_in = bool(_who().get("is_logged_in"))
    title, lead = (_NOT_YOU, _NOT_YOU_WHY) if signed_in else (_TITLE, _LEAD)
    look.title(title(lang), lead(lang), lang)
    if signed_in:
        st.button(_OUT(lang), key="door.out", type="primary", on_click=st.logout)
    else:
        st.button(_IN(lang), key="door.in", type="primary", icon=":material/login:", on_click=_ask)
    if st.session_state.get(_TROUBLE):
        look.state("failed", _CANNOT(lang), _CANNOT_WHY(lang))
    data = {"inside": False, "first": first, "asked": st.session_state.get(_ASKED, 0)}
    _porter(key=_PORTER, data=data, on_asked_change=_enter)


def draw_inside(lang: Lang, *, first: bool) -> None:
    """Who is signed in and the way out, for the sidebar; nothing without a sign-in."""
    if not provider.on():
        return
    who = _who()
    said = str(who.get("name") or who.get("email") or "")[:80]
    look.html(f'<p class="note">{escape(_AS(lang))} <b>{escape(said)}</b></p>')
    st.button(_OUT(lang), key="door.out", icon=":material/logout:", on_click=st.logout, width="stretch")
    _porter(key=_PORTER, data={"inside": True, "first": first, "asked": 0}, on_asked_change=_enter)


def _who() -> dict[str, Any]:
    return dict(st.user.to_dict()) if provider.on() else {}


def _ask() -> None:
    """The browser notes where it is before it leaves, and says when it has."""
    st.session_state[_ASKED] = st.session_state.get(_ASKED, 0) + 1


def _enter() -> None:
    try:
        st.login()
    except StreamlitAuthError:  # only where the guard, which looks at the settings first, is not the one who serves
        st.session_state[_TROUBLE] = True


_TITLE = Text("Sign in", "로그인")
_LEAD = Text(
    "This dashboard is open to those who sign in. You then come to the page that your link points to, with its settings.",
    "이 대시보드는 로그인한 사람만 이용할 수 있습니다. 로그인하면 링크가 가리키던 화면이 설정 그대로 열립니다.",
)
_IN = Text("Sign in", "로그인")
_OUT = Text("Sign out", "로그아웃")
_AS = Text("Signed in:", "로그인 계정:")
_NOT_YOU = Text("This account is not admitted here", "이 계정으로는 들어올 수 없습니다")
_NOT_YOU_WHY = Text(
    "Sign out and choose another account, or ask whoever runs this server.",
    "로그아웃한 뒤 다른 계정을 고르거나 서버 운영자에게 문의하세요.",
)
_CANNOT = Text("Nobody can sign in now", "지금은 로그인할 수 없습니다")
_CANNOT_WHY = Text(
    "The sign-in of this server is not set up. Please tell whoever runs it.",
    "이 서버의 로그인이 설정되지 않았습니다. 서버 운영자에게 알려 주세요.",
)
