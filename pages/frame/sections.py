"""The sections below an answer: each with its own work, so that none waits for another."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import cache, partial
from typing import Any

import streamlit as st

from acts import compute
from acts.blocks import Block, Heading, References
from acts.spec import Spec
from acts.text import Lang, Text, Trouble
from acts.views.base import View, without_works
from acts.views.parts import Part, blocks, find, joined
from pages.frame import brought, controls, draw, fragments, jobs, layout, numbering, works

NUMBERED = "_figures_above"  #: how many figures and tables there are above the section at each place
_DRAWN = "_figures_above_drawn"  #: the same, when it was drawn
_MOST = 12


class Sections:
    """Parts of a page that a reader chose: the heading across, what is shown below it, the part's own knobs beside.

    Knobs are asked before anything is computed, so each part is laid out when its knobs are asked for. What has no knobs
    needs no place unless a part with knobs follows, or one that has to be waited for: it is drawn where it is.
    """

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._places: dict[str, Any] = {}  #: where the blocks of each part stand, by its path

    def place(self, path: str) -> Any:
        """Where the blocks of the part at *path* stand; to be asked for in order."""
        return self._places.get(path) or nullcontext()

    def settle(self) -> None:
        """Give every part so far a place of its own: what stands below it then keeps its place, however long the part is."""
        self._places |= {path: place or st.container() for path, place in self._places.items()}

    def lay_out(self, path: str, entry: type[Spec]) -> Any:
        """Make room for the part at *path* below those before it; gives the place of its knobs.

        The heading stands across both, or with what is shown where there are no knobs.
        """
        if not entry.knobs():
            self._places[path] = None
            return nullcontext()
        self.settle()
        draw.draw([Heading(entry.title(self._lang), path)], self._lang)
        self._places[path], side = st.columns([3.1, 1], gap="large")
        return side


def show(cls: type[View], sections: Sections, lang: Lang) -> None:
    """Every section with its own work, so that none waits for another; the works they all rest on come last."""
    view = controls.current(cls)
    chosen = view.chosen
    if any(part.heavy(view.beside(part).host) for part in chosen):
        sections.settle()  # a bar must not come to stand where something else stood before; see jobs.nothing
    for number, part in enumerate(chosen, 1):
        with sections.place(f"parts.{number}"):
            drawn = _section(number) if fragments.runs_alone(view, part) else _draw_numbered
            drawn(cls, number, lang)
    jobs.drop(*(f"_job.{cls.slug}.parts.{number}" for number in range(len(chosen) + 1, _MOST + 1)))
    works.draw_all(view, lang)


@cache
def _section(number: int) -> Callable[[type[View], int, Lang], None]:
    """The fragment of the section at place *number*."""
    return st.fragment(_draw_numbered, key=fragments.section(number))


def _draw_numbered(cls: type[View], number: int, lang: Lang) -> None:
    """Draw the section at place *number*; its figures are numbered after those before it."""
    above = st.session_state[NUMBERED]
    numbering.go_on(above[number])
    st.session_state[_DRAWN][number] = above[number]
    view, path = controls.current(cls), f"parts.{number}"
    part, place = view.chosen[number - 1], f"_job.{cls.slug}.{path}"
    head = () if part.knobs() else (Heading(part.title(lang), path),)
    with layout.our_fault(cls, lang, head):
        works.note(number, _draw_section(view, part, place, head, lang))
    above[number + 1] = numbering.so_far()
    settled(cls, fragments.section(number), lang)


def settled(cls: type[View], part: str, lang: Lang) -> None:
    """*part* was drawn; the last of those that a turned knob has run sees to what did not run.

    Where other works are named now, or had a section above another number of figures, the page is drawn again.
    """
    if not fragments.ends_with(part):
        return
    view = controls.current(cls)
    if not view.chosen:
        return  # nothing stands below
    above, drawn = st.session_state[NUMBERED], st.session_state[_DRAWN]
    moved = any(drawn.get(number) != above.get(number) for number in range(1, len(view.chosen) + 1))
    if moved or works.others(view, lang):
        st.rerun()


def begin(numbered: dict[str, int]) -> None:
    """The answer was drawn; *numbered* are the figures and tables that it has."""
    st.session_state.setdefault(NUMBERED, {})[1] = numbered
    st.session_state.setdefault(_DRAWN, {})


def _draw_section(view: View, part: Part, place: str, head: tuple[Heading, ...], lang: Lang) -> References | None:
    """Draw one section below its *head*, or how far its work in *place* is; gives the works it rests on, once it is there."""
    host = view.beside(part).host
    key = controls.section_key(view, part)
    if not part.heavy(host):
        jobs.drop(place)
        found = compute.here(key, lambda: compute.experiment(partial(find, part, host), brought.files()))
    else:
        found, slot = _heavy(part, host, place, key)
        if found is None:
            draw.draw(head, lang)
            jobs.waiting(slot, _COMPUTING_SECTION, lang, _Partly(part, host, numbering.so_far(), lang))
            return None
        draw.draw(head, lang)
        jobs.nothing()
        head = ()
    shown = compute.here(f"{key}#{lang}", lambda: list(blocks(part, host, found, lang)))
    others, rests_on = without_works(shown)
    layout.in_rows([*head, *others], lang)
    return rests_on


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
        numbering.go_on(self._numbered)
        layout.in_rows(self._blocks, self._lang)

    def _made_of(self, found: list[Any]) -> list[Block]:
        so_far = joined(self._part, self._host, found)
        if isinstance(so_far, Trouble):
            return []
        return without_works(blocks(self._part, self._host, so_far, self._lang))[0]


_COMPUTING_SECTION = Text("Computing this section", "이 항목을 계산하고 있습니다")
