"""One widget a knob, and what each of them says as part of a link.

Every widget is given its value twice: in the session state, from where the script sets it, and as its default. The
browser learns of the first only once; were that message overtaken by the next run before the page is drawn, an
untouched widget would answer with its default.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Protocol
from unicodedata import east_asian_width

import streamlit as st

from acts import files
from acts.knobs import Choice, Expression, Flag, Knob, Number, Numbers, Option, Passage, Place, Several, Source
from acts.spec import Spec
from acts.text import Lang, Text, Trouble
from pages.frame import brought, look
from pages.frame.sliders import number
from pages.frame.states import states


class Apart(Protocol):
    """Where entries stand that show something of their own, each with its knobs beside it."""

    def chooser(self) -> AbstractContextManager[Any]:
        """The place above them all, for the widget that chooses among them."""
        ...

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


def _widget(knob: Knob, key: str, path: str, form: Form, among: Mapping[str, Knob]) -> str:  # noqa: C901, PLR0911 - one case a knob
    """Draw one knob *among* others; what it says, as a link has it."""
    lang = form.lang
    words: dict[str, Any] = {"label": knob.label(lang), "key": key, "help": knob.help(lang) if knob.help else None}
    words |= {"on_change": form.turned, "args": (path, knob, key)} if form.turned else {}
    match knob:
        case Number():
            return knob.write(number(knob, words))
        case Flag():
            return knob.write(st.toggle(value=st.session_state[key], **words))
        case Option(options=options):
            return _option({slug: text(lang) for slug, text in options.items()}, words)
        case Source():
            return _source(knob, words, lang)
        case Numbers():
            return _numbers(knob, words, lang)
        case Expression():
            return _expression(knob, words, path, form, among)
        case Passage():
            return _passage(knob, words)
        case Place():
            return _place(knob, words, path, form, among)
        case Choice(catalogue=catalogue):
            return _choice(catalogue, words, path, form)
        case Several():
            return _several(knob, words, path, form)
        case _:
            raise TypeError(knob)


def _passage(knob: Passage, words: dict[str, Any]) -> str:
    """A field of several lines, or of one where few letters are wanted."""
    value: str = st.session_state[words["key"]]
    if knob.most <= 200:
        return str(st.text_input(value=value, max_chars=knob.most, **words) or "")
    return str(st.text_area(value=value, max_chars=knob.most, height=260, **words) or "")


def _choice(catalogue: Mapping[str, type[Spec]], words: dict[str, Any], path: str, form: Form) -> str:
    slug = _select(_titles(catalogue, form.lang), words)
    if slug in catalogue:
        ask_all(catalogue[slug].knobs(), f"{words['key']}.{slug}.", f"{path}.", form)
    return slug


def _select(titles: Mapping[Any, str], words: dict[str, Any]) -> str:
    """One of the keys of *titles*; the first if none was chosen yet."""
    chosen = st.session_state.setdefault(words["key"], next(iter(titles)))
    place = list(titles).index(chosen) if chosen in titles else 0
    return str(st.selectbox(options=titles, format_func=titles.__getitem__, index=place, **words))


def _place(knob: Place, words: dict[str, Any], path: str, form: Form, among: Mapping[str, Knob]) -> str:
    """One of the entries that another knob just said it holds, by their names."""
    other: Any = among[knob.of]
    slugs = other.read(form.link[_sibling(path, knob.of)])[: knob.most] or [""]
    titles = _titles(other.catalogue, form.lang)
    names = {i: titles.get(slug, slug) for i, slug in enumerate(slugs, 1)}
    names |= {i: f"{name} ({i})" for i, name in names.items() if list(names.values()).count(name) > 1}
    st.session_state[words["key"]] = min(max(int(st.session_state.get(words["key"], 1)), 1), len(names))
    return _select(names, words)


def _option(titles: dict[str, str], words: dict[str, Any]) -> str:
    chosen = st.session_state.setdefault(words["key"], next(iter(titles)))
    if len(titles) <= 3 and sum(map(_room, titles.values())) <= 26:
        return str(
            st.segmented_control(
                options=titles, format_func=titles.__getitem__, default=chosen, required=True, width="stretch", **words
            )
        )
    return _select(titles, words)


def _room(words: str) -> int:
    """How many Latin letters are as wide as *words*: a Hangul syllable takes two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words)


def _titles(catalogue: Mapping[str, type[Spec]], lang: Lang) -> dict[str, str]:
    return _sorted_titles(tuple(catalogue.values()), lang)


@lru_cache(maxsize=32)
def _sorted_titles(entries: tuple[type[Spec], ...], lang: Lang) -> dict[str, str]:
    return dict(sorted(((cls.slug, cls.title(lang)) for cls in entries), key=lambda item: item[1].casefold()))


def _numbers(knob: Numbers, words: dict[str, Any], lang: Lang) -> str:
    raw = str(st.text_input(value=st.session_state[words["key"]], **words))
    try:
        values = knob.read(raw)
    except ValueError:
        values = []
    if not (knob.least <= len(values) <= knob.most and all(knob.lo <= v <= knob.hi for v in values)):
        look.note(_WANTS(lang).format(wants=knob.wants(lang)))
    return raw


def _expression(knob: Expression, words: dict[str, Any], path: str, form: Form, among: Mapping[str, Knob]) -> str:
    """A line to write in, and one sentence beneath it if what stands there cannot be read.

    A text that is read together with another has nothing to add while that one cannot be read alone.
    """
    raw = str(st.text_input(value=st.session_state[words["key"]], **words))
    other, before = among.get(knob.of), list[str]()
    if isinstance(other, Expression):
        before = [form.link[_sibling(path, knob.of)]]
        if _trouble(other, *before):
            return raw
    found = _trouble(knob, *before, raw)
    if found:
        look.note(f"{found.text(form.lang)} {_UNTIL(form.lang)}")
    return raw


def _sibling(path: str, name: str) -> str:
    """The path of the knob *name* beside the one at *path*."""
    head, dot, _ = path.rpartition(".")
    return f"{head}{dot}{name}"


def _trouble(knob: Expression, *texts: str) -> Trouble | None:
    try:
        knob.check(*texts)
    except Trouble as trouble:
        return trouble
    return None


def _source(knob: Source, words: dict[str, Any], lang: Lang) -> str:
    key = words["key"]
    titles = {slug: text(lang) for slug, text in knob.options.items()}
    titles |= {name: _YOURS(lang).format(name=name[5:9]) for name in brought.files()}
    chosen = st.session_state.setdefault(key, next(iter(titles)))
    if chosen not in titles:  # a link from somebody whose file stayed at home
        titles[chosen] = _ABSENT(lang)
    slug = _select(titles, words)
    st.file_uploader(
        _BRING(lang),
        type=list(knob.accepts),
        key=f"{key}.upload",
        on_change=_bring,
        args=(knob, key),
        max_upload_size=16,
    )
    trouble = st.session_state.get(f"{key}.trouble")
    if trouble is not None:
        look.state("failed", _NOT_USED(lang), trouble(lang))
    return slug


def _bring(knob: Source, key: str) -> None:
    """A file came: check it, keep it, choose it; or say in one sentence why not."""
    upload = st.session_state.get(f"{key}.upload")
    st.session_state[f"{key}.trouble"] = None
    if upload is None:
        return
    try:
        content = knob.check(upload.getvalue())
    except Trouble as trouble:
        st.session_state[f"{key}.trouble"] = trouble.text
        return
    name = files.name_of(content)
    brought.keep({name: content})
    st.session_state[key] = name


def _several(knob: Several, words: dict[str, Any], path: str, form: Form) -> str:
    lang = form.lang
    titles = _titles(knob.catalogue, lang)
    there: list[str] = st.session_state.setdefault(words["key"], [])
    chosen = [t for t in there if t.partition("~")[0] in knob.catalogue]
    if chosen != there:  # said in the words of the other language, by a browser that has not seen this one yet
        st.session_state[words["key"]] = chosen
    again = [f"{s}~{chosen_count(chosen, s) + 1}" for s in dict.fromkeys(t.partition("~")[0] for t in chosen)]
    options = dict(titles)
    options |= {t: _nth(titles, t) for t in (*again, *chosen) if "~" in t}
    with form.apart.chooser() if form.apart else nullcontext():
        tokens: list[str] = st.multiselect(
            options=options,
            format_func=options.__getitem__,
            default=chosen,
            max_selections=knob.most,
            placeholder=_CHOOSE(lang),
            wrap=True,
            **words,
        )
    tokens = [t for t in tokens if t.partition("~")[0] in knob.catalogue]
    if len(tokens) < knob.least:
        look.note(_AT_LEAST(lang).format(least=knob.least))
    for i, token in enumerate(tokens, 1):
        entry = knob.catalogue[token.partition("~")[0]]
        place = form.apart.lay_out(f"{path}.{i}", entry) if form.apart else _fold(entry, options[token])
        with place:
            prefix = f"{words['key']}.{token}."
            for key, value in states(entry(), prefix):
                st.session_state.setdefault(key, value)
            _ask_entry(entry, prefix, f"{path}.{i}.", form)
    return ",".join(t.partition("~")[0] for t in tokens)


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


def chosen_count(tokens: list[str], slug: str) -> int:
    """How often *slug* stands among the chosen *tokens*."""
    return sum(t.partition("~")[0] == slug for t in tokens)


def _nth(titles: Mapping[str, str], token: str) -> str:
    slug, _, which = token.partition("~")
    return f"{titles.get(slug, slug)} ({which})"


MORE = Text("More settings", "더 많은 설정")
_CHOOSE = Text("Choose", "고르기")
_AT_LEAST = Text(
    "Choose at least {least}; the defaults are shown until then.",
    "{least}개 이상 고르세요. 고를 때까지 기본값을 보여 줍니다.",
)
_WANTS = Text(
    "Write {wants}; the default is shown until then.", "입력 형식: {wants}. 고칠 때까지 기본값을 보여 줍니다."
)
_UNTIL = Text("The default is shown until then.", "고칠 때까지 기본값을 보여 줍니다.")
_BRING = Text("Bring your own", "직접 올리기")
_YOURS = Text("Yours ({name})", "올린 파일({name})")
_ABSENT = Text("A file that did not come along", "함께 오지 않은 파일")
_NOT_USED = Text("This file was not used", "이 파일은 쓰지 않았습니다")
