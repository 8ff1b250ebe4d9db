"""What is said, and what is logged, when a run of the script fails where no page could say so itself.

A client of one's own making brings that about by values that its widgets could never have, and may do so all day: it
costs one line, which tells where it failed and nothing of what was sent.
"""

from __future__ import annotations

import logging
import traceback
from contextlib import suppress
from pathlib import Path

from acts.text import Lang, Text
from pages.frame import address, look

_log = logging.getLogger(__name__)
FRAMES = 4


def tell(error: Exception) -> bool:
    """Log *error*, and say on the page that something went wrong; True as nothing more need be shown."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    _log.error("a run failed: %s at %s", type(error).__name__, where)
    lang: Lang = "en"
    with suppress(Exception):  # the value that failed may be the language
        lang = address.language()
    look.html(look.state_box("failed", _FAILED(lang), _WHY(lang)), lang)
    return True


_FAILED = Text("This page could not be drawn", "화면을 표시하지 못했습니다")
_WHY = Text(
    "Load it again in your browser; the details are in the server's log.",
    "브라우저에서 새로 고침해 보세요. 자세한 내용은 서버 로그에 있습니다.",
)
