"""The typefaces of the project, the same files on screen and on paper."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont, TTLibError

from acts.text import Text, Trouble
from reports import yardstick

FOLDER = Path(__file__).parents[1] / "static" / "fonts"
FACES = (
    ("Pretendard", 400, "Pretendard-Regular"), ("Pretendard", 500, "Pretendard-Medium"), ("Pretendard", 600, "Pretendard-SemiBold"),
    ("Pretendard", 700, "Pretendard-Bold"), ("JetBrains Mono", 400, "JetBrainsMono-Regular"),
)  # fmt: skip
_CONFIGURATION = Path(__file__).with_name("fonts.conf")


@contextmanager
def only_ours() -> Generator[None]:
    """Hide the fonts of the machine inside the block: the same bytes on every one."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(_CONFIGURATION)
    try:
        yield
    finally:
        os.environ.pop("FONTCONFIG_FILE")
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before


def check() -> None:
    """Raise `Trouble` if a typeface is missing or cut short: another would take its place, at other widths, unsaid."""
    files = [FOLDER / f"{name}.ttf" for _, _, name in FACES] + yardstick.files()
    broken = [path for path in files if not _whole(path)]
    if broken:
        raise Trouble(_BROKEN.format(names=", ".join(f"{path.parent.name}/{path.name}" for path in broken)))


def _whole(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            font: Any = TTFont(file, lazy=True)
            return all(e.offset + e.length <= path.stat().st_size for e in font.reader.tables.values())
    except (OSError, TTLibError):
        return False


_BROKEN = Text(
    "Reports cannot be made on this server: typefaces are missing or damaged ({names}). "
    "Whoever runs it can put them back; save your study until then.",
    "이 서버에서는 보고서를 만들 수 없습니다. 글꼴이 없거나 손상되었습니다({names}). "
    "서버 관리자가 되돌려 놓을 수 있으니 그때까지 스터디를 저장해 두세요.",
)


@cache
def advances() -> dict[int, float]:
    """How wide the characters are that the text face or, failing it, the code face can draw; in ems."""
    check()
    found: dict[int, float] = {}
    for face in ("JetBrainsMono-Regular.ttf", "Pretendard-Regular.ttf"):
        with TTFont(FOLDER / face, lazy=True) as opened:
            font: Any = opened
            unit, widths = font["head"].unitsPerEm, font["hmtx"].metrics
            found |= {code: widths[glyph][0] / unit for code, glyph in font.getBestCmap().items()}
    return found
