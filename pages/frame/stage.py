"""The one page every view shares: link in, knobs, result, blocks, link out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import groupby, takewhile
from typing import Any

import streamlit as st

from acts import compute
from acts.blocks import Block, Figure, Finding, Heading, Notice, References, Stats
from acts.spec import Problem, Spec
from acts.text import Lang, Text, Trouble
from acts.views import VIEWS
from acts.views.base import View, without_works
from acts.views.parts import Part, blocks, find, joined
from pages.frame import actions, address, brought, controls, draw, jobs, look, metrics, router
from pages.frame.fragments import ANSWER, BODY, KNOBS, SECTIONS

_log = logging.getLogger(__name__)


def show(slug: str) -> None:
    """Draw the page of one view, whichever it is."""
    router.need_frame()
    with metrics.run(slug):
        _page(VIEWS[slug], address.language())


def _page(cls: type[View], lang: Lang) -> None:
    actions.head(cls, lang)
    controls.presets(cls, lang)
    _body(cls, lang)
    following, words = cls.following
    st.page_link(f"pages/{following}.py", label=words(lang), icon=":material/arrow_forward:", icon_position="right")


@st.fragment(key=BODY)
def _body(cls: type[View], lang: Lang) -> None:
    """Knobs, answer and sections; a turned knob runs only those of the fragments within that it concerns."""
    top, waits = st.container(), st.container()
    figure, side = st.columns([3.1, 1], gap="large")
    room = Room(top, waits, figure, st.container())
    sections, last = Sections(st.container(), lang), st.container()
    controls.begin(cls)
    with side:
        _knobs(cls, lang)
    controls.ask_sections(cls, lang, sections)
    _answer(cls, lang, room)
    if controls.current(cls).chosen:
        _sections(cls, sections, last, lang)


@dataclass(frozen=True)
class Room:
    """Where the answer stands: across the page, beside the knobs, and below both; ``waits`` holds one thing at a time."""

    top: Any
    waits: Any
    figure: Any
    rest: Any


@st.fragment(key=KNOBS)
def _knobs(cls: type[View], lang: Lang) -> None:
    controls.ask(cls, lang)


@st.fragment(key=ANSWER)
def _answer(cls: type[View], lang: Lang, room: Room) -> None:
    """The answer, in places that were made before."""
    top = room.top
    view = controls.current(cls)
    waits: jobs.Slot | None = None
    with top:
        actions.report(view, lang)
        _say_unread(controls.unread(cls), lang)
    with top, _our_fault(cls, lang):
        found, waits = _result(view, top, lang)
        others, works = without_works(found)
        _blocks(others if view.chosen else [*others, works], room, lang)
    with room.waits:
        place = st.empty()
    if waits is not None:
        with place.container():
            jobs.waiting(waits, _COMPUTING, lang)
    st.session_state[_NUMBERED] = draw.numbered()


_NUMBERED = "_figures_above"


@contextmanager
def _our_fault(cls: type[View], lang: Lang) -> Generator[None]:
    """A mistake of ours must not cost a reader the page, the knobs or the study: it is said where it happened."""
    try:
        yield
    except Exception:  # noqa: BLE001 - whatever it is
        _log.exception("cannot draw %s", controls.permalink(controls.current(cls)))
        look.state("failed", _CANNOT(lang), _OUR_FAULT(lang))


@st.fragment(key=SECTIONS)
def _sections(cls: type[View], sections: Sections, last: Any, lang: Lang) -> None:
    """Every section with its own work, so that none waits for another; the works they all rest on come last."""
    view, works = controls.current(cls), list[Block]()
    draw.go_on(st.session_state[_NUMBERED])
    for number, part in enumerate(view.chosen, 1):
        path = f"parts.{number}"
        with sections.places[path], _our_fault(cls, lang):
            works += _draw_section(view, part, path, lang)
    for number in range(len(view.chosen) + 1, _MOST + 1):
        jobs.drop(f"_job.{view.slug}.parts.{number}")
    with last:
        draw.draw([without_works([*_works(view, lang), *works])[1]], lang)


def _draw_section(view: View, part: Part, path: str, lang: Lang) -> list[Block]:
    """Draw one section, or how far its work is; gives the works it rests on."""
    host, place = view.host, f"_job.{view.slug}.{path}"
    key = controls.section_key(view, part)
    if not part.heavy(host):
        jobs.drop(place)
        found = compute.here(key, lambda: _with_files(partial(find, part, host)))
    else:
        found, slot = _heavy(part, host, place, key)
        if found is None:
            jobs.waiting(slot, _COMPUTING_SECTION, lang, _Partly(part, host, draw.numbered(), lang))
            return []
    shown = compute.here(f"{key}#{lang}", lambda: list(blocks(part, host, found, lang)))
    others, works = without_works(shown)
    _draw_in_rows(others, lang)
    return [works]


def _heavy(part: Part, host: Any, place: str, key: str) -> tuple[Any, jobs.Slot]:
    """What *part* finds beside the server: all at once, or joined from pieces that are done apart."""
    pieces = _pieces(part, host)
    if not pieces:
        return jobs.result(place, key, compute.experiment, partial(find, part, host), brought.files())
    found, slot = jobs.results(place, f"{key}#pieces", pieces)
    return (None if found is None else compute.here(key, lambda: joined(part, host, found))), slot


def _pieces(part: Part, host: Any) -> list[Callable[[], Any]]:
    """The pieces of the work, each with the files that came along; none where the settings allow none."""
    try:
        pieces, files = part.pieces(host), brought.files()
    except Trouble:
        return []  # `find` will say why
    return [partial(compute.experiment, piece, files) for piece in pieces] if files else list(pieces)


class _Partly:
    """Draws a section before all of it is there; what cannot be joined yet is not drawn.

    It is asked several times a second, and makes its blocks anew only when another piece has come.
    """

    def __init__(self, part: Part, host: Any, numbered: dict[str, int], lang: Lang) -> None:
        self._part, self._host, self._numbered = part, host, numbered
        self._lang: Lang = lang
        self._there, self._blocks = 0, list[Block]()

    def __call__(self, found: list[Any]) -> None:
        there = sum(piece is not None for piece in found)
        if there != self._there:
            self._there, self._blocks = there, self._made_of(found)
        draw.go_on(self._numbered)
        _draw_in_rows(self._blocks, self._lang)

    def _made_of(self, found: list[Any]) -> list[Block]:
        so_far = joined(self._part, self._host, found)
        if isinstance(so_far, Trouble):
            return []
        return without_works(blocks(self._part, self._host, so_far, self._lang))[0]


_MOST = 12


def _with_files(work: Callable[[], Any]) -> Any:
    return compute.experiment(work, brought.files())


def _works(view: View, lang: Lang) -> list[Block]:
    """The works that the answer rests on, if it is there."""
    key = controls.permalink(view.alone)
    shown: list[Block] = compute.known(f"{key}#{lang}") or []
    return [block for block in shown if isinstance(block, References)]


def _result(view: View, top: Any, lang: Lang) -> tuple[list[Block], jobs.Slot | None]:
    """What *view* shows, or the last one that was shown, and what is still waited for."""
    if not view.heavy:
        try:
            return _shown(view, _found(view), lang), None
        except Trouble as trouble:
            with top:
                look.state("failed", _CANNOT(lang), trouble.text(lang))
            return [], None
    last = f"_last.{view.slug}"
    key, alone = controls.permalink(view.alone), view.alone
    done, slot = jobs.result(f"_job.{view.slug}", key, compute.experiment, alone.look, brought.files())
    if done is not None:
        st.session_state[last] = alone
        return _shown(view, done, lang), None
    before: View | None = st.session_state.get(last)
    kept = None if before is None else compute.known(controls.permalink(before))
    return ([] if before is None or kept is None else _shown(before, kept, lang)), slot


def _found(view: View) -> Any:
    """What a light *view* finds, computed here and now unless it is known."""
    return compute.here(controls.permalink(view.alone), lambda: _with_files(view.alone.look))


def _shown(view: View, result: Any, lang: Lang) -> list[Block]:
    return compute.here(f"{controls.permalink(view.alone)}#{lang}", lambda: list(view.answer(result, lang)))


class Sections:
    """Parts of a page that a reader chose: the heading across, what is shown below it, the part's own knobs beside.

    Knobs are asked before anything is computed, so each part is laid out when its knobs are asked for.
    """

    def __init__(self, room: Any, lang: Lang) -> None:
        self._room = room
        self._lang: Lang = lang
        self._chooser = room.container()
        self.places: dict[str, Any] = {}  #: where the blocks of each part stand, by its path

    def chooser(self) -> Any:
        """The place above all parts, for the widget that chooses among them."""
        return self._chooser

    def lay_out(self, path: str, entry: type[Spec]) -> Any:
        """Make room for the part at *path* below those before it; gives the place of its knobs."""
        with self._room:
            draw.draw([Heading(entry.title(self._lang), path)], self._lang)
            self.places[path], side = (
                st.columns([3.1, 1], gap="large") if entry.knobs() else (st.container(), nullcontext())
            )
        return side


def _blocks(found: list[Block], room: Room, lang: Lang) -> None:
    """What answers stands on top, the figures before the first heading beside the knobs, the rest below.

    Something is put in every place on every run: a fragment may only write where it wrote on the last whole run.
    """
    draw.begin()
    answers = [b for b in found if isinstance(b, Finding | Notice | Stats)]
    others = [b for b in found if not isinstance(b, Finding | Notice | Stats)]
    beside = list(takewhile(lambda b: not isinstance(b, Heading | References), others))
    for place, part in ((room.top, answers), (room.figure, beside)):
        with place:
            draw.draw(part, lang) if part else st.empty()
    with room.rest:
        _draw_in_rows(others[len(beside) :], lang) if others[len(beside) :] else st.empty()


def _draw_in_rows(found: Iterable[Block], lang: Lang) -> None:
    """Figures that follow one another stand in rows of two; one alone is not drawn wider than it is read well."""
    for are_figures, run in groupby(found, lambda b: isinstance(b, Figure) and not b.wide):
        if not are_figures:
            draw.draw(run, lang)
            continue
        for pair in _pairs(list(run)):
            for place, block in zip(st.columns(2 if len(pair) > 1 else (3, 2), gap="large"), pair, strict=False):
                with place:
                    draw.draw([block], lang)


def _pairs(items: list[Block]) -> list[list[Block]]:
    return [items[i : i + 2] for i in range(0, len(items), 2)]


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
_COMPUTING = Text(
    "Computing; the last result stays until then", "계산하고 있습니다. 끝날 때까지 이전 결과를 보여 줍니다"
)
_COMPUTING_SECTION = Text("Computing this section", "이 항목을 계산하고 있습니다")
_OUR_FAULT = Text(
    "That is a mistake of this program, not yours. Another setting may work; the details are in the server's log.",
    "입력이 아니라 이 프로그램의 오류입니다. 다른 설정은 될 수 있으며, 자세한 내용은 서버 로그에 있습니다.",
)
_CANNOT = Text("This setting cannot be computed", "이 설정은 계산할 수 없습니다")
