"""One widget a knob, and what each of them says as part of a link.

Every widget is given its value twice: in the session state, from where the script sets it, and as its default. The
browser learns of the first only once; were that message overtaken by the next run before the page is drawn, an
untouched widget would answer with its default.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

import streamlit as st

from acts.knobs import Choice, Expression, Flag, Knob, Number, Numbers, Option, Passage, Place, Several, Source
from acts.spec import Spec
from acts.text import Lang, Text
from pages.frame import several, written
from pages.frame.selects import option, select, titles_of
from pages.frame.sliders import number
from pages.frame.states import states


class Apart(Protocol):
    """Where entries stand that show something of their own, each with its knobs beside it."""

    def lay_out(self, path: str, entry: type[Spec]) -> AbstractContextManager[Any]:
        """Make room for the *entry* at *path*; the place of its knobs."""
        ...


@dataclass
class Form:
    """What the widgets said so far, as a link, and where the next ones stand."""

    lang: Lang
    apart: Apart | None = None
    turned: Callable[[str, Knob, str], None] | None = None  #: called with path, knob and key of one that was turned
    link: dict[str, str] = field(default_factory=dict[str, str])


def ask_all(knobs: Mapping[str, Knob], keys: str, paths: str, form: Form) -> None:
    """Draw *knobs* in order, and write what their widgets say into *form*."""
    for name, knob in knobs.items():
        form.link[paths + name] = _widget(knob, keys + name, paths + name, form, knobs)


def _widget(knob: Knob, key: str, path: str, form: Form, among: Mapping[str, Knob]) -> str:
    """Draw one knob *among* others; what it says, as a link has it."""
    lang = form.lang
    words: dict[str, Any] = {"label": knob.label(lang), "key": key, "help": knob.help(lang) if knob.help else None}
    words |= {"on_change": form.turned, "args": (path, knob, key)} if form.turned else {}
    match knob:
        case Choice(catalogue=catalogue):
            return _choice(catalogue, words, path, form)
        case Several():
            return _several(knob, words, path, form)
        case Place():
            return _place(knob, words, path, form, among)
        case Expression():
            other = among.get(knob.of)
            before = (other, form.link[_sibling(path, knob.of)]) if isinstance(other, Expression) else None
            return written.expression(knob, words, lang, before)
        case _:
            return _alone(knob, words, lang)


def _alone(knob: Knob, words: dict[str, Any], lang: Lang) -> str:  # noqa: C901 - one case a knob
    """A knob that neither holds others nor looks at them."""
    match knob:
        case Number():
            return knob.write(number(knob, words))
        case Flag():
            return knob.write(st.toggle(value=st.session_state[words["key"]], **words))
        case Option(options=options):
            return option({slug: text(lang) for slug, text in options.items()}, words)
        case Source():
            return written.source(knob, words, lang)
        case Numbers():
            return written.numbers(knob, words, lang)
        case Passage():
            return written.passage(knob, words)
        case _:
            raise TypeError(knob)


def _choice(catalogue: Mapping[str, type[Spec]], words: dict[str, Any], path: str, form: Form) -> str:
    slug = select(titles_of(catalogue, form.lang), words)
    prefix = f"{words['key']}.{slug}."
    _remember(catalogue[slug](), prefix)
    ask_all(catalogue[slug].knobs(), prefix, f"{path}.", form)
    return slug


def _remember(entry: Spec, prefix: str) -> None:
    """Give the widgets of *entry* something to hold: they are new on the page, or were away and forgotten."""
    for key, value in states(entry, prefix):
        st.session_state.setdefault(key, value)


def _place(knob: Place, words: dict[str, Any], path: str, form: Form, among: Mapping[str, Knob]) -> str:
    """One of the entries that another knob just said it holds, by their names."""
    other: Any = among[knob.of]
    slugs = other.read(form.link[_sibling(path, knob.of)])[: knob.most] or [""]
    titles = titles_of(other.catalogue, form.lang)
    names = {i: titles.get(slug, slug) for i, slug in enumerate(slugs, 1)}
    names |= {i: f"{name} ({i})" for i, name in names.items() if list(names.values()).count(name) > 1}
    place = st.session_state.get(words["key"], 1)
    st.session_state[words["key"]] = min(max(place, 1), len(names)) if isinstance(place, int) else 1
    return select(names, words)


def _sibling(path: str, name: str) -> str:
    """The path of the knob *name* beside the one at *path*."""
    head, dot, _ = path.rpartition(".")
    return f"{head}{dot}{name}"


def _several(knob: Several, words: dict[str, Any], path: str, form: Form) -> str:
    titles = several.choose(knob, words, form.lang)
    for i, (token, title) in enumerate(titles.items(), 1):
        entry = knob.catalogue[several.slug_of(token)]
        with form.apart.lay_out(f"{path}.{i}", entry) if form.apart else _fold(entry, title):
            prefix = f"{words['key']}.{token}."
            _remember(entry(), prefix)
            _ask_entry(entry, prefix, f"{path}.{i}.", form)
    return ",".join(map(several.slug_of, titles))


def _ask_entry(entry: type[Spec], keys: str, paths: str, form: Form) -> None:
    """The knobs of one entry; those that wait behind "More settings" are not drawn until it is opened."""
    within, knobs = replace(form, apart=None), entry.knobs()
    ask_all({n: k for n, k in knobs.items() if not k.more}, keys, paths, within)
    rare = {n: k for n, k in knobs.items() if k.more}
    if rare:
        with st.expander(MORE(form.lang), on_change="rerun", key=f"_more.{keys}") as fold:
            if fold.open:
                ask_all(rare, keys, paths, within)
            else:
                form.link |= {paths + name: _unseen(knob, keys + name) for name, knob in rare.items()}


def _unseen(knob: Knob, key: str) -> str:
    """What a folded widget would say; its value is set again, as Streamlit forgets those of widgets that are away."""
    value = st.session_state[key] = st.session_state[key]
    return str(value) if isinstance(knob, Numbers) else knob.write(value)


def _fold(entry: type[Spec], title: str) -> AbstractContextManager[Any]:
    """A fold for the knobs of an entry, open where the reader is expected to write."""
    written = any(isinstance(knob, Expression) for knob in entry.knobs().values())
    return st.expander(title, expanded=written) if entry.knobs() else nullcontext()


MORE = Text("More settings", "더 많은 설정")
