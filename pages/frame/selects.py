"""Widgets that choose one of several titles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from unicodedata import east_asian_width

import streamlit as st

from acts.spec import Spec
from acts.text import Lang


def select(titles: Mapping[Any, str], words: dict[str, Any]) -> str:
    """One of the keys of *titles*; the first if none of them was chosen."""
    place = list(titles).index(_known(words["key"], titles))
    return str(st.selectbox(options=titles, format_func=titles.__getitem__, index=place, **words))


def _known(key: str, titles: Mapping[Any, str]) -> Any:
    """What was chosen among *titles*; a client of one's own making may say that it was something else."""
    chosen = st.session_state.setdefault(key, next(iter(titles)))
    if chosen not in titles:
        chosen = st.session_state[key] = next(iter(titles))
    return chosen


def option(titles: dict[str, str], words: dict[str, Any]) -> str:
    """One of the keys of *titles*: side by side where they are few and short."""
    chosen = _known(words["key"], titles)
    if len(titles) <= 3 and sum(map(_room, titles.values())) <= 26:
        return str(
            st.segmented_control(
                options=titles, format_func=titles.__getitem__, default=chosen, required=True, width="stretch", **words
            )
        )
    return select(titles, words)


def _room(words: str) -> int:
    """How many Latin letters are as wide as *words*: a Hangul syllable takes two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words)


def titles_of(catalogue: Mapping[str, type[Spec]], lang: Lang) -> dict[str, str]:
    """The titles of a *catalogue* by slug, in the order of the alphabet."""
    return _sorted_titles(tuple(catalogue.values()), lang)


@lru_cache(maxsize=32)
def _sorted_titles(entries: tuple[type[Spec], ...], lang: Lang) -> dict[str, str]:
    return dict(sorted(((cls.slug, cls.title(lang)) for cls in entries), key=lambda item: item[1].casefold()))
