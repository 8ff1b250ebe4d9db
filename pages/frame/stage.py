"""The one page every view shares: link in, knobs, result, blocks, link out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import streamlit as st

from acts import compute
from acts.blocks import Block, Finding, Heading, Notice, References, Stats
from acts.spec import Problem
from acts.text import Lang, Text, Trouble
from acts.views import VIEWS
from acts.views.base import View, without_works
from pages.frame import (
    actions,
    address,
    brought,
    controls,
    draw,
    fragments,
    jobs,
    layout,
    look,
    metrics,
    numbering,
    router,
    sections,
)
from pages.frame.fragments import ANSWER, KNOBS, PRESETS


def show(slug: str) -> None:
    """Draw the page of one view, whichever it is."""
    router.need_frame()
    with metrics.run(slug):
        _page(VIEWS[slug], address.language())


def _page(cls: type[View], lang: Lang) -> None:
    fragments.run([])
    actions.head(cls, lang)
    controls.begin(cls)
    _body(cls, lang, st.container())
    following, words = cls.following
    st.page_link(f"pages/{following}.py", label=words(lang), icon=":material/arrow_forward:", icon_position="right")


@st.fragment(key=PRESETS)
def _presets(cls: type[View], lang: Lang) -> None:
    controls.presets(cls, lang)


def _body(cls: type[View], lang: Lang, examples: Any) -> None:
    """Knobs, answer and sections; a turned knob runs only those of the fragments within that it concerns.

    The *examples* stand above and are drawn after the knobs: the one that is marked is the one that these say.
    """
    figure, side = st.columns([3.1, 1], gap="large")
    rest = st.container() if cls.goes_on else None
    below = sections.Sections(lang)
    with side:
        _knobs(cls, lang)
    controls.ask_sections(cls, lang, below)
    with examples:
        _presets(cls, lang)
    with figure:
        waits = st.container() if cls.heavy is not View.heavy else None
        _answer(cls, lang, Room(waits, rest))
    if controls.current(cls).chosen:
        sections.show(cls, below, lang)
    controls.drawn()


@dataclass(frozen=True)
class Room:
    """Places of the answer outside of its own: above it, for one thing at a time, and below figures and knobs.

    Each is there only in a view that may need it: every place costs a message on every run.
    """

    waits: Any
    rest: Any


@st.fragment(key=KNOBS)
def _knobs(cls: type[View], lang: Lang) -> None:
    controls.ask(cls, lang)


@st.fragment(key=ANSWER)
def _answer(cls: type[View], lang: Lang, room: Room) -> None:
    """The answer and its figures, beside the knobs; what follows has a place that was made before."""
    view = controls.current(cls)
    waits: jobs.Slot | None = None
    actions.report(view, lang)
    _say_unread(controls.unread(cls), lang)
    drawn, found = False, list[Block]()
    with layout.our_fault(cls, lang):
        found, waits = _result(view, lang)
        others, works = without_works(found)
        _blocks(others if view.chosen else [*others, works], room, lang)
        drawn = True
    if not drawn:
        _blocks([], room, lang)
    if room.waits is not None:
        with room.waits:
            if waits is None:
                jobs.nothing()
            else:
                jobs.waiting(waits, _COMPUTING if found else _FIRST, lang)
    sections.begin(numbering.so_far())
    sections.settled(cls, ANSWER, lang)


def _result(view: View, lang: Lang) -> tuple[list[Block], jobs.Slot | None]:
    """What *view* shows, or the last one that was shown, and what is still waited for."""
    alone = view.alone
    key = controls.permalink(alone)
    if not view.heavy:
        try:
            return _shown(alone, _found(alone, key), key, lang), None
        except Trouble as trouble:
            look.state("failed", layout.CANNOT(lang), trouble.text(lang))
            return [], None
    last = f"_last.{view.slug}"
    done, slot = jobs.result(f"_job.{view.slug}", key, compute.experiment, alone.look, brought.files())
    if done is not None:
        st.session_state[last] = alone
        return _shown(alone, done, key, lang), None
    if slot.trouble not in {None, jobs.CANCELLED}:
        return [], slot  # nothing will take the place of the last result, which is that of other settings
    before: View | None = st.session_state.get(last)
    if before is None:
        return [], slot
    key = controls.permalink(before)
    kept = compute.known(key)
    return ([] if kept is None else _shown(before, kept, key, lang)), slot


def _found(alone: View, key: str) -> Any:
    """What a light view finds, computed here and now unless it is known by *key*."""
    return compute.here(key, lambda: compute.experiment(alone.look, brought.files()))


def _shown(alone: View, result: Any, key: str, lang: Lang) -> list[Block]:
    return compute.here(f"{key}#{lang}", lambda: list(alone.answer(result, lang)))


def _blocks(found: list[Block], room: Room, lang: Lang) -> None:
    """What answers stands on top, the figures before the first heading below it, the rest across the page.

    Something is put in the place of the rest on every run: a fragment may only write where it wrote on the last whole run.
    """
    numbering.begin()
    answers = [b for b in found if isinstance(b, Finding | Notice | Stats)]
    others = [b for b in found if not isinstance(b, Finding | Notice | Stats)]
    beside = list(takewhile(lambda b: not isinstance(b, Heading | References), others))
    draw.draw([*answers, *beside], lang)
    rest = others[len(beside) :]
    if room.rest is None:
        draw.draw(rest, lang)
        return
    with room.rest:
        layout.in_rows(rest, lang) if rest else st.empty()


def _say_unread(problems: list[Problem], lang: Lang) -> None:
    if problems:
        said = " ".join(p.text(lang) for p in problems[:4])
        more = _AND_MORE(lang).format(count=len(problems) - 4) if len(problems) > 4 else ""
        look.state("partial", _UNREAD(lang), f"{said}{more}")


_UNREAD = Text(
    "Part of this link could not be read; the defaults stand in its place",
    "링크 일부를 읽을 수 없어 기본값으로 바꾸었습니다",
)
_AND_MORE = Text(" And {count} more.", " 그 밖에 {count}개가 더 있습니다.")
_FIRST = Text("Computing", "계산하고 있습니다")
_COMPUTING = Text(
    "Computing; the last result stays until then", "계산하고 있습니다. 끝날 때까지 이전 결과를 보여 줍니다"
)
