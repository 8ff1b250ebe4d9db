"""What only the browser can do for a page: speak one language throughout, put a link on the clipboard, keep the study.

All of it is one element, the last of a run, as every element costs a message; a turned knob runs none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

from streamlit.components.v2 import component

from acts.text import Lang
from pages.frame import theirs

KEY = "_browser"
_component = component("browser", js=files("pages.frame").joinpath("browser.js").read_text(encoding="utf-8"))


def act(lang: Lang, kept: Mapping[str, Any] | None = None, told: Callable[[], None] = lambda: None) -> None:
    """Have the browser speak *lang*, and keep what *kept* says; it calls *told* about a study from elsewhere."""
    data = {"lang": lang, "words": theirs.RULES[lang], "kept": kept}
    _component(key=KEY, data=data, on_told_change=told)
