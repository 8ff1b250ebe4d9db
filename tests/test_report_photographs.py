"""Photographs on paper: as sharp as print asks for, and no heavier than they need to be."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from PIL import Image

from acts.blocks import Block, Finding, Picture, Strip
from acts.files import name_of
from acts.images import ACCEPTS, PICTURES, SIDE, normalized
from acts.study import Entry, Study
from acts.text import Lang, Text
from acts.views import VIEWS
from acts.views.curves_parts import PARTS
from reports.html import draw
from reports.pdf import pdf
from reports.sheet import Sheet
from reports.style import Style
from tests._paper import Demo

SHAPES = {
    "landscape": (900, 600),
    "portrait": (600, 900),
    "phone": (900, 1950),
    "square": (700, 700),
    "panorama": (2400, 500),
}
TEXTURE = np.random.default_rng(0).integers(60, 200, (256, 256), np.uint8)


def photograph(width: int, height: int) -> bytes:
    """A textured JPEG, as a camera writes it."""
    gray = np.tile(TEXTURE, (-(-height // 256), -(-width // 256)))[:height, :width]
    out = BytesIO()
    Image.fromarray(gray).convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()


def shown(name: str, png: bytes) -> Picture:
    """*png* as a block."""
    return Picture(name=name, title=name, caption="", alt=f"The shape {name}", png=png)


class Album(Demo):
    """Photographs of every shape, each alone, and two, three and five abreast."""

    title = Text("Photographs", "사진")

    def answer(self, result: Any, language: Lang) -> Iterator[Block]:
        taken = [shown(name, normalized(photograph(*size))) for name, size in SHAPES.items()]
        yield Finding("They are sharp.")
        yield from taken
        for count in (2, 3, 5):
            yield Strip(name=f"strip{count}", title="Abreast", caption="", panels=tuple(taken[:count]))


@cache
def printed(form: str) -> bytes:
    """The album as PDF."""
    return pdf(Study(entries=(Entry(Album()),), date="2026-11-20"), "en", Style(form))


def resolutions(content: bytes) -> list[int]:
    """Pixels an inch of every picture in a PDF, across and down."""
    ran = subprocess.run(["pdfimages", "-list", "-"], input=content, capture_output=True, check=True)
    lines = [line.split() for line in ran.stdout.decode().splitlines()[2:]]
    return [int(ppi) for line in lines for ppi in line[12:14]]


@pytest.mark.parametrize("form", ["report", "handout"])
def test_photographs_have_print_resolution(form: str) -> None:
    """Two hundred pixels an inch or more, upright or across, alone or abreast."""
    found = resolutions(printed(form))
    assert len(found) >= (30 if form == "report" else 2) and min(found) >= 199  # whole numbers of Poppler


def test_a_photograph_is_kept_once() -> None:
    """Shown four times, it weighs as much as one that is shown once."""
    weight = sum(len(normalized(photograph(*size))) for size in SHAPES.values())
    assert len(printed("report")) < 1.3 * weight + 120_000


@pytest.mark.parametrize("picture", PICTURES)
def test_bundled_photographs_have_print_resolution(picture: str) -> None:
    """In the section of the curves, in colors, before and after the function."""
    part = PARTS["pictures"](picture=picture, colors="rgb")
    view = VIEWS["curves"](functions=VIEWS["curves"]().functions[:1], parts=(part,))
    content = pdf(Study(entries=(Entry(view),), date="2026-11-20"), "en")
    found = resolutions(content)
    assert len(found) == 4 and min(found) >= 199 and len(content) < 1_200_000


def test_forty_megapixels_stay_within_limits() -> None:
    """Brought as a file or left in a study, a large photograph is printed sharp, and its pixels do not travel twice."""
    large = photograph(7300, 5500)
    small, name = normalized(large), name_of(large)
    view = VIEWS["curves"](functions=VIEWS["curves"]().functions[:1], parts=(PARTS["pictures"](picture=name),))
    content = pdf(Study(entries=(Entry(view),), files={name: large}, date="2026-11-20"), "en")
    assert min(resolutions(content)) >= 199 and len(content) < 1_000_000 + 1.1 * len(large)
    with Image.open(BytesIO(small)) as opened:
        assert opened.size == (SIDE, 362) and len(small) < 600_000 and "jpg" in ACCEPTS


@pytest.mark.parametrize(
    ("size", "kind"),
    [
        ((1, 200), "cells"),
        ((200, 1), "cells"),
        ((28, 28), "cells"),
        ((1, 480), "photograph"),
        ((221, 480), "photograph"),
    ],
)
def test_odd_shapes_keep_to_their_place(size: tuple[int, int], kind: str) -> None:
    """Cells fill the column and a photograph keeps soft edges, but nothing is taller than one and a half columns."""
    out = BytesIO()
    Image.new("L", size).save(out, "PNG")
    drawn = draw(shown("odd", out.getvalue()), Sheet("en"))
    width = float(drawn.split("width:")[1].split("px")[0])
    assert f'class="{kind}"' in drawn and width <= 491 and width * size[1] / size[0] <= 491 * 1.5 + 10
