"""Knobs become widgets, and widgets become a link.

The widget key of a knob is its dotted path. Whatever the widgets (or a hand-made client) say is read by the same
total :func:`~acts.spec.decode` that reads an address, so nothing out of range ever reaches a view.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

import streamlit as st

from acts.knobs import Knob, Several
from acts.spec import Problem, Spec, decode, encode
from acts.text import Lang
from acts.views.base import View
from acts.views.parts import Part
from pages.frame import address, brought, examples, fragments
from pages.frame.states import states
from pages.frame.widgets import MORE, Apart, Form, ask_all

V = TypeVar("V", bound=View)


def begin(cls: type[View]) -> None:
    """Fill the widgets of *cls* from the address, if somebody else wrote it, before any of them is drawn."""
    if address.is_ours() and st.session_state.get(f"{cls.slug}.{next(iter(cls.knobs()))}") is not None:
        if (
            st.session_state.get(_SPOKEN) != address.language()
        ):  # what is chosen came in the words of the other language
            fill(current(cls))
        return
    link = address.arrived() or ({} if address.says_defaults() else _link(cls))
    view, problems = _decoded(cls, tuple(link.items()))
    st.session_state[_unread(cls)] = problems
    fill(view)


def drawn() -> None:
    """Every widget of the page was drawn in the present language; a run that was cut short did not get here."""
    st.session_state[_SPOKEN] = address.language()


def unread(cls: type[View]) -> list[Problem]:
    """What could not be read of the address."""
    return st.session_state.get(_unread(cls), [])


def ask(cls: type[View], lang: Lang) -> None:
    """Ask for every knob of *cls* but those of its sections, and write the answer into the address."""
    form = Form(lang, turned=partial(_turned, cls))
    usual, rare = _by_place(cls)
    ask_all(usual, f"{cls.slug}.", "", form)
    if rare:
        with st.expander(MORE(lang), on_change="rerun", key=f"_more.{cls.slug}") as fold:
            if fold.open:
                _unfold(cls, rare)
                ask_all(rare, f"{cls.slug}.", "", form)
            else:
                form.link |= _as_before(cls, rare)
    _answered(cls, form.link | _as_before(cls, _apart(cls)))


def ask_sections(cls: type[View], lang: Lang, apart: Apart) -> None:
    """Ask which sections there are, and for the knobs of each, in the places that *apart* gives."""
    knobs = _apart(cls)
    if knobs:
        form = Form(lang, apart, turned=partial(_turned, cls))
        ask_all(knobs, f"{cls.slug}.", "", form)
        others = {name: knob for name, knob in cls.knobs().items() if name not in knobs}
        _answered(cls, form.link | _as_before(cls, others))


def _answered(cls: type[View], link: Mapping[str, str]) -> None:
    st.session_state[_stored(cls)] = short = encode(_read(cls, tuple(link.items())))
    address.write(short)


def _turned(cls: type[View], path: str, knob: Knob, key: str) -> None:
    """A knob was turned: write it into the link, and have only those parts of the page run again that it concerns."""
    parts = fragments.concerned(current(cls), path, knob)
    fragments.run(parts)
    if parts:
        raw = knob.write(st.session_state[key])
        _answered(cls, {**_link(cls), path: raw})
        parts = examples.moved(cls, _link(cls), parts)
    st.rerun(parts or "app")


def _unfold(cls: type[View], knobs: Mapping[str, Knob]) -> None:
    """Fill the widgets of *knobs* that were folded away, and so forgotten, from what the link says."""
    for key, value in states(current(cls), f"{cls.slug}."):
        if key.split(".")[1] in knobs:
            st.session_state.setdefault(key, value)


def _as_before(cls: type[View], knobs: Mapping[str, Knob]) -> dict[str, str]:
    """What the link said of *knobs* that are folded away: unseen widgets are not asked."""
    return {path: raw for path, raw in _link(cls).items() if path.partition(".")[0] in knobs}


def permalink(view: View) -> str:
    """What the results of *view* are kept under: its full link, and which of the files it names came along.

    A string and not the view itself, as two specs of different classes may look alike to a cache.
    """
    return _permalink(
        cast("Any", view), tuple(brought.files())
    )  # a frozen spec can be hashed, though its type does not say so


def section_key(view: View, part: Part) -> str:
    """What the findings of *part* below *view* are kept under."""
    there = tuple(brought.files())
    return f"{_permalink(cast('Any', view.beside(part)), there)}#{_permalink(cast('Any', part), there)}"


@lru_cache(maxsize=256)
def _permalink(view: Any, there: tuple[str, ...]) -> str:
    link = encode(view, full=True)
    present = "+".join(raw for raw in link.values() if raw in there)
    return f"{view.slug}?{urlencode(link)}&{present}"


def current(cls: type[V]) -> V:
    """The view as its widgets stand."""
    return _read(cls, tuple(_link(cls).items()))


def _read(cls: type[V], link: tuple[tuple[str, str], ...]) -> V:
    return _decoded(cls, link)[0]


@lru_cache(maxsize=256)
def _decoded(cls: type[V], link: tuple[tuple[str, str], ...]) -> tuple[V, list[Problem]]:
    return decode(cls, dict(link))


def _link(cls: type[Spec]) -> dict[str, str]:
    """What the widgets said last."""
    return st.session_state.get(_stored(cls), {})


def _stored(cls: type[Spec]) -> str:
    return f"_link.{cls.slug}"


def _unread(cls: type[Spec]) -> str:
    return f"_unread.{cls.slug}"


def _by_place(cls: type[Spec]) -> tuple[dict[str, Knob], dict[str, Knob]]:
    apart = _apart(cls)
    knobs = {n: k for n, k in cls.knobs().items() if n not in apart}
    return {n: k for n, k in knobs.items() if not k.more}, {n: k for n, k in knobs.items() if k.more}


def _apart(cls: type[Spec]) -> dict[str, Knob]:
    return {n: k for n, k in cls.knobs().items() if isinstance(k, Several) and k.apart and k.catalogue}


def fill(view: View) -> None:
    """Set every widget of the page to what *view* says."""
    st.session_state[_stored(type(view))] = encode(view)
    for key, value in states(view, f"{view.slug}."):
        st.session_state[key] = value


def presets(cls: type[View], lang: Lang) -> None:
    """The examples of *cls*, one press each; the one that is shown is marked."""
    if cls.presets:
        examples.ask(cls, _link(cls), lang, fill)


_SPOKEN = "_spoken"
