"""The examples of a view, one press each: the one that is marked is the one that is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import streamlit as st

from acts.spec import decode, encode
from acts.text import Lang, Text
from acts.views.base import Preset, View
from pages.frame.fragments import PRESETS


def ask(cls: type[View], link: Mapping[str, str], lang: Lang, use: Callable[[View], None]) -> None:
    """Offer the examples of *cls*, which shows *link*, behind the way back to how everything was at first.

    What is pressed goes to *use*.
    """
    names = [preset.title(lang) for preset in _choices(cls)]
    st.session_state[_key(cls.slug)] = shown = _shown(cls, link)
    st.pills(
        _PRESETS(lang), range(len(names)), format_func=names.__getitem__, key=_key(cls.slug), default=shown,
        wrap=True, on_change=_pressed, args=(cls, use),
    )  # fmt: skip


def moved(cls: type[View], link: Mapping[str, str], parts: list[str]) -> list[str]:
    """*parts* of a page to run again, with the examples if *link* is not what is marked."""
    stale = st.session_state.get(_key(cls.slug)) != _shown(cls, link)
    return [*parts, PRESETS] if stale and cls.presets else parts


def marked(slug: str) -> list[str]:
    """The part of the page of a view that has to run again when its mark goes, if there is a mark."""
    return [] if st.session_state.get(_key(slug)) is None else [PRESETS]


def _pressed(cls: type[View], use: Callable[[View], None]) -> None:
    chosen: int | None = st.session_state.get(_key(cls.slug))
    use(decode(cls, _choices(cls)[chosen or 0].link)[0])
    st.rerun()


def _shown(cls: type[View], link: Mapping[str, str]) -> int | None:
    return next((place for place, known in enumerate(_links(cls)) if known == link), None)


@cache
def _links(cls: type[View]) -> tuple[dict[str, str], ...]:
    """What the address says of each example."""
    return tuple(encode(decode(cls, preset.link)[0]) for preset in _choices(cls))


def _choices(cls: type[View]) -> tuple[Preset, ...]:
    return (Preset(_USUAL, {}), *cls.presets)


def _key(slug: str) -> str:
    return f"_preset.{slug}"


_PRESETS = Text("Examples", "예시")
_USUAL = Text("Default settings", "기본 설정")
