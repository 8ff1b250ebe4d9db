"""Photographs: the bundled ones, and whatever a reader brings."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from acts import files, images
from acts.text import Trouble


def encoded(picture: Image.Image, form: str = "PNG", **options: object) -> bytes:
    """A picture as the bytes of a file."""
    out = BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


GRADIENT = np.arange(2000, dtype=np.uint16).reshape(40, 50) * 30
EXOTIC = {
    "RGBA": Image.new("RGBA", (50, 40), (255, 0, 0, 90)),
    "palette": Image.new("P", (50, 40), 3),
    "one bit": Image.new("1", (50, 40), 1),
    "sixteen bits": Image.fromarray(GRADIENT),
    "gray and alpha": Image.new("LA", (50, 40), (9, 9)),
    "one pixel": Image.new("L", (1, 1)),
    "a line": Image.new("L", (3000, 1)),
}


@pytest.mark.parametrize("name", images.PICTURES)
@pytest.mark.parametrize("scaling", images.SCALINGS)
def test_bundled_pictures_are_scaled_as_said(name: str, scaling: str) -> None:
    """Each scaling is what its name says."""
    gray = images.picture(name, scaling)
    center = {"minus_median": np.median(gray), "z_score": gray.mean(), "zero_to_one": 0, "minus_one_to_one": 0}[scaling]
    assert max(gray.shape) == images.SIDE
    assert abs(center) < 1e-9
    assert gray.min() >= (0 if scaling == "zero_to_one" else -10)


@pytest.mark.parametrize("mode", EXOTIC)
def test_exotic_modes_become_plain(mode: str) -> None:
    """Transparency, palettes, one bit and sixteen bits are read."""
    small = images.normalized(encoded(EXOTIC[mode]))
    with Image.open(BytesIO(small)) as picture:
        assert picture.mode == "RGB"
        assert max(picture.size) <= images.SIDE


def test_sixteen_bits_keep_their_shades() -> None:
    """A deep picture is stretched, not cut at 255."""
    with Image.open(BytesIO(images.normalized(encoded(EXOTIC["sixteen bits"])))) as picture:
        assert len(picture.getcolors() or []) > 200


def test_cmyk_and_float_files_are_read() -> None:
    """Print colors and floating point values are pictures too."""
    assert images.normalized(encoded(Image.new("CMYK", (9, 9)), "JPEG"))
    assert images.normalized(encoded(Image.fromarray(np.ones((4, 5), np.float32)), "TIFF"))


def test_orientation_is_honored_and_metadata_dropped() -> None:
    """A phone's picture stands upright, and says nothing about where it was taken."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "secret place"
    content = encoded(Image.new("L", (40, 20)), "JPEG", exif=exif)
    small = images.normalized(content)
    with Image.open(BytesIO(small)) as picture:
        assert picture.size == (20, 40)
    assert b"secret" in content
    assert b"secret" not in small


BROKEN = {
    "nothing": b"",
    "text": b"hello, I am a picture",
    "cut off": encoded(Image.fromarray(np.random.default_rng(0).integers(0, 255, (64, 64)).astype(np.uint8)))[:900],
    "bomb": encoded(Image.new("1", (16_000, 16_000))),
    "large": encoded(Image.new("1", (9000, 9000))),
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_no_picture_gets_one_sentence(what: str) -> None:
    """Not a picture, cut off, or enormous: refused in words, before it is unpacked."""
    with pytest.raises(Trouble) as caught:
        images.normalized(BROKEN[what])
    assert caught.value.text.ko.endswith(("세요.", "니다."))


def test_a_brought_picture_is_read_by_name() -> None:
    """The name means the bytes, and without the bytes there is a sentence."""
    content = images.normalized(encoded(EXOTIC["RGBA"]))
    name = files.name_of(content)
    with files.brought({name: content}):
        assert images.picture(name, "zero_to_one").shape == (40, 50)
    with pytest.raises(Trouble):
        images.picture(name, "zero_to_one")


def test_color_is_kept_and_gray_is_derived_from_it() -> None:
    """A red picture stays red, and its gray is the luminance of red."""
    content = images.normalized(encoded(Image.new("RGB", (50, 40), (255, 0, 0))))
    name = files.name_of(content)
    with files.brought({name: content}):
        assert np.array_equal(images.picture(name, "zero_to_one", "rgb")[0, 0], [1, 0, 0])
        assert images.picture(name, "zero_to_one")[0, 0] == pytest.approx(0.299, abs=0.002)


@pytest.mark.parametrize("shape", [(4, 5), (4, 5, 3)])
def test_what_is_drawn_can_be_read_back(shape: tuple[int, ...]) -> None:
    """Gray or in color, the lowest value is dark and the highest bright."""
    values = np.linspace(-2, 3, int(np.prod(shape))).reshape(shape)
    with Image.open(BytesIO(images.png(values, -2, 3))) as picture:
        back = np.asarray(picture) / 255 * 5 - 2
    assert back == pytest.approx(values, abs=0.01)
