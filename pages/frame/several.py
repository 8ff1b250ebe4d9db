"""A widget that chooses several entries, in order; the same may stand there twice, and the second ReLU is "relu~2"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from acts.knobs import Several
from acts.text import Lang, Text
from pages.frame import look
from pages.frame.selects import titles_of


def choose(knob: Several, words: dict[str, Any], lang: Lang) -> dict[str, str]:
    """The titles of the chosen entries by their tokens, in order; what is wanted if they are too few."""
    titles = titles_of(knob.catalogue, lang)
    chosen = _known(words["key"], titles)
    options = {**titles, **{token: _nth(titles, token) for token in (*_again(chosen), *chosen) if "~" in token}}
    tokens: list[str] = st.multiselect(
        options=options, format_func=options.__getitem__, default=chosen, max_selections=knob.most,
        placeholder=_CHOOSE(lang), wrap=True, **words,
    )  # fmt: skip
    tokens = [token for token in tokens if slug_of(token) in titles]
    if len(tokens) < knob.least:
        look.note(_AT_LEAST(lang).format(least=knob.least))
    return {token: options[token] for token in tokens}


def _known(key: str, titles: Mapping[str, str]) -> list[str]:
    """What was chosen among *titles*; as in `selects`, a client may say anything."""
    said: list[str] = st.session_state.setdefault(key, [])
    chosen = [token for token in said if slug_of(token) in titles]
    if len(chosen) < len(said):
        st.session_state[key] = chosen
    return chosen


def tokens_of(slugs: list[str]) -> list[str]:
    """A name for each of *slugs* that no other has."""
    return [f"{s}~{slugs[:i].count(s) + 1}" if s in slugs[:i] else s for i, s in enumerate(slugs)]


def slug_of(token: str) -> str:
    """The entry that a *token* stands for."""
    return token.partition("~")[0]


def _again(chosen: list[str]) -> list[str]:
    """A token for each chosen entry to stand there once more."""
    slugs = [slug_of(token) for token in chosen]
    return [f"{slug}~{slugs.count(slug) + 1}" for slug in dict.fromkeys(slugs)]


def _nth(titles: Mapping[str, str], token: str) -> str:
    slug, _, which = token.partition("~")
    return f"{titles[slug]} ({which})"


_CHOOSE = Text("Choose", "고르기")
_AT_LEAST = Text(
    "Choose at least {least}; the defaults are shown until then.",
    "{least}개 이상 고르세요. 고를 때까지 기본값을 보여 줍니다.",
)
