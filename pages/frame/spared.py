"""What Streamlit does again for every run of a script though it always comes to the same.

The names are Streamlit's own and may go with a later version; then it does all of it again, as before.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache, wraps
from typing import Any, cast

from google.protobuf.message import Message
from streamlit import config
from streamlit.elements import vega_charts
from streamlit.proto.NewSession_pb2 import Config, CustomThemeConfig
from streamlit.runtime import app_session, runtime

from pages.frame.same import Same

LONGEST = 20_000  #: characters of a structure that is kept
PAUSE = 0.002  #: seconds between two deliveries to the browsers


@cache
def settings() -> None:
    """Spell theme and settings once, and again when the configuration is read anew; every run spells both twice."""
    _once("_populate_theme_msg", CustomThemeConfig)
    _once("_populate_config_msg", Config)


def _once(name: str, kind: type[Message]) -> None:
    """Have what the function *name* writes into a message of *kind* be written once for each section."""
    spell = getattr(app_session, name, None)
    if spell is None:
        return

    @cache
    def spelled(*section: str) -> Message | None:
        message = kind()
        spell(message, *section)
        return message if message.ListFields() else None  # a section that says nothing stays away

    @wraps(spell)
    def copy(message: Message, *section: str) -> None:
        kept = spelled(*section)
        if kept is not None:
            message.MergeFrom(kept)

    config.on_config_parsed(spelled.cache_clear, force_connect=True)
    setattr(app_session, name, copy)


@cache
def charts() -> None:
    """Spell the structure of a chart, and look through it for names that were counted up, only where it is new.

    Turned knobs change rows. Where one changes an axis too, the structure is not read to see that we count no names.
    """
    look = getattr(vega_charts, "_stabilize_vega_json_spec", None)
    if look is not None:
        vega_charts._stabilize_vega_json_spec = lru_cache(maxsize=256)(  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
            wraps(look)(lambda text: look(text) if _COUNTED.search(text) else text)
        )
    if getattr(vega_charts, "json", None) is json:
        vega_charts.json = Json()  # pyright: ignore[reportAttributeAccessIssue, reportPrivateImportUsage]


_COUNTED = re.compile(
    r'"(?:param_|view_|datasets"|features"|objects"|coordinates"|geometr)'
)  # places on a map are set apart


class Json:
    """The library json, which spells a dictionary with the very parts of one before as that was, and knows what it spelled."""

    def __getattr__(self, name: str) -> Any:
        return getattr(json, name)

    def dumps(self, value: Any, **how: Any) -> str:
        """*value* as text."""
        if how or not isinstance(value, dict):
            return json.dumps(value, **how)
        parts = cast("dict[str, Any]", value)
        text = _text(tuple((name, part if type(part) in (str, int) else Same(part)) for name, part in parts.items()))
        _said(text)[:] = [parts]
        return text

    def loads(self, text: str) -> Any:
        """What *text* says; copied as deep as Streamlit takes rows out of it. What is long, a reader may have sent."""
        if len(text) > LONGEST:
            return json.loads(text)
        said = _said(text)
        if not said:
            said.append(json.loads(text))
        return _copied(said[0])


def _copied(value: Any) -> Any:
    """A copy of *value*, and of each dictionary right within."""
    if not isinstance(value, dict):
        return value
    parts = cast("dict[str, Any]", value).items()
    return {name: dict(cast("dict[str, Any]", part)) if isinstance(part, dict) else part for name, part in parts}


@lru_cache(maxsize=256)
def _text(parts: tuple[tuple[str, Any], ...]) -> str:
    return json.dumps({name: part.value if isinstance(part, Same) else part for name, part in parts})


@lru_cache(maxsize=256)
def _said(text: str) -> list[Any]:
    """Where is kept what *text* says, once it is known."""
    return []


@cache
def waiting() -> None:
    """Deliver what a run has drawn soon after: Streamlit sleeps 5 ms after each delivery, which was a quarter of a turned knob."""
    if hasattr(runtime, "MESSAGE_FLUSH_INTERVAL_SECS"):
        runtime.MESSAGE_FLUSH_INTERVAL_SECS = PAUSE  # pyright: ignore[reportPrivateImportUsage, reportConstantRedefinition]
