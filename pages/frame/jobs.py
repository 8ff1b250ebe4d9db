"""Long work on a page: it starts, shows how far it is, can be cancelled, and never holds the page up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from typing import Any
from uuid import uuid4

import streamlit as st

from acts import compute
from acts.compute import Batch, Job
from acts.compute.words import ASK
from acts.text import Lang, Text, Trouble
from pages.frame import look

PATIENCE = 0.2


@dataclass
class Slot:
    """What a page waits for in one place: the key of the work, the work itself, and what was found of it before it ended."""

    key: str
    job: Job | Batch | None
    trouble: Text | None = None
    found: list[Any] = field(default_factory=list[Any])


def result(place: str, key: str, work: Callable[..., Any], *arguments: Any) -> tuple[Any, Slot]:
    """The result of *work* if it is there, and the slot that says how it stands; starts the work when it must."""
    return _result(place, key, partial(compute.submit, key, work, *arguments, owner=owner()))


def results(place: str, key: str, pieces: Sequence[Callable[[], Any]]) -> tuple[list[Any] | None, Slot]:
    """As :func:`result`, of all *pieces*; until all are there, `Slot.job` knows what was found so far."""
    return _result(place, key, partial(compute.submit_batch, key, pieces, owner=owner()))


def owner() -> str:
    """Whose turn it is: this session, by a name that says nothing of the person."""
    return st.session_state.setdefault("_owner", uuid4().hex)


def _result(place: str, key: str, submit: Callable[[], Job | Batch]) -> tuple[Any, Slot]:
    slot = _slots().get(place)
    if slot is None or slot.key != key:
        drop(place)
        slot = _slots()[place] = Slot(key, None)
    done = compute.known(key)
    if done is not None:
        slot.job = slot.trouble = None
        return done, slot
    if slot.job is None and slot.trouble is None:
        _start(slot, submit)
    if slot.job is not None and slot.job.finished.wait(PATIENCE):
        slot.found = _found(slot.job)
        slot.trouble = slot.job.trouble.text if slot.job.trouble else None
        done, slot.job = slot.job.result, None
    return done, slot


def _slots() -> dict[str, Slot]:
    """What this session waits for, by place; one entry of its state, as asking that costs more than a dictionary does."""
    return st.session_state.setdefault("_jobs", {})


def drop(*places: str) -> None:
    """Nothing is waited for in *places* any more."""
    slots = _slots()
    for slot in [slots.pop(place) for place in places if place in slots]:
        if slot.job is not None:
            compute.leave(slot.job)
            slot.job = None  # a bar that still asks for it hears that it is gone


def _start(slot: Slot, submit: Callable[[], Job | Batch]) -> None:
    if compute.alone() and _AGREED not in st.session_state:
        slot.trouble = ASK
        return
    try:
        slot.job = submit()
    except Trouble as trouble:
        slot.trouble = trouble.text


def _found(job: Job | Batch) -> list[Any]:
    """What the pieces of *job* gave so far; nothing if there is no piece yet, or it is not cut into any."""
    found = job.found if isinstance(job, Batch) else []
    return found if any(piece is not None for piece in found) else []


def waiting(slot: Slot, title: Text, lang: Lang, partly: Callable[[list[Any]], None] | None = None) -> None:
    """Say how *slot* stands: how far it is with a button to cancel, or what went wrong with a button to try again.

    *partly* draws what the pieces of a batch found so far, again and again until all is there, or once if that fails.
    """
    with st.container():
        if slot.job is not None:
            _progress(slot, title(lang), lang, partly)
        elif slot.trouble is not None:
            _trouble(slot, slot.trouble, lang)
            if partly is not None and slot.found:
                partly(slot.found)


def nothing() -> None:
    """In the place of :func:`waiting` when there is nothing to wait for.

    A container as well: the bar is a fragment, and when a run is cut short Streamlit may send what a fragment drew without
    the container that was made for it; what took its place in the browser must then be able to hold it.
    """
    with st.container():
        st.empty()


def _trouble(slot: Slot, why: Text, lang: Lang) -> None:
    look.state("failed", _STOPPED(lang), why(lang))
    agreed = why is ASK and st.button(_HERE(lang), key=f"here.{_short(slot.key)}", type="primary")
    if agreed:
        st.session_state[_AGREED] = True
    if st.button(_AGAIN(lang), key=f"again.{_short(slot.key)}") or agreed:
        slot.trouble = None
        st.rerun()


@st.fragment(run_every=0.4)
def _progress(slot: Slot, title: str, lang: Lang, partly: Callable[[list[Any]], None] | None) -> None:
    job = slot.job
    if job is None or job.finished.is_set():
        st.rerun()
        return
    bar, button = st.columns([4, 1], vertical_alignment="center")
    bar.progress(min(max(job.share, 0.0), 1.0), f"{title}{_standing(job, lang)}")
    if button.button(_CANCEL(lang), key=f"cancel.{_short(slot.key)}", width="stretch"):
        slot.found = _found(job)
        compute.leave(job)
        slot.job, slot.trouble = None, CANCELLED
        st.rerun()
    found = _found(job)
    if partly is not None and found:
        partly(found)


def _standing(job: Job | Batch, lang: Lang) -> str:
    """What waits before *job*, or how many of its pieces are there; and who computes, if that is not as it should be."""
    waits, said = job.waits, compute.said()
    words = "" if said is None else f" {said(lang)}"
    if waits is not None:
        return (_WAITS(lang).format(count=waits) if waits else _NEXT(lang)) + words
    if isinstance(job, Batch):
        return _PIECES(lang).format(done=job.done, count=len(job.jobs)) + words
    return words


def _short(key: str) -> str:
    return blake2b(key.encode(), digest_size=6).hexdigest()


_WAITS = Text(" · waiting, {count} before it", " · 대기 중, 앞에 {count}개")
_NEXT = Text(" · next in line", " · 곧 시작합니다")
_PIECES = Text(" · {done} of {count} done", " · {count}개 중 {done}개 완료")
_STOPPED = Text("Not finished", "끝내지 못했습니다")
_AGREED = "_alone"  #: in the session of a reader who lets this machine do what a cluster should
_HERE = Text("Compute on this machine", "이 컴퓨터에서 계산")
_AGAIN = Text("Try again", "다시 시도")
_CANCEL = Text("Cancel", "취소")
CANCELLED = Text(
    "You cancelled it. What was found before stays.", "취소했습니다. 그때까지의 결과는 그대로 남아 있습니다."
)
