"""What Streamlit does again for every run of a script though it always comes to the same.

The names are Streamlit's own and may go with a later version; then it does all of it again, as before.
"""

from __future__ import annotations

from functools import cache, lru_cache, wraps

from streamlit import config
from streamlit.elements import vega_charts
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session, runtime

PAUSE = 0.001  #: seconds between two deliveries to the browsers


@cache
def theme() -> None:
    """Spell the theme once, and again when the configuration is read anew; it was a seventh of a turned knob."""
    spell = getattr(app_session, "_populate_theme_msg", None)
    if spell is None:
        return

    @cache
    def spelled(section: str) -> CustomThemeConfig:
        message = CustomThemeConfig()
        spell(message, section)
        return message

    @wraps(spell)
    def copy(message: CustomThemeConfig, section: str = "theme") -> None:
        kept = spelled(section)
        if kept.ListFields():  # a section that says nothing stays away
            message.MergeFrom(kept)

    config.on_config_parsed(spelled.cache_clear, force_connect=True)
    app_session._populate_theme_msg = copy  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


@cache
def charts() -> None:
    """Look through the structure of a chart for names that were counted up only where it is new; turned knobs change rows."""
    look = getattr(vega_charts, "_stabilize_vega_json_spec", None)
    if look is not None:
        vega_charts._stabilize_vega_json_spec = lru_cache(maxsize=256)(look)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


@cache
def waiting() -> None:
    """Deliver what a run has drawn soon after: Streamlit sleeps 5 ms after each delivery, which was a quarter of a turned knob."""
    if hasattr(runtime, "MESSAGE_FLUSH_INTERVAL_SECS"):
        runtime.MESSAGE_FLUSH_INTERVAL_SECS = PAUSE  # pyright: ignore[reportPrivateImportUsage, reportConstantRedefinition]
