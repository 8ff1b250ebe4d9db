"""How blocks stand on a page, and what is said when a mistake of ours keeps them from it."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from itertools import groupby
from typing import Any

import streamlit as st

from acts.blocks import Block, Figure
from acts.text import Lang, Text
from acts.views.base import View
from pages.frame import controls, draw, look

_log = logging.getLogger(__name__)


@contextmanager
def our_fault(cls: type[View], lang: Lang, head: Iterable[Block] = ()) -> Generator[None]:
    """A mistake of ours must not cost a reader the page, the knobs or the study: it is said where it happened.

    *head* says where that is, if nobody has said it yet.
    """
    try:
        yield
    except Exception:  # noqa: BLE001 - whatever it is
        _log.exception("cannot draw %s", controls.permalink(controls.current(cls)))
        draw.draw(head, lang)
        look.state("failed", CANNOT(lang), _OUR_FAULT(lang))


def in_rows(found: Iterable[Block], lang: Lang) -> None:
    """Figures that follow one another stand in rows of two; one alone is not drawn wider than it is read well."""
    for are_figures, run in groupby(found, lambda b: isinstance(b, Figure) and not b.wide):
        if not are_figures:
            draw.draw(run, lang)
            continue
        figures = list(run)
        for i in range(0, len(figures), 2):
            pair = figures[i : i + 2]
            for place, block in zip(_places(len(pair)), pair, strict=True):
                with place:
                    draw.draw([block], lang)


def _places(count: int) -> list[Any]:
    return st.columns(count, gap="large") if count > 1 else [st.container(width=_ALONE)]


_ALONE = 640  #: pixels
CANNOT = Text("This setting cannot be computed", "이 설정은 계산할 수 없습니다")
_OUR_FAULT = Text(
    "That is a mistake of this program, not yours. Another setting may work; the details are in the server's log.",
    "입력이 아니라 이 프로그램의 오류입니다. 다른 설정에서는 될 수 있으며, 자세한 내용은 서버 로그에 있습니다.",
)
